"""OpenDocument sheets, as LibreOffice saves them: values, fills, merged cells."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile

from tests.importing_corpus.grid import ACROSS, DOWN, C, Line, Printed, printed_rows, words

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def ods(**sheets: Sequence[Line]) -> bytes:
    """A spreadsheet of these sheets, by name."""
    tables, styles = [], []
    for name, lines in sheets.items():
        width = max(len(line) for line in lines if isinstance(line, list | tuple))
        rows = printed_rows(lines, width)
        styles += [cell.fill for row in rows for cell in row if isinstance(cell, C) and cell.fill]
        body = "".join(
            f"<table:table-row>{_cells(rows, n)}</table:table-row>" for n in range(len(rows))
        )
        tables.append(f'<table:table table:name="{escape(name)}">{body}</table:table>')
    looks = "".join(
        f'<style:style style:name="f{fill}" style:family="table-cell">'
        f'<style:table-cell-properties fo:background-color="#{fill}"/></style:style>'
        for fill in sorted(set(styles))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f"<office:automatic-styles>{looks}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", TYPE, ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _cells(rows: list[list[Printed]], n: int) -> str:
    return "".join(_cell(rows, n, column) for column in range(len(rows[n])))


def _cell(rows: list[list[Printed]], n: int, column: int) -> str:
    printed = rows[n][column]
    if printed in (ACROSS, DOWN):
        return "<table:covered-table-cell/>"
    right = sum(1 for _ in _run(rows[n][column + 1 :], ACROSS)) + 1
    down = sum(1 for _ in _run([row[column] for row in rows[n + 1 :]], DOWN)) + 1
    spans = f' table:number-columns-spanned="{right}" table:number-rows-spanned="{down}"'
    style = (
        f' table:style-name="f{printed.fill}"' if isinstance(printed, C) and printed.fill else ""
    )
    value = printed.value if isinstance(printed, C) else printed
    kind = ' office:value-type="string"'
    if isinstance(value, date):
        kind = f' office:value-type="date" office:date-value="{value.isoformat()}"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in words(printed).split("\n"))
    merged = spans if (right, down) != (1, 1) else ""
    return f"<table:table-cell{style}{merged}{kind}>{lines}</table:table-cell>"


def _run(cells: list[Printed], mark: str) -> list[Printed]:
    found = []
    for cell in cells:
        if cell != mark:
            break
        found.append(cell)
    return found
