import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.importing.lead_text import nearest, offered_parts

SEED = Path(__file__).parents[3] / "seed"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("MW/YO", ("MW", "YO")),
        ("DH/MW/KR", ("DH", "MW", "KR")),
        ("DoSCE/NED", ("DoSCE", "NED")),  # codespell:ignore
        ("NED-WT/DoN", ("NED-WT", "DoN")),
        ("CCG/NHS England/Public Health LBM", ("CCG", "NHS England", "Public Health LBM")),
        ("Virtual Headteacher/Head of SEND", ("Virtual Headteacher", "Head of SEND")),
        ("Head of Housing/Head of CiN/CP", ("Head of Housing", "Head of CiN/CP")),
        ("Social Workers/IROs", ("Social Workers", "IROs")),
        ("Fostering / Adoption", ("Fostering", "Adoption")),
        ("Head of Housing\nVirtual Headteacher", ("Head of Housing", "Virtual Headteacher")),
        ("• Data team\n• Housing Lead\n", ("Data team", "Housing Lead")),
        ("Head of Housing; Data team", ("Head of Housing", "Data team")),
        ("MW\r\nYO", ("MW", "YO")),
    ],
)
def test_a_lead_of_several_is_offered_in_parts(text, parts):
    assert offered_parts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Clerk",
        "N/A",
        "Head of CiN/CP",
        "ICT/Data lead",
        "IRO/CP chairs",
        "P&P (LBE)",
        "Team Manager: Life Chances",
        "Team Manager, 16+/Leaving Care",
        "Service Manager Fostering/Adoption",
        "Fostering/Adoption Team Manager",
        "Deputy/Assistant Director",
        "Chair and/or Clerk",
        "Data team (Head of Housing/Clerk)",
        "Director of Education, Strong Start and Integration",
        "Chair & Vice Chair",
        "Head of Housing and Head of SEND",
        pytest.param("Head of\nSafeguarding", id="a title broken after of"),
        pytest.param("Head of Service\n(Fostering)", id="a title broken before brackets"),
        pytest.param("Care Leavers\nTeam Manager", id="a title broken in its midst"),
        pytest.param("Housing Lead\nHousing Lead", id="the same twice"),
    ],
)
def test_one_title_is_never_split(text):
    assert offered_parts(text) == ()


def test_every_joint_lead_of_the_seed_splits_into_its_posts_and_no_other_lead_splits():
    with (SEED / "posts.csv").open(newline="") as file:
        posts = {row["name"].casefold() for row in csv.DictReader(file)}
    with (SEED / "actions.csv").open(newline="") as file:
        leads = {row["lead"] for row in csv.DictReader(file)}
    joint = {lead for lead in leads if "/" in lead}
    assert joint
    for lead in leads:
        parts = offered_parts(lead)
        assert (len(parts) == 2) == (lead in joint), lead
        assert {part.casefold() for part in parts} <= posts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Care Leaver Team Mgr", "Care Leavers Team Manager"),
        ("Asst Director, Education", "Assistant Director of Education"),
        ("Manager, EET Team", "EET Team Manager"),
        ("CHAIR OF THE BOARD", "Chair of the Board"),
        ("Head Teacher, Virtual School", "Virtual School Headteacher"),
        ("Housing & Homelessness Lead", "Housing and Homelessness Lead"),
    ],
)
def test_the_nearest_name_comes_first(text, name):
    names = [
        "Assistant Director of Education",
        "Care Leavers Team Manager",
        "Chair of the Board",
        "EET Team Manager",
        "Housing and Homelessness Lead",
        "Virtual School Headteacher",
    ]
    assert nearest(text, names)[0][0] == name


def test_what_is_like_nothing_gets_no_name():
    assert nearest("Clerk", ["Director of Education, Strong Start and Integration"]) == []
    assert nearest("Clerk", []) == []


def test_at_most_three_names_are_given():
    names = [f"Team Manager {number}" for number in range(9)]
    assert len(nearest("Team Manager", names)) == 3


@given(st.text(alphabet=st.sampled_from("Ab /\n;,()&é.-of ")))
def test_any_lead_is_whole_or_in_at_least_two_parts_of_its_own_letters(text):
    parts = offered_parts(text)
    assert len(parts) != 1
    assert all(part.strip() for part in parts)
    assert set("".join(parts)) <= set(text) | {" "}
