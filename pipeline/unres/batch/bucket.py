"""A bucket that works as a folder, by whatever fsspec can reach (the extra `cloud`).

An object is put whole, by one request, so that nothing is ever half written; there is
no rename. What a run remembers lies beside its results, and is brought back now and
then and at the end. Nobody keeps two runs apart there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Final, Self, TypeVar

from unres.batch.extras import tell_install
from unres.batch.folder import PRIVATE, Folder, Made, Staged, name_own
from unres.batch.input import Input, is_url
from unres.batch.stamp import digest
from unres.errors import DiskFullError, MissingError, SourceError
from unres.readers.plain import LIMIT

R = TypeVar("R")

PAUSE: Final = 60.0
"""After so many seconds what a run remembers is brought to the bucket."""
MARKS: Final = ("ETag", "etag", "mtime", "LastModified", "last_modified", "created")
"""What systems call that which changes when an object does, the best first."""


@dataclass(frozen=True, slots=True)
class Object(Input):
    """One object to read."""

    url: str = ""
    size: int = 0
    mark: str = ""

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.url

    @property
    def name(self) -> str:
        """The name under which the document says it was read."""
        return PurePosixPath(self.url).name

    def facts(self) -> tuple[int, str]:
        """Return its size and its mark, as they were when it was listed."""
        return self.size, self.mark

    def read(self) -> bytes:
        """Return its bytes; of one past the limit only so many as prove it.

        Raises:
            SourceError: It is not there or may not be read.
        """
        system, path = connect(self.url)
        # An empty object has no range that could be asked for.
        end = LIMIT + 1 if self.size > LIMIT else None
        return _read("the object", lambda: bytes(system.cat_file(path, end=end)))


def connect(url: str) -> tuple[Any, str]:
    """Return the file system of a URL, and the path there; each process has its own.

    Raises:
        MissingError: What reaches it is not installed.
    """
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise MissingError(
            f"{url} cannot be reached ({error}); check the URL, or install what reaches"
            f" buckets: {tell_install('s3fs')}"
        ) from error
    return system, str(path)


def find_objects(url: str, suffixes: tuple[str, ...]) -> tuple[list[Input], list[str]]:
    """Find the objects below a URL that are not hidden, sorted by name; or the one.

    Those with other suffixes are given by their URLs, behind the inputs.

    Raises:
        SourceError: It cannot be listed.
    """
    system, root = connect(url)
    listed = _read(url, lambda: system.find(root, detail=True))
    scheme = url.partition("://")[0]
    inputs: list[Input] = []
    skipped: list[str] = []
    for path, facts in sorted(listed.items()):
        inside = PurePosixPath(path.removeprefix(root).lstrip("/"))
        name = inside if inside.parts else PurePosixPath(PurePosixPath(path).name)
        place = f"{scheme}://{path.lstrip('/') if scheme != 'file' else path}"
        if inside.parts and any(part.startswith(".") for part in name.parts):
            continue
        if inside.parts and name.suffix.lower() not in suffixes:
            skipped.append(place)
            continue
        stem, size = str(name.with_suffix("")), facts["size"]
        inputs.append(Object(None, stem, url=place, size=size, mark=_mark(facts)))
    return inputs, skipped


@dataclass(slots=True)
class Bucket:
    """A place in a bucket to write to; the names of objects are relative to it."""

    url: str
    tag: str = ""
    _local: TemporaryDirectory[str] | None = None
    """Where what a run keeps for itself lies while it goes on."""
    _saved: float = field(default_factory=time.monotonic)
    _listed: dict[str, Any] | None = None

    def own(self, name: str) -> Path:
        """Return the local path of a file of the run's own."""
        if self._local is None:
            self._local = TemporaryDirectory(prefix="unres-")
        return Path(self._local.name) / PRIVATE / name_own(name, self.tag)

    def fetch(self, name: str) -> Path:
        """Return the local path of a file of an earlier run, after downloading it."""
        system, path = self._connect(f"{PRIVATE}/{name_own(name, self.tag)}")
        if _write(self.url, lambda: bool(system.exists(path))):
            data = _write(self.url, lambda: bytes(system.cat_file(path)))
            self.own(name).parent.mkdir(parents=True, exist_ok=True)
            self.own(name).write_bytes(data)
        return self.own(name)

    def keep(self, name: str, data: bytes) -> None:
        """Put something there that a run keeps for itself."""
        self._put(f"{PRIVATE}/{name_own(name, self.tag)}", data)

    def save(self, name: str, pack: Callable[[], bytes], *, last: bool = False) -> None:
        """Bring what a run remembers to the bucket, if it is time to."""
        if last or time.monotonic() - self._saved > PAUSE:
            self.keep(name, pack())
            self._saved = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what a run kept on this machine."""
        if self._local is not None:
            self._local.cleanup()
            self._local = None

    def relate(self, source: Input) -> str:
        """Return the URL of an input, or its key if it stands on this machine."""
        return source.place if is_url(source.place) else source.key

    def stage(self, stem: str, files: Mapping[str, bytes]) -> dict[str, Staged]:
        """Put files, given by suffix, in their place at once, each whole.

        Raises:
            DiskFullError: They cannot be put there.
        """
        return {s: Staged(self._put(stem + s, data), "") for s, data in files.items()}

    def secure(self, staged: Iterable[Mapping[str, Staged]]) -> None:
        """Do nothing more: the bucket has the files."""

    def publish(self, stem: str, staged: Mapping[str, Staged]) -> None:
        """Do nothing more: the files are in their place."""

    def settle(self) -> None:
        """Do nothing more: the bucket has the files."""

    def look(self, name: str, made: Made) -> Made | None:
        """Return a file as it is found, or None if it is not what was made."""
        if self._listed is None:
            system, root = self._connect("")
            system.invalidate_cache()
            listed = _write(self.url, lambda: system.find(root, detail=True))
            self._listed = {p.removeprefix(root).lstrip("/"): listed[p] for p in listed}
        facts = self._listed.get(name)
        same = facts is not None and (facts["size"], _mark(facts)) == made[1:]
        return made if same else None

    def _put(self, name: str, data: bytes) -> Made:
        """Put an object there, by one request, and give how it is known again."""
        system, path = self._connect(name)

        def put() -> str:
            system.pipe_file(path, data)
            return _mark(system.info(path, refresh=True))

        return Made(digest(data), len(data), _write(f"{self.url}/{name}", put))

    def _connect(self, name: str) -> tuple[Any, str]:
        return connect(f"{self.url.rstrip('/')}/{name}".rstrip("/"))


Store = Folder | Bucket
"""Where a run writes to: what it needs of either they do under the same names."""


def find_store(out: Path | str, tag: str = "") -> Store:
    """Return the store for an output folder or bucket; `tag` names the shard."""
    return Bucket(str(out).rstrip("/"), tag) if is_url(out) else Folder(Path(out), tag)


def _read(what: str, work: Callable[[], R]) -> R:
    """Read from a bucket, and give what comes of it."""
    try:
        return work()
    except Exception as error:  # each system has errors of its own
        raise SourceError(
            f"{what} cannot be read ({_tell(error)}); check that it exists and is"
            " readable"
        ) from error


def _write(place: str, work: Callable[[], R]) -> R:
    """Do something in the bucket of the results, and give what comes of it."""
    try:
        return work()
    except Exception as error:  # each system has errors of its own
        raise DiskFullError(
            f"{place} cannot be written ({_tell(error)}); check that it can be"
            " reached and is writable, and rerun the same command to resume"
        ) from error


def _mark(facts: Mapping[str, Any]) -> str:
    """Return what changes when an object does, or "" if nobody says."""
    return next((str(facts[each]) for each in MARKS if facts.get(each)), "")


def _tell(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
