"""The newest deed that a letter’s words could know of; actions in the order of their dates."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_deed_id", sa.Integer(), nullable=True))

    # The list of actions in the order of their dates, without sorting them all.
    op.create_index(op.f("ix_action_plan_id_due_on"), "action", ["plan_id", "due_on"])


def downgrade() -> None:
    op.drop_index(op.f("ix_action_plan_id_due_on"), "action")

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_column("last_deed_id")
