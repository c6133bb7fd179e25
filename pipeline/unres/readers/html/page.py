"""A web page: which of its words are shown, and which stand around the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from lxml import etree

from unres.errors import LimitError, SourceError
from unres.lexicon.records import read_table

MAIN: Final = 0.4
"""The main part holds at least so large a share of the words, or is none."""
AROUND: Final = 0.5
"""What stands around the text holds at most so large a share of the words."""
LINKS: Final = 5
"""A menu has at least so many links, and no words beside them to speak of."""
LINKED: Final = 0.8
"""The share of its words that links hold in a menu."""
_HIDDEN: Final = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
_NAME: Final = re.compile(r"[^\s_-]+")
_EDGES: Final = frozenset({"footer", "header"})

Element = etree._Element
Sizes = dict[Element, tuple[int, int]]
"""Element → how many letters stand in it, and how many of them in links."""


class WebPage(NamedTuple):
    """A page, parsed, and its parts."""

    root: Element
    main: Element
    around: frozenset[Element]
    """The outermost elements in the main part that stand around the text."""
    hidden: frozenset[Element]
    """Elements with words that the page hides."""
    title: str


def read_page(text: str) -> WebPage:
    """Parse a page; nothing is fetched and nothing is run.

    Raises:
        SourceError: There is no element in it.
        LimitError: Its elements are nested too deep.
    """
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        root = etree.fromstring(text.replace("\0", "\ufffd").encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(
            f"the web page cannot be read ({error}); save it again in a browser"
        ) from error
    if root is None:
        raise SourceError("the web page holds no words; check that it is the right one")
    # What the parser gave up on would be lost without a word.
    if any(fault.level_name == "FATAL" for fault in parser.error_log):
        raise LimitError(
            "the elements of the web page are nested too deep to be read; save its"
            " text as plain text"
        )
    title = root.find(".//title")
    words = "" if title is None else " ".join(words_of(title).split())
    sizes = _weigh(root)
    main = _find_main(root, sizes)
    hidden = frozenset(
        own
        for own in root.iter()
        if ("hidden" in own.attrib or _HIDDEN.search(own.get("style", "")))
        and sizes[own][0]
    )
    around = frozenset(_list_around(main, sizes, whole=main is root))
    return WebPage(root, main, around, hidden, words)


def words_of(own: Element) -> str:
    """Give all characters in an element."""
    return "".join(map(str, own.itertext()))


def has_class(own: Element, kind: str) -> bool:
    """Whether an element has one of the class names of a kind."""
    return not names(kind).isdisjoint(own.get("class", "").split())


@cache
def names(kind: str) -> frozenset[str]:
    """Give the elements, landmarks or class names of a kind."""
    found: list[str] = read_table("web-pages.toml")[kind]
    return frozenset(found)


def _weigh(root: Element) -> Sizes:
    """Count the letters in each element, and those of them in links to elsewhere."""
    sizes: Sizes = {}
    for own in reversed(list(root.iter())):
        words = links = 0
        if own.tag not in names("unseen"):
            words = len((own.text or "").strip())
            for child in own:
                words += sizes[child][0] + len((child.tail or "").strip())
                links += sizes[child][1]
            if own.tag == "a" and not own.get("href", "#").startswith("#"):
                links = words
        sizes[own] = words, links
    return sizes


def _find_main(root: Element, sizes: Sizes) -> Element:
    """Find the main part of a page: the one that says so, if it has the words."""
    mains = [x for x in root.iter() if x.tag == "main" or x.get("role") == "main"]
    for found in (mains, list(root.iter("article"))):
        if len(found) == 1 and sizes[found[0]][0] >= MAIN * sizes[root][0]:
            return found[0]
    return root


def _list_around(main: Element, sizes: Sizes, *, whole: bool) -> Iterator[Element]:
    """Give the outermost elements in the main part that stand around the text."""
    stack = [main]
    while stack:
        own = stack.pop()
        if own is not main and _is_around(own, sizes, sizes[main][0], whole=whole):
            yield own
        else:
            stack += reversed(own)


def _is_around(own: Element, sizes: Sizes, most: int, *, whole: bool) -> bool:
    """Whether an element says that it stands around the text, or is a menu.

    Where the page does not say which part is the main one, the `whole` is looked at:
    the head and foot of a part are its own, a menu may not say that it is one.
    """
    words, links = sizes[own]
    if not words or words > AROUND * most:
        return False
    told = own.tag in names("around") and (whole or own.tag not in _EDGES)
    own_names = f"{own.get('class', '')} {own.get('id', '')}".lower()
    return (
        told
        or own.get("role", "") in names("landmarks")
        or not names("names").isdisjoint(_NAME.findall(own_names))
        or (
            whole
            and links >= LINKED * words
            and len(list(islice(own.iter("a"), LINKS))) == LINKS
        )
    )
