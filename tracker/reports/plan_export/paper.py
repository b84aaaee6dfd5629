"""An empty A4 paper for Word, across or upright: typeface, language, header, and Page x of y.

Loaded only where a paper is made: the library is large.
"""

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from tracker.core import clock
from tracker.core.sheets import clean
from tracker.reports.plan_export.columns import HEAD, INK

FACE = "Arial"
SIZES = {"Normal": 11, "Subtitle": 12, "Heading 1": 22, "Heading 2": 14}
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def blank_paper(*, title: str, marking: str, is_upright: bool = False) -> Paper:
    """A paper without a word in its body; its footer names it and counts its pages."""
    paper = Document()
    paper.core_properties.title = clean(title)[:255]
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.core_properties.language = "en-GB"
    paper.core_properties.created = paper.core_properties.modified = clock.now()
    _styles(paper)
    section = paper.sections[0]
    long, short, margin = Mm(297), Mm(210), Mm(20 if is_upright else 15)
    section.orientation = WD_ORIENT.PORTRAIT if is_upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (short, long) if is_upright else (long, short)
    section.left_margin = section.right_margin = margin
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.header_distance = section.footer_distance = Mm(8)
    header = section.header.paragraphs[0]
    header.text = marking
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer = section.footer.paragraphs[0]
    _tab(footer, Mm(170 if is_upright else 267))
    footer.add_run(f"{clean(title)}\tPage ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")
    return paper


def _styles(paper: Paper) -> None:
    for name, size in SIZES.items():
        style = paper.styles[name]
        if isinstance(style, ParagraphStyle):
            _dressed(style, size, is_bold=name.startswith("Heading"))
    text = paper.styles.add_style("TableText", WD_STYLE_TYPE.PARAGRAPH)
    if isinstance(text, ParagraphStyle):
        text.base_style = paper.styles["Normal"]
        _dressed(text, 9)
        text.paragraph_format.space_after = Pt(0)
    for name in ("Header", "Footer"):
        style = paper.styles[name]
        if isinstance(style, ParagraphStyle):
            _dressed(style, 8.5)


def _dressed(style: ParagraphStyle, size: float, *, is_bold: bool = False) -> None:
    """Our typeface, size and ink, without what the template's theme says."""
    style.font.name, style.font.size = FACE, Pt(size)
    style.font.bold, style.font.italic = is_bold, False
    style.font.color.rgb = RGBColor.from_string(HEAD if is_bold else INK)
    style.paragraph_format.space_before = Pt(10 if is_bold else 0)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.keep_with_next = is_bold
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in _THEMED:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), FACE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    properties.append(language)


def _tab(paragraph: Paragraph, at: Length) -> None:
    """What follows a tab stands at the right margin."""
    style = paragraph.style
    if isinstance(style, ParagraphStyle):
        style.paragraph_format.tab_stops.clear_all()  # those of an upright page
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(at, WD_TAB_ALIGNMENT.RIGHT)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word works out."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("result", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        elif kind == "result":
            run.text = text
            continue
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = f" {text} "
        run._r.append(mark)
