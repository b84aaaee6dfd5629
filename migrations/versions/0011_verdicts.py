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
    with op.batch_alter_table("answer") as answer:
        answer.add_column(sa.Column("doing_by", sa.Date(), nullable=True))
        answer.add_column(
            sa.Column(
                "verdict",
                sa.Enum(
                    "answers_it",
                    "not_yet",
                    name="verdict",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        answer.add_column(sa.Column("verdict_text", sa.Text(), nullable=False, server_default=""))
        answer.add_column(sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True))
        answer.add_column(sa.Column("owed_again_on", sa.Date(), nullable=True))
        answer.create_check_constraint(
            "judged_at_a_time", "(verdict IS NULL) = (judged_at IS NULL)"
        )
        answer.create_check_constraint(
            "not_yet_is_owed_again",
            "(owed_again_on IS NOT NULL) = (coalesce(verdict, '') = 'not_yet')",
        )
    with op.batch_alter_table("answer") as answer:
        answer.alter_column("verdict_text", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("answer") as answer:
        answer.drop_constraint("not_yet_is_owed_again", type_="check")
        answer.drop_constraint("judged_at_a_time", type_="check")
        answer.drop_constraint(op.f("ck_answer_verdict"), type_="check")
        for name in ("owed_again_on", "judged_at", "verdict_text", "verdict", "doing_by"):
            answer.drop_column(name)
    op.drop_table("difference_said")
