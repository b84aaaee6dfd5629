"""The structure of a pack: our pages bring theirs; a paper’s pages are read in the order drawn."""

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


class Tags:
    """Puts papers between our own parts in the tree that a screen reader goes through.

    Asked in the order of the pack: `own` after a part of ours, `page` for each page of a paper and
    then `paper`. Without this a reader would pass over papers whose makers left no structure.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root: Any = pdf.Root.StructTreeRoot
        self._document: Any = self._root.K[0] if isinstance(self._root.K, Array) else self._root.K
        self._ours = list(self._document.K)
        self._kids: list[Any] = []
        self._pages: list[Any] = []
        numbers: Any = self._root.ParentTree.Nums
        self._next = 1 + max((int(numbers[n]) for n in range(0, len(numbers), 2)), default=-1)

    def own(self) -> None:
        """A part of ours, whose structure is there."""
        self._kids.append(self._ours.pop(0))

    def page(self, page: pikepdf.Page) -> tuple[bytes, bytes]:
        """What goes before and after a page’s content to make it a part of the structure."""
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, K=0, Pg=page.obj)
        )
        page.obj.StructParents = self._next
        page.obj.Tabs = Name.S
        self._root.ParentTree.Nums.append(self._next)
        self._root.ParentTree.Nums.append(self._pdf.make_indirect(Array([element])))
        self._next += 1
        self._pages.append(element)
        return b"/P <</MCID 0>> BDC", b"EMC"

    def paper(self, title: str) -> None:
        """All pages of a paper were taken."""
        section = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Sect, T=String(title), P=self._document)
        )
        for element in self._pages:
            element.P = section
        section.K = Array(self._pages)
        self._pages = []
        self._kids.append(section)

    def close(self) -> None:
        """Write the new order."""
        self._document.K = Array([*self._kids, *self._ours])
        self._root.ParentTreeNextKey = self._next
