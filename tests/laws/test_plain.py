"""Laws of the reader of raw text."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st

from unres.errors import SourceError
from unres.readers.markup import MAGIC, find_markup
from unres.readers.plain import MAX_CONTROLS, read_plain

UNICODE = st.text(st.characters(exclude_categories=["Cs"]))


def is_plain(text: str) -> bool:
    """Whether the reader has no reason to take a text for something else."""
    controls = sum((c < " " and c not in "\t\n\v\f\r") or c == "\x7f" for c in text)
    return (
        bool(text.strip())
        and not text.startswith("\ufeff")
        and "\0" not in text
        and controls <= MAX_CONTROLS * len(text)
        and not text.encode().startswith(tuple(MAGIC))
        and find_markup(text) is None
    )


@given(UNICODE)
@example("Decides\r\n\x0c\x85\u2028\xad\xa0")
def test_any_text_in_utf8_is_kept_whole(text: str) -> None:
    assume(is_plain(text))
    assert read_plain(text.encode()).text == text


@given(UNICODE, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"]))
def test_any_text_after_a_byte_order_mark_is_kept_whole(
    text: str, encoding: str
) -> None:
    assume(is_plain(text))
    assert read_plain(("\ufeff" + text).encode(encoding)).text == text


@given(st.binary(), st.sampled_from(["", "utf-8", "latin-1", "utf-16", "utf-7"]))
@example(b"\xff\xfe\x00", "")
@example(b"+2AA-", "utf-7")
def test_any_bytes_are_read_or_refused_in_words(data: bytes, encoding: str) -> None:
    refused = ""
    try:
        text = read_plain(data, "x", encoding).text
    except SourceError as error:
        text, refused = "", str(error)
    assert bool(text.strip()) != (";" in refused)
