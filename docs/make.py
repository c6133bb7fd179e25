"""Writes the reference pages of the site from the code: `python docs/make.py`."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

import click

from unres.cli import COMMANDS, unres
from unres.cli.rule import explain_codes

DOCS = Path(__file__).resolve().parent
SCHEMAS = DOCS.parent / "schemas"
MADE = "<!-- made by docs/make.py -->\n"


def tell_commands() -> str:
    """Give the page of all commands, with their help."""
    parts = [f"{MADE}# Commands\n"]
    group = click.Context(unres, info_name="unres")
    for name, line in COMMANDS.items():
        command = import_module(f"unres.cli.{name}").command
        context = click.Context(command, info_name=name, parent=group)
        context.max_content_width = 100
        parts.append(
            f"## unres {name}\n\n{line}\n\n```text\n{command.get_help(context)}\n```\n"
        )
    return "\n".join(parts)


def tell_codes() -> str:
    """Give the page of all codes of notices, findings, errors and rules."""
    parts = [f"{MADE}# Codes\n\nWhat `unres rule CODE` says of each.\n"]
    for code, lines in explain_codes().items():
        told = "\n".join(lines)
        parts.append(f"## {code}\n\n```text\n{told}\n```\n")
    return "\n".join(parts)


def tell_schemas() -> str:
    """Give the page of all JSON Schemas, definition by definition."""
    parts = [f"{MADE}# Schemas\n\n`unres schemas DIR` copies them.\n"]
    for path in sorted(SCHEMAS.glob("*.schema.json")):
        schema = json.loads(path.read_text("utf-8"))
        parts.append(f"## {path.name}\n\n{schema.get('description', '')}\n")
        parts += _tell_fields("", schema)
        for name, each in schema.get("$defs", {}).items():
            parts += _tell_fields(name, each)
    return "\n".join(parts)


def _tell_fields(name: str, schema: dict[str, object]) -> list[str]:
    """Give the table of the fields of an object; nothing for other schemas."""
    fields = schema.get("properties")
    if not isinstance(fields, dict):
        return []
    rows = []
    for field, it in fields.items():
        told = str(it.get("description", "")) if isinstance(it, dict) else ""
        rows.append(f"| `{field}` | {told.replace('|', chr(92) + '|')} |")
    head = [f"### {name}\n"] if name else []
    return [*head, "\n".join(["| field | holds |", "|---|---|", *rows]) + "\n"]


PAGES = {"commands": tell_commands, "codes": tell_codes, "schemas": tell_schemas}


def main(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(exist_ok=True)
    for name, tell in PAGES.items():
        (folder / f"{name}.md").write_text(tell(), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else DOCS / "reference")
