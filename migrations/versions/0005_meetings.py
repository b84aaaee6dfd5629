"""What meetings need: agendas, papers, attendance, minutes, packs, terms, the diary."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column(
            "shows",
            sa.Enum(
                "mine",
                "all",
                name="feedshows",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_calendar_feed_user_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
        sa.UniqueConstraint("user_id", name=op.f("uq_calendar_feed_user_id")),
    )
    op.create_table(
        "standing_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ordinary",
                "apologies",
                "declarations",
                "minutes",
                "promises",
                "shadow",
                "board-summary",
                "exceptions",
                "next-meeting",
                "any-other",
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "note",
                "decide",
                "discuss",
                "approve",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("presenter", sa.String(length=300), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_standing_item_body_id_body")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_item")),
    )
    with op.batch_alter_table("standing_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_standing_item_body_id_position"), ["body_id", "position"], unique=False
        )

    op.create_table(
        "stored_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pdf",
                "docx",
                "xlsx",
                "png",
                "jpg",
                name="filekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("added_by_name", sa.String(length=300), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("size > 0", name=op.f("ck_stored_file_not_empty")),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["user.id"], name=op.f("fk_stored_file_added_by_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
        sa.UniqueConstraint("token", name=op.f("uq_stored_file_token")),
    )
    op.create_table(
        "yearly_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("lead_post_id", sa.Integer(), nullable=True),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("makes_ahead", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("day IS NULL OR day BETWEEN 1 AND 31", name=op.f("ck_yearly_item_day")),
        sa.CheckConstraint("makes_ahead >= 0", name=op.f("ck_yearly_item_ahead")),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name=op.f("ck_yearly_item_month")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_yearly_item_body_id_body")),
        sa.ForeignKeyConstraint(
            ["lead_post_id"], ["post.id"], name=op.f("fk_yearly_item_lead_post_id_post")
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"],
            ["workstream.id"],
            name=op.f("fk_yearly_item_workstream_id_workstream"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_item")),
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ordinary",
                "apologies",
                "declarations",
                "minutes",
                "promises",
                "shadow",
                "board-summary",
                "exceptions",
                "next-meeting",
                "any-other",
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "note",
                "decide",
                "discuss",
                "approve",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("presenter", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "public",
                "board",
                "restricted",
                "draft",
                name="visibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "exempt_paragraph",
            sa.Enum(
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                name="exemptparagraph",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("exempt_reason", sa.Text(), nullable=False),
        sa.Column("public_title", sa.String(length=300), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "held-over",
                "withdrawn",
                name="itemstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("discussion", sa.Text(), nullable=False),
        sa.Column("discussion_version", sa.Integer(), nullable=False),
        sa.Column("public_note", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(visibility = 'restricted') = (exempt_paragraph IS NOT NULL) AND (visibility = 'restricted') = (exempt_reason != '')",
            name=op.f("ck_agenda_item_exempt_has_reason"),
        ),
        sa.CheckConstraint(
            "minutes IS NULL OR minutes > 0", name=op.f("ck_agenda_item_minutes_positive")
        ),
        sa.ForeignKeyConstraint(
            ["carried_from_id"],
            ["agenda_item.id"],
            name=op.f("fk_agenda_item_carried_from_id_agenda_item"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agenda_item_carried_from_id"), ["carried_from_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agenda_item_meeting_id_position"),
            ["meeting_id", "position"],
            unique=False,
        )

    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "present",
                "apologies",
                "substitute",
                "absent",
                "in-attendance",
                name="attendancestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("substitute_for", sa.String(length=300), nullable=False),
        sa.Column("joined_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "left_at IS NULL OR joined_at IS NULL OR left_at > joined_at",
            name=op.f("ck_attendance_left_after_joined"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_attendance_member_id_member")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_attendance_post_id_post")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_attendance_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendance_meeting_id_position"),
            ["meeting_id", "position"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_attendance_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_post_id"), ["post_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_user_id"), ["user_id"], unique=False)

    op.create_table(
        "cycle_tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_cycle_tick_by_id_user")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_cycle_tick_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_tick")),
        sa.UniqueConstraint("meeting_id", "step", name=op.f("uq_cycle_tick_meeting_id_step")),
    )
    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "circulated",
                "agreed",
                "approved",
                name="minutesstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_number", sa.Integer(), nullable=True),
        sa.Column("circulated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_as", sa.String(length=300), nullable=False),
        sa.Column("decisions_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_at_id", sa.Integer(), nullable=True),
        sa.Column("subject_to", sa.Text(), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locked", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'approved') = (locked_at IS NOT NULL)",
            name=op.f("ck_minutes_approved_is_locked"),
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["user.id"], name=op.f("fk_minutes_agreed_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["approved_at_id"], ["meeting.id"], name=op.f("fk_minutes_approved_at_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_meeting_id")),
    )
    op.create_table(
        "pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "full",
                "board",
                "public",
                name="packkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "making",
                "ready",
                "failed",
                name="packstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["user.id"], name=op.f("fk_pack_asked_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_pack_file_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_pack_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
    )
    with op.batch_alter_table("pack", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pack_meeting_id_kind_id"), ["meeting_id", "kind", "id"], unique=False
        )

    op.create_table(
        "reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("guest", sa.String(length=300), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "coming",
                "apologies",
                "substitute",
                name="replykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("substitute", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("user_id IS NOT NULL OR guest != ''", name=op.f("ck_reply_somebody")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_reply_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_reply_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
        sa.UniqueConstraint("meeting_id", "user_id", name=op.f("uq_reply_meeting_id_user_id")),
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("membership", sa.Text(), nullable=False),
        sa.Column("substitutes", sa.Text(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_at_id", sa.Integer(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("what_changed", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("quorum IS NULL OR quorum > 0", name=op.f("ck_terms_quorum_positive")),
        sa.ForeignKeyConstraint(
            ["adopted_at_id"], ["meeting.id"], name=op.f("fk_terms_adopted_at_id_meeting")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_terms_body_id_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sa.UniqueConstraint("body_id", "number", name=op.f("uq_terms_body_id_number")),
    )
    op.create_table(
        "arising",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_arising_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_arising_item_id_agenda_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arising")),
        sa.UniqueConstraint("item_id", "action_id", name=op.f("uq_arising_item_id_action_id")),
    )
    with op.batch_alter_table("arising", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_arising_action_id"), ["action_id"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "made",
                "not-made",
                name="correctionstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user.id"], name=op.f("fk_correction_answered_by_id_user")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_correction_by_id_user")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_correction_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_correction_minutes_id_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_minutes_id"), ["minutes_id"], unique=False)

    op.create_table(
        "declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "pecuniary",
                "other-registerable",
                "non-registerable",
                name="interestkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("left_the_room", sa.Boolean(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"],
            ["attendance.id"],
            name=op.f("fk_declaration_attendance_id_attendance"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_declaration_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_declaration_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
    )
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_declaration_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_declaration_meeting_id"), ["meeting_id"], unique=False)

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

    op.create_table(
        "note_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_note_version_by_id_user")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_note_version_item_id_agenda_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_version")),
    )
    with op.batch_alter_table("note_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_note_version_item_id_id"), ["item_id", "id"], unique=False
        )

    op.create_table(
        "waved_away",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("waved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_waved_away_by_id_user")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_waved_away_item_id_agenda_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waved_away")),
    )
    with op.batch_alter_table("waved_away", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_waved_away_item_id"), ["item_id"], unique=False)

    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "public",
                "board",
                "restricted",
                "draft",
                name="visibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "exempt_paragraph",
            sa.Enum(
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                name="exemptparagraph",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("exempt_reason", sa.Text(), nullable=False),
        sa.Column("public_title", sa.String(length=300), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(visibility = 'restricted') = (exempt_paragraph IS NOT NULL) AND (visibility = 'restricted') = (exempt_reason != '')",
            name=op.f("ck_paper_exempt_has_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_paper_file_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_paper_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["paper.id"], name=op.f("fk_paper_replaces_id_paper")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_item_id"), ["item_id"], unique=False)

    op.create_table(
        "reported_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=300), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_reported_back_action_id_action")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_reported_back_by_id_user")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_reported_back_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reported_back")),
        sa.UniqueConstraint(
            "action_id", "meeting_id", name=op.f("uq_reported_back_action_id_meeting_id")
        ),
    )
    with op.batch_alter_table("reported_back", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reported_back_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "resolution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "appoint",
                "approve",
                "approve-subject-to",
                "endorse",
                "note",
                "refer",
                "defer",
                name="resolutionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("subject_to", sa.Text(), nullable=False),
        sa.Column("refer_to_id", sa.Integer(), nullable=True),
        sa.Column("defer_to_id", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind != 'approve-subject-to' OR subject_to != ''",
            name=op.f("ck_resolution_subject_to_what"),
        ),
        sa.ForeignKeyConstraint(
            ["defer_to_id"], ["meeting.id"], name=op.f("fk_resolution_defer_to_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_resolution_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["refer_to_id"], ["body.id"], name=op.f("fk_resolution_refer_to_id_body")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolution")),
    )
    with op.batch_alter_table("resolution", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resolution_item_id_position"), ["item_id", "position"], unique=False
        )

    op.create_table(
        "yearly_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_yearly_made_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["yearly_item.id"], name=op.f("fk_yearly_made_item_id_yearly_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_yearly_made")),
        sa.UniqueConstraint("item_id", "year", name=op.f("uq_yearly_made_item_id_year")),
    )
    op.create_table(
        "lifting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column(
            "to_label",
            sa.Enum(
                "public",
                "board",
                "restricted",
                "draft",
                name="to_label",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(item_id IS NULL) != (paper_id IS NULL)", name=op.f("ck_lifting_one_thing")
        ),
        sa.CheckConstraint(
            "agreed_at IS NULL OR refused_at IS NULL", name=op.f("ck_lifting_one_answer")
        ),
        sa.CheckConstraint(
            "agreed_by_id IS NULL OR agreed_by_id != asked_by_id",
            name=op.f("ck_lifting_two_people"),
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["user.id"], name=op.f("fk_lifting_agreed_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["user.id"], name=op.f("fk_lifting_asked_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_lifting_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_lifting_paper_id_paper")),
        sa.ForeignKeyConstraint(
            ["refused_by_id"], ["user.id"], name=op.f("fk_lifting_refused_by_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lifting")),
    )
    with op.batch_alter_table("lifting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lifting_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lifting_paper_id"), ["paper_id"], unique=False)

    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_evidence_file_id_stored_file"), "stored_file", ["file_id"], ["id"]
        )

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("began_at", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("closed_at", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("agenda_out_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("agenda_revised_at", sa.DateTime(timezone=True), nullable=True)
        )
        batch_op.add_column(sa.Column("key_messages", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("body", schema=None) as batch_op:
        batch_op.add_column(sa.Column("workstream_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("came_of_it", sa.Text(), server_default="", nullable=False))
        batch_op.create_foreign_key(
            batch_op.f("fk_body_workstream_id_workstream"), "workstream", ["workstream_id"], ["id"]
        )
        batch_op.drop_constraint(batch_op.f("ck_body_bodykind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_body_bodykind"),
            "kind IN ('board', 'committee', 'shadow', 'group', 'task')",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_body_ended_with_words"), "ended_on IS NULL OR came_of_it != ''"
        )

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("substitute_post_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("substitute_user_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_member_substitute_user_id_user"), "user", ["substitute_user_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_member_substitute_post_id_post"), "post", ["substitute_post_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_member_substitute_post_id_post"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_member_substitute_user_id_user"), type_="foreignkey"
        )
        batch_op.drop_column("substitute_user_id")
        batch_op.drop_column("substitute_post_id")

    op.execute("UPDATE body SET kind = 'group' WHERE kind = 'task'")
    with op.batch_alter_table("body", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_body_ended_with_words"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_body_bodykind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_body_bodykind"), "kind IN ('board', 'committee', 'shadow', 'group')"
        )
        batch_op.drop_constraint(batch_op.f("fk_body_workstream_id_workstream"), type_="foreignkey")
        batch_op.drop_column("came_of_it")
        batch_op.drop_column("ended_on")
        batch_op.drop_column("ends_on")
        batch_op.drop_column("workstream_id")

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_column("key_messages")
        batch_op.drop_column("agenda_revised_at")
        batch_op.drop_column("agenda_out_at")
        batch_op.drop_column("closed_at")
        batch_op.drop_column("began_at")

    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_evidence_file_id_stored_file"), type_="foreignkey")
        batch_op.drop_column("file_id")

    with op.batch_alter_table("lifting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lifting_paper_id"))
        batch_op.drop_index(batch_op.f("ix_lifting_item_id"))

    op.drop_table("lifting")
    op.drop_table("yearly_made")
    with op.batch_alter_table("resolution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resolution_item_id_position"))

    op.drop_table("resolution")
    with op.batch_alter_table("reported_back", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reported_back_meeting_id"))

    op.drop_table("reported_back")
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_item_id"))

    op.drop_table("paper")
    with op.batch_alter_table("waved_away", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_waved_away_item_id"))

    op.drop_table("waved_away")
    with op.batch_alter_table("note_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_version_item_id_id"))

    op.drop_table("note_version")
    with op.batch_alter_table("item_comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_comment_item_id"))

    op.drop_table("item_comment")
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_declaration_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_declaration_item_id"))

    op.drop_table("declaration")
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_minutes_id"))

    op.drop_table("correction")
    with op.batch_alter_table("arising", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_arising_action_id"))

    op.drop_table("arising")
    op.drop_table("terms")
    op.drop_table("reply")
    with op.batch_alter_table("pack", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pack_meeting_id_kind_id"))

    op.drop_table("pack")
    op.drop_table("minutes")
    op.drop_table("cycle_tick")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_user_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_post_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_member_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_meeting_id_position"))

    op.drop_table("attendance")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_meeting_id_position"))
        batch_op.drop_index(batch_op.f("ix_agenda_item_carried_from_id"))

    op.drop_table("agenda_item")
    op.drop_table("yearly_item")
    op.drop_table("stored_file")
    with op.batch_alter_table("standing_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standing_item_body_id_position"))

    op.drop_table("standing_item")
    op.drop_table("calendar_feed")
