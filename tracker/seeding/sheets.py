"""What a seed file is: its columns, its key, how a row becomes a thing and a thing a row."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from tracker.core.database import Base
from tracker.core.errors import DomainError

T = TypeVar("T", bound=Base)
Row = dict[str, str]


class LeftOut(Exception):
    """A row stands on another that was left out, and so is left out too."""


class Told(NamedTuple):
    """A thing of the database as its row; `is_exported` is False for what stays behind."""

    thing: Base | None
    row: Row
    is_exported: bool = True


class Known:
    """The things that rows may name, by their model and the key of their own row."""

    def __init__(self) -> None:
        self._things: dict[tuple[type[Base], str], Any] = {}
        self._left_out: set[tuple[type[Base], str]] = set()
        self.afterwards: list[Callable[[], None]] = []
        self.touched: list[Base] = []

    def put(self, key: str, thing: Base) -> None:
        """Let later rows name this thing."""
        self._things[type(thing), key] = thing

    def leave_out(self, model: type[Base], key: str) -> None:
        """Remember a row that is not loaded, so that what stands on it is not loaded either."""
        self._left_out.add((model, key))

    def get(self, model: type[T], key: str) -> T:
        """The thing that a row needs."""
        if (model, key) in self._left_out:
            raise LeftOut
        try:
            thing: T = self._things[model, key]
        except KeyError:
            raise ValueError(f"there is no {model.__tablename__} “{key}”") from None
        return thing

    def maybe(self, model: type[T], key: str) -> T | None:
        """The thing that a row may name: None for an empty cell or one that was left out."""
        if not key or (model, key) in self._left_out:
            return None
        return self.get(model, key)

    def finish(self) -> None:
        """Do what had to wait until a whole sheet was there."""
        for each in self.afterwards:
            each()
        self.afterwards.clear()


@dataclass(frozen=True)
class Sheet:
    """One file. `add` makes a thing of a row; `told` gives every thing, oldest first."""

    name: str
    model: type[Base]
    columns: tuple[str, ...]
    key: tuple[str, ...]
    add: Callable[[Row, Known], Base]
    told: Callable[[], Iterable[Told]]

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.csv"

    def key_of(self, row: Row) -> str:
        """What tells a row from the others of its file."""
        return "/".join(row[column] for column in self.key)


def columns(names: str) -> tuple[str, ...]:
    """A file's heading, written as in the file."""
    return tuple(names.split(","))


def read(folder: Path, sheet: Sheet) -> Iterator[tuple[int, Row]]:
    """A file's rows with their line numbers; a file that is missing has none."""
    path = folder / sheet.file
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file)
        if tuple(lines.fieldnames or ()) != sheet.columns:
            raise DomainError(f"{sheet.file} must have the columns {','.join(sheet.columns)}")
        for row in lines:
            if None in row or None in row.values():
                raise DomainError(f"{sheet.file}, line {lines.line_num}: wrong number of cells")
            yield lines.line_num, row


def write(folder: Path, sheet: Sheet, rows: Iterable[Row]) -> int:
    """Write a file and say how many rows it has."""
    with (folder / sheet.file).open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, sheet.columns, lineterminator="\n")
        lines.writeheader()
        told = list(rows)
        lines.writerows(told)
    return len(told)


def cells(**values: object) -> Row:
    """Values as a row's cells; what is not there is empty."""
    return {name: _cell(value) for name, value in values.items()}


def _cell(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case Enum():
            return str(value.value)
        case time():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
        case list():
            return ";".join(str(each) for each in value)
        case _:
            return str(value)


def day(cell: str) -> date | None:
    """A date, or nothing."""
    return date.fromisoformat(cell) if cell else None


def needed_day(cell: str) -> date:
    """A date that a row cannot do without."""
    return date.fromisoformat(cell)


def moment(cell: str) -> datetime | None:
    """A moment with its zone, or nothing."""
    return datetime.fromisoformat(cell) if cell else None


def clock_time(cell: str) -> time | None:
    """A time on London's clock, or nothing."""
    return time.fromisoformat(cell) if cell else None


def number(cell: str) -> int | None:
    """A whole number, or nothing."""
    return int(cell) if cell else None


def yes(cell: str) -> bool:
    """Whether a cell says yes."""
    if cell not in ("", "yes"):
        raise ValueError(f"“{cell}” must be yes or empty")
    return cell == "yes"


def several(cell: str) -> list[str]:
    """The parts of a cell that holds more than one."""
    return [each for each in cell.split(";") if each]


def source(row: Row) -> dict[str, Any]:
    """Where a row comes from."""
    return {
        "document": row["document"],
        "place": row["place"],
        "demonstration": yes(row["demonstration"]),
    }


def source_of(thing: Any) -> dict[str, object]:
    """The same of a thing, for its row."""
    return {
        "document": thing.document,
        "place": thing.place,
        "demonstration": thing.demonstration,
    }
