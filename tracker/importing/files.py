"""A file of any kind into a `Document`. It runs in a child process only: see `child.py`."""

from tracker.importing.grids import Document, NotReadable
from tracker.importing.readers.kinds import kind_of
from tracker.importing.readers.limits import MB, UPLOAD


def read_file(name: str, content: bytes) -> Document:
    """What the file holds, whatever its name says it is.

    Raises NotReadable with a sentence for a person. Readers are imported when they are needed:
    a child that reads a Word file has no use for the one that reads PDF.
    """
    if len(content) > UPLOAD:
        raise NotReadable(
            f"The file is larger than {UPLOAD // MB} MB. Take the pictures out, or save only the "
            "part with the plan as a new file, and try again"
        )
    kind, archive = kind_of(name, content)
    if archive is not None and kind == "docx":
        from tracker.importing.readers.word import read_word

        return read_word(name, archive)
    if archive is not None and kind == "xlsx":
        from tracker.importing.readers.excel import read_excel

        return read_excel(name, archive, content)
    if archive is not None and kind == "ods":
        from tracker.importing.readers.open_sheets import read_open_sheets

        return read_open_sheets(name, archive)
    if kind == "pdf":
        from tracker.importing.readers.pdf import read_pdf

        return read_pdf(name, content)
    if kind == "text":
        from tracker.importing.readers.lines import read_lines

        return read_lines(name, content)
    if kind == "xls":
        from tracker.importing.readers.biff import read_biff

        return read_biff(name, content)
    from tracker.importing.readers.old_sheets import read_old_sheets

    return read_old_sheets(name, kind, content)
