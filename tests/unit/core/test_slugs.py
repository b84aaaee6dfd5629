import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.slugs import LONGEST, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Good Health and Well-being", "good-health-and-well-being"),
        ("Children’s Board", "childrens-board"),
        ("Children's Board", "childrens-board"),
        ("Strategy 2018–20", "strategy-2018-20"),
        ("  Café (2)  ", "cafe-2"),
        ("漢字", ""),
    ],
)
def test_a_slug_is_the_words_of_a_name(name, slug):
    assert slug_of(name) == slug


@given(st.text(max_size=300))
def test_whatever_the_name_a_slug_fits_into_an_address(name):
    slug = slug_of(name)
    assert len(slug) <= LONGEST
    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert slug_of(slug) == slug
