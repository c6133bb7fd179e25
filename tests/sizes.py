"""How large the tests are that can be large."""

from __future__ import annotations

import os

SOAK = bool(os.environ.get("UNRES_SOAK"))
"""Whether tests run at their full size, which takes an hour; else at a small one."""
