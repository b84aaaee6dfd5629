"""Passwords: hashed with argon2id, checked exactly as typed, and refused where easy to guess."""

import re
import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST = 12
MOST = 1_000
AT_ONCE = 2  # each takes 19 MiB, so that a crowd signing in does not fill the server's memory
COMMON = Path(__file__).with_name("common_passwords.txt")

TOO_SHORT = f"Use {LEAST} characters or more. Three words that you would not say together are good"
TOO_EASY = "This is easy to guess. Use three words that you would not say together"
TOO_NEAR = "This has your name, your e-mail address or the council’s name in it. Use other words"

_LOOKALIKES = str.maketrans("013457@$!|", "oieastasil")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "zaqwsxcderfvbgtyhnmjuiklop",
    "01234567890123456789",
)
_MOST_WORDS = 2
_LEFT_OVER = 4
_LEAST_OWN = 4

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_busy = threading.BoundedSemaphore(AT_ONCE)


def be_cheap() -> None:
    """Hash quickly and weakly: for tests only."""
    global _hasher
    _hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    _nobody.cache_clear()


def hash_password(password: str) -> str:
    """What to store for a password; slow on purpose, so never inside a transaction."""
    with _busy:
        return _hasher.hash(password)


def matches(stored: str | None, typed: str) -> bool:
    """Whether this is the password; takes as long where there is none to compare with."""
    with _busy:
        try:
            _hasher.verify(stored or _nobody(), typed)
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


@cache
def _nobody() -> str:
    return _hasher.hash("nobody has this password")


def weakness(password: str, *, own: Iterable[str] = ()) -> str:
    """Why a new password will not do, in a sentence; "" where it will.

    `own` are texts that others know of the person: name, e-mail address, the council's name.
    """
    if len(password) < LEAST:
        return TOO_SHORT
    folded = password.casefold()
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)
    if _walks(folded) or any(_repeats(text) for text in (folded, core)):
        return TOO_EASY
    letters = {re.sub(r"[\W\d_]", "", text) for text in (core, core.translate(_LOOKALIKES))}
    for words, sentence in ((common_words(), TOO_EASY), (common_words() | _parts(own), TOO_NEAR)):
        if any(_made_of(text, words) for text in letters):
            return sentence
    return ""


@cache
def common_words() -> frozenset[str]:
    """The words that passwords are made of most often."""
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def _parts(texts: Iterable[str]) -> frozenset[str]:
    found = {part for text in texts for part in re.findall(r"[a-z]+", text.casefold())}
    return frozenset(part for part in found if len(part) >= _LEAST_OWN)


def _made_of(letters: str, words: frozenset[str]) -> bool:
    """One or two of the words, however often, and next to nothing beside them."""
    used: set[str] = set()
    rest = 0
    place = 0
    while place < len(letters):
        longest = min(len(letters) - place, 20)
        for length in range(longest, 2, -1):
            if letters[place : place + length] in words:
                used.add(letters[place : place + length])
                place += length
                break
        else:
            rest += 1
            place += 1
    return len(used) <= _MOST_WORDS and rest < _LEFT_OVER


def _repeats(text: str) -> bool:
    """The same few characters again and again."""
    return any(text == (text[:size] * (len(text) // size + 1))[: len(text)] for size in range(1, 5))


def _walks(text: str) -> bool:
    """Mostly keys or letters in their order, forwards or backwards."""
    walked = sum(
        any(text[i : i + 3] in row or text[i : i + 3] in row[::-1] for row in _ROWS)
        for i in range(len(text) - 2)
    )
    return walked >= (len(text) - 2) * 0.7
