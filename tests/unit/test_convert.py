"""Nothing that is not valid is ever written."""

from __future__ import annotations

from pathlib import Path

import pytest

from unres.batch.execute import run_task
from unres.batch.inputs import find_inputs
from unres.batch.plan import Run
from unres.batch.work import Task
from unres.convert import Options, convert, refuse_faults
from unres.errors import ExitCode, LimitError, SchemaError
from unres.language import UNKNOWN
from unres.lexicon import find_language
from unres.model import Document
from unres.resolve import resolve
from unres.writers.akn import write_akn

BAD = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>'


def test_faulty_xml_is_refused_with_the_first_fault() -> None:
    with pytest.raises(SchemaError, match=r"the first X003 on line 1: .*report it"):
        refuse_faults(BAD)


def test_xml_beyond_all_limits_is_too_large_and_no_fault_of_ours() -> None:
    with pytest.raises(LimitError, match="split the text") as error:
        refuse_faults(b"<p>" * 300 + b"</p>" * 300)
    assert error.value.exit_code is ExitCode.FAILED


def test_good_xml_is_let_through(sample: Document) -> None:
    assert refuse_faults(write_akn(resolve(sample), "")) is None


def test_of_a_document_whose_xml_is_faulty_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unres.convert.compose", lambda *_: (BAD, []))
    (tmp_path / "x.txt").write_text("The Human Rights Council,")
    suffixes = {"akn": ".xml", "json": ".json"}
    run = Run(Task(convert, Options(), suffixes), tmp_path / "out")
    (outcome,) = run_task(find_inputs([str(tmp_path / "x.txt")]), run)
    assert outcome.failure is not None
    assert outcome.failure.exit_code is ExitCode.BUG
    assert list(run.out.iterdir()) == [run.out / ".unres"]


@pytest.mark.parametrize(
    ("form", "page"), [("text", b"1. Oui."), ("html", b"<p>1. Oui.</p>")]
)
def test_the_language_may_be_told(form: str, page: bytes) -> None:
    told = convert(page, "", [], Options(format=form, language="fra")).document
    assert told.meta.language == told.source.language == find_language("fr")
    assert convert(page, "", [], Options(format=form)).document.meta.language == UNKNOWN
