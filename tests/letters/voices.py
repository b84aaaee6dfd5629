"""What letters are written about: what ambassadors say, and what is raised with a team."""

from datetime import date

from tests.factories.actions import ClosureFactory
from tests.factories.council import user_of
from tests.factories.escalations import EscalationFactory
from tests.factories.people import person
from tests.factories.published import PublicationFactory
from tests.factories.voice import AnswerFactory, CommentFlagFactory
from tests.factories.workstreams import ambassador_of
from tests.letters.town import Town, situation
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.voice.enums import AnswerKind, Verdict
from tracker.voice.published.enums import Consent


@situation
def comment_for_a_lead():
    town = Town()
    town.comment(day=5, month=9, due_on=date(2025, 9, 19))
    return town.lead


@situation
def comment_for_the_participation_lead():
    town, listening = Town(), person(Role.PARTICIPATION_LEAD)
    town.comment(day=5, month=9, due_on=date(2025, 9, 19))
    return listening


@situation
def answer_owed():
    town = Town()
    town.comment()
    return town.lead


@situation
def answer_owed_for_a_chair():
    town = Town()
    town.comment()
    return town.chair, date(2025, 9, 12)


@situation
def answered():
    town = Town()
    comment = town.comment()
    AnswerFactory(comment=comment, by=town.lead)
    return comment.author


@situation
def answer_late_for_a_secretary():
    town, secretary = Town(), person(Role.BOARD_SECRETARY)
    town.comment()
    return secretary, date(2025, 9, 19)


def _not_enough(town):
    """A comment whose answer of the same day was called “not yet” enough on 5 September."""
    return AnswerFactory(
        comment=town.comment(),
        by=town.lead,
        verdict=Verdict.NOT_YET,
        judged_at=clock.now(),
        owed_again_on=date(2025, 9, 19),
    )


@situation
def not_yet_for_a_chair():
    town = Town()
    _not_enough(town)
    return town.chair


@situation
def not_yet_for_the_participation_lead():
    town, listening = Town(), person(Role.PARTICIPATION_LEAD)
    _not_enough(town)
    return listening


@situation
def not_yet_late_for_a_secretary():
    town, secretary = Town(), person(Role.BOARD_SECRETARY)
    _not_enough(town)
    return secretary, date(2025, 9, 19)


@situation
def promised():
    town = Town()
    kind = AnswerKind.WE_ARE_DOING_IT
    AnswerFactory(comment=town.comment(), by=town.lead, kind=kind, doing_by=date(2025, 9, 26))
    return town.lead, date(2025, 9, 19)


@situation
def difference():
    town = Town()
    ClosureFactory(action=town.action())
    return ambassador_of(town.stream, name="Ambassador")


@situation
def may_print():
    town = Town()
    comment = town.comment()
    comment.action.visibility = Visibility.PUBLIC
    answer = AnswerFactory(comment=comment, by=town.lead)
    PublicationFactory(answer=answer, consent=Consent.ASKED, is_printed=False)
    return comment.author


@situation
def may_print_of_others():
    town, listening = Town(), person(Role.PARTICIPATION_LEAD)
    comment = town.comment(author=user_of(listening), is_for_others=True)
    comment.action.visibility = Visibility.PUBLIC
    answer = AnswerFactory(comment=comment, by=town.lead)
    PublicationFactory(answer=answer, consent=Consent.ASKED, is_printed=False)
    return ambassador_of(town.stream, name="Ambassador")


@situation
def worry():
    town, safeguarding = Town(), person(Role.SAFEGUARDING_LEAD)
    CommentFlagFactory(comment=town.comment(), by=town.lead)
    return safeguarding


@situation
def escalation_for_a_team():
    town = Town()
    EscalationFactory(team_post_id=town.post.id)
    return town.lead


@situation
def escalation_for_the_board():
    secretary = person(Role.BOARD_SECRETARY)
    EscalationFactory.at_board()
    return secretary


@situation
def good_practice():
    town = Town()
    EscalationFactory.good_practice(team_post_id=town.post.id)
    return town.lead
