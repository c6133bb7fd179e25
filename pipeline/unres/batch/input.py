"""One file to read, and how it is named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from unres.errors import SourceError
from unres.readers.plain import LIMIT

STDIN = "-"
"""The name that stands for the standard input."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read; `path` is None for the standard input."""

    path: Path | None
    stem: str
    """Where its results go, below the output folder and without a suffix."""
    data: bytes = b""
    """The bytes of the standard input, which can be read only once."""
    stray: bool = False
    """Whether it is a link that leads out of the folder that was named."""

    @property
    def label(self) -> str:
        """What messages call it."""
        return STDIN if self.path is None else str(self.path)

    @property
    def name(self) -> str:
        """The name under which the document says it was read."""
        return "stdin" if self.path is None else self.path.name

    @property
    def key(self) -> str:
        """What the manifest calls it: its path from the named folder on."""
        named = self.label != STDIN
        return f"{self.stem}{PurePosixPath(self.name).suffix}" if named else STDIN

    @property
    def place(self) -> str:
        """Where it was found."""
        return self.label if self.path is None else str(self.path.absolute())

    def facts(self) -> tuple[int, str]:
        """Return its size, and what changes when it does: the time of its last change.

        Raises:
            SourceError: The file is not there, or must not be read.
        """
        if self.path is None:
            return len(self.data), ""
        if self.stray:
            raise SourceError(
                "it is a link that leads out of the folder; name the file itself, or"
                " replace the link by a copy"
            )
        try:
            facts = self.path.stat()
        except OSError as error:
            raise _explain_fault(error) from error
        return facts.st_size, str(facts.st_mtime_ns)

    def read(self) -> bytes:
        """Return its bytes; of a file past the limit only so many as prove it.

        Raises:
            SourceError: The file is not there or may not be read.
        """
        self.facts()
        if self.path is None:
            return self.data
        try:
            with self.path.open("rb") as stream:
                return stream.read(LIMIT + 1)
        except OSError as error:
            raise _explain_fault(error) from error


def _explain_fault(error: OSError) -> SourceError:
    return SourceError(
        f"the file cannot be read ({error.strerror}); check that it exists"
        " and is readable"
    )


def is_url(place: object) -> bool:
    """Return whether a place is in a bucket rather than in a folder."""
    return "://" in str(place)
