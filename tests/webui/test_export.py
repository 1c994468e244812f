"""The page that offers a result as files, and the files. People and events are invented."""

import csv
import gc
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from tests.webui.careers import ALL, EVIL, app_on, save_articles
from tests.webui.reading import foreign_scripts, get, hrefs, text_of, texts_of
from zhengfa.indexer.export.columns import COLUMNS, TEXT
from zhengfa.indexer.export.formats import FORMATS, FileFormat
from zhengfa.webui.labels import exports

GAO = "/export/file?q=高远洲"


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def unpacked(data: bytes) -> tuple[str, dict[str, object]]:
    """The file of a ZIP, and its manifest."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        name, manifest = packed.namelist()
        assert manifest == f"{name}.manifest.json"
        return packed.read(name).decode(), json.loads(packed.read(manifest))


def test_every_result_has_a_link_to_its_export(officials: FlaskClient) -> None:
    page = get(officials, "/?q=高远洲&province=辽宁&page=2")
    [link] = [href for href in hrefs(page, ".results-head a") if href.startswith("/export")]
    offered = get(officials, link)
    assert text_of(offered, "h1") == "高远洲"
    assert text_of(offered, ".subtitle") == "共 22 篇，全部导出，一篇不少"
    assert texts_of(offered, ".chip bdi") == ["辽宁"]
    hidden = {(node.attributes["name"], node.attributes["value"]) for node in offered.css("input[type=hidden]")}
    assert hidden == {("q", "高远洲"), ("province", "辽宁")}
    assert [node.attributes["value"] for node in offered.css("input[type=radio]")] == list(FORMATS)
    assert not [href for href in hrefs(get(officials, "/?q=没有的词"), "a") if "/export" in href]


def test_a_file_holds_what_the_page_counts_in_its_order(officials: FlaskClient) -> None:
    response = officials.get(f"{GAO}&province=辽宁")
    assert response.content_type == "application/zip"
    assert re.search(r'filename="zhengfa-\d{8}-\d{6}\.csv\.zip"', response.headers["Content-Disposition"])
    text, manifest = unpacked(response.data)
    rows = rows_of(text)
    shown = get(officials, "/?q=高远洲&province=辽宁")
    assert text_of(shown, "#total") == f"共 {len(rows)} 篇"
    links = [href.partition("?")[0] for href in hrefs(shown, ".hit h3 a")]
    assert [f"/article/{row['article_id']}" for row in rows[: len(links)]] == links
    assert (manifest["rows_written"], manifest["filters"]) == (len(rows), {"province": ["辽宁"]})
    assert (manifest["query"], manifest["engine"]) == ("高远洲", "embedded")


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_comes_whole(officials: FlaskClient, name: str) -> None:
    response = officials.get(f"{GAO}&format={name}&text=1")
    assert response.status_code == 200
    made = FORMATS[name]
    if isinstance(made, FileFormat):
        assert response.content_type == made.media_type
        assert response.data[:4] in (b"PK\3\4", b"PAR1")
    else:
        text, manifest = unpacked(response.data)
        assert text
        assert manifest["rows_written"] == manifest["rows_found"] == 26


def test_columns_are_chosen_by_name_or_by_their_boxes(officials: FlaskClient) -> None:
    for address in (f"{GAO}&columns=headline,url&text=1", f"{GAO}&columns=headline&columns=url&text=1"):
        rows = rows_of(unpacked(officials.get(address).data)[0])
        assert list(rows[0]) == ["headline", "url", "text"]
        assert all("高远洲" in row["text"] for row in rows)


def test_the_file_alone_is_to_be_had_too(officials: FlaskClient) -> None:
    response = officials.get(f"{GAO}&manifest=0&columns=url")
    assert response.content_type == "text/csv; charset=utf-8"
    assert len(rows_of(response.text)) == 26


def test_a_workbook_tells_of_its_export(officials: FlaskClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(officials.get(f"{GAO}&format=xlsx").data))
    assert book.sheetnames == ["文章", "清单"]
    assert book["文章"].max_row == 27
    assert ("query", "高远洲") in [tuple(cell.value for cell in row) for row in book["清单"].iter_rows()]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"{GAO}&format=doc", "格式 format 不能是“doc”"),
        (f"{GAO}&columns=title", "列 columns 不能是“title”"),
        ("/export/file?q=(", "这个括号没有配对"),
        ("/export?q=(", "这个括号没有配对"),
        ("/export?sort=best", "排序 sort 不能是“best”"),
    ],
)
def test_what_cannot_be_exported_is_told_on_a_page(officials: FlaskClient, address: str, said: str) -> None:
    response = officials.get(address)
    assert response.status_code == 400
    assert said in response.text


@pytest.mark.parametrize("name", FORMATS)
def test_who_asks_for_the_headers_alone_leaves_nothing_open(officials: FlaskClient, name: str) -> None:
    response = officials.head(f"{GAO}&format={name}")
    assert (response.status_code, response.data) == (200, b"")
    assert "attachment" in response.headers["Content-Disposition"]
    response.close()
    del response
    gc.collect()  # which warns of a file that nobody closed


def test_without_an_index_there_is_a_page_and_no_file(tmp_path: Path) -> None:
    response = app_on(tmp_path).test_client().get(GAO)
    assert response.status_code == 503
    assert "Content-Disposition" not in response.headers


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    save_articles(tmp_path, ALL)
    client = app_on(tmp_path).test_client()
    assert foreign_scripts(client.get("/export", query_string={"q": EVIL, "source": EVIL}).text) == []
    [row, *_] = rows_of(unpacked(client.get("/export/file?q=石敢当").data)[0])
    assert row["headline"] == EVIL


def test_every_format_and_column_has_a_chinese_name() -> None:
    assert exports.FORMATS.keys() == FORMATS.keys()
    assert exports.COLUMNS.keys() == {column.name for column in COLUMNS} - {TEXT}
