"""`unres doctor`: whether all is there that unres needs on this machine."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import import_module

import click

from unres import __version__
from unres.batch.stamp import find_version
from unres.errors import ExitCode, UnresError

NEEDED = ("click", "lxml", "xmlschema", "cobalt")
"""The distributions that unres cannot do without."""

OPTIONAL = {"charset-normalizer": ("recognises rare encodings", "unres[text]")}
"""Distribution → what it adds, and the extra that brings it."""

PARTS = (
    ("unres.validate.schema", "schema_files", "schema files, as OASIS published them"),
    ("unres.lexicon", "organs", "organs"),
    ("unres.lexicon", "states", "states"),
    ("unres.lexicon", "rule_records", "cleaning rules"),
    ("unres.lexicon", "notice_records", "kinds of notices"),
    ("unres.validate", "finding_records", "kinds of findings"),
)
"""Module, function that loads a part of it, and what it loads."""


@click.command("doctor")
def command() -> int:
    """Say which versions are in use, and what is missing and how to get it."""
    checks = [*_check_needed(), *_check_parts(), *_check_optional()]
    for _, line in checks:
        click.echo(line)
    return ExitCode.OK if all(good for good, _ in checks) else ExitCode.ENVIRONMENT


def _check_needed() -> Iterator[tuple[bool, str]]:
    """Give the versions of what unres stands on."""
    yield True, f"ok       unres {__version__}"
    yield True, f"ok       Python {platform.python_version()}"
    for name in NEEDED:
        version = find_version(name)
        yield (
            bool(version),
            f"ok       {name} {version}"
            if version
            else f"missing  {name}: pip install {name}",
        )


def _check_parts() -> Iterator[tuple[bool, str]]:
    """Check that the schema and the lexicons are there and are the known ones."""
    for module, function, words in PARTS:
        try:
            found = getattr(import_module(module), function)()
        except (ImportError, UnresError) as error:
            yield False, f"missing  {error}"
        else:
            yield True, f"ok       {len(found)} {words}"


def _check_optional() -> Iterator[tuple[bool, str]]:
    """Give what is optional; its absence is not a fault."""
    for name, (use, extra) in OPTIONAL.items():
        version = find_version(name)
        found = f"ok       {name} {version} ({use})"
        absent = f"optional {name} is not installed ({use}): pip install '{extra}'"
        yield True, found if version else absent
