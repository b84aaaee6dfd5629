"""An import as whoever is signed in works on it: open, and with all that it will do."""

from tracker.core.errors import NotFound
from tracker.importing import queries, service
from tracker.importing.models import PlanImport
from tracker.importing.pages import ImportPage, import_page
from tracker.people.identity import signed_in
from tracker.plan.models import Plan
from tracker.plan.queries import get_plan


def open_import(import_id: int) -> PlanImport:
    """An import that can still be corrected; NotFound if there is none, DomainError if not."""
    found = queries.get_import(import_id)
    service.expect_open(found)
    return found


def page_of(found: PlanImport, *, show: str = "", page: int = 1) -> ImportPage:
    """What an import will do, with one page of its rows."""
    viewer, reading = signed_in(), queries.reading_of(found)
    target = service.target_of(found, reading, viewer=viewer)
    plan = _plan_of(target.slug) if target.slug and not target.name else None
    return import_page(found, reading, target, plan, viewer=viewer, show=show, page=page)


def _plan_of(slug: str) -> Plan | None:
    try:
        return get_plan(slug, viewer=signed_in())
    except NotFound:
        return None
