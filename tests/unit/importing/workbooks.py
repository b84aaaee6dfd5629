"""Excel files as they are filled in, and what is read of them."""

from io import BytesIO

import xlsxwriter

from tracker.importing.files import read_file


def workbook(fill_in, **options):
    """The file that `fill_in(book, sheet)` writes, read."""
    return read_file("plan.xlsx", written(fill_in, **options))


def written(fill_in, **options):
    content = BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        fill_in(book, book.add_worksheet("Plan"))
    return content.getvalue()


def one_cell(value, number_format="General", **style):
    def fill_in(book, sheet):
        sheet.write(0, 0, value, book.add_format({"num_format": number_format, **style}))

    (table,) = workbook(fill_in).tables
    return table.rows[0].cells[0]


def saved(book):
    content = BytesIO()
    book.save(content)
    return read_file("x.xlsx", content.getvalue())


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]
