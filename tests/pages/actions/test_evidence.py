"""Evidence on an action: a link or a file, who may have it, and taking it off."""

from io import BytesIO

import pikepdf
import pytest

from tests.factories.actions import EvidenceFactory
from tests.factories.agendas import StoredFileFactory
from tests.factories.people import person
from tests.pages.actions.doing import do, every
from tests.support.uploads import GOOD, SECRET, chosen, pdf
from tracker.access.roles import Role
from tracker.actions.models import Evidence
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.files.models import StoredFile


def add(browser, address, content=None, *, expect=(302, 303), **answers):
    answers = {"label": "The signed Charter"} | answers
    if content is not None:
        answers["file"] = chosen(content, "whatever.exe")
    return do(browser, f"{address}/evidence", answers, expect=expect)


def test_a_link_is_added_and_taken_off(world, as_, session, address):
    lead = as_(world.lead)
    url = "http://example.org/minutes?item=6"
    page = lead.follow(add(lead, address, url=url))
    assert url in page.text
    (link,) = every(session, Evidence)
    do(lead, page.link("Take off"))
    assert link.removed_on == clock.today()
    assert url not in "".join(lead.get(address).all(".ct-card"))


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_is_added_shown_and_handed_out(world, as_, session, address, kind):
    lead = as_(world.lead)
    page = lead.follow(add(lead, address, GOOD[kind]()))
    assert page.notices == ["The evidence is kept."]
    (evidence,) = every(session, Evidence)
    (file,) = every(session, StoredFile)
    assert (file.kind, file.name) == (kind, f"The signed Charter.{kind.value}")
    where = f"{address}/evidence/{evidence.id}"
    assert page.all(f'a[href="{where}"]') == ["The signed Charter"]
    assert f"({kind.label}, {round(file.size / 1000) or 1} KB)" in page.text
    answer = lead.get(where).response
    assert len(answer.data) == file.size == answer.content_length
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert SECRET.encode() not in answer.data


def test_the_file_is_deleted_with_the_evidence_and_the_history_keeps_its_name(
    world, as_, session, address
):
    lead = as_(world.lead)
    page = lead.follow(add(lead, address, pdf()))
    (evidence,) = every(session, Evidence)
    asked = lead.get(page.link("Take off"))
    assert "The file is deleted" in asked.text
    lead.submit(asked)
    lead.get(f"{address}/evidence/{evidence.id}", expect=404)
    assert every(session, StoredFile)[0].gone_at is not None
    told = [entry.before or entry.after for entry in every(session, AuditEntry)]
    assert {"label": "The signed Charter", "file": "PDF"} in told
    assert "Evidence that was taken off later" in lead.get(address).text


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"label": ""}, ["Choose a file, or enter a link", "Say what it shows"]),
        ({"url": "data:x"}, ["Enter a link that begins with https:// or http://"]),
        (
            {"url": "https://example.org", "content": pdf()},
            ["Give a file or a link, not both. Add the other one after this"],
        ),
        (
            {"label": "", "content": pdf()},
            [
                "Choose the file again: a page cannot keep it. What you typed is here",
                "Say what it shows",
            ],
        ),
        ({"content": b"MZ\x90"}, ["This kind of file is not taken"]),
        ({"content": b""}, ["The file is empty. Check that you chose the right one"]),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    world, as_, session, address, answers, errors
):
    page = add(as_(world.lead), address, expect=422, **answers)
    for error, said in zip(page.errors, errors, strict=True):
        assert error.startswith(said)
    assert page.value("url") == answers.get("url", "")
    assert page.value("label") == answers.get("label", "The signed Charter")
    assert every(session, Evidence) == every(session, StoredFile) == []


def test_a_form_with_a_file_sent_twice_is_kept_once(world, as_, session, address):
    lead = as_(world.lead)
    form = lead.get(f"{address}/evidence")
    for _ in range(2):
        lead.submit(form, {"label": "Twice", "file": chosen(pdf())}, form=address)
    assert len(every(session, Evidence)) == len(every(session, StoredFile)) == 1


def test_a_file_follows_the_label_of_its_action(world, as_, session, address, browser):
    evidence = EvidenceFactory(action=world.action, file_id=StoredFileFactory().id, url="")
    other = browser.sign_in(person(Role.BOARD_MEMBER, name="Member"))
    other.get(f"{address}/evidence/{evidence.id}")
    world.action.visibility = Visibility.RESTRICTED
    hidden = other.get(f"{address}/evidence/{evidence.id}", expect=404)
    missing = other.get(f"{address}/evidence/999999", expect=404)
    assert hidden.text == missing.text


def test_a_link_is_no_file_and_another_actions_file_is_not_there(world, as_, session, address):
    lead = as_(world.lead)
    link = EvidenceFactory(action=world.action)
    lead.get(f"{address}/evidence/{link.id}", expect=404)
    stranger = EvidenceFactory(file_id=StoredFileFactory().id, url="")
    lead.get(f"{address}/evidence/{stranger.id}", expect=404)


def test_a_file_that_is_lost_says_so(world, as_, address):
    evidence = EvidenceFactory(
        action=world.action, file_id=StoredFileFactory(content=b"", token="ef" * 32).id, url=""
    )
    page = as_(world.lead).get(f"{address}/evidence/{evidence.id}", expect=409)
    assert "not here any more" in page.text


def test_a_pdf_of_many_pages_is_counted(world, as_, session, address):
    add(as_(world.lead), address, pdf(7))
    (file,) = every(session, StoredFile)
    assert file.pages == 7
    answer = as_(world.lead).get(f"{address}/evidence/1").response
    with pikepdf.open(BytesIO(answer.data)) as found:
        assert len(found.pages) == 7
