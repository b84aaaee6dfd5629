"""From whom a step is meant for to the people who get it, each only what they may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracker.access.roles import Role
from tracker.actions.policy import may_see, reads_board
from tracker.meetings.escalations import policy as escalation_policy
from tracker.reminders.action_info import ActionInfo
from tracker.reminders.differences import DifferenceInfo
from tracker.reminders.directory import Directory, People
from tracker.reminders.enums import Audience
from tracker.reminders.escalations import EscalationInfo
from tracker.reminders.ladder import Rung
from tracker.reminders.prints import PrintInfo
from tracker.reminders.said import CommentInfo, Worry
from tracker.reminders.scorecards import ScorecardInfo
from tracker.reminders.sight import Recipient, Sight, Standing
from tracker.voice.published.policy import may_agree

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
        helping = [self.directory.in_posts(self.helpers[action.id])]
        more = self._first_there(helping, Recipient(0, Audience.HELPERS, is_copy), sight)
        return _each_once([*found, *self._visible(sight, more)])

    def of_sight(self, sight: Sight, rung: Rung) -> tuple[Recipient, ...]:
        """Who gets a step of all actions that have the same label, workstream and post."""
        found = self._found.get((sight, rung))
        if found is None:
            found = self._found[sight, rung] = self._visible(sight, self._by_part(sight, rung))
        return found

    def of_comment(self, comment: CommentInfo, rung: Rung) -> Iterable[Recipient]:
        """Who gets a step of a comment: its author is told of an answer, and of nothing else.

        Where an answer was not enough, the chair owes the next one: each step goes one further up,
        and another where the chair gave that answer.
        """
        if Audience.COMMENTER in rung.to:
            return self.of_author(comment.author_id)
        for is_up in (comment.facts.is_again, comment.facts.is_above):
            rung = _one_up(rung) if is_up else rung
        found = self.of_action(comment.action, rung)
        return [each for each in found if each.user_id != comment.author_id]

    def of_author(self, author_id: int) -> list[Recipient]:
        """Whoever wrote a comment, if they are here; nobody stands in for them."""
        is_here = author_id in self.directory.people
        is_here = is_here and author_id not in self.directory.absences.now
        return [Recipient(author_id, Audience.COMMENTER)] if is_here else []

    def of_print(self, asked: PrintInfo, rung: Rung) -> Iterable[Recipient]:
        """Whoever said it; of what was written down for others, who else may say yes."""
        if not asked.is_for_others:
            return self.of_author(asked.author_id) if Audience.COMMENTER in rung.to else []
        seats = self.directory.ambassadors
        ambassadors = seats.get(asked.workstream_id or 0) or _of_all(seats.values())
        groups: dict[Audience, tuple[People, ...]] = {
            Audience.AMBASSADORS: (ambassadors,),
            Audience.BOARD_SECRETARY: (self.directory.with_role(Role.BOARD_SECRETARY),),
        }
        return [
            each
            for each in self._of_groups(groups, rung)
            if may_agree(
                self.directory.people[each.user_id],
                asked.author_id,
                asked.asked_by_id,
                is_for_others=True,
            )
        ]

    def of_difference(self, asked: DifferenceInfo, rung: Rung) -> list[Recipient]:
        """The ambassadors of its workstream who have not said anything yet."""
        found = self.of_action(asked.action, rung)
        return [each for each in found if each.user_id not in asked.said_by]

    def of_worry(self, worry: Worry) -> Iterable[Recipient]:
        """The safeguarding leads, but not one who raised the worry, unless there is no other.

        Of a private word never one whose work it is about, where another lead hears it. Nobody
        stands in for them who is not one. Where all are away, it still goes to them.
        """
        found = self.directory.with_role(Role.SAFEGUARDING_LEAD)
        leads = [user for user in found if user not in worry.kept_from]
        here = [user for user in leads if user not in self.directory.absences.now]
        others = [user for user in here if user != worry.flagged_by]
        return [Recipient(user, Audience.SAFEGUARDING_LEAD) for user in others or here or leads]

    def of_escalation(self, it: EscalationInfo) -> Iterable[Recipient]:
        """Who owes its answer: the post of its level, or the board secretary for the board.

        Where nobody who would get it may see it, it comes to the board secretary.
        """
        post_id = escalation_policy.owner_post_id(it)
        audience = Audience.ACCOUNTABLE if post_id else Audience.BOARD_SECRETARY
        sight = Sight(it.visibility, it.workstream_id, post_id)
        found = [
            each._replace(audience=Audience.STEP_OWNER) if post_id else each
            for each in self.of_sight(sight, Rung(0, (audience,)))
            if escalation_policy.may_see(self.directory.people[each.user_id], it)
        ]
        return found or self.of_sight(sight, Rung(0, (Audience.BOARD_SECRETARY,)))

    def of_scorecard(self, it: ScorecardInfo, rung: Rung) -> Iterable[Recipient]:
        """Who enters figures, and whose posts own what is missing; else the board secretary."""
        secretaries = self.directory.with_role(Role.BOARD_SECRETARY)
        groups: dict[Audience, tuple[People, ...]] = {
            Audience.PERFORMANCE_OFFICER: (
                self.directory.with_role(Role.PERFORMANCE_OFFICER),
                secretaries,
            ),
            Audience.HEAD_OF_SERVICE: (self.directory.in_posts(it.owner_post_ids), secretaries),
        }
        return self._of_groups(groups, rung)

    def of_board(self, rung: Rung) -> Iterable[Recipient]:
        """Members, chairs, leads with open actions and ambassadors, or who takes the minutes."""
        people = self.directory
        secretaries = people.with_role(Role.BOARD_SECRETARY)
        groups: dict[Audience, tuple[People, ...]] = {
            Audience.MEMBERS: (people.board,),
            Audience.CHAIRS: (_of_all(people.chairs.values()),),
            Audience.LEADS: (people.in_posts(sorted(self.open_posts)),),
            Audience.AMBASSADORS: (_of_all(people.ambassadors.values()),),
            Audience.MINUTE_TAKER: (people.board_secretaries, secretaries),
            Audience.BOARD_CHAIR: (people.board_chairs, secretaries),
            Audience.BOARD_SECRETARY: (secretaries,),
        }
        return self._of_groups(groups, rung)

    def _of_groups(
        self, groups: dict[Audience, tuple[People, ...]], rung: Rung
    ) -> Iterable[Recipient]:
        parts = [(each, False) for each in rung.to] + [(each, True) for each in rung.copies]
        return _each_once(
            found
            for audience, is_copy in parts
            for found in self._first_there(
                groups.get(audience, ()), Recipient(0, audience, is_copy), None
            )
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
            Audience.AMBASSADORS: (self.directory.ambassadors.get(sight.workstream_id or 0, ()),),
            Audience.PARTICIPATION_LEAD: (self.directory.with_role(Role.PARTICIPATION_LEAD),),
        }
        as_what = Recipient(0, audience, is_copy)
        yield from self._first_there(options.get(audience, ()), as_what, sight)

    def _first_there(
        self, lists: Iterable[People], as_what: Recipient, sight: Sight | None
    ) -> Iterator[Recipient]:
        """The first of some lists in which somebody is; of who is away, whoever stands in.

        The lists after the first stand in for want of another, and the letter says for whose.
        """
        away: Standing | None = None
        for place, users in enumerate(lists):
            as_what = as_what._replace(stands_in=place > 0, away=away)
            found = [each for user in users for each in self._there(user, as_what, sight)]
            if found:
                yield from found
                return
            post_id = sight.accountable_post_id if sight and place == 0 else None
            away = away or next(
                (self._standing(user, post_id, is_chosen=False) for user in users), None
            )

    def _there(self, user_id: int, as_what: Recipient, sight: Sight | None) -> Iterator[Recipient]:
        """Somebody, or whoever stands in for them and may see what it is about."""
        absences, people = self.directory.absences, self.directory.people
        away = absences.now.get(user_id)
        if away is None:
            yield as_what._replace(user_id=user_id)
            return
        other = absences.stand_in(away, people)
        if other is not None and (may_see(other, sight) if sight else reads_board(other)):
            is_lead = as_what.audience is Audience.ACCOUNTABLE
            post_id = sight.accountable_post_id if sight and is_lead else None
            standing = self._standing(user_id, post_id, is_chosen=True)
            yield as_what._replace(user_id=other.id, stands_in=False, away=standing)

    def _standing(self, user_id: int, post_id: int | None, *, is_chosen: bool) -> Standing | None:
        person = self.directory.people[user_id]
        return self.directory.absences.standing(person, post_id, is_chosen=is_chosen)

    def _visible(self, sight: Sight, found: Iterable[Recipient]) -> tuple[Recipient, ...]:
        people = self.directory.people
        return tuple(each for each in _each_once(found) if may_see(people[each.user_id], sight))


_UP = {Audience.ACCOUNTABLE: Audience.CHAIR, Audience.CHAIR: Audience.BOARD_SECRETARY}


def _one_up(rung: Rung) -> Rung:
    """The same step for who stands above: for the chair what was the lead’s, and so on."""
    to = tuple(dict.fromkeys(_UP.get(each, each) for each in rung.to))
    copies = dict.fromkeys(_UP.get(each, each) for each in rung.copies)
    return Rung(rung.days, to, tuple(each for each in copies if each not in to))


def _each_once(found: Iterable[Recipient]) -> list[Recipient]:
    """Everybody in the first of their parts: who is to act needs no copy."""
    firsts: dict[int, Recipient] = {}
    for each in found:
        firsts.setdefault(each.user_id, each)
    return list(firsts.values())


def _of_all(lists: Iterable[People]) -> People:
    return tuple(user for users in lists for user in users)
