"""The snippets of the papers run as printed, in a clean clone, one after the other.

The clone is a copy of the files that git tracks or would track. Its environment is the
one that runs the tests; `make test` is only looked at, for it would run itself.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import unres

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ("README.md", "schemas/README.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BIN = Path(sys.executable).parent

SEED = "seeds/004_62879b6795846ea4.txt"
STANDS_FOR = {
    "OUT IN…": "parts out",
    "IN…": "seeds",
    "FILE\\|DIR…": "output",
    "-o OUT": "-o out",
    "FILE": "output/004_62879b6795846ea4.xml",
    "DIR": "output",
    "CODE": "paragraph-cut-off",
}
"""What the table of commands leaves open → what the test puts there."""

MARK = "--- the output of command"


class Command(NamedTuple):
    """A command as printed, and the lines printed below it."""

    line: str
    shown: str


def list_blocks(paper: str, *languages: str) -> list[str]:
    """Give the blocks of a paper that are written in some languages."""
    text = (ROOT / paper).read_text("utf-8")
    return [body for language, body in BLOCK.findall(text) if language in languages]


def list_commands() -> list[Command]:
    """Give the commands of the papers, each with what is printed below it."""
    found: list[Command] = []
    for paper in PAPERS:
        for block in list_blocks(paper, "console"):
            parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
            assert not parts[0], block
            pairs = (part.partition("\n") for part in parts[1:])
            found += [Command(line, shown) for line, _, shown in pairs]
    return found


def make_script(commands: list[Command]) -> str:
    """Give a shell script that ends at the first command that fails."""
    lines = ["set -e"]
    for number, command in enumerate(commands):
        asked = command.line.replace("make test", "make --dry-run test")
        lines += [f"echo '{MARK} {number}'", asked]
    return "\n".join(lines)


@pytest.fixture(name="clone", scope="module")
def clone_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a clone with an environment in which nothing needs to be installed."""
    clone = tmp_path_factory.mktemp("clone")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, clone / name)
    own = clone / ".venv" / "bin"
    own.mkdir(parents=True)
    for path in BIN.iterdir():
        (own / path.name).symlink_to(path)
    for name in (".installed", ".installed-dev"):
        (clone / ".venv" / name).touch()
    # What the examples take for granted: a corpus, and a part of a scheduler's array.
    shutil.copytree(clone / "seeds", clone / "corpus")
    return clone


@pytest.fixture(name="printed", scope="module")
def printed_fixture(clone: Path) -> dict[str, str]:
    """Give what each command prints on its standard output, run in one shell."""
    commands = list_commands()
    path = f"{os.environ['PATH']}:/usr/bin:/bin"
    done = subprocess.run(
        ["bash", "-c", make_script(commands)],
        cwd=clone,
        env={"PATH": path, "LC_ALL": "C.UTF-8", "SLURM_ARRAY_TASK_ID": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    outputs = re.split(rf"^{MARK} \d+\n", done.stdout, flags=re.MULTILINE)[1:]
    return dict(zip((each.line for each in commands), outputs, strict=True))


@pytest.mark.parametrize("command", list_commands(), ids=lambda each: each.line)
def test_a_command_runs_as_printed(command: Command, printed: dict[str, str]) -> None:
    assert command.line in printed
    if command.shown:
        assert printed[command.line] == command.shown


def list_rows() -> Iterator[str]:
    """Give the commands of the README's table, with something for what is left open."""
    text = (ROOT / "README.md").read_text("utf-8")
    for row in re.findall(r"^\| `(unres [^`]+)` \|", text, re.MULTILINE):
        source = {"FILE": SEED} if row.startswith("unres explain") else {}
        given = {**STANDS_FOR, **source}
        wanted = "|".join(map(re.escape, given))
        yield re.sub(wanted, lambda found, given=given: given[found[0]], row)


@pytest.mark.parametrize("row", list(list_rows()))
def test_a_command_of_the_table_runs(
    row: str, clone: Path, printed: dict[str, str]
) -> None:
    assert printed
    words = ["-m", *row.split()]
    done = subprocess.run(
        [sys.executable, *words], cwd=clone, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout or done.stderr


@pytest.mark.parametrize(
    ("paper", "snippet"),
    [(paper, each) for paper in PAPERS for each in list_blocks(paper, "python")],
)
def test_a_snippet_of_python_runs_as_printed(
    paper: str,
    snippet: str,
    clone: Path,
    printed: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert printed
    monkeypatch.chdir(clone)
    names: dict[str, Any] = {}
    lines = snippet.splitlines()
    for statement in ast.parse(snippet).body:
        code = ast.unparse(statement)
        shown = lines[(statement.end_lineno or 1) - 1].partition("  # ")[2]
        if not isinstance(statement, ast.Expr) or not shown:
            exec(code, names)
            continue
        pattern = ".*".join(map(re.escape, shown.split("…")))
        assert re.fullmatch(pattern, repr(eval(code, names)), re.DOTALL), code


@pytest.mark.parametrize("query", list_blocks("README.md", "sql"))
def test_a_query_gives_what_is_printed_below_it(
    query: str, clone: Path, printed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    assert printed
    monkeypatch.chdir(clone)
    with duckdb.connect() as base:
        rows = base.execute(query).fetchall()
    shown = re.findall(r"^-- (.*)$", query, re.MULTILINE)
    assert [" | ".join(row) for row in rows] == shown


def test_hooks_are_named_by_the_tag_of_this_version() -> None:
    (hooks,) = (each for each in list_blocks("README.md", "yaml") if "repos:" in each)
    assert re.findall(r"^ +rev: (\S+)", hooks, re.MULTILINE) == [
        f"v{unres.__version__}"
    ]
    assert "files: " in hooks
