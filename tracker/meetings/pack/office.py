"""Word and Excel as PDF by LibreOffice, where the machine has it: one file, one short life."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SECONDS = 90
NOT_INSTALLED = "Word and Excel files cannot be turned into pages on this server"
TOO_LONG = "it took too long to turn into pages"
REFUSED = "it could not be turned into pages"
_PROGRAMS = ("soffice", "libreoffice")
# A private profile: nothing of another run, and no macro, reaches this one.
_FLAGS = (
    "--headless", "--invisible", "--nologo", "--nodefault", "--nolockcheck", "--norestore",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Converted:
    """Where the PDF is, or why there is none."""

    path: Path | None = None
    why: str = ""


def program() -> str | None:
    """LibreOffice as it is called on this machine, if it is there."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def to_pdf(path: Path, kind: str, folder: Path) -> Converted:
    """Turn a file into a PDF in a folder of its own."""
    office = program()
    if office is None:
        return Converted(why=NOT_INSTALLED)
    folder.mkdir(parents=True)
    source = folder / f"paper.{kind}"
    shutil.copyfile(path, source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, *_FLAGS, "--convert-to", "pdf", "--outdir", str(folder)]
    if not _run([*command, str(source)], folder):
        return Converted(why=TOO_LONG)
    made = folder / "paper.pdf"
    return Converted(made) if made.is_file() else Converted(why=REFUSED)


def _run(command: list[str], home: Path) -> bool:
    """Whether it ended in time; it is gone afterwards, with all that it started."""
    env = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env=env,
        start_new_session=True,
    ) as running:
        try:
            running.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return False
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
    return True
