"""The code keeps to its measure, and every public name says what it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "pipeline" / "unres").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_SUMMARY = 88

LONG_FILES: dict[str, str] = {}
"""Files that may be longer, and why."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions that may be longer, and why."""

VAGUE = {"utils", "helpers", "common", "base", "manager", "handler", "process", "data"}
"""Names that say nothing."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """Give the path of a file from the project on."""
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    """Read a module's code."""
    return ast.parse(path.read_text("utf-8"))


def find_functions(path: Path) -> Iterator[Function]:
    """Give all functions and methods of a module."""
    for node in ast.walk(parse(path)):
        if isinstance(node, Function):
            yield node


def find_public(node: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | Function]:
    """Give the public classes, functions and methods, those inside classes too."""
    for child in node.body:
        if isinstance(child, ast.ClassDef | Function) and child.name[0] != "_":
            yield child
            if isinstance(child, ast.ClassDef):
                yield from find_public(child)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_is_longer_than_300_lines(path: Path) -> None:
    count = len(path.read_text("utf-8").splitlines())
    assert count <= LONGEST_FILE or name_of(path) in LONG_FILES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_function_is_longer_than_40_lines(path: Path) -> None:
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in find_functions(path)
        if node.end_lineno and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }
    assert [n for n in long if f"{name_of(path)}:{n}" not in LONG_FUNCTIONS] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_public_name_has_a_docstring_whose_first_line_is_enough(
    path: Path,
) -> None:
    tree = parse(path)
    for node in [tree, *find_public(tree)]:
        name = getattr(node, "name", "the module")
        summary = (ast.get_docstring(node) or "").partition("\n")[0]
        assert summary, name
        assert summary[-1] in ".:", name
        assert len(summary) <= LONGEST_SUMMARY, name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_function_is_annotated(path: Path) -> None:
    for node in find_functions(path):
        given = node.args
        arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs]
        arguments += [a for a in (given.vararg, given.kwarg) if a]
        bare = [a.arg for a in arguments if a.annotation is None]
        assert node.returns is not None, node.name
        assert set(bare) <= {"self", "cls"}, node.name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_public_dataclass_has_slots(path: Path) -> None:
    for node in ast.walk(parse(path)):
        if not isinstance(node, ast.ClassDef) or node.name[0] == "_":
            continue
        for decorator in node.decorator_list:
            words = ast.unparse(decorator)
            if words.startswith("dataclass"):
                assert "slots=True" in words, node.name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_name_is_vague_and_no_module_is_private(path: Path) -> None:
    names = {path.stem, *path.relative_to(ROOT).parts[:-1]}
    assert names.isdisjoint(VAGUE)
    assert path.stem.startswith("__") or path.stem[0] != "_"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_silenced(path: Path) -> None:
    words = path.read_text("utf-8")
    for silencer in ("noqa", "type: ignore", "pragma", "pylint:", "TODO", "FIXME"):
        # Not a part of a word: "VTODO" is a component of iCalendar.
        assert not re.search(rf"(?<![A-Z]){silencer}", words)


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_every_test_asserts_something(path: Path) -> None:
    for node in find_functions(path):
        if not node.name.startswith("test_"):
            continue
        calls = {
            ast.unparse(each.func).rpartition(".")[2]
            for each in ast.walk(node)
            if isinstance(each, ast.Call)
        }
        asserts = any(isinstance(each, ast.Assert) for each in ast.walk(node))
        checks = {name for name in calls if name.startswith(("check", "raises"))}
        assert asserts or checks or "validate" in calls, node.name


def test_every_exception_names_something_that_is_there() -> None:
    files = {name_of(path): path for path in MODULES}
    assert set(LONG_FILES) <= set(files)
    for place in LONG_FUNCTIONS:
        file, _, function = place.partition(":")
        assert function in {node.name for node in find_functions(files[file])}
