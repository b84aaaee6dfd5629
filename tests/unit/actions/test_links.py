import pytest

from tracker.actions.links import link_refused


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/minutes?item=6#page-3",
        "http://example.org:8080/a",
        "HTTPS://EXAMPLE.ORG",
        "https://example.org/caf%C3%A9",
        "https://example.org/café",
    ],
)
def test_a_link_to_the_open_web_is_taken(url):
    assert link_refused(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org",
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://[::1",
        "https://council@evil.example",
        "https://example.org\\@evil.example",
        "https://example.org/a b",
        "https://example.org/\u202egpj.exe",
        "https://example.org/\n",
        "https://example.org/" + "x" * 500,
    ],
)
def test_any_other_link_is_refused_in_a_sentence(url):
    assert link_refused(url)
