"""The shape of the code: sizes, docstrings, annotations."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "pipeline" / "unres"
MODULES = sorted(PACKAGE.rglob("*.py"))

LINES = 300
"""No module is longer: if it is, it is two things."""

BODY = 40
"""No function is longer, its docstring and signature included."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Named = Function | ast.ClassDef


def find_named(tree: ast.Module | ast.ClassDef) -> Iterator[Named]:
    """Give the functions and classes of a module, and what stands in the classes."""
    for node in tree.body:
        if isinstance(node, Named):
            yield node
        if isinstance(node, ast.ClassDef):
            yield from find_named(node)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_function_is_short(path: Path) -> None:
    for node in find_named(parse(path)):
        if isinstance(node, Function):
            assert (node.end_lineno or 0) - node.lineno < BODY, node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_public_name_has_a_docstring(path: Path) -> None:
    tree = parse(path)
    assert ast.get_docstring(tree), path
    for node in find_named(tree):
        if not node.name.startswith("_"):
            words = ast.get_docstring(node)
            assert words, node.name
            assert words.splitlines()[0].endswith((".", "?", ":", ";")), node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_function_is_annotated(path: Path) -> None:
    for node in find_named(parse(path)):
        if isinstance(node, Function):
            asked = [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]
            bare = [a.arg for a in asked if not a.annotation]
            assert not [a for a in bare if a not in {"self", "cls"}], node.name
            assert node.returns is not None, node.name
