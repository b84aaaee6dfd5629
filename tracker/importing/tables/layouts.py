"""Which column of a table is which: by its head, then by what it holds, and no field twice."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.importing.tables.candidates import Candidate, best
from tracker.importing.tables.choosing import Choosing
from tracker.importing.tables.deeds import DEEDS
from tracker.importing.tables.finer import choose_action
from tracker.importing.tables.standing import choose_progress, choose_rag, choose_success
from tracker.importing.tables.unlabelled import choose_unlabelled

_YEAR = re.compile(r"\b20\d\d(?:[/\-–](?:20)?\d\d)?\b")
_NUMBER = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth)\b|[()#]")
_SOME = 0.3  # the share of dates from which a target is one in time
_DATE_LABELS = frozenset({"date", "dates"})
_COUNTED = ("1", "2", "3")  # the first of a column that counts the rows
_BODIES = re.compile(
    r"(?:organisation|service|team|department|directorate|division)(?:s|\(s\)|/s)?", re.IGNORECASE
)
_OUTRIGHT = 0.9
_HELPS = 0.7
_LEAST = 15  # characters of what is to be done
_MOST_ROWS = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column holds: `of` maps a field of `reading.FIELDS` to its column; `sections` are
    those of headings, outermost first; `progress` those of progress, oldest first; `others` are
    kept beside the action. `earlier` are those of the RAG of earlier periods, the latest first:
    they judge where the last one is blank. `revised` are those of the new dates before the last,
    the latest first. `fill` is the column whose colour judges where none is
    for RAG.
    `type` says whether a row is an action. `sureness` is by column; `doubts` are sentences.
    `year` is what the head of a target names, where no column says by when.
    """

    of: Mapping[str, int] = field(default_factory=dict)
    revised: tuple[int, ...] = ()
    sections: tuple[int, ...] = ()
    progress: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    earlier: tuple[int, ...] = ()
    fill: int | None = None
    type: int | None = None
    sureness: Mapping[int, float] = field(default_factory=dict)
    year: str = ""
    doubts: tuple[str, ...] = ()

    def field_of(self, column: int) -> str:
        """The field that a column holds, "" for none."""
        if column in self.sections:
            return "section"
        if column in self.progress:
            return "progress"
        return next((name for name, at in self.of.items() if at == column), "")


def layout_of(columns: Sequence[Candidate], said: Mapping[int, str] | None = None) -> Layout:
    """The layout of a table; `said` are the fields that a person chose, by column, "" for none."""
    choosing = Choosing([each for each in columns if not each.is_hidden])
    for index, name in (said or {}).items():
        choosing.say(index, name)
    _choose_ref(choosing)
    _choose_type(choosing)
    _choose_due(choosing)
    _choose_lead(choosing)
    choose_action(choosing)
    choose_unlabelled(choosing)
    _choose_members(choosing)
    _choose_late_due(choosing)
    _choose_hidden_due(choosing, columns)
    choose_success(choosing)
    choose_rag(choosing)
    choose_progress(choosing)
    return _made(choosing)


def _made(choosing: Choosing) -> Layout:
    used = {*choosing.of.values(), *choosing.sections, *choosing.progress}
    others = tuple(each.index for each in choosing.columns if each.index not in used)
    return Layout(
        of=choosing.of,
        revised=tuple(choosing.revised),
        sections=tuple(choosing.sections),
        progress=tuple(choosing.progress),
        others=tuple(each for each in others if each != choosing.type),
        earlier=tuple(choosing.earlier),
        fill=choosing.fill,
        type=choosing.type,
        sureness=choosing.sureness,
        year=_year_of_target(choosing),
        doubts=tuple(choosing.doubts),
    )


def _year_of_target(choosing: Choosing) -> str:
    """`Target 2018` above a column of targets that are no dates."""
    if "due" in choosing.of:
        return ""
    named = [_YEAR.search(each.label) for each in choosing.columns if "target" in each.kinds]
    return next((match[0] for match in named if match), "")


def _choose_type(choosing: Choosing) -> None:
    """A column that says of each row whether it is an action, a decision or a message."""
    for each in best(choosing.free, "type", 0.85):
        said = " ".join(each.profile.samples).casefold()
        if "action" in said or "decision" in said:
            choosing.type = each.index
            choosing.leave(each)
            return


def _choose_ref(choosing: Choosing) -> None:
    """The ref: where the first one only counts the rows, the "Ref" beside it that says more."""
    first = choosing.take_best("ref", "ref")
    if first is None or choosing.is_said("ref") or first.profile.samples != _COUNTED:
        return
    for each in best(choosing.free, "ref", _OUTRIGHT):
        about = each.profile
        is_own = min(about.distinct, about.refs) >= _OUTRIGHT and about.filled >= _MOST_ROWS
        if is_own and "ref" in each.label.casefold() and not any(map(str.isdigit, about.samples)):
            choosing.sureness.pop(first.index, None)
            choosing.take("ref", each, "ref")
            return


def _choose_due(choosing: Choosing) -> None:
    """The due column, with the date that replaced it or the one that it replaced."""
    due = choosing.take_best("due", "due")
    revised = _choose_revised(choosing)
    first = best(choosing.free, "first_due")
    if due is None and revised is not None and first:
        choosing.take("due", first[0], "first_due")
    elif due is not None and revised is None and first:
        # what is current takes the place of what was first
        choosing.release("due")
        choosing.take("due", first[0], "first_due")
        choosing.take("revised_due", due, "due")
    elif due is None and revised is None and first:
        choosing.take("due", first[0], "first_due")
    elif due is None and revised is not None:
        choosing.release("revised_due")
        choosing.take("due", revised, "revised_due")


def _choose_revised(choosing: Choosing) -> Candidate | None:
    """The new date; of those under one head but for a number the last ("Revised due 2")."""
    taken = choosing.take_best("revised_due", "revised_due")
    if taken is None or choosing.is_said("revised_due"):
        return taken
    found = [taken, *best(choosing.free, "revised_due")]
    alike = sorted(
        (each for each in found if _unnumbered(each.label) == _unnumbered(taken.label)),
        key=lambda each: -each.index,
    )
    choosing.take("revised_due", alike[0], "revised_due")
    choosing.revised = [each.index for each in alike[1:]]
    return alike[0]


def _unnumbered(label: str) -> str:
    return " ".join(_NUMBER.sub(" ", label.casefold()).split())


def _choose_lead(choosing: Choosing) -> None:
    called = [each for each in best(choosing.free, "lead") if not _says_what(each)]
    if called and "lead" not in choosing.of:
        choosing.take("lead", called[0], "lead")
    second = best(choosing.free, "helper", 0.7)
    if "lead" not in choosing.of and second:
        choosing.take("lead", second.pop(0), "helper")
    second += [each for each in called if each in choosing.free and each.fit("lead") >= _HELPS]
    if second and "helper" not in choosing.of:
        choosing.take("helper", second[0], "helper")


def _says_what(column: Candidate) -> bool:
    """A "Name" above what is to be done is that of a task."""
    return column.profile.deeds >= DEEDS and column.profile.length >= _LEAST


def _choose_members(choosing: Choosing) -> None:
    """Boards of cards call those who do a card its members; and where nobody else is named, a
    body to the right of an action is the one that does it."""
    if "lead" in choosing.of or not {"action", "due"} <= set(choosing.of):
        return
    bodies = [
        each
        for each in choosing.free
        if each.index > choosing.of["action"] and _BODIES.fullmatch(each.label.strip())
    ]
    for each in [*best(choosing.free, "member", _OUTRIGHT), *bodies]:
        if each.profile.leads >= _MOST_ROWS and each.profile.dates < _SOME:
            choosing.take("lead", each, "member", 0.7)
            return


def _choose_late_due(choosing: Choosing) -> None:
    """Where no column is for due dates: a target or milestone that is a date, or a plain "Date"
    to the right of the action, which is doubted."""
    if "due" in choosing.of:
        return
    dated = [each for each in choosing.free if each.profile.dates >= 0.5]
    some = [each for each in choosing.free if each.profile.dates >= _SOME]
    for kind, columns in (("target", some), ("milestone", dated)):
        for each in best(columns, kind):
            choosing.take("due", each, kind)
            return
    action = choosing.of.get("action", -1)
    plain = [each for each in dated if each.fit("made")]
    for each in plain if len(plain) == 1 else ():
        if each.label.casefold().strip(" :") in _DATE_LABELS and each.index > action >= 0:
            choosing.take("due", each, "made", 0.5)
            choosing.doubts.append(
                f"The column “{each.label}” was taken for the due date. Check that it is not the"
                " day on which the action was agreed"
            )
            return


def _choose_hidden_due(choosing: Choosing, columns: Sequence[Candidate]) -> None:
    if "due" in choosing.of or "action" not in choosing.of:
        return
    hidden = [each for each in columns if each.is_hidden and each.profile.dates >= 0.5]
    for each in best(hidden, "due", 0.75)[:1]:
        choosing.take("due", each, "due", 0.6)
        choosing.doubts.append(
            f"The due dates are from the hidden column “{each.label}”: no column that shows has any"
        )
