"""A sample of every format that heldby reads, made from words of our own; nothing binary is checked in.

The turns of the wars told here are real: Palmyra in March 2016, Sirte in December 2016, Kherson in November 2022.
"""

from __future__ import annotations

import csv
import io
import json
import textwrap
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TITLE = "Syrian army takes Palmyra back"
DAY = date(2016, 3, 28)
AUTHOR = "Layla Haddad"
OUTLET = "Quayside Post"
LEAD = (
    "Syrian government forces recaptured the ancient city of Palmyra from Islamic State on Sunday, the army's general "
    "command said, after three weeks of fighting in the desert around it."
)
REST = (
    "Russian aircraft had struck the roads that lead into the town for days. Engineers were clearing mines from the "
    "ruins on Monday, and residents who had fled to Homs waited for word that they could return."
)
SIRTE = "Forces loyal to the Tripoli government captured the last buildings that Islamic State held in Sirte on Monday."
KHERSON = "Ukrainian troops entered the city of Kherson on Friday after Russian forces had withdrawn across the Dnipro."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}">
<meta name="author" content="{AUTHOR}"><meta property="article:published_time" content="2016-03-28T09:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/war">War</a></nav>
<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{REST}</p></article>
<footer><a href="/terms">Terms of use</a></footer></body></html>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A file of a format, and what is to be taken from the first report in it; `bounds` are the file's own dates."""

    format: str
    ending: str
    make: Callable[[], bytes]
    reports: int = 1
    title: str | None = TITLE
    date: str | None = "2016-03-28"
    bounds: str | None = None
    source: str | None = OUTLET
    author: str | None = AUTHOR
    language: str | None = None
    words: Sequence[str] = (LEAD,)
    problems: int = 0
    also: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file's name."""
        return "sample" + self.ending

    def write(self, folder: Path) -> Path:
        """Write it into a folder."""
        path = folder / self.name
        path.write_bytes(self.make())
        return path


def plain() -> bytes:
    return f"{TITLE}\n\n{LEAD}\n\n{REST}\n".encode()


def markdown() -> bytes:
    front = f"---\ntitle: {TITLE}\ndate: 2016-03-28\nsource: {OUTLET}\nauthor: {AUTHOR}\nlanguage: en\n---\n"
    return f"{front}\n{LEAD}\n\n{REST}\n".encode()


def mhtml() -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.quayside.example/palmyra\r\n"
        f"Subject: {TITLE}\r\nDate: Tue, 29 Mar 2016 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----edge"\r\n\r\n'
    )
    part = "------edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    style = "\r\n------edge\r\nContent-Type: text/css\r\n\r\nbody { color: black }\r\n------edge--\r\n"
    return (head + part + PAGE + style).encode()


def pdf_of(pages: Sequence[Sequence[str]], about: str = "") -> bytes:
    """A PDF with these lines on its pages, written by hand (ISO 32000-1)."""
    streams = []
    for lines in pages:
        drawn = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
        streams.append(f"BT /F1 11 Tf 14 TL 60 780 Td\n{drawn}ET".encode("latin-1"))
    return _pdf(streams, about)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _pdf(streams: Sequence[bytes], about: str, resources: str = "") -> bytes:
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(streams)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {about} >>".encode("latin-1"),
    ]
    for n, stream in enumerate(streams):
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> "
        parts.append(f"{page} {resources} >> /Contents {6 + 2 * n} 0 R >>".encode())
        parts.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    out, at = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (n, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    size = len(parts) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table) + end


def picture_pdf() -> bytes:
    """A PDF whose one page is a picture."""
    image = "/XObject << /Im1 << /Type /XObject /Subtype /Image /Width 1 /Height 1 >> >>"
    return _pdf([b"q 500 0 0 700 40 40 cm /Im1 Do Q"], "", image)


def pdf() -> bytes:
    first = textwrap.wrap(LEAD, 70)
    second = textwrap.wrap(REST, 70)
    third = textwrap.wrap(SIRTE + " " + KHERSON, 70)
    about = f"/Title ({TITLE}) /Author ({AUTHOR}) /CreationDate (D:20160328120000Z) /ModDate (D:20160328130000Z)"
    pages = [[TITLE, "", *first], second, third]
    return pdf_of([[f"{OUTLET} weekly", *page, str(n)] for n, page in enumerate(pages, 1)], about)


def docx_of(lines: Sequence[str], title: str = "", author: str = "", day: date = DAY) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    about = document.core_properties
    about.title, about.author = title, author
    about.created = about.modified = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf_of(lines: Sequence[str], info: str = "") -> bytes:
    body = "\\par\n".join(line.replace("\\", "\\\\").replace("{", "\\{") for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}{info}\\f0 {body}\\par}}".encode("cp1252")


def rtf() -> bytes:
    info = f"{{\\info{{\\title {TITLE}}}{{\\author {AUTHOR}}}{{\\creatim\\yr2016\\mo3\\dy28\\hr9}}}}"
    return rtf_of([TITLE, LEAD, REST], info)


def nexis_uni() -> list[str]:
    """Two articles as Nexis Uni hands them out."""

    def one(title: str, outlet: str, day: str, body: str) -> list[str]:
        head = [title, outlet, day, f"Copyright 2016 {outlet} All Rights Reserved", "Section: WORLD; Pg. 4"]
        return [*head, "Length: 61 words", f"Byline: {AUTHOR}", "Body", *body.split("\n"), f"Load-Date: {day}",
                "End of Document"]  # fmt: skip

    cover = ["Date and Time: Saturday, 2 April 2016 10:00:00 AM", "Documents (2)", f"1. {TITLE}", "2. Sirte falls"]
    return [*cover, *one(TITLE, OUTLET, "March 28, 2016 Monday", f"{LEAD}\n{REST}"),
            *one("Sirte falls", "Harbour News", "December 5, 2016 Monday", SIRTE)]  # fmt: skip


def nexis() -> list[str]:
    """Two articles as LexisNexis used to hand them out."""
    return [
        "1 of 2 DOCUMENTS", OUTLET, "March 28, 2016 Monday", "Late Edition", TITLE, f"BYLINE: By {AUTHOR}",
        "SECTION: World; Pg. 4", "LENGTH: 61 words", LEAD, REST, "LOAD-DATE: March 28, 2016", "LANGUAGE: ENGLISH",
        "Copyright 2016 Quayside Post", "All Rights Reserved",
        "2 of 2 DOCUMENTS", "Harbour News", "December 5, 2016 Monday", "Sirte falls", "LENGTH: 20 words", SIRTE,
        "LOAD-DATE: December 5, 2016", "LANGUAGE: ENGLISH",
    ]  # fmt: skip


def factiva() -> list[str]:
    """Two articles as Factiva hands them out."""
    return [
        TITLE, f"By {AUTHOR}", "61 words", "28 March 2016", OUTLET, "QUAYP", "English",
        "Copyright 2016 Quayside", LEAD, REST,
        "Document QUAYP00020160328ec3s0000a",
        "Sirte falls", "20 words", "5 December 2016", "Harbour News", "HARBN", "English", "(c) 2016 Harbour", SIRTE,
        "Document HARBN00020161205ecc50000b",
    ]  # fmt: skip


def eml() -> bytes:
    letter = EmailMessage()
    letter["From"] = f"{AUTHOR} <desk@quayside.example>"
    letter["To"] = "readers@example.org"
    letter["Subject"] = TITLE
    letter["Date"] = "Mon, 28 Mar 2016 21:00:00 +0300"
    letter["Message-ID"] = "<1@quayside.example>"
    letter.set_content(f"{LEAD}\n\n{REST}\n")
    letter.add_alternative(PAGE, subtype="html")
    letter.add_attachment(b"%PDF-1.4 of no interest", maintype="application", subtype="pdf", filename="map.pdf")
    return letter.as_bytes()


def rss() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>{OUTLET}</title><link>https://quayside.example/</link>
<item><title>{TITLE}</title><link>https://quayside.example/palmyra</link><dc:creator>{AUTHOR}</dc:creator>
<pubDate>Mon, 28 Mar 2016 09:00:00 GMT</pubDate><description>{LEAD[:60]} [...]</description>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{REST}</p>]]></content:encoded></item>
<item><title>Sirte falls</title><link>https://quayside.example/sirte</link>
<pubDate>Mon, 05 Dec 2016 09:00:00 GMT</pubDate><description>&lt;p&gt;{SIRTE}&lt;/p&gt;</description></item>
</channel></rss>""".encode()


def atom() -> bytes:
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title>
<entry><title>{TITLE}</title><link href="https://quayside.example/palmyra"/><id>tag:1</id>
<published>2016-03-28T09:00:00Z</published><author><name>{AUTHOR}</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p><p>{REST}</p></div></content></entry>
</feed>""".encode()


def warc_of(pages: Sequence[tuple[str, str, bytes]], day: str = "2016-04-02T10:00:00Z", *, gzip: bool = False) -> bytes:
    """A WARC file of pages: address, content type, body; with a request and a picture that are none."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("sample.warc", {"software": "made for a test"}))
    for url, kind, body in (*pages, ("https://quayside.example/map.png", "image/png", b"\x89PNG no page")):
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", io.BytesIO(body), http_headers=head, warc_headers_dict={"WARC-Date": day}
            )
        )
    return out.getvalue()


def warc() -> bytes:
    heads = (f'<li><a href="/{n}">Headline {n} of the day, and more of it</a></li>' for n in range(40))
    links = f"<html><body><h1>News</h1><ul>{''.join(heads)}</ul></body></html>".encode()
    pages = [("https://quayside.example/palmyra", "text/html; charset=utf-8", PAGE.encode())]
    return warc_of([*pages, ("https://quayside.example/", "text/html", links)])


def wacz() -> bytes:
    out = io.BytesIO()
    advert = PAGE.replace(TITLE, "An advert").encode()
    inner = warc_of([("https://quayside.example/palmyra", "text/html", PAGE.encode()),
                     ("https://adverts.example/frame", "text/html", advert)], gzip=True)  # fmt: skip
    listed = '{"format": "json-pages-1.0"}\n{"url": "https://quayside.example/palmyra", "title": "x"}\n'
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", inner)
        packed.writestr("pages/pages.jsonl", listed)
    return out.getvalue()


ROWS = (
    {
        "text": f"{LEAD} {REST}",
        "title": TITLE,
        "date": "2016-03-28",
        "source": OUTLET,
        "author": AUTHOR,
        "language": "en",
    },
    {
        "text": SIRTE,
        "title": "Sirte falls",
        "date": "2016-12-05",
        "source": "Harbour News",
        "author": "",
        "language": "en",
    },
)


def table(delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["This sheet only says what the other holds"])
    sheet = book.create_sheet("articles")
    sheet.append(list(ROWS[0]))
    for row in ROWS:
        sheet.append([date.fromisoformat(v) if k == "date" else v for k, v in row.items()])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def telegram() -> bytes:
    pieces = ["Syrian government forces ", {"type": "bold", "text": "recaptured"}, " Palmyra on Sunday, ",
              {"type": "text_link", "text": "the army said", "href": "https://sana.example/1"}, "."]  # fmt: skip
    messages = [
        {"id": 1, "type": "service", "date": "2016-03-01T08:00:00", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2016-03-28T07:15:00", "from": AUTHOR, "text": pieces},
        {"id": 3, "type": "message", "date": "2016-03-28T07:20:00", "from": OUTLET, "photo": "a.jpg", "text": ""},
        {"id": 4, "type": "message", "date": "2016-12-05T18:00:00", "from": OUTLET, "forwarded_from": "Harbour News",
         "text": SIRTE},
    ]  # fmt: skip
    chat = {"name": OUTLET, "type": "public_channel", "id": 77, "messages": messages}
    return json.dumps(chat, indent=1, ensure_ascii=False).encode()


def json_lines() -> bytes:
    return "".join(json.dumps(row) + "\n" for row in ROWS).encode()


FILE = {"date": None, "bounds": "2016-03-28", "source": None}
ROW = {"reports": 2, "language": "en"}
SAMPLES = (
    Sample(format="plain text", ending=".txt", make=plain, title=None, date=None, source=None, author=None),
    Sample(format="Markdown", ending=".md", make=markdown, language="en"),
    Sample(format="HTML", ending=".html", make=PAGE.encode),
    Sample(format="MHTML", ending=".mhtml", make=mhtml, bounds="[..2016-03-29]"),
    Sample(format="PDF", ending=".pdf", make=pdf, words=(LEAD, REST, SIRTE, f"{OUTLET} weekly"), **FILE),
    Sample(format="DOCX", ending=".docx", make=lambda: docx_of([TITLE, LEAD, REST], TITLE, AUTHOR), **FILE),
    Sample(format="RTF", ending=".rtf", make=rtf, **FILE),
    Sample(format="EML", ending=".eml", make=eml, source="desk@quayside.example"),
    Sample(format="RSS and Atom", ending=".rss", make=rss, reports=2, words=(LEAD, REST)),
    Sample(format="RSS and Atom", ending=".atom", make=atom, words=(LEAD, REST)),
    Sample(format="WARC", ending=".warc", make=warc, problems=1, bounds="[..2016-04-02]"),
    Sample(format="WACZ", ending=".wacz", make=wacz, bounds="[..2016-04-02]"),
    Sample(format="JSON Lines", ending=".jsonl", make=json_lines, **ROW),
    Sample(format="JSON", ending=".json", make=lambda: json.dumps(ROWS).encode(), **ROW),
    Sample(format="CSV", ending=".csv", make=lambda: table(","), **ROW),
    Sample(format="TSV", ending=".tsv", make=lambda: table("\t"), **ROW),
    Sample(format="XLSX", ending=".xlsx", make=xlsx, **ROW),
    Sample(
        format="Telegram export", ending=".json", make=telegram, title=None, reports=2, problems=1,
        words=("Syrian government forces recaptured Palmyra on Sunday, the army said.",),
    ),
)  # fmt: skip
"""One sample a format, but for lists of addresses, which give nothing by themselves."""

PRESS = (
    Sample(format="DOCX", ending=".docx", make=lambda: docx_of(nexis_uni()), reports=2, words=(LEAD, REST)),
    Sample(format="DOCX", ending=".docx", make=lambda: docx_of(nexis()), reports=2, words=(LEAD, REST), language="en"),
    Sample(format="RTF", ending=".rtf", make=lambda: rtf_of(factiva()), reports=2, words=(LEAD, REST), language="en"),
    Sample(format="RTF", ending=".rtf", make=lambda: rtf_of(nexis_uni()), reports=2, words=(LEAD, REST)),
)
"""Exports of press archives."""
