"""What reminders need: rounds that are frozen, settings, choices, absences, addresses in trouble."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=True),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("last_on >= first_on", name=op.f("ck_absence_ends_after_start")),
        sa.CheckConstraint(
            "stand_in_id IS NULL OR stand_in_id != user_id", name=op.f("ck_absence_somebody_else")
        ),
        sa.ForeignKeyConstraint(["set_by_id"], ["user.id"], name=op.f("fk_absence_set_by_id_user")),
        sa.ForeignKeyConstraint(
            ["stand_in_id"], ["user.id"], name=op.f("fk_absence_stand_in_id_user")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_absence_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_absence_user_id_last_on"), ["user_id", "last_on"], unique=False
        )

    op.create_table(
        "mail_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("trigger", sa.String(length=40), nullable=False),
        sa.Column(
            "rhythm",
            sa.Enum(
                "each_day",
                "weekly",
                "never",
                name="rhythm",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "before",
            sa.Enum(
                "each_day",
                "weekly",
                "never",
                name="before",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_mail_choice_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_choice")),
        sa.UniqueConstraint("user_id", "trigger", name=op.f("uq_mail_choice_user_id_trigger")),
    )
    op.create_table(
        "mail_suppression",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_mail_suppression_letter_id_letter")
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by_id"], ["user.id"], name=op.f("fk_mail_suppression_lifted_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_mail_suppression_user_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_suppression")),
    )
    with op.batch_alter_table("mail_suppression", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_suppression_user_id"), ["user_id"], unique=False)
        batch_op.create_index(
            "uq_mail_suppression_open",
            ["user_id"],
            unique=True,
            sqlite_where=sa.text("lifted_at IS NULL"),
            postgresql_where=sa.text("lifted_at IS NULL"),
        )

    op.create_table(
        "dated_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["user.id"], name=op.f("fk_dated_setting_set_by_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dated_setting")),
    )
    with op.batch_alter_table("dated_setting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_dated_setting_name_from_on"), ["name", "from_on"], unique=False
        )

    op.create_table(
        "round_sign_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("workstream_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_round_sign_off_by_id_user")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_round_sign_off_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"],
            ["workstream.id"],
            name=op.f("fk_round_sign_off_workstream_id_workstream"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_sign_off")),
        sa.UniqueConstraint(
            "meeting_id", "workstream_id", name=op.f("uq_round_sign_off_meeting_id_workstream_id")
        ),
    )
    op.create_table(
        "update_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("cycle_began", sa.Date(), nullable=True),
        sa.Column("cycle_before", sa.Date(), nullable=True),
        sa.Column("last_board_on", sa.Date(), nullable=True),
        sa.Column("vacant_posts", sa.JSON(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_update_round_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_update_round")),
        sa.UniqueConstraint(
            "meeting_id", "closes_on", name=op.f("uq_update_round_meeting_id_closes_on")
        ),
    )
    op.create_table(
        "bounce",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "permanent",
                "transient",
                "ours",
                name="bouncekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_bounce_letter_id_letter")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_bounce_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bounce")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_bounce_fingerprint")),
    )
    with op.batch_alter_table("bounce", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bounce_letter_id"), ["letter_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_bounce_user_id_at"), ["user_id", "at"], unique=False)

    op.create_table(
        "frozen_action",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("ref", sa.String(length=20), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "complete",
                "proposed_complete",
                "green",
                "ongoing",
                "amber",
                "red",
                "no_update",
                "not_started",
                "stopped",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "due_precision",
            sa.Enum(
                "day",
                "month",
                "quarter",
                "year",
                "ongoing",
                "next_board",
                "none",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "judgement",
            sa.Enum(
                "on_track",
                "some_issues",
                "not_on_track",
                name="judgement",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("is_proposed", sa.Boolean(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "complete",
                "embedded",
                "stopped",
                "merged",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("last_update_id", sa.Integer(), nullable=True),
        sa.Column("judged_update_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_frozen_action_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["update_round.id"], name=op.f("fk_frozen_action_round_id_update_round")
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"],
            ["workstream.id"],
            name=op.f("fk_frozen_action_workstream_id_workstream"),
        ),
        sa.PrimaryKeyConstraint("round_id", "action_id", name=op.f("pk_frozen_action")),
    )
    with op.batch_alter_table("frozen_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_frozen_action_action_id"), ["action_id"], unique=False)

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("superseded_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("began_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_letter_superseded_by_id_letter"), "letter", ["superseded_by_id"], ["id"]
        )
        batch_op.create_index(
            batch_op.f("ix_letter_state_finished_at"), ["state", "finished_at"], unique=False
        )
    op.execute(
        "UPDATE letter SET began_at = lease_until WHERE state = 'sending' AND content IS NOT NULL"
    )

    op.create_index(op.f("ix_letter_created_on"), "letter", ["created_on"], unique=False)
    op.create_index(op.f("ix_letter_item_fell_on"), "letter_item", ["fell_on"], unique=False)

    with op.batch_alter_table("scheduler_lease", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("trouble", sa.String(length=300), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("trouble_since", sa.DateTime(timezone=True), nullable=True))
        for name in ("last_ms", "last_written", "last_sent"):
            batch_op.add_column(sa.Column(name, sa.Integer(), server_default="0", nullable=False))

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_shared_address", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    op.drop_index(op.f("ix_letter_item_fell_on"), table_name="letter_item")
    op.drop_index(op.f("ix_letter_created_on"), table_name="letter")

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("is_shared_address")

    with op.batch_alter_table("scheduler_lease", schema=None) as batch_op:
        for name in ("last_sent", "last_written", "last_ms"):
            batch_op.drop_column(name)
        batch_op.drop_column("trouble_since")
        batch_op.drop_column("trouble")

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_state_finished_at"))
        batch_op.drop_constraint(
            batch_op.f("fk_letter_superseded_by_id_letter"), type_="foreignkey"
        )
        batch_op.drop_column("began_at")
        batch_op.drop_column("superseded_by_id")

    with op.batch_alter_table("frozen_action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_frozen_action_action_id"))

    op.drop_table("frozen_action")
    with op.batch_alter_table("bounce", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bounce_user_id_at"))
        batch_op.drop_index(batch_op.f("ix_bounce_letter_id"))

    op.drop_table("bounce")
    op.drop_table("update_round")
    op.drop_table("round_sign_off")
    with op.batch_alter_table("dated_setting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dated_setting_name_from_on"))

    op.drop_table("dated_setting")
    with op.batch_alter_table("mail_suppression", schema=None) as batch_op:
        batch_op.drop_index("uq_mail_suppression_open")
        batch_op.drop_index(batch_op.f("ix_mail_suppression_user_id"))

    op.drop_table("mail_suppression")
    op.drop_table("mail_choice")
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_user_id_last_on"))

    op.drop_table("absence")
