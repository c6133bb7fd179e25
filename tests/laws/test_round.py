"""A file of ours, read again, is the document it was written from."""

from __future__ import annotations

from pathlib import Path

import pytest

from sizes import SOAK
from unres.convert import convert
from unres.model import Block, Document, Kind

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "text"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

MANY = 60 if SOAK else 9
"""How many texts of the corpus are tried, where it is there."""


def sample(language: str, count: int) -> list[Path]:
    """Give some texts in a language, spread evenly."""
    found = sorted(CORPUS.glob(f"*-{language}-*.txt"))
    return found[:: max(1, len(found) // count)][:count]


SOURCES = [
    *SEEDS,
    *sample("en", MANY * 2 // 3),
    *sample("fr", MANY // 6),
    *(path for tag in ("es", "ru", "ar", "zh") for path in sample(tag, MANY // 6)),
]


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


@pytest.mark.parametrize("form", ["docx", "html"])
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_is_written_is_read_as_the_same_units(path: Path, form: str) -> None:
    first = convert(path.read_bytes(), path.name, [form])
    if first.others:
        pytest.skip("each of several documents has a file of its own")
    again = convert(first.files[form], f"x.{form}", [])
    assert not again.others
    assert list_units(again.document) == list_units(first.document)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_akoma_ntoso_is_written_again_to_the_same_bytes(path: Path) -> None:
    written = convert(path.read_bytes(), path.name, ["akn"]).files["akn"]
    again = convert(written, f"{path.stem}.xml", ["akn"]).files["akn"]
    assert again == written
