"""Papers that programs wrote badly, or that break on the way: each is put in, or left out whole."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Page, Pdf, String

from tests.factories.paper_files import agenda, made, own, paper, pdf_bytes, texts
from tests.support import required
from tracker.meetings.pack import binding


@pytest.fixture(autouse=True)
def with_pango():
    required.pango()


def two_pages():
    """Two pages that have one content stream between them."""
    pdf = Pdf.new()
    words = pdf.make_stream(b"BT /F1 20 Tf 50 700 Td (Shared words) Tj ET")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    fonts = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    for _ in range(2):
        box = Array([0, 0, 595, 842])
        page = Dictionary(Type=Name.Page, Contents=words, Resources=fonts, MediaBox=box)
        pdf.pages.append(Page(page))
    return pdf


def unbalanced(pdf):
    pdf.pages[0].Contents = Array(
        [pdf.make_stream(b"q q 9 0 0 9 400 0 cm"), pdf.make_stream(b"0 0 9 9 re f")]
    )


def without_words(pdf):
    del pdf.pages[0].obj["/Contents"]


def inherited(pdf):
    for page in pdf.pages:
        del page.obj["/MediaBox"]
    pdf.Root.Pages.MediaBox, pdf.Root.Pages.Rotate = Array([0, 0, 300, 400]), 90


def without_size(pdf):
    del pdf.pages[0].obj["/MediaBox"]
    pdf.pages[1].MediaBox = Array([0, 0, 0, 0])


def cropped(pdf):
    pdf.pages[0].MediaBox, pdf.pages[0].UserUnit = Array([-50, -50, 595, 842]), 2
    pdf.pages[0].CropBox = Array([400, 800, 100, 100])


def nonsense(pdf):
    pdf.pages[0].Rotate, pdf.pages[0].Contents = 45, String("x")
    pdf.pages[0].Annots = Array([5, Dictionary(Subtype=Name.Link, A=String("z"))])
    pdf.pages[1].Annots = String("y")


SPOILT = (unbalanced, without_words, inherited, without_size, cropped, nonsense)


def test_pages_that_are_badly_written_are_numbered_like_all_others(tmp_path):
    papers = []
    for number, spoil in enumerate(SPOILT):
        with two_pages() as pdf:
            spoil(pdf)
            content = BytesIO()
            pdf.save(content)
        papers.append(paper(tmp_path, f"p{number}", content.getvalue()))
    path, answer = made(tmp_path, own("cover", "Cover"), *papers)
    found = texts(path)
    assert answer == {"pages": 1 + 2 * len(SPOILT), "out": {}}
    for number, text in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in text
        assert number == 1 or f"Item 1: p{(number - 2) // 2}" in text
    assert sum("Shared words" in text for text in found) >= 7
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_paper_that_breaks_on_the_way_is_left_out_and_all_others_move_up(tmp_path, monkeypatch):
    put_in = binding._rebuild

    def breaks(pdf, page, marks, *more):
        if marks.band.endswith("bad") and marks.number.startswith("Page 5"):
            raise pikepdf.PdfError("the second page is torn")
        put_in(pdf, page, marks, *more)

    monkeypatch.setattr(binding, "_rebuild", breaks)
    path, answer = made(
        tmp_path,
        own("cover", "Cover"),
        agenda("bad", "good"),
        own("item", "An item"),
        paper(tmp_path, "bad", pdf_bytes("Torn", 3)),
        paper(tmp_path, "good", pdf_bytes("Whole", 2)),
    )
    assert answer == {"pages": 6, "out": {"bad": "it is damaged and cannot be read"}}
    found = texts(path)
    assert "Could not be put in: it is damaged" in found[3]
    assert "good 5 to 6" in found[1]
    assert not any("Torn" in text for text in found)
