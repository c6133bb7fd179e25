"""The snippets of the papers run as printed, in a clean clone, one after the other.

The clone is a copy of the files that git tracks or would track. Its environment is the
one that runs the tests. `make test` runs there with a few of the tests alone, for among
all of them it would find itself.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from snippets import read_snippet

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ("README.md", "schemas/README.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BIN = Path(sys.executable).parent

SEED = "seeds/004_62879b6795846ea4.txt"
STANDS_FOR = {
    "OUT IN…": "parts out",
    "graph OUT": "graph flat",
    "review OUT": "review output",
    "tables OUT": "tables flat",
    "A.xml B.xml…": "tests/cases/align/en.xml tests/cases/align/fr.xml",
    "A B": f"{SEED} {SEED}",
    "OUT PACKAGE": "output packed",
    "IN…": "seeds",
    "FILE\\|DIR…": "output",
    "-o OUT": "-o out",
    "FILE": "output/004_62879b6795846ea4.xml",
    "DIR": "output",
    "CODE": "paragraph-cut-off",
}
"""What the table of commands leaves open → what the test puts there."""

FEW = "tests/unit/test_symbol.py"
"""What `make test` takes for all tests in the clone."""

FOREIGN = ("xmllint",)
"""Programs of others, which the project does not install."""

MARK = "--- the output of command"


class Command(NamedTuple):
    """A command as printed, and the lines printed below it."""

    line: str
    shown: str

    @property
    def missing(self) -> str:
        """The program of others that it calls and this machine lacks; "" for none."""
        program = self.line.split()[0]
        return program if program in FOREIGN and not shutil.which(program) else ""


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
        lines += [f"echo '{MARK} {number}'", command.line]
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
    commands = [each for each in list_commands() if not each.missing]
    path = f"{os.environ['PATH']}:/usr/bin:/bin"
    done = subprocess.run(
        ["bash", "-c", make_script(commands)],
        cwd=clone,
        env={
            "PATH": path,
            "LC_ALL": "C.UTF-8",
            "SLURM_ARRAY_TASK_ID": "1",
            "PYTEST_ADDOPTS": FEW,
        },
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
    if command.missing:
        pytest.skip(f"{command.missing} is not on this machine")
    assert command.line in printed
    if command.shown:
        assert printed[command.line] == command.shown


def test_make_test_checks_style_and_types_and_runs_tests(
    printed: dict[str, str],
) -> None:
    (told,) = (printed[line] for line in printed if line.startswith("make test"))
    for done in ("All checks passed!", "already formatted", "no issues found"):
        assert done in told
    assert re.search(r"^\d+ passed", told, re.MULTILINE)


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


def run_python(code: str, folder: Path) -> str:
    """Give what a program prints that runs in a folder, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize(
    "snippet", [each for paper in PAPERS for each in list_blocks(paper, "python")]
)
def test_a_snippet_of_python_runs_as_printed(
    snippet: str, clone: Path, printed: dict[str, str]
) -> None:
    assert printed
    code, shown = read_snippet(snippet)
    expected = [".*".join(map(re.escape, each.split("…"))) for each in shown]
    found = run_python(code, clone)
    if expected:
        assert re.fullmatch("\n".join(expected), found.rstrip("\n"))


@pytest.mark.parametrize("query", list_blocks("README.md", "sql"))
def test_a_query_gives_what_is_printed_below_it(
    query: str, clone: Path, printed: dict[str, str]
) -> None:
    assert printed
    code = f"""
import duckdb
for row in duckdb.connect().execute({query!r}).fetchall():
    print("--", *row[:1], *(f"| {{value}}" for value in row[1:]))
"""
    shown = re.findall(r"^-- .*\n", query, re.MULTILINE)
    assert run_python(code, clone) == "".join(shown)


def test_hooks_are_named_by_what_exists() -> None:
    (hooks,) = (each for each in list_blocks("README.md", "yaml") if "repos:" in each)
    assert re.findall(r"^ +rev: (\S+)", hooks, re.MULTILINE) == ["COMMIT"]
    assert "files: " in hooks
