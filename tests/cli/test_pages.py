"""The page of a PDF stands in every citation."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
from made_inputs import LEAD, SIRTE, pdf_of
from program import heldby

ABOUT = "/CreationDate (D:20161206120000Z)"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "weekly.pdf").write_bytes(pdf_of([textwrap.wrap(LEAD, 60), textwrap.wrap(SIRTE, 60)], ABOUT))
    done = heldby("add", "weekly.pdf", at=folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


def asked(record: Path, *arguments: str) -> str:
    done = heldby(*arguments, at=record)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_claims_tell_the_page(record: Path) -> None:
    rows = json.loads(asked(record, "claims", "--json"))
    assert {row["page"] for row in rows} == {1, 2}
    for row in rows:
        assert row["page"] == (1 if row["quote"] in LEAD else 2)
    told = asked(record, "claims")
    assert "weekly.pdf · p. 1" in told
    assert "weekly.pdf · p. 2" in told


def test_control_why_and_the_situation_report_tell_the_page(record: Path) -> None:
    assert "weekly.pdf · p. 2" in asked(record, "control", "--place", "Sirte")
    assert "weekly.pdf · p. 2" in asked(record, "why")
    assert "weekly.pdf · p. 2" in asked(record, "sitrep", "--from", "2016-11-01", "--to", "2016-12-31")
    asked(record, "sitrep", "--from", "2016-11-01", "--to", "2016-12-31", "-o", "s.md")
    assert "weekly.pdf · p. 2" in (record / "s.md").read_text("utf-8")


def test_an_annotation_names_the_page(record: Path) -> None:
    asked(record, "export", "--view", "claims", "--format", "webannotation", "-o", "a.json")
    items = json.loads((record / "a.json").read_text("utf-8"))["items"]
    values = {s["value"] for item in items for s in item["target"][0]["selector"] if s["type"] == "FragmentSelector"}
    assert values == {"page=1", "page=2"}
