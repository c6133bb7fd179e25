"""Imports point one way, and only those who must touch the world outside."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pipeline" / "unres"

LAYERS = (
    {"errors"},
    {"text"},
    {"model"},
    {"lexicon", "lexicons", "schemas"},
    {"iri", "symbol"},
    {"layout"},
    {"eid"},
    {"marks", "readers", "validate"},
    {"stages", "writers"},
    {"convert"},
    {"batch"},
    {"cli"},
    {"__main__"},
)
"""What may import what stands before it, and its own kind."""

RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

XML = {"lxml", "xmlschema", "docx", "pypdfium2", "cobalt"}
"""Libraries that only readers, writers and validate may know."""

WORLD = {
    "os", "pathlib", "shutil", "tempfile", "subprocess", "socket", "urllib.request",
    "http", "time", "locale", "random", "secrets", "uuid",
}  # fmt: skip
"""Modules of the world outside, which only cli and batch may touch."""

EXEMPT = {("validate/schema.py", "pathlib")}
"""The OASIS schema is read out of the package that ships it."""

OUTSIDE = {"cli", "batch", "__main__"}
XML_USERS = {"readers", "writers", "validate"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def find_imports(path: Path) -> Iterator[str]:
    """Give the dotted name of each module that a file imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""


def find_layer(path: Path) -> str:
    """Give the layer that a file belongs to: the first part below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    layer = find_layer(path)
    if layer == "__init__":
        return
    for name in find_imports(path):
        top, _, rest = name.partition(".")
        other = rest.split(".")[0]
        if top == "unres" and other:
            assert RANK[other] <= RANK[layer], f"{path} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_the_world_outside_is_met_only_above(path: Path) -> None:
    layer = find_layer(path)
    for name in find_imports(path):
        top = name.partition(".")[0]
        if (str(path.relative_to(PACKAGE)), name) not in EXEMPT:
            met = {top, name} & WORLD
            assert not met or layer in OUTSIDE, f"{path} imports {name}"
        assert top not in XML or layer in XML_USERS, f"{path} imports {name}"


def test_stages_do_not_know_writers_nor_writers_stages() -> None:
    for path in MODULES:
        wanted = {"stages": "unres.writers", "writers": "unres.stages"}
        barred = wanted.get(find_layer(path), "unres.cli")
        if find_layer(path) not in OUTSIDE:
            assert not any(name.startswith(barred) for name in find_imports(path))


def test_pyproject_lists_every_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = set(project["tool"]["setuptools"]["packages"])
    found = {
        ".".join(path.parent.relative_to(PACKAGE.parent).parts)
        for path in PACKAGE.rglob("__init__.py")
    }
    assert listed == found | {"unres.schemas"}
