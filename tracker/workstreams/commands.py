"""`tracker user add`: a person and, for a chair or an ambassador, the seat of a workstream."""

import click

from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.errors import DomainError, NotFound
from tracker.core.transaction import unit_of_work
from tracker.people import links
from tracker.people import service as people
from tracker.people.enums import TokenPurpose
from tracker.people.models import User
from tracker.people.sign_in import as_person
from tracker.workstreams import queries, service
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.service import Holder

SEATS = {Role.WORKSTREAM_CHAIR: SeatKind.CHAIR, Role.AMBASSADOR: SeatKind.AMBASSADOR}


@click.group("user", help="People who can sign in.")
def user() -> None:
    """The commands about people."""


@user.command("add", help="Add a person and print a link that signs them in once.")
@click.argument("email")
@click.option("--name", required=True, help="As it shows beside what they write.")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--workstream", metavar="SLUG", help="Where a chair or an ambassador sits.")
def add(email: str, name: str, role: str, workstream: str | None) -> None:
    """Add a person; all or nothing."""
    if not name.strip():
        raise DomainError("Give the person a name.")
    with unit_of_work():
        person = people.add_person(email, name.strip(), [Role(role)], by=None, is_invited=False)
        if workstream is not None:
            _seat(person, Role(role), workstream)
        address = links.address(links.make(person, TokenPurpose.INVITE))
    click.echo(f"{name.strip()} can sign in. This link works once, for two days:\n{address}")


def _seat(person: User, role: Role, slug: str) -> None:
    if role not in SEATS:
        raise DomainError("Only a chair or an ambassador sits in a workstream.")
    try:
        workstream = queries.get_workstream(slug)
    except NotFound as error:
        raise DomainError(f"There is no workstream “{slug}”.") from error
    service.fill_seat(
        workstream,
        SEATS[role],
        Holder(user_id=person.id),
        from_on=clock.today(),
        by=as_person(person),
        version=workstream.version,
    )
