"""What is taken out of the design system, and that nothing of it is left in what we serve."""

import re
from pathlib import Path

import pytest

from tracker.assets import (
    SCRIPTS,
    VENDOR,
    WHOLE_SHEET,
    AssetsMissing,
    copy_stripped,
    without_identity,
)

FACE = "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
TEXT = ".govuk-body{font-family:GDS Transport,arial,sans-serif;color:red}"
CREST = ".logo{width:1px;background-image:url(/assets/images/govuk-crest.svg);height:2px}"
SCRIPT = "/**\n * What\n */\nlet a; /* keep */\n  /** x */\nlet b;//# sourceMappingURL=x.js.map"
ICON = ".icon{background:url('/assets/images/icon-document.svg') no-repeat}"


def test_the_typeface_becomes_arial():
    assert without_identity(FACE + TEXT) == (
        ".govuk-body{font-family:Arial,Helvetica,sans-serif;color:red}"
    )


def test_the_crest_is_left_out():
    assert without_identity(CREST) == ".logo{width:1px;height:2px}"


def test_pictures_are_found_beside_the_style_sheet():
    assert without_identity(ICON) == ".icon{background:url(images/icon-document.svg) no-repeat}"


def test_the_source_map_is_left_out():
    assert without_identity("a{}\n/*# sourceMappingURL=x.css.map */") == "a{}"


@pytest.mark.parametrize(
    "css",
    ["p{font:1em GDS Transport}", "p{background:url(/assets/other.svg)}", "@font-face {"],
    ids=["typeface", "address", "font face"],
)
def test_set_up_stops_where_something_would_be_left(css):
    with pytest.raises(AssetsMissing, match="still has"):
        without_identity(css)


def test_a_picture_that_a_style_sheet_names_is_copied(tmp_path):
    source = tmp_path / "modules" / "govuk-frontend" / "dist" / "govuk"
    (source / "assets" / "images").mkdir(parents=True)
    (source / "assets" / "images" / "icon-document.svg").write_text("<svg/>")
    (source / "assets" / "images" / "govuk-crest.svg").write_text("<svg/>")
    (source / "govuk-frontend.min.css").write_text(FACE + TEXT + CREST + ICON)
    for name in SCRIPTS:
        (source / "components" / name).mkdir(parents=True)
        (source / "components" / name / f"{name}.bundle.mjs").write_text(SCRIPT)
    copy_stripped(tmp_path / "modules", tmp_path / "vendor")
    copied = {path.name for path in (tmp_path / "vendor").rglob("*") if path.is_file()}
    assert copied == {WHOLE_SHEET, "icon-document.svg", *(f"{name}.js" for name in SCRIPTS)}
    assert (tmp_path / "vendor" / "button.js").read_text() == "let a; /* keep */\nlet b;"


def test_what_is_served_holds_nothing_of_the_identity():
    files = [path for path in Path(VENDOR).rglob("*.*") if path.suffix not in (".br", ".gz")]
    assert files, "run ./test once: it fetches the design system"
    foreign = re.compile(r"GDS Transport|@font-face|url\([^)]*(crest|crown)", re.IGNORECASE)
    assert [path.name for path in files if re.search("crest|crown|woff|ttf", path.name)] == []
    assert [path.name for path in files if foreign.search(path.read_text("utf-8"))] == []
