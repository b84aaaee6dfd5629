"""Every address says who may come, what it takes, and whether it writes."""

import re

import pytest

SAFE = {"GET", "HEAD", "OPTIONS"}
PATH = re.compile(r"(/(<[a-z]+(\([^)]*\))?:[a-z_]+>|[a-z0-9-]+)(\.[a-z]+)?)*/?")


@pytest.fixture
def rules(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_page_says_who_may_see_it(app, rules):
    bare = [
        rule.endpoint
        for rule in rules
        if not hasattr(app.view_functions[rule.endpoint], "requires")
        and not getattr(app.view_functions[rule.endpoint], "allow_anonymous", False)
    ]
    assert bare == [], "add @requires(Permission.…) or @allow_anonymous"


def test_what_takes_a_form_writes_and_nothing_else_does(app, rules):
    wrong = [
        f"{rule.rule} ({'needs' if unsafe else 'must not have'} @writes)"
        for rule in rules
        for unsafe in [bool((rule.methods or set()) - SAFE)]
        if unsafe != hasattr(app.view_functions[rule.endpoint], "writes")
    ]
    assert wrong == []


def test_no_address_answers_to_other_methods_than_get_and_post(rules):
    odd = [rule.rule for rule in rules if (rule.methods or set()) - SAFE - {"POST"}]
    assert odd == []


def test_addresses_are_kebab_case_with_typed_arguments(rules):
    odd = [rule.rule for rule in rules if not PATH.fullmatch(rule.rule)]
    assert odd == [], "write /actions/<int:action_id>/due-date"


def test_names_line_up(app, rules):
    odd = [
        rule.endpoint
        for rule in rules
        if "." in rule.endpoint
        and app.view_functions[rule.endpoint].__name__ != rule.endpoint.rpartition(".")[2]
    ]
    assert odd == [], "an endpoint is called as its view is"
