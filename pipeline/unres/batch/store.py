"""Where a run writes to: a folder, or a bucket that works as one."""

from __future__ import annotations

from pathlib import Path

from unres.batch.bucket import Bucket
from unres.batch.folder import Folder
from unres.batch.input import is_url

Store = Folder | Bucket
"""What a run needs of either they do under the same names."""


def find_store(out: Path | str, tag: str = "") -> Store:
    """Return the store for an output folder or bucket; `tag` names the shard."""
    if is_url(out):
        return Bucket(str(out).rstrip("/"), tag)
    return Folder(Path(out), tag)
