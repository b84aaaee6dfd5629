"""Typing a quarter, pasting a column, checking and publishing, as people do it."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.scorecards import CommentaryFactory, EditionFactory, FigureFactory, measure
from tracker.access.roles import Role
from tracker.scorecards.enums import FigureState, Hiding, Polarity, Unit
from tracker.scorecards.figure_models import Figure

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
ENTER = "/scorecards/card/enter?quarter=2025-26-q1"
CHECK = "/scorecards/card/check?quarter=2025-26-q1"
PUBLISH = "/scorecards/card/publish?quarter=2025-26-q1"


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__slug="card", scorecard__name="The Card")


@pytest.fixture
def officer(browser, session):
    return browser.sign_in(person(Role.PERFORMANCE_OFFICER, name="Officer"))


def other(browser):
    return browser.sign_in(person(Role.PERFORMANCE_CHECKER, name="Checker"))


def test_a_quarter_is_typed_checked_published_and_read(officer, browser, edition):
    teeth = measure(edition, {MARCH: 66}, name="Teeth checked", unit=Unit.PERCENT)
    page = officer.get(ENTER)
    assert page.h1.endswith("1 figure is not entered yet")
    assert "Q4 2024/25: 66%" in page.text
    page = officer.follow(officer.submit(page, **{f"i{teeth.id}-figure": "70 of 100"}))
    assert "1 row is kept. Somebody else checks and publishes it." in page.text
    checker = other(browser)
    page = checker.get(CHECK)
    assert "70% (70 of 100)" in page.text
    assert "entered by Officer" in page.text
    figure = page.soup.select_one("[name$=-stamp]")["name"].removesuffix("-stamp")
    page = checker.follow(checker.submit(page, **{f"{figure}-is": "right"}))
    assert page.h1.endswith("1 figure is checked and can be published")
    page = checker.follow(checker.submit(page, form="publish"))
    assert "1 figure is published." in page.text
    reader = browser.sign_in(person(Role.COMMITTEE_MEMBER))
    assert "70%" in reader.get("/scorecards/card").text


def test_a_question_gives_the_row_back_and_keeps_the_others(officer, edition):
    neet, teeth = measure(edition, {MARCH: 14}, ref="2.1"), measure(edition, ref="4.2")
    page = officer.submit(
        officer.get(ENTER),
        expect=422,
        **{f"i{neet.id}-figure": "51", f"i{teeth.id}-figure": "7"},
    )
    assert "2.1: This is up by 37 from 14 in Q4 2024/25. Is it right?" in page.text
    assert "1 row is kept" in page.text
    assert page.soup.select_one(f"#i{neet.id}-figure")["value"] == "51"
    assert page.soup.select_one(f"#i{teeth.id}-figure")["value"] == "7"
    page = officer.submit(page, **{f"i{neet.id}-note": "Courses count now"})
    assert "1 row is kept" in officer.follow(page).text


def test_a_pasted_column_stands_in_the_boxes_before_it_is_saved(officer, session, edition):
    rows = [measure(edition, ref=f"1.{n}") for n in range(3)]
    page = officer.get(ENTER)
    page = officer.submit(page, button="Put it in the boxes", column="5\n\n7\tnote\n9", expect=200)
    assert "The column stands in the boxes below and is not saved yet." in page.text
    assert "1 line of it had no row." in page.text
    boxes = [page.soup.select_one(f"#i{each.id}-figure")["value"] for each in rows]
    assert boxes == ["5", "", "7"]
    assert officer.get(ENTER).h1.endswith("3 figures are not entered yet")
    assert "2 rows are kept." in officer.follow(officer.submit(page)).text


def test_what_is_sent_back_is_told_to_whoever_entered_it(officer, browser, edition):
    teeth = measure(edition)
    officer.submit(officer.get(ENTER), **{f"i{teeth.id}-figure": "7"})
    checker = other(browser)
    page = checker.get(CHECK)
    figure = page.soup.select_one("[name$=-stamp]")["name"].removesuffix("-stamp")
    page = checker.submit(page, expect=422, **{f"{figure}-is": "back"})
    assert "Say what is to be put right with" in page.text
    assert page.soup.select_one(f"#{figure}-back").has_attr("checked")
    back = {f"{figure}-is": "back", f"{figure}-words": "Count leavers too"}
    page = checker.follow(checker.submit(page, **back))
    assert "1 row is sent back." in page.text
    again = browser.sign_in(person(Role.PERFORMANCE_OFFICER)).get(ENTER)
    assert "Sent back: Count leavers too" in again.text


def test_red_without_words_is_not_published(officer, browser, edition):
    aim = {"polarity": Polarity.HIGHER, "target": Decimal(90), "unit": Unit.PERCENT}
    sdq = measure(edition, ref="4.3", **aim)
    page = officer.submit(officer.get(ENTER), **{f"i{sdq.id}-figure": "46 of 100"})
    page = officer.follow(page)
    assert f'href="#i{sdq.id}-why"' in str(page.soup.main)  # told before a checker is asked
    checker = other(browser)
    page = checker.get(CHECK)
    figure = page.soup.select_one("[name$=-stamp]")["name"].removesuffix("-stamp")
    page = checker.follow(checker.submit(page, **{f"{figure}-is": "right"}))
    page = checker.submit(page, form="publish", expect=422)
    assert "4.3 will be off target. Somebody has to say why" in page.text
    assert "Off target, and nobody has said why and what is done." in page.text


def test_a_period_that_goes_on_is_told_to_whoever_enters_and_checks(officer, browser, edition):
    measure(edition)
    told = "This period is not over. It ends on 30 June 2099."
    enter, check = (each.replace("2025-26", "2099-00") for each in (ENTER, CHECK))
    assert told in officer.get(enter).text
    assert "not over" not in officer.get(ENTER).text
    assert told in other(browser).get(check).text


def test_nothing_to_check_says_what_will_stand_here(browser, session, edition):
    assert "Nothing is entered for this quarter" in other(browser).get(CHECK).text


def test_what_two_people_wrote_at_once_is_shown_both(officer, session, edition):
    neet = measure(edition, {JUNE: 7})
    page = officer.get(ENTER)
    CommentaryFactory(indicator_id=neet.id, why="Hers", state=FigureState.ENTERED)
    session.commit()
    page = officer.submit(page, expect=422, **{f"i{neet.id}-why": "Mine"})
    assert "Theirs: Hers" in page.text
    assert page.value(f"i{neet.id}-why") == "Mine"
    assert "1 row is kept" in officer.follow(officer.submit(page)).text


def test_an_emptied_box_says_that_the_figure_is_taken_back(officer, edition):
    neet = measure(edition)
    officer.submit(officer.get(ENTER), **{f"i{neet.id}-figure": "7"})
    page = officer.follow(officer.submit(officer.get(ENTER), **{f"i{neet.id}-figure": ""}))
    assert "1 row is taken back." in page.text
    assert page.h1.endswith("1 figure is not entered yet")


def test_readers_see_new_words_once_somebody_else_published_them(officer, browser, edition):
    neet = measure(edition, {JUNE: 7})
    officer.submit(officer.get(ENTER), **{f"i{neet.id}-why": "It was summer"})
    where, reader = f"/indicators/{neet.id}", person(Role.COMMITTEE_MEMBER)
    assert "It was summer" not in browser.sign_in(reader).get(where).text
    checker = other(browser)
    page = checker.get(CHECK)
    assert "Why it is so: It was summer" in page.text
    page = checker.follow(checker.submit(page, **{f"i{neet.id}-is": "right"}))
    page = checker.follow(checker.submit(page, form="publish"))
    assert "The words about 1 are published." in page.text
    assert "It was summer" in browser.sign_in(reader).get(where).text


def test_whoever_checks_sees_what_was_asked_and_answered(officer, browser, edition):
    neet = measure(edition, {MARCH: 14})
    page = officer.submit(officer.get(ENTER), expect=422, **{f"i{neet.id}-figure": "51"})
    officer.submit(page, **{f"i{neet.id}-note": "Courses count now"})
    page = other(browser).get(CHECK)
    assert "Asked: This is up by 37 from 14 in Q4 2024/25. Is it right?" in page.text
    assert "Note: Courses count now" in page.text
    assert "without a question" not in page.text


def test_those_without_a_question_are_found_right_together(officer, browser, edition):
    rows = [measure(edition) for _ in range(2)]
    officer.submit(officer.get(ENTER), **{f"i{each.id}-figure": "7" for each in rows})
    checker = other(browser)
    page = checker.submit(checker.get(CHECK), button="The 2 without a question are right")
    assert checker.follow(page).h1.endswith("2 figures are checked and can be published")


def test_a_page_with_a_small_number_says_so(officer, edition):
    measure(edition, {JUNE: 7})
    assert "Do not circulate" not in officer.get(ENTER).text
    measure(edition, {JUNE: {"value": Decimal(3), "hiding": Hiding.SMALL}})
    assert "Contains small numbers. Do not circulate." in officer.get(ENTER).text


def test_whoever_checks_is_led_to_what_waits_in_other_periods(browser, session, edition):
    waiting = {"value": Decimal(7), "state": FigureState.ENTERED}
    neet, teeth = measure(edition, {MARCH: waiting}), measure(edition, {MARCH: 8, JUNE: waiting})
    CommentaryFactory(indicator_id=teeth.id, ends_on=MARCH, state=FigureState.ENTERED)
    FigureFactory(indicator_id=neet.id, ends_on=MARCH, is_outturn=True, **waiting)
    session.commit()
    checker = other(browser)
    page = checker.get(CHECK)
    assert "Other periods wait too: outturn of 2024/25 (1), Q4 2024/25 (2)." in page.text
    assert checker.get(page.link("outturn of 2024/25")).h1.endswith("1 figure waits to be checked")
    assert "1 to be checked" not in page.text
    assert "4 to be checked" in checker.get("/scorecards").text


def test_what_was_said_of_other_rows_is_kept_when_one_changed_meanwhile(
    officer, browser, session, edition
):
    neet, teeth = measure(edition), measure(edition)
    officer.submit(officer.get(ENTER), **{f"i{each.id}-figure": "7" for each in (neet, teeth)})
    checker = other(browser)
    page = checker.get(CHECK)
    session.scalars(select(Figure).where(Figure.indicator_id == neet.id)).one().value = Decimal(9)
    session.commit()
    verdicts = {f"i{neet.id}-is": "right", f"i{teeth.id}-is": "back", f"i{teeth.id}-words": "Again"}
    page = checker.submit(page, expect=422, **verdicts)
    assert "A figure changed while you were looking." in page.text
    assert page.value(f"i{teeth.id}-words") == "Again"
    assert not page.soup.select_one(f"#i{neet.id}-right").has_attr("checked")
    assert page.soup.select_one(f"#i{teeth.id}-back").has_attr("checked")
