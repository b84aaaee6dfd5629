"""Small files as a council has them, built as they are asked for."""

from io import BytesIO

from docx import Document

from tests.support.forms import SentFile

HEAD = ("Ref", "What will we do?", "By when", "Who", "Measure of success", "RAG", "Update")
ROWS = (
    ("1a", "Review housing options for care leavers", "December 2025", "Head of Housing",
     "One offer for all", "A", "Half done"),
    ("1b", "Visit every residential home twice a year", "Ongoing", "Participation Team",
     "Visits made", "G", "First visits made"),
    ("1c", "Publish the local offer", "when the website is ready", "Head of Housing",
     "Offer published", "R", "Waiting for the website"),
)  # fmt: skip
HEADING = "Pledge 1: Good homes"
TITLE = "Our children’s plan 2025-26"


def word(*rows, head=HEAD, title=TITLE, heading=HEADING, name="plan.docx"):
    """A Word file: a title, and a table with a heading that spans it."""
    document = Document()
    if title:
        document.add_heading(title, 0)
    if rows:
        table = document.add_table(rows=1, cols=len(head))
        table.style = "Table Grid"
        for cell, text in zip(table.rows[0].cells, head, strict=True):
            cell.text = text
        if heading:
            cells = table.add_row().cells
            cells[0].merge(cells[-1]).text = heading
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    else:
        document.add_paragraph("We met and talked about what matters.")
    return SentFile(name, saved(document))


def saved(document):
    """A document's bytes."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def lines(*rows, head=HEAD, name="plan.csv"):
    """A CSV file."""
    cells = [",".join(f'"{cell}"' for cell in row) for row in (head, *rows)]
    return SentFile(name, "\n".join(cells).encode("utf-8-sig"))
