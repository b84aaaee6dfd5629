"""Sheets and tables that are hidden, and those that show."""

from dataclasses import replace

from tracker.importing.grids import Document, Table
from tracker.importing.tables.stretches import stretches


def visible(document: Document) -> tuple[Document, list[str]]:
    """The document without its hidden tables and what is to be said of them. They are read only
    where no other holds actions, and that is doubted."""
    hidden = [each for each in document.tables if each.is_hidden]
    if not hidden:
        return document, []
    shown = replace(
        document,
        blocks=tuple(
            each for each in document.blocks if not (isinstance(each, Table) and each.is_hidden)
        ),
    )
    names = ", ".join(
        f"“{each.sheet}”" if each.sheet else f"table {each.number}" for each in hidden
    )
    if any(each.is_plan for each in stretches(shown, {})):
        return shown, [f"Hidden and not read: {names}"]
    if any(each.is_plan for each in stretches(document, {})):
        return document, [f"Only hidden sheets hold actions: {names}. Check that they are meant"]
    return shown, [f"Hidden and not read: {names}"]
