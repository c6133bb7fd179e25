"""A web page made by hand, and pages spoilt at random: the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A/RES/88/1 - Wells</title>
<style>p { color: red }</style><script>document.write("never")</script></head>
<body class="not-front">
<div id="skip-link"><a href="#main">Skip to main content</a></div>
<header role="banner"><nav><ul><li><a href="/en">Welcome</a></li>
<li><a href="/fr">Bienvenue
</a></li></ul></nav></header>
<ul class="breadcrumb"><li><a href="/">Home</a></li></ul>
<div class="region">
<p>United Nations<br>A/RES/88/1<br>General Assembly</p>
<h1>Resolution adopted by the General Assembly on 2 May 2034</h1>
<p><strong>88/1. Care of shared wells</strong></p>
<p><em>The General Assembly</em>,</p>
<p><i>Recalling</i> its <a href="https://undocs.org/A/RES/87/2">resolution 87/2</a> of
3&nbsp;June 2033,<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p>
<ol><li><i>Decides</i> to meet each year;</li><li><i>Requests</i> reports on:
<ol type="a"><li>Water;</li><li>Stone;</li></ol></li></ol>
<table><tr><th>State</th><th></th><th>Wells</th></tr>
<tr><td rowspan="2">Chad</td><td>North</td><td>17</td></tr>
<tr><td>South</td><td>4</td></tr>
</table>
<p style="display:none">Hidden words</p>
<p>25th plenary meeting<br>2 May 2034</p>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> See A/87/49.</p></div>
</div>
<footer>Copyright | Terms of use</footer></body></html>
"""

PIECES = (
    "<", ">", "&", "</", "<!--", "-->", "<![CDATA[", "]]>", "\0", "&#0;", "&#xD800;",
    "&#x110000;", "&bogus;", "<table>", "</table>", "<td>", "<td colspan=99999999>",
    "<tr>", "</p>", "<p", "<script>", "</script>", "<style>", "<plaintext>",
    "<b><i></b>", "<svg>", "<math>", "<template>", "<frameset>",
    "<li value=-99999999999>", "<ol start=x>", "<base href='http://[::1'>",
    "<meta charset=utf-7>", "<meta charset=x>", "<?php ?>",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "<iframe src=file:///etc/passwd>",
    "<img src=http://localhost:1/x>", "<a href='#_ftn1'>[1]</a>", "<a name=_ftn1>",
    "<h1>", "\x1b", "\ufeff", "\ufffe", "\u202e",
)  # fmt: skip


def _flip(data: bytes, chance: Random) -> bytes:
    whole = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        whole[chance.randrange(len(whole))] ^= chance.randint(1, 255)
    return bytes(whole)


def _cut(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 900) :]


def _insert(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(data) + 1)
        piece = chance.choice(PIECES).encode()
        data = data[:at] + piece + data[at:]
    return data


def _deepen(data: bytes, chance: Random) -> bytes:
    tag = chance.choice(("div", "b", "table><tr><td", "ul><li", "a", "span", "font"))
    many = chance.choice((50, 255, 257, 2000, 60_000))
    return data.replace(b"<div class", f"<{tag}>".encode() * many + b"<div class", 1)


def _swap(data: bytes, chance: Random) -> bytes:
    parts = data.split(b"<")
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return b"<".join(parts)


def _recode(data: bytes, chance: Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def _double(data: bytes, chance: Random) -> bytes:
    start, size = chance.randrange(len(data)), chance.randint(1, 600)
    return (
        data[:start] + data[start : start + size] * chance.randint(2, 40) + data[start:]
    )


CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _cut, _insert, _insert, _deepen, _swap, _recode, _double,
)  # fmt: skip


def spoil_page(data: bytes, seed: int) -> bytes:
    """Give a page with one change; each kind comes in its turn."""
    return CHANGES[seed % len(CHANGES)](data, Random(seed))
