"""XML as text: elements one after another, indented between blocks, never in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, final

from unres.escaping import escape_words, quote_value

UN: Final = "akn4un"
"""The prefix of what the UN adds to Akoma Ntoso."""
SPACES: Final = {
    "xmlns": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    f"xmlns:{UN}": "http://un.org/akn4un",
}
"""The namespaces: Akoma Ntoso 3.0, and what the UN adds to it."""
MIXED: Final = frozenset({
    *("caption", "crossHeading", "heading", "listIntroduction", "listWrapUp"),
    *("num", "p"),
})
"""The elements whose white space is words."""
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def show(attributes: Mapping[str, str]) -> str:
    """Give attributes as they stand in a start tag, in the order given."""
    return "".join([f' {key}="{quote_value(attributes[key])}"' for key in attributes])


@final
class Markup:
    """Writes elements that hold no words beside others; each on a line of its own."""

    __slots__ = ("line", "opened", "written")

    def __init__(self, written: list[str], line: str) -> None:
        """Write behind what is `written`, from a `line` end and the blanks in it on."""
        self.written = written
        self.line = line
        self.opened: list[tuple[str, int]] = []
        """The names of the elements that are open, and their places."""

    def add(
        self, name: str, attributes: Mapping[str, str] | None = None, text: str = ""
    ) -> int:
        """Write an element without others in it; give its place for `amend`."""
        start = f"{self.line}<{name}{show(attributes) if attributes else ''}"
        end = f">{escape_words(text)}</{name}>" if text else "/>"
        self.written.append(start + end)
        return len(self.written) - 1

    def open(self, name: str, attributes: Mapping[str, str] | None = None) -> int:
        """Begin an element that holds what is written next; give its place."""
        start = f"{self.line}<{name}{show(attributes) if attributes else ''}>"
        at = len(self.written)
        self.written.append(start)
        self.opened.append((name, at))
        self.line += "  "
        return at

    def close(self) -> None:
        """End the element that was begun last."""
        name, at = self.opened.pop()
        self.line = self.line[:-2]
        if at == len(self.written) - 1:
            self.written[at] = f"{self.written[at][:-1]}/>"
        else:
            self.written.append(f"{self.line}</{name}>")

    def amend(self, at: int, name: str, value: str) -> None:
        """Give one more attribute to an element without words, by its place."""
        tag = self.written[at]
        end = "/>" if tag.endswith("/>") else ">"
        more = f' {name}="{quote_value(value)}"{end}'
        self.written[at] = tag.removesuffix(end) + more
