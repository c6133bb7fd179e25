"""`unres validate` in one process: what keeps a file from being judged, and paths."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unres.batch import judging
from unres.batch.input import Input
from unres.cli import main
from unres.errors import ExitCode, LimitError, MissingError, SourceError
from unres.validate import Engine

CLEAN = (Path(__file__).parents[1] / "cases" / "validate" / "clean.xml").read_bytes()


@pytest.fixture(autouse=True)
def three_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        (tmp_path / f"{name}.xml").write_bytes(CLEAN)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    def run_validate(*args: str) -> tuple[int, Any]:
        # A worker is made of this process, which other tests may have made large.
        status = main(["validate", "--format", "json", "--memory", "0", *args])
        files = json.loads(capfdbinary.readouterr().out)["files"]
        return status, {f["path"]: [x["code"] for x in f["findings"]] for f in files}

    return run_validate


@pytest.mark.parametrize(
    ("fault", "code", "status"),
    [
        (SourceError("it is gone; look for it"), "source-unreadable", ExitCode.FAILED),
        (LimitError("it is large; shrink it"), "limit-exceeded", ExitCode.FAILED),
        (KeyError("sesame"), "unexpected", ExitCode.BUG),
    ],
)
def test_a_file_that_cannot_be_judged_is_told_and_costs_only_itself(
    fault: Exception,
    code: str,
    status: ExitCode,
    run: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = Input.read

    def fail(source: Input) -> bytes:
        if source.name == "b.xml":
            raise fault
        return read(source)

    monkeypatch.setattr(Input, "read", fail)
    expected = {"a.xml": [], "b.xml": [code], "c.xml": []}
    assert run(".", "--select", "T") == (status, expected)


def test_without_the_schema_nothing_is_judged(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MissingError("there is no schema; get one")

    monkeypatch.setattr(judging, "prepare", fail)
    assert main(["validate", "a.xml"]) == ExitCode.ENVIRONMENT


def test_paths_are_told_from_the_working_folder_on(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = [str(tmp_path / "c.xml"), "./b.xml", "a.xml"]
    assert run(*named) == (ExitCode.OK, {"c.xml": [], "b.xml": [], "a.xml": []})
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert list(run("../a.xml")[1]) == ["../a.xml"]


def poison(name: str, deed: Callable[[], object]) -> Callable[[Input], bytes]:
    """Give a way to read that does something else for one file."""
    read = Input.read

    def read_or_die(source: Input) -> bytes:
        if source.name == name:
            deed()
        return read(source)

    return read_or_die


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "worker-crashed"),
        (lambda: time.sleep(600), "too-slow"),
        (lambda: bytearray(2**40), "out-of-memory"),
    ],
    ids=["crashes", "hangs", "eats memory"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_costs_a_worker_costs_only_itself(
    deed: Callable[[], object],
    code: str,
    jobs: str,
    run: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Input, "read", poison("b.xml", deed))
    expected = {"a.xml": [], "b.xml": [code], "c.xml": []}
    # A good file is lost only if it takes so long twice, even on a busy machine.
    args = ("--jobs", jobs, "--timeout", "3" if code == "too-slow" else "300")
    assert run(".", *args) == (ExitCode.FAILED, expected)


def test_verdicts_come_in_the_order_of_the_files(run: Any) -> None:
    for number in range(60):
        path = Path(f"{number:03}.xml")
        path.write_bytes(CLEAN * (number % 3 // 2) or b"<a>" * (number % 7))
    status, files = run(".", "--jobs", "2")
    assert status == ExitCode.FAILED
    assert list(files) == sorted(files)
    assert len(files) == 63


@pytest.mark.parametrize("engine", [each.value for each in Engine])
def test_every_engine_may_be_asked_for(engine: str, run: Any) -> None:
    spoilt = CLEAN.replace(b'<FRBRcountry value="un"/>', b"")
    Path("b.xml").write_bytes(spoilt)
    expected = {"a.xml": [], "b.xml": ["X003"], "c.xml": []}
    assert run(".", "--engine", engine) == (ExitCode.FAILED, expected)
