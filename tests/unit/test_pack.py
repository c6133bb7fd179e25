"""Packages are what archives take, and tell what was done with each file."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from lxml import etree

from unres.batch.manifest import Manifest, find_manifest
from unres.batch.pack import Wish, pack
from unres.batch.packaging import PACKAGINGS, check_object
from unres.cli import main
from unres.errors import OutputError
from unres.text import Span

ROOT = Path(__file__).resolve().parents[2]
PREMIS = "{http://www.loc.gov/premis/v3}"
XSD = etree.XMLSchema(etree.parse(ROOT / "tests" / "records" / "premis-v3-0.xsd"))
DATE = "2026-01-02"
BLANK = "blank.txt"
ODD = "100% é\n.txt"


@pytest.fixture(name="run", scope="module")
def run_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over the seeds, a name that packages cannot hold, and a file that fails."""
    folder = tmp_path_factory.mktemp("run")
    shutil.copytree(ROOT / "seeds", folder / "in")
    (folder / "in" / BLANK).write_text("\n\n")
    shutil.copy(next((ROOT / "seeds").glob("004*")), folder / "in" / ODD)
    to = ("--to", "akn", "--to", "json")
    main(["convert", str(folder / "in"), "-o", str(folder / "out"), *to])
    return folder / "out"


@pytest.fixture(name="loose")
def loose_fixture(run: Path, tmp_path: Path) -> Path:
    """A copy of the run that may be spoiled."""
    shutil.copytree(run.parent, tmp_path / "loose")
    return tmp_path / "loose" / "out"


def read_tree(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def list_records(payload: Path) -> Iterator[etree._ElementTree[etree._Element]]:
    """Give the PREMIS records of a payload."""
    for path in sorted((payload / "metadata" / "premis").rglob("*.xml")):
        yield etree.parse(path)


def find_events(record: etree._ElementTree[etree._Element]) -> dict[str, str]:
    """Give the outcomes of the events of a record."""
    return {
        event.findtext(f"{PREMIS}eventType", ""): event.findtext(
            f"{PREMIS}eventOutcomeInformation/{PREMIS}eventOutcome", ""
        )
        for event in record.iter(f"{PREMIS}event")
    }


def test_a_bag_is_valid_for_the_library_of_congress(run: Path, tmp_path: Path) -> None:
    packed = pack(run, tmp_path / "bag", Wish("bagit", DATE, "urn:x:1", sums=True))
    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.validate()
    assert bag.info["Payload-Oxum"] == f"{packed.size}.{packed.files}"
    assert bag.info["Bagging-Date"] == DATE
    assert bag.info["External-Identifier"] == "urn:x:1"
    assert packed.documents == 4
    assert packed.problems == []


def test_an_object_is_valid_for_ocfl_without_a_warning(
    run: Path, tmp_path: Path
) -> None:
    pack(run, tmp_path / "object", Wish("ocfl", DATE))
    assert check_object(tmp_path / "object") == []


@pytest.mark.parametrize("form", PACKAGINGS)
def test_a_fault_in_a_package_is_found(form: str, run: Path, tmp_path: Path) -> None:
    target = tmp_path / form
    pack(run, target, Wish(form, DATE))
    changed = next((target / PACKAGINGS[form].payload / "originals").iterdir())
    changed.write_bytes(changed.read_bytes() + b" ")
    assert PACKAGINGS[form].check(target)


def test_originals_and_results_are_packed_as_they_are(
    run: Path, tmp_path: Path
) -> None:
    pack(run, tmp_path / "bag", Wish("bagit", DATE))
    packed = read_tree(tmp_path / "bag" / "data")
    originals = read_tree(run.parent / "in")
    results = {k: v for k, v in read_tree(run).items() if not k.startswith(".unres")}
    for folder, files in (("originals", originals), ("results", results)):
        there = [v for k, v in packed.items() if k.startswith(f"{folder}/")]
        assert sorted(there) == sorted(files.values())
    assert not any(set(name) & set("%\r\n") for name in packed)


@pytest.mark.parametrize("form", PACKAGINGS)
def test_a_run_packed_twice_gives_the_same_bytes(
    form: str, run: Path, tmp_path: Path
) -> None:
    wish = Wish(form, DATE, sums=True)
    for name in ("a", "b"):
        pack(run, tmp_path / name, wish)
    pack(run, tmp_path / "c", replace(wish, date="2026-01-03"))
    one, two, later = (read_tree(tmp_path / name) for name in "abc")
    assert one == two
    # The ledger and the files of the run do not tell the day.
    dated = {name for name in one if one[name] != later[name]}
    assert all(
        "premis/" in n or "manifest-" in n or "inv" in n or "SUMS" in n or "info" in n
        for n in dated
    )
    told = b"".join(later[name] for name in dated)
    assert DATE.encode() not in told


def test_sums_are_those_of_the_payload(run: Path, tmp_path: Path) -> None:
    pack(run, tmp_path / "bag", Wish("bagit", DATE, sums=True))
    files = read_tree(tmp_path / "bag" / "data")
    lines = files.pop("SHA256SUMS").decode().splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert told == {k: hashlib.sha256(v).hexdigest() for k, v in files.items()}


def test_every_input_has_a_record_of_what_was_done(run: Path, tmp_path: Path) -> None:
    pack(run, tmp_path / "bag", Wish("bagit", DATE))
    records = list(list_records(tmp_path / "bag" / "data"))
    assert len(records) == 4
    good = {
        "normalization": "success",
        "validation": "valid",
        "ingestion": "success",
        "fixity check": "pass",
    }
    bad = {**good, "normalization": "failure"}
    del bad["validation"]
    for record in records:
        XSD.assertValid(record)
        failed = record.findtext(f".//{PREMIS}originalName") == BLANK
        assert find_events(record) == (bad if failed else good)


def test_a_record_links_objects_events_and_agents(run: Path, tmp_path: Path) -> None:
    pack(run, tmp_path / "bag", Wish("bagit", DATE))
    for record in list_records(tmp_path / "bag" / "data"):
        for kind in ("Object", "Event", "Agent"):
            own = f".//{PREMIS}{kind.lower()}IdentifierValue"
            known = {each.text for each in record.iterfind(own)}
            linked = {
                each.text
                for each in record.iterfind(f".//{PREMIS}linking{kind}IdentifierValue")
            }
            assert linked <= known
            assert known
        for path in record.iterfind(f".//{PREMIS}objectIdentifierValue"):
            assert (tmp_path / "bag" / "data" / (path.text or "")).is_file()


def test_the_ledger_of_a_document_adds_up_to_its_length(
    run: Path, tmp_path: Path
) -> None:
    pack(run, tmp_path / "bag", Wish("bagit", DATE))
    data = tmp_path / "bag" / "data"
    lines = (data / "metadata" / "ledger.jsonl").read_text().splitlines()
    ledgers = {told["key"]: told["ledger"] for told in map(json.loads, lines)}
    assert ledgers.pop(BLANK) == {}
    for key, ledger in ledgers.items():
        text = (run.parent / "in" / key).read_text("utf-8")
        assert sum(ledger.values()) == len(text)


def test_the_manifest_holds_no_path_of_the_machine(run: Path, tmp_path: Path) -> None:
    pack(run, tmp_path / "bag", Wish("bagit", DATE))
    for data in read_tree(tmp_path / "bag").values():
        assert str(run.parent).encode() not in data


def test_a_file_that_was_altered_is_told(loose: Path, tmp_path: Path) -> None:
    changed = next(loose.glob("004*.xml"))
    changed.write_bytes(changed.read_bytes() + b"\n")
    gone = next(loose.glob("004*.json"))
    gone.unlink()
    packed = pack(loose, tmp_path / "bag", Wish("bagit", DATE))
    assert packed.problems == [
        f"{gone} is missing",
        f"{changed} is not what the run's manifest tells of",
    ]
    assert bagit.Bag(str(tmp_path / "bag")).validate()
    told = [list_outcomes(r) for r in list_records(tmp_path / "bag" / "data")]
    assert sorted(told) == [["pass"], ["pass"], ["pass"], ["pass", "fail"]]


def list_outcomes(record: etree._ElementTree[etree._Element]) -> list[str]:
    """Give the outcomes of the fixity checks of a record."""
    return [
        event.findtext(f".//{PREMIS}eventOutcome", "")
        for event in record.iter(f"{PREMIS}event")
        if event.findtext(f"{PREMIS}eventType") == "fixity check"
    ]


def test_a_missing_original_and_one_that_changed_are_told(
    loose: Path, tmp_path: Path
) -> None:
    source = loose.parent / "in"
    next(source.glob("000*")).unlink()
    next(source.glob("004*")).write_text("something else")
    packed = pack(loose, tmp_path / "bag", Wish("bagit", DATE))
    assert len(packed.problems) == 2
    assert main(["pack", str(loose), str(tmp_path / "again")]) == 1


def test_another_version_is_not_given_the_number_of_this_one(
    loose: Path, tmp_path: Path
) -> None:
    with closing(Manifest.open(find_manifest(loose))) as manifest:
        manifest.add([replace(each, code="f" * 64) for each in list(manifest)])
    pack(loose, tmp_path / "bag", Wish("bagit", DATE))
    for record in list_records(tmp_path / "bag" / "data"):
        XSD.assertValid(record)
        first, last = record.iterfind(f"{PREMIS}agent")
        assert first.find(f"{PREMIS}agentVersion") is None
        assert "f" * 64 in first.findtext(f"{PREMIS}agentNote", "")
        assert last.findtext(f"{PREMIS}agentVersion")


def test_words_that_xml_cannot_hold_do_not_spoil_a_record(
    loose: Path, tmp_path: Path
) -> None:
    with closing(Manifest.open(find_manifest(loose))) as manifest:
        entries = [each for each in manifest if each.notices]
        place, notice = entries[0].notices[0]
        odd = replace(notice, message="\x00 \ud800 <&", span=Span(0, 1))
        manifest.add([replace(entries[0], notices=((place, odd),))])
    pack(loose, tmp_path / "bag", Wish("bagit", DATE))
    assert all(map(XSD.validate, list_records(tmp_path / "bag" / "data")))


def test_a_package_appears_whole_or_not_at_all(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(OutputError, match="exists"):
        pack(run, tmp_path / "there", Wish("bagit", DATE))
    with pytest.raises(OutputError, match="no readable manifest"):
        pack(tmp_path / "there", tmp_path / "new", Wish("bagit", DATE))

    def fail() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "sync", fail)
    with pytest.raises(OutputError, match="No space left"):
        pack(run, tmp_path / "new", Wish("bagit", DATE))
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_the_day_is_that_of_the_environment(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")
    assert main(["pack", str(run), str(tmp_path / "bag"), "--verify"]) == 0
    assert bagit.Bag(str(tmp_path / "bag")).info["Bagging-Date"] == DATE
