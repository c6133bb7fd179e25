"""Runs over many inputs, with a stand-in for the conversion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from unres.batch.inputs import ClashError, find_inputs
from unres.batch.report import summarise, tell_summary
from unres.batch.run import Outcome, Status, Task, run_task
from unres.batch.stamp import RECORD
from unres.convert import Options, Result
from unres.errors import ExitCode, LossError, MissingError, SourceError
from unres.model import Document, Meta, Notice, Severity, Source
from unres.text import Span

SUFFIXES = {"akn": ".xml", "json": ".json"}


@dataclass
class StandIn:
    """Converts words to themselves, and counts the documents it has written."""

    written: int = 0

    def __call__(
        self, data: bytes, name: str, to: Iterable[str], options: Options
    ) -> Result:
        words = data.decode()
        match words.partition(" ")[0]:
            case "bad":
                raise SourceError("it is bad; mend it")
            case "lost":
                raise LossError("characters 0-1 are lost")
            case "bug":
                raise KeyError("sesame")
            case "missing":
                raise MissingError("there is no schema; get one")
        forms = tuple(to)
        self.written += bool(forms)
        notice = Notice("cut-short", Severity.REVIEW, Span(4, 5), "it ends early")
        doubts = (notice,) if "doubt" in words else ()
        symbol = words.partition("symbol ")[2]
        document = Document(Source(words), Meta(symbol=symbol), notices=doubts)
        files = {form: f"{form}: {words} {options.date}".encode() for form in forms}
        return Result(document, {}, files)


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return Task(StandIn(), Options(), SUFFIXES, tmp_path / "out")


def run(task: Task, **words: str) -> list[Outcome]:
    """Convert a folder of files with these words under these names."""
    folder = task.out.parent / "in"
    folder.mkdir(exist_ok=True)
    for name, text in words.items():
        (folder / f"{name}.txt").write_text(text)
    return list(run_task(find_inputs([str(folder)]), task))


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [str(outcome.status) for outcome in outcomes]


def read_out(task: Task) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in task.out.rglob("*") if p.is_file()}


def test_every_format_is_written_under_the_name_of_the_input(task: Task) -> None:
    run(task, a="one")
    written = read_out(task)
    assert written.pop(RECORD)
    assert written == {"a.xml": b"akn: one ", "a.json": b"json: one "}


def test_a_bad_document_costs_only_itself_and_writes_nothing(task: Task) -> None:
    outcomes = run(task, a="one", b="bad", c="bug", d="lost", e="two")
    assert statuses(outcomes) == ["written", *["failed"] * 3, "written"]
    assert {Path(name).stem for name in read_out(task)} == {"a", "e", Path(RECORD).stem}


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        ("one", None, ExitCode.OK),
        ("bad", "source-unreadable", ExitCode.FAILED),
        ("lost", "text-lost", ExitCode.BUG),
        ("bug", "unexpected", ExitCode.BUG),
    ],
)
def test_the_worst_failure_decides_the_exit_status(
    words: str, code: str | None, status: ExitCode, task: Task
) -> None:
    outcomes = run(task, a="one", b=words, c="bad" if code else "two")
    failure = outcomes[1].failure
    assert (failure and failure.code) == code
    assert summarise(outcomes).exit_code is status


def test_a_fault_of_ours_is_named_and_asks_for_a_report(task: Task) -> None:
    (outcome,) = run(task, a="bug")
    assert outcome.failure is not None
    assert outcome.failure.message.startswith("KeyError: 'sesame'; this is a fault of")


def test_what_every_document_needs_ends_the_run(task: Task) -> None:
    with pytest.raises(MissingError):
        run(task, a="missing")


def test_a_second_run_does_no_work_and_changes_no_byte(task: Task) -> None:
    run(task, a="one", b="bad", c="two")
    before = read_out(task)
    assert statuses(run(task)) == ["up to date", "failed", "up to date"]
    assert read_out(task) == before
    assert task.convert == StandIn(written=2)


def test_only_what_has_changed_is_done_again(task: Task) -> None:
    run(task, a="one", b="two", c="three")
    (task.out / "c.json").unlink()
    assert statuses(run(task, b="other")) == ["up to date", "written", "written"]
    assert read_out(task)["c.json"] == b"json: three "


@pytest.mark.parametrize(
    "change",
    [{"options": Options(date="2025-01-01")}, {"force": True}, {"strict": True}],
)
def test_other_options_do_the_work_again(change: dict[str, object], task: Task) -> None:
    run(task, a="one")
    assert statuses(run(replace(task, **change))) == ["written"]


def test_a_format_that_was_not_asked_for_before_is_added(task: Task) -> None:
    run(replace(task, suffixes={"akn": ".xml"}), a="one")
    assert statuses(run(replace(task, suffixes={"json": ".json"}))) == ["written"]
    assert statuses(run(task)) == ["up to date"]


def test_a_killed_run_goes_on_and_ends_in_the_same_bytes(task: Task) -> None:
    words = {"a": "one", "b": "two", "c": "three"}
    run(task, **words)
    whole = read_out(task)
    for name in whole:
        (task.out / name).unlink()
    killed = run_task(find_inputs([str(task.out.parent / "in")]), task)
    assert next(killed).status is Status.WRITTEN
    killed.close()
    assert statuses(run(task)) == ["up to date", "written", "written"]
    assert read_out(task) == whole


def test_strict_makes_a_doubt_a_failure_with_its_line(task: Task) -> None:
    assert statuses(run(task, a="one\n doubt")) == ["written"]
    (outcome,) = run(replace(task, strict=True, out=task.out.parent / "strict"))
    assert outcome.failure is not None
    assert outcome.failure.code == "strict"
    assert "line 2: cut-short: it ends early" in outcome.failure.message
    assert not (task.out.parent / "strict").exists()


def test_results_can_be_named_by_their_symbols(task: Task) -> None:
    named = replace(task, by_symbol=True)
    words = {"a": "symbol A/RES/1", "b": "none", "c": "bad"}
    assert statuses(run(named, **words)) == ["written", "written", "failed"]
    assert {"A_RES_1-EN.xml", "b.xml"} < set(read_out(task))
    assert statuses(run(named)) == ["up to date", "up to date", "failed"]


def test_two_documents_with_one_symbol_write_nothing(task: Task) -> None:
    named = replace(task, by_symbol=True)
    with pytest.raises(ClashError, match=r"a\.txt and .*b\.txt would both"):
        run(named, a="symbol A/RES/1", b="symbol a/res/1")
    assert not task.out.exists()


def test_a_summary_counts_by_code_with_one_example_each(task: Task) -> None:
    outcomes = run(task, a="one doubt", b="two\ndoubt", c="bad", d="three")
    assert list(tell_summary(summarise(outcomes), "in out")) == [
        "4 documents: 3 written, 1 failed (in out)",
        "Failures:",
        f"     1  source-unreadable: {outcomes[2].input.label}: it is bad; mend it",
        "Notices:",
        f"     2  cut-short (review): {outcomes[0].input.label}:1: it ends early",
    ]


def test_the_summary_of_one_document_does_not_repeat_its_failure(task: Task) -> None:
    lines = list(tell_summary(summarise(run(task, a="bad")), "in out"))
    assert lines == ["1 document: 1 failed (in out)"]
