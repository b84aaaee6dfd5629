"""A plan as a file of one of the shapes on offer."""

from collections.abc import Callable
from typing import NamedTuple

from tracker.core.csv_files import MIMETYPE as CSV
from tracker.core.sheets import MIMETYPE as XLSX
from tracker.reports.plan_export.content import ExportedPlan
from tracker.reports.plan_export.sheet import as_xlsx
from tracker.reports.plan_export.text import as_csv, as_json
from tracker.reports.plan_export.word import as_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Shape(NamedTuple):
    """How a file is made, and what it is to a browser."""

    make: Callable[[ExportedPlan], bytes]
    mimetype: str


SHAPES = {
    "xlsx": Shape(as_xlsx, XLSX),
    "docx": Shape(as_docx, DOCX),
    "csv": Shape(as_csv, CSV),
    "json": Shape(as_json, "application/json"),
}
ON_PAGES = ("xlsx", "docx", "csv")  # JSON is for programs, which have the command


def made(plan: ExportedPlan, shape: str) -> bytes:
    """The file's content; `shape` is one of SHAPES."""
    return SHAPES[shape].make(plan)
