"""Validation holds for any bytes: always a verdict, and the same from every engine."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutants import mutate
from unres.validate import Engine, Scope, validate
from unres.validate.check import judge
from unres.validate.engines import judge_again
from unres.validate.finding import Finding, finding_records
from unres.validate.parse import parse_xml
from unres.validate.schema import load_schema, schema_files

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "validate"
GOLD = sorted((ROOT.parent / "shared" / "corpus" / "gold").glob("*.xml"))
CLEAN = (CASES / "clean.xml").read_bytes()
XMLLINT = shutil.which("xmllint") or ""

MUTANTS = 200

NAME = st.sampled_from(["a", "p", "b", "x:y", "é"])
BOMB = "".join(f"<!ENTITY b{n + 1} '{f'&b{n};' * 10}'>" for n in range(9))
PROLOGUES = st.sampled_from([
    "",
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<?xml version="1.1"?>',
    '<?xml version="1.0" encoding="utf-7"?>',
    "\ufeff",
    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1/x'> %x;]>",
    f"<!DOCTYPE a [<!ENTITY b0 'b'>{BOMB}]>",
])
WORDS = st.sampled_from(["", "words", "&x;", "&b9;", "&#0;", "&#x202e;", "]]>", "\x00"])
LONG = st.sampled_from([0, 1, 1_000, 100_000])
DEEP = st.sampled_from([1, 100, 250, 256, 300, 5_000])


@st.composite
def attacks(draw: st.DrawFn) -> bytes:
    """Give a file that means harm, inside a good one or on its own."""
    name, deep, long = draw(NAME), draw(DEEP), draw(LONG)
    value = f' eId="{"x" * long}"' if draw(st.booleans()) else f" x{'y' * long}='z'"
    many = "".join(f" a{n}='{n}'" for n in range(draw(st.sampled_from([0, 2_000]))))
    words = draw(WORDS)
    nest = f"<{name}>" * deep + words + f"</{name}>" * deep
    inner = f"<{name}{value}{many}>{nest}</{name}>"
    if draw(st.booleans()):
        return (draw(PROLOGUES) + inner).encode()
    wrapped = CLEAN.decode().replace("39th meeting", f"{words}{inner}{words}")
    head, _, rest = wrapped.partition("?>")
    return f"{head}?>{draw(PROLOGUES)}{rest}".encode()


def check_judged(data: bytes, *, explained: bool = True) -> None:
    """See that there is a verdict, of known codes and in order."""
    findings = validate(data, Scope(explained=explained))
    assert {finding.code for finding in findings} <= finding_records().keys()
    assert findings == sorted(findings, key=lambda f: (f.line, f.column, f.code))


@pytest.mark.soak
@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_judged(data: bytes) -> None:
    check_judged(data)


@pytest.mark.soak
@given(st.integers(0), st.integers(0, len(CLEAN) - 1), st.binary(max_size=3))
def test_a_damaged_file_is_judged(seed: int, at: int, new: bytes) -> None:
    spoilt = mutate(CLEAN, seed)
    check_judged(spoilt, explained=False)
    check_judged(spoilt[:at] + new + spoilt[at + 1 :], explained=False)


@pytest.mark.soak
@settings(max_examples=settings.default.max_examples // 10)
@given(st.integers(0), st.sampled_from(Engine))
def test_a_damaged_file_is_judged_and_explained_by_every_engine(
    seed: int, engine: Engine
) -> None:
    verdict = judge("x.xml", mutate(CLEAN, seed), Scope(engine=engine))
    assert verdict.level in {0, 1, 2}
    assert all(f.message.isprintable() for f in verdict.findings)


@pytest.mark.soak
@settings(max_examples=settings.default.max_examples // 4)
@given(attacks())
def test_an_attack_is_refused_or_judged_in_words(data: bytes) -> None:
    findings = validate(data)
    assert {finding.code for finding in findings} <= finding_records().keys()
    # What is told of a file never grows with what the file holds.
    assert all(len(finding.message) < 3_000 for finding in findings)


@pytest.mark.soak
def test_xmlschema_agrees_with_libxml2_on_spoilt_files(soak: bool) -> None:
    valid = 0
    for seed in range(MUTANTS * 50 if soak else MUTANTS):
        root = parse_xml(mutate(CLEAN, seed))
        if not isinstance(root, Finding):
            valid += not any(judge_again(root))
            assert load_schema().validate(root) == (not any(judge_again(root))), seed
    assert valid > 20


@pytest.mark.soak
@pytest.mark.skipif(not GOLD, reason="the shared corpus is not here")
def test_xmlschema_agrees_with_libxml2_on_the_files_of_others(soak: bool) -> None:
    for path in GOLD if soak else GOLD[::40]:
        root = parse_xml(path.read_bytes())
        assert not isinstance(root, Finding), path.name
        assert load_schema().validate(root) == (not any(judge_again(root))), path.name


@pytest.mark.soak
@pytest.mark.skipif(not XMLLINT, reason="xmllint is not on this machine")
def test_xmllint_agrees_on_spoilt_files_and_on_those_of_others(
    soak: bool, tmp_path: Path
) -> None:
    for name, content in schema_files().items():
        (tmp_path / name).write_bytes(content)
    for seed in range(MUTANTS * 50 if soak else MUTANTS):
        (tmp_path / f"{seed}.xml").write_bytes(mutate(CLEAN, seed))
    paths = [*tmp_path.glob("*.xml"), *GOLD, *CASES.glob("x00[1346]*.xml")]
    schema = tmp_path / "akomantoso30.xsd"
    command = [XMLLINT, "--noout", "--nonet", "--schema", schema, *paths]
    done = subprocess.run(command, capture_output=True, check=False)
    told = done.stderr.decode("utf-8", "replace").splitlines()
    for path in paths:
        findings = validate(path.read_bytes(), Scope(explained=False))
        valid = not any(finding.code[0] == "X" for finding in findings)
        assert (f"{path} validates" in told) == valid, path.name
