"""What pyproject.toml cannot say: which modules are compiled, if any."""

import sys
from pathlib import Path

from setuptools import setup

sys.path.insert(0, str(Path(__file__).parent / "pipeline"))

from compiling import find_extensions

setup(ext_modules=find_extensions())
