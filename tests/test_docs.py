"""The papers are true: every command is named, and what is named is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from unres.cli import COMMANDS
from unres.cli import unres as group
from unres.readers import READERS
from unres.writers import SUFFIXES, WRITERS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "pipeline" / "ARCHITECTURE.md").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_the_readme_and_has_help(name: str) -> None:
    assert f"unres {name}" in README
    result = CliRunner().invoke(group, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_format_of_the_table_can_be_chosen(name: str) -> None:
    result = CliRunner().invoke(group, ["convert", "--help"])
    assert name in result.output
    assert name in SUFFIXES


@pytest.mark.parametrize("name", sorted(READERS))
def test_an_input_format_of_the_table_can_be_chosen(name: str) -> None:
    result = CliRunner().invoke(group, ["convert", "--help"])
    assert re.search(rf"--from \[[^\]]*\b{name}\b", result.output)


def test_the_files_that_the_architecture_names_are_there() -> None:
    named = set(
        re.findall(r"`((?:tests|stages|lexicons)/[\w/.-]+\.\w+)`", ARCHITECTURE)
    )
    assert named
    for name in named:
        base = ROOT if name.startswith("tests/") else ROOT / "pipeline" / "unres"
        assert (base / name).exists(), name


def test_the_targets_that_the_readme_names_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"`make (\w+)`", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
