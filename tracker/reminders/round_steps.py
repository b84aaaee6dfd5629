"""Who has which row of an update round: one a person, of all that still needs a word there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from tracker.reminders.addressing import Addressing
from tracker.reminders.enums import About, Audience, StepKind
from tracker.reminders.ladder import Rung
from tracker.reminders.rounds import NAMED, Group, RoundFacts, RoundPart, Silent, StreamPart
from tracker.reminders.sight import Recipient
from tracker.reminders.steps import Step


def round_steps(
    facts: RoundFacts, to: Addressing, day: date
) -> Iterator[tuple[Step, RoundPart, Recipient]]:
    """Each person's row of each step that has fallen and still holds."""
    last = len(facts.steps) - 1
    for place, (rung, fell_on) in enumerate(facts.steps):
        is_closing = place == last
        fell_on = facts.opened_on if place == 0 else fell_on
        is_asking_over = day > facts.closes_on and not is_closing
        if fell_on > day or is_asking_over:
            continue
        kind = StepKind.ROUND_OPENS if place == 0 else StepKind.ROUND_ASKS
        kind = StepKind.ROUND_CLOSES if is_closing else kind
        step = Step(kind, fell_on, About.MEETING, facts.board.id, facts.closes_on, rung)
        for recipient, part in _parts(facts, to, rung, is_closing=is_closing):
            yield step, part, recipient


def _parts(
    facts: RoundFacts, to: Addressing, rung: Rung, *, is_closing: bool
) -> Iterator[tuple[Recipient, RoundPart]]:
    """A person's groups are added up: their own, and those of the workstreams they look after."""
    held = defaultdict[int, list[tuple[Recipient, Group]]](list)
    for group in facts.groups:
        if group.sight.workstream_id in facts.signed if is_closing else not group.unsaid:
            continue
        for recipient in to.of_sight(group.sight, rung):
            held[recipient.user_id].append((recipient, group))
    for each in held.values():
        own = [group for recipient, group in each if _leads(recipient)]
        others = [group for recipient, group in each if not _leads(recipient)]
        whole = {g.sight.workstream_id for r, g in each if r.audience is Audience.CHAIR}
        others += [group for group in own if group.sight.workstream_id in whole]
        recipient = min((r for r, _ in each), key=lambda r: (not _leads(r), r.stands_in))
        away = next((r.away for r, _ in each if r.away), None)
        yield (
            recipient._replace(away=away),
            RoundPart(
                facts.board,
                facts.closes_on,
                open=sum(group.open for group in own),
                unsaid=sum(group.unsaid for group in own),
                streams=tuple(_streams(others, facts.silent if is_closing else {})),
            ),
        )


def _leads(recipient: Recipient) -> bool:
    is_own = not recipient.stands_in and recipient.away is None
    return is_own and recipient.audience is Audience.ACCOUNTABLE


def _streams(groups: Sequence[Group], silent: Silent) -> Iterator[StreamPart]:
    by_stream = defaultdict[int, list[Group]](list)
    for group in groups:
        by_stream[group.sight.workstream_id or 0].append(group)
    for stream_id, found in by_stream.items():
        labels = {group.sight.visibility for group in found}
        refs = sorted(ref for label in labels for ref in silent.get((stream_id, label), ()))
        yield StreamPart(
            found[0].stream,
            open=sum(group.open for group in found),
            unsaid=sum(group.unsaid for group in found),
            silent=tuple(ref for _, ref in refs[:NAMED]),
        )
