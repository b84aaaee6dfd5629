"""An Excel 97-2003 workbook made by hand: an OLE2 folder that holds one stream of BIFF8 records."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass(frozen=True)
class Look:
    """A cell's style: a number format, a colour by its number (10 red), bold, a font's name."""

    number_format: str = "General"
    colour: int = 0
    is_bold: bool = False
    font: str = "Arial"


@dataclass(frozen=True)
class OldSheet:
    """`cells` by row and column from 0: a value, or a value and its look."""

    name: str
    cells: Mapping[tuple[int, int], object]
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merges: tuple[tuple[int, int, int, int], ...] = ()  # top, bottom, left, right


def xls(*sheets: OldSheet) -> bytes:
    """The file."""
    looks = list(dict.fromkeys(_look(each) for sheet in sheets for each in sheet.cells.values()))
    start = _globals(looks, sheets, [0] * len(sheets))
    bodies = [_sheet(sheet, looks) for sheet in sheets]
    places, place = [], len(start)
    for body in bodies:
        places.append(place)
        place += len(body)
    return in_folder("Workbook", _globals(looks, sheets, places) + b"".join(bodies))


def in_folder(name: str, stream: bytes) -> bytes:
    """An OLE2 file with one stream, padded to be no small one (those are kept elsewhere)."""
    stream = stream.ljust(max(len(stream), 4096), b"\0")
    stream = stream.ljust(-(-len(stream) // _SECTOR) * _SECTOR, b"\0")
    sectors = len(stream) // _SECTOR
    chain = [*range(1, sectors), _END]  # the stream first, then the folder, then the table
    tables = -(-(sectors + 2) * 4 // _SECTOR)
    chain += [_END] + [_TABLE] * tables
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<III4xIIIII", 0, tables, sectors, 4096, _END, 0, _END, 0)
    head += struct.pack(
        "<109I", *[sectors + 1 + n for n in range(tables)], *[_FREE] * (109 - tables)
    )
    folder = _entry("Root Entry", 5, child=1, start=_END, size=0)
    folder += _entry(name, 2, child=_FREE, start=0, size=len(stream))
    return head + stream + folder.ljust(_SECTOR, b"\0") + table


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    named = name.encode("utf-16-le") + b"\0\0"
    head = named.ljust(64, b"\0") + struct.pack("<HBB", len(named), kind, 1)
    return head + struct.pack("<III36xIII", _FREE, _FREE, child, start, size, 0)


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _text(text: str, length: str = "<H") -> bytes:
    return struct.pack(length + "B", len(text), 1) + text.encode("utf-16-le")


def _look(value: object) -> Look:
    return value[1] if isinstance(value, tuple) and isinstance(value[1], Look) else Look()


def _globals(looks: Iterable[Look], sheets: Iterable[OldSheet], places: Iterable[int]) -> bytes:
    made = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    made += _record(0x42, struct.pack("<H", 1200))
    styles = [*[Look()] * 16, *looks]  # the first sixteen are Excel's own
    for n, look in enumerate(styles):
        weight = 700 if look.is_bold else 400
        made += _record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 8, weight, 0, 0, 0, 0, 0)
                        + _text(look.font, "<B"))  # fmt: skip
        made += _record(0x41E, struct.pack("<H", 164 + n) + _text(look.number_format))
    for n, look in enumerate(styles):
        font = n if n < 4 else n + 1  # there is no font with the number four
        pattern = (1 << 26) if look.colour else 0
        made += _record(0xE0, struct.pack("<HHHBBBBIIH", font, 164 + n, 0, 0, 0, 0, 0xFC, 0,
                                          pattern, look.colour or 64))  # fmt: skip
    for sheet, place in zip(sheets, places, strict=True):
        bound = struct.pack("<IBB", place, int(sheet.is_hidden), 0) + _text(sheet.name, "<B")
        made += _record(0x85, bound)
    return made + _record(0x0A)


def _sheet(sheet: OldSheet, looks: list[Look]) -> bytes:
    made = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for column in sheet.hidden_columns:
        made += _record(0x7D, struct.pack("<HHHHHH", column, column, 2560, 15, 1, 0))
    for row in sheet.hidden_rows:
        made += _record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20 | 0x100))
    for (row, column), value in sheet.cells.items():
        place = struct.pack("<HHH", row, column, 16 + looks.index(_look(value)))
        made += _cell(place, value[0] if isinstance(value, tuple) else value)
    merges = b"".join(struct.pack("<HHHH", *each) for each in sheet.merges)
    made += _record(0xE5, struct.pack("<H", len(sheet.merges)) + merges)
    return made + _record(0x0A)


def _cell(place: bytes, value: object) -> bytes:
    if value is None:
        return _record(0x201, place)
    if isinstance(value, bool):
        return _record(0x205, place + bytes([value, 0]))
    if isinstance(value, bytes):  # an error by its number
        return _record(0x205, place + value + b"\1")
    if isinstance(value, int | float):
        return _record(0x203, place + struct.pack("<d", value))
    return _record(0x204, place + _text(str(value)))
