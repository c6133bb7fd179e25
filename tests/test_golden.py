"""Whole documents as they come out, kept beside what they came from.

`golden/<symbol>/` holds what each file of `seeds/` becomes: the Akoma Ntoso, the
JSON, the flat tables, the words of the Word file, the ledger and the notices. With
UNRES_ACCEPT=1 in the environment, what comes out now is written down; such a change is
a change of the product, and is read line by line.
"""

from __future__ import annotations

import difflib
import io
import json
import os
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from unres.convert import Result, convert
from unres.places import Places

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FILES = [
    "akn.xml",
    "document.json",
    "document.jsonl",
    "document.txt",
    "ledger.json",
    "notices.txt",
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def read(path: Path) -> Result:
    """Convert a seed into everything."""
    return convert(path.read_bytes(), path.name, ("akn", "docx", "json", "jsonl"))


def find_folder(path: Path) -> Path:
    """Give the folder of a seed's golden files."""
    return GOLDEN / read(path).document.meta.symbol.replace("/", "_")


def show(path: Path, name: str) -> str:
    """Give what a golden file should hold, by its name."""
    result = read(path)
    match name:
        case "akn.xml":
            return result.files["akn"].decode()
        case "document.json":
            return result.files["json"].decode()
        case "document.jsonl":
            return result.files["jsonl"].decode()
        case "document.txt":
            return "".join(f"{line}\n" for line in show_word(result.files["docx"]))
        case "ledger.json":
            return json.dumps(result.ledger, indent=2, sort_keys=True) + "\n"
        case _:
            return "".join(f"{line}\n" for line in show_notices(result))


def show_notices(result: Result) -> Iterator[str]:
    """Give a line for each notice, with the words of the source that it is about."""
    places = Places.of(result.document.source)
    for notice in result.document.notices:
        words = result.document.source.text[slice(*notice.span)]
        place = places.find(notice.span.start).line
        yield f"{place}: {notice.severity}: {notice.code}: {notice.message} {words!r}"


def show_word(data: bytes) -> Iterator[str]:
    """Give a line for each paragraph of a Word file: its part, its style, its words.

    A call is shown as `[^1]`, a tabulator as `→`, and words in italics or in bold
    type, as such or by a style, between `/` or `*`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        names = [n for n in container.namelist() if n.startswith("word/")]
        parts = {name: etree.fromstring(container.read(name)) for name in names}
    words = [n for n in parts if parts[n].tag != f"{W}styles" and n.endswith(".xml")]
    for name in sorted(words, key=lambda n: (n != "word/document.xml", n)):
        found = list(parts[name].iter(f"{W}p"))
        if found:
            yield f"# {name}"
        for paragraph in found:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            label = "" if style is None else style.get(f"{W}val")
            yield f"{label:<14}| {''.join(show_runs(paragraph))}".rstrip()


def show_runs(paragraph: etree._Element) -> Iterator[str]:
    """Give what the runs of a paragraph show."""
    for run in paragraph.iter(f"{W}r"):
        sign = {f"{W}i": "/", f"{W}b": "*", "Emphasis": "/"}
        looks = run.findall(f"{W}rPr/*")
        signs = "".join(sign.get(e.get(f"{W}val", e.tag), "") for e in looks)
        shown = "".join(show_piece(piece) for piece in run)
        yield f"{signs}{shown}{signs[::-1]}" if shown.strip() else shown


def show_piece(piece: etree._Element) -> str:
    """Give what a piece of a run shows."""
    match etree.QName(piece).localname:
        case "t":
            return piece.text or ""
        case "tab":
            return "→"
        case "br":
            return "⏎"
        case "footnoteReference":
            return f"[^{piece.get(f'{W}id')}]"
        case "instrText":
            return f"{{{(piece.text or '').strip()}}}"
        case _:
            return ""


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_comes_out_as_it_did(path: Path, name: str) -> None:
    kept = find_folder(path) / name
    now = show(path, name)
    if os.environ.get("UNRES_ACCEPT"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(now, "utf-8")
    before = kept.read_text("utf-8") if kept.exists() else ""
    changes = difflib.unified_diff(before.splitlines(), now.splitlines(), n=1)
    assert before == now, "\n".join(changes)


def test_every_golden_folder_is_that_of_a_seed() -> None:
    kept = {path for path in GOLDEN.iterdir() if path.is_dir()}
    assert kept == {find_folder(path) for path in SEEDS}
    assert all({p.name for p in path.iterdir()} == set(FILES) for path in kept)
