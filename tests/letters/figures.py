"""What letters are written about: a scorecard whose quarter has ended."""

from datetime import date

from tests.factories.people import person
from tests.factories.reminders import in_post
from tests.factories.scorecards import EditionFactory, measure
from tests.letters.town import situation
from tracker.access.roles import Role

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
TEN_DAYS_AFTER, FIFTEEN_DAYS_AFTER = date(2025, 7, 14), date(2025, 7, 21)


def scorecard(owner=None):
    edition = EditionFactory(scorecard__name="Virtual School scorecard")
    measure(edition, {MARCH: 40, JUNE: 41})
    measure(edition, {MARCH: 12}, owner=owner)


@situation
def scorecard_for_the_officer():
    scorecard()
    return person(Role.PERFORMANCE_OFFICER), TEN_DAYS_AFTER


@situation
def scorecard_for_who_owns_what_is_missing():
    head, post = in_post()
    person(Role.PERFORMANCE_OFFICER)
    scorecard(owner=post)
    return head, FIFTEEN_DAYS_AFTER


@situation
def scorecard_without_an_officer():
    scorecard()
    return person(Role.BOARD_SECRETARY), TEN_DAYS_AFTER
