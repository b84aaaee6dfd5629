"""How tests read a scorecard: as its reader does, line by line."""

from tests.support.forms import text_of


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
