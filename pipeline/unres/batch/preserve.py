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
class Preserver:
    """Puts one input into the payload of a package."""

    entry: Entry
    deposit: Deposit
    folder: Folder
    date: str
    """The day on which it is packed (ISO)."""
    original: str = ""
    """The path of the original in the package, "" if it is not there."""
    files: list[PremisFile] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)
    """The paths of the files that are what they were."""
    altered: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What is wrong with the files, in words."""

    def preserve(self) -> None:
        """Pack the files of the input and their record.

        Raises:
            OSError: The package cannot be written.
        """
        entry = self.entry
        self._take_original()
        for suffix, made in sorted(entry.files.items()):
            name = f"{entry.stem}{suffix}"
            place = f"{RESULTS}/{clean_name(name, entry.sha256)}"
            if kept := self._take(self.folder.root / name, place, made.sha256):
                # ".xml" tells the format of "-2.xml".
                form = FORMATS.get(suffix[suffix.index(".") :], UNKNOWN)
                self.files.append(
                    PremisFile(place, kept.sha256, kept.size, form, "", self.original)
                )
        packer = Agent("unres", __version__, f"code sha256 {version_code()}")
        # The version of the program that converted, where it is known.
        other = Agent("unres", "", f"code sha256 {entry.code}")
        agents = [packer if entry.code == version_code() else other, packer]
        record = f"{RECORDS}/{clean_name(entry.key, entry.sha256)}.xml"
        told = write_premis(self.files, list(self._tell_events()), agents)
        self.deposit.write(record, [told])

    def _take_original(self) -> None:
        """Pack the original, where it is there."""
        entry = self.entry
        source = find_input(entry, self.folder)
        if source.path is None or not entry.sha256:
            self.problems.append(f"{source.label}: the original cannot be packed")
            return
        name = f"{ORIGINALS}/{clean_name(entry.key, entry.sha256)}"
        if kept := self._take(source.path, name, entry.sha256):
            with (self.deposit.root / name).open("rb") as stream:
                form = FORMATS.get(find_format(stream.read(4096)), UNKNOWN)
            called = PurePosixPath(entry.key).name
            told = PremisFile(name, kept.sha256, kept.size, form, called)
            self.files.append(told)
            self.original = name

    def _take(self, path: Path, name: str, digest: str) -> Kept | None:
        """Pack a file; None if it is not there."""
        if not path.is_file():
            self.problems.append(f"{path} is missing")
            return None
        kept = self.deposit.copy(path, name)
        if kept.sha256 == digest:
            self.sound.append(name)
        else:
            self.altered.append(name)
            self.problems.append(f"{path} is not what the run's manifest tells of")
        return kept

    def _tell_events(self) -> Iterator[PremisEvent]:
        """Yield what was done with the input, first to last."""
        entry = self.entry
        sources = (self.original,) if self.original else ()
        results = tuple(each.path for each in self.files if each.path not in sources)
        yield PremisEvent(
            "normalization",
            entry.ended,
            f"unres convert ({entry.reason}); options {entry.settings}",
            "failure" if entry.failure else "success",
            tuple(_tell_notes(entry)),
            sources,
            results,
        )
        if written := tuple(f.path for f in self.files if f.format == FORMATS[".xml"]):
            yield PremisEvent("validation", entry.ended, CHECKED, "valid", (), written)
        packed = f"packed by unres pack; input {entry.key}"
        yield PremisEvent(
            "ingestion", self.date, packed, "success", (), sources + results
        )
        for paths, outcome in ((self.sound, "pass"), (self.altered, "fail")):
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
