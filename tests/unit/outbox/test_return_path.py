"""The address to which a letter comes back: it names the letter, and only we can have made it."""

from datetime import date

import pytest

from tracker.outbox.return_path import find, mark, sender

OURS = "bounces@example.org"
SECRET = "s" * 32
DAY = date(2025, 9, 5)
LETTER = (SECRET, 7, "<a-b@tracker>", DAY)


def test_the_sender_names_the_letter_and_is_found_again():
    address = sender(OURS, *LETTER)
    assert address == f"bounces+b-7-{mark(*LETTER)}@example.org"
    assert find(OURS, [f"Mail system <{address.upper()}>"]) == (7, mark(*LETTER))


def test_the_sender_is_the_same_at_each_try():
    assert sender(OURS, *LETTER) == sender(OURS, *LETTER)


def test_it_is_no_longer_than_an_address_may_be():
    longest = sender(f"{'b' * 24}@example.org", SECRET, 999_999_999, "<a-b@tracker>", DAY)
    assert len(longest.partition("@")[0]) <= 64


@pytest.mark.parametrize(
    "other",
    [
        ("t" * 32, 7, "<a-b@tracker>", DAY),
        (SECRET, 8, "<a-b@tracker>", DAY),
        (SECRET, 7, "<another@tracker>", DAY),
        (SECRET, 7, "<a-b@tracker>", date(2025, 9, 6)),
    ],
)
def test_the_mark_is_of_this_letter_this_day_and_our_secret(other):
    assert mark(*other) != mark(*LETTER)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bounces@example.org",
        "bounces+b-7@example.org",
        "bounces+b-7-0123@example.org",
        f"others+b-7-{'0' * 20}@example.org",
        f"bounces+b-7-{'0' * 20}@example.com",
        f"bounces+b-99999999999-{'0' * 20}@example.org",
        f"bounces+b-7-{'g' * 20}@example.org",
    ],
)
def test_other_addresses_name_no_letter(text):
    assert find(OURS, [text]) is None
