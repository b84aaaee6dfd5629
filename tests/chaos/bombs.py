"""Files made to hurt whoever opens them, each within what may be uploaded."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import xlsxwriter

from tests.support.office import ods, p, pdf, tbl, tc, tr, word, word_members, zipped
from tracker.importing.readers.archive import Archive

MB = 1024 * 1024


def element_bomb() -> bytes:
    """Little text, a million elements: packed a hundredfold at most, unpacked under 20 MB."""
    chance = random.Random(1)
    paragraphs = (p(f"{chance.random():.4f}") for _ in range(170_000))
    return word("".join(paragraphs).replace("<w:pPr></w:pPr>", "").replace("<w:rPr></w:rPr>", ""))


def deep_nesting() -> bytes:
    """Elements inside each other, a hundred thousand deep."""
    chance = random.Random(5)
    opened = (f'<w:ins w:id="{chance.random()}">' for _ in range(100_000))
    return word("".join(opened) + p("x") + "</w:ins>" * 100_000)


def deep_tables() -> bytes:
    """Tables inside each other."""
    body = p("x")
    for _ in range(3_000):
        body = tbl(tr(tc(body + p(""))))
    return word(body)


def wide_merges() -> bytes:
    """Five thousand rows of cells that each span two hundred columns."""
    chance = random.Random(6)
    wide = '<w:gridSpan w:val="200"/>'
    rows = (tr(tc(chance.randbytes(200).hex(), wide)) for _ in range(4_900))
    return word(tbl(tr(*["x"] * 200), *rows))


def sheet_with(replacements: dict[str, bytes], **parts: bytes) -> bytes:
    """A workbook with bytes of its only sheet replaced, and parts added."""
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet("Plan").write_row(0, 0, ["Ref", "Action"])
    archive = Archive(content.getvalue())
    members = {name: archive.read(name) for name in archive.names}
    for old, new in replacements.items():
        name = "xl/worksheets/sheet1.xml"
        members[name] = members[name].replace(old.encode(), new)
    return zipped(members | {f"xl/{name}.xml": part for name, part in parts.items()})


def shared_strings() -> bytes:
    """A long text, pointed at from every cell."""
    chance = random.Random(2)
    text = chance.randbytes(500_000).hex().encode()
    cells = b"".join(
        b'<row r="%d" x="%r">' % (n, chance.random()) + b'<c t="s"><v>0</v></c>' * 50 + b"</row>"
        for n in range(2, 4_000)
    )
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = b'<sst xmlns="%s"><si><t>%s</t></si><si><t>Action</t></si></sst>' % (space, text)
    return sheet_with({"</sheetData>": cells + b"</sheetData>"}, sharedStrings=strings)


def cells_of_nothing() -> bytes:
    """A third of a million cells, formatted and empty, and one text after them."""
    chance = random.Random(3)
    rows = b"".join(
        b"<row>" + b"".join(b'<c s="%d"/>' % chance.randrange(1, 9) for _ in range(90)) + b"</row>"
        for _ in range(4_000)
    )
    last = b'<row><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return sheet_with({"</sheetData>": rows + last})


def overlapping_merges() -> bytes:
    """Ranges over the whole sheet, merged ten thousand times over."""
    merges = b"".join(b'<mergeCell ref="A%d:GR5000"/>' % n for n in range(1, 10_000))
    row = b'<row r="5000"><c r="GR5000"><v>1</v></c></row></sheetData>'
    ending = row + b"<mergeCells>" + merges + b"</mergeCells>"
    return sheet_with({"</sheetData>": ending})


def packed_thousandfold() -> bytes:
    return zipped(word_members(p("x")) | {"word/a.xml": b"<x>" + b" " * 19 * MB + b"</x>"})


def zip_in_zip() -> bytes:
    content = zipped({"0.txt": b"0" * 4 * MB})
    for n in range(9):
        content = zipped({f"{n}.zip": content})
    return content


def with_member(name: str, content: str = "<x/>") -> bytes:
    return zipped(word_members(p("x")) | {name: content})


def ten_thousand_members() -> bytes:
    members = {f"word/{n}.xml": "" for n in range(10_000)}
    return zipped(word_members(p("x")) | members)


def twice_the_same() -> bytes:
    return zipped([*word_members(p("x")).items(), ("WORD/document.xml", "<x/>")])


def link() -> bytes:
    content = BytesIO(word(p("x")))
    with zipfile.ZipFile(content, "a") as archive:
        member = zipfile.ZipInfo("word/link.xml")
        member.external_attr = 0o120777 << 16
        archive.writestr(member, "/etc/passwd")
    return content.getvalue()


def encrypted() -> bytes:
    content = word(p("x"))
    place = content.index(b"PK\x01\x02") + 8
    return content[:place] + b"\x01\x00" + content[place + 2 :]


def billion_laughs() -> bytes:
    entities = "<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
    )
    members = word_members(p("&a11;"))
    main = members["word/document.xml"]
    return zipped(members | {"word/document.xml": f"<!DOCTYPE x [{entities}]>{main}"})


def entity_from_outside() -> bytes:
    members = word_members(p("&a;"))
    main = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + members["word/document.xml"]
    return zipped(members | {"word/document.xml": main})


def huge_open_sheet() -> bytes:
    cell = "<table:table-cell table:number-columns-repeated='{}'><text:p>x</text:p>"
    cells = cell.format(150) + "</table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='1048576'>{cells}</table:table-row>"
    return ods(f"<table:table table:name='Plan'>{row * 500}</table:table>")


def stream_bomb() -> bytes:
    """A page whose drawing instructions unpack to a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m " * 170_000) for _ in range(1_000)) + packer.flush()
    drawn = pdf("").replace(b"/Length 0", b"/Length %d /Filter /FlateDecode" % len(packed))
    return drawn.replace(b"stream\n\nendstream", b"stream\n" + packed + b"\nendstream")


def deep_arrays() -> bytes:
    return pdf("x").replace(b"/Count 1", b"/Count 1 /X " + b"[" * 90_000 + b"]" * 90_000)


def pages_in_a_ring() -> bytes:
    return pdf("x").replace(b"/Kids [5 0 R]", b"/Kids [2 0 R 2 0 R]")


def endless_drawing() -> bytes:
    """More lines on one page than a table was ever ruled with."""
    chance = random.Random(4)
    lines = (f"{chance.randrange(800)} {chance.randrange(500)} 9 9 re S\n" for _ in range(200_000))
    return pdf("".join(lines))


def huge_old_sheet() -> bytes:
    """An old office file whose folder promises a workbook of two gigabytes."""
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 65534, 9, 6)
    )
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HB", 18, 2)
    entry = entry.ljust(116, b"\xff") + struct.pack("<III", 0, 0x7FFFFFFF, 0)
    return head.ljust(512, b"\0") + entry.ljust(512, b"\0") + bytes(4 * MB)


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a million elements": ("plan.docx", element_bomb),
    "elements nested without end": ("plan.docx", deep_nesting),
    "tables nested without end": ("plan.docx", deep_tables),
    "cells that span two hundred columns": ("plan.docx", wide_merges),
    "one long text in every cell": ("plan.xlsx", shared_strings),
    "merges on merges": ("plan.xlsx", overlapping_merges),
    "packed a thousandfold": ("plan.docx", packed_thousandfold),
    "a zip in a zip": ("plan.zip", zip_in_zip),
    "ten thousand members": ("plan.docx", ten_thousand_members),
    "members of one name": ("plan.docx", twice_the_same),
    "a name that leads out": ("plan.docx", lambda: with_member("../../etc/cron.d/x")),
    "a link": ("plan.docx", link),
    "an encrypted member": ("plan.docx", encrypted),
    "a billion laughs": ("plan.docx", billion_laughs),
    "an entity from outside": ("plan.docx", entity_from_outside),
    "a sheet that claims half a billion rows": ("plan.ods", huge_open_sheet),
    "an old sheet of two gigabytes": ("plan.xls", huge_old_sheet),
    "a line of five megabytes": ("plan.csv", lambda: b"a" * (5 * MB - 9)),
    "a line of commas": ("plan.csv", lambda: b"Ref" + b"," * 990_000),
    "a quotation that never ends": ("plan.csv", lambda: b'a,b\n1,"' + b"x,y\n" * 1_200_000),
    "a stream of a gigabyte": ("plan.pdf", stream_bomb),
    "arrays nested without end": ("plan.pdf", deep_arrays),
    "pages in a ring": ("plan.pdf", pages_in_a_ring),
    "more lines than can be sorted out": ("plan.pdf", endless_drawing),
}
