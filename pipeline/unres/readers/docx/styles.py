"""Styles of a Word file: what a paragraph or a run is said to be, by its chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from unres.readers.docx.package import Element, W

_OFF: Final = frozenset({"0", "false", "off", "none"})
_BODY: Final = 9
"""The outline level of what is no heading."""
_DIGITS: Final = 6
"""No number of a file has more digits."""
DEEPEST: Final = 20
"""No chain of styles is longer."""


@dataclass(slots=True)
class Styles:
    """The styles of a file, by their ids."""

    known: dict[str, Element]
    usual: str = ""
    """The style of paragraphs that name none."""

    def chain(self, name: str, tag: str) -> Iterator[tuple[str, Element]]:
        """Give what a style says of one thing, then those that it is based on."""
        for _ in range(DEEPEST):
            if (style := self.known.get(name)) is None:
                return
            if (own := style.find(W + tag)) is not None:
                yield name, own
            name = read_val(style.find(f"{W}basedOn"))

    def walk(self, props: Element | None) -> Iterator[tuple[str, Element]]:
        """Give the properties of a paragraph, then those of its styles."""
        if props is not None:
            yield "", props
        yield from self.chain(self.find_name(props), "pPr")

    def find_name(self, props: Element | None) -> str:
        """Find the id of a paragraph's style."""
        own = None if props is None else props.find(f"{W}pStyle")
        return read_val(own) or self.usual

    def find_run(self, run: Element | None) -> str:
        """Find the name of a run's style, without capitals; "" for none."""
        own = None if run is None else self.known.get(read_val(run.find(f"{W}rStyle")))
        return "" if own is None else read_val(own.find(f"{W}name")).lower()

    def find_level(self, props: Element | None) -> int:
        """Find the level of a heading, from 1 on; 0 for what is none."""
        looks = (own for _, own in self.walk(props))
        level = read_int(_find_first(looks, "outlineLvl"), _BODY)
        return level + 1 if level < _BODY else 0

    def is_on(self, run: Element | None, style: str, tag: str) -> bool:
        """Whether a property of a run is set, by itself or by its nearest style.

        `style` is the one of its paragraph.
        """
        return is_set(_find_first(self._looks(run, style), tag))

    def is_raised(self, run: Element | None) -> bool:
        """Whether a run stands above the line."""
        found = _find_first(self._looks(run, ""), "vertAlign")
        return read_val(found) == "superscript"

    def _looks(self, run: Element | None, style: str) -> Iterator[Element]:
        """Give the looks of a run: its own, its style's, its paragraph's style's."""
        named = ""
        if run is not None:
            yield run
            named = read_val(run.find(f"{W}rStyle"))
        for name in (named, style):
            yield from (own for _, own in self.chain(name, "rPr"))


def _find_first(looks: Iterable[Element], tag: str) -> Element | None:
    return next((own for each in looks for own in each.iterchildren(W + tag)), None)


def read_styles(root: Element) -> Styles:
    """Read the styles of a file."""
    styles = Styles({})
    for style in root.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        styles.known[name] = style
        usual = style.get(f"{W}default") in {"1", "true", "on"}
        if usual and style.get(f"{W}type") == "paragraph":
            styles.usual = name
    return styles


def is_set(own: Element | None) -> bool:
    """Whether a switch is on: it stands there and does not say that it is off."""
    return own is not None and (own.get(f"{W}val") or "").lower() not in _OFF


def read_val(own: Element | None, name: str = "val") -> str:
    """Give the value of an element; "" where there is none."""
    return "" if own is None else own.get(W + name, "")


def read_int(own: Element | None, usual: int, name: str = "val") -> int:
    """Give the value of an element as a number; the usual one where it is none."""
    value = read_val(own, name)
    fits = value.isascii() and value.isdecimal() and len(value) <= _DIGITS
    return int(value) if fits else usual
