"""Why a file is not taken: a sentence for whoever chose it."""

from tracker.core.errors import DomainError

KINDS = "PDF, Word (.docx), Excel (.xlsx), PNG and JPEG files are taken"
EMPTY = "The file is empty. Check that you chose the right one"
UNKNOWN = f"This kind of file is not taken. {KINDS}"
SEEN_OR_HEARD = (
    "This kind of file is not taken. Pictures (JPEG, PNG), sound (MP3, M4A) and videos (MP4, MOV) "
    "are"
)
HEIC = (
    "This picture is in Apple’s own format (HEIC), which not every phone shows. Take a screenshot "
    "of it, or save it as JPEG, and choose that"
)
MOV = (
    "This video is in an old format of Apple’s, which not every phone plays. Save it as MP4 and "
    "choose that, or send a picture or sound instead"
)
UNPLAYABLE = (
    "Not every phone can play this file. Save it as MP3, M4A or MP4 with another app and choose "
    "that"
)
SILENT = "There is nothing to hear or see in this file. Check that you chose the right one"
LOCKED = "The file is protected by a password. Take the password off, save it and choose it again"
MACROS = "The file holds macros. Save it without them, as .docx or .xlsx, and choose it again"
DAMAGED = "The file is damaged and cannot be opened. Save it under a new name and choose it again"
ODD = (
    "The file is not put together the way its program does it, so it is not taken. Save it as a "
    "PDF and choose that"
)
TOO_MUCH = "The file unpacks to more than can be taken. Make it smaller and choose it again"
TOO_LONG = "The file takes too long to open. Save it as a new file and choose that"
TOO_MANY_PAGES = "The PDF has more pages than can be taken. Split it into parts"
TOO_MANY_DOTS = "The picture is too large. Make it smaller and choose it again"
BUSY = "Other files are being looked at just now. Choose the file again in a minute"
VIRUS = "The check for viruses did not let this file pass, so it is not taken"
UNCHECKED = (
    "The file could not be checked for viruses just now, so it is not taken. Choose it again "
    "later; if it happens again, tell whoever runs the tracker"
)
FULL = "There is no room for more files. Tell whoever runs the tracker"
NO_ROOM = "The file could not be kept: the disk has no room. Tell whoever runs the tracker"


class FileRefused(DomainError):
    """A file that is not taken, with the sentence that says why and what to do."""

    status = 422


def too_large(megabytes: int) -> str:
    """For a file over the limit that is set."""
    return f"The file is larger than {megabytes} MB. Make it smaller and choose it again"
