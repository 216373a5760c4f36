"""Pages: the article's column comes whole and in order, each part labelled as its markup has it."""

from pathlib import Path

import pytest

from heldby.clean import clean
from heldby.model import Report
from heldby.read import read
from steps import steps

SAMPLE = Path(__file__).parents[2] / "src" / "heldby" / "data" / "sample" / "reports" / "raqqa-2017-10-18.html"
PROSE = [
    "The army crossed the river at dawn on Tuesday and took the mill on the far bank, two officers said by telephone.",
    "By noon its engineers had laid a second bridge, and trucks were carrying shells towards the old brick works.",
    "Villagers who had fled in winter watched from the hill and said they would not return before the harvest.",
    "A spokesman for the rebels denied that the mill had fallen and promised that the bridges would be destroyed.",
]
MENU = "<nav><a href='/'>Home</a><a href='/w'>World</a></nav>"
FOOTER = "<footer><p>Terms of use and the postal address of the paper.</p></footer>"


def page(body: str) -> str:
    return f"<html lang='en'><head><title>Army crosses the river</title></head><body>{MENU}{body}{FOOTER}</body></html>"


def report_of(path: Path) -> Report:
    (arrival,) = read([path])
    assert arrival.report is not None
    return arrival.report


def kinds(path: Path) -> list[tuple[str, str]]:
    report = report_of(path)
    return [(p.kind.value, report.text[p.start : p.end]) for p in clean(report)[0].passages]


def put(folder: Path, body: str) -> Path:
    (folder / "a.html").write_text(page(body), encoding="utf-8")
    return folder / "a.html"


def test_the_shipped_page_keeps_its_by_line_caption_and_inline_teaser() -> None:
    found = kinds(SAMPLE)
    assert [kind for kind, _ in found] == ["headline", "other", "caption", "body", "body", "teaser", *["body"] * 3]
    assert found[1][1] == "By the foreign desk, October 18, 2017"
    assert found[2][1].endswith("Islamic State used its basement as a prison. (Handout)")
    assert "March 9, 2019" in found[5][1]
    assert not any("Tide tables" in text or "harbour office" in text for _, text in found)


def test_captions_and_author_notes_are_known_by_the_names_the_page_gives_them(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        f"<div id='story'><h1>Army crosses the river</h1><div class='post-byline'>Layla Haddad</div><p>{PROSE[0]}</p>"
        f"<div class='wp-caption'><img src='b.jpg'><p class='wp-caption-text'>Planks for the bridge</p></div>"
        f"<p>{PROSE[1]}</p><p>{PROSE[2]}</p><p>{PROSE[3]}</p>"
        "<div class='author-bio'>Layla Haddad has covered the valley since the first flood.</div></div>",
    )
    found = kinds(path)
    assert ("other", "Layla Haddad") in found
    assert ("caption", "Planks for the bridge") in found
    assert ("bio", "Layla Haddad has covered the valley since the first flood.") in found
    assert [text for kind, text in found if kind == "body"] == PROSE


def test_link_blocks_between_paragraphs_stay_where_they_stand(tmp_path: Path) -> None:
    links = "<ul class='box'><li><a href='/1'>Six maps of the river and its old bridges</a></li></ul>"
    path = put(
        tmp_path,
        f"<article><h1>Army crosses the river</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>"
        f"<div class='related-stories'><h4>Also read</h4>{links}</div><p>{PROSE[2]}</p><p>{PROSE[3]}</p></article>",
    )
    found = kinds(path)
    texts = [text for _, text in found]
    assert texts.index(PROSE[1]) < texts.index("Also read") < texts.index(PROSE[2])
    assert {kind for kind, text in found if "Six maps" in text or text == "Also read"} == {"teaser"}


def test_a_page_in_divisions_without_names_loses_nothing_between_its_paragraphs(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        f"<div><div>{PROSE[0]}</div>"
        "<div><figure><figcaption>The mill <em>before</em> the war</figcaption></figure></div>"
        f"<div>{PROSE[1]}</div><div hidden>never shown</div><div>{PROSE[2]}<br>{PROSE[3]}</div></div>",
    )
    found = kinds(path)
    assert ("caption", "The mill before the war") in found
    assert all(any(words in text for _, text in found) for words in PROSE)
    assert not any("never shown" in text for _, text in found)


def test_labels_stand_on_the_words_they_label() -> None:
    report = report_of(SAMPLE)
    assert [report.text[p.start : p.end][:14] for p in report.labelled] == [
        "By the foreign",
        "Fighters of th",
        "Also in World:",
    ]


@pytest.mark.parametrize("unit", ["<p>{}</p>", "<div><span>{}</span>", "<li><a href='/'>{}</a></li>"])
def test_work_grows_with_the_page_and_not_faster(tmp_path: Path, unit: str) -> None:
    def work(size: int) -> int:
        many = "".join(unit.format(f"{PROSE[n % 4]} {n}") for n in range(size))
        path = put(tmp_path, f"<article><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{many}</article>")
        return steps(lambda: list(read([path])))

    work(20)
    assert work(800) < 10 * work(100)
