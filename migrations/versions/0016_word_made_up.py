"""Which columns of a term were made up for the demonstration."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("word", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("made_up", sa.String(length=300), nullable=False, server_default="")
        )
    with op.batch_alter_table("word", schema=None) as batch_op:
        batch_op.alter_column("made_up", existing_type=sa.String(length=300), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("word", schema=None) as batch_op:
        batch_op.drop_column("made_up")
