"""Pictures, sound and video of comments."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

PAPERS = "'pdf', 'docx', 'xlsx', 'png', 'jpg'"


def upgrade() -> None:
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_stored_file_filekind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_stored_file_filekind"), f"kind IN ({PAPERS}, 'mp3', 'm4a', 'mp4')"
        )

    op.create_table(
        "comment_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("alternative", sa.Text(), nullable=False),
        sa.Column(
            "consent",
            sa.Enum(
                "nobody",
                "only_me",
                "everybody",
                name="consent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("alternative != ''", name=op.f("ck_comment_file_said_in_words")),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_comment_file_comment_id_comment")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_comment_file_file_id_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_file")),
        sa.UniqueConstraint("comment_id", "number", name=op.f("uq_comment_file_comment_id_number")),
        sa.UniqueConstraint("file_id", name=op.f("uq_comment_file_file_id")),
    )


def downgrade() -> None:
    """What no version before could hold goes: the files of comments, and their rows."""
    op.drop_table("comment_file")
    op.execute("DELETE FROM stored_file WHERE kind IN ('mp3', 'm4a', 'mp4')")
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_stored_file_filekind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_stored_file_filekind"), f"kind IN ({PAPERS})"
        )
