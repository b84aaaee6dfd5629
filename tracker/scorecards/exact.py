"""Figures as exact decimals: no database and no sum may change a last place."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from sqlalchemy import BigInteger, Dialect, TypeDecorator
from sqlalchemy.orm import mapped_column

PLACES = 4
LARGEST = Decimal(10) ** 12
_SCALE = 10**PLACES


class Exact(TypeDecorator[Decimal]):
    """A decimal of four places, kept as a whole number of ten-thousandths."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        return int((Decimal(value) * _SCALE).to_integral_value(ROUND_HALF_UP))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / _SCALE


Amount = Annotated[Decimal, mapped_column(Exact)]


def share(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A percentage of two numbers, to four places: 1,078 of 1,185 is 90.9705 (rules 5.5.7)."""
    return (100 * numerator / denominator).quantize(Decimal(1) / _SCALE, ROUND_HALF_UP)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A value as printed: halves go up, as readers were taught."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def plain(value: Decimal, decimals: int = 0) -> str:
    """A value in figures, with commas: 1,185 or 0.9."""
    return f"{rounded(value, decimals):,}"
