"""What tells one state of the code from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from unres.batch import stamp
from unres.batch.stamp import digest_code


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("a.py", True),
        ("lexicons/a.toml", True),
        ("lexicons/a.tsv", True),
        ("writers/template/a.xml", True),
        ("writers/html/a.css", True),
        ("review/a.js", True),
        ("context.jsonld", True),
        ("text.cpython-311-x86_64-linux-gnu.so", True),
        ("README.md", False),
        ("a.xsd", False),
        ("__pycache__/a.cpython-311.pyc", False),
    ],
)
def test_every_file_that_can_change_a_result_counts(
    name: str, *, counts: bool, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("one", "utf-8")
    before = digest_code([tmp_path])
    path.write_text("two", "utf-8")
    assert (digest_code([tmp_path]) != before) == counts


def test_every_library_that_can_change_a_result_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = digest_code([tmp_path])
    found = stamp.find_version
    for name in stamp.LIBRARIES:
        monkeypatch.setattr(
            stamp, "find_version", lambda each, n=name: found(each) + "0" * (each == n)
        )
        assert digest_code([tmp_path]) != before
