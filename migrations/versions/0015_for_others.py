"""Words that were written down for others, who agreed to print them, and which a chair answered."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_for_others", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.execute(
        "UPDATE comment SET is_for_others = (1 = 1) WHERE source_id IS NOT NULL "
        "OR shown_as = 'young' OR (shown_as = 'group' AND author_role = 'participation lead')"
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.alter_column("is_for_others", existing_type=sa.Boolean(), server_default=None)
        batch_op.create_check_constraint(
            batch_op.f("ck_comment_of_a_source_for_others"), "source_id IS NULL OR is_for_others"
        )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("by_chair", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.alter_column("by_chair", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agreed_by_id", sa.Integer(), nullable=True))
    # What one person alone had printed for others waits for a second one.
    op.execute(
        "UPDATE publication SET consent = 'asked', consent_at = NULL, published_at = NULL, "
        "published_by_id = NULL, on_poster = (1 = 0) WHERE consent != 'refused' "
        "AND comment_id IN (SELECT id FROM comment WHERE is_for_others)"
    )
    with op.batch_alter_table("publication", schema=None) as batch_op:
        name = batch_op.f("fk_publication_agreed_by_id_user")
        batch_op.create_foreign_key(name, "user", ["agreed_by_id"], ["id"])
        batch_op.create_check_constraint(
            batch_op.f("ck_publication_agreed_by_a_second_person"),
            "consent != 'no_author' OR (agreed_by_id IS NOT NULL AND agreed_by_id != asked_by_id)",
        )


def downgrade() -> None:
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_column("by_chair")
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("ck_publication_agreed_by_a_second_person"), type_="check"
        )
        batch_op.drop_constraint(batch_op.f("fk_publication_agreed_by_id_user"), type_="foreignkey")
        batch_op.drop_column("agreed_by_id")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_comment_of_a_source_for_others"), type_="check")
        batch_op.drop_column("is_for_others")
