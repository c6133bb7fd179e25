"""Where elements stand in a file: line, column, path, and the words there."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import Any, Final

from lxml import etree

from unres.validate.finding import Finding, Position, clean_words

WIDEST: Final = 160
"""How many characters of a line of the file are quoted."""

# A start tag begins with "<" and a name; a value or a text holds no "<" of its own.
_TAG = re.compile("<[^/]")

_ASIDE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
"""What else begins with "<", and may hold what looks like a tag."""


class TreePlaces:
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

    def locate(self, element: etree._Element) -> tuple[int, int]:
        """Give the line and column of an element's start tag; 0 where not known."""
        at = self._numbers.get(element, -1)
        if not 0 <= at < len(self._tags):
            line: Any = element.sourceline
            return line or 0, 0
        offset = self._tags[at]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def find(self, element: etree._Element) -> Position:
        """Give the place of an element's start tag."""
        return Position(*self.locate(element), self.path(element))

    def excerpt(self, line: int, column: int) -> str:
        """Give a line without its indenting; of a long one, what follows a column.

        Nothing where the column is not known.
        """
        if (words := self._short.get(line)) is None:
            words = self._excerpt(line, column) if column else ""
        return words

    def order(self, element: etree._Element) -> int:
        """Give an element's number in the order of the file, from 0."""
        return self._numbers[element]

    def path(self, element: etree._Element) -> str:
        """Give the elements from the root down, numbered where siblings share a name.

        Foreign elements have their prefix.
        """
        if (path := self._paths.get(element)) is None:
            if (parent := element.getparent()) is None:
                path = self._paths[element] = f"/{clean_words(shown_name(element))}"
            else:
                self._find_paths(parent)
                path = self._paths[element]
        return path

    def _excerpt(self, line: int, column: int) -> str:
        start = self._lines[line - 1]
        offset = start + column - 1
        end = self._lines[line] - 1 if line < len(self._lines) else len(self._text)
        if end - start <= WIDEST:
            words = self._short[line] = clean_words(self._text[start:end].strip())
            return words
        # Two characters are left for the signs that it is cut.
        last = min(end, offset + WIDEST - 2)
        before = "…" if self._text[start:offset].strip() else ""
        after = "…" if last < end else ""
        return f"{before}{clean_words(self._text[offset:last])}{after}"

    def _find_paths(self, parent: etree._Element) -> None:
        above = self.path(parent)
        groups: dict[str, list[etree._Element]] = {}
        for child in parent.iterchildren("*"):
            groups.setdefault(shown_name(child), []).append(child)
        for name, group in groups.items():
            # Names are of few characters, but may be of any script.
            step = f"{above}/{name if name.isascii() else clean_words(name)}"
            self._paths[group[0]] = step
            if len(group) > 1:
                for at, child in enumerate(group, 1):
                    self._paths[child] = f"{step}[{at}]"

    @cached_property
    def _numbers(self) -> dict[etree._Element, int]:
        """Each element's number in the order of the file."""
        elements = self.elements or self.root.iter("*")
        return {each: at for at, each in enumerate(elements)}

    @cached_property
    def _text(self) -> str:
        """The words of the file; "" where its encoding is not known here."""
        encoding = self.root.getroottree().docinfo.encoding or "UTF-8"
        name = "utf-8-sig" if encoding.upper() in {"UTF-8", "UTF8"} else encoding
        try:
            return self._data.decode(name, "replace")
        except (LookupError, ValueError):
            return ""

    @cached_property
    def _lines(self) -> list[int]:
        return (
            [0, *(m.end() for m in re.finditer("\n", self._text))] if self._text else []
        )

    @cached_property
    def _tags(self) -> list[int]:
        """Where each start tag begins; nothing where they cannot be counted."""
        text = _ASIDE.sub(lambda aside: " " * len(aside[0]), self._text)
        tags = [match.start() for match in _TAG.finditer(text)]
        return tags if len(tags) == len(self._numbers) else []


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
