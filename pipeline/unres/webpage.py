"""The frame of every web page we write: one static file that fetches nothing."""

from __future__ import annotations

from typing import NamedTuple

from unres.escaping import quote_value


class Frame(NamedTuple):
    """What stands around the body of a page."""

    title: str
    style: str
    """The stylesheet, which stands in the page."""
    language: str = ""
    """The tag of the page's language, "" if it has several or none is known."""
    direction: str = ""
    """"ltr" or "rtl", "" for the reader's own."""
    head: str = ""
    """More elements for the head, as HTML that ends in a line."""


def write_webpage(frame: Frame, body: str) -> bytes:
    """Return a page in UTF-8; the body is HTML, one element or more."""
    language = f' lang="{quote_value(frame.language)}"' if frame.language else ""
    direction = f' dir="{quote_value(frame.direction)}"' if frame.direction else ""
    return (
        f"<!DOCTYPE html>\n<html{language}{direction}>\n<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{frame.head}<title>{quote_value(frame.title)}</title>\n"
        f"<style>\n{frame.style}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    ).encode()
