"""Comments on more than actions; what was said of items of agendas becomes comments."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ROLE = "care leaver ambassador"
YOUNG = "A young person"


def upgrade() -> None:
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.alter_column("action_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("pledge_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("item_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("workstream_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("group_name", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("place", sa.String(length=300), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("is_held", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.drop_constraint(batch_op.f("ck_comment_shownas"), type_="check")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.alter_column("is_held", existing_type=sa.Boolean(), server_default=None)
        batch_op.alter_column(
            "group_name", existing_type=sa.String(length=300), server_default=None
        )
        batch_op.alter_column("place", existing_type=sa.String(length=300), server_default=None)
        for column, table in (
            ("pledge_id", "pledge"),
            ("item_id", "agenda_item"),
            ("workstream_id", "workstream"),
        ):
            name = batch_op.f(f"fk_comment_{column}_{table}")
            batch_op.create_foreign_key(name, table, [column], ["id"])
        batch_op.create_check_constraint(
            batch_op.f("ck_comment_shownas"),
            "shown_as IN ('role', 'first', 'full', 'young', 'group')",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_comment_about_one_thing"),
            "(action_id IS NULL OR pledge_id IS NULL) AND (action_id IS NULL OR item_id IS NULL) "
            "AND (pledge_id IS NULL OR item_id IS NULL)",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_comment_action_has_its_own"),
            "action_id IS NULL OR workstream_id IS NULL",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_comment_group_has_a_name"),
            "(shown_as = 'group') = (group_name != '')",
        )
        for column in ("pledge_id", "item_id"):
            name = batch_op.f(f"ix_comment_{column}")
            batch_op.create_index(name, [column], unique=False)
    with op.batch_alter_table("comment_flag", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("hides", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(
            sa.Column("is_private", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("seen_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("late_told_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("comment_flag", schema=None) as batch_op:
        batch_op.alter_column("hides", existing_type=sa.Boolean(), server_default=None)
        batch_op.alter_column("is_private", existing_type=sa.Boolean(), server_default=None)
        name = batch_op.f("fk_comment_flag_seen_by_id_user")
        batch_op.create_foreign_key(name, "user", ["seen_by_id"], ["id"])
        batch_op.create_check_constraint(
            batch_op.f("ck_comment_flag_seen_by_somebody"),
            "(seen_at IS NULL) = (seen_by_id IS NULL)",
        )
    op.execute(
        "UPDATE comment_flag SET is_private = (by_id = "
        "(SELECT author_id FROM comment WHERE comment.id = comment_flag.comment_id))"
    )
    _take_over_items()
    op.drop_table("item_comment")


def _take_over_items() -> None:
    """Every comment on an item, under the name that it was printed with.

    No debt is made of it afterwards: the meeting answered in its minutes. One that was hidden was
    hidden by a participation lead whose name only the history knows: its author stands for them.
    """
    metadata = sa.MetaData()
    here = op.get_bind()
    said = sa.Table("item_comment", metadata, autoload_with=here)
    comment = sa.Table("comment", metadata, autoload_with=here)
    user = sa.Table("user", metadata, autoload_with=here)
    rows = here.execute(
        sa.select(said, user.c.name, user.c.known_as)
        .outerjoin(user, user.c.id == said.c.by_id)
        .order_by(said.c.id)
    )
    for row in rows.mappings().all():
        if row["by_id"] is None:
            raise RuntimeError(f"Comment {row['id']} on an agenda item has no author.")
        shown_as = _shown_as(row)
        here.execute(
            comment.insert().values(
                item_id=row["item_id"],
                author_id=row["by_id"],
                shown_as=shown_as,
                group_name=row["shown_as"] if shown_as == "group" else "",
                author_role=ROLE,
                text=row["text"],
                posted_at=row["said_at"],
                withdrawn_at=None if row["hidden_reason"] else row["withdrawn_at"],
                removed_at=row["withdrawn_at"] if row["hidden_reason"] else None,
                removed_by_id=row["by_id"] if row["hidden_reason"] else None,
                removed_reason=row["hidden_reason"],
                document=row["document"],
                place=row["place"],
                demonstration=row["demonstration"],
                is_held=False,
                seed_key="",
                version=1,
            )
        )


def _shown_as(row: sa.RowMapping) -> str:
    """How the name that was printed had been chosen; what is nobody's name is a group's."""
    name, called = row["name"], (row["known_as"] or row["name"]).split()
    if row["shown_as"] == name:
        return "full"
    if called and row["shown_as"] == called[0].strip(",;."):
        return "first"
    if row["shown_as"] == YOUNG:
        return "young"
    return "role" if row["shown_as"] == f"A {ROLE}" else "group"


def downgrade() -> None:
    """Back to comments on actions alone; what was said of anything else does not fit there."""
    op.create_table(
        "item_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shown_as", sa.String(length=300), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_reason", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_item_comment_by_id_user")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_item_comment_item_id_agenda_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_comment")),
    )
    with op.batch_alter_table("item_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_comment_item_id"), ["item_id"], unique=False)
    with op.batch_alter_table("comment_flag", schema=None) as batch_op:
        name = batch_op.f("ck_comment_flag_seen_by_somebody")
        batch_op.drop_constraint(name, type_="check")
        name = batch_op.f("fk_comment_flag_seen_by_id_user")
        batch_op.drop_constraint(name, type_="foreignkey")
        for column in ("late_told_at", "seen_by_id", "seen_at", "is_private", "hides"):
            batch_op.drop_column(column)
    away = "SELECT id FROM comment WHERE action_id IS NULL"
    for table in ("comment_flag", "earlier_text", "answer"):
        op.execute(f"DELETE FROM {table} WHERE comment_id IN ({away})")
    op.execute("DELETE FROM comment WHERE action_id IS NULL")
    op.execute("UPDATE comment SET shown_as = 'role' WHERE shown_as IN ('young', 'group')")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        for column in ("pledge_id", "item_id"):
            batch_op.drop_index(batch_op.f(f"ix_comment_{column}"))
        for name in ("group_has_a_name", "action_has_its_own", "about_one_thing", "shownas"):
            batch_op.drop_constraint(batch_op.f(f"ck_comment_{name}"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_comment_shownas"), "shown_as IN ('role', 'first', 'full')"
        )
        for column, table in (
            ("pledge_id", "pledge"),
            ("item_id", "agenda_item"),
            ("workstream_id", "workstream"),
        ):
            name = batch_op.f(f"fk_comment_{column}_{table}")
            batch_op.drop_constraint(name, type_="foreignkey")
        for column in ("is_held", "place", "group_name", "workstream_id", "item_id", "pledge_id"):
            batch_op.drop_column(column)
        batch_op.alter_column("action_id", existing_type=sa.Integer(), nullable=False)
