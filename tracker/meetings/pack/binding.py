"""Putting a pack together, inside the child: our pages with the papers’ pages between them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from tracker.meetings.pack import stamps
from tracker.meetings.pack.book import LINK, Book
from tracker.meetings.pack.layout import LaidOut, Run
from tracker.meetings.pack.lettering import Letters, letters_for
from tracker.meetings.pack.papers import Papers
from tracker.meetings.pack.tags import Tags

_PAPER = "/CtPaper"
_A4 = (595, 842)
_SAFE_LINKS = ("http://", "https://", "mailto:")
# A page is what it looks like: nothing that runs, and nothing that says who made it, goes along.
_NOT_TAKEN = ("/AA", "/Metadata", "/PieceInfo", "/StructParents", "/Tabs", "/B", "/Thumb", "/Dur",
              "/Trans", "/PZ", "/SeparationInfo", "/LastModified", "/TemplateInstantiated",
              "/PresSteps", "/ID", "/VP", "/AF")  # fmt: skip


class NotPutIn(Exception):
    """A paper that broke while its pages were taken over."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def bind(
    book: Book, laid: LaidOut, papers: Papers, target: Path, on_each: Callable[[], None]
) -> None:
    """Write the pack. The papers’ streams are copied from file to file as it is written."""
    with pikepdf.open(laid.path) as pdf:
        words = [f"{run.part.band}{run.part.late}{book.foot}" for run in laid.runs]
        letters = letters_for(words, pdf)
        tags = Tags(pdf)
        for run in laid.runs:
            if run.own:
                _number_own(pdf, run, laid.pages, letters)
                tags.own()
            else:
                _put_in(pdf, run, laid.pages, papers, letters, tags, book)
            if run.part.kind:
                on_each()
        tags.close()
        _outline(pdf, laid)
        _links(pdf, laid)
        has_papers = any(not run.own for run in laid.runs)
        _metadata(pdf, book, is_ours_alone=not has_papers)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _number_own(pdf: pikepdf.Pdf, run: Run, total: int, letters: Letters) -> None:
    for number in range(run.first, run.first + run.own):
        marks = stamps.Marks(f"Page {number} of {total}")
        stamps.stamp_own(pdf, pdf.pages[number - 1], marks, letters)


def _put_in(
    pdf: pikepdf.Pdf,
    run: Run,
    total: int,
    papers: Papers,
    letters: Letters,
    tags: Tags,
    book: Book,
) -> None:
    source = papers.opened[run.part.key].pdf
    assert source is not None
    try:
        source.flatten_annotations("print")
        pages = list(source.pages)
        for own_number, page in enumerate(pages, 1):
            number = run.first + own_number - 1
            pdf.pages.insert(number - 1, page)
            taken = pdf.pages[number - 1]
            side = run.part.late or book.foot
            marks = stamps.Marks(f"Page {number} of {total}", run.part.band, side)
            _rebuild(pdf, taken, marks, letters, tags)
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotPutIn(run.part.key) from error
    tags.paper(run.part.title)


def _rebuild(
    pdf: pikepdf.Pdf, page: pikepdf.Page, marks: stamps.Marks, letters: Letters, tags: Tags
) -> None:
    """A paper’s page becomes a picture of itself on a page of ours, of its size and turned as it
    is: whatever state its content leaves behind, ours is drawn as it should be."""
    links = _safe_links(page)
    for name in _NOT_TAKEN:
        if name in page.obj:
            del page.obj[name]
    if not stamps.has_area(page):
        page.obj.MediaBox = Array([0, 0, *_A4])
        page.obj.CropBox = page.obj.MediaBox
    form = _as_form(pdf, page)
    sheet = stamps.sheet_of(page)
    begin, end = tags.page(page)
    content = begin + b" q " + _PAPER.encode() + b" Do Q " + end + b"\n"
    page.obj.Contents = pdf.make_stream(content + stamps.drawn(sheet, marks, letters))
    page.obj.Resources = Dictionary(
        XObject=Dictionary({_PAPER: form}), Font=stamps.font_resource(letters)
    )
    if links:
        page.obj.Annots = Array(links)
    elif "/Annots" in page.obj:
        del page.obj["/Annots"]


def _as_form(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Any:
    """The content of a page as a form: its own stream where it has one of its own."""
    contents: Any = page.obj.get("/Contents")
    found: list[Any] = list(contents) if isinstance(contents, Array) else [contents]
    streams = [each for each in found if isinstance(each, pikepdf.Stream)]
    form: Any
    if len(streams) == 1 and "/Subtype" not in streams[0]:
        form = streams[0]
    else:  # several, or one that another page has too
        form = pdf.make_stream(b"\n".join(each.read_bytes() for each in streams))
    form[Name.Type], form[Name.Subtype] = Name.XObject, Name.Form
    form[Name.BBox] = Array([round(each, 3) for each in stamps.box_of(page)])
    form[Name.Resources] = page.obj.get("/Resources", Dictionary())
    group = page.obj.get("/Group")
    if group is not None:
        form[Name.Group] = group
    return form


def _safe_links(page: pikepdf.Page) -> list[Dictionary]:
    """Its links to the web, made anew; notes in the margin, forms and scripts stay behind."""
    annotations: Any = page.obj.get("/Annots", [])
    found = []
    for each in annotations:
        action = each.get("/A") if isinstance(each, Dictionary) else None
        if action is None or each.get("/Subtype") != Name.Link or "/Rect" not in each:
            continue
        address = str(action.get("/URI", ""))
        if address.startswith(_SAFE_LINKS):
            new = Dictionary(S=Name.URI, URI=String(address))
            found.append(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=each.Rect,
                    Border=Array([0, 0, 0]),
                    F=4,
                    A=new,
                    Contents=String(address),
                )  # fmt: skip
            )
    return found


def _outline(pdf: pikepdf.Pdf, laid: LaidOut) -> None:
    """A bookmark for the cover, the agenda, each item, and each paper under its item."""
    with pdf.open_outline() as outline:
        outline.root.clear()
        for run in laid.runs:
            item = OutlineItem(run.part.title, run.first - 1, "Fit")
            if run.part.depth and outline.root:
                outline.root[-1].children.append(item)
            else:
                outline.root.append(item)
    pdf.Root.PageMode = Name.UseOutlines


def _links(pdf: pikepdf.Pdf, laid: LaidOut) -> None:
    """The contents list names parts; now that their pages are known it leads to them."""
    runs = {run.part.key: run for run in laid.runs}
    for link in _named_links(pdf, laid):
        key = str(link.A.URI).removeprefix(LINK)
        del link["/A"]
        run = runs.get(key)
        if run is not None:
            link.Dest = Array([pdf.pages[run.first - 1].obj, Name.Fit])
            link.Contents = String(run.part.title)  # what a screen reader says of it


def _named_links(pdf: pikepdf.Pdf, laid: LaidOut) -> Iterator[Any]:
    for run in laid.runs:
        for number in range(run.first, run.first + run.own):
            annotations: Any = pdf.pages[number - 1].obj.get("/Annots", [])
            for link in annotations:
                if str(link.get("/A", Dictionary()).get("/URI", "")).startswith(LINK):
                    yield link


def _metadata(pdf: pikepdf.Pdf, book: Book, *, is_ours_alone: bool) -> None:
    """Title and council, and no person. That all of it is accessible is claimed only of our own."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = book.title
        meta["dc:creator"] = [book.council]
        meta["dc:language"] = ["en-GB"]
        for name in ("pdf:Producer", "xmp:CreatorTool", "xmp:CreateDate", "xmp:ModifyDate"):
            if name in meta:
                del meta[name]
        if not is_ours_alone and "pdfuaid:part" in meta:
            del meta["pdfuaid:part"]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    pdf.docinfo["/Title"] = book.title
    pdf.docinfo["/Author"] = book.council
    pdf.Root.Lang = String("en-GB")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
