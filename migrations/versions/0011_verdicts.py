"""What young people say of an answer, and of an action before it closes."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "difference_said",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("closure_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column(
            "said",
            sa.Enum(
                "yes",
                "partly",
                "not_yet",
                "no_view",
                name="difference",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_difference_said_by_id_user")),
        sa.ForeignKeyConstraint(
            ["closure_id"], ["closure.id"], name=op.f("fk_difference_said_closure_id_closure")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_difference_said")),
    )
    op.create_index(
        op.f("ix_difference_said_closure_id_id"), "difference_said", ["closure_id", "id"]
    )


def downgrade() -> None:
    op.drop_table("difference_said")
