"""The strings in code that have letters: in regular expressions, compared with text."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import unres

CODE: Final = Path(unres.__file__).parent

WORD: Final = re.compile(r"[^\W\d_]+")
"""A run of letters."""

_REGEX: Final = re.compile(r"\\|\(\?|\[\^|\[[^\]]*\w-\w[^\]]*\]")
"""What tells a regular expression from other strings."""

_SIGNS: Final = re.compile(
    r"""
      \(\?P[<=] (?: [a-z]+ [>)] )? | \(\? [aimsx]* : | \(\?<?[=!]
    | \\N\{ [^}]+ \} | \\g<\w+> | \\x.. | \\u.... | \\U........ | \\.
    | (?<= [ ]{2} ) \# [ ] .*
    """,
    re.VERBOSE,
)
"""The letters of a regular expression that are signs of its own."""

_LETTERS: Final = re.compile(r"[^\W\d_]-[^\W\d_]|[^\W\d_]+")
"""A range of letters, or a run of them."""

_GROUP: Final = re.compile(r"\(\?P<(\w+)>")
"""A group in a regular expression."""

_COMPARING: Final = frozenset({
    "count", "endswith", "find", "index", "lstrip", "partition", "removeprefix",
    "removesuffix", "replace", "rfind", "rindex", "rpartition", "rsplit", "rstrip",
    "split", "startswith", "strip",
})  # fmt: skip
"""Methods whose arguments are looked for in a text."""

_NAMING: Final = ("code", "concept", "kind", "name", "organ", "sort", "tag")
"""The fields of records that hold names."""

Modules = Mapping[str, ast.Module]
"""Modules by their paths."""


class Stands(NamedTuple):
    """A string of letters, and where it stands."""

    module: str
    line: int
    letters: str


class _String(NamedTuple):
    """A string of a module: its node, its line and its words."""

    node: int
    line: int
    words: str


@cache
def parse_modules(rooms: tuple[str, ...]) -> Modules:
    """Parse the modules of some rooms: packages, and modules by themselves."""
    paths = {path.relative_to(CODE).as_posix(): path for path in CODE.rglob("*.py")}
    return {
        name: ast.parse(path.read_text("utf-8"))
        for name, path in sorted(paths.items())
        if name.split("/")[0] in rooms
    }


def find_in_patterns(modules: Modules) -> Iterator[Stands]:
    """Find the letters in regular expressions."""
    for module, tree in modules.items():
        skipped, compiled = _find_docstrings(tree), _find_compiled(tree)
        strings = [it for it in _strings_in(tree) if it.node not in skipped]
        regexes = [
            it for it in strings if it.node in compiled or _REGEX.search(it.words)
        ]
        yield from (
            Stands(module, string.line, letters)
            for string in regexes
            for letters in _LETTERS.findall(_SIGNS.sub(" ", string.words))
        )


def find_compared(modules: Modules) -> Iterator[Stands]:
    """Find the words that are compared with text, and those in constants of modules."""
    for module, tree in modules.items():
        named = _find_named(tree) | _find_compiled(tree)
        skipped = _find_docstrings(tree) | named
        values = [
            node.value
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            and not ast.unparse(node).startswith("__all__")
        ]
        strings = [it for value in values for it in _strings_in(value)]
        strings += [it for node in ast.walk(tree) for it in _compared_in(node)]
        yield from (
            Stands(module, string.line, string.words)
            for string in dict.fromkeys(strings)
            if string.node not in skipped and not _REGEX.search(string.words)
        )


def find_built(modules: Modules) -> Iterator[Stands]:
    """Find the words with blanks that text is put together of: f"{one} and {other}"."""
    for module, tree in modules.items():
        joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        inner = {it.node for node in joined for it in _strings_in(node)}
        skipped = _find_docstrings(tree) | inner
        built = [[it] for it in _strings_in(tree) if it.node not in skipped]
        built += [parts for node in joined if (parts := _parts_of(node))]
        for parts in built:
            words = " ".join(part.words for part in parts)
            if " " in words and not _REGEX.search(words):
                yield Stands(module, parts[0].line, words)


def list_names() -> frozenset[str]:
    """List the names of files and records, groups in patterns, fields and kinds."""
    names: set[str] = set()
    for path in CODE.rglob("*.toml"):
        names.add(path.name)
        names.update(_names_in(tomllib.loads(path.read_text("utf-8"))))
    for path in CODE.rglob("*.py"):
        code = path.read_text("utf-8")
        names.update(_GROUP.findall(code))
        classes = (
            it for it in ast.walk(ast.parse(code)) if isinstance(it, ast.ClassDef)
        )
        body = [each for one in classes for each in one.body]
        fields = (each for each in body if isinstance(each, ast.AnnAssign))
        kinds = (each for each in body if isinstance(each, ast.Assign))
        names.update(ast.unparse(each.target) for each in fields)
        names.update(it.words for each in kinds for it in _strings_in(each.value))
    return frozenset(names)


def _names_in(value: object, key: str = "") -> Iterator[str]:
    """Give the names in a table of the lexicons: its keys, and what names a record."""
    match value:
        case dict():
            for inner, held in value.items():
                yield inner
                yield from _names_in(held, inner)
        case list():
            for held in value:
                yield from _names_in(held, key)
        case str() if key in _NAMING:
            yield value
        case str() if key == "pattern":
            yield from _GROUP.findall(value)


def _strings_in(node: ast.AST | None) -> Iterator[_String]:
    """Give the strings of an expression, parts of formatted ones too."""
    for inner in ast.walk(node) if node else ():
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield _String(id(inner), inner.lineno, inner.value)


def _parts_of(joined: ast.JoinedStr) -> list[_String]:
    """Give the strings that stand between the fields of a formatted one."""
    return [
        it
        for value in joined.values
        if isinstance(value, ast.Constant)
        for it in _strings_in(value)
    ]


def _compared_in(node: ast.AST) -> Iterator[_String]:
    """Give the strings that a piece of code compares with others."""
    match node:
        case ast.Compare():
            yield from _strings_in(node)
        case ast.MatchValue():
            yield from _strings_in(node.value)
        case ast.Call(func=ast.Attribute(attr=name)) if name in _COMPARING:
            for argument in node.args:
                yield from _strings_in(argument)


def _find_docstrings(tree: ast.Module) -> set[int]:
    """Find the strings that stand for themselves."""
    alone = (node for node in ast.walk(tree) if isinstance(node, ast.Expr))
    return {id(node.value) for node in alone if isinstance(node.value, ast.Constant)}


def _find_compiled(tree: ast.Module) -> set[int]:
    """Find the strings that are compiled, by `re`, or stand beside such in one."""
    nodes = list(ast.walk(tree))
    calls = (node for node in nodes if isinstance(node, ast.Call) and node.args)
    tried = [it.args[0] for it in calls if ast.unparse(it.func).startswith("re.")]
    found = {it.node for each in tried for it in _strings_in(each)}
    for node in nodes:
        parts = _parts_of(node) if isinstance(node, ast.JoinedStr) else []
        if any(_REGEX.search(part.words) for part in parts):
            found.update(part.node for part in parts)
    return found - _find_named(tree)


def _find_named(tree: ast.Module) -> set[int]:
    """Find the strings that name something: a key, a type, a pattern."""
    found: set[int] = set()
    for node in ast.walk(tree):
        named: ast.AST | None = None
        match node:
            case ast.Subscript(slice=key):
                named = key
            case ast.AnnAssign(annotation=kind):
                named = kind
            case ast.Call(func=ast.Name(id="pattern" | "rule" | "notice"), args=args):
                named = args[0]
        found.update(it.node for it in _strings_in(named))
    return found
