"""The documentation site: its examples run as printed, and it builds without a warning.

The commands of a page run one after the other in a folder with `papers`, two PDFs, and
`texts`, the seeds; what is printed below them is what they print. Python follows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
import yaml

from pdfs import Sheet, write_pdf
from snippets import read_snippet
from unres.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.md") if p.parent.name != "reference")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

RESOLUTIONS = {
    "first": (
        "A/RES/81/7",
        "The General Assembly,",
        "1. Requests the Secretary-General to report on the matter;",
        "2. Decides to remain seized of the matter.",
        "30th plenary meeting",
        "2 November 2026",
    ),
    "second": (
        "A/RES/81/8",
        "The General Assembly,",
        "1. Invites the Human Rights Council to consider the matter;",
        "2. Decides to remain seized of the matter.",
        "30th plenary meeting",
        "2 November 2026",
    ),
}


def name_of(path: Path) -> str:
    """Give the path of a page from the folder of the site on."""
    return path.relative_to(DOCS).as_posix()


def list_blocks(page: Path, language: str) -> list[str]:
    """Give the blocks of a page in a language."""
    found = BLOCK.findall(page.read_text("utf-8"))
    return [body for name, body in found if name == language]


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """Give a folder with what the pages take for granted."""
    shutil.copytree(ROOT / "seeds", tmp_path / "texts")
    (tmp_path / "papers").mkdir()
    for name, lines in RESOLUTIONS.items():
        sheet = Sheet()
        for i, line in enumerate(lines):
            sheet.text(72, 720 - 28 * i, line)
        (tmp_path / "papers" / f"{name}.pdf").write_bytes(write_pdf(sheet))
    return tmp_path


def run_blocks(page: Path, folder: Path) -> str:
    """Give the blocks of commands of a page with what they print now."""
    found = []
    for block in list_blocks(page, "console"):
        told = ""
        for line in re.findall(r"^\$ (.+)$", block, re.MULTILINE):
            path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
            done = subprocess.run(
                ["bash", "-c", line],
                cwd=folder,
                env={"PATH": path, "LC_ALL": "C.UTF-8"},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, line + done.stdout + done.stderr
            told += f"$ {line}\n{done.stdout}"
        found.append(told)
    return "".join(found)


def run_python(code: str, folder: Path) -> tuple[str, str]:
    """Give what the last expressions of a snippet are, and what is printed of them."""
    run, shown = read_snippet(code)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", run],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, "".join(f"{each}\n" for each in shown)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_examples_of_a_page_run_as_printed(page: Path, folder: Path) -> None:
    assert run_blocks(page, folder) == "".join(list_blocks(page, "console"))
    for code in list_blocks(page, "python"):
        found, shown = run_python(code, folder)
        assert found == shown
        assert shown


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    shutil.copytree(DOCS, tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    made = tmp_path / "docs" / "reference"
    for words in (
        [str(DOCS / "make.py"), str(made)],
        ["-m", "mkdocs", "--quiet", "build", "--strict"],
    ):
        done = subprocess.run(
            [sys.executable, *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    built = tmp_path / "build" / "site"
    assert (built / "tutorial.html").is_file()
    codes = (built / "reference" / "codes.html").read_text("utf-8")
    assert "paragraph-cut-off" in codes
    assert "X003" in codes


def test_every_page_is_in_the_menu() -> None:
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    named = set(re.findall(r"[\w/]+\.md", str(menu)))
    made = {f"reference/{name}.md" for name in ("commands", "codes", "schemas")}
    assert named == {name_of(page) for page in PAGES} | made


def test_the_manual_page_tells_every_command_and_option() -> None:
    if os.environ.get("UNRES_ACCEPT"):
        subprocess.run([sys.executable, str(DOCS / "man.py")], check=True)
    page = (DOCS / "unres.1").read_text("utf-8").replace("\\-", "-")
    for name in COMMANDS:
        assert f'.SS "unres {name} ' in page
        for option in import_module(f"unres.cli.{name}").command.params:
            if isinstance(option, click.Option):
                assert option.opts[-1] in page, (name, option.opts)


def test_the_papers_of_the_project_are_true() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'version = "{cited["version"]}"' in project
    for name in ("CONTRIBUTING.md", "SECURITY.md", "ACCURACY.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8")):
            assert (ROOT / link).exists(), (name, link)


def test_the_image_takes_files_that_exist() -> None:
    docker = (ROOT / "Dockerfile").read_text("utf-8")
    copied = re.findall(r"^COPY (.+) \S+$", docker, re.MULTILINE)
    for name in " ".join(copied).split():
        assert (ROOT / name).exists(), name
        kept = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        assert f"!{name.partition('/')[0]}" in kept, name
