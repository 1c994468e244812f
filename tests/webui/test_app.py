"""The factory: headers, static files, errors."""

import gc
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from tests.making import read_page
from tests.webui.fakes import id_of
from tests.webui.reading import foreign_scripts
from tests.webui.samples import PORTALS
from zhengfa.archive.errors import ArchiveMissingError, InputError
from zhengfa.archive.store import Archive, open_archive
from zhengfa.indexer.engine import Engine
from zhengfa.webui.app import SECURITY_HEADERS, create_app, prepare
from zhengfa.webui.services import EXTENSION, Services

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def replace_services(app: Flask, **changes: Any) -> None:
    services = cast(Services, app.extensions[EXTENSION])
    app.extensions[EXTENSION] = replace(services, **changes)


def fail(error: Exception) -> Any:
    def failing(*_: object) -> None:
        raise error

    return failing


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("HEAD", "/", 200),
        ("GET", "/?q=平安", 200),
        ("GET", f"/article/{id_of(0)}", 200),
        ("GET", "/static/page.css", 200),
        ("GET", "/static/missing.css", 404),
        ("GET", "/static/../app.py", 404),
        ("GET", "/favicon.ico", 200),
        ("GET", "/?page=0", 400),
        ("GET", "/?q=“", 400),
        ("GET", "/nowhere", 404),
        ("POST", "/", 405),
    ],
)
def test_every_answer_has_the_security_headers(client: FlaskClient, method: str, path: str, status: int) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status
    assert response.headers["Content-Security-Policy"] == POLICY
    assert {name: response.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    response.close()


@pytest.mark.parametrize("path", ["/nowhere", "/article/nope", "/?page=0", "/static/missing.css"])
def test_errors_are_pages_in_chinese(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    assert '<html lang="zh-CN">' in text
    assert "回到首页" in text
    assert "The requested" not in text


def test_what_may_be_done_is_told_where_something_else_was_tried(client: FlaskClient) -> None:
    answer = client.post("/")
    assert {one.strip() for one in answer.headers["Allow"].split(",")} == {"GET", "HEAD", "OPTIONS"}
    assert answer.mimetype == "text/html"


def test_an_unexpected_error_shows_nothing_of_itself(app: Flask, client: FlaskClient) -> None:
    replace_services(app, search=fail(RuntimeError("secret")))
    response = client.get("/?q=平安")
    assert response.status_code == 500
    assert "已记入日志" in response.text
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert response.headers["Content-Security-Policy"] == POLICY


def test_an_archive_that_is_missing_and_an_error_of_ours(app: Flask, client: FlaskClient) -> None:
    replace_services(app, open_archive=fail(ArchiveMissingError("no archive here", where="/secret")))
    response = client.get("/article/x")
    assert response.status_code == 503
    assert "这里还没有档案" in response.text
    assert "/secret" not in response.text
    replace_services(app, open_archive=fail(InputError("wrong")))
    assert client.get("/article/x").status_code == 500


def test_static_files_are_kept_and_named_by_content(client: FlaskClient) -> None:
    assert "/static/page.css?v=" in client.get("/").text
    with client.get("/static/page.css") as response:
        assert response.cache_control.max_age == 365 * 24 * 3600


def test_no_page_has_a_script_but_ours_or_anything_inline(client: FlaskClient) -> None:
    for path in ("/", "/?q=平安&province=浙江", f"/article/{id_of(0)}", "/?page=0"):
        page = LexborHTMLParser(client.get(path).text)
        assert page.css("script")
        assert foreign_scripts(f"{page.html}") == []
        assert not any(script.text() for script in page.css("script"))
        assert not page.css("style, [style], [onclick], [onload], [onerror]")


def test_the_factory_reads_the_archive_in_its_folder(tmp_path: Path) -> None:
    open_archive(tmp_path, create=True).close()
    app = create_app(cast(Engine, None), tmp_path, PORTALS, read_page=read_page)
    assert app.test_client().get("/article/nope").status_code == 404
    assert app.test_client().get("/official/nobody").status_code == 503  # nothing is indexed yet
    services = cast(Services, app.extensions[EXTENSION])
    assert services.portals["sample"].is_sample
    with services.open_archive() as archive:
        assert isinstance(archive, Archive)


def test_a_prepared_server_has_read_what_its_first_readers_need(app: Flask) -> None:
    gc.unfreeze()
    prepare(app).join()  # without an error where nothing is indexed
    assert gc.get_freeze_count()  # what is loaded is not looked through for garbage while somebody waits
    assert app.jinja_env.cache is not None
    assert {name for _, name in app.jinja_env.cache} == set(app.jinja_env.list_templates())
