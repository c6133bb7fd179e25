"""The two kinds of packages: a bag (RFC 8493) and an OCFL object (OCFL 1.1).

Each is written without a library, so that the same run gives the same bytes; the
libraries of the field check the result where that is asked for.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from unres import __version__
from unres.batch.deposit import Deposit, write_groups
from unres.batch.extras import tell_install
from unres.errors import MissingError

PROGRAM: Final = f"unres {__version__}"
BAG_PAYLOAD: Final = "data"
OCFL_PAYLOAD: Final = "v1/content"
DECLARATION: Final = "ocfl_object_1.1"


@dataclass(slots=True)
class Packed:
    """What was packed: what a package says of itself."""

    date: str
    """The day of it (ISO)."""
    id: str = ""
    """The identifier of what is packed."""
    documents: int = 0
    files: int = 0
    size: int = 0
    problems: list[str] = field(default_factory=list)
    """Files that are missing or are not what the run read or made, in words."""


class Packaging(NamedTuple):
    """A kind of package."""

    payload: str
    """Where the payload stands in it."""
    seal: Callable[[Path, Deposit, Packed], None]
    """What writes the rest, once the payload is whole."""
    check: Callable[[Path], list[str]]
    """What lists the faults that the field's own tool finds."""
    tool: str
    """The distribution of that tool."""


def seal_bag(root: Path, deposit: Deposit, packed: Packed) -> None:
    """Write the tag files of a bag."""
    tags: dict[str, Iterator[str]] = {
        "bag-info.txt": iter((
            f"Bag-Software-Agent: {PROGRAM}\n",
            f"Bagging-Date: {packed.date}\n",
            f"External-Identifier: {packed.id}\n",
            "External-Description: United Nations resolutions, their originals and"
            f" conversions; {packed.documents} inputs\n",
            f"Payload-Oxum: {packed.size}.{packed.files}\n",
        )),
        "bagit.txt": iter((
            "BagIt-Version: 1.0\n",
            "Tag-File-Character-Encoding: UTF-8\n",
        )),
        "manifest-sha256.txt": (
            f"{each.sha256}  {BAG_PAYLOAD}/{each.name}\n" for each in deposit
        ),
    }
    digests = {name: _write(root / name, lines) for name, lines in tags.items()}
    listed = (f"{digest}  {name}\n" for name, digest in digests.items())
    _write(root / "tagmanifest-sha256.txt", listed)


def seal_object(root: Path, deposit: Deposit, packed: Packed) -> None:
    """Write the inventory of an OCFL object with one version, and its declaration."""
    (root / f"0={DECLARATION}").write_text(f"{DECLARATION}\n")
    path = root / "inventory.json"
    version = {
        "created": f"{packed.date}T00:00:00Z",
        "message": f"{packed.documents} inputs and their conversions",
        "user": {"address": "urn:unres", "name": PROGRAM},
    }
    head = {
        "contentDirectory": OCFL_PAYLOAD.rpartition("/")[2],
        "digestAlgorithm": "sha512",
        "head": "v1",
        "id": packed.id,
        "type": "https://ocfl.io/1.1/spec/#inventory",
    }
    content = f"{OCFL_PAYLOAD}/"
    with path.open("wb") as stream:
        stream.write(_open_object(head) + b'"fixity": {"sha256": ')
        write_groups(stream, deposit.group("sha256"), content)
        stream.write(b'},\n"manifest": ')
        write_groups(stream, deposit.group("sha512"), content)
        stream.write(b',\n"versions": {"v1": ' + _open_object(version) + b'"state": ')
        write_groups(stream, deposit.group("sha512"))
        stream.write(b"}}}\n")
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha512").hexdigest()
    side = root / "inventory.json.sha512"
    side.write_text(f"{digest} inventory.json\n")
    for each in (path, side):
        shutil.copyfile(each, root / "v1" / each.name)


def check_bag(root: Path) -> list[str]:
    """List what the Library of Congress's bagit finds wrong with a bag.

    Raises:
        MissingError: It is not installed.
    """
    bagit = _load("bagit", "bagit")
    try:
        bagit.Bag(str(root)).validate()
    except bagit.BagError as error:
        return [str(error)]
    return []


def check_object(root: Path) -> list[str]:
    """List what ocfl-py finds wrong with an OCFL object, warnings too.

    Raises:
        MissingError: It is not installed.
    """
    validator = _load("ocfl.validator", "ocfl-py").Validator(log_warnings=True)
    validator.validate_object(str(root))
    return [str(each) for each in validator.log.messages]


PACKAGINGS: Final[Mapping[str, Packaging]] = {
    "bagit": Packaging(BAG_PAYLOAD, seal_bag, check_bag, "bagit"),
    "ocfl": Packaging(OCFL_PAYLOAD, seal_object, check_object, "ocfl-py"),
}
"""The kinds of packages by the names that the command takes."""


def _load(name: str, tool: str) -> Any:
    """Import a library of the extra `archive`."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingError(
            f"{tool} is not installed, so the package is not checked; install it with"
            f" {tell_install(tool)}"
        ) from error


def _open_object(values: Mapping[str, object]) -> bytes:
    """Return a JSON object of some values, open for more."""
    return json.dumps(values, indent=1).removesuffix("\n}").encode() + b",\n"


def _write(path: Path, lines: Iterator[str]) -> str:
    """Write a file line by line, and return its SHA-256."""
    total = hashlib.sha256()
    with path.open("wb") as stream:
        for line in lines:
            data = line.encode()
            total.update(data)
            stream.write(data)
    return total.hexdigest()
