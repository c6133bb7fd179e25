"""The container: parts in a fixed order, with fixed times, so that bytes repeat."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST: Final = "[Content_Types].xml"
"""The part that must come first; the others follow by name."""

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Give the bytes of a container with some parts, the same ones every time."""
    kept = BytesIO()
    with ZipFile(kept, "w") as container:
        for name in sorted(parts, key=lambda part: (part != FIRST, part)):
            entry = ZipInfo(name, _MOMENT)
            entry.compress_type = ZIP_DEFLATED
            # Zero everywhere: the default is the system that happens to run.
            entry.create_system = 0
            container.writestr(entry, parts[name], compresslevel=6)
    return kept.getvalue()
