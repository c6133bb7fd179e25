"""Where a run writes to: a folder, or a bucket that works as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, Self

from unres.batch.folder import Folder, Made, Staged
from unres.batch.input import Input, is_url


class Store(Protocol):
    """What a run needs of the place that it writes to; `Folder` says what for."""

    tag: str

    def __enter__(self) -> Self:
        """Begin to write."""

    def __exit__(self, *_: object) -> None:
        """End."""

    def own(self, name: str) -> Path:
        """Return the place of something that this run keeps for itself."""

    def fetch(self, name: str) -> Path:
        """Return the place of something that an earlier run kept."""

    def keep(self, name: str, data: bytes) -> None:
        """Write something that a run keeps for itself."""

    def save(self, name: str, pack: Callable[[], bytes], *, last: bool = False) -> None:
        """Bring what a run remembers to where it belongs."""

    def relate(self, source: Input) -> str:
        """Return how a manifest names the place of an input: by no absolute path."""

    def stage(self, stem: str, files: Mapping[str, bytes]) -> dict[str, Staged]:
        """Write files so that little is left to do."""

    def publish(self, stem: str, staged: Mapping[str, Staged]) -> None:
        """Do what is left, so that the files are in their place."""

    def settle(self) -> None:
        """See that all files in their place stay there."""

    def look(self, name: str, made: Made) -> Made | None:
        """Return a file as it is found, or None if it is not what was made."""


def find_store(out: Path | str, tag: str = "") -> Store:
    """Return the store for an output folder or bucket; `tag` names the shard."""
    if is_url(out):
        from unres.batch.bucket import Bucket

        return Bucket(str(out).rstrip("/"), tag)
    return Folder(Path(out), tag)
