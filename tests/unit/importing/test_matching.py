"""Which row of a new version is which action of the plan."""

from tracker.importing.matching import Known, Match, match_rows

HOUSING = "Review housing options for care leavers with all local providers"
VISITS = "Visit every residential home twice a year and report to the board"


def known(*actions):
    return [Known(n, ref, text) for n, (ref, text) in enumerate(actions, start=1)]


def matched(rows, actions):
    return {place: match.action_id for place, match in match_rows(rows, actions).items()}


def test_the_same_text_is_the_same_action_whatever_its_ref():
    actions = known(("1a", HOUSING), ("1b", VISITS))
    assert matched([("9z", VISITS), ("", HOUSING)], actions) == {0: 2, 1: 1}


def test_spacing_capitals_and_marks_are_no_difference():
    assert matched(
        [("", "  review HOUSING options\nfor care-leavers, with all local providers. ")],
        known(("1a", HOUSING)),
    ) == {0: 1}


def test_of_two_actions_with_the_same_text_the_ref_decides():
    actions = known(("1a", HOUSING), ("2a", HOUSING))
    assert matched([("2a", HOUSING), ("1a", HOUSING)], actions) == {0: 2, 1: 1}


def test_a_few_other_words_are_the_same_action():
    other = HOUSING.replace("all local providers", "all providers")
    assert matched([("7", other)], known(("1a", VISITS), ("1b", HOUSING))) == {0: 2}


def test_the_same_ref_with_half_new_words_matches_and_is_doubted():
    new = "Review housing options with partners and publish one offer for care leavers"
    assert match_rows([("1a", new)], known(("1a", HOUSING))) == {0: Match(1, is_reworded=True)}


def test_the_same_ref_with_quite_other_words_is_another_action():
    assert matched([("1a", "Train foster carers in first aid")], known(("1a", HOUSING))) == {}


def test_a_ref_that_stands_twice_decides_nothing():
    new = "Review housing options with partners and publish one offer for care leavers"
    assert matched([("1a", new), ("1a", VISITS)], known(("1a", HOUSING))) == {}


def test_each_action_is_given_once():
    assert matched([("", HOUSING), ("", HOUSING)], known(("1a", HOUSING))) == {0: 1}


def test_nothing_matches_nothing():
    assert match_rows([], known(("1a", HOUSING))) == {}
    assert match_rows([("1a", HOUSING)], []) == {}
