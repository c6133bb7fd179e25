"""Review pages of an output folder, made by several workers from the sources."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from unres.batch.folder import Folder
from unres.batch.input import STDIN, is_url
from unres.batch.manifest import Entry, find_input
from unres.batch.office import make_docx
from unres.batch.outcome import Failure
from unres.batch.stamp import digest
from unres.batch.supervise import supervise_in_order
from unres.batch.worker import Limits
from unres.batch.write import write_files
from unres.convert import Options, Result, convert, prepare
from unres.errors import SourceError
from unres.review.case import Case
from unres.review.index import IndexLine, describe_case, write_index
from unres.review.page import write_page

PAGES: Final = "pages"
"""The folder of the pages; the list stands beside it."""
INDEX: Final = "index.html"


def make_pages(
    folder: Folder, place: Path, entries: Iterable[Entry], limits: Limits
) -> Iterator[tuple[Entry, Failure | None]]:
    """Write the pages and then their list; yield each input, and why it has none.

    A conversion that failed has no page and is no fault of this.

    Raises:
        OutputError: A page cannot be written.
    """
    prepare(())
    lines: list[IndexLine] = []
    work = partial(_make_pages, folder, place)
    for entry, answer in supervise_in_order(list(entries), work, limits):
        if isinstance(answer, Failure):
            lines.append(IndexLine(entry.key, message=answer.message))
            yield entry, None if entry.failure else answer
        else:
            lines += answer
            yield entry, None
    write_files({place / INDEX: write_index(lines)})


def _make_pages(folder: Folder, place: Path, entry: Entry) -> list[IndexLine] | Failure:
    """Write the pages of an input; return what the list says of each."""
    if entry.failure is not None:
        return entry.failure
    result = _convert(folder, entry)
    lines: list[IndexLine] = []
    files: dict[Path, bytes] = {}
    several = len(result.every) > 1
    for number, each in enumerate(result.every, 1):
        tail = f"-{number}" if several else ""
        path = place / PAGES / f"{entry.stem}{tail}.html"
        links = {"All documents": _link(path, place / INDEX)}
        if not entry.path.startswith("/"):
            links["Source file"] = _link(path, folder.root / entry.path)
        for suffix in entry.files:
            if suffix.startswith(tail):
                file = folder.root / f"{entry.stem}{suffix}"
                links[suffix.removeprefix(tail)] = _link(path, file)
        case = Case.of(each.document)
        files[path] = write_page(case, links)
        name = f"{entry.key} ({number})" if several else entry.key
        lines.append(describe_case(name, _link(place / INDEX, path), case))
    write_files(files)
    return lines


def _convert(folder: Folder, entry: Entry) -> Result:
    """Convert an input again as the run did that made its files."""
    if is_url(entry.path) or entry.path == STDIN:
        raise SourceError(
            "its source is not kept in a folder; download it and convert that copy"
        )
    source = find_input(entry, folder)
    data = source.read()
    if digest(data) != entry.sha256:
        raise SourceError("its source has changed since; convert it again first")
    settings = json.loads(entry.settings)
    known = {each.name for each in fields(Options)}
    options = Options(**{k: v for k, v in settings.items() if k in known})
    options = replace(options, dates=entry.learned)
    return convert(data, source.name, (), options, make_docx)


def _link(page: Path, target: Path) -> str:
    return quote(Path(os.path.relpath(target, page.parent)).as_posix())
