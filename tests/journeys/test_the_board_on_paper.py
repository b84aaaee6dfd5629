"""The board's paper: two sides of A4, black on white, of the demonstration as it stands."""

import re

import pytest

pytestmark = pytest.mark.browser
A4 = (595, 842)


def test_the_board_page_prints_on_two_sides_of_a4(town):
    page = town.window("board.member")
    page.goto("/board")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", paper)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {A4}
