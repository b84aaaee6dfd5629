"""Score the importer on the documents as other programs save them.

`python -m tests.importing_corpus.converted` lets LibreOffice turn them into older and other kinds
of file, as a council's office programs would, and scores those. It is no part of ./test: a machine
for tests need not have LibreOffice.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.importing_corpus.__main__ import SETS, WIDE, table_of
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.reading import read_in_child
from tests.importing_corpus.score import Score, total

OFFICE = "soffice"
INSTALL = (
    "LibreOffice is not here: "
    "apt-get install --no-install-recommends libreoffice-calc libreoffice-writer"
)
INTO = {".xlsx": (".xls", ".ods", ".xlsx", ".pdf"), ".docx": (".docx", ".pdf")}
MINUTES = 10


def main(arguments: list[str] | None = None) -> int:
    """Print a table for each kind of conversion; 1 without LibreOffice."""
    parser = argparse.ArgumentParser(prog="python -m tests.importing_corpus.converted")
    parser.add_argument("--only", metavar="NAME", default="", help="documents of that name")
    parser.add_argument("--set", choices=SETS, default="first", help="which documents")
    parser.add_argument("--misses", action="store_true", help="print every difference")
    options = parser.parse_args(arguments)
    if shutil.which(OFFICE) is None:
        print(INSTALL, file=sys.stderr)  # noqa: T201  a command speaks to who typed it
        return 1
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    for kind, into in ((kind, into) for kind, targets in INTO.items() for into in targets):
        chosen = (each for each in SETS[options.set] if each.name.endswith(kind))
        samples = [each for each in chosen if options.only in each.name]
        if not samples:  # LibreOffice waits for ever for none
            continue
        scores = list(_scores(samples, into))
        console.print(f"{kind} saved as {into}")
        console.print(table_of(scores))
        if options.misses:
            for miss in total(scores).misses:
                console.print(miss, markup=False, highlight=False)
    return 0


def _scores(samples: Sequence[Sample], into: str) -> Iterator[Score]:
    with TemporaryDirectory() as folder:
        made = convert(samples, into, Path(folder))
        for sample in samples:
            path = made / f"{Path(sample.name).stem}{into}"
            if path.exists():
                yield read_in_child(_as_saved(sample, path))


def convert(samples: Sequence[Sample], into: str, folder: Path) -> Path:
    """The documents saved as another kind of file, in a folder of their own."""
    before, after = folder / "before", folder / "after"
    before.mkdir()
    for sample in samples:
        (before / sample.name).write_bytes(sample.build())
    files = [str(before / sample.name) for sample in samples]
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", into.removeprefix("."), "--outdir", str(after), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=60 * MINUTES)
    return after


def _as_saved(sample: Sample, path: Path) -> Sample:
    content = path.read_bytes()
    made = replace(sample, name=path.name, build=lambda: content)
    return _as_printed(made) if path.suffix == ".pdf" else made


def _as_printed(sample: Sample) -> Sample:
    """A PDF keeps no line breaks and does not tell a title from a heading."""
    rights = (replace(each, section=each.section or None) for each in sample.rights)
    return replace(sample, rights=tuple(rights), is_loose=True)


if __name__ == "__main__":
    sys.exit(main())
