"""The pages that an ambassador can open, by the table of addresses."""

from flask import Flask

from tests.architecture.authz import methods, rules, written
from tests.architecture.authz_world import World
from tracker.access.roles import Role


def opened_by_an_ambassador(app: Flask, world: World) -> list[str]:
    """Every address that answers an ambassador with a page or a file, about a thing of each state.

    From tests/architecture/authz.csv, so that a page that is added is looked at here too.
    """
    table, addresses = written(), app.url_map.bind("localhost")
    found = []
    for rule in rules(app):
        if "GET" not in methods(rule):
            continue
        for state, values in world.states(rule.rule, set(rule.arguments)).items():
            if table["GET", rule.rule, state][Role.AMBASSADOR] == "200":
                found.append(addresses.build(rule.endpoint, values, method="GET"))
    return found
