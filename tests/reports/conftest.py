"""Lets the tests of this folder use `program` of tests/cli, which runs heldby as a user does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
