"""A comment in pictures, sound and video: sent with its words, seen by who reads the comment."""

import pytest
from sqlalchemy import select

from tests.factories.comment_files import ALTERNATIVE, CommentFileFactory
from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.voice import CommentFactory, CommentFlagFactory
from tests.pages.voice.test_say_something import BUTTON, SAID, action_page, as_, said
from tests.support.polyglots import HTML
from tests.support.recordings import MADE_AT, PLACE, heic, m4a, mp3, mp4, old_mov
from tests.support.uploads import SECRET, chosen, picture
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.files import refusals, service
from tracker.files.enums import FileKind
from tracker.files.models import StoredFile
from tracker.voice.media.forms import CHOOSE_AGAIN, NO_FILE, SAY_IT, WHO
from tracker.voice.media.models import CommentFile

SHOWS = "The bus stop, and the sign with three times on it."
HEARD = "I say that the bus comes too late for work."
FOUR = {"file_1": picture("jpg"), "file_2": m4a(), "file_3": mp3(), "file_4": mp4()}


@pytest.fixture
def world(session):
    return World()


def send(browser, world, answers=None, **more):
    """Say something as the ambassador does; the answers are what is put into the boxes."""
    page = action_page(as_(browser, world.ambassador), world)
    return browser.submit(page, answers or {}, button=BUTTON, **more)


def with_file(content, name="IMG_2041 Robin Realname.jpg", **more):
    return {"file_1": chosen(content, name), "says_1": SHOWS, "people": "nobody", **more}


def kept(session):
    return list(session.scalars(select(CommentFile).order_by(CommentFile.number)))


def test_a_picture_is_shown_in_place_with_its_words_and_without_its_place(browser, session, world):
    page = browser.follow(send(browser, world, with_file(picture("jpg")), text=SAID))
    (comment,) = said(session)
    (image,) = page.soup.select("article.ct-said img")
    assert image["alt"] == SHOWS
    assert image["src"] == f"/voice/{comment.id}/files/1"
    assert page.all("article blockquote") == [SAID]
    answer = browser.get(image["src"]).response
    assert answer.mimetype == "image/jpeg"
    assert SECRET.encode() not in answer.data
    assert b"Exif" not in answer.data
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith(
        f'inline; filename="Comment {comment.id} picture 1.jpg"'
    )


def test_four_files_stand_in_order_each_with_its_words(app, browser, session, world):
    answers = {name: chosen(content) for name, content in FOUR.items()}
    answers |= {f"says_{n}": f"{SHOWS} {n}" for n in range(1, 5)}
    page = browser.follow(send(browser, world, answers, text=SAID, people="everybody"))
    assert [each.name for each in page.soup.select("figure > :first-child")] == [
        "img", "audio", "audio", "video",
    ]  # fmt: skip
    video = page.soup.select_one("figure video")
    assert video["preload"] == "none"
    assert video.has_attr("controls")
    assert page.all("figure figcaption") == [
        f"{kind} in words: {SHOWS} {n}" for n, kind in enumerate(("Sound", "Sound", "Video"), 2)
    ]
    assert {each.consent for each in kept(session)} == {"everybody"}
    kinds = list(session.scalars(select(StoredFile.kind).order_by(StoredFile.id)))
    assert kinds == ["jpg", "m4a", "mp3", "mp4"]
    for stored in session.scalars(select(StoredFile)):
        with app.app_context():
            content = service.path_of(stored).read_bytes()
        assert [each for each in (SECRET, PLACE, MADE_AT) if each.encode() in content] == []
        assert REAL_NAME not in stored.name + stored.added_by_name


def test_a_voice_note_may_be_all_that_is_said_and_its_words_are_the_comment(
    browser, session, world
):
    answers = {"file_2": chosen(m4a(), "note.m4a"), "says_2": HEARD, "people": "only_me"}
    page = browser.follow(send(browser, world, answers))
    (comment,) = said(session)
    assert comment.text == HEARD
    assert page.all("article blockquote") == []
    assert page.all("article figcaption") == [f"Sound in words: {HEARD}"]
    assert comment.answer_due_on is not None
    home = browser.get("reports.home")
    assert home.all("article.ct-said .ct-said__note") == [f"Sound: {HEARD}"]


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"says_1": ""}, [SAY_IT, CHOOSE_AGAIN]),
        ({"people": ()}, [WHO, CHOOSE_AGAIN]),
        ({"says_1": "x" * 1_001}, ["Shorten this to 1,000 characters or fewer", CHOOSE_AGAIN]),
    ],
    ids=["no words", "nobody asked", "too many words"],
)
def test_a_file_needs_its_words_and_a_yes(browser, session, world, answers, errors):
    answers = with_file(picture("png")) | answers
    answers = {name: value for name, value in answers.items() if value != ()}
    page = send(browser, world, answers, text=SAID, expect=422)
    assert sorted(page.errors) == sorted(errors)
    assert page.value("text") == SAID
    assert page.soup.select_one("details#files").has_attr("open")
    assert (said(session), kept(session)) == ([], [])


def test_words_without_their_file_are_asked_about(browser, session, world):
    page = send(browser, world, {"says_2": HEARD}, text=SAID, expect=422)
    assert page.errors == [NO_FILE]
    assert page.value("says_2") == HEARD


def test_words_of_a_file_that_name_somebody_are_asked_about_once(browser, session, world):
    named = "My carer Margaret waits at the stop."
    page = send(browser, world, with_file(picture("png"), says_1=named), text=SAID, expect=422)
    assert any("“Margaret”" in each for each in page.errors)
    again = {"file_1": chosen(picture("png"))}
    sent = browser.submit(page, again, form="say", button="Send it as it is")
    assert browser.follow(sent).soup.select_one("figure img")["alt"] == named


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"says_1": ""}, SAY_IT),
        ({"file_1": chosen(old_mov())}, refusals.MOV),
        ({"says_1": "My carer Margaret is in it."}, None),
    ],
    ids=["no words", "not taken", "a name"],
)
def test_words_about_somebody_who_is_not_safe_go_whatever_a_file_lacks(
    browser, session, world, answers, told
):
    answers = with_file(picture("jpg"), unsafe=True) | answers
    page = browser.follow(send(browser, world, answers, text=SAID))
    (comment,) = said(session)
    assert comment.text == SAID
    assert len(kept(session)) == (0 if told else 1)
    warned = f"Your words are sent without your file. {told}."
    assert (warned in page.html.replace("&#39;", "'")) is bool(told)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (heic(), refusals.HEIC),
        (old_mov(), refusals.MOV),
        (HTML, refusals.SEEN_OR_HEARD),
        (mp4()[:300], refusals.DAMAGED),
        (b"", refusals.EMPTY),
    ],
    ids=["HEIC", "MOV", "web page", "broken", "empty"],
)
def test_what_is_not_taken_says_what_to_do_and_keeps_the_words(
    browser, session, world, content, sentence
):
    page = send(browser, world, with_file(content), text=SAID, expect=422)
    assert page.errors == [sentence]
    assert (page.value("text"), page.value("says_1")) == (SAID, SHOWS)
    assert (said(session), list(session.scalars(select(StoredFile)))) == ([], [])


def test_one_that_is_too_large_says_how_large_one_may_be(browser, session, world, app):
    large = mp4() + b"\0" * (app.extensions["tracker"].files.media_mb * 1024 * 1024)
    page = send(browser, world, with_file(large, "long.mp4"), text=SAID, expect=422)
    assert page.errors == [refusals.too_large(50)]
    assert page.value("text") == SAID


def test_a_full_disk_is_said_and_keeps_the_words(browser, session, world, app, monkeypatch):
    import errno

    def no_room(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(service, "_copy", no_room)
    page = send(browser, world, with_file(picture("png")), text=SAID, expect=422)
    assert page.errors == [refusals.NO_ROOM]
    assert page.value("text") == SAID


def test_what_is_sent_twice_stands_once_with_its_file_once(browser, session, world):
    page = action_page(as_(browser, world.ambassador), world)
    for _ in range(2):
        browser.submit(page, with_file(picture("jpg")), button=BUTTON, text=SAID)
    later = action_page(browser, world)
    browser.submit(later, with_file(picture("jpg")), button=BUTTON, text=SAID)
    assert (len(said(session)), len(kept(session))) == (1, 1)


def readers(world):
    people = vars(world).items()
    return [(name, person) for name, person in people if hasattr(person, "roles")]


@pytest.mark.parametrize("state", ["stands", "withdrawn", "removed", "hidden", "private"])
def test_a_file_is_there_for_exactly_those_who_read_the_comment(browser, session, world, state):
    author = user_of(world.ambassador)
    gone = {"withdrawn_at": clock.now()} if state == "withdrawn" else {}
    if state == "removed":
        gone = {"removed_at": clock.now(), "removed_by_id": world.participation.id}
    comment = CommentFactory(action=world.action, author=author, text=SAID, **gone)
    if state in ("hidden", "private"):
        by = author if state == "private" else user_of(world.member)
        CommentFlagFactory(comment=comment, by=by)
    CommentFileFactory(comment_id=comment.id, content=picture("jpg"))
    address = f"/voice/{comment.id}/files/1"
    reads = set()
    for name, person in readers(world):
        as_(browser, person)
        listed = browser.get("/voice?show=everything", expect=(200, 403))
        shown = browser.get("actions.show", action_id=world.action.id, expect=(200, 403, 404))
        found = browser.get(address, expect=(200, 403, 404))
        sees = SAID in shown.text + listed.text
        assert (found.status == 200) is sees, name
        assert (ALTERNATIVE in shown.html + listed.html) is sees, name
        reads |= {name} if sees else set()
    assert "ambassador" in reads
    expected = {"withdrawn": {"ambassador", "participation"}, "removed": {"ambassador",
                "participation"}, "hidden": {"ambassador", "safeguarding"},
                "private": {"ambassador", "safeguarding"}}  # fmt: skip
    assert state == "stands" or reads == expected[state]


def test_the_audit_holds_neither_the_words_of_a_file_nor_a_name(browser, session, world):
    send(browser, world, with_file(picture("jpg")), text=SAID)
    (added,) = session.scalars(select(AuditEntry).where(AuditEntry.deed == Deed.COMMENT_ADDED))
    assert (added.after["files"], added.after["consent"]) == (1, "nobody")
    for event in session.scalars(select(AuditEntry)):
        told = f"{event.before} {event.after} {event.by_name}"
        assert SHOWS not in told
        assert event.deed != "comment:added" or REAL_NAME not in told


PARTS = [
    ("bytes=0-1", 206, slice(0, 2)),
    ("bytes=100-", 206, slice(100, None)),
    ("bytes=-50", 206, slice(-50, None)),
    ("bytes=0-99999999", 206, slice(0, None)),
    ("bytes=99999999-", 416, None),
    ("lines=1-2", 416, None),
]


@pytest.mark.parametrize(("asked", "status", "part"), PARTS)
def test_a_player_may_ask_for_a_part(browser, session, world, asked, status, part):
    comment = CommentFactory(action=world.action, author=user_of(world.ambassador))
    CommentFileFactory(comment_id=comment.id, content=mp4(), kind=FileKind.MP4)
    as_(browser, world.lead)
    answer = browser.client.get(f"/voice/{comment.id}/files/1", headers={"Range": asked})
    assert answer.status_code == status
    if part is not None:
        assert answer.data == mp4()[part]
        assert answer.mimetype == "video/mp4"
        assert answer.headers["Accept-Ranges"] == "bytes"
        assert int(answer.headers["Content-Length"]) == len(answer.data)
    if status == 206:
        first = part.start if part.start >= 0 else len(mp4()) + part.start
        assert answer.headers["Content-Range"].startswith(f"bytes {first}-")
    assert answer.headers["Cache-Control"] == "no-store"


def test_there_is_no_fifth_and_no_other_comments_file(browser, session, world):
    comment = CommentFactory(action=world.action, author=user_of(world.ambassador))
    CommentFileFactory(comment_id=comment.id, content=picture("jpg"))
    other = CommentFactory(action=world.action)
    as_(browser, world.lead)
    session.commit()
    for address in (f"/voice/{comment.id}/files/2", f"/voice/{other.id}/files/1"):
        browser.get(address, expect=404)
