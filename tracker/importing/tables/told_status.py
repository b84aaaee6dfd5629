"""A status that goes on to tell: "COMPLETE. Both are in post" judges and is progress too."""

import re
from collections import defaultdict
from collections.abc import Sequence

from tracker.importing.tables.drafts import Draft
from tracker.importing.tables.looks import is_status

_END = re.compile(r"[.;:,\n–—]| - ")
_SHARE = 1 / 3  # of the rows that say anything, so many tell more than a word


def tell_status(drafts: Sequence[Draft]) -> None:
    """Where a plan has no column for progress and its statuses tell, they are its progress."""
    groups: defaultdict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if not draft.layout.progress and draft.get("rag"):
            groups[draft.labels].append(draft)
    for several in groups.values():
        if sum(_tells(each.get("rag")) for each in several) >= len(several) * _SHARE:
            for draft in several:
                draft.texts.setdefault("update", draft.get("rag"))


def _tells(text: str) -> bool:
    """A word for how it stands, and more than that."""
    first = _END.split(text.strip(), maxsplit=1)
    return len(first) == 2 and is_status(first[0]) and len(first[1].split()) >= 2
