"""What axe finds on a page, told so that it can be mended."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ONLY_VIOLATIONS = {"resultTypes": ["violations"]}


def assert_accessible(page: Page, where: str = "") -> None:
    """Fail where axe finds a violation, naming each node and what to do (JavaScript on)."""
    violations = Axe().run(page, options=ONLY_VIOLATIONS).response["violations"]
    assert violations == [], f"{where or page.url}\n" + "\n".join(map(_told, violations))


def _told(violation: dict[str, Any]) -> str:
    nodes = "\n".join(
        f"    {node['html'][:200]}\n      {node['failureSummary']}" for node in violation["nodes"]
    )
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}\n{nodes}"
