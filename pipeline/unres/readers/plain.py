"""Raw text: bytes to `Source`, with the encoding found or refused, never botched.

Everything that was decoded is kept: newlines of any style, form feeds, no-break
spaces, soft hyphens and control characters are for the step `recover` to deal with.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from unres.errors import LimitError, SourceError
from unres.lexicon import notice
from unres.model import Notice, Source
from unres.readers.language import find_encoding, tell_language
from unres.readers.markup import MAGIC, find_markup
from unres.text import Span

LIMIT = 50 * 1024 * 1024
"""The largest file that is read, in bytes."""

BOMS: dict[bytes, str] = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\x00\x00": "utf-32-le",  # before UTF-16, whose mark it begins with
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
"""Byte order mark → the encoding it tells of, in the order to try them."""
UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
"""The bytes that Windows-1252 leaves undefined."""
MAX_CONTROLS = 0.1
"""The share of control characters from which a file counts as binary."""
MAX_FOREIGN = 0.25
"""The share of non-ASCII letters that no language of Windows-1252 reaches."""
MAX_ODD = 0.05
"""The share of non-ASCII characters that may stand in odd places all the same."""
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_NEWLINE = re.compile(rb"\r\n|\r|\n")

# "r‚solution", "cz³owiek" or "StatesÕ" are other encodings read as this one: a sign
# between two letters, or a capital after a small letter.
_ODD = re.compile(
    r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘–—·\xad](?=[^\W\d_])"
    r"|(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŒŽŸ]"
    r"|[ÐÞ¤¦¨¬¯¸]"
)

# A character of two, three or four bytes as UTF-8 writes it.
_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_FOREIGN = re.compile(r"[À-ÖØ-öø-ÿŠšŒœŽžŸƒ]")
_LETTER = re.compile(r"[^\W\d_]")
_SIGN = re.compile(r"[^\x00-\x7f]")


class Decoded(NamedTuple):
    """A text, the encoding it was in, and how that was found out ("" as given)."""

    text: str
    encoding: str
    reason: str = ""


def read_plain(data: bytes, name: str = "", encoding: str = "") -> Source:
    """Give the source of a raw text, decoded by its own evidence.

    The order is: the encoding that was given; a byte order mark; strict UTF-8;
    Windows-1252 where the bytes and letters fit it; the encoding of another script
    in which a language comes out; a detector. Keeps everything
    as decoded; takes a byte order mark, which is no part of the text.

    Raises:
        LimitError: The file is larger than `LIMIT`.
        SourceError: The file is empty or binary, or its encoding is not clear.
    """
    if len(data) > LIMIT:
        raise LimitError(
            f"the file has {len(data):,} bytes and at most {LIMIT:,} are read;"
            " split it into one file per document"
        )
    _refuse_formats(data)
    found = decode_text(data, encoding)
    _refuse_nothing(found)
    if (markup := find_markup(found.text)) is not None:
        raise SourceError(
            f"this looks like {markup.name}, not plain text; {markup.advice}"
        )
    notices = (_tell_choice(found),) if found.reason else ()
    return Source(
        found.text,
        name,
        encoding=found.encoding,
        language=tell_language(found.text),
        sha256=hashlib.sha256(data).hexdigest(),
        notices=notices,
    )


def decode_text(data: bytes, encoding: str = "") -> Decoded:
    """Decode bytes as the user says, or by their own evidence.

    Raises:
        SourceError: They are not in that encoding, or theirs is not clear.
    """
    return _decode_as(data, encoding) if encoding else _decode(data)


def _refuse_formats(data: bytes) -> None:
    """Refuse what is empty, and what says of itself that it is no text."""
    if not data:
        raise SourceError("the file is empty; give a file with text in it")
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            raise SourceError(
                f"this looks like {kind}, not text; save it as plain text (UTF-8) first"
            )


def _refuse_nothing(found: Decoded) -> None:
    """Refuse a text without a word in it, or with too many control characters."""
    if not found.text.strip():
        raise SourceError(
            "the file holds only white space; give a file with text in it"
        )
    # As bytes they are counted in a third of the time.
    written = found.text.encode("utf-8", "surrogatepass")
    controls = len(written) - len(written.translate(None, _CONTROLS))
    if controls > MAX_CONTROLS * len(found.text):
        raise SourceError(
            f"this looks like a binary file ({controls:,} of {len(found.text):,}"
            " characters are control characters); give plain text, or name its"
            " encoding with --encoding NAME"
        )


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise SourceError(
            f"there is no text encoding called {encoding!r}; use a name such as"
            " utf-8, windows-1252, iso-8859-1 or utf-16 with --encoding"
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the file is not {encoding}: {_tell_fault(data, error)};"
            " name another encoding with --encoding NAME, or leave the option out"
        ) from error
    except ValueError as error:
        raise SourceError(
            f"the file cannot be read as {encoding!r}: {error};"
            " name another encoding with --encoding NAME"
        ) from error
    return Decoded(text.removeprefix("\ufeff"), encoding)


def _decode(data: bytes) -> Decoded:
    for bom, encoding in BOMS.items():
        if data.startswith(bom):
            return _decode_marked(data, bom, encoding)
    if 0 in data:
        raise SourceError(_tell_nul(data))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        fault = _tell_fault(data, error)
    _refuse_damage(data, fault)
    found = (
        _decode_western(data, fault)
        or _decode_script(data, fault)
        or _detect(data, fault)
    )
    if found is None:
        raise SourceError(
            f"the encoding is not clear: it is not UTF-8 ({fault}), and it does not"
            " look like Windows-1252; name it with --encoding NAME, for instance"
            " --encoding windows-1251, or install a detector of encodings (see"
            " unres doctor)"
        )
    return found


def _decode_marked(data: bytes, bom: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data[len(bom) :].decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the file begins with the byte order mark of {encoding} but is not"
            f" {encoding}: {_tell_fault(data[len(bom) :], error)}; save it again as"
            " UTF-8, or name its encoding with --encoding NAME"
        ) from error


def _refuse_damage(data: bytes, fault: str) -> None:
    """Refuse UTF-8 with a few bad bytes: any other encoding would garble the rest."""
    good = sum(len(m.group()) for m in _UTF8.finditer(data))
    if 2 * good > len(_HIGH.findall(data)):
        raise SourceError(
            f"this is UTF-8 with damaged bytes: {fault}; repair the file there, or"
            " fetch it again"
        )


def _decode_western(data: bytes, fault: str) -> Decoded | None:
    """Decode as Windows-1252 if its bytes are defined and its letters plausible."""
    if not UNDEFINED.isdisjoint(data):
        return None
    text = data.decode("windows-1252")
    foreign, every = len(_FOREIGN.findall(text)), len(_LETTER.findall(text))
    signs, odd = len(_SIGN.findall(text)), len(_ODD.findall(text))
    if foreign > MAX_FOREIGN * every or odd > MAX_ODD * signs:
        return None
    return Decoded(text, "windows-1252", f"it is not UTF-8 ({fault})")


def _decode_script(data: bytes, fault: str) -> Decoded | None:
    if not (encoding := find_encoding(data)):
        return None
    return Decoded(data.decode(encoding), encoding, f"it is not UTF-8 ({fault})")


def _detect(data: bytes, fault: str) -> Decoded | None:
    """Decode as an optional detector thinks best, if it is installed."""
    try:
        import charset_normalizer
    except ImportError:
        return None
    if (best := charset_normalizer.from_bytes(data).best()) is None:
        return None
    text = data.decode(best.encoding, errors="replace")
    if "\ufffd" in text:
        return None
    encoding = best.encoding.replace("_", "-")
    return Decoded(text, encoding, f"a detector thinks so; it is not UTF-8 ({fault})")


def _tell_choice(found: Decoded) -> Notice:
    """Say which encoding was chosen, at the first character that depends on it."""
    first = _SIGN.search(found.text)
    span = Span(*first.span()) if first else Span(0, 0)
    return notice("encoding-guessed", span, f"read as {found.encoding}: {found.reason}")


def _tell_fault(data: bytes, error: UnicodeDecodeError) -> str:
    line = len(_NEWLINE.findall(data, 0, error.start)) + 1
    return f"byte 0x{data[error.start]:02X} on line {line} does not fit"


def _tell_nul(data: bytes) -> str:
    """Say what a file with zero bytes may be."""
    for half, encoding in enumerate(("utf-16-be", "utf-16-le")):
        if data[half::2].count(0) > len(data) * 0.4 and 0 not in data[1 - half :: 2]:
            return (
                "this looks like UTF-16 without a byte order mark; if so, use"
                f" --encoding {encoding}"
            )
    return (
        "this looks like a binary file (it holds zero bytes); give plain text, or"
        " name its encoding with --encoding NAME"
    )
