"""Files of councils made by hand: Word, OpenDocument and PDF from the smallest parts that do."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(members: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]]) -> bytes:
    """A zip with these members, in this order."""
    packed = BytesIO()
    pairs = members.items() if isinstance(members, Mapping) else members
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pairs:
            archive.writestr(name, content)
    return packed.getvalue()


def word_members(body: str, **parts: str) -> dict[str, str]:
    """The parts of a Word file: `body` is what stands in w:body, `parts` are whole other parts by
    the kind of their relation (styles, numbering, header, footnotes, theme), w: known in them."""
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_KIND}{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    main = f'<Relationship Id="r" Type="{_KIND}officeDocument" Target="word/document.xml"/>'
    members = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}'
        "</Relationships>",
    }
    for kind, content in parts.items():
        members[f"word/{kind}.xml"] = content.replace(">", f" {_WORD}>", 1)
    return members


def word(body: str, **parts: str) -> bytes:
    """A Word file; see `word_members`."""
    return zipped(word_members(body, **parts))


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph; `properties` stand in its w:pPr, `run` in the w:rPr of its text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    kept = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{kept}</w:r>"


def tc(content: str, properties: str = "") -> str:
    """A cell: text, or paragraphs already made."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, texts or cells already made."""
    made = "".join(each if each.startswith("<w:") else tc(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str, grid: Iterable[int] = ()) -> str:
    """A table; `grid` are its columns' widths in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def ods(tables: str, styles: str = "") -> bytes:
    """An OpenDocument spreadsheet: `tables` stand in office:spreadsheet."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
        for name, path in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
            ("look", "xsl-fo-compatible"),
        )
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    members = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return zipped(members)


def pdf(*pages: str) -> bytes:
    """A PDF whose pages, landscape A4, hold these drawing instructions; /F is Helvetica and /B its
    bold."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]
    for n, page in enumerate(pages):
        fonts = "/Resources << /Font << /F 3 0 R /B 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] {fonts} "
            f"/Contents {6 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}\nendstream")
    body = "%PDF-1.4\n"
    places = []
    for n, each in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{n} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(body)
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    body += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return body.encode("latin-1")


def pdf_text(text: str, left: float, top: float, font: str = "F", size: int = 10) -> str:
    """One line of text; `top` from the top of the page, in points."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {left} {595 - top} Td ({escaped}) Tj ET\n"


def pdf_box(left: float, top: float, width: float, height: float, fill: str = "") -> str:
    """A ruled cell; `fill` is its colour as PDF says it ("1 0 0")."""
    corner = f"{left} {595 - top - height} {width} {height} re"
    return f"{f'{fill} rg {corner} f 0 0 0 rg ' if fill else ''}{corner} S\n"
