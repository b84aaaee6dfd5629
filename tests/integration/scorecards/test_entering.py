"""A quarter is typed in, and nothing of anybody's is lost; on both databases."""

from decimal import Decimal

from sqlalchemy import select

from tests.factories.scorecards import CommentaryFactory, measure
from tests.integration.scorecards.quarter import (
    JUNE,
    MARCH,
    QUARTER,
    figure_of,
    insist,
    look,
    page_of,
    row_of,
    sheet,
    signed_in_as,
    type_in,
)
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.scorecards.entering.boxes import Entry
from tracker.scorecards.entering.queries import get_sheet
from tracker.scorecards.entering.service import enter
from tracker.scorecards.enums import FigureState, Missing, Unit


def test_a_percentage_is_worked_out_of_its_two_numbers(session, edition, officer):
    indicator = measure(edition, unit=Unit.PERCENT)
    assert type_in(indicator, officer, figure="1,078 of 1,185").is_kept
    one = figure_of(session, indicator)
    assert (one.value, one.numerator, one.denominator) == (Decimal("90.9705"), 1078, 1185)
    assert (one.state, one.entered_by_id, one.number) == (FigureState.ENTERED, officer.id, 1)


def test_why_there_is_none_is_kept(session, edition, officer):
    indicator = measure(edition)
    type_in(indicator, officer, figure="tbc")
    one = figure_of(session, indicator)
    assert (one.value, one.missing) == (None, Missing.NOT_YET)


def test_a_row_that_is_right_is_kept_though_another_is_not(session, edition, officer):
    good, odd, wrong = measure(edition), measure(edition, ref="3.14"), measure(edition)
    entries = [
        Entry(good.id, {"figure": "7"}),
        Entry(odd.id, {"figure": "3.14"}),
        Entry(wrong.id, {"figure": "many"}),
    ]
    answers = enter(sheet(), entries, by=officer)
    assert [each.is_kept for each in answers] == [True, False, False]
    assert "the ref of the indicator" in answers[1].questions[0]
    assert "No figure can be read" in answers[2].problems["figure"]
    assert figure_of(session, odd) is figure_of(session, wrong) is None


def test_a_sheet_asks_as_often_for_a_hundred_rows_as_for_one(session, edition):
    measure(edition, {JUNE: 1})
    with count_queries() as for_one:
        get_sheet("card", QUARTER)
    for _ in range(100):
        CommentaryFactory(indicator_id=measure(edition, {MARCH: 1, JUNE: 2}).id)
    with count_queries() as for_many:
        assert len(get_sheet("card", QUARTER).rows) == 101
    assert len(for_many) == len(for_one)


def test_a_question_is_answered_in_the_note_once_it_was_asked(session, edition, officer):
    indicator = measure(edition, {MARCH: 14})
    assert type_in(indicator, officer, figure="51", note="Written before it was asked").questions
    (asked,) = insist(indicator, officer, "Courses count now", figure="51")
    one = figure_of(session, indicator, FigureState.ENTERED)
    assert (one.note, one.asked) == ("Courses count now", asked)


def test_an_answer_is_to_its_question_and_of_its_figure_alone(session, edition, officer):
    indicator = measure(edition, {MARCH: 14}, ref="3.14")
    insist(indicator, officer, "Courses count now", figure="51")
    assert "the ref of the indicator" in type_in(indicator, officer, figure="3.14").questions[0]
    page = page_of(indicator)
    asked = type_in(indicator, officer, page=page, figure="60").entry.asked
    again = {"page": page, "asked": asked}
    assert type_in(indicator, officer, figure="60", **again).questions  # the note is the old one
    assert type_in(indicator, officer, figure="3.14", note="Yes", **again).questions
    assert type_in(indicator, officer, figure="60", note="Yes", **again).is_kept


def test_an_untouched_row_changes_nothing(session, edition, officer):
    indicator = measure(edition, {JUNE: {"value": Decimal(75)}}, unit=Unit.PERCENT)
    answer = type_in(indicator, officer)
    assert (answer.is_kept, answer.is_settled) == (False, True)
    assert figure_of(session, indicator, FigureState.ENTERED) is None


def test_what_was_sent_back_stays_so_until_somebody_answers(session, edition, officer, checker):
    indicator = measure(edition)
    type_in(indicator, officer, figure="7")
    look(indicator, checker, is_right=False, words="Count again")
    type_in(indicator, officer)
    assert row_of(indicator).sent_back == "Count again"
    assert type_in(indicator, officer, note="Counted twice").is_kept
    assert row_of(indicator).sent_back == ""


def test_what_somebody_saved_meanwhile_is_not_written_over_unseen(session, edition, officer):
    indicator = measure(edition)
    stale = page_of(indicator)
    type_in(indicator, officer, figure="7")
    other = signed_in_as(Role.PERFORMANCE_OFFICER, name="Other")
    answer = type_in(indicator, other, page=stale, figure="8")
    assert "Officer wrote here while you did" in answer.problems["figure"]
    assert (answer.theirs["figure"], answer.entry.texts["figure"]) == ("7", "8")
    assert figure_of(session, indicator).value == 7
    assert type_in(indicator, other, figure="8").is_kept
    assert figure_of(session, indicator).value == 8


def test_a_stale_page_keeps_the_words_that_somebody_else_wrote(session, edition, officer):
    indicator = measure(edition, {JUNE: 7})
    stale = page_of(indicator)
    CommentaryFactory(
        indicator_id=indicator.id, why="Hers", recover="Hers too", state=FigureState.ENTERED
    )
    held, seen = stale
    assert not type_in(indicator, officer, page=stale).is_kept
    answer = type_in(indicator, officer, page=stale, why="Mine")
    assert answer.theirs == {"why": "Hers"}
    assert (answer.entry.texts["why"], answer.entry.texts["recover"]) == ("Mine", "Hers too")
    assert row_of(indicator).words.why == "Hers"
    assert type_in(indicator, officer, why="Mine, with hers").is_kept
    words = row_of(indicator).words
    assert (words.why, words.recover) == ("Mine, with hers", "Hers too")


def test_an_emptied_box_takes_back_what_is_not_published(session, edition, officer):
    indicator = measure(edition, {JUNE: 94})
    type_in(indicator, officer, figure="93", corrected="Counted twice")
    answer = type_in(indicator, officer, figure="")
    assert (answer.is_taken_back, answer.is_kept) == (True, False)
    assert row_of(indicator).working is None
    assert "published, and stays" in type_in(indicator, officer, figure="").problems["figure"]
    assert row_of(indicator).stands.text == "94"
    deeds = session.scalars(select(AuditEntry.deed).order_by(AuditEntry.id)).all()
    assert deeds == [Deed.FIGURE_ENTERED, Deed.FIGURE_TAKEN_BACK]


def test_what_somebody_took_back_meanwhile_is_gone_for_both(session, edition, officer):
    indicator = measure(edition)
    type_in(indicator, officer, figure="7")
    stale = page_of(indicator)
    type_in(indicator, officer, figure="")
    answer = type_in(indicator, officer, page=stale, figure="")
    assert (answer.is_settled, answer.is_taken_back) == (True, False)


def test_what_is_typed_as_it_is_published_takes_the_correction_back(session, edition, officer):
    indicator = measure(edition, {JUNE: 94})
    type_in(indicator, officer, figure="93", corrected="Counted twice")
    assert type_in(indicator, officer, figure="94").is_taken_back
    assert row_of(indicator).working is None


def test_a_note_with_nothing_to_check_is_given_back(session, edition, officer):
    indicator = measure(edition, {JUNE: 7})
    answer = type_in(indicator, officer, note="A note alone")
    assert "nothing to check that this note could go with" in answer.problems["note"]
    assert answer.entry.texts["note"] == "A note alone"
    assert type_in(indicator, officer, note="A note", why="It was summer").is_kept
    assert row_of(indicator).words.note == "A note"


def test_a_correction_says_why_before_it_is_kept(session, edition, officer):
    indicator = measure(edition, {JUNE: {"value": Decimal(94), "source": "Returns"}})
    answer = type_in(indicator, officer, figure="93")
    assert "It was published as 94. Say why" in answer.problems["corrected"]
    assert type_in(indicator, officer, figure="93", corrected="Counted twice").is_kept
    one = figure_of(session, indicator, FigureState.ENTERED)
    assert (one.number, one.why_corrected, one.source) == (2, "Counted twice", "Returns")


def test_whom_it_counts_and_where_it_is_from_are_kept(session, edition, officer):
    indicator = measure(edition)
    wanted = {"cohort": "Aged 16 and 17", "source": "Spring return"}
    assert "Write the figure too" in type_in(indicator, officer, **wanted).problems["figure"]
    assert type_in(indicator, officer, figure="7", **wanted).is_kept
    one = figure_of(session, indicator)
    assert (one.cohort, one.source) == ("Aged 16 and 17", "Spring return")


def test_words_that_tell_of_few_children_are_asked_about(session, edition, officer):
    indicator = measure(edition, {JUNE: 94})
    told = "Only one child was late"
    for box in ("why", "corrected", "note"):
        texts = {"figure": "93", "corrected": "Counted twice"} | {box: told}
        assert "“Only one child”" in type_in(indicator, officer, **texts).questions[0], box
    insist(indicator, officer, "A made-up case", why=told)
    assert "“Only one child”" in row_of(indicator).asked[0]
