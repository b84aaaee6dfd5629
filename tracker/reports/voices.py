"""What young people say and what is printed of it, as far as it waits for whoever is signed in."""

from dataclasses import dataclass

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.people.identity import SignedIn
from tracker.voice.celebrations import queries as celebrations
from tracker.voice.published import queries as published
from tracker.voice.published.enums import Stage
from tracker.voice.worries import queries as worries


@dataclass(frozen=True, slots=True)
class Voices:
    """How much of each waits: `to_ask` can be printed, `agreed` waits to be printed."""

    worries: int
    yes_or_no: published.YesOrNo
    to_ask: int
    agreed: int
    good_news: int

    @property
    def things(self) -> int:
        """How many things these are; what can be printed need not be, so it is none."""
        own, others = self.yes_or_no.own, self.yes_or_no.for_others
        return sum(map(bool, (self.worries, own, others, self.agreed, self.good_news)))

    @property
    def is_any(self) -> bool:
        """Whether there is anything to list."""
        return bool(self.things or self.to_ask)


def voices(viewer: SignedIn) -> Voices:
    """Six statements at most, for who looks after all of it."""
    prints = Permission.COMMENT_PUBLISH in permissions_of(viewer.roles)
    stages = published.counts() if prints else {}
    return Voices(
        worries=worries.how_many_wait(viewer),
        yes_or_no=published.yes_or_no(viewer),
        to_ask=stages.get(Stage.NOT_ASKED, 0),
        agreed=stages.get(Stage.AGREED, 0),
        good_news=celebrations.how_many_wait() if celebrations.may_publish(viewer) else 0,
    )
