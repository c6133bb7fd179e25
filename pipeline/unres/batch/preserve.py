"""The files of one input in a package, and the PREMIS record of what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from unres import __version__
from unres.batch.deposit import Deposit, Kept, clean_name
from unres.batch.folder import Folder
from unres.batch.manifest import Entry, find_input
from unres.batch.stamp import version_code
from unres.readers import find_format
from unres.validate.schema import DIGESTS
from unres.writers.premis import (
    FORMATS,
    UNKNOWN,
    Agent,
    PremisEvent,
    PremisFile,
    PremisFormat,
    write_premis,
)

ORIGINALS: Final = "originals"
RESULTS: Final = "results"
RECORDS: Final = "metadata/premis"

XSD: Final = "akomantoso30.xsd"
CHECKED: Final = (
    f"the OASIS schema {XSD} (sha256 {DIGESTS[XSD]}), and the ids and references that"
    " the Naming Convention requires (level 2)"
)
"""What each Akoma Ntoso file was held to before it was written."""


@dataclass(slots=True)
class _Case:
    """One input and what is packed of it."""

    entry: Entry
    files: list[PremisFile] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)
    """The paths of the files that are what they were."""
    altered: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Preserver:
    """Puts inputs, one by one, into the payload of a package."""

    deposit: Deposit
    folder: Folder
    date: str

    def preserve(self, entry: Entry) -> list[str]:
        """Pack the files of an input and their record; return what is wrong with them.

        Raises:
            OSError: The package cannot be written.
        """
        case = _Case(entry)
        original = self._take_original(case)
        for suffix, made in sorted(entry.files.items()):
            name = f"{entry.stem}{suffix}"
            place = f"{RESULTS}/{clean_name(name, entry.sha256)}"
            kept = self._take(case, self.folder.root / name, place, made.sha256)
            if kept is not None:
                # ".xml" tells the format of "-2.xml".
                form = FORMATS.get(suffix[suffix.index(".") :], UNKNOWN)
                case.files.append(_tell_file(kept, form, source=original))
        events = [*self._tell_events(case, original)]
        packer = Agent("unres", __version__, f"code sha256 {version_code()}")
        # The version of the program that converted, where it is known.
        other = Agent("unres", "", f"code sha256 {entry.code}")
        agents = [packer if entry.code == version_code() else other, packer]
        record = f"{RECORDS}/{clean_name(entry.key, entry.sha256)}.xml"
        self.deposit.write(record, [write_premis(case.files, events, agents)])
        return case.problems

    def _take_original(self, case: _Case) -> str:
        """Pack the original; return its path in the package, "" if it is not there."""
        entry = case.entry
        source = find_input(entry, self.folder)
        if source.path is None or not entry.sha256:
            case.problems.append(f"{source.label}: the original cannot be packed")
            return ""
        name = f"{ORIGINALS}/{clean_name(entry.key, entry.sha256)}"
        if (kept := self._take(case, source.path, name, entry.sha256)) is None:
            return ""
        with (self.deposit.root / name).open("rb") as stream:
            form = FORMATS.get(find_format(stream.read(4096)), UNKNOWN)
        told = _tell_file(kept, form, original=PurePosixPath(entry.key).name)
        case.files.append(told)
        return name

    def _take(self, case: _Case, path: Path, name: str, digest: str) -> Kept | None:
        """Pack a file; None if it is not there."""
        if not path.is_file():
            case.problems.append(f"{path} is missing")
            return None
        kept = self.deposit.copy(path, name)
        if kept.sha256 == digest:
            case.sound.append(name)
        else:
            case.altered.append(name)
            case.problems.append(f"{path} is not what the run's manifest tells of")
        return kept

    def _tell_events(self, case: _Case, original: str) -> Iterator[PremisEvent]:
        """Yield what was done with an input, first to last."""
        entry = case.entry
        sources = (original,) if original else ()
        results = tuple(each.path for each in case.files if each.path != original)
        yield PremisEvent(
            "normalization",
            entry.ended,
            f"unres convert ({entry.reason}); options {entry.settings}",
            "failure" if entry.failure else "success",
            tuple(_tell_notes(entry)),
            sources,
            results,
        )
        if written := tuple(f.path for f in case.files if f.format == FORMATS[".xml"]):
            yield PremisEvent("validation", entry.ended, CHECKED, "valid", (), written)
        packed = f"packed by unres pack; input {entry.key}"
        yield PremisEvent(
            "ingestion", self.date, packed, "success", (), sources + results
        )
        for paths, outcome in ((case.sound, "pass"), (case.altered, "fail")):
            if paths:
                compared = "SHA-256 compared with the manifest of the run"
                yield PremisEvent(
                    "fixity check", self.date, compared, outcome, (), tuple(paths)
                )


def _tell_notes(entry: Entry) -> Iterator[str]:
    """Yield why an input failed, or the doubts that its conversion left."""
    if entry.failure is not None:
        yield f"{entry.failure.code}: {entry.failure.message}"
    for place, notice in entry.notices:
        yield f"{place}: {notice.code} ({notice.severity}): {notice.message}"
    if entry.ledger:
        read = ", ".join(f"{rule} {count}" for rule, count in entry.ledger.items())
        yield f"characters by the rule that read them: {read}"


def _tell_file(
    kept: Kept, form: PremisFormat, *, original: str = "", source: str = ""
) -> PremisFile:
    """Return a file of the package as its record tells of it."""
    return PremisFile(kept.name, kept.sha256, kept.size, form, original, source)
