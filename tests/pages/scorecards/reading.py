"""How tests read a scorecard: as its reader does, line by line."""

from datetime import date
from decimal import Decimal

from tests.support.forms import text_of
from tracker.scorecards.enums import Hiding, Polarity, Unit

Q4, Q3, Q2 = date(2025, 3, 31), date(2024, 12, 31), date(2024, 9, 30)
HIGHER, LOWER = {"polarity": Polarity.HIGHER}, {"polarity": Polarity.LOWER}
PERCENT = {"unit": Unit.PERCENT}
WHERE = "/scorecards/care"


def small(value):
    return {"value": Decimal(value), "hiding": Hiding.SMALL}


def words_of(page, where):
    """What stands at a place, without the spaces that tags leave before a sign."""
    return [each.replace(" :", ":").replace(" .", ".") for each in page.all(where)]


def lines(page):
    """The rows of the table by their refs, each by its columns as they are on a phone."""
    found = {}
    for row in page.soup.select(".ct-score tbody tr"):
        if row.select_one(".ct-ref"):
            cells = {each["data-label"]: text_of(each) for each in row.select("td[data-label]")}
            found[text_of(row.select_one(".ct-ref"))] = cells | {
                "name": text_of(row.select_one("th .ct-screen")),
                "all": text_of(row),
            }
    return found
