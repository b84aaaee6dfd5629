"""Refs move from version to version of a file, and in a plan each stands once."""

import pytest

from tracker.importing.renumbering import given_refs

PLAN = {1: "1.1", 2: "1.2", 3: "1.3"}


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ({}, {}),
        ({1: "2.1"}, {1: "2.1"}),
        ({1: "1.2", 2: "1.1"}, {1: "1.2", 2: "1.1"}),
        ({1: "1.2", 2: "1.3", 3: "1.4"}, {1: "1.2", 2: "1.3", 3: "1.4"}),
        ({1: "1.2"}, {}),
        ({1: "1.2", 2: "1.3"}, {}),
        ({1: "2.1", 2: "2.1"}, {1: "2.1"}),
        ({1: "2.1", 2: "2.1", 3: "1.2"}, {1: "2.1"}),
    ],
    ids=["none", "free", "swapped", "moved on", "kept by another", "blocked at its end",
         "printed twice", "waits for one that keeps it"],
)  # fmt: skip
def test_a_ref_is_given_where_it_is_free_in_the_end(wanted, given):
    assert given_refs(wanted, PLAN) == given
