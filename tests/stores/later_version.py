"""A heldby of a later version, whose tables have one more, made of this one for a test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from heldby.stores import schema

LATER = """
\"\"\"A later version, for the test.\"\"\"
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("seen", sa.Text, nullable=False, server_default="never"))
    op.create_table("maps", sa.Column("id", sa.Text, primary_key=True))
    {fault}
"""


def later_heldby(monkeypatch: pytest.MonkeyPatch, folder: Path, fault: str = "") -> None:
    before = schema.versions()[-1]
    scripts = folder / "migrations"
    shutil.copytree(schema.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v9999_later.py").write_text(LATER.format(before=before, fault=fault), encoding="utf-8")
    monkeypatch.setattr(schema, "SCRIPTS", scripts)
