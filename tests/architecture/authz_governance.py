"""Terms of reference and what comes round every year, for the walk over every address."""

from typing import Any

from tests.factories.terms import TermsFactory, YearlyItemFactory

MISSING = 999_999


def terms(board_id: int, committee_id: int) -> None:
    """Two versions of each body's terms that were adopted, and for the board a draft."""
    for body_id in (board_id, committee_id):
        for number in (1, 2):
            TermsFactory(body_id=body_id, number=number)
    TermsFactory(body_id=board_id, number=3, adopted_on=None)


def with_yearly_items(meetings: dict[str, dict[str, Any]], board_id: int) -> None:
    """What comes round every year: one of the board's, one of everybody's."""
    meetings["board"]["yearly_id"] = YearlyItemFactory(body_id=board_id).id
    meetings["public"]["yearly_id"] = YearlyItemFactory().id
    meetings["missing"]["yearly_id"] = MISSING
