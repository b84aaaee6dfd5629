"""Score the importer on all documents: python -m tests.importing_corpus [--through-child].

`--set unseen` scores those that were built without a look at the importer, `--set later` those that
were built so after it was mended with them, `--set word` the Word and PDF papers of a further
round.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.importing_corpus.documents import SAMPLES
from tests.importing_corpus.documents.strategy import STRATEGY
from tests.importing_corpus.reading import read_here, read_in_child
from tests.importing_corpus.score import FIELDS, Score, Tally, total
from tests.importing_corpus.unseen import LATER, SHEETS, UNSEEN, WORD

WIDE = 190  # where the table goes into a file
SETS = {"first": SAMPLES, "unseen": UNSEEN, "later": LATER, "word": WORD, "sheets": SHEETS}
LIMITS = {"action": 0.98, "due": 0.97, "lead": 0.95, "rag": 0.95, "section": 0.90}


def main(arguments: list[str] | None = None) -> int:
    """Print the table, or one document's differences; 1 if a limit is missed."""
    options = _options(arguments)
    read = read_in_child if options.through_child else read_here
    samples = SETS[options.set]
    chosen = [each for each in samples if options.show is None or options.show in each.name]
    scores = [read(each) for each in chosen]
    console = Console(width=None if sys.stdout.isatty() else WIDE)
    console.print(table_of(scores))
    if options.show is not None or options.misses:
        for score in scores:
            for miss in score.misses:
                console.print(f"{score.name}: {miss}", markup=False, highlight=False)
    return 0 if is_good(but_the_strategy(scores)) else 1


def but_the_strategy(scores: Iterable[Score]) -> Score:
    """All documents but the strategy of 2018-20, whose 87 actions in three files outweigh them."""
    known = {Path(each.name).stem for each in STRATEGY}
    rest = (each for each in scores if Path(each.name).stem not in known)
    return total(rest, "but the strategy")


def is_good(score: Score) -> bool:
    """Every share is as high as it has to be, and nothing was read where there is no plan."""
    enough = all(score.fields[name].share >= limit for name, limit in LIMITS.items())
    return enough and not score.spurious_without_plan


def table_of(scores: list[Score]) -> Table:
    """The scores as a table, those with everything right first in a few words."""
    made = Table("document", *FIELDS, "rows", "missing", "spurious", "lost")
    whole = [total(scores), *([but_the_strategy(scores)] if len(scores) > 1 else [])]
    for score in [*scores, *whole]:
        made.add_row(
            score.name,
            *(_share(score.fields[name]) for name in FIELDS),
            *(str(n) for n in (score.expected, score.missing, score.spurious, score.unaccounted)),
            style="bold" if score in whole else None,
        )
    return made


def _share(tally: Tally) -> str:
    if not tally.of:
        return "–"
    whole = tally.right == tally.of
    return f"{tally.of}" if whole else f"{tally.right}/{tally.of} {tally.share:.1%}"


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.importing_corpus")
    parser.add_argument("--set", choices=SETS, default="first", help="which documents")
    parser.add_argument("--through-child", action="store_true", help="read as the web does")
    parser.add_argument("--show", metavar="NAME", help="one document, with its differences")
    parser.add_argument("--misses", action="store_true", help="print every difference")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
