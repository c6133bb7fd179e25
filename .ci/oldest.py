"""Print pip constraints that pin each dependency to the oldest version it allows."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"

project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
wanted = list(project["dependencies"])
for extra, names in project["optional-dependencies"].items():
    # What serves the tests alone is taken as it comes.
    if extra != "dev":
        wanted += names
for each in wanted:
    if found := re.fullmatch(r"([\w.-]+)(?:\[.*\])?>=([\w.]+)(?:,.*)?", each):
        print(f"{found[1]}=={found[2]}")
