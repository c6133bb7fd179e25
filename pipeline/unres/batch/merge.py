"""Making one output folder of several, or of the parts of a run in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from unres.batch.folder import PRIVATE, Folder
from unres.batch.inputs import find_clashes
from unres.batch.manifest import NAME, Entry, Manifest, find_input
from unres.batch.outcome import Failure, Outcome, Status, attempt
from unres.batch.plan import find_missing
from unres.batch.record import LOCK, gather, lock, open_record
from unres.errors import OutputError, SourceError


def merge(out: Path, folders: Iterable[Path]) -> Iterator[Outcome]:
    """Bring the documents of folders into one, with what is remembered of them.

    The parts of a run in `out` itself are merged too. Of a document that is in
    several, the one that was done last counts.

    Raises:
        ClashError: Two documents would share a name; nothing has been written then.
        OutputError: A folder has no manifest, or nothing can be written.
    """
    target = Folder(out)
    with open_record(target) as recorder, ExitStack() as stack:
        parts = {target: recorder.manifest}
        for folder in _find_parts(target, folders):
            manifest = Manifest.view(folder.own(NAME))
            parts[folder] = stack.enter_context(closing(manifest))
        latest = _find_latest(parts)

        def choose(folder: Folder) -> Iterator[Entry]:
            return (e for e in parts[folder] if latest[e.key][1] is folder)

        stems = {find_input(e, part): e.stem for part in parts for e in choose(part)}
        for clash in find_clashes(stems, out, ()).values():
            raise clash
        others = list(parts)[1:]
        chosen = ((e, part) for part in others for e in choose(part))
        for group in gather(_bring(*each, target) for each in chosen):
            recorder.note([entry for _, entry in group if entry is not None])
            yield from (outcome for outcome, _ in group)
        for folder in others:
            if folder.root == target.root:
                _remove(folder, parts[folder])


def _find_parts(target: Folder, folders: Iterable[Path]) -> Iterator[Folder]:
    """Yield the parts of the run in the folder itself, then those of other folders."""
    stem, suffix = Path(NAME).stem, Path(NAME).suffix
    for root in (target.root, *folders):
        manifests = sorted((root / PRIVATE).glob(f"{stem}*{suffix}"))
        tags = [path.stem.partition("-")[2] for path in manifests]
        if not tags:
            raise OutputError(
                f"{root} has no manifest; name an output folder of unres convert"
            )
        yield from (Folder(root, tag) for tag in tags if tag or root != target.root)


def _find_latest(parts: Mapping[Folder, Manifest]) -> dict[str, tuple[str, Folder]]:
    """Return when each document was done last, and the folder it is in."""
    latest: dict[str, tuple[str, Folder]] = {}
    for folder, manifest in parts.items():
        for entry in manifest:
            if entry.key not in latest or entry.ended > latest[entry.key][0]:
                latest[entry.key] = entry.ended, folder
    return latest


def _bring(
    entry: Entry, folder: Folder, target: Folder
) -> tuple[Outcome, Entry | None]:
    """Bring the files of an entry to their place; give the entry if they are there."""
    source = find_input(entry, folder)
    entry = replace(entry, path=target.relate(source))
    if folder.root != target.root and entry.failure is None:
        made = attempt(_copy, entry, folder, target)
        if isinstance(made, Failure):
            return Outcome(source, Status.FAILED, failure=made), None
        entry = made
    return Outcome(source, entry.status, entry.notices, entry.failure), entry


def _copy(entry: Entry, folder: Folder, target: Folder) -> Entry:
    if missing := find_missing(entry, entry.files, folder)[0]:
        raise SourceError(f"{folder.root}: {missing}; convert it again there")
    files = {s: (folder.root / f"{entry.stem}{s}").read_bytes() for s in entry.files}
    staged = target.stage(entry.stem, files)
    target.secure((staged,))
    target.publish(entry.stem, staged)
    return replace(entry, files={suffix: each.made for suffix, each in staged.items()})


def _remove(part: Folder, manifest: Manifest) -> None:
    """Take away the manifest of a part that was merged, and its lock."""
    with lock(part.own(LOCK)):
        manifest.close()
        for name in (NAME, LOCK):
            part.own(name).unlink(missing_ok=True)
