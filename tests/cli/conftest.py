"""Lets these tests use `program`, which runs heldby as a user does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
