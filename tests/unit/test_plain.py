"""The reader of raw text: encodings, and what it refuses."""

from __future__ import annotations

import hashlib
import sys

import pytest

from unres.errors import LimitError, SourceError
from unres.readers import plain
from unres.readers.plain import read_plain

WORDS = "Recalling the Council’s work in Côte d’Ivoire – “as is”,\r\n\f1.\xa0Décide\xad"
RUSSIAN = (
    "Генеральная Ассамблея, ссылаясь на свою резолюцию, постановляет продолжить "
    "рассмотрение этого вопроса на своей следующей сессии. "
) * 5
CHINESE = (
    "大会，回顾其关于共用水井的决议，决定继续审议这一问题，并请秘书长向大会提交报告。\n"
) * 5
TRADITIONAL = (
    "大會，回顧其關於共用水井的決議，決定繼續審議這一問題，並請秘書長報告。\n" * 5
)
ARABIC = (
    "إن الجمعية العامة، إذ تشير إلى قرارها، تقرر أن تواصل النظر في هذه المسألة في"
    " دورتها المقبلة، وتطلب إلى الأمين العام أن يقدم تقريرا عن ذلك.\n"
) * 5


def test_utf8_is_read_as_it_stands_without_a_notice() -> None:
    source = read_plain(WORDS.encode(), "x.txt")
    assert (source.text, source.encoding, source.notices) == (WORDS, "utf-8", ())
    assert source.name == "x.txt"


def test_the_digest_is_that_of_the_bytes() -> None:
    data = b"\xef\xbb\xbfOne"
    assert read_plain(data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", plain.BOMS.values())
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(encoding: str) -> None:
    source = read_plain(("\ufeff" + WORDS).encode(encoding))
    assert (source.text, source.encoding) == (WORDS, encoding)
    assert source.notices == ()


def test_windows_1252_is_a_notice_at_the_first_sign_it_matters_for() -> None:
    source = read_plain(WORDS.encode("windows-1252"))
    (notice,) = source.notices
    assert (source.text, source.encoding) == (WORDS, "windows-1252")
    assert notice.code == "encoding-guessed"
    assert WORDS[slice(*notice.span)] == "’"
    assert "byte 0x92 on line 1" in notice.message


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("L'Assemblée générale, réaffirmant ses résolutions", "windows-1252"),
        (
            "La Asamblea General, reafirmando las resoluciones del año 2014 ¿ñ?",
            "cp1252",
        ),
        ("Member States’ “national” priorities — 50 € each", "windows-1252"),
        ("Deutschland, Österreich und Größe", "latin-1"),
    ],
)
def test_western_languages_are_plausible(words: str, encoding: str) -> None:
    assert read_plain(words.encode(encoding)).text == words


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (TRADITIONAL, "big5"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "windows-1256"),
    ],
)
def test_the_encoding_of_another_script_is_that_in_which_a_language_comes_out(
    words: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    source = read_plain(words.encode(encoding))
    assert source.text == words
    assert source.notices[0].code == "encoding-guessed"
    assert source.encoding == {"gbk": "gb18030"}.get(encoding, encoding)


def test_a_few_bytes_are_no_text_of_another_script(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(SourceError, match="the encoding is not clear"):
        read_plain("кот".encode("koi8-r"))


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("la résolution, a décidé de créer le comité; où", "cp850"),
        ("States’ obligations and the Council’s “work”", "mac-roman"),
        ("każdy człowiek ma obowiązki wobec społeczeństwa", "iso-8859-2"),
    ],
)
def test_without_the_detector_an_unclear_encoding_must_be_named(
    words: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    data = words.encode(encoding)
    with pytest.raises(SourceError, match=r"--encoding windows-1251.*unres doctor"):
        read_plain(data)
    assert read_plain(data, encoding=encoding).text == words


def test_an_encoding_that_is_named_needs_no_notice_and_loses_its_mark() -> None:
    source = read_plain(("\ufeff" + WORDS).encode("utf-16-le"), encoding="utf-16-le")
    assert (source.text, source.notices) == (WORDS, ())


def test_damaged_utf8_is_refused_and_not_garbled() -> None:
    data = "Côte d’Ivoire’s\n“work”".encode().replace("”".encode(), b"\xe2\x80")
    with pytest.raises(SourceError, match="damaged bytes: byte 0xE2 on line 2"):
        read_plain(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b" \r\n\f\t\xc2\xa0", "only white space"),
        (b"\xef\xbb\xbf", "only white space"),
        (b"%PDF-1.7 text", "a PDF file"),
        (b"PK\x03\x04 text", "a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file"),
        (b"text\0text", "zero bytes"),
        ("Decides".encode("utf-16-le"), "--encoding utf-16-le"),
        ("Decides".encode("utf-16-be"), "--encoding utf-16-be"),
        (b"\x01\x02\x03 text", "3 of 8 characters are control characters"),
        (b"\xff\xfea", "byte order mark of utf-16-le but is not"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_plain(data)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("ascii", "the file is not ascii: byte 0xC3 on line 2"),
        ("klingon", "no text encoding called 'klingon'"),
        ("base64", "no text encoding called 'base64'"),
        ("undefined", "cannot be read as 'undefined'"),
    ],
)
def test_a_named_encoding_that_does_not_fit_is_an_error(
    encoding: str, words: str
) -> None:
    with pytest.raises(SourceError, match=words):
        read_plain("Déjà".encode().join([b"One\r\n", b""]), encoding=encoding)


def test_control_characters_stay_for_clean_to_deal_with() -> None:
    words = "A text of some length with one \x07 bell in it"
    assert read_plain(words.encode()).text == words


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "LIMIT", 3)
    with pytest.raises(LimitError, match="4 bytes and at most 3"):
        read_plain(b"four")
