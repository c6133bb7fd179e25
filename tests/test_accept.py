"""The command line as its users meet it: the files `accept/*.md` tell, and are run.

A block ```` ```file NAME ```` makes a file; a block ```` ```console ```` holds
commands after `$ `, what they print (both outputs in one), and `=> N` where the exit
status is not 0. All blocks of a file run in one folder, with the seeds beside it.
With UNRES_ACCEPT=1 in the environment, what commands print now is written down.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STORIES = sorted((ROOT / "tests" / "accept").glob("*.md"))

BLOCK = re.compile(r"^```(file [^\n]+|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_command(command: str, folder: Path) -> str:
    """Give what a shell command prints, and its exit status if it is not 0."""
    shell = f'unres() {{ {shlex.quote(sys.executable)} -m unres "$@"; }}\n{command}'
    done = subprocess.run(
        ["sh", "-c", shell],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    printed = done.stdout.decode()
    if printed and not printed.endswith("\n"):
        printed += "\n"
    return printed + (f"=> {done.returncode}\n" if done.returncode else "")


def tell_again(block: re.Match[str], folder: Path) -> str:
    """Do what a block of a story says, and give the block with what came of it."""
    kind, body = block.groups()
    if kind != "console":
        path = folder / kind.removeprefix("file ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body)
        return block.group()
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    told = (f"{each}\n{run_command(each[2:], folder)}" for each in commands)
    return f"```console\n{''.join(told)}```"


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_the_command_line_does_what_the_story_tells(
    story: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    expected = story.read_text()
    found = BLOCK.sub(lambda block: tell_again(block, tmp_path), expected)
    if os.environ.get("UNRES_ACCEPT"):
        story.write_text(found)
        return
    assert found == expected


def test_there_are_stories() -> None:
    assert STORIES
