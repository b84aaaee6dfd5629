"""Imports of plans, and how the columns of a kind of file were mapped."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "remembered_columns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("heading_hash", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_columns")),
        sa.UniqueConstraint("heading_hash", name=op.f("uq_remembered_columns_heading_hash")),
    )
    op.create_table(
        "plan_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
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
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("refused", sa.Text(), nullable=False),
        sa.Column("done_rows", sa.Integer(), nullable=False),
        sa.Column("all_rows", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=True),
        sa.Column("rows_found", sa.Integer(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("leads", sa.JSON(), nullable=False),
        sa.Column("target", sa.JSON(), nullable=False),
        sa.Column("made", sa.JSON(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("added_by_name", sa.String(length=300), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("imported_by_name", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state != 'done' OR plan_id IS NOT NULL", name=op.f("ck_plan_import_done_has_plan")
        ),
        sa.CheckConstraint(
            "done_rows >= 0 AND all_rows >= 0", name=op.f("ck_plan_import_progress_counted")
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["user.id"], name=op.f("fk_plan_import_added_by_id_user")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_import_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_import")),
    )
    with op.batch_alter_table("plan_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_import_added_at"), ["added_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_import_plan_id"), ["plan_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("plan_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_import_plan_id"))
        batch_op.drop_index(batch_op.f("ix_plan_import_added_at"))

    op.drop_table("plan_import")
    op.drop_table("remembered_columns")
