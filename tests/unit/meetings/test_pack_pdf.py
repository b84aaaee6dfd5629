"""The PDF of a pack: one numbering, bookmarks, links, structure, and papers of every kind."""

import re
import stat
from io import BytesIO

import pdfplumber
import pikepdf
import pytest

from tests.factories.paper_files import (
    agenda,
    all_of,
    elements,
    kids,
    locked_pdf,
    made,
    own,
    paper,
    pdf_bytes,
    picture_bytes,
    tags_of,
    texts,
)
from tests.support import required

NUMBER = re.compile(r"Page (\d+) of (\d+)")


@pytest.fixture(autouse=True)
def with_pango():
    required.pango()


def headings_of_cells(pdf):
    heads = {bytes(each.ID) for each in elements(pdf) if each.S == "/TH" and "/ID" in each}
    cells = [each for each in elements(pdf) if each.S == "/TD"]
    return [len({bytes(name) for name in each.A.Headers} & heads) for each in cells]


def test_every_page_has_the_number_that_the_contents_list_names(tmp_path):
    keys = ("item-1", "paper-1", "paper-2", "item-2")
    path, answer = made(
        tmp_path,
        own("cover", "Cover"),
        agenda(*keys),
        own("item-1", "First item", "Long words. " * 900),
        paper(tmp_path, "paper-1", pdf_bytes("Alpha", 3)),
        paper(tmp_path, "paper-2", pdf_bytes("Beta", 1)),
        own("item-2", "Second item"),
    )
    found = texts(path)
    assert answer == {"pages": len(found), "out": {}}
    assert [NUMBER.findall(text)[-1] for text in found] == [
        (str(n), str(len(found))) for n in range(1, len(found) + 1)
    ]
    listed = dict(re.findall(r"(?m)^(item-\d|paper-\d) +(\d+(?: to \d+)?)$", found[1]))
    starts = {
        "item-1": next(n for n, text in enumerate(found, 1) if "First item" in text),
        "paper-1": next(n for n, text in enumerate(found, 1) if "Alpha, side 1" in text),
        "paper-2": next(n for n, text in enumerate(found, 1) if "Beta, side 1" in text),
        "item-2": next(n for n, text in enumerate(found, 1) if "Second item" in text),
    }
    assert {key: int(words.split()[0]) for key, words in listed.items()} == starts
    assert listed["paper-1"] == f"{starts['paper-1']} to {starts['paper-1'] + 2}"
    assert "Item 1: paper-1" in found[starts["paper-1"] - 1]


def test_bookmarks_and_links_lead_to_items_and_papers(tmp_path):
    path, _ = made(
        tmp_path,
        own("cover", "Cover"),
        agenda("item-1", "paper-1"),
        own("item-1", "First item"),
        paper(tmp_path, "paper-1", pdf_bytes("Alpha", 2)),
    )
    with pikepdf.open(path) as pdf:
        with pdf.open_outline() as outline:
            titles = [each.title for each in outline.root]
            below = [each.title for each in outline.root[-1].children]
        assert (titles, below) == (["Cover", "Agenda", "First item"], ["Title of paper-1"])
        links = [link.Dest[0].objgen for link in pdf.pages[1].Annots]
        assert links == [pdf.pages[2].objgen, pdf.pages[3].objgen]
        said = [str(link.Contents) for link in pdf.pages[1].Annots]
        assert said == ["First item", "Title of paper-1"]
        assert not any("/URI" in link.get("/A", {}) for link in pdf.pages[1].Annots)


def test_our_own_pages_are_tagged_for_screen_readers(tmp_path):
    path, _ = made(
        tmp_path,
        own("cover", "Cover", "Words"),
        agenda("item-1", "paper-1"),
        own("item-1", "First item"),
        paper(tmp_path, "paper-1", picture_bytes(), "png"),
    )
    with pikepdf.open(path) as pdf:
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert meta["dc:title"] == "Board: public pack"
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        tags = tags_of(pdf)
        assert {"/H1", "/P", "/Table", "/TH", "/TD", "/Link", "/Figure"} <= {s for s, _ in tags}
        assert [alt for s, alt in tags if s == "/Figure"] == ["A grey"]
        assert headings_of_cells(pdf) == [2, 2], "each cell names the heads of its row and column"
        for page in pdf.pages:
            content = b"".join(pikepdf.unparse_content_stream([op]) for op in
                               pikepdf.parse_content_stream(page, "BDC BMC EMC"))  # fmt: skip
            assert b"/Artifact" in content
            assert content.count(b"EMC") == len(re.findall(rb"\bB[DM]C", content))


def test_papers_stand_in_the_structure_where_they_stand_in_the_pack(tmp_path):
    path, _ = made(
        tmp_path,
        own("cover", "Cover"),
        agenda("paper-1"),
        own("item-1", "First item"),
        paper(tmp_path, "paper-1", pdf_bytes("Alpha", 2)),
        own("item-2", "Second item"),
    )
    with pikepdf.open(path) as pdf:
        sections = kids(kids(pdf.Root.StructTreeRoot)[0])
        assert [str(each.get("/T", "")) for each in sections] == [
            "",
            "",
            "",
            "Title of paper-1",
            "",
        ]
        pages = [each.Pg.objgen for each in kids(sections[3])]
        assert pages == [pdf.pages[3].objgen, pdf.pages[4].objgen]
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2]
        assert len(set(map(int, numbers))) == len(numbers)
        with pdf.open_metadata() as meta:
            assert "pdfuaid:part" not in meta, "what others made is not claimed to be accessible"


def test_pages_of_any_size_that_are_turned_any_way_have_a_legible_number(tmp_path):
    sizes = [(595, 842), (960, 540), (298, 420), (2384, 3370)]
    odd = [(size, turned) for size in sizes for turned in (0, 90, 180, 270)]
    papers = [
        paper(tmp_path, f"p{n}", pdf_bytes("Odd", 1, size, turned))
        for n, (size, turned) in enumerate(odd)
    ]
    path, _ = made(tmp_path, own("cover", "Cover"), *papers)
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages[1:]:
            (word,) = page.search(NUMBER.pattern)
            short = min(page.width, page.height)
            high = word["bottom"] - word["top"]
            assert 0.010 < high / short < 0.020, "about as high as nine points on A4"
            assert word["bottom"] > page.height - 0.05 * short
            assert word["x1"] > page.width - 0.1 * short


def test_late_papers_say_when_they_were_added(tmp_path):
    late = paper(tmp_path, "p", pdf_bytes("Late", 2), late="Added 29 August 2025")
    path, _ = made(tmp_path, own("cover", "Cover"), late)
    assert ["Added 29 August 2025" in text for text in texts(path)] == [False, True, True]


def test_papers_that_cannot_be_put_in_have_a_page_that_says_why(tmp_path):
    keys = ("locked", "broken", "empty", "torn", "word")
    path, answer = made(
        tmp_path,
        own("cover", "Cover"),
        agenda(*keys),
        paper(tmp_path, "locked", locked_pdf()),
        paper(tmp_path, "broken", b"%PDF-1.7 and nothing more"),
        paper(tmp_path, "empty", b""),
        paper(tmp_path, "torn", b"\x89PNG and nothing more", "png"),
        paper(tmp_path, "word", b"PK", "docx"),
    )
    assert answer["pages"] == 7
    assert set(answer["out"]) == set(keys)
    found = texts(path)
    assert "Could not be put in: it is locked with a password." in found[2]
    assert "Not in this pack: it is damaged and cannot be read." in found[1]
    assert (
        answer["out"]["word"] == "Word and Excel files cannot be turned into pages on this server"
    )


def test_word_papers_become_pages_where_libreoffice_is_installed(tmp_path, monkeypatch):
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (tmp_path / "made.pdf").write_bytes(pdf_bytes("From Word", 2))
    office = bin_folder / "soffice"
    office.write_text(
        "#!/bin/sh\n"
        'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\n'
        f'cp "{tmp_path}/made.pdf" "$out/paper.pdf"\n'
    )
    office.chmod(office.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{bin_folder}:/usr/bin:/bin")
    path, answer = made(tmp_path, own("cover", "C"), paper(tmp_path, "w", b"PK", "docx"))
    assert answer == {"pages": 3, "out": {}}
    assert "From Word, side 1" in texts(path)[1]


def test_nothing_that_runs_and_nobodys_name_comes_with_a_paper(tmp_path):
    made_file = BytesIO()
    with pikepdf.open(BytesIO(pdf_bytes("Alpha", 1))) as pdf:
        page = pdf.pages[0]
        page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="alert(1)"))
        rect = pikepdf.Array([10, 10, 100, 30])
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=rect,
            T="Jo Private",
            Contents="x",
        )
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=rect,
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/more"),
        )  # fmt: skip
        script = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=rect,
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="javascript:alert(1)"),
        )  # fmt: skip
        page.Annots = pdf.make_indirect(pikepdf.Array([note, link, script]))
        pdf.docinfo["/Author"] = "Jo Private"
        pdf.save(made_file)
    path, _ = made(tmp_path, own("cover", "C"), paper(tmp_path, "p", made_file.getvalue()))
    found = all_of(path)
    assert b"https://example.org/more" in found
    for each in (b"Jo Private", b"Somebody Private", b"alert", b"javascript", b"JavaScript"):
        assert each not in found
