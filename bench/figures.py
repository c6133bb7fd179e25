"""The figures that are measured, with those of the release before beside them.

`figures.tsv` holds the figures of a release: its first line says of which commit and on
what machine. Figures of different machines cannot be compared, but their ratios can.
"""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path

BEFORE = Path(__file__).with_name("figures.tsv")
"""The figures of the release before."""
NOW = Path(os.environ.get("UNRES_FIGURES", "build/figures.tsv"))
"""Where the figures of this run go; a release takes them over."""
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""That of the commands that are measured: as a rule they find their byte code."""
HEAD = f"{'':46}{'now':>10}{'before':>10}"


@cache
def _read_before() -> dict[str, str]:
    """Give the figures of the release before by their names."""
    if not BEFORE.exists():
        return {}
    with BEFORE.open(encoding="utf-8") as stream:
        return {row[0]: row[1] for row in csv.reader(stream, delimiter="\t") if row[1:]}


def tell(name: str, figure: float, places: int = 1) -> None:
    """Print a figure under its name, and keep it."""
    shown = f"{figure:.{places}f}"
    print(f"{name:46}{shown:>10}{_read_before().get(name, '–'):>10}", flush=True)
    NOW.parent.mkdir(parents=True, exist_ok=True)
    with NOW.open("a", encoding="utf-8") as stream:
        stream.write(f"{name}\t{shown}\n")
