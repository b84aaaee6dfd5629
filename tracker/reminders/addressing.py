"""From whom a step is meant for to the people who get it, each only what they may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracker.access.roles import Role
from tracker.actions.policy import may_see
from tracker.reminders.directory import Directory, People
from tracker.reminders.enums import Audience
from tracker.reminders.facts import ActionInfo, CommentInfo, Worry
from tracker.reminders.ladder import Rung
from tracker.reminders.sight import Recipient, Sight

_Key = tuple[Sight, Rung]


@dataclass(frozen=True, slots=True)
class Addressing:
    """Finds recipients; actions of one post and workstream have the same ones, found once."""

    directory: Directory
    helpers: dict[int, list[int]]
    open_posts: frozenset[int]
    _found: dict[_Key, tuple[Recipient, ...]] = field(default_factory=dict)

    def of_action(self, action: ActionInfo, rung: Rung) -> Iterable[Recipient]:
        """Who gets a step of an action."""
        sight = Sight(action.visibility, action.workstream_id, action.accountable_post_id)
        found = self.of_sight(sight, rung)
        is_copy = Audience.HELPERS in rung.copies
        if action.id not in self.helpers or not (is_copy or Audience.HELPERS in rung.to):
            return found
        helping = self.directory.in_posts(self.helpers[action.id])
        more = (Recipient(user, Audience.HELPERS, is_copy) for user in helping)
        return _each_once([*found, *self._visible(sight, more)])

    def of_sight(self, sight: Sight, rung: Rung) -> tuple[Recipient, ...]:
        """Who gets a step of all actions that have the same label, workstream and post."""
        found = self._found.get((sight, rung))
        if found is None:
            found = self._found[sight, rung] = self._visible(sight, self._by_part(sight, rung))
        return found

    def of_comment(self, comment: CommentInfo, rung: Rung) -> Iterable[Recipient]:
        """Who gets a step of a comment: its author is told of an answer, and of nothing else."""
        if Audience.COMMENTER in rung.to:
            author = Recipient(comment.author_id, Audience.COMMENTER)
            return [author] if comment.author_id in self.directory.people else []
        found = self.of_action(comment.action, rung)
        return [each for each in found if each.user_id != comment.author_id]

    def of_worry(self, worry: Worry) -> Iterable[Recipient]:
        """The safeguarding leads, but not one who raised the worry, unless there is no other."""
        leads = self.directory.with_role(Role.SAFEGUARDING_LEAD)
        others = [user for user in leads if user != worry.flagged_by]
        return [Recipient(user, Audience.SAFEGUARDING_LEAD) for user in others or leads]

    def of_board(self, rung: Rung) -> Iterable[Recipient]:
        """Members, chairs, leads with open actions and ambassadors, or who takes the minutes."""
        people = self.directory
        secretaries = people.with_role(Role.BOARD_SECRETARY)
        groups: dict[Audience, Iterable[People]] = {
            Audience.MEMBERS: [people.board],
            Audience.CHAIRS: people.chairs.values(),
            Audience.LEADS: [people.in_posts(sorted(self.open_posts))],
            Audience.AMBASSADORS: people.ambassadors.values(),
            Audience.MINUTE_TAKER: [people.board_secretaries or secretaries],
            Audience.BOARD_CHAIR: [people.board_chairs or secretaries],
            Audience.BOARD_SECRETARY: [secretaries],
        }
        parts = [(each, False) for each in rung.to] + [(each, True) for each in rung.copies]
        return _each_once(
            Recipient(user, audience, is_copy)
            for audience, is_copy in parts
            for users in groups.get(audience, ())
            for user in users
        )

    def _by_part(self, sight: Sight, rung: Rung) -> Iterator[Recipient]:
        for audience in rung.to:
            yield from self._of_part(audience, sight, is_copy=False)
        for audience in rung.copies:
            yield from self._of_part(audience, sight, is_copy=True)

    def _of_part(self, audience: Audience, sight: Sight, *, is_copy: bool) -> Iterator[Recipient]:
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
            Audience.BOARD_CHAIR: (self.directory.board_chairs, secretaries),
            Audience.PARTICIPATION_LEAD: (self.directory.with_role(Role.PARTICIPATION_LEAD),),
        }
        for place, users in enumerate(options.get(audience, ())):
            if users:
                yield from (Recipient(user, audience, is_copy, place > 0) for user in users)
                return

    def _visible(self, sight: Sight, found: Iterable[Recipient]) -> tuple[Recipient, ...]:
        people = self.directory.people
        return tuple(each for each in _each_once(found) if may_see(people[each.user_id], sight))


def _each_once(found: Iterable[Recipient]) -> list[Recipient]:
    """Everybody in the first of their parts: who is to act needs no copy."""
    firsts: dict[int, Recipient] = {}
    for each in found:
        firsts.setdefault(each.user_id, each)
    return list(firsts.values())
