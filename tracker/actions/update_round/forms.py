"""The round's one form: a row for each action, read back by the names of its boxes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import g, request
from werkzeug.datastructures import MultiDict

from tracker.actions.update_round.rows import NAMES, Boxes, Sent, tidy
from tracker.core.errors import NotAccepted
from tracker.core.forms import Form, once_form_name

MOST_ROWS = 500
_ROW = re.compile(r"a([0-9]{1,9})-version", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_KEEPS = ("theirs", "mine")


class UpdateRoundForm(Form):
    """The token and `once`; the rows are read by `read_rows`, as there may be any number."""

    @property
    def touched(self) -> list[Sent]:
        """The rows in which anything differs from what was printed."""
        return [row for row in read_rows(self._texts()) if row.is_touched]

    @property
    def ids(self) -> set[int]:
        """The actions whose rows were sent, touched or not."""
        return {row.action_id for row in read_rows(self._texts())}

    def _texts(self) -> Mapping[str, str]:
        if self.is_submitted():
            return request.form
        kept: dict[str, Any] | None = g.get("draft_fields")
        if kept and once_form_name(str(kept.get("once", ""))) == type(self).__name__:
            return MultiDict(kept)
        return {}


def box(action_id: int, name: str) -> str:
    """The name, and the id, of a box of an action's row."""
    return f"a{action_id}-{name.replace('_', '-')}"


def read_rows(texts: Mapping[str, str]) -> list[Sent]:
    """Every row that was sent, in the order of the page."""
    ids = {int(match[1]): None for name in texts if (match := _ROW.fullmatch(name))}
    if len(ids) > MOST_ROWS:
        raise NotAccepted({"": "These are more rows than one page holds. Open the round again."})
    return [_row(texts, action_id) for action_id in ids]


def _row(texts: Mapping[str, str], action_id: int) -> Sent:
    def typed(name: str) -> str:
        return texts.get(box(action_id, name), "")

    def text(name: str) -> str:
        return tidy(typed(name))

    return Sent(
        action_id=action_id,
        version=_number(text("version")) or 0,
        base=_number(text("base")),
        seen=text("seen"),
        boxes=Boxes(**{name: text(name) for name in NAMES}),
        typed=Boxes(**{name: typed(name) for name in NAMES}),
        is_conflict=bool(text("conflict")),
        keep=text("keep") if text("keep") in _KEEPS else "",
        anew=text("anew"),
        anew_judgement=text("anew_judgement"),
    )


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def written(row: Sent) -> list[tuple[str, str]]:
    """A row as the names and texts that `read_rows` reads back, to be kept until it is saved.

    What was written anew in a conflict stands as the row's own words: its writer saw the other's.
    """
    typed = row.typed
    if row.anew:
        typed = replace(typed, same="", line=row.anew, judgement=row.anew_judgement)
    texts = {"version": str(row.version), "base": str(row.base or ""), "seen": row.seen}
    texts |= {name: getattr(typed, name) for name in NAMES}
    return [(box(row.action_id, name), text) for name, text in texts.items() if text]
