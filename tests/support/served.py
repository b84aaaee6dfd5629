"""The tracker on a real port, and a real Chromium that looks at it."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright
from sqlalchemy.orm import Session
from waitress.server import create_server
from waitress.wasyncore import close_all, loop

from tests.support.required import chromium, missing
from tracker.people.models import User

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = (360, 740)
TABLET = (820, 1180)
DESK = (1280, 900)
PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Live:
    """A tracker that is being served; commit the session before the browser looks."""

    url: str
    app: Flask
    session: Session


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an app on a free port of loopback while the block runs; gives its address."""
    channels: dict[int, object] = {}
    ending = threading.Event()
    server = create_server(app, map=channels, host="127.0.0.1", port=0, threads=4)

    def serve() -> None:
        while not ending.is_set():
            loop(map=channels, count=1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # Nothing is closed under the thread that waits for it, nor under one that still answers.
        ending.set()
        server.pull_trigger()
        thread.join()
        server.task_dispatcher.shutdown()
        close_all(channels)


@contextmanager
def chromium_running() -> Iterator[Browser]:
    """This machine's Chromium, with flags that keep it from calling home."""
    path = chromium()
    with ExitStack() as stack:
        try:
            playwright = stack.enter_context(sync_playwright())
            process = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        except Exception as error:  # Playwright raises a bare one where its driver cannot start
            missing(f"Chromium cannot be driven here (is libatomic1 installed?): {error}")
        yield process
        process.close()


class Chromium:
    """Opens windows on one live tracker; a request elsewhere or for a font fails the test."""

    def __init__(self, browser: Browser, live: Live) -> None:
        self.browser = browser
        self.live = live
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self._contexts: list[BrowserContext] = []

    def window(
        self,
        user: User | None = None,
        *,
        size: tuple[int, int] = DESK,
        javascript: bool = True,
        forced_colors: bool = False,
    ) -> Page:
        """A new window of its own, signed in as somebody if given."""
        context = self.browser.new_context(
            base_url=self.live.url,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=javascript,
            forced_colors="active" if forced_colors else "none",
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(PATIENCE)
        context.route("**/*", self._stay_here)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)
        if user is not None:
            self._sign_in(page, user.email)
        return page

    def close(self) -> None:
        """Close all windows; fail where a page asked elsewhere or complained."""
        for context in self._contexts:
            context.close()
        self.check()

    def check(self) -> None:
        """Fail where a page asked elsewhere or complained."""
        assert self.elsewhere == [], f"pages asked elsewhere: {self.elsewhere}"
        assert self.complaints == [], f"pages complained: {self.complaints}"

    def _sign_in(self, page: Page, email: str) -> None:
        self.live.session.commit()
        page.goto("/sign-in")
        token = page.locator("input[name=csrf_token]").first.get_attribute("value") or ""
        answer = page.request.post(
            "/demo/sign-in", form={"csrf_token": token, "email": email}, max_redirects=0
        )
        assert answer.status in (302, 303), f"signing in as {email} gave {answer.status}"

    def _stay_here(self, route: Route) -> None:
        is_font = route.request.resource_type == "font"
        if route.request.url.startswith((self.live.url, "data:", "blob:")) and not is_font:
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def _heard(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        # Chromium reports our own refusals (404, 409, 422) in the console; those are answers.
        if kind == "error" and "the server responded with a status of 4" not in text:
            self.complaints.append(text)
