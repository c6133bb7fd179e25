"""What unres can use beside what it needs, and the command that installs it.

The command names distributions and the Python that runs, so that it works from a clone
as from a wheel, whatever is on the path.
"""

from __future__ import annotations

import re
import shlex
import sys
from importlib import metadata
from typing import Final, NamedTuple

OURS: Final = "dev"
"""The extra for those who work on unres itself."""
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]++)(?:\[[^\]]*+\])?+(?P<range>[^;\s]*+)")
_EXTRA = re.compile(r"""\bextra == ["'](\w++)""")


class Requirement(NamedTuple):
    """A distribution that unres needs, or that one of its extras brings."""

    name: str
    range: str
    """The versions that will do, such as ">=1.2"."""
    extra: str
    """The extra, or "" if unres cannot do without it."""


def list_requirements() -> list[Requirement]:
    """List what unres says that it requires; nothing where it is not installed."""
    try:
        wanted = metadata.requires("unres") or []
    except metadata.PackageNotFoundError:
        return []
    listed: list[Requirement] = []
    for each in wanted:
        found, extra = _REQUIREMENT.match(each), _EXTRA.search(each)
        if found is not None:
            name = extra[1] if extra else ""
            listed.append(Requirement(found["name"], found["range"], name))
    return listed


def list_extras() -> list[Requirement]:
    """List the distributions that are optional to those who use unres."""
    return [each for each in list_requirements() if each.extra not in {"", OURS}]


def tell_install(name: str, *, again: bool = False) -> str:
    """Return the command that installs, or reinstalls, a distribution beside unres.

    >>> tell_install("nothing").endswith("-m pip install nothing")
    True
    """
    ranges = {each.name: each.range for each in list_requirements()}
    wanted = shlex.quote(f"{name}{ranges.get(name, '')}")
    option = "--force-reinstall " if again else ""
    return f"{shlex.quote(sys.executable)} -m pip install {option}{wanted}"
