"""What the tests share: documents made by hand, case files, and where things are."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sizes import SOAK
from spoken import ENGLISH
from unres.model import (
    Block,
    Count,
    Document,
    Kind,
    Mark,
    MarkKind,
    Meta,
    Source,
    Sponsor,
    State,
    Topic,
)
from unres.text import Text

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"

# The profile says how many examples laws try, unless they say it themselves.
# On a busy machine, examples are slow to make: that is no fault.
settings.register_profile(
    "small", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "soak",
    max_examples=100_000,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("soak" if SOAK else "small")

SIGNS = str.maketrans("␌␉␠⍽␟␀␍␂␚", "\f\t \xa0\xad\x01\r\x02\ufffe")
"""What stands in a case for what cannot be seen there."""

CASE = re.compile(r"^=== (.+)\n((?:.*\n)*?)---\n((?:(?!===).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A case of a file: `=== what it shows`, a text, `---`, and what comes of it.

    In the text `␌` is a form feed, `␉` a tabulator, `␠` a blank at a line's end, `⍽`
    a no-break space, `␟` a soft hyphen, `␀` a control character, `␍` a carriage
    return, `␂` and `␚` the hyphens of PDFium. With UNRES_ACCEPT=1 in the environment,
    what comes out is written down.
    """

    path: Path
    title: str
    written: str
    expected: str

    @property
    def text(self) -> str:
        """The text with the characters that its signs stand for."""
        return self.written.rstrip("\n").translate(SIGNS)

    def check(self, lines: Iterable[str]) -> None:
        """Hold what came out against what is expected, or write it down."""
        found = "".join(f"{line}\n" for line in lines)
        if os.environ.get("UNRES_ACCEPT"):
            cases = self.path.read_text("utf-8")
            head = f"=== {self.title}\n{self.written}---\n"
            cases = cases.replace(head + self.expected, f"{head}{found}\n")
            self.path.write_text(cases, "utf-8")
            return
        assert found.split("\n") == [*self.expected.rstrip("\n").split("\n"), ""]


def read_cases(folder: Path) -> list[Case]:
    """Read every case of the files in a folder."""
    cases: list[Case] = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        found = [Case(path, *m.groups()) for m in CASE.finditer(text)]
        assert len(found) == len(re.findall("^=== ", text, re.MULTILINE)) > 0, path
        cases += found
    return cases


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a `case` on all of the folder that its module names."""
    if "case" in metafunc.fixturenames:
        cases = read_cases(ROOT / "tests" / "cases" / metafunc.module.CASES)
        ids = [f"{case.path.stem}: {case.title}" for case in cases]
        metafunc.parametrize("case", cases, ids=ids)


class Maker:
    """Writes a source and the blocks over it side by side, so that audits hold."""

    def __init__(self) -> None:
        self.source = ""

    def text(self, words: str) -> Text:
        start = len(self.source)
        self.source += words
        return Text.of(self.source).cut(start)[1]

    def block(
        self,
        kind: Kind,
        words: str = "",
        *blocks: Block,
        num: str = "",
        marks: tuple[tuple[str, MarkKind, str], ...] = (),
        concept: str = "",
    ) -> Block:
        """Give a block; a mark is (its words, kind, target), found in the words.

        The number and words are written to the source when this is called, so
        make a block's parts after it and add them with `under`.
        """
        number, text = self.text(num), self.text(words)
        found = tuple(
            Mark(words.index(part), words.index(part) + len(part), mark, target)
            for part, mark, target in marks
        )
        return Block(kind, number, text, found, blocks, concept)


def under(block: Block, *blocks: Block) -> Block:
    """Give a block with parts added."""
    return replace(block, blocks=block.blocks + blocks)


def sample() -> Document:
    """A small resolution with one of everything that writers must handle."""
    make = Maker()
    block, mark = make.block, MarkKind
    blocks = [
        block(
            Kind.COVER,
            "United Nations",
            marks=(("United Nations", mark.AUTHORITY, "un"),),
        ),
        block(
            Kind.COVER, "A/HRC/RES/59/1", marks=(("A/HRC/RES/59/1", mark.SYMBOL, ""),)
        ),
        block(
            Kind.COVER,
            "Human Rights Council",
            marks=(("Human Rights Council", mark.AUTHORITY, "unga-hrc"),),
        ),
        block(
            Kind.COVER,
            "Fifty-ninth session",
            marks=(("Fifty-ninth session", mark.SESSION, "unga-hrc.59"),),
        ),
        block(
            Kind.COVER, "Agenda item 2", marks=(("Agenda item 2", mark.AGENDA, "2"),)
        ),
        block(
            Kind.COVER,
            "Annual report",
            marks=(("Annual report", mark.AGENDA_TITLE, "2"),),
        ),
        block(
            Kind.COVER,
            "Resolution adopted by the Human Rights Council on 4 July 2025",
            marks=(
                (
                    "Resolution adopted by the Human Rights Council on 4 July 2025",
                    mark.ADOPTION,
                    "",
                ),
                ("Resolution", mark.DOCTYPE, ""),
                ("4 July 2025", mark.ADOPTED, "2025-07-04"),
            ),
        ),
        block(Kind.TITLE, "Situation of human rights in Eritrea", num="59/1."),
        block(
            Kind.FORMULA,
            "The Human Rights Council,",
            marks=(("The Human Rights Council", mark.ORGAN, "unga-hrc"),),
        ),
    ]
    recalling = block(
        Kind.PREAMBULAR,
        "Recalling General Assembly resolution 60/251 of 15 March 2006"
        " and resolutions 5/1 and 5/2 of 18 June 2007,",
        marks=(
            ("Recalling", mark.ACTION, "recall"),
            (
                "General Assembly resolution 60/251 of 15 March 2006",
                mark.CITATION,
                "/akn/un/statement/deliberation/unga/2006-03-15/60-251",
            ),
            ("resolutions 5/1 and 5/2 of 18 June 2007", mark.CITATIONS, ""),
            (
                "5/1",
                mark.CITATION,
                "/akn/un/statement/deliberation/unga-hrc/2007-06-18/5-1",
            ),
            (
                "5/2",
                mark.CITATION,
                "/akn/un/statement/deliberation/unga-hrc/2007-06-18/5-2",
            ),
            ("18 June 2007", mark.DATE, "2007-06-18"),
        ),
        concept="recall",
    )
    blocks.append(recalling)
    one = block(
        Kind.OPERATIVE,
        "Welcomes the report and the benchmarks proposed, namely:",
        num="1.",
        marks=(("Welcomes", mark.ACTION, "welcome"),),
        concept="welcome",
    )
    call = Mark(len("Welcomes the report"), len("Welcomes the report"), mark.CALL, "1")
    note = block(
        Kind.NOTE,
        "See A/HRC/59/24.",
        num="1",
        marks=(("A/HRC/59/24", mark.LINK, "A/HRC/59/24"),),
    )
    a = block(Kind.POINT, "Improvement in the rule of law:", num="(a)")
    i = block(Kind.POINT, "In courts;", num="(i)")
    ii = block(Kind.POINT, "In prisons;", num="(ii)")
    b = block(
        Kind.POINT,
        "A commitment of Eritrea;",
        num="(b)",
        marks=(("Eritrea", mark.STATE, "ERI"),),
    )
    wrap = block(Kind.PROSE, "and to report on them;")
    blocks.append(
        replace(
            under(one, note, under(a, i, ii), b, wrap),
            marks=tuple(sorted((*one.marks, call))),
        )
    )
    two = block(
        Kind.OPERATIVE,
        "Decides to remain seized of the matter.",
        num="2.",
        marks=(("Decides", mark.ACTION, "decide"),),
        concept="decide",
    )
    missing = Mark(len(str(two.text)) - 1, len(str(two.text)) - 1, mark.CALL, "2")
    blocks.append(replace(two, marks=(*two.marks, missing)))
    blocks += [
        block(
            Kind.CLOSING, "30th meeting", marks=(("30th meeting", mark.MEETING, "30"),)
        ),
        block(
            Kind.CLOSING,
            "4 July 2025",
            marks=(("4 July 2025", mark.ADOPTED, "2025-07-04"),),
        ),
        block(
            Kind.VOTE,
            "[Adopted by a recorded vote of 2 to 1, with no abstentions."
            " The voting was as follows:",
            marks=(
                (
                    "Adopted by a recorded vote of 2 to 1, with no abstentions",
                    mark.OUTCOME,
                    "adoptedRecordedVote",
                ),
                ("2", mark.QUANTITY, "inFavour"),
                ("1", mark.QUANTITY, "against"),
            ),
        ),
        block(Kind.VOTE, "In favour:", marks=(("In favour", mark.CHOICE, "inFavour"),)),
        block(
            Kind.VOTE,
            "Albania, Belgium",
            marks=(
                ("Albania", mark.VOTER, "ALB:inFavour"),
                ("Belgium", mark.VOTER, "BEL:inFavour"),
            ),
        ),
        block(Kind.VOTE, "Against:", marks=(("Against", mark.CHOICE, "against"),)),
        block(Kind.VOTE, "China]", marks=(("China", mark.VOTER, "CHN:against"),)),
    ]
    annex = block(Kind.ANNEX, "Terms of reference", num="Annex")
    blocks.append(
        under(
            annex,
            block(Kind.HEADING, "General", num="I"),
            block(Kind.OPERATIVE, "The group shall meet.", num="1."),
        )
    )
    meta = Meta(
        symbol="A/HRC/RES/59/1",
        organ="unga-hrc",
        number="59/1",
        title="Situation of human rights in Eritrea",
        session="59",
        agenda_item="2",
        agenda_title="Annual report",
        adopted="2025-07-04",
        meeting="30",
        outcome="adoptedRecordedVote",
        counts=(
            Count("inFavour", 2, (State("Albania", "ALB"), State("Belgium", "BEL"))),
            Count("against", 1, (State("China", "CHN"),)),
            Count("abstaining", 0),
        ),
        sponsors=(Sponsor(State("Albania", "ALB"), "co"),),
        topics=(Topic("Human rights"),),
        language=ENGLISH,
    )
    return Document(
        Source(make.source, "sample.txt", sha256="0" * 64, language=ENGLISH),
        meta,
        tuple(blocks),
    )


@pytest.fixture(name="soak", scope="session")
def soak_fixture() -> bool:
    return SOAK


@pytest.fixture(name="sample")
def sample_fixture() -> Document:
    return sample()
