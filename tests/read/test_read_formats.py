"""What each format gives: `read` over files as people have them."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from heldby.model import Problem, Report, report_id
from heldby.model.errors import InputError
from heldby.read import ReadOptions, read, size_of

BODY = "The army said on Monday that it had taken the town after a week of fighting.\n\nRebels withdrew to the east."


def only(path: Path, options: ReadOptions | None = None) -> Report:
    (arrival,) = read([path], options)
    assert arrival.report is not None
    return arrival.report


def problems(path: Path, options: ReadOptions | None = None) -> list[Problem]:
    return [problem for arrival in read([path], options) for problem in arrival.problems]


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_plain_text_is_kept_to_the_letter_line_ends_included(tmp_path: Path) -> None:
    text = BODY.replace("\n", "\r\n") + "\r\n"
    report = only(put(tmp_path, "a.txt", text))
    assert report.text == text
    assert (report.name, report.path, report.language) == ("a.txt", str(tmp_path / "a.txt"), "en")
    assert report.id == report_id(text)


def test_the_caller_says_when_and_by_whom(tmp_path: Path) -> None:
    report = only(put(tmp_path, "a.txt", BODY), ReadOptions(published="2016-03", source="SANA"))
    assert report.published is not None
    assert (report.published.edtf(), report.published.reason) == ("2016-03", "given by the caller")
    assert report.id == report_id(BODY, "SANA", "2016-03")


def test_a_date_that_is_not_edtf_is_the_callers_mistake() -> None:
    with pytest.raises(InputError, match="last week"):
        ReadOptions(published="last week")


def test_markdown_gives_its_front_matter_and_its_body_without_marks(tmp_path: Path) -> None:
    front = "---\ntitle: Town falls\npubDate: 2016-03-29 04:10\n"
    front += "author: A. Writer\nsource: The Daily\ndate:\n  - then – now\n---\n"
    body = "\nThe **army** took [the town](http://x.y/a_(b)) on *Monday*.\n\n## Aftermath\n![A tank](t.jpg)\n"
    report = only(put(tmp_path, "a.md", front + body))
    assert (report.title, report.author, report.source) == ("Town falls", "A. Writer", "The Daily")
    assert report.published is not None
    assert (report.published.edtf(), report.published.reason) == ("2016-03-29", "given in the front matter (pubDate)")
    assert report.text == "Town falls\n\nThe army took the town on *Monday*.\n\n## Aftermath\n![A tank](t.jpg)\n"


def test_front_matter_runs_no_tag_and_its_fault_is_a_problem(tmp_path: Path) -> None:
    path = put(tmp_path, "a.md", '---\ntitle: !!python/object/apply:os.system ["true"]\n---\n' + BODY)
    assert [p.what for p in problems(path)] == ["front matter not read"]
    assert only(path).text == BODY


def test_html_gives_the_article_and_its_metadata(tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<p>The army said on day {n} that it had taken another village in the north.</p>" for n in range(9)
    )
    page = (
        "<html><head><title>Villages taken</title><meta property='og:site_name' content='The Daily'>"
        "<meta property='article:published_time' content='2016-03-29T10:00:00Z'></head>"
        f"<body><nav><a href='/a'>Home</a><a href='/b'>World</a></nav>"
        f"<article><h1>Villages taken</h1>{paragraphs}</article></body></html>"
    )
    report = only(put(tmp_path, "a.html", page))
    assert report.source == "The Daily"
    assert report.published is not None
    assert (report.published.edtf(), report.published.reason) == ("2016-03-29", "given in the page's metadata")
    assert "Villages taken" in report.text
    assert report.text.count("another village") == 9
    assert "Home" not in report.text


def test_a_page_of_navigation_is_a_problem(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='/{n}'>News from province number {n} of the country</a></li>" for n in range(40))
    found = problems(put(tmp_path, "a.html", f"<html><body><ul>{links}</ul></body></html>"))
    assert [p.what for p in found] == ["no article"]


def test_json_lines_give_a_report_a_line(tmp_path: Path) -> None:
    rows = [
        {"id": "x", "text": BODY, "published": "2016-03-29T10:00:00Z", "source": "SANA"},
        {"content": "Rebels left.", "title": "Town falls", "date": "5 April 2017"},
    ]
    path = put(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")
    one, two = [a.report for a in read([path])]
    assert one is not None
    assert two is not None
    assert (one.name, one.text, one.published and one.published.edtf()) == ("a.jsonl:x", BODY, "2016-03-29")
    assert (two.name, two.text) == ("a.jsonl:2", "Town falls\n\nRebels left.")
    assert two.published is not None
    assert two.published.reason == "given in column date"


def test_a_bad_line_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    path = put(
        tmp_path, "a.jsonl", '{"text": "Rebels left."}\n{oops\n[1]\n{"title": "no text"}\n{"text": "They came back."}\n'
    )
    arrivals = list(read([path]))
    assert [a.report.text for a in arrivals if a.report] == ["Rebels left.", "They came back."]
    assert [p.where for a in arrivals for p in a.problems] == [f"{path}:{n}" for n in (2, 3, 4)]


def test_a_json_list_is_read_row_by_row(tmp_path: Path) -> None:
    path = put(tmp_path, "a.json", json.dumps([{"text": "Rebels left."}, {"body": "They came back."}]))
    assert [a.report.text for a in read([path]) if a.report] == ["Rebels left.", "They came back."]


def test_csv_columns_go_by_many_names_and_the_column_tells_day_from_month(tmp_path: Path) -> None:
    text = "unit_id,Article Title,article_content,outlet,date\n"
    text += "7,Town falls,Rebels left.,nna,4/5/2017\n8,,They came back.,sana,4/16/2017\n"
    one, two = (a.report for a in read([put(tmp_path, "a.csv", text)]))
    assert one is not None
    assert two is not None
    assert (one.name, one.title, one.source, one.text) == ("a.csv:7", "Town falls", "nna", "Town falls\n\nRebels left.")
    assert [r.published.edtf() for r in (one, two) if r.published] == ["2017-04-05", "2017-04-16"]


def test_a_date_that_could_be_two_days_is_a_problem_and_not_a_guess(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "text,date\nRebels left.,4/5/2017\nThey came back.,5/5/2017\n")
    arrivals = list(read([path]))
    assert [a.report.published.edtf() if a.report and a.report.published else None for a in arrivals] == [
        None,
        "2017-05-05",
    ]
    assert "ambiguous" in arrivals[0].problems[0].why


def test_a_csv_without_a_text_column_names_what_it_has_and_what_is_wanted(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "city,population\nHoms,1\n")
    with pytest.raises(InputError, match=r"city, population.*article_content, content, text, body"):
        list(read([path]))
    (arrival,) = read([tmp_path])
    assert "population" in arrival.problems[0].why


def test_the_caller_may_name_the_columns(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "story,when\nRebels left.,2017-04-05\n")
    report = only(path, ReadOptions(columns={"text": "story", "published": "when"}))
    assert report.published is not None
    assert (report.text, report.published.edtf(), report.published.reason) == (
        "Rebels left.",
        "2017-04-05",
        "given in column when",
    )
    with pytest.raises(InputError, match="no column 'tale'"):
        list(read([path], ReadOptions(columns={"text": "tale"})))


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", BODY), ("a.csv", 'text\n"Rebels left."\n'), ("a.jsonl", '{"text": "x y"}')]
)
def test_gzip_makes_no_difference(tmp_path: Path, name: str, content: str) -> None:
    plain = only(put(tmp_path, name, content))
    packed = only(put(tmp_path, name + ".gz", gzip.compress(content.encode())))
    assert (packed.text, packed.raw_hash, packed.id) == (plain.text, plain.raw_hash, plain.id)


def test_the_bytes_that_arrivals_take_add_up_to_those_on_the_disk(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"{BODY} {report_id(str(n))}"}) + "\n" for n in range(5000))
    put(tmp_path, "a.txt", BODY)
    put(tmp_path, "b.jsonl.gz", gzip.compress(rows.encode()))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as packed:
        for name in ("z.txt", "m.jsonl", "a.txt"):
            packed.writestr(name, rows if name == "m.jsonl" else f"{BODY} {name}")
    put(tmp_path, "d.txt", BODY + " once more")
    sizes = [arrival.size for arrival in read([tmp_path])]
    assert len(sizes) == 1 + 5000 + 1 + 5000 + 1 + 1
    assert min(sizes) >= 0
    assert sum(sizes) == size_of([str(tmp_path)])
    assert sum(sizes) == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert sizes[0] == (tmp_path / "a.txt").stat().st_size
    for large, rows_of in (("b.jsonl.gz", sizes[1:5001]), ("c.zip", sizes[5002:10002])):
        assert max(rows_of) < 0.3 * (tmp_path / large).stat().st_size, "it must not come all at once"
