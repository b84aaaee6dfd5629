"""From a printed table to what is right for it: a person says which column is which."""

from collections.abc import Mapping, Sequence

from tests.importing_corpus.expected import Right, Said
from tests.importing_corpus.grid import Again, C, Heading, Line, Printed, filled_down, words
from tests.importing_corpus.when import meaning

COLOURS: dict[str, Said] = {
    "": "",
    "R": "Red",
    "A": "Amber",
    "G": "Green",
    "B": "Blue",
    "Red": "Red",
    "Amber": "Amber",
    "Green": "Green",
    "Blue": "Blue",
    "RED": "Red",
    "AMBER": "Amber",
    "GREEN": "Green",
    "On track": "Green",
    "On target": "Green",
    "Off track": "Red",
    "At risk": ("Amber", "Red"),
    "Behind schedule": ("Red", "Amber"),
    "Some issues": "Amber",
    "Delayed": ("Red", "Amber"),
    # done: Blue here, unless a plan's key says otherwise
    "Complete": "Blue",
    "Completed": "Blue",
    "Closed": ("Blue", ""),
    "Proposed for Closure": "",
    # words that are no judgement
    "Not started": "",
    "Not yet due": "",
    "Open": "",
    "O": "",
    "In progress": ("", "Green"),
    "In Progress": ("", "Green"),
    "Ongoing": ("", "Green"),
    "On hold": ("", "Amber"),
    "Paused": ("", "Amber"),
    "New project": "",
}
FILLS: dict[str, Said] = {
    "": "",
    "FF0000": "Red",
    "C00000": "Red",
    "FFC000": "Amber",
    "FFBF00": "Amber",
    "00B050": "Green",
    "92D050": "Green",
    "0070C0": "Blue",
    "BFBFBF": "",
    "D9D9D9": "",
}


def rights(
    lines: Sequence[Line],
    *,
    action: int,
    ref: int | None = None,
    due: int | None = None,
    lead: int | None = None,
    rag: int | None = None,
    progress: int | None = None,
    section: Said = "",
    section_in: int | None = None,
    section_may_be: int | None = None,
    colours: Mapping[str, Said] = COLOURS,
    rag_is_fill: bool = False,
) -> tuple[Right, ...]:
    """What is right for each row of a table, by the columns (from 0) that a person names.

    `section` is the heading before the first heading row, `section_in` the column that holds it
    for each row, `section_may_be` a column that may be taken for it. Rows without an action are
    none.
    """
    found = []
    for line in filled_down(lines):
        if isinstance(line, Again):
            continue
        if isinstance(line, Heading):
            section = line.text if line.is_section else section
            continue
        if not _at(line, action):
            continue
        found.append(
            Right(
                action=_at(line, action),
                due="none" if due is None else _due(line[due]),
                lead=_at(line, lead),
                rag="" if rag is None else _rag(line[rag], colours, rag_is_fill),
                section=_section(line, section, section_in, section_may_be),
                ref=_at(line, ref),
                progress=None if progress is None else _at(line, progress),
                due_text=None if due is None else words(line[due]),
            )
        )
    return tuple(found)


def _at(line: Sequence[Printed], column: int | None) -> str:
    return "" if column is None else words(line[column])


def _section(
    line: Sequence[Printed], above: Said, printed_in: int | None, may_be: int | None
) -> Said:
    if printed_in is not None:
        return _at(line, printed_in)
    if may_be is not None and isinstance(above, str):
        return (above, _at(line, may_be))
    return above


def _due(printed: Printed) -> Said:
    if isinstance(printed, C) and printed.due:
        return printed.due
    return meaning(words(printed))


def _rag(printed: Printed, colours: Mapping[str, Said], by_fill: bool) -> Said:
    if by_fill:
        return FILLS[printed.fill if isinstance(printed, C) else ""]
    return colours[words(printed)]
