"""The action plan of the Corporate Parenting Strategy 2018-20, laid out as it was printed.

Its words are those of `seed/`, which says where in the published strategy each stands.
"""

import csv
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.importing_corpus.building import (
    Block,
    Bold,
    Grid,
    Sheet,
    Title,
    Titled,
    excel,
    text_file,
    word,
)
from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.grid import ACROSS, Again, C, Heading, Line

PLAN = "strategy-2018-20"
SEED = Path(__file__).parents[3] / "seed"
HEADS = ("Ref", "Action", "Completion date", "Lead", "Success measure")
DELIVER = "How we will deliver on our pledge"
PLEDGES = {
    1: "Pledge 1 – Being a Good Corporate Parent",
    2: "Pledge 2 – We will improve education, employment and training outcomes",
    3: "Pledge 3 – We will work to achieve permanence and keep children safe",
    4: "Pledge 4 – We will improve health and wellbeing outcomes",
    5: "Pledge 5 – We will prepare young people for adulthood",
}
IN_THE_BLOCK = {1, 3, 5}
"""Pledges whose title stands in the block of their lead; the others have it in bold above."""
GROUP = {1: "Workstream Group", 2: "Workstream Group"}
AFTER_A_PAGE = {"1e", "2f", "3g", "3n"}
"""Actions before which the head is printed again."""
TOO_EARLY = ("1c", "1u", "2c", "3s", "5c", "5d")
MISSING = "2g is missing between 2f and 2h"


def _seed(name: str) -> list[dict[str, str]]:
    with (SEED / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["plan"] == PLAN]


@cache
def _actions() -> dict[str, list[dict[str, str]]]:
    """The actions by pledge and commitment: "1.2" is the second commitment of pledge 1."""
    found = defaultdict(list)
    for row in _seed("actions.csv"):
        found[row["pledges"]].append(row)
    return found


@cache
def _commitments() -> dict[str, str]:
    return {f"{row['pledge']}.{row['position']}": row["text"] for row in _seed("commitments.csv")}


def _block(number: int) -> list[list[str]]:
    pledge = _seed("pledges.csv")[number - 1]
    return [
        ["Lead for delivery:", pledge["lead"]],
        [GROUP.get(number, "Workstream Lead"), pledge["workstream_group"]],
    ]


def _lines(number: int, *, with_heads: bool) -> list[Line]:
    lines: list[Line] = []
    for place, text in _commitments().items():
        if place.startswith(f"{number}."):
            lines.append(Heading(text))
            for row in _actions()[place]:
                if with_heads and row["ref"] in AFTER_A_PAGE:
                    lines.append(Again(HEADS))
                lines.append(
                    [row["ref"], row["text"], row["due_text"], row["lead"], row["success_measure"]]
                )
    return lines


def _word() -> bytes:
    blocks: list[Block] = [
        Title("Corporate Parenting Strategy, 2018-20"),
        "our Pledge to Cared for Children and Care Leavers",
        Titled("Appendix 2 - Corporate Parenting Strategy Action Plan", 2),
    ]
    for number, title in PLEDGES.items():
        if number in IN_THE_BLOCK:
            head = [[C(title, is_bold=True), ACROSS]]
            blocks.append(Grid([], [*head, *_block(number)]))
        else:
            blocks += [Bold(title), Grid([], _block(number))]
        blocks += [
            Titled(DELIVER, 3),
            Grid([HEADS], _lines(number, with_heads=True), repeats=True),
            "",
        ]
    return word(*blocks)


def _excel() -> bytes:
    sheets = []
    for number, title in PLEDGES.items():
        above: list[Line] = [
            [C(title, is_bold=True), *[ACROSS] * 4],
            *_block(number),
            [""],
            [C(each, is_bold=True) for each in HEADS],
        ]
        sheets.append(Sheet(f"Pledge {number}", [*above, *_lines(number, with_heads=False)]))
    return excel(*sheets)


def _csv() -> bytes:
    lines: list[Line] = [list(HEADS)]
    for number, title in PLEDGES.items():
        lines += [Heading(title), *_lines(number, with_heads=False)]
    return text_file(
        lines,
        encoding="utf-8-sig",
        title_lines=('"Corporate Parenting Strategy, 2018-20: action plan"',),
    )


def _rights() -> tuple[Right, ...]:
    return tuple(
        Right(
            action=row["text"],
            due=f"{row['due_on']} {row['due_precision']}".strip(),
            lead=row["lead"],
            section=_commitments()[place],
            ref=row["ref"],
            due_text=row["due_text"],
        )
        for place in _commitments()
        for row in _actions()[place]
    )


def _sample(name: str, about: str, build: Callable[[], bytes]) -> Sample:
    return Sample(name, about, build, _rights(), warnings=(MISSING,))


STRATEGY = (
    _sample("strategy_2018_20.docx", "the printed plan: blocks of leads, bold commitments", _word),
    _sample("strategy_2018_20.xlsx", "the same with a sheet for each pledge", _excel),
    _sample("strategy_2018_20.csv", "the same in one text file", _csv),
)
SAMPLES = STRATEGY
