"""Pictures inside documents lose what a camera wrote, and nothing of how they look."""

import io
import zipfile

import docx
import pikepdf
import pytest
from PIL import Image

from tests.support.uploads import SECRET, picture, plain_pdf
from tracker.files.cleaning.inner_pictures import bare
from tracker.files.cleaning.office import clean_office
from tracker.files.cleaning.pdfs import clean_pdf

TURNED = 0x0112


def dots(content):
    with Image.open(io.BytesIO(content)) as found:
        return found.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_the_notes_go_and_the_dots_stay(kind):
    content = picture(kind)
    without = bare(content)
    assert SECRET.encode() in content
    assert SECRET.encode() not in without
    assert dots(without) == dots(content)
    assert bare(without) == without


def test_a_jpeg_stays_turned_as_it_was():
    with Image.open(io.BytesIO(bare(picture("jpg")))) as found:
        assert dict(found.getexif()) == {TURNED: 6}


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"\xff\xd8\x00\x00",
        picture("jpg")[:40],
        picture("png")[:60],
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 40,
        b"GIF89a",
    ],
)
def test_what_is_broken_or_another_kind_stays_as_it_is(broken):
    assert bare(broken) == broken


def test_a_photograph_in_a_word_file_does_not_tell_where_it_was_taken():
    document = docx.Document()
    document.add_picture(io.BytesIO(picture("jpg")))
    source, target = io.BytesIO(), io.BytesIO()
    document.save(source)
    clean_office(source, target)
    with zipfile.ZipFile(target) as found:
        (name,) = (each for each in found.namelist() if "/media/" in each)
        assert SECRET.encode() not in found.read(name)
    assert len(docx.Document(target).inline_shapes) == 1


def test_a_photograph_in_a_pdf_does_not_tell_either():
    content, source, target = picture("jpg"), io.BytesIO(), io.BytesIO()
    with pikepdf.open(io.BytesIO(plain_pdf(1))) as made:
        image = pikepdf.Stream(made, b"")
        image.write(content, filter=pikepdf.Name.DCTDecode)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 40, 30, 8
        image.ColorSpace = pikepdf.Name.DeviceRGB
        made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        made.save(source)
    assert SECRET.encode() in source.getvalue()
    assert clean_pdf(source, target) == 1
    assert SECRET.encode() not in target.getvalue()
    with pikepdf.open(target) as found:
        image = found.pages[0].Resources.XObject.Im
        assert dots(image.read_raw_bytes()) == dots(content)
