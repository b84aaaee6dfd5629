"""Passwords: long ones, no easy ones, checked exactly."""

import pytest

from tracker.people import passwords

OWN = ("Chair, Good Homes for All", "chair.homes@example.org", "Cheshire East Council")


@pytest.fixture(autouse=True)
def cheap():
    passwords.be_cheap()


@pytest.mark.parametrize(
    "password",
    [
        "Password1234!",
        "P@ssw0rd2025!!",
        "corporateparenting",
        "Corporate Parenting 2025",
        "qwertyuiop12",
        "zxcvbnmasdfg",
        "zaqwsxcderfv",
        "123456789012",
        "31415926535897",
        "abcabcabcabc",
        "aaaaaaaaaaaa1",
        "!!!!!!!!!!!!!!",
        "Summer2025Summer",
        "letmein-please",
        "LiverpoolLiverpool1",
        "adminadminadmin",
        "welcome-council-99",
        "Iloveyou12345",
        "passwordpassword",
        "qazwsxedcrfv",
        "11112222333344",
    ],
)
def test_easy_passwords_are_refused(password):
    assert passwords.weakness(password) == passwords.TOO_EASY


@pytest.mark.parametrize("password", ["", "short", "elevenchars"])
def test_short_passwords_are_refused(password):
    assert passwords.weakness(password) == passwords.TOO_SHORT


@pytest.mark.parametrize("password", ["Chair.Homes2025!", "cheshire-east-1", "example.org.chair"])
def test_what_others_know_of_a_person_is_refused(password):
    assert passwords.weakness(password, own=OWN) in (passwords.TOO_NEAR, passwords.TOO_EASY)


def test_a_name_is_refused_only_for_its_owner():
    assert passwords.weakness("Featherstone99", own=["Featherstone"]) == passwords.TOO_NEAR
    assert passwords.weakness("Featherstone99") == ""


@pytest.mark.parametrize(
    "password",
    [
        "kettle-marble-otter",
        "correct horse battery staple",
        "gherkin pylon tambourine",
        "tr0ub4dor&3xyz",
        "   leading spaces count",
        "дерево стол окно",
        "été où île ça et là",
        "x9$kQ2!vLp7#",
        "a long sentence that nobody else would write " * 20,
    ],
)
def test_good_passwords_are_taken_whatever_they_are_made_of(password):
    assert passwords.weakness(password, own=OWN) == ""


def test_a_thousand_characters_are_hashed_and_compared_whole():
    password = "kettle " * 142 + "marble"
    stored = passwords.hash_password(password)
    assert len(password) == 1000
    assert len(stored) <= 200
    assert passwords.matches(stored, password)
    assert not passwords.matches(stored, password[:-1])
    assert not passwords.matches(stored, password + " ")
    assert not passwords.matches(stored, password.upper())


def test_spaces_and_letters_of_all_kinds_are_compared_as_they_were_typed():
    stored = passwords.hash_password(" île déserte \t42")
    assert passwords.matches(stored, " île déserte \t42")
    assert not passwords.matches(stored, "île déserte \t42")


def test_without_an_account_nothing_matches_but_a_hash_is_still_made():
    assert not passwords.matches(None, "nobody has this password")
    assert not passwords.matches("not a hash", "anything")


def test_hashes_are_argon2id_and_differ_for_the_same_password():
    one, other = passwords.hash_password("the same"), passwords.hash_password("the same")
    assert one.startswith("$argon2id$")
    assert one != other
