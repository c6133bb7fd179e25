"""Reports of what was mended, in words and as JSON."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from unres.mend.change import Mend, Mended
from unres.validate.finding import finding_records

MEANINGS = {each.value: each.meaning for each in Mend}


@dataclass(slots=True)
class Total:
    """What was mended in all files of a run."""

    files: int = 0
    mended: int = 0
    changes: Counter[str] = field(default_factory=Counter)
    spread: Counter[str] = field(default_factory=Counter)
    """In how many files each kind of change was made."""

    def add(self, mended: Mended | None) -> None:
        """Count a file, and what was changed in it if it was mended."""
        self.files += 1
        if mended is not None:
            self.mended += 1
            kinds = Counter(change.kind for change in mended.changes)
            self.changes.update(kinds)
            self.spread.update(kinds.keys())

    def tell(self) -> Iterator[str]:
        """Yield a line for each kind of change, then one for the files."""
        for kind, count in sorted(self.changes.items()):
            files = _plural(self.spread[kind], "file")
            yield f"{kind} {count:>6} in {files}: {name_kind(kind)}\n"
        failed = self.files - self.mended
        yield f"{_plural(self.files, 'file')}: {self.mended} mended, {failed} failed\n"


def name_kind(kind: str) -> str:
    """Say what a kind of change is."""
    return MEANINGS.get(kind) or f"mended: {finding_records()[kind].title}"


def tell_file(path: str, mended: Mended, made: Sequence[str]) -> Iterator[str]:
    """Yield the words of a report on one file: each kind of change, and its lines."""
    words = mended.words
    where = f", written to {', '.join(made)}" if made else ""
    yield f"{path}: {_plural(len(mended.changes), 'change')}{where}\n"
    lines: dict[str, list[int]] = defaultdict(list)
    for change in mended.changes:
        lines[change.kind].append(change.line)
    for kind, places in sorted(lines.items()):
        yield f"  {kind}: {name_kind(kind)}: {len(places)} ({_range(places)})\n"
    records = finding_records()
    for code, count in mended.left.items():
        yield f"  left as it is: {code}, {records[code].title}: {count}\n"
    kept = f"letters kept: {words.text:,} of the text, {words.notes:,} of notes"
    broken = "; others may be missing at the break" if mended.is_broken else ""
    yield f"  {kept}{broken}\n"


def dump_file(
    path: str, mended: Mended | None, made: Sequence[str], failure: str
) -> str:
    """Return a line of JSON on one file."""
    told: dict[str, object] = {"file": path, "written": list(made)}
    if mended is None:
        told["failure"] = failure
    else:
        told["letters"] = mended.words._asdict()
        told["changes"] = [change._asdict() for change in mended.changes]
        told["left"] = dict(mended.left)
    return json.dumps(told, ensure_ascii=False) + "\n"


def _range(lines: Iterable[int]) -> str:
    """Say on which lines something stands.

    >>> _range([7, 3, 4, 4, 5, 9])
    'lines 3–5, 7, 9'
    >>> _range([2, 2])
    'line 2'
    """
    places = sorted({each for each in lines if each})
    if not places:
        return "no line of its own"
    starts = [places[0], *(b for a, b in pairwise(places) if b != a + 1)]
    ends = [*(a for a, b in pairwise(places) if b != a + 1), places[-1]]
    told = (f"{a}–{b}" if b > a else str(a) for a, b in zip(starts, ends, strict=True))
    return f"line{'s' if len(places) > 1 else ''} {', '.join(told)}"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
