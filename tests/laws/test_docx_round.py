"""A Word file of ours, read again, is the document that it was written from."""

from __future__ import annotations

from pathlib import Path

import pytest

from unres.convert import convert
from unres.model import Block, Document, Kind

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = sorted((ROOT / "seeds").glob("*.txt"))


def list_units(document: Document) -> list[tuple[int, str, str, str]]:
    """Give the units below the cover: depth, kind, number, words."""
    units: list[tuple[int, str, str, str]] = []

    def walk(block: Block, deep: int) -> None:
        if block.kind not in {Kind.PORTAL, Kind.COVER}:
            words = " ".join(str(block.text).split())
            units.append((deep, block.kind.value, str(block.num), words))
            for part in block.blocks:
                walk(part, deep + 1)

    for block in document.blocks:
        walk(block, 0)
    return sorted(units)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_text_to_word_to_document_gives_the_same_units(path: Path) -> None:
    first = convert(path.read_bytes(), path.name, ["docx"])
    again = convert(first.files["docx"], "x.docx", [])
    assert list_units(again.document) == list_units(first.document)
