"""Measures accuracy against the UN's own XML: `python bench/accuracy.py GOLD`.

GOLD is a folder with `INDEX.tsv` (id, symbol, body, language, shape), `gold/ID.xml` and
inputs in `text`, `pdf` and `pdf-text`, named `ID.*` or `ID--EXTRACTOR.*`. All inputs
are converted and compared unit by unit: a unit is found if its kind, its number and all
its words agree, but for white space and the shapes of quotation marks and dashes. The
figures go to ACCURACY.md.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
import platform
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from statistics import median
from typing import NamedTuple

from lxml import etree

from unres.batch.inputs import find_inputs
from unres.batch.manifest import Manifest, find_manifest
from unres.cli import main as run_unres
from unres.diff.words import Measure
from unres.readers.flat import FlatUnit, UnitKind, read_units

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "ACCURACY.md"
FAULTS = ROOT / "bench" / "gold-faults.tsv"
FOLDERS = ("text", "pdf", "pdf-text")
RULING = (UnitKind.PREAMBULAR, UnitKind.PARAGRAPH)
JUDGED = (*RULING, UnitKind.POINT)
"""The kinds of units that make a document exact."""
PROSE = (UnitKind.PROSE, UnitKind.POINT)
"""The same for decisions and statements, which have none of those."""
SHOWN = (*JUDGED, UnitKind.PROSE, UnitKind.HEADING, UnitKind.NOTE)
FRONT = (UnitKind.MASTHEAD, UnitKind.TITLE)
LOST_NOTES = frozenset({"portal", "double"})
"""The shapes of texts that have lost their footnotes, as such portals do."""
WHERE = {
    "xml": "the UN's XML differs from the printed page",
    "text": "the text made from the XML lost what the page shows",
    "comparison": "the two are alike, but are compared as different",
}
Z = 1.959964
"""The quantile of the normal distribution for 95 %."""

Bag = Counter[tuple[str, str, str]]


class Row(NamedTuple):
    """An input of the corpus."""

    id: str
    symbol: str
    body: str
    language: str
    shape: str

    @property
    def kind(self) -> str:
        """What sort of input it is."""
        return "PDF" if self.shape == "pdf" else f"text: {self.shape}"


@dataclass(slots=True)
class Score:
    """What a group of documents came to."""

    documents: int = 0
    exact: int = 0
    sound: int = 0
    """How many documents have no known fault in what they are compared with."""
    sound_exact: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)


def find_interval(hits: int, count: int) -> tuple[float, float]:
    """Give Wilson's interval of 95 % for a share, in per cent.

    >>> [round(each, 1) for each in find_interval(9, 10)]
    [59.6, 98.2]
    """
    if not count:
        return 0.0, 100.0
    share, square = hits / count, Z * Z / count
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / count + square / count / 4) / (1 + square)
    return max(0.0, 100 * (middle - half)), min(100.0, 100 * (middle + half))


def collect(units: Iterable[FlatUnit]) -> Bag:
    """Give what the units of a document are compared by, as often as it comes."""
    measure = Measure()
    found: Bag = Counter()
    for unit in units:
        for each in (unit, *unit.notes):
            # The markers of notes are no words: files begin at different numbers.
            bare = each._replace(num="") if each.kind is UnitKind.NOTE else each
            key = measure.fold_unit(bare)
            if any(c.isalnum() for c in key[1] + key[2]):
                found[key] += 1
    return found


def choose(bag: Bag, kind: str) -> Bag:
    """Give the units of a kind."""
    return Counter({key: n for key, n in bag.items() if key[0] == kind})


def drop_front(bag: Bag, other: Bag) -> Bag:
    """Give the units without prose that the other file has in its masthead or title.

    Where a front ends is a matter of markup: the UN's statements have their first line
    in the body.
    """
    front = {words for kind, _, words in other if kind in FRONT}
    return Counter({
        key: n
        for key, n in bag.items()
        if not (key[0] == UnitKind.PROSE and key[2] in front)
    })


def compare(gold: Bag, ours: Bag, *, notes: bool) -> tuple[Score, str]:
    """Give the score of one document, and in words which kinds of units differ."""
    score = Score(documents=1)
    gold, ours = drop_front(gold, ours), drop_front(ours, gold)
    judged = JUDGED if any(key[0] in RULING for key in gold) else PROSE
    differing = []
    for kind in SHOWN:
        if kind is UnitKind.NOTE and not notes:
            continue
        a, b = choose(gold, kind), choose(ours, kind)
        hits = (a & b).total()
        score.hits[kind], score.gold[kind], score.ours[kind] = (
            hits,
            a.total(),
            b.total(),
        )
        if kind in judged and not hits == a.total() == b.total():
            differing.append(f"{kind} {hits} of {a.total()}, {b.total()} in ours")
    score.exact = not differing
    return score, "; ".join(differing)


def add(total: Score, score: Score, *, sound: bool) -> None:
    """Add the score of a document to that of a group."""
    total.documents += 1
    total.exact += score.exact
    total.sound += sound
    total.sound_exact += sound and score.exact
    for name in ("hits", "gold", "ours"):
        getattr(total, name).update(getattr(score, name))


def read_faults() -> dict[str, str]:
    """Give the documents whose gold is known to be at fault, and where the fault is."""
    with FAULTS.open(encoding="utf-8") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return {row["symbol"]: row["where"] for row in rows}


def read_index(gold: Path) -> Iterator[Row]:
    """Give the inputs of the corpus."""
    with (gold / "INDEX.tsv").open(encoding="utf-8") as stream:
        rows = csv.reader(stream, delimiter="\t")
        next(rows)
        yield from (Row(*row[:5]) for row in rows)


def convert_all(gold: Path, out: Path, jobs: str) -> dict[str, float]:
    """Convert all inputs, and give the seconds that each took."""
    inputs = [str(gold / each) for each in FOLDERS if (gold / each).is_dir()]
    assert find_inputs(inputs)
    run_unres(["convert", *inputs, "-o", str(out), "--to", "akn", "--jobs", jobs])
    with closing(Manifest.view(find_manifest(out))) as manifest:
        return {Path(entry.key).stem: entry.seconds for entry in manifest}


def read_file(path: Path) -> Bag:
    """Give the units of a file; none where there is no file."""
    return collect(read_units(etree.parse(path).getroot())) if path.exists() else Bag()


@dataclass(slots=True)
class Results:
    """The scores by groups of documents, and what was seen of known faults."""

    total: Score = field(default_factory=Score)
    groups: dict[str, defaultdict[str, Score]] = field(
        default_factory=lambda: {
            name: defaultdict(Score) for name in ("body", "language", "kind")
        }
    )
    faults: dict[str, str] = field(default_factory=dict)


def score_all(gold: Path, out: Path) -> Results:
    """Compare the files of a folder with the gold."""
    results, faults = Results(), read_faults()
    for row in read_index(gold):
        name = row.id.partition("--")[0]
        theirs = read_file(gold / "gold" / f"{name}.xml")
        ours = read_file(out / f"{row.id}.xml")
        score, seen = compare(theirs, ours, notes=row.shape not in LOST_NOTES)
        symbol = "".join(row.symbol.split())
        if seen and symbol in faults:
            results.faults.setdefault(symbol, seen)
        sound = symbol not in faults
        add(results.total, score, sound=sound)
        for by, groups in results.groups.items():
            add(groups[getattr(row, by)], score, sound=sound)
    return results


def show_share(hits: int, count: int) -> str:
    """Give a share in per cent with its interval."""
    if not count:
        return "–"
    low, high = find_interval(hits, count)
    return f"{100 * hits / count:.1f} ({low:.1f}–{high:.1f})"


def tell_group(title: str, groups: dict[str, Score]) -> Iterator[str]:
    """Yield the table of the documents of some groups."""
    yield f"| {title} | inputs | exact, % | without known faults | exact of these, % |"
    yield "|---|---:|---:|---:|---:|"
    for name, it in sorted(groups.items()):
        yield (
            f"| {name} | {it.documents} | {show_share(it.exact, it.documents)}"
            f" | {it.sound} | {show_share(it.sound_exact, it.sound)} |"
        )


def tell_units(total: Score) -> Iterator[str]:
    """Yield the table of the units by their kinds."""
    yield "| units | in the UN's XML | recall, % | in ours | precision, % |"
    yield "|---|---:|---:|---:|---:|"
    for kind in SHOWN:
        hits, gold, ours = total.hits[kind], total.gold[kind], total.ours[kind]
        yield (
            f"| {kind} | {gold} | {show_share(hits, gold)}"
            f" | {ours} | {show_share(hits, ours)} |"
        )


def tell_speed(rows: Iterable[Row], seconds: dict[str, float]) -> Iterator[str]:
    """Yield the table of the time that documents took."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row.id in seconds:
            times[row.kind].append(1000 * seconds[row.id])
    yield "| input | documents | median, ms | 95 % within, ms |"
    yield "|---|---:|---:|---:|"
    for kind, each in sorted(times.items()):
        late = sorted(each)[int(0.95 * (len(each) - 1))]
        yield f"| {kind} | {len(each)} | {median(each):.0f} | {late:.0f} |"


def tell_faults(results: Results) -> Iterator[str]:
    """Yield the list of the documents with known faults."""
    yield "| symbol | what is at fault | what differs (units alike) |"
    yield "|---|---|---|"
    for symbol, where in sorted(read_faults().items()):
        yield f"| {symbol} | {WHERE[where]} | {results.faults.get(symbol, '–')} |"


def find_commit() -> str:
    """Give the commit that is measured."""
    asked = ["git", "rev-parse", "--short=12", "HEAD"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "not known"


def tell_origin(gold: Path, made: str) -> Iterator[str]:
    """Yield of what, when and where the figures are."""
    index = (gold / "INDEX.tsv").read_bytes()
    rows = list(read_index(gold))
    yield f"- {made}."
    yield (
        f"- Corpus: {len(rows)} inputs of {len({row.symbol for row in rows})} documents"
        f" (index sha256 {hashlib.sha256(index).hexdigest()[:16]}), compared with the"
        " XML that the United Nations publish (DGACM; GitHub, UNxml)."
    )
    yield f"- Python {platform.python_version()}, {platform.machine()}."


def write_report(
    gold: Path, results: Results, times: dict[str, float], made: str
) -> str:
    """Give the report; `made` says when and of which commit it is."""
    sections: list[tuple[str, Callable[[], Iterator[str]]]] = [
        ("", lambda: tell_origin(gold, made)),
        ("All documents", lambda: tell_group("", {"all": results.total})),
        *(
            (f"By {title}", lambda t=title, b=by: tell_group(t, results.groups[b]))
            for title, by in (
                ("body", "body"),
                ("language", "language"),
                ("input", "kind"),
            )
        ),
        ("Units", lambda: tell_units(results.total)),
        ("Speed", lambda: tell_speed(read_index(gold), times)),
        ("Known faults", lambda: tell_faults(results)),
    ]
    parts = [HEAD]
    for title, tell in sections:
        parts.append(f"## {title}\n" if title else "")
        parts.append(NOTES.get(title, ""))
        parts.append("\n".join(tell()) + "\n")
    return "\n".join(part for part in parts if part)


HEAD = """# Accuracy

How often `unres` gives what the United Nations' own XML has. Made by
`make accuracy GOLD=FOLDER`; do not edit.

A unit is *found* if its kind, its number and all its words agree, but for white space
and the shapes of quotation marks and dashes. A document is *exact* if all preambular
paragraphs, numbered paragraphs and points are found and there are no others (for
decisions and statements, which have none: all paragraphs). The nesting of units is not
judged, for the UN's files nest unevenly. Brackets hold Wilson's interval of 95 %: the
inputs of one document are not independent, so the true interval is wider.
"""
NOTES = {
    "By input": (
        "`portal`, `double`, `pages`, `split`, `raw` and `flow` are texts made from the"
        " XML in layouts of\nportals and extractors; the other texts are what the named"
        " programs extract from real PDFs.\n"
    ),
    "Speed": (
        "One document in a worker process, to validated Akoma Ntoso, by the clock of a"
        " machine that others\nused too: on one that is idle, it takes less.\n"
    ),
    "Known faults": (
        "Documents whose difference is known not to be an error of the conversion."
        " They count in the first\ncolumn of per cent and not in the second. Those"
        " without a difference here are not in this corpus.\n"
    ),
}


def main(args: list[str]) -> None:
    """Convert, compare and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--jobs", default="auto")
    parser.add_argument("--out", type=Path, help="where to keep the converted files")
    parser.add_argument("--date", default=dt.datetime.now(dt.UTC).date().isoformat())
    given = parser.parse_args(args)
    # What is measured is named first: the clone may move on meanwhile.
    made = f"Date: {given.date}; commit {find_commit()}"
    with tempfile.TemporaryDirectory() as folder:
        out = given.out or Path(folder)
        times = convert_all(given.gold, out, given.jobs)
        results = score_all(given.gold, out)
    REPORT.write_text(write_report(given.gold, results, times, made), "utf-8")
    total = results.total
    print(f"{REPORT.name}: {total.documents} inputs,")
    print(f"{show_share(total.exact, total.documents)} % exact,")
    print(f"{show_share(total.sound_exact, total.sound)} % without known faults")


if __name__ == "__main__":
    main(sys.argv[1:])
