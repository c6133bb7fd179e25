"""What the manifest of a folder remembers, as inputs and outcomes."""

from __future__ import annotations

import os
from pathlib import Path

from unres.batch.bucket import Object
from unres.batch.folder import Folder
from unres.batch.input import STDIN, Input, is_url
from unres.batch.manifest import Entry
from unres.batch.outcome import Outcome


def find_input(entry: Entry, folder: Folder) -> Input:
    """Return the input of an entry, which may be gone by now."""
    if is_url(entry.path):
        return Object(None, entry.stem, url=entry.path)
    if entry.path == STDIN:
        return Input(None, entry.stem)
    path = Path(os.path.normpath(folder.root.resolve() / entry.path))
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return Input(shown, entry.stem)


def find_outcome(entry: Entry, folder: Folder) -> Outcome:
    """Return the outcome that an entry remembers."""
    source = find_input(entry, folder)
    return Outcome(source, entry.status, entry.notices, entry.failure)
