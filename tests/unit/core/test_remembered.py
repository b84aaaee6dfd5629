from tracker.core.remembered import Remembered


def counted(values):
    """A way to work a value out that says how often it was asked."""
    asked = []

    def work_out():
        asked.append(1)
        return values[len(asked) - 1]

    return work_out, asked


def test_a_value_is_worked_out_once_for_a_key():
    remembered, (work_out, asked) = Remembered(2), counted(["first", "second"])
    assert remembered.get("a", work_out) == "first"
    assert remembered.get("a", work_out) == "first"
    assert len(asked) == 1


def test_another_key_is_another_value():
    remembered, (work_out, _asked) = Remembered(2), counted(["first", "second"])
    assert [remembered.get("a", work_out), remembered.get("b", work_out)] == ["first", "second"]


def test_what_was_not_read_for_longest_is_forgotten():
    remembered = Remembered(2)
    for key in ("a", "b", "a", "c"):
        remembered.get(key, lambda key=key: key.upper())
    work_out, asked = counted(["again"])
    assert remembered.get("b", work_out) == "again"
    assert asked == [1]
    assert remembered.get("c", work_out) == "C"


def test_without_room_nothing_is_kept():
    remembered, (work_out, _asked) = Remembered(0), counted(["first", "second"])
    assert remembered.get("a", work_out) == "first"
    assert remembered.get("a", work_out) == "second"
