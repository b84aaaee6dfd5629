"""From whom a step is meant for to the people who get it, each only what they may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.access.roles import Role
from tracker.actions.policy import may_see
from tracker.core.visibility import Visibility
from tracker.meetings.queries import BoardMeeting
from tracker.reminders.directory import Directory, People
from tracker.reminders.enums import Audience
from tracker.reminders.facts import ActionInfo, CommentInfo, Worry
from tracker.reminders.rules import Who


class Recipient(NamedTuple):
    """Somebody who gets a step: as what, as a copy or not, and whether for want of another."""

    user_id: int
    audience: Audience
    is_copy: bool = False
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class _Sight:
    """What `may_see` asks of an action, and all that it asks; letters are about live plans."""

    visibility: Visibility
    workstream_id: int | None
    accountable_post_id: int | None
    is_in_draft: bool = False


_Key = tuple[_Sight, Who]


@dataclass(frozen=True, slots=True)
class Addressing:
    """Finds recipients; actions of one post and workstream have the same ones, found once."""

    directory: Directory
    helpers: dict[int, list[int]]
    open_posts: frozenset[int]
    _found: dict[_Key, tuple[Recipient, ...]] = field(default_factory=dict)

    def of_action(self, action: ActionInfo, who: Who) -> Iterable[Recipient]:
        """Who gets a step of an action."""
        sight = _Sight(action.visibility, action.workstream_id, action.accountable_post_id)
        found = self._found.get((sight, who))
        if found is None:
            found = self._found[sight, who] = self._visible(sight, self._by_part(sight, who))
        if Audience.HELPERS not in who.to or action.id not in self.helpers:
            return found
        helping = self.directory.in_posts(self.helpers[action.id])
        more = (Recipient(user, Audience.HELPERS) for user in helping)
        return _each_once([*found, *self._visible(sight, more)])

    def of_comment(self, comment: CommentInfo, who: Who) -> Iterable[Recipient]:
        """Who gets a step of a comment: its author is told of an answer, and of nothing else."""
        if Audience.COMMENTER in who.to:
            author = Recipient(comment.author_id, Audience.COMMENTER)
            return [author] if comment.author_id in self.directory.people else []
        found = self.of_action(comment.action, who)
        return [each for each in found if each.user_id != comment.author_id]

    def of_worry(self, worry: Worry) -> Iterable[Recipient]:
        """The safeguarding leads, but not one who raised the worry, unless there is no other."""
        leads = self.directory.with_role(Role.SAFEGUARDING_LEAD)
        others = [user for user in leads if user != worry.flagged_by]
        return [Recipient(user, Audience.SAFEGUARDING_LEAD) for user in others or leads]

    def of_board(self, _board: BoardMeeting) -> Iterable[Recipient]:
        """Members, chairs, leads with open actions and ambassadors, each once."""
        people = self.directory
        groups: tuple[tuple[Audience, Iterable[People]], ...] = (
            (Audience.MEMBERS, [people.board]),
            (Audience.CHAIRS, people.chairs.values()),
            (Audience.LEADS, [people.in_posts(sorted(self.open_posts))]),
            (Audience.AMBASSADORS, people.ambassadors.values()),
        )
        return _each_once(
            Recipient(user, audience)
            for audience, lists in groups
            for users in lists
            for user in users
        )

    def _by_part(self, sight: _Sight, who: Who) -> Iterator[Recipient]:
        for audience in who.to:
            yield from self._of_part(audience, sight, is_copy=False)
        for audience in who.copies:
            yield from self._of_part(audience, sight, is_copy=True)

    def _of_part(self, audience: Audience, sight: _Sight, *, is_copy: bool) -> Iterator[Recipient]:
        """A vacant post's letters go to the chair, a vacant chair's to the board secretary."""
        chairs = self.directory.chairs.get(sight.workstream_id or 0, ())
        secretaries = self.directory.with_role(Role.BOARD_SECRETARY)
        options: dict[Audience, tuple[People, ...]] = {
            Audience.ACCOUNTABLE: (
                self.directory.holders.get(sight.accountable_post_id or 0, ()),
                chairs,
                secretaries,
            ),
            Audience.CHAIR: (chairs, secretaries),
            Audience.BOARD_SECRETARY: (secretaries,),
            Audience.PARTICIPATION_LEAD: (self.directory.with_role(Role.PARTICIPATION_LEAD),),
        }
        for place, users in enumerate(options.get(audience, ())):
            if users:
                yield from (Recipient(user, audience, is_copy, place > 0) for user in users)
                return

    def _visible(self, sight: _Sight, found: Iterable[Recipient]) -> tuple[Recipient, ...]:
        people = self.directory.people
        return tuple(each for each in _each_once(found) if may_see(people[each.user_id], sight))


def _each_once(found: Iterable[Recipient]) -> list[Recipient]:
    """Everybody in the first of their parts: who is to act needs no copy."""
    firsts: dict[int, Recipient] = {}
    for each in found:
        firsts.setdefault(each.user_id, each)
    return list(firsts.values())
