"""Real resolutions in the shapes they come in, where there is a corpus of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from unres.convert import Result, convert
from unres.ledger import audit
from unres.model import Kind, texts, walk
from unres.validate import FindingSeverity, conformance_level, validate

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"


def sample(folder: str, count: int) -> list[Path]:
    """Give some files of a folder, spread evenly over it."""
    found = sorted((CORPUS / folder).glob("*.txt"))
    return found[:: max(1, len(found) // count)][:count]


TEXTS = sample("text", 40)
WILD = sample("wild", 10)

pytestmark = pytest.mark.skipif(not TEXTS, reason="there is no corpus here")


def check(path: Path) -> Result:
    """Convert a file into everything; see that it is whole and valid."""
    result = convert(path.read_bytes(), path.name, ("akn", "docx", "json"))
    document = result.document
    assert audit(texts(document), document.source.text) == result.ledger
    findings = validate(result.files["akn"])
    assert [f for f in findings if f.severity is FindingSeverity.ERROR] == []
    assert conformance_level(findings) == 2
    return result


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_real_text_is_converted_whole_and_valid(path: Path) -> None:
    document = check(path).document
    kinds = {block.kind for block in walk(document.blocks)}
    assert kinds & {Kind.OPERATIVE, Kind.PREAMBULAR}
    if "-en-" in path.stem:
        assert document.meta.organ
        assert document.meta.symbol or document.meta.title


@pytest.mark.parametrize("path", WILD, ids=lambda path: path.stem)
def test_a_text_pasted_by_others_is_converted_whole_and_valid(path: Path) -> None:
    assert check(path).document.blocks
