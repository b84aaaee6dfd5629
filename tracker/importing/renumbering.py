"""Which refs the next version of a file can give: in a plan each ref stands once."""

from collections.abc import Mapping


def given_refs(wanted: Mapping[int, str], refs: Mapping[int, str]) -> dict[int, str]:
    """The new refs, by an action's id, of those that a file wants; `refs` are all of the plan.

    Actions may swap theirs, or each take the next one's, as happens when a row is put in between.
    One that wants a ref which another has and keeps, or that an earlier row takes, keeps its own.
    """
    moving = dict(wanted)
    while True:
        taken = {ref for action_id, ref in refs.items() if action_id not in moving}
        given: dict[int, str] = {}
        for action_id, ref in moving.items():
            if ref not in taken:
                given[action_id] = ref
                taken.add(ref)
        if len(given) == len(moving):
            return given
        moving = given
