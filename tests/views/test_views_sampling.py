"""Few samples stand for every day: what is read off between them is what `control` says."""

from datetime import date, timedelta

import pytest
from wartime import War, say

from heldby.views import control
from heldby.views.sampling import sampled
from heldby.views.snapshot import OnDay

LAST = date(2017, 6, 1)


@pytest.fixture(scope="module")
def war() -> object:
    told = War()
    told.tell("a", "2015-06-01", say("held", "sy-palmyra", "forces.sy", when="2015-04-30"))
    told.tell("b", "2015-06-02", say("taken", "sy-palmyra", "is", "forces.sy", when="2015-05-20"))
    told.tell("c", "2016-04-01", say("taken", "sy-palmyra", "forces.sy", "is", when="2016-03-27"))
    told.tell("d", "2016-02-01", say("besieged", "sy-deir-ez-zor", "is", when="2016-01-20"))
    return told.at("2017-06-01")


def read_off(course: dict, day: date) -> dict[str, float]:
    """As the page of a copy reads it: the sample before the day, and how far it is to the next."""
    samples = [(date.fromisoformat(at), dict(map(tuple, seen))) for at, seen in course["samples"]]
    at = max((i for i, (one, _) in enumerate(samples) if one <= day), default=0)
    (one, seen), after = samples[at], samples[at + 1] if at + 1 < len(samples) else None
    part = (day - one) / (after[0] - one) if after else 0
    chances = {n: p + ((after[1].get(n, p) if after else p) - p) * part for n, p in seen.items()}
    return {course["rows"][n]["holder"]: p for n, p in chances.items()}


def test_every_day_can_be_read_off_the_samples(war):
    found = {course["place_id"]: course for course in sampled(war, LAST)}
    assert set(found) == {"sy-palmyra", "sy-deir-ez-zor"}
    day = date(2014, 12, 1)
    while day < LAST:
        for row in control(OnDay.of(war, day)):
            read = read_off(found[row.place_id], day)
            assert read[row.holder] == pytest.approx(row.probability, abs=0.012), (day, row.place)
        day += timedelta(days=3)


def test_rows_carry_all_but_what_changes_from_day_to_day(war):
    [course] = [c for c in sampled(war, LAST) if c["place_id"] == "sy-palmyra"]
    [day] = [row for row in control(OnDay.of(war, date(2016, 4, 5))).to_dicts()
             if row["place_id"] == "sy-palmyra" and row["holder_id"] == "forces.sy"]  # fmt: skip
    kept = {name: value for name, value in day.items() if name in course["rows"][0]}
    assert kept in course["rows"]
    assert set(day) - set(kept) == {"probability", "as_of", "known", "place", "place_id", "lat", "lon"}


def test_there_are_far_fewer_samples_than_days(war):
    assert all(len(course["samples"]) < 60 for course in sampled(war, LAST))


def test_what_a_page_draws_differently_is_never_read_off_wrongly():
    """Who is likeliest, and who has reached the chances at which a place is drawn as shared, probable or sure."""

    def drawn(chances: dict[str, float]) -> tuple[str | None, dict[str, int]]:
        likeliest = max(chances, key=lambda holder: chances[holder], default=None)
        return likeliest, {holder: sum(p >= mark for mark in (0.3, 0.7, 0.9)) for holder, p in chances.items()}

    told = War()
    told.tell("a", "2015-06-02", say("taken", "sy-palmyra", "is", "forces.sy", when="2015-05-20"))
    told.tell("b", "2015-06-03", say("held", "sy-palmyra", "forces.sy", when="2015-06-01"))
    told.tell("c", "2015-08-01", say("held", "sy-raqqa", "is", when="2015-01-20"))
    told.tell("d", "2015-08-01", say("held", "sy-raqqa", "forces.sy", when="2015-03-22"))
    told.tell("e", "2016-04-01", say("taken", "sy-palmyra", "forces.sy", "is", when="2016-03-27"))
    war = told.at("2019-06-01")
    found = {course["place_id"]: course for course in sampled(war, date(2019, 6, 1))}
    seen = set()
    for ahead in range(1640):
        day = date(2014, 12, 1) + timedelta(days=ahead)
        for place, course in found.items():
            rows = [row for row in control(OnDay.of(war, day)) if row.place_id == place]
            drew = drawn({row.holder: row.probability for row in rows})
            assert drawn(read_off(course, day)) == drew, (day, place)
            seen.update(reached for reached in drew[1].values())
    assert seen == {0, 1, 2, 3}
