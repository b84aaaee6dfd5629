"""Keep all letters as they are now: python -m tests.letters. Then read what changed."""

import tempfile
from pathlib import Path

from tests.factories import bound_to
from tests.letters.made import KEPT, NAMES, as_in_a_council, as_kept, said
from tests.support.apps import make_app
from tests.support.database import SQLITE, Databases, one_transaction
from tracker.config import DEMO_DAY
from tracker.core import clock
from tracker.core.database import db


def main() -> None:
    """Write two files for each letter, and take away those of letters that are no more."""
    with tempfile.TemporaryDirectory(prefix="letters-") as folder:
        databases = Databases(Path(folder))
        app = make_app(databases, databases.with_tables(SQLITE))
        db.session.session_factory.configure(join_transaction_mode="create_savepoint")
        files = {}
        for name in NAMES:
            clock.hold(DEMO_DAY)
            with one_transaction(app), app.app_context(), bound_to(db.session()):
                with as_in_a_council(app):
                    written = as_kept(said(name))
                files |= {f"{name}.{ending}": text for ending, text in written.items()}
                db.session.remove()
    for path in KEPT.iterdir():
        path.unlink()
    for file, text in files.items():
        (KEPT / file).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
