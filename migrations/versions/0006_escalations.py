"""Escalations, and the steps that they took."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "escalation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "concern",
                "good_practice",
                name="escalationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "theme",
            sa.Enum(
                "care_planning",
                "health",
                "homes",
                "education",
                "family_time",
                "leaving_care",
                "partners",
                "records",
                "other",
                name="theme",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("theme_other", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
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
        sa.Column("raised_by_id", sa.Integer(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("workstream_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("team_post_id", sa.Integer(), nullable=False),
        sa.Column("manager_post_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "answered",
                "closed",
                "told",
                name="escalationstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "team",
                "manager",
                "board",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("moves_after", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'good_practice') = (state = 'told')",
            name=op.f("ck_escalation_only_good_is_told"),
        ),
        sa.CheckConstraint(
            "(state = 'open' AND level != 'board') = (answer_by IS NOT NULL)",
            name=op.f("ck_escalation_has_clock"),
        ),
        sa.CheckConstraint(
            "(theme = 'other') = (theme_other != '')", name=op.f("ck_escalation_theme_said")
        ),
        sa.CheckConstraint(
            "(answer_by IS NULL) = (moves_after IS NULL)",
            name=op.f("ck_escalation_clock_has_both_days"),
        ),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_escalation_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["manager_post_id"], ["post.id"], name=op.f("fk_escalation_manager_post_id_post")
        ),
        sa.ForeignKeyConstraint(
            ["raised_by_id"], ["user.id"], name=op.f("fk_escalation_raised_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["team_post_id"], ["post.id"], name=op.f("fk_escalation_team_post_id_post")
        ),
        sa.ForeignKeyConstraint(
            ["workstream_id"],
            ["workstream.id"],
            name=op.f("fk_escalation_workstream_id_workstream"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
    )
    op.create_index(
        op.f("ix_escalation_state_moves_after"),
        "escalation",
        ["state", "moves_after"],
        unique=False,
    )
    op.create_table(
        "escalation_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("escalation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "deed",
            sa.Enum(
                "raised",
                "moved_up",
                "answered",
                "closed",
                "reopened",
                name="stepdeed",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "team",
                "manager",
                "board",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_escalation_step_by_id_user")),
        sa.ForeignKeyConstraint(
            ["escalation_id"],
            ["escalation.id"],
            name=op.f("fk_escalation_step_escalation_id_escalation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_step")),
        sa.UniqueConstraint(
            "escalation_id", "number", name=op.f("uq_escalation_step_escalation_id_number")
        ),
    )


def downgrade() -> None:
    op.drop_table("escalation_step")
    op.drop_index(op.f("ix_escalation_state_moves_after"), table_name="escalation")
    op.drop_table("escalation")
