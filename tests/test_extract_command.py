"""`zhengfa extract` as a user meets it. The pages are invented."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.command import Run, in_process
from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, TEXT, article_page
from tests.making import make_response
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import open_archive

URL = "http://www.example.cn/zfyw/202107/t20210713_1.html"
CAPTION = "图为会场。"
PAGE = article_page(
    head='<meta name="PubDate" content="2021-07-14 08:00"><meta name="ContentSource" content="某省日报">',
    container="div class=TRS_Editor",
    text=f"{TEXT}<p><img src=a.jpg></p><p>{CAPTION}</p><p><a href=b.pdf>附件</a></p>",
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `zhengfa` on an archive of its own."""
    started = in_process(monkeypatch, capsys)
    monkeypatch.setenv("ZHENGFA_DATA", str(tmp_path / "data"))
    return started


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_each_field_is_shown_with_where_it_was_read_and_what_lost(run: Run, page: Path) -> None:
    printed = run("extract", page, "--url", URL)
    rows = [line.split() for line in printed.stdout.splitlines()]
    assert printed.code == 0
    assert ["headline", "heading", "heading", "in", "<title>", HEADLINE] in rows
    assert ["source", "meta", "ContentSource", "某省日报"] in rows
    assert ["lost", "byline", "label", "source", "某市日报"] in rows
    assert ["published", "byline", "near", "the", "headline", "2021-07-13T09:56+08:00", "(to", "the", "minute)"] in rows
    assert ["lost", "meta", "pubdate", "2021-07-14T08:00+08:00", "(to", "the", "minute)"] in rows
    assert ["lost", "url", "path", "2021-07-13", "(to", "the", "day)"] in rows
    assert ["kicker", "–", "–"] in rows
    assert ["http://www.example.cn/zfyw/202107/a.jpg", CAPTION] in rows
    assert all(paragraph in printed.stdout for paragraph in PARAGRAPHS)


def test_json_holds_the_records_keys(run: Run, page: Path) -> None:
    [values] = run("extract", "--json", page, "--url", URL).values
    losers = values.pop("losers")
    origins = values.pop("origins")
    assert values == {
        "page": str(page),
        "url": URL,
        "stated_url": None,
        "encoding": "utf-8",
        "declared": None,
        "is_mended": False,
        "refusal": None,
        "headline": HEADLINE,
        "kicker": None,
        "subtitle": None,
        "source": "某省日报",
        "authors": ["王芳"],
        "editor": "李明",
        "published_at": "2021-07-13T09:56+08:00",
        "published_precision": "minute",
        "published_provenance": "byline",
        "body": list(PARAGRAPHS),
        "images": [{"url": "http://www.example.cn/zfyw/202107/a.jpg", "text": CAPTION}],
        "attachments": [{"url": "http://www.example.cn/zfyw/202107/b.pdf", "text": "附件"}],
    }
    assert origins["source"] == {"provenance": "meta", "detail": "ContentSource"}
    assert losers["source"] == [{"value": "某市日报", "provenance": "byline", "detail": "label source"}]
    assert {loser["provenance"] for loser in losers["published"]} == {"meta", "url"}
    assert losers["kicker"] == []


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_wrong_declaration_is_said_and_not_believed(run: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode(encoding))
    printed = run("extract", path)
    assert "the page says iso-8859-1, but its bytes are" in printed.stdout
    assert HEADLINE in printed.stdout


@pytest.mark.parametrize("declared", ["gb2312", "GBK"])
def test_the_names_of_one_encoding_are_no_contradiction(run: Run, tmp_path: Path, declared: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.replace("<head>", f"<head><meta charset={declared}>").encode("gb18030"))
    assert "but its bytes" not in run("extract", path).stdout


def test_a_page_that_is_no_article_is_a_result_with_its_reason(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<title>404</title><p>您访问的页面不存在</p>", "utf-8")
    assert "no article: soft 404: 404" in run("extract", path).stdout
    [values] = run("extract", "--json", path).values
    assert values["refusal"] == {"reason": "soft 404", "detail": "404"}
    assert (values["headline"], values["body"]) == (None, [])


def test_standard_input_and_plain_text(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "page.txt"
    text.write_text("\n".join([HEADLINE, "2021-07-13 09:56 来源：某市日报", *PARAGRAPHS]), "utf-8")
    typed, saved = run("extract", "--json", "-", text, typed=PAGE).values
    assert typed["headline"] == saved["headline"] == HEADLINE
    assert typed["body"] == [*PARAGRAPHS, CAPTION]  # without the page's address the image has none that could be kept
    assert saved["body"] == list(PARAGRAPHS)


def test_a_url_of_the_archive_is_read_from_its_latest_capture(run: Run, page: Path) -> None:
    assert run("import", "--no-index", page, "--url", URL).code == 0
    [values] = run("extract", "--json", URL).values
    assert (values["page"], values["url"], values["body"]) == (URL, URL, list(PARAGRAPHS))


def test_every_page_of_a_warc_is_shown(run: Run, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.html").write_text(PAGE, "utf-8")
    run("import", "--no-index", tmp_path / "1.html", tmp_path / "2.html")
    [path] = (tmp_path / "data").rglob("*.warc.gz")
    pages = run("extract", "--json", path).values
    assert [values["url"] for values in pages] == [(tmp_path / name).as_uri() for name in ("1.html", "2.html")]
    assert all(values["body"] == [*PARAGRAPHS, CAPTION] for values in pages)


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "application/xhtml+xml", "Text/Plain"])
def test_what_an_import_would_read_of_a_warc_is_shown(run: Run, tmp_path: Path, content_type: str) -> None:
    response = replace(make_response(URL, PAGE.encode()), content_type=content_type)
    headers = (("Content-Type", content_type),)
    with open_archive(tmp_path, create=True) as archive, record_run(archive, RunKind.CRAWL) as recorder:
        recorder.keep([replace(response, headers=headers)])
    [path] = (tmp_path / "warc").glob("*.warc.gz")
    [values] = run("extract", "--json", path).values
    assert values["url"] == URL


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.html", "no such file"),
        ("none.warc.gz", "no such file"),
        (".", "this is a folder"),
        (URL, "import or crawl it first"),
    ],
)
def test_what_cannot_be_read_is_said(run: Run, page: Path, name: str, said: str) -> None:
    run("import", "--no-index", page)
    printed = run("extract", name)
    assert printed.code == 4
    assert said in printed.stderr
    both = run("extract", name, page)
    assert both.code == 7
    assert said in both.stderr
    assert HEADLINE in both.stdout


def test_url_names_one_file(run: Run, page: Path) -> None:
    printed = run("extract", page, page, "--url", URL)
    assert (printed.code, "--url names the page of one file" in printed.stderr) == (4, True)


def test_what_a_page_holds_does_not_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("会议强调", "会议\x1b[2J\x9b强调"), "utf-8")
    printed = run("extract", path)
    assert "会议␛[2J\ufffd强调" in printed.stdout
