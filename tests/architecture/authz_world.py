"""A small council for the walk over every address: one person a column, one object a state."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tests.architecture.authz_agendas import agendas, standing
from tests.architecture.authz_cycles import cycles
from tests.architecture.authz_escalations import escalations
from tests.architecture.authz_governance import terms, with_yearly_items
from tests.architecture.authz_invitations import invitations
from tests.architecture.authz_papers import papers
from tests.architecture.authz_published import celebrations, publications, sources
from tests.architecture.authz_scorecards import scorecards
from tests.architecture.authz_sittings import sittings
from tests.architecture.authz_words import words
from tests.factories.actions import (
    ActionFactory,
    ActionPledgeFactory,
    ClosureFactory,
    DueMoveFactory,
    EvidenceFactory,
    closed,
)
from tests.factories.agendas import ItemFactory, StoredFileFactory
from tests.factories.comment_files import CommentFileFactory
from tests.factories.imports import PlanImportFactory, imported
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.outbox import LetterFactory
from tests.factories.packs import PackFactory
from tests.factories.people import AbsenceFactory, PostHoldingFactory, UserFactory
from tests.factories.plan import CommitmentFactory
from tests.factories.reminders import changed
from tests.factories.sittings import CorrectionFactory, MinutesFactory
from tests.factories.voice import CommentFactory, CommentFlagFactory
from tests.factories.workstreams import PledgeWorkstreamFactory, SeatFactory, WorkstreamFactory
from tests.support.uploads import picture
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.enums import BodyKind
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.pack.enums import PackKind
from tracker.outbox.models import ClosedDay
from tracker.people.models import User
from tracker.plan.enums import PlanStatus
from tracker.reminders.triggers import Trigger
from tracker.workstreams.enums import SeatKind

SIGNED_OUT = "signed-out"
DEACTIVATED = "deactivated"
COLUMNS = (*(role.value for role in Role), SIGNED_OUT, DEACTIVATED)
NO_OBJECT = "-"
MISSING = 999_999
LATER = date(2025, 12, 24)
CLEARED = (Role.BOARD_SECRETARY, Role.WORKSTREAM_CHAIR)

Values = dict[str, Any]


@dataclass
class World:
    """Who asks, and what they ask for: by the first part of the address, then by state."""

    people: dict[str, User]
    objects: dict[str, dict[str, Values]] = field(default_factory=dict)

    def states(self, rule: str, arguments: set[str]) -> dict[str, Values]:
        """The objects to try an address with."""
        if not arguments:
            return {NO_OBJECT: {}}
        parts = [part for part in rule.split("/") if part and not part.startswith("<")]
        whole = "/".join(parts[:2])
        states = self.objects.get(whole) or self.objects.get(parts[0], {})
        fitting = {
            state: {name: values[name] for name in arguments}
            for state, values in states.items()
            if arguments <= values.keys()
        }
        assert fitting, f"add objects for {rule} ({arguments}) to tests/architecture/authz_world.py"
        return fitting


def build(session: Session) -> World:
    """The people, their seats and posts, and objects of every kind and label."""
    people = {
        role.value: UserFactory(roles=[role], name=role.label, is_cleared=role in CLEARED)
        for role in Role
    }
    people[DEACTIVATED] = UserFactory(roles=[Role.BOARD_SECRETARY], name="Somebody who left")
    commitment = CommitmentFactory(
        position=1, pledge__number=1, pledge__plan__slug="strategy", pledge__plan__name="Strategy"
    )
    pledge = commitment.pledge
    CommitmentFactory(
        position=1,
        pledge__number=1,
        pledge__plan__slug="draft",
        pledge__plan__status=PlanStatus.DRAFT,
    )
    own, other = WorkstreamFactory(slug="own"), WorkstreamFactory(slug="other")
    for workstream in (own, other):
        PledgeWorkstreamFactory(workstream=workstream, pledge=pledge)
    SeatFactory(workstream=own, user=people[Role.WORKSTREAM_CHAIR])
    SeatFactory(workstream=own, user=people[Role.AMBASSADOR], kind=SeatKind.AMBASSADOR)
    holding = PostHoldingFactory(user=people[Role.ACTION_LEAD])
    board = BodyFactory.board()
    member = MemberFactory(body=board, user=people[Role.BOARD_MEMBER])
    committee = BodyFactory(slug="committee", kind=BodyKind.COMMITTEE, is_public=True)
    public_member = MemberFactory(body=committee, user=people[Role.COMMITTEE_MEMBER])
    session.flush()
    world = World(people, _plans_and_workstreams() | _links())
    actions = _actions(pledge, own, other, holding.post)
    world.objects["actions"] = _with_stories(actions)
    world.objects["voice"] = _comments(actions, people)
    world.objects |= celebrations(people, pledge) | sources()
    world.objects |= publications(people, actions["public"], actions["own"])
    world.objects |= words()
    terms(board.id, committee.id)
    world.objects["bodies"] = {
        "board": {"slug": board.slug, "member_id": member.id, "number": 3},
        "public": {"slug": committee.slug, "member_id": public_member.id, "number": 2},
        "missing": {"slug": "no-such", "member_id": MISSING, "number": MISSING},
    }
    world.objects["meetings"] = {
        "board": {"meeting_id": MeetingFactory(body=board).id, "slug": own.slug},
        "public": {"meeting_id": MeetingFactory(body=committee).id, "slug": other.slug},
        "missing": {"meeting_id": MISSING, "slug": "no-such"},
    }
    with_yearly_items(world.objects["meetings"], board.id)
    cycles(world.objects["meetings"], people[Role.BOARD_SECRETARY])
    _with_minutes(world.objects["meetings"], actions["own"].id)
    _with_packs(world.objects["meetings"])
    agendas(world.objects["meetings"], people[Role.BOARD_SECRETARY])
    sittings(world.objects["meetings"], people[Role.BOARD_SECRETARY])
    standing(world.objects["bodies"], {"board": board.id, "public": committee.id})
    world.objects |= invitations(people, board, committee) | papers(board, committee)
    world.objects |= escalations(people, holding.post, own) | scorecards()
    absence = AbsenceFactory(user=holding.user)
    world.objects["people"] = {
        "somebody": {
            "user_id": holding.user.id,
            "holding_id": holding.id,
            "absence_id": absence.id,
            "deed": "give",
        },
        "missing": {
            "user_id": MISSING,
            "holding_id": MISSING,
            "absence_id": MISSING,
            "deed": "take",
        },
    }
    world.objects["posts"] = {
        "post": {"post_id": holding.post.id, "state": "vacant"},
        "missing": {"post_id": MISSING, "state": "filled"},
    }
    world.objects["outbox"] = {
        "letter": {
            "letter_id": LetterFactory(to=people[Role.ACTION_LEAD]).id,
            "user_id": people[Role.ACTION_LEAD].id,
        },
        "missing": {"letter_id": MISSING, "user_id": MISSING},
    }
    world.objects["reminders"] = _reminders(session, people[Role.ADMINISTRATOR])
    made = imported(pledge.plan)
    world.objects["import"] = {
        "read": {"import_id": PlanImportFactory().id, "number": 1, "deed": "leave-out"},
        "imported": {"import_id": made.id, "number": 1, "deed": "leave-out"},
        "missing": {"import_id": MISSING, "number": 1, "deed": "leave-out"},
    }
    session.commit()
    return world


def _with_minutes(meetings: dict[str, Values], action_id: int) -> None:
    """The board’s minutes are with the attendees, one of whom asks; the committee’s are agreed."""
    states = {"board": MinutesState.CIRCULATED, "public": MinutesState.AGREED}
    for state, values in meetings.items():
        correction, item_id = MISSING, MISSING
        if state in states:
            minutes = MinutesFactory(meeting_id=values["meeting_id"], state=states[state])
            item_id = ItemFactory(meeting_id=values["meeting_id"]).id
            correction = CorrectionFactory(minutes_id=minutes.id).id
        values["correction_id"] = correction
        values["action_id"] = action_id if state in states else MISSING
        values.setdefault("item_id", item_id)


def _with_packs(meetings: dict[str, Values]) -> None:
    """A pack for the public and one with Part 2 of each; their agendas are drafts."""
    for state in ("board", "public"):
        for kind in (PackKind.PUBLIC, PackKind.FULL):
            PackFactory(meeting_id=meetings[state]["meeting_id"], kind=kind)


def _reminders(session: Session, admin: User) -> dict[str, Values]:
    """A change of the ladder that is coming, and a day on which the council will be closed."""
    change = changed(Trigger.DUE_SOON, LATER, by=admin)
    session.add(ClosedDay(day=LATER, label="Closed"))
    session.flush()
    return {
        "coming": {"trigger": "due_soon", "change_id": change.id, "day": str(LATER)},
        "missing": {"trigger": "no-such", "change_id": MISSING, "day": "no-such"},
    }


def _plans_and_workstreams() -> dict[str, dict[str, Values]]:
    missing = {"slug": "no-such", "number": 99, "position": 99}
    plans = {state: {"slug": state, "number": 1, "position": 1} for state in ("strategy", "draft")}
    return {
        "plan": plans | {"missing": missing},
        "pledges": {"live": {"number": 1}, "missing": {"number": 99}},
        "workstreams": {state: {"slug": state} for state in ("own", "other", "missing")},
        "help": {role: {"role": role} for role in (Role.AMBASSADOR.value, "missing")},
    }


def _links() -> dict[str, dict[str, Values]]:
    spent = {"spent": {"signed": "no-such-link"}}
    return {
        "account": {"another's": {"session_id": MISSING, "absence_id": MISSING}},
        "sign-in": spent,
        "invitation": spent,
        "new-password": spent,
        "letters": spent,
    }


def _actions(pledge: Any, own: Any, other: Any, post: Any) -> dict[str, Any]:
    """Actions of every label; `own` is the chair's, ambassador's and lead's own."""
    kinds = {
        "own": {"workstream": own, "accountable_post": post, "visibility": Visibility.BOARD},
        "other": {"workstream": other, "visibility": Visibility.BOARD},
        "public": {"workstream": other, "visibility": Visibility.PUBLIC},
        "restricted": {
            "workstream": own,
            "accountable_post": post,
            "visibility": Visibility.RESTRICTED,
        },
        "draft": {"workstream": own, "accountable_post": post, "visibility": Visibility.DRAFT},
    }
    made = {state: ActionFactory(plan=pledge.plan, **facts) for state, facts in kinds.items()}
    for action in made.values():
        ActionPledgeFactory(action=action, pledge=pledge)
    return made


def _with_stories(actions: dict[str, Any]) -> dict[str, Values]:
    """Each action with a file and a date that waits; two more whose closing is proposed, agreed."""
    objects = {
        state: {
            "action_id": action.id,
            "evidence_id": EvidenceFactory(
                action=action, file_id=StoredFileFactory().id, url=""
            ).id,
            "move_id": DueMoveFactory(action=action).id,
        }
        for state, action in actions.items()
    }
    for state, workstream in (("proposed", "own"), ("proposed-other", "other"), ("closed", "own")):
        like = actions[workstream]
        action = ActionFactory(
            plan=like.plan,
            workstream=like.workstream,
            accountable_post=like.accountable_post,
        )
        closure = closed(action) if state == "closed" else ClosureFactory(action=action)
        action.proposed_on = closure.proposed_on
        objects[state] = {"action_id": action.id, "closure_id": closure.id}
    ids = ("action_id", "evidence_id", "move_id", "closure_id")
    return objects | {"missing": dict.fromkeys(ids, MISSING)}


def _comments(actions: dict[str, Any], people: dict[str, User]) -> dict[str, Values]:
    """The ambassador's on the own action; others' elsewhere, restricted, hidden by a worry."""
    ambassador, member = people[Role.AMBASSADOR], people[Role.BOARD_MEMBER]
    made = {
        "ambassador's": CommentFactory(action=actions["own"], author=ambassador),
        "other": CommentFactory(action=actions["other"], author=member),
        "restricted": CommentFactory(action=actions["restricted"]),
        "flagged": CommentFlagFactory(
            comment__action=actions["own"], comment__author=member, by=ambassador
        ).comment,
        "withdrawn": CommentFactory(
            action=actions["own"], author=ambassador, withdrawn_at=clock.now()
        ),
    }
    for comment in made.values():
        CommentFileFactory(comment_id=comment.id, content=picture("jpg"))
    ids = {state: {"comment_id": comment.id, "number": 1} for state, comment in made.items()}
    return ids | {"missing": {"comment_id": MISSING, "number": 1}}
