"""Surveys, visits, groups and events, and their points, each followed as a comment is."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.plan import PledgeFactory
from tests.factories.published import SourceFactory
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.factories.workstreams import PledgeWorkstreamFactory
from tests.support.queries import at_most
from tracker.core.visibility import Visibility
from tracker.voice.enums import ShownAs
from tracker.voice.models import Comment
from tracker.voice.reach.enums import SourceKind
from tracker.voice.reach.models import Source


@pytest.fixture
def world(session):
    return World(visibility=Visibility.PUBLIC)


@pytest.fixture
def lead(browser, world):
    return browser.sign_in(user_of(world.participation))


def point(world, source, text="The bus pass ends at 21.", **facts):
    return CommentFactory(
        author=user_of(world.participation),
        source_id=source.id,
        shown_as=ShownAs.GROUP,
        group_name=source.name,
        text=text,
        answer_due_on=date(2025, 9, 16),
        **facts,
    )


def texts(page):
    return page.all("main .ct-said blockquote")


def test_an_occasion_is_added_and_its_point_is_owed_an_answer(lead, session, world):
    form = lead.get(lead.get("reach.index").link("Add one"))
    answers = {
        "kind": "event", "name": "Local Offer review", "about": "Led by ambassadors.",
        "from_on-day": "4", "from_on-month": "6", "from_on-year": "2025",
        "took_part": "3", "document": "C25", "place": "page 17",
    }  # fmt: skip
    page = lead.follow(lead.submit(form, answers))
    assert page.h1 == "Event, 4 June 2025 Local Offer review"
    assert "Fewer than 5 people took part." in page.text
    assert "From C25, page 17" in page.text
    form = lead.get(page.link("Write down a point"))
    thing = f"action-{world.action.id}"
    page = lead.follow(lead.submit(form, text="The bus pass ends at 21.", thing=thing))
    assert texts(page) == ["The bus pass ends at 21."]
    assert "Local Offer review" in page.all(".ct-said__who strong")
    assert "Answer owed by Friday 19 September by the Head of Housing" in page.text


@pytest.mark.parametrize(
    ("thing", "answerer"),
    [("", "the board secretary"), ("workstream", "the chair of Good Homes")],
)
def test_who_owes_it_follows_from_what_it_is_about(lead, session, world, thing, answerer):
    source = SourceFactory()
    chosen = f"workstream-{world.workstream.id}" if thing else ""
    form = lead.get("reach.add_point", source_id=source.id)
    page = lead.follow(lead.submit(form, text="The bus pass ends at 21.", thing=chosen))
    assert f"by {answerer}." in page.text


def test_a_point_about_a_promise_stands_on_the_promise(lead, session, world):
    pledge = PledgeFactory(name="We will find homes")
    form = lead.get("reach.add_point", source_id=SourceFactory().id)
    page = lead.follow(lead.submit(form, text="It ends.", thing=f"pledge-{pledge.id}"))
    assert "We will find homes" in page.text
    assert session.scalars(select(Comment.pledge_id)).one() == pledge.id


def test_a_point_about_a_promise_is_owed_by_whoever_owes_a_comment_on_it(lead, session, world):
    pledge = PledgeFactory(name="We will find homes")
    PledgeWorkstreamFactory(workstream=world.workstream, pledge=pledge)
    form = lead.get("reach.add_point", source_id=SourceFactory().id)
    page = lead.follow(lead.submit(form, text="It ends.", thing=f"pledge-{pledge.id}"))
    assert "by the chair of Good Homes." in page.text


def test_a_point_is_answered_as_a_comment_is_and_its_name_is_the_occasions(browser, session, world):
    source = SourceFactory(name="The survey")
    said = point(world, source, action=world.action)
    browser.sign_in(user_of(world.lead))
    form = browser.get("voice.answer", comment_id=said.id)
    browser.submit(form, kind="we_did_it", text="The pass lasts until 25 now.")
    page = browser.get("reach.show", source_id=source.id)
    assert "1 of 1 point answered." in page.text
    assert "The pass lasts until 25 now." in page.text
    assert page.all(".ct-said__who strong") == ["The survey"]
    assert user_of(world.participation).name not in page.text
    assert texts(browser.get("actions.show", action_id=world.action.id)) == [said.text]


def test_a_point_is_read_by_who_sees_what_it_is_about(browser, session, world):
    source = SourceFactory()
    point(world, source, action=None)
    point(world, source, "Hidden from the committee.", action=world.action)
    world.action.visibility = Visibility.BOARD
    session.flush()
    browser.sign_in(user_of(world.committee))
    page = browser.get("reach.show", source_id=source.id)
    assert texts(page) == ["The bus pass ends at 21."]
    assert "0 of 1 point answered" in page.text
    assert "Hidden" not in browser.get("reach.index").text
    browser.sign_in(user_of(world.member))
    assert len(texts(browser.get("reach.show", source_id=source.id))) == 2


def test_a_point_is_not_what_the_lead_said(lead, world):
    point(world, SourceFactory(), action=None)
    assert texts(lead.get("voice.index", show="mine")) == []
    assert texts(lead.get("voice.index", show="everything")) == ["The bus pass ends at 21."]


def test_who_could_be_recognised_is_asked_about_once(lead, session, world):
    form = lead.get("reach.add_point", source_id=SourceFactory().id)
    page = lead.submit(form, text=f"{REAL_NAME} said it.", expect=422)
    assert "Could somebody tell who this is?" in page.errors[0]
    lead.submit(page, button="Nobody can be recognised")
    assert session.scalars(select(Comment)).one().text == f"{REAL_NAME} said it."


def test_a_new_name_is_the_name_of_its_points_too(lead, session, world):
    source = SourceFactory(name="The survey")
    point(world, source, action=None)
    lead.submit(lead.get("reach.change", source_id=source.id), name="The survey of 2024")
    page = lead.get("reach.show", source_id=source.id)
    assert page.all(".ct-said__who strong") == ["The survey of 2024"]


def test_two_of_one_name_and_day_are_one(lead, session, world):
    SourceFactory(name="The survey")
    form = lead.get("reach.add")
    answers = {
        "kind": "survey", "name": "The survey",
        "from_on-day": "1", "from_on-month": "1", "from_on-year": "2024",
    }  # fmt: skip
    page = lead.submit(form, answers, expect=422)
    assert "There is one of this name and day already" in page.errors[0]
    assert len(session.scalars(select(Source)).all()) == 1


def test_its_last_day_is_not_before_its_first(lead, world):
    answers = {
        "kind": "survey", "name": "The survey",
        "from_on-day": "2", "from_on-month": "1", "from_on-year": "2024",
        "until_on-day": "1", "until_on-month": "1", "until_on-year": "2024",
    }  # fmt: skip
    page = lead.submit(lead.get("reach.add"), answers, expect=422)
    assert page.errors == ["The last day must not be before the first"]


def test_ambassadors_read_and_do_not_write(browser, world):
    source = SourceFactory()
    page = browser.sign_in(user_of(world.ambassador)).get("reach.show", source_id=source.id)
    assert "No point is written down" in page.text
    assert "Write down a point" not in page.text
    browser.get("reach.add", expect=403)
    browser.get("reach.add_point", source_id=source.id, expect=403)


def test_a_kind_chooses_and_an_empty_one_says_so(browser, world):
    browser.sign_in(user_of(world.member))
    assert "Nothing is written down yet" in browser.get("reach.index").text
    SourceFactory(kind=SourceKind.VISIT, name="A visit")
    page = browser.get("reach.index", kind="visit")
    assert (page.h1, page.all("main .ct-list li strong")) == (
        "Where we asked Where young people were asked: Visit", ["A visit"]
    )  # fmt: skip
    assert "Nothing of this kind" in browser.get("reach.index", kind="group").text


def test_a_page_asks_as_often_for_one_as_for_many(browser, world):
    browser.sign_in(user_of(world.member))
    source = SourceFactory()
    point(world, source, action=None)
    for endpoint, values in (("reach.index", {}), ("reach.show", {"source_id": source.id})):
        browser.get(endpoint, **values)
    with at_most(9) as few:
        browser.get("reach.show", source_id=source.id)
    with at_most(7) as few_on_list:
        browser.get("reach.index")
    for _ in range(25):
        AnswerFactory(comment=point(world, source, action=None), by=user_of(world.lead))
        SourceFactory()
    with at_most(len(few)):
        page = browser.get("reach.show", source_id=source.id)
    assert "1 to 20 of 26 points" in page.text
    with at_most(len(few_on_list)):
        browser.get("reach.index")
