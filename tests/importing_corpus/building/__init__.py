"""Builders of small office files."""

from tests.importing_corpus.building.excel import Sheet, excel
from tests.importing_corpus.building.text import text_file
from tests.importing_corpus.building.word import (
    Block,
    Bold,
    Bullets,
    Grid,
    PageBreak,
    Title,
    Titled,
    word,
)

__all__ = [
    "Block",
    "Bold",
    "Bullets",
    "Grid",
    "PageBreak",
    "Sheet",
    "Title",
    "Titled",
    "excel",
    "text_file",
    "word",
]
