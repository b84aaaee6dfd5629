"""What is sent is compressed for whoever reads that, and the same to everybody."""

import gzip
from urllib.request import Request, urlopen

import brotli
import pytest

from tests.factories.people import person
from tests.support.served import serving
from tracker.access.roles import Role
from tracker.asset_packing import packed

SHEET = "/static/css/tracker.css"
READERS = {
    "br": ("gzip, deflate, br", brotli.decompress),
    "gzip": ("gzip, deflate", gzip.decompress),
    None: ("identity", bytes),
}
every_reader = pytest.mark.parametrize("coding", READERS)


@pytest.fixture
def ask(browser, session):
    browser.sign_in(person(Role.AMBASSADOR))

    def get(url, coding, *, method="GET", **headers):
        asked = {"Accept-Encoding": READERS[coding][0], **headers}
        return browser.client.open(url, method=method, headers=asked)

    return get


@every_reader
@pytest.mark.parametrize("url", ["/help", SHEET, "/theme.css?v=1", "/static/js/tracker.js"])
def test_everybody_gets_the_same(ask, url, coding):
    answer = ask(url, coding)
    is_small = len(ask(url, None).data) < 500
    assert answer.content_encoding == (None if is_small else coding)
    assert "Accept-Encoding" in answer.headers["Vary"]
    unpack = bytes if is_small else READERS[coding][1]
    plain, as_is = unpack(answer.data).decode(), ask(url, None).text
    assert plain[:300] == as_is[:300]  # a page holds a nonce and a token of its own
    assert abs(len(plain) - len(as_is)) < 200
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize(("url", "part"), [("/help", 2.2), (SHEET, 3.5)])
def test_it_is_a_good_deal_smaller(ask, url, part):
    assert len(ask(url, "br").data) * part < len(ask(url, None).data)


@pytest.mark.parametrize("accepts", ["", "*;q=0", "br;q=0, gzip;q=0", "deflate", "nonsense;q=x"])
def test_who_does_not_say_so_gets_it_as_it_is(browser, accepts):
    answer = browser.client.get(SHEET, headers={"Accept-Encoding": accepts})
    assert answer.content_encoding is None
    assert answer.text.startswith("/*")


def test_brotli_goes_before_gzip_and_gzip_where_brotli_is_refused(browser):
    assert (
        browser.client.get(SHEET, headers={"Accept-Encoding": "gzip, br"}).content_encoding == "br"
    )
    answer = browser.client.get(SHEET, headers={"Accept-Encoding": "br;q=0, gzip"})
    assert answer.content_encoding == "gzip"


@every_reader
def test_a_sheet_is_not_sent_again_while_it_is_the_same(ask, coding):
    first = ask(SHEET, coding)
    again = ask(SHEET, coding, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "Accept-Encoding" in again.headers["Vary"]
    assert first.headers["ETag"] == again.headers["ETag"]


def test_each_coding_has_a_tag_of_its_own(ask):
    assert len({ask(SHEET, coding).headers["ETag"] for coding in READERS}) == 3


@every_reader
def test_its_head_says_what_would_come(ask, coding):
    whole, head = ask(SHEET, coding), ask(SHEET, coding, method="HEAD")
    assert head.data == b""
    for name in ("Content-Length", "Content-Encoding", "ETag", "Content-Type", "Vary"):
        assert head.headers.get(name) == whole.headers.get(name)
    assert head.content_type == "text/css; charset=utf-8"


def test_a_part_of_a_sheet_is_a_part_of_what_it_says(ask):
    part = ask(SHEET, "br", Range="bytes=0-9")
    assert (part.status_code, len(part.data), part.content_encoding) == (206, 10, None)
    assert ask(SHEET, None).data.startswith(part.data)


def test_a_page_is_not_kept_by_anybody_on_the_way(ask):
    answer = ask("/help", "br")
    assert answer.headers["Cache-Control"] == "no-store"
    assert {"Cookie", "Accept-Encoding"} <= {
        each.strip() for each in answer.headers["Vary"].split(",")
    }


def test_where_set_up_compressed_nothing_the_file_itself_is_sent(ask, app, monkeypatch, tmp_path):
    (tmp_path / "a.css").write_text("p { color: red }\n" * 99)
    monkeypatch.setattr(app, "static_folder", str(tmp_path))
    answer = ask("/static/a.css", "br")
    assert (answer.status_code, answer.content_encoding) == (200, None)
    packed(tmp_path / "a.css", "br").write_bytes(b"of another day")
    assert ask("/static/a.css", "br").content_encoding is None


@pytest.mark.parametrize(
    "url", ["/static/../pyproject.toml", "/static/%2e%2e/run", "/static/none.css"]
)
def test_nothing_outside_is_served(ask, url):
    assert ask(url, "br").status_code == 404


@every_reader
def test_a_download_and_a_redirect_come_as_they_are(ask, coding):
    assert ask("/healthz", coding).content_encoding is None
    assert ask("/no-such-page", coding).status_code == 404


def test_the_real_server_sends_a_file_that_set_up_did_not_compress(
    app, session, monkeypatch, tmp_path
):
    (tmp_path / "a.css").write_text("p { color: red }\n" * 99)
    monkeypatch.setattr(app, "static_folder", str(tmp_path))
    with (
        serving(app) as url,
        urlopen(Request(f"{url}/static/a.css", headers={"Accept-Encoding": "br"})) as answer,
    ):
        assert answer.headers["Content-Encoding"] is None
        assert answer.read().startswith(b"p { color: red }")


def test_the_real_server_sends_it_so(app, session):
    with (
        serving(app) as url,
        urlopen(Request(f"{url}{SHEET}", headers={"Accept-Encoding": "br"})) as answer,
    ):
        assert answer.headers["Content-Encoding"] == "br"
        assert brotli.decompress(answer.read()).startswith(b"/*")
