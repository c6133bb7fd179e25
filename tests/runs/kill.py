"""Runs that kill themselves: `python kill.py IN OUT POINT`.

The run ends by SIGKILL just before the POINT-th of the steps that its parent process
takes to bring files to the disk and into the manifest. With POINT 0 it goes on to its
end and prints how many steps there were.
"""

from __future__ import annotations

import math
import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from poison import do_run, make_run

from unres.batch import record
from unres.batch.manifest import Manifest

PARENT = os.getpid()
STEPS = count(1)


def count_step(work: Callable[..., Any], point: int) -> Callable[..., Any]:
    """Give some work as one step of the run."""

    def step(*args: Any) -> Any:
        if os.getpid() == PARENT and next(STEPS) == point:
            os.kill(PARENT, signal.SIGKILL)
        return work(*args)

    return step


def main(folder: str, out: str, point: int) -> None:
    """Convert a folder, up to a point."""
    # Entries go to the manifest by their number alone: every run has the same steps.
    record.GROUP, record.PAUSE = 5, math.inf
    os.replace = count_step(os.replace, point)
    os.fsync = count_step(os.fsync, point)
    Manifest.add = count_step(Manifest.add, point)
    do_run(Path(folder), make_run(Path(out)))
    print(next(STEPS) - 1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
