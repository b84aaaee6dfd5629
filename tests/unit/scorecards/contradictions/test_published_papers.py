"""What the council's own papers got wrong is found, each by a general rule, and no more."""

import pytest

from tests.unit.scorecards.contradictions.home import seeded
from tests.unit.scorecards.contradictions.papers import DAYS, OPPOSITE, WRONG
from tests.unit.scorecards.contradictions.right_sentences import RIGHT
from tracker.scorecards.quoting.contradictions.engine import Paper, contradictions


def found_in(paper, text):
    return contradictions([Paper(paper, DAYS[paper], text.splitlines())], seeded())


@pytest.mark.parametrize(
    ("paper", "text", "kind", "number"),
    [each[1:] for each in WRONG],
    ids=[each[0] for each in WRONG],
)
def test_an_error_of_a_published_paper_is_found(paper, text, kind, number):
    assert (kind, number) in [(each.kind, each.number) for each in found_in(paper, text)]


def test_the_same_number_with_the_opposite_meaning_is_found_between_two_papers():
    papers = [Paper(name, DAYS[name], [text]) for name, text in OPPOSITE]

    [finding] = contradictions(papers, seeded())

    assert finding.kind == "opposite"
    assert finding.number == "60%"
    assert finding.says == f"U, line 1 says: “{OPPOSITE[0][1]}”"


@pytest.mark.parametrize(("paper", "text"), RIGHT)
def test_what_a_published_paper_says_rightly_is_left_alone(paper, text):
    assert found_in(paper, text) == []


def test_forty_right_sentences_are_read_at_all():
    assert len(RIGHT) >= 40


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (
            "ref",
            "3.14 is the number of this measure. The scorecard says 92% (Q2 2024/25), 94% "
            "(Q3 2024/25) for “% of Cared for Children in care for more than 1 mth who have had a "
            "review in the last 6 mths”.",
        ),
        ("sum", "1,078 of 1,185 is 91%, not 76%."),
        (
            "base",
            "43 is 19.3% of 223, and no such number is given. Of 580 (Number of cared for children,"
            " Q4 2022/23) it is 7.4%.",
        ),
        (
            "period",
            "43 is the figure of Q4 2022/23. The scorecard says 36 (Q3 2022/23) for “Number of "
            "children and young people in residential care”.",
        ),
        (
            "doubtful_period",
            "“Q4 2025” may be Q4 2024/25 or Q4 2025/26. The scorecard says 26 (Q4 2024/25) for "
            "“Number of care leavers accessing higher education (University)”.",
        ),
    ],
)
def test_a_finding_says_what_its_home_says_with_unit_and_period(kind, says):
    of_kind = [each for each in WRONG if each[3] == kind]

    said = {each.says for _, paper, text, *_ in of_kind for each in found_in(paper, text)}

    assert says in said
