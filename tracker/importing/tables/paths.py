"""Headings above an action without those that say nothing of it: the document's title, and
"How we will deliver" under every pledge."""

import re
from collections import defaultdict
from collections.abc import Sequence

from tracker.importing.tables.looks import heading_word, is_deadline
from tracker.importing.tables.words import folded

Path = tuple[str, ...]
_TITLE = re.compile(
    r"\b(?:plans?|logs?|trackers?|strategy|strategies|appendix|annex|register|reports?|updates?|"
    r"schedule|council|committee|board|actions?|agenda|minutes|summary|contents|introduction|"
    r"monitoring|20\d\d|table|sheet|version|draft)\b",
    re.IGNORECASE,
)


def told(paths: Sequence[tuple[Path, int]], title: str) -> list[Path]:
    """The same paths, each without what is no heading of its own. Each comes with the number of
    its headings that stand outside its table: only those may be the document's title."""
    found = [path for path, _ in paths]
    outside = min((count for _, count in paths), default=0)
    for _ in range(outside):
        if len({path[0] for path in found}) > 1 or is_deadline(found[0][0]):
            break
        first = found[0][0]
        is_title = bool(_TITLE.search(first)) or folded(first) == folded(title)
        has_more = sum(len(path) > 1 for path in found) * 2 > len(found)
        if heading_word(first) or not (is_title or has_more):
            break
        found = [path[1:] for path in found]
    idle = _idle(found)
    return [tuple(each for each in path if folded(each) not in idle) for path in found]


def _idle(paths: Sequence[Path]) -> set[str]:
    """Headings that stand under several others, and are the only one under each or never the
    nearest to an action."""
    nearest = {folded(path[-1]) for path in paths if path}
    parents: defaultdict[str, set[Path]] = defaultdict(set)
    children: defaultdict[Path, set[str]] = defaultdict(set)
    for path in set(paths):
        for n in range(1, len(path)):
            parents[folded(path[n])].add(path[:n])
            children[path[:n]].add(folded(path[n]))
    return {
        text
        for text, above in parents.items()
        if len(above) > 1
        and (text not in nearest or all(len(children[each]) == 1 for each in above))
    }
