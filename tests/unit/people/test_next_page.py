"""After signing in nobody ever leaves this site."""

import pytest

from tracker.people.next_page import safe_next

OFF_SITE = [
    "",
    None,
    "http://evil.example",
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/ /evil.example",
    "http:evil.example",
    "http:/evil.example",
    "http:///evil.example",
    "https:evil.example",
    "HtTp://evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,hello",
    "vbscript:x",
    "evil.example",
    "www.evil.example",
    "@evil.example",
    "/@evil.example//",
    "/%2fevil.example",
    "/%2Fevil.example",
    "/%5cevil.example",
    "/%5Cevil.example",
    "/%09/evil.example",
    "/%0a/evil.example",
    "/%0d%0aSet-Cookie:a=b",
    "/%00/evil.example",
    "/a//evil.example",
    "/a/..//evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/;//evil.example",
    "/#//evil.example",
    "/a#b",
    "/a?b=//evil.example",
    "/a?next=http%3a%2f%2fevil.example",
    "/a\\b",
    "/a b",
    "/\u2028/evil.example",
    "/\u3000evil.example",
    "\u3002evil.example",
    "/\uff0fevil.example",
    "／／evil.example",
    "/evil.example\u0000",
    "/board\n",
    "/board\r\nX: y",
    "?next=/",
    "./board",
    "../board",
    "board",
    "/<script>",
    "/'onmouseover='",
    '/"quoted"',
    "/" + "a" * 500,
    "/sign-out",
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/demo/sign-in",
    "/new-password",
    "/invitation/abc",
    "file:///etc/passwd",
    "ftp://evil.example",
    "//[::1]/",
    "/\\\\evil.example",
    "/\\/evil.example",
    "/[evil.example]",
    "/{evil}",
    "/$evil",
    "/~/|evil",
]


@pytest.mark.parametrize("address", OFF_SITE, ids=[ascii(each)[:40] for each in OFF_SITE])
def test_what_could_lead_elsewhere_is_dropped(address):
    assert safe_next(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/board",
        "/board?meeting=3",
        "/board?as_of=2018-12-10",
        "/actions?q=first+home&sort=-due&page=2",
        "/actions/12",
        "/workstreams/good-homes-for-all/update",
        "/plan/strategy-2018-20/pledges/3",
        "/actions?q=a%20b,c:d~e",
    ],
)
def test_pages_of_ours_are_kept(address):
    assert safe_next(address) == address


def test_there_are_enough_bad_ones():
    assert len(OFF_SITE) >= 60
