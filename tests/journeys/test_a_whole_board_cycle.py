"""A board from the opening of its update round to its minutes, with a held clock and real letters.

Each day the clock moves on, people do what they do that day, and the scheduler ticks. A mail server
on loopback takes the letters; what it got is compared with a calendar, day for day.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from tests.factories.actions import ActionFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tests.factories.reminders import in_post
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.config import Config, MailServer
from tracker.core import clock
from tracker.core.dates import is_working_day
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus, MemberRole
from tracker.reminders.tick import Ticker

SEP, OCT, NOV = 9, 10, 11
FIRST, LAST = date(2025, SEP, 1), date(2025, NOV, 5)
ROWS = re.compile(r"^\d+\. (.+)$", re.MULTILINE)
TELLS = {
    "The board was moved to 3 October 2025": "moved",
    "The update round closes on": "round",
    "The update round closes today": "closed",
    "The board meets on 3 October 2025, in 6 working days": "pack",
    "The board meets on": "board",
    "Nothing is written down yet of the board": "minutes",
}


def on(month: int, *days: int) -> list[date]:
    return [date(2025, month, day) for day in days]


@dataclass
class Council:
    """A board, two workstreams with three leads, and all who write and read."""

    app: object
    session: object
    config: Config
    mailbox: object
    people: dict = field(default_factory=dict)
    actions: dict = field(default_factory=dict)

    def people_come(self):
        """Everybody by their first name on the letters, as `who@example.org`."""
        board = BodyFactory.board()
        homes = WorkstreamFactory(slug="good-homes", name="Good Homes")
        learning = WorkstreamFactory(slug="learning", name="Learning")
        roles = {"secretary": Role.BOARD_SECRETARY, "member": Role.BOARD_MEMBER}
        roles["clerk"] = Role.DEMOCRATIC_SERVICES
        for who, role in roles.items():
            self.people[who] = person(role, email=f"{who}@example.org")
        for who, stream in (("chair.homes", homes), ("chair.learning", learning)):
            self.people[who] = chair_of(stream, email=f"{who}@example.org")
        MemberFactory(body=board, user=self.people["member"])
        MemberFactory(body=board, user=self.people["clerk"], role=MemberRole.SECRETARY)
        plan = PlanFactory()
        refs = {"some": ("H1", "H2"), "none": ("H3",), "all": ("L1",)}
        for who, own in refs.items():
            lead, post = in_post(email=f"{who}@example.org")
            self.people[who] = lead
            for ref in own:
                stream = learning if ref.startswith("L") else homes
                self.actions[ref] = ActionFactory(
                    plan=plan, workstream=stream, accountable_post=post, ref=ref,
                    due_on=date(2026, 3, 31), visibility=Visibility.PUBLIC,
                )  # fmt: skip
                said(self.actions[ref], on=date(2025, 7, 1))
        held = {"status": MeetingStatus.HELD, "note": "It was agreed."}
        MeetingFactory(body=board, held_on=date(2025, 7, 30), **held)
        self.meeting = MeetingFactory(body=board, held_on=date(2025, SEP, 26)).id
        MeetingFactory(body=board, held_on=date(2025, NOV, 26))
        self.session.commit()

    def browser(self, who: str) -> Browser:
        return Browser(self.app, self.session).sign_in(self.people[who])

    def do(self, who: str, where: str, answers: dict | None = None) -> None:
        """Open a page with a form as somebody, fill it in and send it."""
        browser = self.browser(who)
        path = where.format(meeting=f"/meetings/{self.meeting}")
        browser.follow(browser.submit(browser.get(path), answers, form=path))

    def moves_to(self, day: int, month: int) -> None:
        """The secretary moves the board, when they have seen what moves with it."""
        browser, path = self.browser("secretary"), f"/meetings/{self.meeting}/move"
        answers = {"held_on-day": str(day), "held_on-month": str(month)}
        page = browser.submit(browser.get(path), answers, form=path, expect=200)
        browser.follow(browser.submit(page, form=path))

    def says(self, who: str, ref: str, **words: str) -> None:
        """Somebody brings an action up to date in its workstream's round."""
        slug = "learning" if ref.startswith("L") else "good-homes"
        own = self.actions[ref].id
        answers = {f"a{own}-{name}": value for name, value in words.items()}
        self.do(who, f"/workstreams/{slug}/update", answers)

    def board(self, *, live: bool = False) -> str:
        where = "/board" if live else f"/board?meeting={self.meeting}"
        return self.browser("member").get(where).text

    def tick(self) -> None:
        with self.app.app_context():
            ticker = Ticker(self.config)
            while (ticked := ticker.tick()).sent:  # what is told is not told again
                assert ticked.failed == ()
            assert ticked.failed == ()
            ticker.give_back()

    def letters(self) -> dict[str, list[str]]:
        """What came since the last look: who was told of what; a letter says how much it holds."""
        new = list(zip(self.mailbox.envelopes, self.mailbox.letters, strict=True))
        self.mailbox.envelopes.clear()
        told = {}
        for envelope, letter in new:
            who = envelope.rcpt_tos[0].removesuffix("@example.org")
            assert who not in told, f"{who} has two letters on one day"
            rows = ROWS.findall(letter.get_body(("plain",)).get_content())
            number = f"{len(rows)} thing{'s need' if len(rows) > 1 else ' needs'} you"
            assert letter["Subject"] == number
            told[who] = [
                next((kind for words, kind in TELLS.items() if words in row), row) for row in rows
            ]
        return told


@pytest.fixture
def council(real_app, real_session, mailbox, tmp_path):
    clock.hold(FIRST)
    server = MailServer("127.0.0.1", mailbox.port)
    config = replace(real_app.extensions["tracker"], data=tmp_path, mail_server=server)
    made = Council(real_app, real_session, config, mailbox)
    made.people_come()
    return made


LEADS, CHAIRS = ("some", "none", "all"), ("chair.homes", "chair.learning")
BOARD = {who: ["board"] for who in ("member", "clerk", *CHAIRS, *LEADS)}
CALENDAR = {
    # The board moves before its round opens: told once, and nothing happens on the old days.
    **dict.fromkeys(on(SEP, 2), {who: ["moved"] for who in BOARD}),
    # It opens 15 working days before the new day, in one letter with the board itself.
    **dict.fromkeys(on(SEP, 12), BOARD | {who: ["round", "board"] for who in (*LEADS, *CHAIRS)}),
    # 10 before: the leads who have not said all. Their chair's list of the opening still stands
    # below what is new; Learning has said all.
    **dict.fromkeys(
        on(SEP, 19),
        BOARD
        | {who: ["round", "board"] for who in ("some", "none")}
        | {"chair.homes": ["board", "round"]},
    ),
    # 8 before: the one who is silent, and their chair.
    **dict.fromkeys(on(SEP, 23), {"none": ["round"], "chair.homes": ["round"]}),
    # 7 before it closes: who has not signed off, and the secretary.
    **dict.fromkeys(on(SEP, 24), {"chair.homes": ["closed"], "secretary": ["closed"]}),
    # 6 before the pack is there; 5 and 1 before the board is near.
    **dict.fromkeys(on(SEP, 25), {"member": ["pack"], "clerk": ["pack"]}),
    **dict.fromkeys([*on(SEP, 26), *on(OCT, 2)], BOARD),
    # After it the minutes: 3 and 7 days and 15 working days, until they are written.
    **dict.fromkeys(on(OCT, 6, 10, 24), {"clerk": ["minutes"]}),
    # The next round opens for all, as words of the last one are not words for this one.
    **dict.fromkeys(on(NOV, 5), BOARD | {who: ["round", "board"] for who in (*LEADS, *CHAIRS)}),
}


@pytest.mark.slow
def test_from_the_opening_of_the_round_to_the_minutes(council):
    deeds = {
        date(2025, SEP, 2): lambda: council.moves_to(3, OCT),
        date(2025, SEP, 15): lambda: (
            council.says("some", "H1", line="Ten have signed."),
            council.says("all", "L1", same=True),
        ),
        date(2025, SEP, 22): lambda: council.says("some", "H2", line="The hall is booked."),
        date(2025, SEP, 23): lambda: council.do(
            "chair.learning", "{meeting}/round/learning/sign-off"
        ),
        date(2025, OCT, 6): lambda: council.do("secretary", "{meeting}/held"),
    }
    after = {
        date(2025, SEP, 24): lambda: is_not_frozen_yet(council),
        date(2025, SEP, 25): lambda: is_frozen(council),
        date(2025, SEP, 26): lambda: stays_frozen_while_words_go_on(council),
        date(2025, OCT, 24): lambda: minutes_are_written(council),
        date(2025, OCT, 27): lambda: words_since_the_freeze_count(council),
    }
    told = {}
    day = FIRST
    while day <= LAST:
        clock.hold(day)
        deeds.get(day, lambda: None)()
        council.tick()
        found = council.letters()
        if found:
            told[day] = {who: found[who] for who in sorted(found)}
            assert is_working_day(day)
        after.get(day, lambda: None)()
        day += timedelta(days=1)
    assert told == {day: dict(sorted(rows.items())) for day, rows in CALENDAR.items()}


def is_not_frozen_yet(council):
    assert "This page changes until the update round closes" in council.board()


def is_frozen(council):
    shown = council.board()
    assert "As frozen at the close of the round on 24 September 2025" in shown
    assert "For 1 nobody has told us anything" in shown
    page = council.browser("secretary").get(f"/meetings/{council.meeting}/round")
    assert "No reply to two requests" in page.text
    council.do("chair.homes", "{meeting}/round/good-homes/sign-off", {"note": "H3 has no news."})
    council.frozen = council.board()


def stays_frozen_while_words_go_on(council):
    words = {"line": "The lender left.", "judgement": "not_on_track", "why": "It closed."}
    council.says("none", "H3", **words, road="Find another.", ask="Help us look.")
    assert "Help us look." in council.board(live=True)
    assert council.board() == council.frozen


def minutes_are_written(council):
    council.do("clerk", "{meeting}/note", {"note": "The board agreed to look for a lender."})
    assert "As frozen at the close of the round on 24 September 2025" in council.board()
    assert "Help us look." not in council.board()


def words_since_the_freeze_count(council):
    page = council.browser("chair.homes").get("/workstreams/good-homes/update")
    assert page.h1.endswith("Bring 2 actions up to date")
