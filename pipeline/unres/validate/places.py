"""Where elements stand in a file: line, column, path, and the words there."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import Any, Final

from lxml import etree

from unres.validate.finding import Finding, Place, clean_words

WIDEST: Final = 160
"""How many characters of a line of the file are quoted."""

# A start tag begins with "<" and a name; a value or a text holds no "<" of its own.
_TAG = re.compile("<[^/]")

_ASIDE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
"""What else begins with "<", and may hold what looks like a tag."""


class Places:
    """The places of a tree's elements, found when they are first asked for.

    lxml keeps no columns, and of a start tag over several lines only the last line. So
    the tags are counted in the text of the file: the n-th one is the n-th element.
    """

    def __init__(self, root: etree._Element, data: bytes = b"") -> None:
        """Find places in a tree, with columns where the bytes it was read from are."""
        self.root = root
        self.elements: list[etree._Element] = []
        self._data = data
        self._paths: dict[etree._Element, str] = {}
        self._short: dict[int, str] = {}
        self._found: dict[etree._Element, tuple[Place, str]] = {}

    def locate(self, element: etree._Element) -> tuple[int, int]:
        """Give the line and column of an element's start tag."""
        at = self._numbers.get(element, -1)
        if not 0 <= at < len(self._tags):
            line: Any = element.sourceline
            return line or 0, 0
        offset = self._tags[at]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def find(self, element: etree._Element) -> Place:
        """Give the place of an element's start tag."""
        return self.quote(element)[0]

    def quote(self, element: etree._Element) -> tuple[Place, str]:
        """Give the place of an element's start tag, and the line that it stands in.

        The line is without its indenting; of a long one, what follows the column.
        """
        found = self._found.get(element)
        if found is None:
            found = self._found[element] = self._quote(element)
        return found

    def order(self, element: etree._Element) -> int:
        """Give an element's number in the order of the file, from 0."""
        return self._numbers[element]

    def line(self, element: etree._Element) -> int:
        """Give the line of an element's start tag; 0 in a tree that no file was."""
        return self.locate(element)[0]

    def path(self, element: etree._Element) -> str:
        """Give the elements from the root down, numbered where siblings share a name.

        Foreign elements have their prefix.
        """
        path = self._paths.get(element)
        if path is None:
            parent = element.getparent()
            if parent is None:
                path = self._paths[element] = f"/{shown_name(element)}"
            else:
                self._find_paths(parent)
                path = self._paths[element]
        return path

    def _quote(self, element: etree._Element) -> tuple[Place, str]:
        """Give the place of an element and its line, not kept yet."""
        path = self.path(element)
        # Names are of few characters, but may be of any script.
        path = path if path.isascii() else clean_words(path)
        line, column = self.locate(element)
        place = Place(line, column, path)
        if not column:
            return place, ""
        words = self._short.get(line)
        if words is None:
            words = self._excerpt(line, column)
        return place, words

    def _excerpt(self, line: int, column: int) -> str:
        """Give a line without its indenting; of a long one, what follows a column."""
        start = self._lines[line - 1]
        offset = start + column - 1
        end = self._lines[line] - 1 if line < len(self._lines) else len(self._text)
        if end - start <= WIDEST:
            words = self._short[line] = clean_words(self._text[start:end].strip())
            return words
        end = min(end, offset + 2 * WIDEST)
        words = self._text[start:end].strip()
        return clean_words(cut(words, len(words) - (end - offset) - 1))

    def _find_paths(self, parent: etree._Element) -> None:
        """Find the paths of all children of an element."""
        above = self.path(parent)
        groups: dict[str, list[etree._Element]] = {}
        for child in parent.iterchildren("*"):
            groups.setdefault(shown_name(child), []).append(child)
        for name, group in groups.items():
            for at, child in enumerate(group, 1):
                step = f"{name}[{at}]" if len(group) > 1 else name
                self._paths[child] = f"{above}/{step}"

    @cached_property
    def _numbers(self) -> dict[etree._Element, int]:
        """Each element's number in the order of the file."""
        elements = self.elements or self.root.iter("*")
        return {each: at for at, each in enumerate(elements)}

    @cached_property
    def _text(self) -> str:
        """The words of the file; "" where its encoding is not known here."""
        encoding = self.root.getroottree().docinfo.encoding or "UTF-8"
        return decode(self._data, encoding)

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return (
            [0, *(m.end() for m in re.finditer("\n", self._text))] if self._text else []
        )

    @cached_property
    def _tags(self) -> list[int]:
        """Where each start tag begins; nothing where they cannot be counted."""
        text = _ASIDE.sub(lambda aside: " " * len(aside[0]), self._text)
        tags = [match.start() for match in _TAG.finditer(text)]
        return tags if len(tags) == len(self._numbers) else []


def decode(data: bytes, encoding: str) -> str:
    """Give the characters of a file as XML counts them; "" if that is not possible."""
    name = "utf-8-sig" if encoding.upper() in {"UTF-8", "UTF8"} else encoding
    try:
        return data.decode(name, "replace")
    except (LookupError, ValueError):
        return ""


def quote_line(finding: Finding, data: bytes) -> Finding:
    """Give a finding of the parser's with the line that it is about."""
    lines = data.split(b"\n", finding.line)
    if not 0 < finding.line <= len(lines):
        return finding._replace(message=clean_words(finding.message))
    line = lines[finding.line - 1].decode("utf-8", "replace").strip()
    words = cut(line, finding.column - WIDEST // 2)
    return finding._replace(
        message=clean_words(finding.message), excerpt=clean_words(words)
    )


def cut(line: str, at: int) -> str:
    """Give a line, or a part of a long one around an offset, with "…" where it is cut.

    >>> len(cut("x" * 1000, 500)), cut("short", 3)
    (160, 'short')
    """
    start = max(min(at, len(line) - WIDEST), 0)
    words = line[start : start + WIDEST]
    if start:
        words = f"…{words[1:]}"
    return words if start + WIDEST >= len(line) else f"{words[:-1]}…"


def shown_name(element: etree._Element) -> str:
    """Give the name of an element, with its prefix where it is a foreign one."""
    return _show(element.tag, element.prefix)


@lru_cache(maxsize=1024)
def _show(tag: object, prefix: str | None) -> str:
    """Give the name in a tag with a prefix; kept, for many elements share it."""
    name = str(tag).rpartition("}")[2]
    return f"{prefix}:{name}" if prefix else name
