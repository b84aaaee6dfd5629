"""The design system's sheet is cut to what pages use, and loses nothing that they do."""

import re

import pytest

from tracker.asset_styles import ROOT, classes_used, cut, is_used
from tracker.assets import SHEET, VENDOR, WHOLE_SHEET

USED = {"govuk-body", "govuk-input--width-", "govuk-!-margin-top-2", "govuk-"}


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".govuk-body{color:red}", ".govuk-body{color:red}"),
        (".govuk-tag{color:red}", ""),
        (".govuk-tag,.govuk-body{color:red}", ".govuk-body{color:red}"),
        (".govuk-body .govuk-tag{color:red}", ""),
        (".govuk-body:not(.govuk-tag){color:red}", ".govuk-body:not(.govuk-tag){color:red}"),
        ("@media print{.govuk-tag{a:b}}", ""),
        ("@media print{.govuk-tag{a:b}.govuk-body{a:b}}", "@media print{.govuk-body{a:b}}"),
        (".govuk-\\!-margin-top-2{a:b}", ".govuk-\\!-margin-top-2{a:b}"),
        (".govuk-\\!-margin-top-3{a:b}", ""),
        (".govuk-input--width-5{a:b}", ".govuk-input--width-5{a:b}"),
        (".govuk-radios__item{a:b}", ".govuk-radios__item{a:b}"),
        (".js-enabled .govuk-body{a:b}", ".js-enabled .govuk-body{a:b}"),
        (":root{--a:1}*,p{a:b}", ":root{--a:1}*,p{a:b}"),
        ("@supports (a:b){.govuk-body{a:b}}", "@supports (a:b){.govuk-body{a:b}}"),
        (":is(.govuk-body,p){a:b}", ":is(.govuk-body,p){a:b}"),
    ],
)
def test_a_rule_stays_where_something_may_use_it(sheet, left):
    assert cut(sheet, USED) == left


def test_a_class_that_a_page_begins_with_is_kept_to_its_end():
    assert is_used("govuk-input--width-10", USED)
    assert not is_used("govuk-accordion", USED)


def test_the_sheet_that_is_served_was_cut_from_the_templates_of_today():
    whole, served = ((VENDOR / name).read_text("utf-8") for name in (WHOLE_SHEET, SHEET))
    assert cut(whole, classes_used()) == served, "run python -m tracker.assets"


def test_no_class_of_our_pages_lost_its_rule():
    """Whatever a template writes out whole and the design system knows is in what we serve."""
    whole, served = ((VENDOR / name).read_text("utf-8") for name in (WHOLE_SHEET, SHEET))
    written = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for names, more in re.findall(r'class="([^"{]*)(["{])', path.read_text("utf-8"))
        for name in names.split()[: -1 if more == "{" and not names.endswith(" ") else None]
    }
    known = {name for name in written if f".{escaped(name)}" in whole}
    assert len(known) > 30
    assert {name for name in known if f".{escaped(name)}" not in served} == set()


def test_the_served_sheet_is_less_than_half_of_the_whole_one():
    assert (VENDOR / SHEET).stat().st_size < (VENDOR / WHOLE_SHEET).stat().st_size / 2


def escaped(name):
    return name.replace("!", "\\!")
