"""The wheel does what the clone does, in an environment that has nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
TOLD = "import sys; print('%d.%d' % sys.version_info[:2])"


def find_pythons() -> list[str]:
    """Give the oldest and the newest Python of this machine that will do."""
    found = {f"{sys.version_info[0]}.{sys.version_info[1]}": sys.executable}
    for version in PYTHONS:
        path = shutil.which(f"python{version}")
        if path and run(path, "-c", TOLD, check=False).strip() == version:
            found.setdefault(version, path)
    ordered = sorted(found, key=lambda it: int(it.partition(".")[2]))
    return [found[version] for version in dict.fromkeys((ordered[0], ordered[-1]))]


def run(*words: str, cwd: Path = ROOT, check: bool = True) -> str:
    """Give what a command prints, run without what this environment has."""
    own = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    env = {key: value for key, value in os.environ.items() if key not in own}
    done = subprocess.run(
        words, cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(name="wheel", scope="module")
def wheel_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built of a copy of what is built, as `make dist` does."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    leave = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.so")
    for name in ("pipeline", "schemas", "docs"):
        shutil.copytree(ROOT / name, source / name, ignore=leave)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(made), ".",
        cwd=source)  # fmt: skip
    (wheel,) = made.glob("unres-*.whl")
    return wheel


@pytest.mark.parametrize("python", find_pythons())
def test_the_wheel_does_the_main_job_in_a_clean_environment(
    python: str, wheel: Path, tmp_path: Path
) -> None:
    if python == sys.executable:
        venv.create(tmp_path / "env", with_pip=True, symlinks=True)
    else:
        run(python, "-m", "venv", str(tmp_path / "env"))
    own = tmp_path / "env" / "bin"
    run(str(own / "python"), "-m", "pip", "install", "-q", f"{wheel}[archive]")
    unres, out = str(own / "unres"), tmp_path / "out"
    run(unres, "doctor", cwd=tmp_path)
    run(unres, "convert", str(ROOT / "seeds"), "-o", str(out), cwd=tmp_path)
    run(unres, "validate", "--fail-on", "warning", str(out), cwd=tmp_path)
    run(unres, "pack", str(out), str(tmp_path / "bag"), "--verify", cwd=tmp_path)
    run(unres, "schemas", str(tmp_path / "schemas"), cwd=tmp_path)
    here = [sys.executable, "-m", "unres"]
    run(*here, "convert", str(ROOT / "seeds"), "-o", str(tmp_path / "here"))
    for path in (tmp_path / "here").glob("[!.]*.*"):
        assert (out / path.name).read_bytes() == path.read_bytes(), path.name
    assert (own.parent / "share" / "man" / "man1" / "unres.1").is_file()


def test_the_shell_completes_commands_and_options() -> None:
    for words, wanted in (("unres val", "validate"), ("unres pack --as o", "ocfl")):
        env = {
            **os.environ,
            "_UNRES_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
        }
        command = Path(sys.executable).with_name("unres")
        done = subprocess.run(
            [command], env=env, capture_output=True, text=True, check=True
        )
        assert f"plain,{wanted}\n" in done.stdout
