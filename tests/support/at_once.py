"""Many people at once: each form is sent from a thread of its own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.support.browser import Browser

Send = tuple[Browser, str, Mapping[str, Any]]


def answers_at_once(app: Flask, sends: Iterable[Send]) -> list[TestResponse]:
    """The answers to forms, each sent to an address as who is signed in at a browser."""

    def send(job: Send) -> TestResponse:
        browser, address, values = job
        return browser.another(app).post(address, data=values)

    jobs = list(sends)
    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(send, jobs))


def send_at_once(
    app: Flask, browser: Browser, address: str, forms: Iterable[Mapping[str, Any]]
) -> Counter[int]:
    """How many forms that one person sends to one address got which status."""
    answers = answers_at_once(app, [(browser, address, values) for values in forms])
    return Counter(each.status_code for each in answers)


def all_send_at_once(
    app: Flask, address: str, sends: Iterable[tuple[Browser, Mapping[str, Any]]]
) -> Counter[int]:
    """How many forms that several people send to one address got which status."""
    answers = answers_at_once(app, [(browser, address, values) for browser, values in sends])
    return Counter(each.status_code for each in answers)
