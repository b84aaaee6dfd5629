"""A young person says something in pictures, sound and video, on a phone, on a bad connection."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import fits, notice
from tests.support.axe import assert_accessible
from tests.support.recordings import heic, m4a, mp3, mp4
from tests.support.served import PHONE
from tests.support.uploads import picture

pytestmark = pytest.mark.browser
SAID = "The bus stops at ten. Work stops at eleven."
SHOWS = "A bus stop at night, with nobody there."
HEARD = "I say that I walk home for an hour."
SEND = "Send to"
PLAY = """async () => {
  const found = [];
  for (const each of document.querySelectorAll("article audio, article video")) {
    each.muted = true;
    await each.play();
    found.push(each.duration > 0.3);
  }
  return found;
}"""
LOADED = "document.querySelector('article img').naturalWidth"
CHOSEN = "[...document.querySelectorAll('[type=file]')].map((box) => box.files.length)"


def file(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.fixture
def young(town) -> Page:
    return town.window("ambassador.homes", size=PHONE)


def open_box(page: Page, town, ref: str = "H10") -> None:
    page.goto(f"/actions/{town.action(ref).id}/comment")
    page.get_by_text("Send a picture, a voice note or a video").click()


def test_picture_sound_and_video_are_sent_seen_and_taken_back(town, young):
    open_box(young, town)
    young.get_by_text("Add more files").click()
    assert_accessible(young, "the open boxes")
    young.get_by_label("Your comment").fill(SAID)
    young.get_by_label("A picture or a video").set_input_files(file("IMG_1.jpg", picture("jpg")))
    young.get_by_label("What does the picture or video show?").fill(SHOWS)
    young.get_by_label("A voice note").set_input_files(file("note.m4a", m4a()))
    young.get_by_label("A third file", exact=True).set_input_files(file("v.mp4", mp4()))
    young.get_by_label("What does the third file show or say?").fill(SHOWS)
    young.get_by_label("A fourth file", exact=True).set_input_files(file("s.mp3", mp3()))
    young.get_by_label("What does the fourth file show or say?").fill(HEARD)
    young.get_by_label("Only me").check()
    young.get_by_role("button", name=SEND).click()

    summary = young.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(1)
    assert_accessible(young, "what is missing")
    assert young.evaluate(CHOSEN) == [1, 1, 1, 1], "the files are still in their boxes"
    summary.get_by_role("link").click()
    expect(young.get_by_label("What do you say in the voice note?")).to_be_focused()
    young.keyboard.type(HEARD)
    young.get_by_role("button", name=SEND).click()
    notice(young, "owes you an answer")
    assert_accessible(young, "the comment with its files")
    fits(young)

    lead = town.window("chair.homes")
    lead.goto(f"/actions/{town.action('H10').id}")
    article = lead.get_by_role("article").filter(has_text=SAID)
    expect(article.get_by_alt_text(SHOWS)).to_be_visible()
    lead.wait_for_function(LOADED)
    assert lead.evaluate(PLAY) == [True, True, True]
    sources = lead.evaluate("[...document.querySelectorAll('figure [src]')].map((e) => e.src)")
    assert len(sources) == 4

    young.get_by_role("link", name="Take it back").first.click()
    young.get_by_role("button", name="Take it back").click()
    for source in sources:
        assert lead.request.get(source).status == 404
        assert young.request.get(source).status == 200, "its author still has it"


def test_what_is_typed_is_kept_and_a_lost_connection_loses_nothing(town, young):
    open_box(young, town)
    young.get_by_label("Your comment").fill(SAID)
    told = young.locator("[data-told]")
    expect(told).to_have_text("What you wrote is kept for you. It is not sent yet.")
    assert_accessible(young, "kept")
    young.get_by_label("A picture or a video").set_input_files(file("1.png", picture("png")))
    young.get_by_label("What does the picture or video show?").fill(SHOWS)
    young.get_by_label("Nobody", exact=True).check()
    young.context.set_offline(True)
    young.get_by_role("button", name=SEND).click()
    expect(told).to_contain_text("Not sent: there is no connection.")
    assert_accessible(young, "not sent")
    assert young.evaluate(CHOSEN)[0] == 1
    young.context.set_offline(False)
    young.wait_for_timeout(1_100)  # the button takes no second click within a second
    young.get_by_role("button", name=SEND).click()
    notice(young, "owes you an answer")
    expect(young.get_by_role("article").get_by_alt_text(SHOWS)).to_be_visible()
    open_box(young, town)
    expect(young.get_by_label("Your comment")).to_have_value("")
    town.chromium.complaints = [each for each in town.chromium.complaints if "ERR_" not in each]


def test_a_kind_that_is_not_taken_and_a_file_that_is_too_large_say_so(town, young, tmp_path):
    large = tmp_path / "large.mp4"
    large.write_bytes(bytes(51 * 1024 * 1024))
    open_box(young, town)
    young.get_by_label("Your comment").fill(SAID)
    box = young.get_by_label("A picture or a video")
    box.set_input_files(large)
    young.get_by_role("button", name=SEND).click()
    expect(young.locator("[data-told]")).to_contain_text("this file is larger than 50 MB")
    young.wait_for_timeout(1_100)  # as above
    box.set_input_files(file("IMG_2.heic", heic()))
    young.get_by_label("What does the picture or video show?").fill(SHOWS)
    young.get_by_label("Nobody", exact=True).check()
    young.get_by_role("button", name=SEND).click()
    expect(young.locator(".govuk-error-summary")).to_contain_text("Take a screenshot of it")
    expect(young.get_by_label("Your comment")).to_have_value(SAID)


def test_without_a_script_it_is_sent_and_kept_all_the_same(town):
    young = town.window("ambassador.homes", size=PHONE, javascript=False)
    open_box(young, town)
    young.get_by_label("Your comment").fill(SAID)
    young.get_by_role("button", name="Keep it for later").click()
    notice(young, "It is kept for you alone, for 30 days.")
    expect(young.get_by_label("Your comment")).to_have_value(SAID)
    young.get_by_text("Send a picture, a voice note or a video").click()
    young.get_by_label("A voice note").set_input_files(file("note.m4a", m4a()))
    young.get_by_label("What do you say in the voice note?").fill(HEARD)
    young.get_by_label("Only me").check()
    young.get_by_role("button", name=SEND).click()
    notice(young, "owes you an answer")
    expect(young.get_by_role("article").filter(has_text=SAID)).to_contain_text(HEARD)
