"""Lets the tests of this folder use the small war of tests/state/wartime.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "state"))
