"""One good file of each kind, with all that councils put in, for `mutations` to spoil."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from io import BytesIO

import xlsxwriter

from tests.support.office import ods, p, pdf, pdf_box, pdf_text, r, tbl, tc, tr, word
from tests.support.old_office import Look, OldSheet, xls

_HEAD = ("Ref", "Action", "Due", "Lead", "RAG")
_LEADS = ("Head of Service, Care Leavers", "Virtual Headteacher", "Participation Team; Board")
_DUE = ("April 2018", "31 March 2019", "Ongoing", "Q2 2018/19", "")


def _rows() -> list[tuple[str, ...]]:
    rows = []
    for n in range(12):
        action = f"Set up panel {n} and write down what young people say"
        rows.append((f"1{'abcdefghijkl'[n]}", action, _DUE[n % 5], _LEADS[n % 3], "RAG"[n % 3]))
    return rows


_STYLES = (
    '<w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/>'
    '</w:rPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="H1"/></w:style></w:styles>'
)
_NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num '
    'w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
_THEME = (
    "<a:theme><a:clrScheme><a:accent1><a:srgbClr val='4472C4'/></a:accent1></a:clrScheme></a:theme>"
)


def word_plan() -> bytes:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    head = tr(*(tc(p(each, run="<w:b/>")) for each in _HEAD))
    section = tr(tc("Good homes", '<w:gridSpan w:val="5"/><w:shd w:fill="4472C4"/>'))
    changed = f"<w:p><w:ins>{r('Set up')}</w:ins><w:del>{r('gone')}</w:del></w:p>"
    control = f"<w:sdt><w:sdtContent>{r('June 2018')}</w:sdtContent></w:sdt>"
    merged = (
        tr(tc(p("", item)), tc(changed), tc(f"<w:p>{control}</w:p>"), "Lead", tc("G")),
        tr(tc("2", '<w:vMerge w:val="restart"/>'), "One", "May", "Lead",
           tc("R", '<w:shd w:val="clear" w:fill="FF0000"/>')),
        tr(tc("", "<w:vMerge/>"), "Two", "May", "Lead", tc(tbl(tr("in", "side")) + p("A"))),
    )  # fmt: skip
    table = tbl(
        head, section, *merged, *(tr(*row) for row in _rows()), grid=(900, 4000, 1500, 1, 9)
    )
    headings = p("Plan 2018-20", '<w:pStyle w:val="H1"/>') + p("Pledge", '<w:pStyle w:val="H2"/>')
    notes = f"<w:footnotes><w:footnote>{p('As agreed')}</w:footnote></w:footnotes>"
    return word(
        headings + table, styles=_STYLES, numbering=_NUMBERING, theme=_THEME, footnotes=notes
    )


def excel_plan() -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("Plan")
        month = book.add_format({"num_format": "mmm-yy"})
        share = book.add_format({"num_format": "0%", "bg_color": "#FFC000", "bold": True})
        sheet.merge_range(0, 0, 0, 4, "Action plan 2018-20")
        sheet.write_row(1, 0, _HEAD)
        for n, row in enumerate(_rows(), start=2):
            sheet.write_row(n, 0, row)
            sheet.write_datetime(n, 2, datetime.combine(date(2018, n - 1, 1), time()), month)
            sheet.write_number(n, 5, n / 16, share)
        sheet.write_formula(14, 0, "=A13", None, "1m")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
        book.add_worksheet("Lists").write_column(0, 0, ["Red", "Amber", "Green"])
    return content.getvalue()


def open_plan() -> bytes:
    def cell(text: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"

    style = (
        "<style:style style:name='red' style:family='table-cell'><style:table-cell-properties "
        "look:background-color='#ff0000'/></style:style>"
    )
    wide = "table:number-columns-spanned='3' table:number-rows-spanned='1'"
    rows = [cell("Plan", wide), "".join(cell(each) for each in _HEAD)]
    for row in _rows():
        dated = cell(row[2], "office:value-type='date' office:date-value='2018-04-30'")
        rows.append(cell(row[0]) + cell(row[1]) + dated + cell(row[4], "table:style-name='red'"))
    rows.append("<table:table-cell table:number-columns-repeated='9'/>")
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return ods(f"<table:table table:name='Plan'><table:table-column/>{made}</table:table>", style)


def lines_plan() -> bytes:
    rows = (f'{row[0]},"{row[1]},\nthen ""ask""",{row[2]},"{row[3]}",{row[4]}' for row in _rows())
    return "\n".join(["Action plan", "", ",".join(_HEAD), *rows]).encode("utf-8-sig")


def wide_lines_plan() -> bytes:
    return "\r\n".join("\t".join(row) for row in [_HEAD, *_rows()]).encode("utf-16")


def pdf_plan() -> bytes:
    drawn = pdf_text("Action plan 2018-20", 50, 60, "B", 14)
    for n, row in enumerate([_HEAD, *_rows()]):
        for place, text in enumerate(row):
            left, top = 40 + place * 150, 90 + n * 34
            drawn += pdf_box(left, top, 150, 34, "1 0.75 0" if place == 4 else "")
            drawn += pdf_text(text[:26], left + 4, top + 12) + pdf_text(
                text[26:], left + 4, top + 24
            )
    return pdf(drawn, drawn)


def old_plan() -> bytes:
    cells: dict[tuple[int, int], object] = {(0, 0): ("Action plan", Look(is_bold=True))}
    for n, row in enumerate([_HEAD, *_rows()], start=1):
        cells |= {(n, place): text for place, text in enumerate(row)}
        cells |= {(n, 5): (n / 16, Look("0%", colour=10)), (n, 6): (43000 + n, Look("mmm-yy"))}
    plan = OldSheet("Plan", cells, hidden_rows=(4,), hidden_columns=(3,), merges=((0, 0, 0, 4),))
    return xls(plan, OldSheet("Lists", {(0, 0): "Red"}, is_hidden=True))


def scorecard() -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("Scorecard")
        sheet.write_row(0, 0, ["Ref", "Indicator", "2022/23 Q4", "2023/24 Q1", "National"])
        share = book.add_format({"num_format": "0%"})
        for n in range(1, 9):
            sheet.write_row(n, 0, [f"1.{n}", f"Children in care with a plan, measure {n}"])
            sheet.write_row(n, 2, [n / 16, n / 17, n / 18], share)
    return content.getvalue()


GOOD: dict[str, Callable[[], bytes]] = {
    "plan.docx": cache(word_plan),
    "plan.xlsx": cache(excel_plan),
    "plan.xls": cache(old_plan),
    "plan.ods": cache(open_plan),
    "plan.csv": cache(lines_plan),
    "plan.tsv": cache(wide_lines_plan),
    "plan.pdf": cache(pdf_plan),
    "scorecard.xlsx": cache(scorecard),
}
