"""The compiled core gives the same bytes as pure Python.

Compiling takes minutes, so it is done where it is asked for: `make test-compiled`.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
CASES = ROOT / "tests" / "cases"
ASKED = bool(os.environ.get("UNRES_COMPILED"))
EVERY = 1 if os.environ.get("UNRES_SOAK") else 8
"""Of so many files of the corpus one is converted."""


CONVERT = """
import sys
from hashlib import sha256
from pathlib import Path
from unres import text
from unres.convert import convert
from unres.errors import UnresError
print(Path(text.__file__).suffix)
for path in sys.stdin.read().split("\\n"):
    try:
        made = convert(Path(path).read_bytes(), Path(path).name, sys.argv[1:])
        files = [pair for each in made.every for pair in each.files.items()]
        ledger = [sorted(each.ledger.items()) for each in made.every]
    except UnresError as error:
        files, ledger = [("", str(error).encode())], []
    for name, data in files:
        print(Path(path).name, name, sha256(data).hexdigest())
    print(ledger)
"""


def tell(package: Path, inputs: list[Path]) -> list[str]:
    """Give what a package makes of some files, as digests; and what it runs on."""
    done = subprocess.run(
        (sys.executable, "-c", CONVERT, "akn", "json", "docx", "jsonl", "html"),
        input="\n".join(map(str, inputs)),
        env={**os.environ, "PYTHONPATH": str(package)},
        cwd=package,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def copy_source(top: Path) -> None:
    """Copy what is built, and nothing that was."""
    leave = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.so")
    shutil.copytree(ROOT / "pipeline", top / "pipeline", ignore=leave)
    shutil.copytree(ROOT / "schemas", top / "pipeline/unres/schemas", ignore=leave)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, top / name)


@pytest.fixture(name="pure", scope="module")
def pure_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package as it stands."""
    top = tmp_path_factory.mktemp("pure")
    copy_source(top)
    return top / "pipeline"


@pytest.fixture(name="compiled", scope="module")
def compiled_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package whose core is compiled, fast rather than well."""
    top = tmp_path_factory.mktemp("compiled")
    copy_source(top)
    done = subprocess.run(
        (sys.executable, "setup.py", "--quiet", "build_ext", "--inplace"),
        env={**os.environ, "UNRES_COMPILE": "1", "UNRES_COMPILE_LEVEL": "0"},
        cwd=top,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return top / "pipeline"


@pytest.fixture(name="inputs", scope="module")
def inputs_fixture(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The seeds, the texts of all cases, and the corpus, where there is one."""
    folder = tmp_path_factory.mktemp("cases")
    cases: list[Path] = []
    for path in sorted(CASES.rglob("*.txt")):
        for i, case in enumerate(path.read_text("utf-8").split("\n=== ")):
            words = case.partition("\n")[2].partition("\n---\n")[0]
            made = folder / f"{path.parent.name}-{path.stem}-{i}.txt"
            made.write_text(words, "utf-8")
            cases.append(made)
    found = sorted([*CORPUS.glob("*/*.txt"), *CORPUS.glob("*/*.pdf")])
    return [*sorted((ROOT / "seeds").glob("*.txt")), *cases, *found[::EVERY]]


def test_every_module_that_is_compiled_is_there() -> None:
    tree = ast.parse((ROOT / "pipeline/compiling.py").read_text("utf-8"))
    values = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    names = ast.literal_eval(values["CORE"])
    assert list(names) == sorted(set(names))
    package = ROOT / "pipeline/unres"
    assert [name for name in names if not (package / f"{name}.py").is_file()] == []


@pytest.mark.skipif(not ASKED, reason="compiling takes minutes")
@pytest.mark.skipif(not shutil.which("cc"), reason="there is no C compiler")
def test_what_is_compiled_gives_the_same_bytes(
    pure: Path, compiled: Path, inputs: list[Path]
) -> None:
    (slow, *expected), (fast, *made) = tell(pure, inputs), tell(compiled, inputs)
    assert (slow, fast in {".so", ".pyd"}) == (".py", True)
    assert len(expected) > 2 * len(inputs)
    assert made == expected
