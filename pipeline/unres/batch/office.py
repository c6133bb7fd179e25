"""LibreOffice: Word files made of those of older and other word processors."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from unres.errors import LimitError, SourceError
from unres.readers.plain import LIMIT

DEADLINE: Final = 120.0
"""How long a conversion may take, in seconds."""
NAMES: Final = ("soffice", "libreoffice")
"""What the command may be called."""
FILTERS: Final = {
    "doc": "MS Word 97",
    "odt": "writer8",
    "rtf": "Rich Text Format",
    "wpd": "WordPerfect",
}
"""What reads each format: named, or what is damaged would be read as bare text."""
RESTART: Final = 81
"""The status with which LibreOffice asks to be started again with a new profile."""
_LIMITED: Final = (
    "/bin/sh",
    "-c",
    f'ulimit -S -v "$(ulimit -H -v)"; ulimit -t {DEADLINE:.0f}; exec "$0" "$@"',
)
"""Runs a program with more memory than a worker has. It has its own limit of time, for
a worker may be killed and leave it alone.
"""
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""A profile that runs no macro, loads nothing from outside and updates no link."""


def make_docx(data: bytes, suffix: str) -> bytes:
    """Make a Word file of one that ends in `suffix`, with LibreOffice.

    LibreOffice gets a folder and a profile of its own, which go away with it.

    Raises:
        SourceError: LibreOffice is not there, or makes nothing of the file.
        LimitError: The file is too large, or takes too long.
    """
    if len(data) > LIMIT:
        raise LimitError(f"the file is larger than {LIMIT >> 20} MiB; save it smaller")
    if not (command := _find_command()):
        raise SourceError(
            f"files ending in .{suffix} are read through LibreOffice, which is not"
            " installed here; install it, or save the file as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="unres-") as name:
        folder = Path(name)
        source, made = folder / f"in.{suffix}", folder / "made" / "in.docx"
        source.write_bytes(data)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        arguments = [
            command,
            f"-env:UserInstallation={user.parent.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            f"--infilter={FILTERS[suffix]}",
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir"),
            *(str(made.parent), str(source)),
        ]
        said = _run(arguments, folder)
        if not made.is_file():
            why = f" ({said})" if said else ""
            raise SourceError(
                f"LibreOffice makes nothing of the file{why};"
                " open it in a word processor and save it as .docx"
            )
        return made.read_bytes()


def _find_command() -> str:
    """Return the program to run, "" where there is none.

    The program itself rather than the script before it, which would outlive us.
    """
    found = next(filter(None, map(shutil.which, NAMES)), "")
    program = Path(found).resolve().parent / "soffice.bin"
    return str(program) if found and program.is_file() else found


def _run(arguments: list[str], folder: Path) -> str:
    """Run LibreOffice; return the last line of what it says."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = kept | {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    for _ in range(2):
        status, said = _run_once([*_LIMITED, *arguments], folder, environment)
        if status != RESTART:
            break
    lines = said.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _run_once(
    arguments: list[str], folder: Path, environment: dict[str, str]
) -> tuple[int, bytes]:
    """Run a program, and end it and all that it started; return status and words."""
    with subprocess.Popen(
        arguments,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            _, said = process.communicate(timeout=DEADLINE)
        except subprocess.TimeoutExpired as error:
            raise LimitError(
                f"LibreOffice takes longer than {DEADLINE:g} s over the file; open it"
                " in a word processor and save it as .docx"
            ) from error
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        return process.returncode, said
