"""What an answer says, be it a page or a file."""

import io
from zipfile import ZipFile

from werkzeug.test import TestResponse

OFFICE = "application/vnd.openxmlformats"


def words_of(answer: TestResponse) -> str:
    """The text of a page, or of all that an office file is packed from; HEAD has none.

    Of a PDF or a picture what stands in it as plain bytes: its title, its bookmarks, its names.
    """
    if not (answer.mimetype or "").startswith(OFFICE) or not answer.data:
        return str(answer.data.decode(errors="replace"))
    with ZipFile(io.BytesIO(answer.data)) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
