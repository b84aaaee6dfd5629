"""The child that opens a file which somebody sent: little memory, little time, no secret.

`python -m tracker.files.cleaning.child FD` reads the file from standard input and writes it anew
to the file behind FD; its answer is one line of JSON.
"""

import json
import os
import resource
import sys
from typing import BinaryIO

from tracker.files.cleaning.limits import MEMORY, PROCESSOR_SECONDS, TOTAL
from tracker.files.enums import PLAYED, FileKind
from tracker.files.kinds import first_kind
from tracker.files.refusals import TOO_MUCH, FileRefused

_OPEN_FILES = 64


def main() -> None:
    """Limit this process, clean the file, answer."""
    target = os.fdopen(int(sys.argv[1]), "w+b")
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    limit()
    try:
        kind, pages = clean(sys.stdin.buffer, target)
        target.flush()
        answer: list[object] = ["clean", kind.value, pages]
    except FileRefused as refusal:
        answer = ["refused", str(refusal)]
    except MemoryError:
        answer = ["refused", TOO_MUCH]
    except BaseException as error:  # a panic of a library is no Exception
        answer = ["crashed", type(error).__name__]
    print(json.dumps(answer), file=pipe, flush=True)
    os._exit(0)  # what a library would do at its end is of no use to us


def limit() -> None:
    """Take away what cleaning has no need of; a limit that is lower already stays."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, TOTAL),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (lower, lower))


def clean(source: BinaryIO, target: BinaryIO) -> tuple[FileKind, int | None]:
    """Write the file anew; gives what it is, and of a PDF its pages."""
    kind = first_kind(source)
    if kind is None:
        from tracker.files.cleaning.office import clean_office

        return clean_office(source, target), None
    if kind is FileKind.PDF:
        from tracker.files.cleaning.pdfs import clean_pdf

        return kind, clean_pdf(source, target)
    if kind in PLAYED:
        from tracker.files.cleaning.played import clean_played

        return clean_played(source, target, kind), None
    from tracker.files.cleaning.pictures import clean_picture

    clean_picture(source, target, kind)
    return kind, None


if __name__ == "__main__":
    main()
