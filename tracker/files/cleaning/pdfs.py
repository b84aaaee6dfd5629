"""PDFs: written anew without their metadata, the files inside them, and what acts by itself."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tracker.files.cleaning.inner_pictures import bare
from tracker.files.cleaning.limits import PAGES
from tracker.files.refusals import DAMAGED, LOCKED, TOO_MANY_PAGES, FileRefused

# Wherever they stand: what a program wrote about the file, and what a reader would do unasked.
_GONE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JS", "/XFA", "/EF")
_ROOT_GONE = ("/AF", "/Collection", "/Threads", "/URI")
_ACTS = frozenset({
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToE", "/GoToR",
    "/Rendition", "/Sound", "/Movie", "/RichMediaExecute", "/SetOCGState", "/Hide", "/Trans",
    "/GoTo3DView", "/Thread",
})  # fmt: skip
_MARKS = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
_DEEPEST = 60


def clean_pdf(source: BinaryIO, target: BinaryIO) -> int:
    """Write a PDF without all that; gives how many pages it has."""
    try:
        with Pdf.open(source) as pdf:
            pages = len(pdf.pages)
            if pages > PAGES:
                raise FileRefused(TOO_MANY_PAGES)
            if not pages:
                raise FileRefused(DAMAGED)
            _strip(pdf)
            pdf.save(
                target,
                fix_metadata_version=False,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                encryption=False,
                deterministic_id=True,
            )
    except pikepdf.PasswordError as error:
        raise FileRefused(LOCKED) from error
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # a broken object makes it raise many things
        raise FileRefused(DAMAGED) from error
    return pages


def _strip(pdf: Pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for key in _ROOT_GONE:
        _drop(pdf.Root, key)
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary):
        _drop(names, "/JavaScript")
        _drop(names, "/EmbeddedFiles")
    for page in pdf.pages:
        marks = page.obj.get("/Annots")
        if isinstance(marks, Array):
            page.obj["/Annots"] = Array(each for each in list(marks) if _may_stay(each))
    for each in pdf.objects:
        for found in _inside(each):
            _disarm(found)


def _may_stay(mark: Any) -> bool:
    """Whether a mark on a page may stay; one that stays forgets who made it."""
    if not isinstance(mark, Dictionary):
        return False
    kind = str(mark.get("/Subtype", ""))
    if kind in _MARKS:
        return False
    if kind != "/Widget":  # of a box in a form /T is the box's own name
        _drop(mark, "/T")
    return True


def _inside(thing: Any, depth: int = 0) -> Iterator[Any]:
    """The dictionaries in an object, itself among them; what it only points to has its own turn."""
    if depth > _DEEPEST:
        raise FileRefused(DAMAGED)
    if isinstance(thing, (Dictionary, Stream)):
        yield thing
        children = [value for _, value in thing.items()]
    elif isinstance(thing, Array):
        children = list(thing)
    else:
        return
    for child in children:
        if isinstance(child, (Dictionary, Array)) and not child.is_indirect:
            yield from _inside(child, depth + 1)


def _disarm(found: Any) -> None:
    for key in _GONE:
        _drop(found, key)
    if isinstance(found, Stream) and _filters(found) == ["/DCTDecode"]:
        content = found.read_raw_bytes()
        if (without := bare(content)) != content:
            how: Any = found.get("/DecodeParms")
            found.write(without, filter=Name.DCTDecode, decode_parms=how)
    if str(found.get("/S", "")) in _ACTS and not isinstance(found, Stream):
        for key in list(found.keys()):
            _drop(found, key)
        found["/S"] = Name("/None")


def _filters(found: Any) -> list[str]:
    used = found.get("/Filter", [])
    return [str(each) for each in (used if isinstance(used, Array) else [used] if used else [])]


def _drop(found: Any, key: str) -> None:
    if key in found:
        del found[key]
