"""What letters are written about: work that is due, and for whom in whose place."""

from datetime import date

from tests.factories.actions import ActionHelperFactory
from tests.factories.meetings import BodyFactory, MemberFactory
from tests.factories.people import AbsenceFactory, PostFactory, person
from tests.factories.reminders import board_on
from tests.letters.town import MONDAY, Town, situation
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MemberRole
from tracker.people.sign_in import as_person
from tracker.reminders.choices import service as choices
from tracker.reminders.enums import Rhythm
from tracker.reminders.triggers import Trigger

UNDATED = {"due_on": None, "due_precision": Precision.ONGOING}


@situation
def one_thing():
    town = Town()
    town.late(1)
    return town.lead


@situation
def many_things():
    town = Town()
    board_on()
    town.late(5)
    ActionHelperFactory(
        action=town.action("W1", due_on=date(2025, 9, 30), post=PostFactory()), post=town.post
    )
    town.comment()
    town.action("W4", due_on=date(2025, 9, 12))
    return town.lead


# Overdue


@situation
def overdue_5_for_a_lead():
    town = Town()
    town.late(5)
    return town.lead


@situation
def overdue_5_for_a_chair():
    town = Town()
    town.late(5)
    return town.chair


@situation
def overdue_10_for_a_chair():
    town = Town()
    town.late(10)
    return town.chair


@situation
def overdue_10_for_the_secretary():
    town = Town()
    town.late(10)
    return town.secretary


@situation
def overdue_20_for_the_board_s_chair():
    town = Town()
    chair = person(Role.BOARD_MEMBER)
    MemberFactory(body=BodyFactory.board(), user=chair, role=MemberRole.CHAIR)
    town.late(20)
    return chair


@situation
def still_overdue():
    town = Town()
    town.late(20)
    return town.lead, MONDAY


@situation
def due_soon():
    town = Town()
    town.action(due_on=date(2025, 10, 3))
    return town.lead


@situation
def review_soon_and_missed():
    town = Town()
    town.action("W1", review_on=date(2025, 9, 19), **UNDATED)
    town.action("W2", review_on=date(2025, 9, 4), **UNDATED)
    return town.lead


@situation
def review_missed_for_a_chair():
    town = Town()
    town.action("W2", review_on=date(2025, 9, 4), **UNDATED)
    return town.chair


# In another's place, to several readers, or by choice


@situation
def stand_in():
    town, other = Town(), person(Role.ACTION_LEAD)
    AbsenceFactory(user=town.lead, stand_in=other)
    town.late(1)
    return other


@situation
def away_without_a_stand_in():
    town = Town()
    AbsenceFactory(user=town.lead)
    town.late(1)
    return town.chair


@situation
def vacant_post():
    town = Town()
    town.late(1, post=PostFactory(is_vacant=True))
    return town.chair


@situation
def shared_mailbox():
    town = Town()
    town.lead.is_shared_address = True
    town.late(1)
    town.comment(day=5, month=9, due_on=date(2025, 9, 19))
    return town.lead


@situation
def not_public():
    town = Town()
    town.late(1, visibility=Visibility.BOARD)
    town.late(1, "W4", visibility=Visibility.RESTRICTED, text="Never to be read in a letter")
    return town.lead


@situation
def weekly():
    town = Town()
    by = as_person(town.lead)
    choices.choose(town.lead.id, {Trigger.DUE_SOON: Rhythm.WEEKLY}, by=by)
    town.action("W1", due_on=date(2025, 10, 1))
    town.action("W2", due_on=date(2025, 10, 3))
    return town.lead, MONDAY


@situation
def lead_with_letters_switched_off():
    town = Town()
    choices.choose(town.lead.id, {Trigger.OVERDUE: Rhythm.NEVER}, by=as_person(town.lead))
    town.late(5)
    return town.chair
