"""A package of a run for an archive: originals, results, and the record of both."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from unres.batch.deposit import Deposit
from unres.batch.folder import Folder
from unres.batch.manifest import COLUMNS, Entry, Manifest, view_results
from unres.batch.packaging import PACKAGINGS, Packed
from unres.batch.preserve import Preserver
from unres.batch.report import REPORT
from unres.batch.write import explain_fault
from unres.errors import OutputError

METADATA: Final = "metadata"
MANIFEST: Final = f"{METADATA}/manifest.jsonl"
LEDGER: Final = f"{METADATA}/ledger.jsonl"
SUMS: Final = "SHA256SUMS"

PRIVATE: Final = frozenset({"path", "mark", "limits", "tries", "seconds", "ledger"})
"""What a run remembers of an input for itself alone."""


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
    """Fill a payload, and return what it holds."""
    packed = Packed(wish.date)
    for entry in manifest:
        preserver = Preserver(entry, deposit, folder, wish.date)
        preserver.preserve()
        packed.documents += 1
        packed.problems += preserver.problems
    kept = deposit.write(MANIFEST, map(_tell_entry, manifest))
    ledgers = ({"key": each.key, "ledger": each.ledger} for each in manifest)
    deposit.write(LEDGER, map(_write_line, ledgers))
    report = folder.own(REPORT)
    if report.is_file():
        deposit.copy(report, f"{METADATA}/{REPORT}")
    if wish.sums:
        # As `sha256sum --check` reads them.
        lines = (f"{each.sha256}  {each.name}\n".encode() for each in deposit)
        deposit.write(SUMS, lines)
    named = hashlib.sha256(kept.sha256.encode()).hexdigest()[:32]
    packed.id = wish.id or f"urn:unres:run:{named}"
    packed.files, packed.size = deposit.count()
    return packed


def _tell_entry(entry: Entry) -> bytes:
    """Return what is remembered of an input as a line of JSON."""
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
