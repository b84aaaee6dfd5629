"""Tests in a real browser wait for what they look for: a page is not there at once."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
# `expect(…)` waits. These look once, which is sooner or later too early after a click.
LOOKS_ONCE = re.compile(r"assert .*\.(is_visible|is_hidden|inner_text|input_value|title)\(.*\)")


def test_no_test_looks_only_once_at_a_page_that_may_still_be_on_its_way():
    hasty = [
        f"{path.relative_to(TESTS)}: {line.strip()}"
        for path in sorted(TESTS.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if LOOKS_ONCE.search(line)
    ]
    assert hasty == []
