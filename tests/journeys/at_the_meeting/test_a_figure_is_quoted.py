"""A figure that is quoted while the minutes are typed: saved as one types on, by nobody else."""

from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.factories.scorecards import EditionFactory, measure
from tests.journeys.at_the_meeting.notes import SAVED, box, is_told, sit, text, told, type_on
from tracker.scorecards.figure_models import Figure

pytestmark = pytest.mark.browser


def test_a_figure_is_put_into_the_words_and_typed_on_after(
    live, chromium, secretary, meeting, item
):
    figures = {date(2025, 6, 30): Decimal(96)}
    measure(EditionFactory(), figures, ref="4.2", name="Seen by a dentist")
    live.session.commit()
    figure = live.session.query(Figure).one().id
    window = sit(chromium.window(secretary), meeting)
    type_on(window, item, "It was")

    window.get_by_role("link", name="Quote a figure from a scorecard").click()
    dialog = window.get_by_role("dialog")
    dialog.get_by_label("Name or ref of a measure").fill("dentist")
    dialog.get_by_label("Name or ref of a measure").press("Enter")
    dialog.get_by_role("button", name="Insert [[4.2 Q1 2025/26]]").click()
    expect(box(window, item)).to_be_focused()
    expect(box(window, item)).to_have_value("It was [[4.2 Q1 2025/26]]")
    is_told(window, item, SAVED)
    type_on(window, item, " and rising.")
    window.keyboard.press("Tab")
    expect(told(window, item)).to_have_text(SAVED)

    sit(window, meeting)
    kept = f"It was [[4.2 Q1 2025/26|{figure}]] and rising."
    expect(box(window, item)).to_have_value(kept)
    assert text(live, item) == kept
