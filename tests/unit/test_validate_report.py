"""The reports: lines an editor can follow, and JSON."""

from __future__ import annotations

import json

from unres.validate import Finding, report_json, report_text
from unres.validate.finding import make_finding

FINDINGS: dict[str, list[Finding]] = {
    "a.xml": [
        make_finding("R001", 'by="#un" refers to nothing', 7, path="/akomaNtoso"),
        make_finding("R003", "nothing refers to it", 9),
    ],
    "b.xml": [make_finding("R003", "nothing refers to “it”", 12)],
    "c.xml": [],
}


def test_the_text_has_a_line_a_finding_then_a_summary_by_code() -> None:
    assert report_text(FINDINGS) == (
        'a.xml:7: R001 by="#un" refers to nothing\n'
        "a.xml:9: R003 nothing refers to it\n"
        "b.xml:12: R003 nothing refers to “it”\n"
        "\n"
        "R001      1 in 1 file: a reference leads nowhere (error)\n"
        "R003      2 in 2 files: a label in references is never used (warning)\n"
        "3 files: 1 clean, 1 with errors, 1 with warnings only\n"
    )


def test_the_text_for_clean_files_is_one_line() -> None:
    clean = "1 file: 1 clean, 0 with errors, 0 with warnings only\n"
    assert report_text({"c.xml": []}) == clean


def test_the_json_says_the_same_and_the_level_of_each_file() -> None:
    report = json.loads(report_json(FINDINGS))
    assert [(f["path"], f["level"]) for f in report["files"]] == [
        ("a.xml", 1),
        ("b.xml", 2),
        ("c.xml", 2),
    ]
    assert report["files"][0]["findings"][0] == {
        "code": "R001",
        "severity": "error",
        "line": 7,
        "column": 0,
        "message": 'by="#un" refers to nothing',
        "path": "/akomaNtoso",
    }
    assert report["summary"] == {"R001": 1, "R003": 2}
