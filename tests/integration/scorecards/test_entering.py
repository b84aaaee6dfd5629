"""A quarter is entered by one person, and checked and published by another; on both databases."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.scorecards import CommentaryFactory, EditionFactory, PartOfFactory, measure
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.periods import Quarter
from tracker.people.identity import SignedIn
from tracker.scorecards.book import open_book
from tracker.scorecards.entering.queries import get_sheet
from tracker.scorecards.entering.service import Entry, Verdict, check, enter, publish
from tracker.scorecards.enums import FigureState, Hiding, Missing, Polarity, Unit
from tracker.scorecards.figure_models import Commentary, Figure

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
QUARTER = Quarter(2025, 1)


def signed_in_as(role, **more):
    user = person(role, **more)
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as="",
        roles=frozenset({role}),
        is_cleared=False,
    )


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__slug="card")


@pytest.fixture
def officer(session):
    return signed_in_as(Role.PERFORMANCE_OFFICER, name="Officer")


@pytest.fixture
def checker(session):
    return signed_in_as(Role.PERFORMANCE_CHECKER, name="Checker")


def sheet():
    return get_sheet("card", QUARTER)


def figure_of(session, indicator, state=None):
    where = [Figure.indicator_id == indicator.id]
    where += [Figure.state == state] if state else []
    return session.scalars(select(Figure).where(*where).order_by(Figure.id.desc())).first()


def type_in(indicator, figure, by, **more):
    (answer,) = enter(sheet(), [Entry(indicator.id, figure, **more)], by=by)
    return answer


def look(session, indicator, by, *, is_right=True, words=""):
    one = figure_of(session, indicator)
    return check(sheet(), [Verdict(one.id, one.version, is_right, words)], by=by)


def test_a_percentage_is_worked_out_of_its_two_numbers(session, edition, officer):
    indicator = measure(edition, unit=Unit.PERCENT)
    assert type_in(indicator, "1,078 of 1,185", officer).is_kept
    one = figure_of(session, indicator)
    assert (one.value, one.numerator, one.denominator) == (Decimal("90.9705"), 1078, 1185)
    assert (one.state, one.entered_by_id, one.number) == (FigureState.ENTERED, officer.id, 1)


def test_why_there_is_none_is_kept(session, edition, officer):
    indicator = measure(edition)
    type_in(indicator, "tbc", officer)
    one = figure_of(session, indicator)
    assert (one.value, one.missing) == (None, Missing.NOT_YET)


def test_a_row_that_is_right_is_kept_though_another_is_not(session, edition, officer):
    good, odd, wrong = measure(edition), measure(edition, ref="3.14"), measure(edition)
    entries = [Entry(good.id, "7"), Entry(odd.id, "3.14"), Entry(wrong.id, "many")]
    answers = enter(sheet(), entries, by=officer)
    assert [each.is_kept for each in answers] == [True, False, False]
    assert "the ref of the indicator" in answers[1].questions[0]
    assert "No figure can be read" in answers[2].refusal
    assert figure_of(session, odd) is figure_of(session, wrong) is None


def test_a_question_is_answered_in_a_note(session, edition, officer):
    indicator = measure(edition, {MARCH: 14})
    assert type_in(indicator, "51", officer).questions
    assert type_in(indicator, "51", officer, note="Courses count now").is_kept
    assert figure_of(session, indicator, FigureState.ENTERED).note == "Courses count now"


def test_an_untouched_row_changes_nothing(session, edition, officer):
    indicator = measure(edition, {JUNE: {"value": Decimal(75)}}, unit=Unit.PERCENT)
    answer = type_in(indicator, "75%", officer, seen="75%")
    assert (answer.is_kept, answer.is_settled) == (False, True)
    assert figure_of(session, indicator, FigureState.ENTERED) is None


def test_what_somebody_saved_meanwhile_is_not_written_over_unseen(session, edition, officer):
    indicator = measure(edition)
    type_in(indicator, "7", officer)
    other = signed_in_as(Role.PERFORMANCE_OFFICER, name="Other")
    answer = type_in(indicator, "8", other)
    assert "Officer saved 7 here while you were writing" in answer.refusal
    assert figure_of(session, indicator).value == 7
    version = figure_of(session, indicator).version
    assert type_in(indicator, "8", other, version=version).is_kept
    assert figure_of(session, indicator).value == 8


def test_nobody_checks_or_publishes_what_they_entered(session, edition, officer):
    both = SignedIn(
        id=officer.id, email="x@example.org", name="Both", known_as="",
        roles=frozenset({Role.PERFORMANCE_OFFICER, Role.PERFORMANCE_CHECKER}), is_cleared=False,
    )  # fmt: skip
    indicator = measure(edition)
    type_in(indicator, "7", both)
    with pytest.raises(DomainError, match="Somebody else has to check"):
        look(session, indicator, both)
    figure_of(session, indicator).state = FigureState.CHECKED
    session.flush()
    with pytest.raises(DomainError, match="Somebody else has to publish"):
        publish(sheet(), by=both)


def test_what_is_checked_is_published_and_what_is_not_stays(session, edition, officer, checker):
    one, other = measure(edition), measure(edition)
    enter(sheet(), [Entry(one.id, "7"), Entry(other.id, "8")], by=officer)
    look(session, one, checker)
    assert publish(sheet(), by=checker) == 1
    book = open_book([one.id, other.id])
    assert (book.said(one.id, JUNE).text, book.said(other.id, JUNE).text) == ("7", "–")
    deeds = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [each.deed for each in deeds] == [
        Deed.FIGURE_ENTERED,
        Deed.FIGURE_ENTERED,
        Deed.FIGURE_CHECKED,
        Deed.FIGURE_PUBLISHED,
    ]
    assert all("7" not in str(each.after.values()) for each in deeds)  # a number may be small


def test_what_is_sent_back_needs_words_and_comes_again(session, edition, officer, checker):
    indicator = measure(edition)
    type_in(indicator, "7", officer)
    with pytest.raises(NotAccepted):
        look(session, indicator, checker, is_right=False)
    look(session, indicator, checker, is_right=False, words="Count those who left too")
    one = figure_of(session, indicator)
    assert (one.state, one.sent_back) == (FigureState.ENTERED, "Count those who left too")
    type_in(indicator, "9", officer, version=one.version)
    assert figure_of(session, indicator).sent_back == ""


def test_a_figure_that_changed_while_it_was_looked_at_is_looked_at_again(
    session, edition, officer, checker
):
    indicator = measure(edition)
    type_in(indicator, "7", officer)
    one = figure_of(session, indicator)
    old = Verdict(one.id, one.version, True)
    type_in(indicator, "9", officer, version=one.version)
    with pytest.raises(DomainError, match="changed while you were looking"):
        check(sheet(), [old], by=checker)


def test_red_needs_a_reason_and_a_way_back(session, edition, officer, checker):
    aim = {"polarity": Polarity.HIGHER, "target": Decimal(90), "unit": Unit.PERCENT}
    indicator = measure(edition, ref="4.3", **aim)
    type_in(indicator, "46 of 100", officer)
    look(session, indicator, checker)
    with pytest.raises(DomainError, match=r"4\.3 will be off target"):
        publish(sheet(), by=checker)
    type_in(indicator, "46 of 100", officer, why="Forms are late", recover="One clinic more",
            seen="46 of 100", version=figure_of(session, indicator).version)  # fmt: skip
    told = session.scalars(select(Commentary)).one()
    assert (told.why, told.recover) == ("Forms are late", "One clinic more")
    assert publish(sheet(), by=checker) == 1


def test_a_correction_is_a_new_revision_that_says_why(session, edition, officer, checker):
    indicator = measure(edition, {JUNE: 94})
    assert "Say why it is corrected" in type_in(indicator, "93", officer).questions[0]
    type_in(indicator, "93", officer, note="One form was counted twice")
    look(session, indicator, checker)
    publish(sheet(), by=checker)
    rows = session.scalars(select(Figure).order_by(Figure.number)).all()
    assert [(each.number, each.value, each.state) for each in rows] == [
        (1, 94, FigureState.REPLACED),
        (2, 93, FigureState.PUBLISHED),
    ]
    assert rows[1].why_corrected == "One form was counted twice"
    assert rows[0].replaced_at is not None


def test_publishing_hides_what_is_small_and_what_gives_it_away(session, edition, officer, checker):
    whole, few, many = (measure(edition) for _ in range(3))
    for part in (few, many):
        PartOfFactory(whole_id=whole.id, part_id=part.id)
    entries = [Entry(whole.id, "43"), Entry(few.id, "3"), Entry(many.id, "40")]
    enter(sheet(), entries, by=officer)
    for each in (whole, few, many):
        look(session, each, checker)
    publish(sheet(), by=checker)
    hiding = [figure_of(session, each).hiding for each in (whole, few, many)]
    assert hiding == [Hiding.SHOWN, Hiding.SMALL, Hiding.SECONDARY]


def test_a_sheet_asks_as_often_for_a_hundred_rows_as_for_one(session, edition):
    measure(edition, {JUNE: 1})
    with count_queries() as for_one:
        get_sheet("card", QUARTER)
    for _ in range(100):
        CommentaryFactory(indicator_id=measure(edition, {MARCH: 1, JUNE: 2}).id)
    with count_queries() as for_many:
        assert len(get_sheet("card", QUARTER).rows) == 101
    assert len(for_many) == len(for_one)


def test_a_whole_year_is_entered_and_published_beside_its_last_quarter(
    session, edition, officer, checker
):
    indicator = measure(edition, {MARCH: 82}, unit=Unit.PERCENT)
    year = get_sheet("card", Quarter(2024, 2), is_outturn=True)
    assert year.label == "outturn of 2024/25"
    enter(year, [Entry(indicator.id, "91 of 100")], by=officer)
    one = figure_of(session, indicator)
    assert (one.is_outturn, one.ends_on, one.number) == (True, MARCH, 1)
    year = get_sheet("card", Quarter(2024, 4), is_outturn=True)
    check(year, [Verdict(one.id, one.version, True)], by=checker)
    publish(get_sheet("card", Quarter(2024, 4), is_outturn=True), by=checker)
    book = open_book([indicator.id])
    assert book.said(indicator.id, MARCH).text == "82%"
    assert book.said(indicator.id, MARCH, outturn=True).text == "91%"


def test_words_that_tell_of_few_children_are_asked_about(session, edition, officer):
    indicator = measure(edition)
    words = {"why": "Only one child was late"}
    assert "“Only one child”" in type_in(indicator, "7", officer, **words).questions[0]
    assert type_in(indicator, "7", officer, note="A made-up case", **words).is_kept
