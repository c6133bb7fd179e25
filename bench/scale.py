"""Measures speed by the document and by size: `python bench/scale.py FOLDER...`.

First, how many texts a second become validated Akoma Ntoso and JSON in one warm
process. Then how the time grows with the size of one text, from 80 kB to 10 MB, for
several shapes that a text can have: what is linear takes twice as long for twice as
much, whatever the shape. Folders that are not there are left out. All takes some
minutes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from textwrap import fill

from figures import tell

from unres.convert import convert
from unres.errors import LimitError

FEW = 100
"""A folder with fewer texts is read again and again, up to so many."""

SIZES = tuple(80_000 * 2**i for i in range(8))
"""The sizes of the texts, in characters: each is twice the one before."""

HEAD = "Resolution adopted by the General Assembly\n\nThe General Assembly,\n\n"

PREAMBLE = (
    "Recalling its resolution 67/224 of 21 December 2012 and all its previous"
    " resolutions on the strengthening of the Committee, as well as Human Rights"
    " Council resolution 5/1 of 18 June 2007, adopted at its fifth session,"
)
PARAGRAPH = (
    "Requests the Secretary-General to report to the Council, in consultation with"
    " the Governments of Albania and Belgium, on the follow-up to the present"
    " resolution by 30 September 2024, including in Geneva;"
)


def make_points(i: int) -> list[str]:
    """Give a paragraph with points two levels deep."""
    points = ["(a)", "(b)", "(i)", "(ii)"]
    return [f"{i}. Calls upon States:", *(f"{num} {PARAGRAPH}" for num in points)]


SHAPES: dict[str, tuple[Callable[[int], list[str]], str, int]] = {
    "a paragraph a line": (lambda i: [PREAMBLE, f"{i}. {PARAGRAPH}"], "\n", 0),
    "blank lines": (lambda i: [f"{i}. {PARAGRAPH}"], "\n\n", 0),
    "wrapped lines": (lambda i: [PREAMBLE, f"{i}. {PARAGRAPH}"], "\n", 80),
    "wrapped, blank lines": (lambda i: [f"{i}. {PARAGRAPH}"], "\n\n", 80),
    "points": (make_points, "\n", 0),
    "footnotes": (
        lambda i: [f"{PREAMBLE[:-1]}{i} and,", f"{i} See A/RES/67/{i}.\f"],
        "\n",
        0,
    ),
    "headings": (lambda i: ["General provisions", f"{i}. {PARAGRAPH}"], "\n\n", 0),
    "annexes": (
        lambda i: ["Annex", "Title", *(f"{n}. {PARAGRAPH}" for n in range(1, 9))],
        "\n\n",
        0,
    ),
    "one paragraph": (lambda _: [PREAMBLE], " ", 0),
}
"""Name → the paragraphs of round i, what stands between them, the width of lines."""


def measure(data: bytes) -> float:
    """Give the processor time in seconds for one text."""
    start = time.process_time()
    convert(data, "text", ("akn", "json"))
    return time.process_time() - start


def tell_folder(folder: Path) -> None:
    """Tell the speed for the texts of a folder."""
    texts = [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    texts *= -(-FEW // len(texts))
    size = sum(map(len, texts))
    measure(texts[0])
    total = sum(map(measure, texts))
    tell(f"texts a second, {folder.name}", len(texts) / total)
    tell(f"MB a second, {folder.name}", size / total / 1e6, 2)


def make_text(shape: str, size: int) -> bytes:
    """Give a text of a shape and about a size."""
    make, gap, width = SHAPES[shape]
    parts, length, i = [HEAD], len(HEAD), 0
    while length < size:
        i += 1
        lines = [fill(line, width) if width else line for line in make(i)]
        parts += [line + gap for line in lines]
        length += sum(map(len, lines))
    return "".join(parts).encode()


def main(folders: list[str]) -> None:
    """Print both tables."""
    for folder in map(Path, folders):
        if any(folder.glob("*.txt")):
            tell_folder(folder)
    for shape in SHAPES:
        times: list[float] = []
        # What would make more XML than anyone can check is refused.
        with suppress(LimitError):
            for size in SIZES:
                times.append(measure(make_text(shape, size)))
        tell(f"seconds for {SIZES[len(times) - 1] / 1e6:.0f} MB, {shape}", times[-1], 2)
        tell("  times those for half of it", times[-1] / times[-2], 2)


if __name__ == "__main__":
    main(sys.argv[1:] or ["seeds"])
