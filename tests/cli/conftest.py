"""Lets these tests use `program`, which runs heldby as a user does."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "contracts"), str(HERE.parent / "fetch")]
