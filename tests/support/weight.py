"""What a page weighs on its way: every byte of a first visit, with headers and without pictures."""

import re
from collections.abc import Mapping
from functools import cached_property
from http.client import HTTPConnection
from urllib.parse import urlencode, urljoin, urlsplit

import brotli
from bs4 import BeautifulSoup

MOST = 50 * 1024  # bytes of an ambassador's page
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
PARTS = re.compile(r'"(govuk-[\w-]+)": \["([\w-]+)"')
IMPORTED = re.compile(r'(?:from|import\()\s*"([^"]+)"')
SCRIPT = "/static/js/tracker.js"


class Scales:
    """One reader of a served tracker, whose browser reads brotli and has kept nothing."""

    def __init__(self, url: str, email: str = "") -> None:
        self.host = urlsplit(url).netloc
        self.cookie = ""
        self.files: dict[str, int] = {}
        if email:
            _, _, page = self._ask("GET", "/sign-in")
            token = TOKEN.search(page)
            assert token, "the sign-in page holds no token"
            sent = urlencode({"csrf_token": token[1], "email": email})
            self._ask("POST", "/demo/sign-in", sent)

    def weight_of(self, address: str) -> int:
        """The bytes that a page and all that it loads take, at most: also what is fetched late."""
        return sum(self.weights_of(address).values())

    def weights_of(self, address: str) -> Mapping[str, int]:
        """The same by file: the page itself, its sheets, its scripts and what these bring."""
        weight, kind, page = self._ask("GET", address)
        if kind != "text/html":
            return {address: weight}
        return {address: weight} | {url: self._file(url) for url in self.loaded_by(page)}

    def links_of(self, address: str) -> list[str]:
        """The pages that a page leads to, without what is after `?` or `#`."""
        _, kind, page = self._ask("GET", address)
        hrefs = [str(a["href"]) for a in BeautifulSoup(page, "html.parser").select("a[href]")]
        urls = [urlsplit(urljoin(address, href)) for href in hrefs] if kind == "text/html" else []
        return [each.path for each in urls if not each.netloc and not each.scheme]

    def loaded_by(self, page: str) -> list[str]:
        """The sheets and scripts that a page loads, printed or not."""
        soup = BeautifulSoup(page, "html.parser")
        sheets = [str(each["href"]) for each in soup.select("link[rel=stylesheet]")]
        scripts = [str(each["src"]) for each in soup.select("script[src]")]
        if scripts:
            modules = {str(each["data-module"]) for each in soup.select("[data-module]")}
            scripts += [url for name, url in self._parts.items() if name in modules]
        return list(dict.fromkeys([*sheets, *scripts]))

    @cached_property
    def _parts(self) -> dict[str, str]:
        """What tracker.js brings for each part of the design system that stands on a page."""
        _, _, script = self._ask("GET", SCRIPT, coding="identity")
        parts = dict(PARTS.findall(script)) | {"govuk-skip-link": "skip-link"}
        return {name: f"/static/vendor/{file}.js" for name, file in parts.items()}

    def _file(self, url: str) -> int:
        if url not in self.files:
            weight, kind, _ = self._ask("GET", url)
            self.files[url] = weight
            if "javascript" in kind:
                _, _, script = self._ask("GET", url, coding="identity")
                brought = [urljoin(url, each) for each in IMPORTED.findall(script)]
                self.files[url] += sum(self._file(each) for each in brought)
        return self.files[url]

    def _ask(
        self, method: str, address: str, body: str = "", coding: str = "br"
    ) -> tuple[int, str, str]:
        """The bytes that came back, headers too, of what kind it is, and its words."""
        headers = {"Cookie": self.cookie, "Referer": f"http://{self.host}/"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection(self.host, timeout=30)
        connection.request(method, address, body, headers | {"Accept-Encoding": coding})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        assert answer.status < 400, f"{address} gave {answer.status}"
        if cookie := answer.headers.get("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        lines = [f"HTTP/1.1 {answer.status} {answer.reason}", ""]
        lines += [f"{name}: {value}" for name, value in answer.getheaders()]
        head = sum(len(line) + 2 for line in lines)
        plain = content
        if answer.headers.get("Content-Encoding") == "br":
            plain = brotli.decompress(content)
        kind = answer.headers.get_content_type()
        return head + len(content), kind, plain.decode("utf-8", "replace")
