"""An eleven-year-old reads our own words on every page that an ambassador can open."""

import re

from tests.architecture.authz_world import build
from tests.pages.ambassador.opened import opened_by_an_ambassador
from tests.pages.ambassador.our_words import COUNCIL, make_council_say_one_word, our_words
from tracker.core.reading_ease.reading import HintKind, read

# Names that are what they are: a job, two laws, and who enforces them.
NAMES = re.compile(
    r"[Pp]articipation lead|Equality and Human Rights Commission|Web Content Accessibility "
    r"Guidelines|Public Sector Bodies \(Websites and Mobile Applications\) \(No\. 2\) "
    r"Accessibility Regulations|Equality Advisory and Support Service"
)
FIXABLE = {HintKind.LONG_SENTENCE, HintKind.PLAINER_WORD}


def test_an_eleven_year_old_reads_every_page(app, session, browser):
    """As a whole, and no sentence is long and no word has a plainer one: nothing evens out.

    The checker counts sentences; labels and headings of a few words are none.
    """
    world = build(session)
    make_council_say_one_word(session)
    session.expire_all()
    browser.sign_in(world.people["ambassador"])
    hard, pages = [], 0
    for url in opened_by_an_ambassador(app, world):
        answer = browser.client.get(url)
        if answer.mimetype != "text/html":
            continue
        assert answer.status_code == 200, url
        pages += 1
        reading = read(NAMES.sub(COUNCIL, our_words(answer.text)))
        told = [f"{hint.said} {hint.sentence}" for hint in reading.hints if hint.kind in FIXABLE]
        if told or reading.is_for_eleven is False:
            hard.append((url, reading.age, told))
    assert hard == []
    assert pages > 60


def test_what_the_council_wrote_counts_as_one_word():
    page = f"""<body><nav><a href="/">Home</a> <a href="/x">Your page</a></nav><main>
    <h1>{COUNCIL}</h1><p>We said <strong>{COUNCIL}</strong> to<br>you.</p><script>no</script>
    <ul><li>One thing.</li><li>Two things.</li></ul></main></body>"""
    assert our_words(page).split("\n\n") == [
        "Home Your page",
        COUNCIL,
        f"We said {COUNCIL} to",
        "you.",
        "One thing.",
        "Two things.",
    ]
