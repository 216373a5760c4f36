"""Lets these tests use the readings made up for the contract of a store."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "contracts"))
