"""What higher domains measure of an action (`app.extensions["action_measures"]`: the factory says
which)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

MEASURES = "action_measures"


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator beside a success measure: its latest figure as everybody may see it, and of
    which period it is; both are empty where none is published."""

    indicator_id: int
    name: str
    figure: str = ""
    period: str = ""


Measures = Callable[[int], Sequence[Measured]]  # of an action, by its id
