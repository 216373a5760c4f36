"""A claim says what the last person who looked at it decided."""

from datetime import UTC, datetime

import heldby
from heldby.model import Judgement, Verdict

TEXT = "Published March 3 2015. Rebels captured the town of Saraqib in Idlib province on Monday, residents said.\n"


def test_the_last_verdict_stands(tmp_path):
    (tmp_path / "told.txt").write_text(TEXT, "utf-8")
    with heldby.open(tmp_path / "record.db") as record:
        record.add([tmp_path / "told.txt"])
        (claim,) = [row for row in record.at().claims(place="Saraqib") if row.what == "taken"]
        assert claim.reviewed == ""
        for day, verdict in ((1, Verdict.ACCEPT), (2, Verdict.UNVERIFIABLE)):
            at = datetime(2026, 1, day, tzinfo=UTC)
            record.judge(Judgement(about=claim.id, verdict=verdict, by="a reader", at=at, reason="read it"))
        rows = {row.id: row.reviewed for row in record.at().claims()}
    assert rows[claim.id] == "unverifiable"
    assert {verdict for id_, verdict in rows.items() if id_ != claim.id} <= {""}
