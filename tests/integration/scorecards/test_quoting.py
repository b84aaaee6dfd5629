"""References printed: what of a page is touched, and the papers that are made of it."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.scorecards import EditionFactory, measure
from tests.support.queries import count_queries
from tracker.core import clock
from tracker.core.references import printed_html, printed_text
from tracker.core.visibility import Visibility
from tracker.meetings import listing
from tracker.meetings.pack.contents import contents
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.printing import book_of
from tracker.scorecards.enums import Unit
from tracker.scorecards.figure_models import Figure

JUNE = date(2025, 6, 30)


@pytest.fixture
def reference(session):
    """A reference as it is kept, to a rate that was 66."""
    edition = EditionFactory(scorecard__name="Care & co")
    figure = {"value": Decimal(66), "source": "Liquidlogic"}
    measure(edition, {JUNE: figure}, ref="G2", name="Rate <of> all", unit=Unit.RATE)
    return f"[[G2 Q1 2025/26|{session.query(Figure).one().id}]]"


@pytest.mark.parametrize(
    "html",
    [
        "<textarea name=x>{}</textarea>",
        '<p title="{}">It is</p>',
        "<script>const x = '{}';</script>",
        '<p data-words="a > {}">It is</p>',
    ],
)
def test_boxes_attributes_and_scripts_keep_what_was_typed(reference, html):
    assert printed_html(html.format(reference)) == html.format(reference)


def test_a_title_gets_plain_words_and_a_text_its_source(reference):
    printed = printed_html(f"<title>{reference}</title><p>{reference}</p>")

    assert "<title>66 per 10,000 (Q1 2025/26)</title>" in printed
    assert 'title="Rate &lt;of&gt; all. Care &amp; co; Liquidlogic"' in printed
    assert "66 per 10,000 (Q1 2025/26<span" in printed


def test_a_reference_that_was_cut_short_ends_where_the_text_ends(reference):
    assert printed_html(f"<td>{reference} and [[G2 Q1 20…</td>").endswith(" and …</td>")


def test_a_letter_prints_a_reference_over_two_of_its_lines(reference):
    text = reference.replace("Q1 ", "Q1\n    ")

    assert printed_text(f"It is {text}.") == (
        "It is 66 per 10,000 (Q1 2025/26; Care & co; Liquidlogic)."
    )


def test_a_figure_that_is_gone_leaves_its_label(session, reference):
    assert printed_text("[[G2 Q1 2025/26|999999]]") == "G2 Q1 2025/26"


def test_a_text_without_a_reference_asks_the_database_nothing(session):
    with count_queries() as sent:
        assert printed_html("<p>Some [brackets] and [[two]]</p>").count("[[two]]") == 1
        assert printed_text("Some [brackets].") == "Some [brackets]."
    assert not sent


def test_a_pack_prints_what_its_summaries_refer_to(app, session, reference):
    meeting = MeetingFactory(body=BodyFactory.board())
    ItemFactory(meeting_id=meeting.id, summary=f"It is {reference}.", visibility=Visibility.PUBLIC)
    session.commit()
    with app.app_context(), app.test_request_context():
        row = listing.meeting_row(meeting.id, None, today=clock.today())
        book = book_of(contents(row, PackKind.PUBLIC, {}), str)
    pages = "".join(part.html for part in book.parts)

    assert "66 per 10,000 (Q1 2025/26" in pages
    assert "[[" not in pages
