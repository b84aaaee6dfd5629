"""What an address may hold."""

from werkzeug.routing import IntegerConverter, Map


class Id(IntegerConverter):
    """A number in an address; one that no database could hold is not found."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=2**31 - 1)
