"""The situation report as a file: the view's sentences, under a name of its own."""

import io
import zipfile

import pytest

PERIOD = "from=2016-03-01&to=2016-03-31"


@pytest.mark.parametrize(
    ("ending", "media"),
    [
        ("md", "text/markdown; charset=utf-8"),
        ("html", "text/html; charset=utf-8"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_documents_come_as_files(client, ending, media):
    answer = client.get(f"/api/sitrep/document?as={ending}&{PERIOD}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert answer.headers["content-disposition"] == (f'attachment; filename="situation-2016-03-01-2016-03-31.{ending}"')


def test_a_document_has_every_sentence_of_the_view(client):
    rows = client.get(f"/api/sitrep?{PERIOD}").json()
    words = client.get(f"/api/sitrep/document?as=html&{PERIOD}").text
    assert rows
    assert all(row["sentence"].replace("'", "&#x27;") in words for row in rows)
    assert "2016-03-01 to 2016-03-31" in words


def test_a_docx_can_be_opened(client):
    answer = client.get(f"/api/sitrep/document?as=docx&{PERIOD}&place=Palmyra")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert "Palmyra" in packed.read("word/document.xml").decode()


def test_what_was_not_known_is_not_told(client):
    assert "could be read by 2015-01-01" in client.get(f"/api/sitrep/document?as=md&{PERIOD}&known=2015-01-01").text


@pytest.mark.parametrize("asked", ["as=pdf", "", "as=md&from=2016-13-01", "as=md&place=Nowhereville"])
def test_mistakes_are_told(client, asked):
    answer = client.get(f"/api/sitrep/document?{asked}")
    assert answer.status_code in (400, 404)
    assert answer.json()["detail"]
