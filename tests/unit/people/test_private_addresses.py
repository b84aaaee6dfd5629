"""What is kept of a private address, and what the tag of its file tells."""

from datetime import UTC, datetime, timedelta

from tracker.people.private_addresses import rules


def test_a_secret_has_32_bytes_and_only_its_hash_is_to_be_kept():
    one, other = rules.new_secret(), rules.new_secret()
    assert one != other
    assert len(one) == 43
    assert rules.hash_of(one) == rules.hash_of(one) != rules.hash_of(other)
    assert one not in rules.hash_of(one)
    assert len(rules.hash_of("\ud800 no text")) == 64


def test_the_same_file_has_another_tag_for_another_person():
    one, other = rules.hash_of("one"), rules.hash_of("other")
    assert rules.tag_of(b"same", one) == rules.tag_of(b"same", one)
    assert rules.tag_of(b"same", one) != rules.tag_of(b"same", other)
    assert rules.tag_of(b"same", one) != rules.tag_of(b"moved", one)


def test_that_an_address_was_read_is_written_down_once_an_hour():
    now = datetime(2026, 3, 29, 12, tzinfo=UTC)
    assert rules.is_read_anew(None, now)
    assert rules.is_read_anew(now - timedelta(hours=1), now)
    assert not rules.is_read_anew(now - timedelta(minutes=59), now)
