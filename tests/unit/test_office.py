"""Files of old and other word processors, read through LibreOffice where it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from unres.batch import office
from unres.batch.office import make_docx
from unres.convert import Options, Result, convert
from unres.errors import LimitError, SourceError
from unres.model import walk
from unres.readers import find_format

SEED = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))[0]
HERE = pytest.mark.skipif(not office._find_command(), reason="LibreOffice is not here")
KINDS = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf"}


def list_words(result: Result) -> list[tuple[str, str, str]]:
    blocks = walk(result.document.blocks)
    return [(b.kind.value, str(b.num), str(b.text)) for b in blocks]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with one Word file as other word processors write it."""
    folder = tmp_path_factory.mktemp("office")
    word = convert(SEED.read_bytes(), SEED.name, ["docx"]).files["docx"]
    (folder / "x.docx").write_bytes(word)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in KINDS.values():
        command = ["soffice", profile, "--headless", "--convert-to", kind]
        arguments = ["--outdir", str(folder), str(folder / "x.docx")]
        subprocess.run([*command, *arguments], check=True, capture_output=True)
    return folder


@HERE
@pytest.mark.parametrize("suffix", KINDS)
def test_other_files_read_as_the_word_file_that_they_were(
    made: Path, suffix: str
) -> None:
    data = (made / f"x.{suffix}").read_bytes()
    assert find_format(data) == suffix
    result = convert(data, f"x.{suffix}", ["akn"], Options(), make_docx)
    whole = convert((made / "x.docx").read_bytes(), "x.docx", [])
    assert list_words(result) == list_words(whole)
    assert result.document.source.format == suffix
    again = convert(data, f"x.{suffix}", ["akn"], Options(), make_docx)
    assert again.files == result.files


@HERE
def test_the_command_line_reads_them_within_its_limits(
    made: Path, tmp_path: Path
) -> None:
    arguments = [str(made / "x.doc"), "-o", str(tmp_path), "--to", "akn"]
    command = [sys.executable, "-m", "unres", "convert", "--timeout", "120", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"<num>1.</num>" in (tmp_path / "x.xml").read_bytes()


@HERE
def test_what_is_damaged_says_what_to_do() -> None:
    with pytest.raises(SourceError, match="save it as"):
        make_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 900, "doc")


@HERE
def test_a_file_that_takes_too_long_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "DEADLINE", 0.01)
    with pytest.raises(LimitError, match="takes longer"):
        make_docx(b"{\\rtf1 x}", "rtf")


def test_without_libreoffice_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "NAMES", ())
    with pytest.raises(SourceError, match="not installed here; install it, or save"):
        convert(b"{\\rtf1 x}", "x.rtf", [], Options(), make_docx)


def test_without_an_office_program_nothing_is_read_as_words() -> None:
    with pytest.raises(SourceError, match=r"save the file as \.docx"):
        convert(b"{\\rtf1 x}", "x.rtf", [])


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"\xffWPC\x10", "wpd"),
        (b"\n{\\rtf1", "rtf"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "doc",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "text"),
    ],
)
def test_formats_are_told_by_content(head: bytes, form: str) -> None:
    assert find_format(head) == form
