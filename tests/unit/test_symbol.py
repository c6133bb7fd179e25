"""Symbols made from the IRIs of Works."""

from __future__ import annotations

import pytest

from unres.iri import iri_of, symbol_of

WORK = "/akn/un/statement/deliberation/"


PUBLICATION = "/akn/un/documentCollection/publication/"


def test_a_collection_has_the_symbol_with_its_letters() -> None:
    assert symbol_of(f"{PUBLICATION}unga/2024-12-24/79-259A-C") == "A/RES/79/259 A-C"
    old = f"{PUBLICATION}unga/1947-11-29/181A-B-II"
    assert symbol_of(old) == "A/RES/181 A-B (II)"


@pytest.mark.parametrize(
    ("work", "symbol"),
    [
        ("unga/2012-12-21/67-224", "A/RES/67/224"),
        ("unga/2022-03-02/ES-11-1", "A/RES/ES-11/1"),
        ("unga/2022-12-12/77-128A", "A/RES/77/128 A"),
        ("unga/1974-12-14/3314-XXIX", "A/RES/3314 (XXIX)"),
        ("unga/1974-05-01/3201-S-VI", "A/RES/3201 (S-VI)"),
        ("unga/1948-12-10/217A-III", "A/RES/217 A (III)"),
        ("unga/2023-11-20/78-409", "A/DEC/78/409"),
        ("unga-hrc/2007-06-18/5-1", "A/HRC/RES/5/1"),
        ("unga-hrc/2009-01-12/S-9-1", "A/HRC/RES/S-9/1"),
        ("unga-hrc/2025-07-04/59-101", "A/HRC/DEC/59/101"),
        ("unga-hrc/2025-07-04/PRST-59-1", "A/HRC/PRST/59/1"),
        ("unsc/2015-07-20/2231-2015", "S/RES/2231 (2015)"),
        ("unsc/2021-01-12/PRST-2021-1", "S/PRST/2021/1"),
        ("unecosoc/2004-07-21/2004-33", "E/RES/2004/33"),
        ("unecosoc/1967-06-06/1235-XLII", "E/RES/1235 (XLII)"),
        ("unga/2006-03-15/60-251#para_9", "A/RES/60/251"),
        ("unga/2006-03-15/60-251/eng@", "A/RES/60/251"),
        ("unga/2006-03-15/60-251~para_9", "A/RES/60/251"),
    ],
)
def test_a_work_has_the_symbol_that_its_organ_prints(work: str, symbol: str) -> None:
    assert symbol_of(WORK + work) == symbol


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "#para_3",
        "A/RES/67/224",
        "/akn/ontology/organization/un/unga",
        WORK + "no-such-organ/2012-12-21/67-224",
        WORK + "un/2012-12-21/67-224",
        WORK + "unga/2012-12-21/nn-0123456789ab",
        WORK + "unga-hrc/2025-06-30/59-L.7",
        WORK + "unga/2012-12-21/PRST-67-1",
    ],
)
def test_what_cannot_be_told_has_no_symbol(iri: str) -> None:
    assert not symbol_of(iri)


@pytest.mark.parametrize(
    ("organ", "number"),
    [
        ("unga", "67/224"),
        ("unga", "ES-11/1"),
        ("unga", "77/128 A"),
        ("unga", "217 A (III)"),
        ("unga-hrc", "S-9/1"),
        ("unsc", "2231 (2015)"),
        ("unecosoc", "2004/33"),
    ],
)
def test_a_number_survives_the_way_into_an_iri_and_back(
    organ: str, number: str
) -> None:
    assert symbol_of(iri_of(organ, number, "2000-01-01")).endswith(f"/RES/{number}")
