"""Runs over many inputs, with a stand-in for the conversion."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from spoken import ENGLISH
from unres.batch import record
from unres.batch.execute import preview, run_task
from unres.batch.folder import PRIVATE
from unres.batch.input import Input
from unres.batch.inputs import find_inputs
from unres.batch.outcome import Outcome, Status
from unres.batch.plan import OPTIONS, Retry, Run
from unres.batch.report import summarise, tell_run, tell_summary
from unres.batch.work import Task
from unres.batch.worker import Limits
from unres.convert import Options, Result
from unres.errors import BusyError, ExitCode, LossError, MissingError, SourceError
from unres.model import Document, Meta, Notice, Severity, Source
from unres.text import Span

SUFFIXES = {"akn": ".xml", "json": ".json"}


class StandIn:
    """Converts words to themselves, unless they ask for something else."""

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
        notice = Notice("cut-short", Severity.REVIEW, Span(4, 5), "it ends early")
        doubts = (notice,) if "doubt" in words else ()
        symbol = words.partition("symbol ")[2]
        document = Document(
            Source(words, language=ENGLISH),
            Meta(symbol=symbol, language=ENGLISH),
            notices=doubts,
        )
        files = {form: f"{form}: {words} {options.date}".encode() for form in forms}
        return Result(document, {}, files)


@pytest.fixture
def task(tmp_path: Path) -> Run:
    return Run(Task(StandIn(), Options(), SUFFIXES), tmp_path / "out")


def other_task(run: Run, **changes: Any) -> Run:
    """Give a run with another task."""
    return replace(run, task=replace(run.task, **changes))


def other_policy(run: Run, **changes: Any) -> Run:
    """Give a run that does other things again."""
    return replace(run, policy=replace(run.policy, **changes))


def find_all(task: Run) -> list[Input]:
    """Find the files of the folder that is converted."""
    return find_inputs([str(task.out.parent / "in")])


def run(task: Run, **words: str) -> list[Outcome]:
    """Convert a folder of files with these words under these names."""
    folder = task.out.parent / "in"
    folder.mkdir(exist_ok=True)
    for name, text in words.items():
        (folder / f"{name}.txt").write_text(text)
    outcomes = list(run_task(find_all(task), task))
    return sorted(outcomes, key=lambda outcome: outcome.number)


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [str(outcome.status) for outcome in outcomes]


def read_out(task: Run) -> dict[str, bytes]:
    files = [p for p in task.out.rglob("*") if p.is_file() and PRIVATE not in p.parts]
    return {path.name: path.read_bytes() for path in files}


def test_every_format_is_written_under_the_name_of_the_input(task: Run) -> None:
    run(task, a="one")
    assert read_out(task) == {"a.xml": b"akn: one ", "a.json": b"json: one "}


def test_a_bad_document_costs_only_itself_and_writes_nothing(task: Run) -> None:
    outcomes = run(task, a="one", b="bad", c="bug", d="lost", e="two")
    assert statuses(outcomes) == ["written", *["failed"] * 3, "written"]
    assert {Path(name).stem for name in read_out(task)} == {"a", "e"}


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
    words: str, code: str | None, status: ExitCode, task: Run
) -> None:
    outcomes = run(task, a="one", b=words, c="bad" if code else "two")
    failure = outcomes[1].failure
    assert (failure and failure.code) == code
    assert summarise(outcomes).exit_code is status


def test_a_fault_of_ours_is_named_and_asks_for_a_report(task: Run) -> None:
    (outcome,) = run(task, a="bug")
    assert outcome.failure is not None
    assert outcome.failure.message.startswith("KeyError: 'sesame'; this is a bug in")


def test_what_every_document_needs_ends_the_run(task: Run) -> None:
    with pytest.raises(MissingError):
        run(task, a="missing")


def test_a_second_run_does_no_work_and_changes_no_byte(task: Run) -> None:
    run(task, a="one", b="bad", c="two")
    before = read_out(task)
    assert statuses(run(task)) == ["up to date", "failed", "up to date"]
    assert read_out(task) == before


def test_only_what_has_changed_is_done_again(task: Run) -> None:
    run(task, a="one", b="two", c="three")
    (task.out / "c.json").unlink()
    assert statuses(run(task, b="other")) == ["up to date", "written", "written"]
    assert read_out(task)["c.json"] == b"json: three "


@pytest.mark.parametrize(
    "change",
    [
        {"options": Options(date="2025-01-01")},
        {"options": Options(language="fra")},
        {"strict": True},
    ],
)
def test_other_options_do_the_work_again(change: dict[str, object], task: Run) -> None:
    run(task, a="one")
    (outcome,) = run(other_task(task, **change))
    assert (outcome.status, outcome.reason) == (Status.WRITTEN, OPTIONS)


def test_all_can_be_done_again(task: Run) -> None:
    run(task, a="one")
    assert statuses(run(other_policy(task, force=True))) == ["written"]


def test_a_format_that_was_not_asked_for_before_is_added(task: Run) -> None:
    run(other_task(task, suffixes={"akn": ".xml"}), a="one")
    assert statuses(run(other_task(task, suffixes={"json": ".json"}))) == ["written"]
    assert statuses(run(task)) == ["up to date"]


def test_a_killed_run_goes_on_and_ends_in_the_same_bytes(task: Run) -> None:
    words = {"a": "one", "b": "two", "c": "three"}
    run(task, **words)
    whole = read_out(task)
    for name in whole:
        (task.out / name).unlink()
    killed = run_task(find_all(task), task)
    assert next(killed).status is Status.WRITTEN
    killed.close()
    assert statuses(run(task)) == ["up to date", "written", "written"]
    assert read_out(task) == whole


def test_strict_makes_a_doubt_a_failure_with_its_line(task: Run) -> None:
    assert statuses(run(task, a="one\n doubt")) == ["written"]
    (outcome,) = run(other_task(task, strict=True))
    assert outcome.failure is not None
    assert outcome.failure.code == "strict"
    assert "line 2: cut-short: it ends early" in outcome.failure.message


def test_results_can_be_named_by_their_symbols(task: Run) -> None:
    named = other_task(task, by_symbol=True)
    words = {"a": "symbol A/RES/1", "b": "none", "c": "bad"}
    assert statuses(run(named, **words)) == ["written", "written", "failed"]
    assert {"A_RES_1-EN.xml", "b.xml"} < set(read_out(task))
    assert statuses(run(named)) == ["up to date", "up to date", "failed"]


def test_two_documents_with_one_symbol_cost_those_two_only(task: Run) -> None:
    named = other_task(task, by_symbol=True)
    words = {"a": "symbol A/RES/1", "b": "symbol a/res/1", "c": "symbol A/RES/2"}
    outcomes = run(named, **words)
    assert statuses(outcomes) == ["failed", "failed", "written"]
    assert outcomes[0].failure == outcomes[1].failure
    assert outcomes[0].failure is not None
    assert outcomes[0].failure.code == "names-clash"
    assert {Path(name).stem for name in read_out(task)} == {"A_RES_2-EN"}
    assert statuses(run(named)) == ["failed", "failed", "up to date"]


def test_two_inputs_of_one_name_cost_those_two_only(task: Run) -> None:
    run(task, a="one", b="two")
    other = task.out.parent / "other"
    other.mkdir()
    (other / "A.txt").write_text("three")
    found = [*find_all(task), *find_inputs([str(other)])]
    told = {each.label: reason for each, reason in preview(found, task)}
    assert [bool(told[each.label]) for each in found] == [True, False, True]
    outcomes = sorted(run_task(found, task), key=lambda outcome: outcome.number)
    assert statuses(outcomes) == ["failed", "up to date", "failed"]
    assert summarise(outcomes).exit_code is ExitCode.FAILED
    assert read_out(task)["a.xml"] == b"akn: one "
    hasty = other_policy(task, fail_fast=True, force=True)
    assert statuses(list(run_task(found, hasty))) == ["failed", "failed"]


def test_what_a_folder_remembers_holds_no_absolute_path(task: Run) -> None:
    run(task, a="one doubt", b="bad")
    summary = summarise(run_task(find_all(task), other_policy(task, force=True)))
    skipped = str(task.out.parent / "in" / "x.pdf")
    report = tell_run(summary, task, dt.datetime.now(dt.UTC), [skipped])
    assert str(task.out.parent).encode() not in report
    assert json.loads(report)["skipped"] == ["../in/x.pdf"]
    for path in (task.out / PRIVATE).iterdir():
        assert str(task.out.parent).encode() not in path.read_bytes()
    assert (task.out / PRIVATE / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    ("least", "status"),
    [(None, ExitCode.OK), (Severity.REVIEW, ExitCode.FAILED)],
)
def test_a_notice_can_make_the_run_fail_again_and_again(
    least: Severity | None, status: ExitCode, task: Run
) -> None:
    for _ in range(2):
        summary = summarise(run(task, a="one doubt"), least)
        assert summary.exit_code is status
    assert bool(summary.notices) == bool(least)
    assert summarise(run(task, a="one"), Severity.WARNING).exit_code is ExitCode.OK


def test_a_summary_counts_by_code_with_one_example_each(task: Run) -> None:
    outcomes = run(task, a="one doubt", b="two\ndoubt", c="bad", d="three")
    assert list(tell_summary(summarise(outcomes), "in out")) == [
        "4 documents: 3 written, 1 failed (in out)",
        "Failures:",
        f"     1  source-unreadable: {outcomes[2].input.label}: it is bad; mend it",
        "Notices:",
        f"     2  cut-short (review): {outcomes[0].input.label}:1: it ends early",
    ]


def test_the_summary_of_one_document_does_not_repeat_its_failure(task: Run) -> None:
    lines = list(tell_summary(summarise(run(task, a="bad")), "in out"))
    assert lines == ["1 document: 1 failed (in out)"]


def test_what_failed_is_tried_again_or_not(task: Run) -> None:
    run(task, a="one", b="bad")
    outcomes = run(other_policy(task, retry=Retry.NONE))
    assert statuses(outcomes) == ["up to date", "failed"]
    assert [outcome.reason for outcome in outcomes] == ["", ""]
    assert outcomes[1].failure == run(task)[1].failure
    assert run(task)[1].reason == "it failed before (source-unreadable)"


def test_no_more_is_done_than_allowed(task: Run) -> None:
    few = other_policy(task, limit=2)
    assert statuses(run(few, a="one", b="two", c="three")) == ["written", "written"]
    assert statuses(run(few)) == ["up to date", "up to date", "written"]


def test_a_run_can_end_at_the_first_failure(task: Run) -> None:
    words = {"a": "one", "b": "bad", "c": "three"}
    hasty = replace(other_policy(task, fail_fast=True), limits=Limits(jobs=1))
    assert statuses(run(hasty, **words)) == ["written", "failed"]
    assert statuses(run(task)) == ["up to date", "failed", "written"]


def test_what_a_run_would_do_can_be_asked_before(task: Run) -> None:
    run(task, a="one", b="bad")
    run_in = task.out.parent / "in"
    (run_in / "c.txt").write_text("three")
    found = {source.stem: reason for source, reason in preview(find_all(task), task)}
    again = "it failed before (source-unreadable)"
    assert found == {"a": "", "b": again, "c": "new input"}
    assert "c.xml" not in read_out(task)


def test_a_preview_of_nothing_makes_no_folder(task: Run) -> None:
    run_in = task.out.parent / "in"
    run_in.mkdir()
    (run_in / "a.txt").write_text("one")
    assert [reason for _, reason in preview(find_all(task), task)] == ["new input"]
    assert not task.out.exists()


def test_an_input_that_is_only_newer_is_not_done_again(task: Run) -> None:
    run(task, a="one")
    path = task.out.parent / "in" / "a.txt"
    os.utime(path, ns=(1, 1))
    assert statuses(run(task)) == ["up to date"]
    path.write_text("two")
    os.utime(path, ns=(1, 1))
    assert statuses(run(task)) == ["up to date"]  # as far as time and size can tell
    os.utime(path)
    assert statuses(run(task)) == ["written"]


def test_two_runs_do_not_write_into_one_folder(
    task: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "PATIENCE", 0.0)
    run(task, a="one", b="two")
    first = run_task(find_all(task), task)
    next(first)
    with pytest.raises(BusyError, match="another run is writing into"):
        run(task)
    first.close()
    assert statuses(run(task)) == ["up to date", "up to date"]


def test_what_a_killed_run_left_waiting_is_taken_away(task: Run) -> None:
    run(task, a="one")
    waiting = task.out / PRIVATE / "waiting.tmp"
    waiting.mkdir()
    (waiting / "1-1.xml").write_text("half")
    run(task)
    assert not waiting.exists()


def test_the_report_of_a_run_is_the_same_but_for_its_times(task: Run) -> None:
    words = {"a": "one doubt", "b": "two\ndoubt", "c": "bad", "d": "bad"}
    reports = []
    for jobs in (1, 3):
        there = replace(task, out=task.out / str(jobs), limits=Limits(jobs))
        folder = task.out.parent / "in"
        folder.mkdir(exist_ok=True)
        for name, text in words.items():
            (folder / f"{name}.txt").write_text(text)
        summary = summarise(run_task(find_inputs([str(folder)]), there))
        facts = json.loads(tell_run(summary, there, dt.datetime.now(dt.UTC)))
        assert facts.pop("times")["seconds"] >= 0
        reports.append(facts)
    assert reports[0] == reports[1]
    assert reports[0]["documents"] == {"written": 2, "up to date": 0, "failed": 2}
    assert reports[0]["failures"][0]["example"].startswith("../../in/c.txt: ")
    assert reports[0]["notices"][0]["severity"] == "review"
