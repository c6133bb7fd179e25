"""How the package is built: as it is, or with its core compiled by mypyc.

A build backend around that of setuptools. With UNRES_COMPILE=1 in the environment the
modules of `CORE` become native ones beside their source; they give the same bytes.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import sysconfig
from contextlib import redirect_stdout
from pathlib import Path

from setuptools import Extension
from setuptools.build_meta import *  # noqa: F403 (what is not changed here)

CORE = (
    "annotate",
    "escaping",
    "iri",
    "ledger",
    "lexicon/actions",
    "lexicon/clauses",
    "lexicon/folding",
    "lexicon/state",
    "lexicon/vocabulary",
    "marks/actions",
    "marks/amendments",
    "marks/citations",
    "marks/context",
    "marks/dates",
    "marks/days",
    "marks/gazetteer",
    "marks/instruments",
    "marks/leads",
    "marks/linked",
    "marks/lists",
    "marks/loose",
    "marks/members",
    "marks/mentions",
    "marks/names",
    "marks/nesting",
    "marks/organs",
    "marks/parts",
    "marks/passage",
    "marks/roles",
    "marks/series",
    "marks/sessions",
    "marks/states",
    "marks/tails",
    "marks/tokens",
    "model",
    "numbers",
    "own",
    "paragraph",
    "recover/calls",
    "recover/candidates",
    "recover/characters",
    "recover/compounds",
    "recover/continued",
    "recover/edges",
    "recover/front",
    "recover/furniture",
    "recover/glue",
    "recover/glued",
    "recover/grid",
    "recover/heads",
    "recover/hyphens",
    "recover/joins",
    "recover/lines",
    "recover/mangled",
    "recover/markers",
    "recover/mastheads",
    "recover/neighbours",
    "recover/notes",
    "recover/order",
    "recover/pages",
    "recover/paragraphs",
    "recover/seen",
    "recover/setting",
    "recover/several",
    "recover/shape",
    "recover/site",
    "recover/unit",
    "resolve/deeds",
    "resolve/elements",
    "resolve/entities",
    "resolve/ids",
    "resolve/nodes",
    "resolve/references",
    "resolve/regions",
    "resolve/skeleton",
    "resolve/units",
    "segment/body",
    "segment/doubts",
    "segment/embedded",
    "segment/lists",
    "segment/masthead",
    "segment/meta",
    "segment/nesting",
    "segment/notes",
    "segment/reading",
    "segment/sequence",
    "segment/sponsors",
    "segment/units",
    "segment/vote",
    "text",
    "validate/sound",
    "writers/akn/body",
    "writers/akn/inline",
    "writers/akn/labels",
    "writers/akn/markup",
    "writers/akn/tags",
    "writers/akn/textual",
    "writers/akn/workflow",
    "writers/akn/writing",
    "writers/json/facts",
    "writers/json/findings",
    "writers/json/parts",
)
"""The modules that gain by being compiled, below `unres`."""
PACKAGE = Path(__file__).resolve().parent / "unres"
WANTED = os.environ.get("UNRES_COMPILE", "") not in {"", "0"}
COMPILING = ["mypy>=1.18", "wheel"]
"""What it takes to compile, beside a C compiler."""


if WANTED:

    def get_requires_for_build_wheel(config_settings=None):
        """Name what a wheel is built with, without asking what needs it."""
        return COMPILING

    get_requires_for_build_editable = get_requires_for_build_wheel


def find_extensions() -> list[Extension]:
    """Give the modules to compile: none but where the environment asks for it."""
    if not WANTED:
        return []
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or ""
    if compiler and not shutil.which(compiler.split()[0]):
        raise SystemExit(
            f"There is no C compiler {compiler.split()[0]!r}: install one, or name one"
            " in CC. Without one unres is pure Python, and complete."
        )
    from mypyc.build import mypycify

    told = io.StringIO()
    try:
        with redirect_stdout(told):  # It tells of each generator that becomes a list.
            made = mypycify(
                [os.path.relpath(PACKAGE / f"{name}.py") for name in CORE],
                opt_level=os.environ.get("UNRES_COMPILE_LEVEL", "1"),
                debug_level="0",
                group_name="unres.core",
                # In one file of C they take a gigabyte, and twice as long.
                multi_file=True,
            )
    except SystemExit:
        print(told.getvalue(), file=sys.stderr)
        raise
    # Where the headers of a group are whose name has a dot.
    made[0].include_dirs.append("build/unres")
    return made
