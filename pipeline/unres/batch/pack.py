"""A package of a run for an archive: originals, results, and the record of both."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from unres import __version__
from unres.batch.deposit import Deposit, Kept, clean_name
from unres.batch.folder import Folder
from unres.batch.manifest import COLUMNS, Entry, Manifest, find_input, view_results
from unres.batch.packaging import PACKAGINGS, Packed
from unres.batch.report import REPORT
from unres.batch.stamp import version_code
from unres.batch.write import explain_fault
from unres.errors import OutputError
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

METADATA: Final = "metadata"

PRIVATE: Final = frozenset({"path", "mark", "limits", "tries", "seconds", "ledger"})
"""What a run remembers of an input for itself alone."""
XSD: Final = "akomantoso30.xsd"
CHECKED: Final = (
    f"the OASIS schema {XSD} (sha256 {DIGESTS[XSD]}), and the ids and references that"
    " the Naming Convention requires (level 2)"
)
"""What each Akoma Ntoso file was held to before it was written."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What kind of package is wanted."""

    packaging: str
    """A key of `PACKAGINGS`."""
    date: str
    """The day on which it is packed (ISO)."""
    id: str = ""
    """Its identifier; "" for one that is made from the run's manifest."""
    sums: bool = False
    """Whether it has a SHA256SUMS as well."""


def pack(out: Path, target: Path, wish: Wish) -> Packed:
    """Make a package of an output folder; it appears whole or not at all.

    Each file is compared with the digest in the manifest. One that differs is packed
    as it is; its record says so, and so do the problems that are returned.

    Raises:
        OutputError: There is no manifest, or the package cannot be written.
    """
    if target.exists():
        raise OutputError(
            f"{target} exists; a package is never changed: name one that does not"
        )
    root = target.with_name(f".{target.name}-{os.getpid()}.tmp")
    register = root.with_suffix(".register")
    try:
        with ExitStack() as stack:
            stack.callback(shutil.rmtree, root, ignore_errors=True)
            stack.callback(register.unlink, missing_ok=True)
            folder, manifest = stack.enter_context(view_results(out))
            packaging = PACKAGINGS[wish.packaging]
            payload = root / packaging.payload
            payload.mkdir(parents=True)
            deposit = stack.enter_context(closing(Deposit(payload, register)))
            packed = _fill(deposit, manifest, folder, wish)
            packaging.seal(root, deposit, packed)
            os.sync()
            root.rename(target)
    except OSError as error:
        raise explain_fault(error, target) from error
    return packed


def _fill(deposit: Deposit, manifest: Manifest, folder: Folder, wish: Wish) -> Packed:
    packed = Packed(wish.date)
    for entry in manifest:
        Preserver(entry, deposit, folder, packed.date, packed.problems).preserve()
        packed.documents += 1
    kept = deposit.write(f"{METADATA}/manifest.jsonl", map(_tell_entry, manifest))
    ledgers = ({"key": each.key, "ledger": each.ledger} for each in manifest)
    deposit.write(f"{METADATA}/ledger.jsonl", map(_write_line, ledgers))
    report = folder.own(REPORT)
    if report.is_file():
        deposit.copy(report, f"{METADATA}/{REPORT}")
    if wish.sums:
        # As `sha256sum --check` reads them.
        lines = (f"{each.sha256}  {each.name}\n".encode() for each in deposit)
        deposit.write("SHA256SUMS", lines)
    named = hashlib.sha256(kept.sha256.encode()).hexdigest()[:32]
    packed.id = wish.id or f"urn:unres:run:{named}"
    packed.files, packed.size = deposit.count()
    return packed


def _tell_entry(entry: Entry) -> bytes:
    facts = {name: getattr(entry, name) for name in COLUMNS if name not in PRIVATE}
    facts["files"] = {
        suffix: {"sha256": made.sha256, "size": made.size}
        for suffix, made in entry.files.items()
    }
    facts["notices"] = [
        {"code": each.code, "severity": each.severity, "at": each.span, "line": at.line}
        for at, each in entry.notices
    ]
    facts["failure"] = entry.failure and asdict(entry.failure)
    return _write_line(facts)


def _write_line(facts: object) -> bytes:
    return (json.dumps(facts) + "\n").encode()


@dataclass(slots=True)
class Preserver:
    """Puts one input into the payload of a package."""

    entry: Entry
    deposit: Deposit
    folder: Folder
    date: str
    """The day on which it is packed (ISO)."""
    problems: list[str]
    """What is wrong with the files of the package, in words."""
    original: str = ""
    """The path of the original in the package, "" if it is not there."""
    files: list[PremisFile] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)
    """The paths of the files that are what they were."""
    altered: list[str] = field(default_factory=list)

    def preserve(self) -> None:
        """Pack the files of the input and their record.

        Raises:
            OSError: The package cannot be written.
        """
        entry = self.entry
        self._take_original()
        for suffix, made in sorted(entry.files.items()):
            name = f"{entry.stem}{suffix}"
            place = f"results/{clean_name(name, entry.sha256)}"
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
        record = f"{METADATA}/premis/{clean_name(entry.key, entry.sha256)}.xml"
        told = write_premis(self.files, list(self._tell_events()), agents)
        self.deposit.write(record, [told])

    def _take_original(self) -> None:
        entry = self.entry
        source = find_input(entry, self.folder)
        if source.path is None or not entry.sha256:
            self.problems.append(f"{source.label}: the original cannot be packed")
            return
        name = f"originals/{clean_name(entry.key, entry.sha256)}"
        if kept := self._take(source.path, name, entry.sha256):
            with (self.deposit.root / name).open("rb") as stream:
                form = FORMATS.get(find_format(stream.read(4096)), UNKNOWN)
            called = PurePosixPath(entry.key).name
            self.files.append(PremisFile(name, kept.sha256, kept.size, form, called))
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
