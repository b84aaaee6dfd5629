from datetime import UTC, date, datetime

import pytest

from tests.factories.council import World, user_of
from tests.factories.people import PostHoldingFactory
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.support.queries import at_most
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.visibility import Visibility
from tracker.voice import queries
from tracker.voice.enums import AnswerKind, Show
from tracker.voice.worries import queries as worries

TODAY = date(2025, 9, 5)


@pytest.fixture
def world(session):
    return World()


def another():
    """Somebody else's action of somebody else's workstream."""
    return World("Director of Education")


def say(world, day=4, *, month=9, due=None, **facts):
    return CommentFactory(
        action=facts.pop("action", world.action),
        author=user_of(facts.pop("author", world.ambassador)),
        posted_at=datetime(2025, month, day, 8, tzinfo=UTC),
        answer_due_on=due,
        **facts,
    )


def answered(comment, world, kind=AnswerKind.WE_DID_IT, *, on=3, **facts):
    return AnswerFactory(
        comment=comment,
        kind=kind,
        by=user_of(world.lead),
        answered_at=datetime(2025, 9, on, 8, tzinfo=UTC),
        **facts,
    )


def ids(rows):
    return [row.id for row in rows]


def test_the_newest_comes_first_on_an_action(world):
    old, new = say(world, 1), say(world, 3)
    say(world, 2, action=another().action)
    assert ids(queries.on_action(world.action.id, world.lead).comments) == [new.id, old.id]


def test_an_action_that_one_may_not_know_of_has_no_voices(world):
    with pytest.raises(NotFound):
        queries.on_action(world.action.id, world.committee)
    with pytest.raises(NotFound):
        queries.on_action(999_999, world.secretary)


def test_a_long_talk_is_cut_on_the_actions_page(world):
    for day in range(1, 23):
        say(world, day, month=8)
    found = queries.on_action(world.action.id, world.lead)
    assert (len(found.comments), found.has_more) == (queries.ON_PAGE, True)


@pytest.mark.parametrize("number", [1, 15])
def test_voices_on_an_action_take_four_statements(session, world, number):
    for day in range(1, number + 1):
        comment = say(world, day, month=8, due=TODAY)
        if day % 2:
            answered(comment, world)
    action_id = world.action.id
    session.flush()
    session.expire_all()
    with at_most(4):
        found = queries.on_action(action_id, world.ambassador)
        assert len(found.comments) == number


def test_the_box_says_who_reads_and_who_answers_by_when(world):
    box = queries.on_action(world.action.id, world.ambassador).box
    assert box.closed == ""
    assert box.readers == "people on the board and in this workstream"
    assert (box.about.answerer, box.due_on) == ("the Head of Housing", date(2025, 9, 19))
    assert box.button == "Send to the Head of Housing, the board and the workstream"
    assert [words for _, words in box.names] == [
        "A care leaver ambassador",
        "My first name only: Robin",
        "My full name: Robin Realname",
        "The care leaver ambassadors, for what you agreed together",
    ]


@pytest.mark.parametrize(
    ("visibility", "button"),
    [
        (Visibility.PUBLIC, "Send to everybody who can sign in"),
        (Visibility.BOARD, "Send to the board and the workstream"),
        (Visibility.DRAFT, "Send to the board secretary"),
    ],
)
def test_the_button_names_the_readers(world, visibility, button):
    world.action.visibility = visibility
    assert queries.on_action(world.action.id, world.secretary).box.button == button


def test_where_the_post_is_vacant_the_chair_answers(session, world):
    holding = PostHoldingFactory(post=world.post, user=user_of(world.member))
    assert queries.on_action(world.action.id, world.ambassador).box.about.answerer == (
        "the Head of Housing"
    )
    world.post.is_vacant = True
    holding.ended_on = TODAY
    session.flush()
    box = queries.on_action(world.action.id, world.ambassador).box
    assert box.about.answerer == "the chair of Good Homes"
    assert box.button == "Send to the chair of Good Homes, the board and the workstream"


def test_who_only_reads_is_told_so_and_a_plan_that_ended_is_closed(world):
    assert "does not write" in queries.on_action(world.action.id, world.auditor).box.closed
    world.action.plan.ends_on = date(2025, 9, 4)
    assert "ended on 4 September 2025" in (
        queries.on_action(world.action.id, world.ambassador).box.closed
    )


def test_what_i_said_is_mine_alone_newest_first(world):
    old, new = say(world, 1), say(world, 3, withdrawn_at=clock.now())
    say(world, 2, author=world.member)
    assert ids(queries.my_comments(world.ambassador, 5)) == [new.id, old.id]
    assert ids(queries.my_comments(world.ambassador, 1)) == [new.id]


def test_what_waits_for_my_answer_the_longest_owed_first(session, world):
    later, late = say(world, 2, due=date(2025, 9, 16)), say(world, 1, due=date(2025, 9, 4))
    say(world, 3)  # owed nothing
    answered(say(world, 1, due=TODAY), world)
    say(world, 1, due=TODAY, withdrawn_at=clock.now())
    CommentFlagFactory(comment=say(world, 1, due=TODAY))
    soon, far = say(world, 1, due=TODAY), say(world, 1, due=TODAY)
    look = AnswerKind.WE_WILL_LOOK_AGAIN
    answered(soon, world, look, look_again_on=date(2025, 9, 8))
    answered(far, world, look, look_again_on=date(2025, 12, 1))
    say(world, 1, due=TODAY, action=another().action)  # somebody else's
    for by in (world.lead, world.chair):
        assert ids(queries.answers_owed(by)) == [late.id, soon.id, later.id]
    assert queries.answers_owed(world.member) == queries.answers_owed(world.ambassador) == []
    assert ids(queries.answers_owed(world.lead, 1)) == [late.id]


def test_the_page_of_voices_counts_and_filters(world):
    late = say(world, 1, due=date(2025, 9, 4))
    waiting = say(world, 2, due=date(2025, 9, 16))
    done = say(world, 3, due=date(2025, 9, 17))
    answered(done, world)

    def shown(show, viewer=world.participation, **more):
        asked = {"workstream": "", "of": [], "page": 1} | more
        rows, total = queries.said(viewer, show, **asked)
        assert total == len(rows)
        return ids(rows)

    assert shown(Show.EVERYTHING) == [late.id, waiting.id, done.id]
    assert shown(Show.EVERYTHING, world.member) == [done.id, waiting.id, late.id]
    assert shown(Show.WAITING) == [late.id, waiting.id]
    assert shown(Show.LATE) == [late.id]
    assert shown(Show.ANSWERED) == [done.id]
    assert shown(Show.MINE, world.ambassador) == [done.id, waiting.id, late.id]
    assert shown(Show.TO_ANSWER, world.chair) == [late.id, waiting.id]
    assert shown(Show.EVERYTHING, workstream=another().workstream.slug) == []
    assert shown(Show.EVERYTHING, of=queries.about_one(world.action.id, None)) == [
        late.id,
        waiting.id,
        done.id,
    ]
    assert shown(Show.EVERYTHING, world.committee) == []
    scope = queries.scope(world.participation, Show.LATE, workstream="", of=[])
    assert (scope.total, scope.waiting, scope.late) == (3, 2, 1)


def test_what_is_gone_is_listed_for_the_participation_lead_alone(world):
    gone = say(world, withdrawn_at=clock.now())
    asked = {"workstream": "", "of": [], "page": 1}
    rows, _ = queries.said(world.participation, Show.EVERYTHING, **asked)
    assert [(row.id, row.is_readable) for row in rows] == [(gone.id, True)]
    assert queries.said(world.member, Show.EVERYTHING, **asked) == ([], 0)


def test_the_safeguarding_lead_sees_every_worry_the_longest_waiting_first(world):
    later, first = say(world, 3), say(world, 1)
    for comment in (later, first):
        CommentFlagFactory(comment=comment, by=user_of(world.member))
    private = say(world, 2)
    CommentFlagFactory(comment=private, by=user_of(world.ambassador))
    say(world, 4)
    found = worries.open_worries(world.safeguarding)
    assert [each.comment.id for each in found] == [first.id, private.id, later.id]
    assert [each.worries[0].is_by_author for each in found] == [False, True, False]
    assert [each.worries[0].by_name for each in found][1] == ""
    assert queries.how_many_wait(world.safeguarding) == 3
    assert queries.how_many_wait(world.participation) == 0
    assert worries.looked_at(world.safeguarding) == []
