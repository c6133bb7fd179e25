"""A bucket that works as a folder: S3, as moto plays it on this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from poison import read_tree

fsspec = pytest.importorskip("fsspec", reason="the extra cloud is not installed")
pytest.importorskip("s3fs", reason="the extra cloud is not installed")
pytest.importorskip("moto.server", reason="the extra dev is not installed")

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def world() -> Iterator[dict[str, str]]:
    """The environment in which S3 is on this machine."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    secrets = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
    place = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_ENDPOINT_URL": address}
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        wait_for(port)
        yield os.environ | secrets | place
        server.terminate()


def wait_for(port: int) -> None:
    """Wait until somebody listens."""
    end = time.monotonic() + 300
    while time.monotonic() < end:
        with socket.socket() as found:
            if found.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def unres(world: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "unres", *args]
    return subprocess.run(
        command, env=world, capture_output=True, text=True, check=False
    )


def ask(world: dict[str, str], script: str) -> str:
    """Give what a script prints that talks to the bucket in a process of its own."""
    whole = f"import fsspec; s3 = fsspec.filesystem('s3'); {script}"
    command = [sys.executable, "-c", whole]
    return subprocess.run(
        command, env=world, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def test_a_bucket_works_as_a_folder(world: dict[str, str], tmp_path: Path) -> None:
    ask(
        world,
        f"s3.mkdir('nations'); s3.put({str(SEEDS)!r}, 'nations/in', recursive=True)",
    )
    assert unres(world, "convert", str(SEEDS), "-o", f"{tmp_path}/out").returncode == 0
    command = ["convert", "s3://nations/in", "-o", "s3://nations/out", "--jobs", "2"]
    first = unres(world, *command)
    assert first.returncode == 0, first.stderr
    assert first.stderr.startswith("2 documents: 2 written (in s3://nations/out)\n")
    ask(world, f"s3.get('nations/out', {str(tmp_path)!r} + '/got', recursive=True)")
    assert read_tree(tmp_path / "got") == read_tree(tmp_path / "out")
    assert "nations/out/.unres/run.json" in ask(world, "print(s3.find('nations/out'))")

    assert unres(world, *command).stderr == (
        "2 documents: 2 up to date (in s3://nations/out)\n"
    )
    ask(
        world,
        "s3.rm(s3.glob('nations/out/*.json')[0]); s3.pipe('nations/in/new.txt', b'')",
    )
    third = unres(world, *command)
    assert third.returncode == 1
    assert "unres: s3://nations/in/new.txt: the file is empty" in third.stderr
    assert "3 documents: 1 written, 1 up to date, 1 failed" in third.stderr


def test_one_object_goes_to_the_standard_output(world: dict[str, str]) -> None:
    ask(world, f"s3.mkdir('one'); s3.put({str(SEEDS)!r}, 'one/in', recursive=True)")
    name = sorted(SEEDS.glob("*.txt"))[0].name
    done = unres(world, "convert", f"s3://one/in/{name}", "--to", "akn")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("<?xml")


def test_a_bucket_that_is_not_there_is_an_error(world: dict[str, str]) -> None:
    done = unres(world, "convert", "s3://nothing/in", "-o", "s3://nothing/out")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "s3://nothing/in" in done.stderr
    done = unres(world, "convert", str(SEEDS), "-o", "s3://nothing/out")
    assert done.returncode == 1
    assert "s3://nothing/out" in done.stderr
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
