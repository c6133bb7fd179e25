"""The papers say what is: commands, options, targets, files and codes."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import unres
from unres.cli import COMMANDS
from unres.cli import unres as group
from unres.cli.annotations import REPORTS as ANNOTATIONS
from unres.cli.options import FORMATS, FORMS
from unres.convert import convert
from unres.errors import ExitCode
from unres.lexicon import notice_records
from unres.readers import READERS
from unres.validate.reports import REPORTS
from unres.writers import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ["README.md", "pipeline/ARCHITECTURE.md", "schemas/README.md"]


@cache
def read(name: str) -> str:
    """Give the words of a paper."""
    return (ROOT / name).read_text("utf-8")


@cache
def list_files() -> list[Path]:
    """Give the files at the top of the project and those of its own folders."""
    folders = ["pipeline", "tests", "schemas", "seeds", "bench", "docs"]
    below = (path for folder in folders for path in (ROOT / folder).rglob("*.*"))
    return [*ROOT.glob("*.*"), *below]


def find_command(name: str) -> click.Command:
    """Give a command by its name."""
    command = import_module(f"unres.cli.{name}").command
    assert isinstance(command, click.Command)
    return command


def find_choices(name: str) -> dict[str, tuple[str, ...]]:
    """Give the options of a command that have choices."""
    return {
        option.name or "": tuple(option.type.choices)
        for option in find_command(name).params
        if isinstance(option.type, click.Choice)
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"^\| `unres {name}\b.* \| \S", read("README.md"), re.MULTILINE)


def test_every_command_in_the_papers_is_there() -> None:
    for paper in PAPERS:
        named = re.findall(r"`(?:\$ )?unres ([a-z]+)", read(paper))
        assert set(named) <= set(COMMANDS), paper


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_for_itself_and_every_option(name: str) -> None:
    done = CliRunner().invoke(group, [name, "--help"])
    assert done.exit_code == 0
    assert done.output.startswith(f"Usage: unres {name} ")
    command = find_command(name)
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert (option.help or "").endswith((".", "]")), option.name
            assert option.opts[-1] in done.output


def test_the_help_lists_every_command() -> None:
    done = CliRunner().invoke(group, ["--help"])
    for name, help_line in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(help_line)}$", done.output, re.M)


def test_the_choices_are_the_tables() -> None:
    assert tuple(READERS) == FORMATS
    assert tuple(SUFFIXES) == FORMS
    assert find_choices("convert")["to"] == FORMS
    assert find_choices("convert")["in_format"] == FORMATS
    assert find_choices("explain")["in_format"] == FORMATS
    assert find_choices("convert")["notices"] == tuple(ANNOTATIONS)


@pytest.mark.parametrize("name", COMMANDS)
def test_choices_are_words_in_lower_case_on_every_version_of_click(name: str) -> None:
    # Since 8.2, click asks for the NAMES of an enum's members.
    for choices in find_choices(name).values():
        assert all(
            type(choice) is str and choice == choice.lower() for choice in choices
        )


def test_the_readme_and_the_help_tell_the_exit_statuses() -> None:
    done = CliRunner().invoke(group, ["--help"])
    told = " ".join(done.output.partition("Exit status:")[2].split())
    listed = " ".join(read("README.md").partition("Exit status:")[2].split())
    for code in ExitCode:
        assert re.search(rf"\b{code.value} [a-z]", told), code
        assert re.search(rf"\b{code.value} [a-z]", listed), code


def test_options_in_the_readme_are_there() -> None:
    known = {
        opt for name in COMMANDS for p in find_command(name).params for opt in p.opts
    }
    named = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", read("README.md")))
    assert named <= known | {"--help"}


def test_the_readme_lists_every_form_of_a_report() -> None:
    rows = re.findall(r"^\| (`[a-z]+`(?:, `[a-z]+`)*) \| ", read("README.md"), re.M)
    told = [form for row in rows for form in re.findall("[a-z]+", row)]
    assert sorted(told) == sorted(REPORTS)


def test_commands_of_hooks_and_workflows_can_be_run() -> None:
    papers = read("README.md") + read(".pre-commit-hooks.yaml")
    lines = re.findall(r"(?:run|entry): unres (\w+) ([^>\n]*)", papers)
    assert len(lines) > 2
    for name, words in lines:
        args = [word for word in words.split() if word != "documents"]
        context = find_command(name).make_context(name, [*args, str(ROOT)])
        assert context.params.get("files") or context.params["inputs"]


def test_hooks_in_the_readme_are_there() -> None:
    known = set(re.findall(r"^- id: ([a-z-]+)$", read(".pre-commit-hooks.yaml"), re.M))
    named = set(re.findall(r"^ +- id: ([a-z-]+)$", read("README.md"), re.MULTILINE))
    assert named
    assert named <= known


def test_every_target_of_make_is_explained_and_those_in_the_readme_are_there() -> None:
    makefile = read("Makefile")
    phony = re.search(r"^\.PHONY: ((?:.+\\\n)*.+)$", makefile, re.MULTILINE)
    explained = set(re.findall(r"^([a-z-]+):.*  ## \S", makefile, re.MULTILINE))
    assert phony
    assert set(phony[1].split()) - {"stale", "\\"} == explained
    named = set(re.findall(r"`make ([a-z-]+)`", read("README.md")))
    assert named
    assert named <= explained


@pytest.mark.parametrize("paper", PAPERS)
def test_files_in_the_papers_are_there(paper: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", read(paper))
    for name in links:
        assert ((ROOT / paper).parent / name).exists(), name
    quoted = re.findall(r"`([\w./-]+\.(?:py|toml|tsv|md|json|txt))`", read(paper))
    files = [path for path in list_files() if path.suffix != ".pyc"]
    for name in quoted:
        assert any(path.as_posix().endswith(f"/{name}") for path in files), name


def test_what_the_readme_shows_of_a_notice_is_so() -> None:
    shown = " ".join(read("README.md").split())
    for code, severity, name, line in re.findall(
        r"([a-z-]+) \(([a-z]+)\): (seeds/\S+?):(\d+): ", shown
    ):
        path = ROOT / name
        document = convert(path.read_bytes(), path.name, ()).document
        (notice,) = (n for n in document.notices if n.code == code)
        place = document.source.text.count("\n", 0, notice.span.start) + 1
        assert (severity, line) == (notice.severity, str(place))
        assert notice.message in shown


def test_codes_in_the_readme_are_known() -> None:
    told = set(
        re.findall(r"^([a-z-]+) \((?:info|warning|review)\)", read("README.md"), re.M)
    )
    assert told
    assert told <= set(notice_records())


def test_the_changelog_begins_with_the_version() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["version"] == unres.__version__
    heading = re.search(r"^## (.+)$", read("pipeline/CHANGELOG.md"), re.MULTILINE)
    assert heading
    assert unres.__version__ in heading[1] or "nreleased" in heading[1]
