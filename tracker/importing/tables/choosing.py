"""The columns while it is being decided what each one is."""

from collections.abc import Sequence

from tracker.importing.tables.candidates import Candidate, best

_SINGLE = ("ref", "action", "due", "revised_due", "lead", "helper", "success_measure", "rag")


class Choosing:
    """What is decided so far. What a person said is never decided again."""

    def __init__(self, columns: Sequence[Candidate]) -> None:
        self.columns = list(columns)
        self.of: dict[str, int] = {}
        self.sections: list[int] = []
        self.progress: list[int] = []
        self.earlier: list[int] = []
        self.revised: list[int] = []
        self.fill: int | None = None
        self.type: int | None = None
        self.sureness: dict[int, float] = {}
        self.doubts: list[str] = []
        self._left: set[int] = set()
        self._said: set[str] = set()

    @property
    def free(self) -> list[Candidate]:
        """The columns of which nothing is decided."""
        used = {*self.of.values(), *self.sections, *self.progress, *self._left}
        return [each for each in self.columns if each.index not in used]

    def at(self, index: int) -> Candidate | None:
        """The column at a place, none if it is hidden."""
        return next((each for each in self.columns if each.index == index), None)

    def say(self, index: int, name: str) -> None:
        """A person says what a column is."""
        if self.at(index) is None:
            return
        self.sureness[index] = 1.0
        if name == "section":
            self.sections.append(index)
        elif name == "progress":
            self.progress.append(index)
        elif name in _SINGLE and name not in self.of:
            self.of[name] = index
        else:
            self._left.add(index)
        self._said.add(name)

    def is_said(self, name: str) -> bool:
        """Whether a person said which column is of this field."""
        return name in self._said

    def take(self, name: str, column: Candidate, kind: str, most: float = 1.0) -> None:
        """A column is of a field, as its head said it is of a kind."""
        self.of[name] = column.index
        sureness = column.fit(kind) if kind in column.kinds else most
        self.sureness[column.index] = round(max(0.0, min(sureness, most, 1.0)), 2)

    def take_section(self, column: Candidate, kind: str = "coarse") -> None:
        """A column holds headings; the outermost is the leftmost."""
        self.sections = sorted({*self.sections, column.index})
        self.sureness[column.index] = round(min(column.fit(kind) or 0.6, 1.0), 2)

    def take_best(self, name: str, kind: str, least: float = 0.55) -> Candidate | None:
        """The likeliest column of a kind is taken, unless the field has one; which it is."""
        if name in self.of:
            return self.at(self.of[name])
        found = best(self.free, kind, least)
        if not found:
            return None
        self.take(name, found[0], kind)
        return found[0]

    def release(self, name: str) -> None:
        """A field is open again."""
        self.of.pop(name, None)

    def leave(self, column: Candidate) -> None:
        """A column is kept beside the action and is nothing else."""
        self._left.add(column.index)
