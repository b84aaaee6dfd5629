"""Scorecards' files on their way into figures."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scorecard_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "reading",
                "refused",
                "read",
                "done",
                "undone",
                name="importstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reading", sa.JSON(), nullable=True),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("made", sa.JSON(), nullable=True),
        sa.Column("scorecard_id", sa.Integer(), nullable=True),
        sa.Column("new_name", sa.String(length=300), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("added_by_name", sa.String(length=300), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("imported_by_name", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state != 'done' OR scorecard_id IS NOT NULL",
            name=op.f("ck_scorecard_import_done_has_scorecard"),
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["user.id"], name=op.f("fk_scorecard_import_added_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["scorecard_id"],
            ["scorecard.id"],
            name=op.f("fk_scorecard_import_scorecard_id_scorecard"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scorecard_import")),
    )
    with op.batch_alter_table("scorecard_import", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_scorecard_import_added_at"), ["added_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_scorecard_import_scorecard_id"), ["scorecard_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("scorecard_import")
