"""What a program is answered that asks for a private address by itself."""

from typing import Any

from flask import Response, current_app, request, url_for
from flask.typing import ResponseReturnValue

from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.transaction import unit_of_work
from tracker.people import throttle
from tracker.people.private_addresses import service
from tracker.people.private_addresses.models import PrivateAddress
from tracker.people.private_addresses.rules import is_read_anew, tag_of


def whole_address(endpoint: str, **values: Any) -> str:
    """An address as a program elsewhere has to know it."""
    return base_url().rstrip("/") + url_for(endpoint, **values)


def base_url() -> str:
    """Where this tracker is known to be."""
    return str(current_app.extensions["tracker"].base_url)


def no_such(of: str) -> NotFound:
    """Nothing is there, which counts as a guess.

    Good addresses are never held up, for a whole council may ask from behind one network
    address; bad ones are, as at every other secret address.
    """
    with unit_of_work():
        throttle.count_try(throttle.address_key(request.remote_addr, of=of))
    return NotFound()


def answer(
    address: PrivateAddress, file: bytes, *, name: str, content_type: str
) -> ResponseReturnValue:
    """The file, or that it is the same as before; that it was read is written down.

    No Last-Modified: what one may no longer know of leaves without a moment.
    """
    kind, key, tag = type(address), address.id, tag_of(file, address.token_hash)
    if is_read_anew(address.read_at, clock.instant()):
        with unit_of_work():
            service.was_read(kind, key)
    response = Response(
        file,
        content_type=content_type,
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
    response.cache_control.private = True
    response.cache_control.no_cache = True
    response.set_etag(tag)
    return response.make_conditional(request)
