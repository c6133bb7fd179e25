"""The frame of every web page we write: one static file that fetches nothing."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from unres.escaping import quote_value


class PageFrame(NamedTuple):
    """What stands around the body of a page."""

    title: str
    style: str
    """The stylesheet, which stands in the page."""
    language: str = ""
    """The tag of the page's language, "" if it has several or none is known."""
    direction: str = ""
    """"ltr" or "rtl", "" for the reader's own."""
    script: str = ""
    """What the page runs. A page with a script runs no other and fetches nothing."""


@cache
def read_asset(package: str, name: str = "page.css") -> str:
    """Return a file of a package that stands in its pages, such as the stylesheet."""
    return (files(package) / name).read_text("utf-8")


def write_webpage(frame: PageFrame, body: str) -> bytes:
    """Return a page in UTF-8; the body is HTML, one element or more."""
    language = f' lang="{quote_value(frame.language)}"' if frame.language else ""
    direction = f' dir="{quote_value(frame.direction)}"' if frame.direction else ""
    policy = _seal(frame.style, frame.script) if frame.script else ""
    script = f"<script>\n{frame.script}</script>\n" if frame.script else ""
    return (
        f"<!DOCTYPE html>\n<html{language}{direction}>\n<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{policy}<title>{quote_value(frame.title)}</title>\n"
        f"<style>\n{frame.style}</style>\n</head>\n"
        f"<body>\n{body}{script}</body>\n</html>\n"
    ).encode()


@lru_cache(maxsize=16)
def _seal(style: str, script: str) -> str:
    """Return the policy that lets a page use its own style and script, and no more."""
    own = (
        b64encode(hashlib.sha256(f"\n{each}".encode()).digest()).decode()
        for each in (style, script)
    )
    style_hash, script_hash = own
    return (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        f" style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}';"
        " base-uri 'none'; form-action 'none'\">\n"
    )
