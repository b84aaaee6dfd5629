"""You said, we did; sources and their points; celebrations."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", _words("sourcekind", "survey", "visit", "group", "event"), nullable=False
        ),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("took_part", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_source_until_after_from")),
        sa.CheckConstraint(
            "took_part IS NULL OR took_part >= 0", name=op.f("ck_source_took_part_counted")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("name", "from_on", name=op.f("uq_source_name_from_on")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source_id", sa.Integer(), nullable=True))
    with op.batch_alter_table("comment", schema=None) as batch_op:
        name = batch_op.f("fk_comment_source_id_source")
        batch_op.create_foreign_key(name, "source", ["source_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_comment_source_id"), ["source_id"], unique=False)
    op.create_table(
        "celebration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pledge_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("proposed_at", AT, nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=True),
        sa.Column("published_at", AT, nullable=True),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "published_at IS NOT NULL OR published_by_id IS NULL",
            name=op.f("ck_celebration_published_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["pledge_id"], ["pledge.id"], name=op.f("fk_celebration_pledge_id_pledge")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["user.id"], name=op.f("fk_celebration_proposed_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["user.id"], name=op.f("fk_celebration_published_by_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_celebration")),
    )
    op.create_index(op.f("ix_celebration_pledge_id_month"), "celebration", ["pledge_id", "month"])
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column(
            "theme",
            _words(
                "publication_theme",
                "homes",
                "health",
                "learning",
                "money",
                "people",
                "plans",
                "services",
            ),
            nullable=False,
        ),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("name_offered", sa.String(length=300), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column(
            "consent",
            _words("consent", "asked", "named", "unnamed", "refused", "no_author"),
            nullable=False,
        ),
        sa.Column("consent_at", AT, nullable=True),
        sa.Column("published_at", AT, nullable=True),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.Column("on_poster", sa.Boolean(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "published_at IS NULL OR consent IN ('named', 'unnamed', 'no_author')",
            name=op.f("ck_publication_published_with_consent"),
        ),
        sa.CheckConstraint(
            "(published_at IS NULL) = (published_by_id IS NULL)",
            name=op.f("ck_publication_published_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_publication_comment_id_comment")
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name=op.f("fk_publication_answer_id_answer")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["user.id"], name=op.f("fk_publication_asked_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["user.id"], name=op.f("fk_publication_published_by_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("comment_id", name=op.f("uq_publication_comment_id")),
    )
    op.create_index(op.f("ix_publication_month_id"), "publication", ["month", "id"])


def downgrade() -> None:
    for table in ("publication", "celebration"):
        op.drop_table(table)
    op.execute("DELETE FROM comment WHERE source_id IS NOT NULL")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comment_source_id"))
        batch_op.drop_constraint(batch_op.f("fk_comment_source_id_source"), type_="foreignkey")
        batch_op.drop_column("source_id")
    op.drop_table("source")
