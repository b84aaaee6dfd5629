"""Read and understand plans of 5,000 rows and 10 columns: `python -m tests.performance.importing`.

The limits are the customer's: 10 seconds and 300 MB on two cores. Seconds are those of the clock,
so run it on a machine that does nothing else; processor seconds stand beside them.
"""

import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import docx
import xlsxwriter
from rich.console import Console
from rich.table import Table

from tests.chaos.memory import growth
from tracker.importing.child import read_plan_safely

ROWS = 5_000
SECONDS, CHILD_MB, PARENT_MB = 10.0, 300.0, 50.0
HEADINGS = ("Ref", "Action", "Due date", "Lead officer", "Success measure", "RAG", "Progress",
            "Resources", "Source", "Review date")  # fmt: skip


def row(n: int) -> list[str]:
    """A row as councils write them, a little different each time."""
    due = date(2018, 1, 1) + timedelta(days=n % 900)
    return [
        f"{n // 100 + 1}.{n % 100 + 1}",
        f"Work with partners to set up panel {n}, so that children in our care and care leavers "
        "are heard before decisions are made that touch their lives",
        f"{due:%B %Y}" if n % 3 else f"{due:%d/%m/%Y}",
        ("Head of Service, Care Leavers", "Virtual Headteacher", "Participation Team")[n % 3],
        f"{n % 100}% of young people say that they were asked, and know what came of it",
        ("Red", "Amber", "Green")[n % 3],
        "" if n % 4 else "The group has met twice.\nA draft went to the board in the autumn",
        "Within budget" if n % 2 else "",
        "Inspection" if n % 5 else "Young people's survey",
        "Quarterly",
    ]


def as_excel() -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("Plan")
        colours = [book.add_format({"bg_color": each}) for each in ("red", "orange", "green")]
        sheet.write_row(0, 0, HEADINGS)
        for n in range(ROWS):
            sheet.write_row(n + 1, 0, row(n))
            sheet.write_string(n + 1, 5, row(n)[5], colours[n % 3])
    return content.getvalue()


def as_lines() -> bytes:
    rows = [HEADINGS, *map(row, range(ROWS))]
    return "\n".join(",".join(f'"{cell}"' for cell in each) for each in rows).encode()


def as_word() -> bytes:
    """A tenth of the rows: python-docx takes minutes to write them all, and no plan is longer."""
    document = docx.Document()
    table = document.add_table(0, len(HEADINGS))
    for each in [HEADINGS, *map(row, range(ROWS // 10 - 1))]:
        for cell, text in zip(table.add_row().cells, each, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    return content.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "plan.xlsx": as_excel,
    "plan.csv": as_lines,
    "plan.docx": as_word,
}


def main() -> int:
    """Print the table; exit 1 where a limit is broken."""
    table = Table("file", "rows", "seconds", "processor", "child MB", "parent MB")
    is_bad = False
    for name, make in FILES.items():
        content = make()
        worked, began = _processor(), time.perf_counter()
        with growth() as grown:
            reading = read_plan_safely(name, content)
        seconds = time.perf_counter() - began
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        is_bad |= seconds > SECONDS or child > CHILD_MB or grown.megabytes > PARENT_MB
        table.add_row(
            name, f"{len(reading.rows)}", f"{seconds:.1f}", f"{_processor() - worked:.1f}",
            f"{child:.0f}", f"{grown.megabytes:.0f}",
        )  # fmt: skip
    Console().print(table)
    return 1 if is_bad else 0


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
