"""A short form is explained once, where a reader first meets it, and nothing else changes."""

from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.explaining import explained, explained_text, may_hold_any

FORMS = {"NEET": "not in education, employment or training", "PEP": "personal education plan"}
NEET = 'NEET <span class="ct-meant">(not in education, employment or training)</span>'
PEP = 'PEP <span class="ct-meant">(personal education plan)</span>'
END = '<section class="ct-short-forms"'


def page(inside):
    head = "<html><head><title>NEET</title></head><body><nav>NEET</nav>"
    return f"{head}<main>{inside}</main>NEET</body></html>"


def main(html):
    return html.partition("<main>")[2].rpartition("</main>")[0]


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("<p>Of 8 NEET people</p>", f"<p>Of 8 {NEET} people</p>"),
        ("<p>NEET</p><p>NEET</p>", f"<p>{NEET}</p><p>NEET</p>"),
        ("<p>NEET and PEP, NEET</p>", f"<p>{NEET} and {PEP}, NEET</p>"),
        (
            "<p>Two PEPs.</p>",
            '<p>Two PEPs <span class="ct-meant">(personal education plan)</span>.</p>',
        ),
        ("<p>a <b>NEET</b> b</p>", f"<p>a <b>{NEET}</b> b</p>"),
        ("<p>neet Neet NEETX XNEET NEET-like my-NEET</p>", None),
        ("<p>a@NEET.org NEET@b.org x/NEET #NEET NEET.org</p>", None),
        ('<p title="NEET" data-x="a > NEET">x</p>', None),
        ("<!-- NEET --><script>NEET</script><style>NEET</style>", None),
        ("<p><textarea>NEET</textarea><select><option>NEET</option></select></p>", None),
        ("<svg><title>NEET</title></svg>", None),
        ("<p>NEET (which means out of work)</p>", None),
        ("<p>Not in education, employment or  training is NEET.</p>", None),
        ("<p>not in education,\n employment or training (NEET)</p>", None),
    ],
)
def test_it_is_explained_where_a_reader_first_meets_it(inside, wanted):
    assert main(explained(page(inside), FORMS)) == (inside if wanted is None else wanted)


@pytest.mark.parametrize(
    "tag",
    [
        "a",
        "button",
        "label",
        "legend",
        "summary",
        "h1",
        "h2",
        "h4",
        "th",
        "code",
        "abbr",
        "blockquote",
        "q",
    ],
)
def test_into_names_headings_and_what_somebody_said_nothing_is_written(tag):
    inside = f"<{tag}>NEET</{tag}>"
    assert main(explained(page(f"{inside}<p>NEET</p>"), FORMS)) == f"{inside}<p>{NEET}</p>"


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="/x"><b>NEET</b></a>',
        '<p class="govuk-visually-hidden">NEET</p>',
        '<p aria-hidden="true">NEET</p>',
        "<p hidden>NEET</p>",
    ],
)
def test_what_stands_only_there_is_explained_at_the_end(inside):
    html = main(explained(page(inside), FORMS))
    assert html.startswith(f"{inside}{END}")
    assert BeautifulSoup(html, "html.parser").select_one("dl").text == (
        "NEETnot in education, employment or training"
    )


def test_a_page_that_is_final_keeps_its_words_and_explains_at_the_end():
    inside = "<p data-as-written>Agreed.</p><p>NEET</p>"
    assert main(explained(page(inside), FORMS)).startswith(f"{inside}{END}")


def test_what_is_explained_later_is_not_at_the_end_too():
    html = main(explained(page("<h1>NEET, PEP</h1><p>NEET</p>"), FORMS))
    assert html.startswith(f"<h1>NEET, PEP</h1><p>{NEET}</p>{END}")
    assert [dt.text for dt in BeautifulSoup(html, "html.parser").select("dt")] == ["PEP"]


def test_only_the_main_content_is_explained():
    assert explained(page("<p>x</p>"), FORMS) == page("<p>x</p>")


def test_a_letter_has_no_main_and_is_all_content():
    html = "<html><head><title>NEET</title></head><body><p>NEET</p></body></html>"
    assert explained(html, FORMS) == html.replace("<p>NEET</p>", f"<p>{NEET}</p>")


def test_what_it_stands_for_is_written_as_text():
    html = explained(page("<p>AB</p>"), {"AB": "<b>&'"})
    assert "(&lt;b&gt;&amp;&#39;)" in html


@pytest.mark.parametrize("html", ["", "<p>NEET</p>", "NEET", page("")])
def test_where_there_is_no_page_nothing_is_done(html):
    assert explained(html, FORMS) == html


def test_without_short_forms_nothing_is_done():
    assert explained(page("<p>NEET</p>"), {}) == page("<p>NEET</p>")


def test_a_drawing_keeps_its_letters():
    drawing = '<svg viewBox="0 0 1 1"><linearGradient id="a"/></svg><br/><input disabled>'
    assert drawing in explained(page(f"<p>NEET</p>{drawing}"), FORMS)


def test_words_of_a_letter_are_explained_once():
    text = "NEET people and NEET people\nhttps://x.org/NEET"
    assert explained_text(text, FORMS) == (
        "NEET (not in education, employment or training) people and NEET people\nhttps://x.org/NEET"
    )
    assert (
        explained_text("A personal education plan (PEP)", FORMS)
        == "A personal education plan (PEP)"
    )
    assert explained_text("NEET", {}) == "NEET"


@pytest.mark.parametrize(
    ("inside", "may"),
    [
        ("<p>NEET</p>", True),
        ("<p>C&amp;F C&F</p>", True),
        ("<p>A plan by I</p>", False),
        ("", False),
    ],
)
def test_nobody_is_asked_where_nothing_is_like_one(inside, may):
    assert may_hold_any(page(inside)) is may


class Tags(HTMLParser):
    """What another reader makes of a page: its tags, and its words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(attrs)))

    def handle_endtag(self, tag):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words.append(data)


NAMES = st.sampled_from(["p", "a", "b", "h2", "li", "q", "th", "div", "label", "span"])
TEXTS = st.sampled_from(["NEET", "a PEP ", " x ", "&lt;NEET&gt;", "PEPs, ", "<br>", "<!--NEET-->"])
PIECES = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda name, parts: f'<{name} title="NEET > PEP">{"".join(parts)}</{name}>',
        NAMES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=15,
)


@given(st.lists(PIECES, max_size=6).map("".join))
def test_another_reader_finds_the_same_page_with_explanations(inside):
    before, after = page(inside), explained(page(inside), FORMS)
    soup = BeautifulSoup(after, "html.parser")
    meant = soup.select(".ct-meant, .ct-short-forms dt")
    assert len(meant) <= len(FORMS)
    assert not soup.select("a .ct-meant, label .ct-meant, h2 .ct-meant, th .ct-meant, q .ct-meant")
    for each in soup.select(".ct-meant"):
        each.previous_sibling.replace_with(each.previous_sibling.removesuffix(" "))
        each.decompose()
    for each in soup.select(".ct-short-forms"):
        each.next_sibling.extract()
        each.decompose()
    was = Tags(before)
    now = Tags(str(soup))
    assert "".join(now.words) == "".join(was.words)
    assert [each for each in now.tags if each != "br"] == [
        each for each in was.tags if each != "br"
    ]
