"""What axe finds on a page, told so that it can be mended."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Only what is wrong comes back: all that is right is a megabyte for each page.
FIND = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"


def assert_accessible(page: Page, where: str = "") -> None:
    """Fail where axe finds a violation, naming each node and what to do (JavaScript on)."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    violations = page.evaluate(FIND)
    assert violations == [], f"{where or page.url}\n" + "\n".join(map(_told, violations))


def _told(violation: dict[str, Any]) -> str:
    nodes = "\n".join(
        f"    {node['html'][:200]}\n      {node['failureSummary']}" for node in violation["nodes"]
    )
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}\n{nodes}"
