"""What is entered is checked and published by somebody else; on both databases."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories.scorecards import CommentaryFactory, PartOfFactory, measure
from tests.integration.scorecards.quarter import (
    JUNE,
    MARCH,
    figure_of,
    insist,
    look,
    row_of,
    sheet,
    type_in,
)
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.periods import Quarter
from tracker.scorecards.book import open_book
from tracker.scorecards.entering.boxes import Entry
from tracker.scorecards.entering.checking import Verdict, check, of_plain_ones, publish
from tracker.scorecards.entering.queries import get_sheet
from tracker.scorecards.entering.service import enter
from tracker.scorecards.enums import FigureState, Hiding, Polarity, Unit
from tracker.scorecards.figure_models import Commentary, Figure

RED = {"polarity": Polarity.HIGHER, "target": Decimal(90), "unit": Unit.PERCENT}


def test_nobody_checks_or_publishes_what_they_entered(session, edition, both):
    indicator = measure(edition)
    type_in(indicator, both, figure="7")
    with pytest.raises(DomainError, match="Somebody else has to check"):
        look(indicator, both)
    figure_of(session, indicator).state = FigureState.CHECKED
    session.flush()
    with pytest.raises(DomainError, match="Somebody else has to publish"):
        publish(sheet(), by=both)


def test_what_is_checked_is_published_and_what_is_not_stays(session, edition, officer, checker):
    one, other = measure(edition), measure(edition)
    enter(sheet(), [Entry(one.id, {"figure": "7"}), Entry(other.id, {"figure": "8"})], by=officer)
    look(one, checker)
    assert publish(sheet(), by=checker) == (1, 0)
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


def test_publishing_hides_what_is_small_and_what_gives_it_away(session, edition, officer, checker):
    whole, few, many = (measure(edition) for _ in range(3))
    for part in (few, many):
        PartOfFactory(whole_id=whole.id, part_id=part.id)
    entries = [
        Entry(whole.id, {"figure": "43"}),
        Entry(few.id, {"figure": "3"}),
        Entry(many.id, {"figure": "40"}),
    ]
    enter(sheet(), entries, by=officer)
    for each in (whole, few, many):
        look(each, checker)
    publish(sheet(), by=checker)
    hiding = [figure_of(session, each).hiding for each in (whole, few, many)]
    assert hiding == [Hiding.SHOWN, Hiding.SMALL, Hiding.SECONDARY]


def test_a_whole_year_is_entered_and_published_beside_its_last_quarter(
    session, edition, officer, checker
):
    indicator = measure(edition, {MARCH: 82}, unit=Unit.PERCENT)
    year = get_sheet("card", Quarter(2024, 2), is_outturn=True)
    assert year.label == "outturn of 2024/25"
    enter(year, [Entry(indicator.id, {"figure": "91 of 100"})], by=officer)
    one = figure_of(session, indicator)
    assert (one.is_outturn, one.ends_on, one.number) == (True, MARCH, 1)
    year = get_sheet("card", Quarter(2024, 4), is_outturn=True)
    check(year, [Verdict(indicator.id, year.rows[0].stamp, is_right=True)], by=checker)
    publish(get_sheet("card", Quarter(2024, 4), is_outturn=True), by=checker)
    book = open_book([indicator.id])
    assert book.said(indicator.id, MARCH).text == "82%"
    assert book.said(indicator.id, MARCH, outturn=True).text == "91%"


def test_what_is_sent_back_needs_words(session, edition, officer, checker):
    indicator = measure(edition)
    type_in(indicator, officer, figure="7")
    with pytest.raises(NotAccepted):
        look(indicator, checker, is_right=False)
    look(indicator, checker, is_right=False, words="Count those who left too")
    one = figure_of(session, indicator)
    assert (one.state, one.sent_back) == (FigureState.ENTERED, "Count those who left too")


def test_a_figure_that_changed_while_it_was_looked_at_is_looked_at_again(
    session, edition, officer, checker
):
    indicator = measure(edition)
    type_in(indicator, officer, figure="7")
    old = Verdict(indicator.id, row_of(indicator).stamp, is_right=True)
    type_in(indicator, officer, figure="9")
    with pytest.raises(DomainError, match="changed while you were looking"):
        check(sheet(), [old], by=checker)


def test_red_needs_a_reason_and_a_way_back_that_are_checked_too(session, edition, officer, checker):
    indicator = measure(edition, ref="4.3", **RED)
    type_in(indicator, officer, figure="46 of 100")
    look(indicator, checker)
    type_in(indicator, officer, why="Forms are late", recover="One clinic more")
    with pytest.raises(DomainError, match=r"4\.3 will be off target"):
        publish(sheet(), by=checker)
    look(indicator, checker)
    assert publish(sheet(), by=checker) == (1, 0)
    told = row_of(indicator).told
    assert (told.why, told.recover) == ("Forms are late", "One clinic more")


def test_a_correction_is_a_new_revision_that_says_why(session, edition, officer, checker):
    indicator = measure(edition, {JUNE: 94})
    type_in(indicator, officer, figure="93", corrected="One form was counted twice")
    look(indicator, checker)
    publish(sheet(), by=checker)
    rows = session.scalars(select(Figure).order_by(Figure.number)).all()
    assert [(each.number, each.value, each.state) for each in rows] == [
        (1, 94, FigureState.REPLACED),
        (2, 93, FigureState.PUBLISHED),
    ]
    assert rows[1].why_corrected == "One form was counted twice"
    assert rows[0].replaced_at is not None


def test_published_words_stay_until_somebody_else_publishes_new_ones(
    session, edition, checker, both
):
    indicator = measure(edition, {JUNE: 46}, **RED)
    CommentaryFactory(indicator_id=indicator.id, why="Agreed", recover="Agreed too")
    type_in(indicator, both, why="New")
    assert row_of(indicator).told.why == "Agreed"
    with pytest.raises(DomainError, match="Somebody else has to check"):
        look(indicator, both)
    look(indicator, checker)
    assert publish(sheet(), by=checker) == (0, 1)
    assert (row_of(indicator).told.why, row_of(indicator).words) == ("New", None)
    states = session.scalars(select(Commentary.state).order_by(Commentary.id)).all()
    assert states == [FigureState.REPLACED, FigureState.PUBLISHED]


def test_words_of_a_figure_that_nobody_published_wait_for_it(session, edition, officer, checker):
    indicator = measure(edition)
    type_in(indicator, officer, why="It was summer")
    look(indicator, checker)
    with pytest.raises(DomainError, match="Nothing is checked yet"):
        publish(sheet(), by=checker)


def test_red_keeps_its_reason(session, edition, officer, checker):
    indicator = measure(edition, {JUNE: 46}, ref="4.3", **RED)
    CommentaryFactory(indicator_id=indicator.id, why="Agreed", recover="Agreed too")
    type_in(indicator, officer, why="", recover="")
    look(indicator, checker)
    with pytest.raises(DomainError, match=r"4\.3 will be off target"):
        publish(sheet(), by=checker)


def test_what_raised_no_question_is_right_all_at_once(session, edition, officer, checker, both):
    plain, asked, own, back = (measure(edition, {MARCH: 14}) for _ in range(4))
    correction = measure(edition, {MARCH: 14, JUNE: 14})
    type_in(correction, officer, figure="15", corrected="Counted anew")
    type_in(plain, officer, figure="15")
    insist(asked, officer, "Courses count now", figure="51")
    type_in(own, both, figure="15")
    type_in(back, officer, figure="15")
    look(back, checker, is_right=False, words="Count again")
    stamps = [(each.indicator_id, each.stamp) for each in sheet().rows]
    verdicts = of_plain_ones(sheet(), stamps, by=both)
    assert [each.indicator_id for each in verdicts] == [plain.id]
    assert check(sheet(), verdicts, by=both) == 1
