"""`tracker check figures`: what texts say of figures that their home does not say."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from tracker.core import clock
from tracker.core.errors import DomainError
from tracker.core.transaction import let_go
from tracker.importing.child import read_text_safely
from tracker.importing.grids import NotReadable
from tracker.scorecards.quoting.contradictions.engine import Finding, Paper, contradictions
from tracker.scorecards.quoting.contradictions.passages import date_in
from tracker.scorecards.quoting.home import measures
from tracker.scorecards.quoting.narratives import narratives

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
PLAIN = (".txt", ".md")


@click.command("figures", help="Which texts contradict the scorecards; exit 1 if any does.")
@click.argument("files", nargs=-1, type=FILE)
@click.option(
    "--dated",
    type=click.DateTime(["%Y-%m-%d"]),
    help="When the files were written; else the first date in each, or today.",
)
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
def figures(files: tuple[Path, ...], dated: datetime | None, shape: str) -> None:
    """Hold files, or without any all that was written here, against the figures."""
    home = measures()
    papers = [] if files else narratives()
    let_go()
    for file in files:
        papers.append(_paper(file, dated))
    found = contradictions(papers, home)
    if shape == "json":
        click.echo(json.dumps([_plain(each) for each in found], ensure_ascii=False, indent=2))
    else:
        _print(found, len(papers))
    sys.exit(1 if found else 0)


def _paper(file: Path, dated: datetime | None) -> Paper:
    lines = _lines(file)
    return Paper(file.name, dated.date() if dated else date_in(lines) or clock.today(), lines)


def _lines(file: Path) -> Sequence[str]:
    content = file.read_bytes()
    if file.suffix.lower() in PLAIN:
        return content.decode("utf-8", "replace").splitlines()
    try:
        return read_text_safely(file.name, content)
    except NotReadable as refusal:
        raise DomainError(f"{file.name}: {refusal}.") from None


def _plain(finding: Finding) -> dict[str, str | int]:
    return {
        "where": finding.paper,
        "line": finding.line,
        "kind": finding.kind.value,
        "number": finding.number,
        "words": finding.words,
        "says": finding.says,
    }


def _print(found: Sequence[Finding], count: int) -> None:
    for each in found:
        click.echo(f"{each.paper}, line {each.line}: {each.kind.label} ({each.number})")
        click.echo(f"    “{each.words}”")
        click.echo(f"    {each.says}")
    texts = f"{count:,} text{'' if count == 1 else 's'}"
    if found:
        click.echo(f"{len(found)} to look at in {texts}.")
    else:
        click.echo(f"Nothing in {texts} contradicts the scorecards.")
