"""Pages in the language of their reader; and nothing that is said in one only."""

from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from tests.conftest import ROOT
from zhengfa.webui import languages

CATALOG = ROOT / "zhengfa/webui/translations/en/LC_MESSAGES/messages.po"


def language_of(client: FlaskClient, asked: str = "", path: str = "/") -> str | None:
    return client.get(path, headers={"Accept-Language": asked} if asked else {}).headers.get("Content-Language")


@pytest.mark.parametrize(
    ("asked", "given"),
    [("", "zh"), ("en-GB,en;q=0.9", "en"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("en;q=0.5,zh-TW", "zh"), ("fr", "zh")],
)
def test_a_browser_gets_the_language_it_asks_for_and_chinese_if_there_is_none(
    client: FlaskClient, asked: str, given: str
) -> None:
    assert language_of(client, asked) == given


def test_a_chosen_language_stays_whatever_the_browser_asks_for(client: FlaskClient) -> None:
    answer = client.get("/language/en?to=/?q=平安")
    assert (answer.status_code, answer.location) == (302, "/?q=%E5%B9%B3%E5%AE%89")
    assert language_of(client, "zh-CN") == "en"
    client.get("/language/zh")
    assert language_of(client, "en") == "zh"


def test_every_page_leads_to_itself_in_the_other_language(client: FlaskClient) -> None:
    page = client.get("/?q=平安&year=2024")
    assert page.status_code == 200
    assert '/language/en?to=/?q%3D%E5%B9%B3%E5%AE%89%26year%3D2024"' in page.text
    assert 'hreflang="en"' in page.text


@pytest.mark.parametrize(
    "to", ["https://example.org/", "//example.org/", "/\\example.org", "/\t/example.org", "/\n/x", "javascript:x", ""]
)
def test_choosing_a_language_leads_to_no_other_site(client: FlaskClient, to: str) -> None:
    assert client.get("/language/en", query_string={"to": to}).location == "/"


def test_a_language_that_there_is_not_is_no_page(client: FlaskClient) -> None:
    assert client.get("/language/tlh").status_code == 404


def test_caches_keep_languages_apart(client: FlaskClient) -> None:
    assert {"Accept-Language", "Cookie"} <= set(client.get("/").vary)
    with closing(client.get("/static/icon.svg")) as picture:
        assert "Content-Language" not in picture.headers


def in_code(folder: Path) -> Catalog:
    """All messages that the pages say, as `make messages` finds them."""
    found = folder / "messages.pot"
    arguments = ["-q", "extract", "-F", str(ROOT / "pyproject.toml"), "-o", str(found), str(ROOT / "zhengfa")]
    CommandLineInterface().run(["pybabel", *arguments])  # type: ignore[no-untyped-call]
    return read_po(BytesIO(found.read_bytes()))


def translated() -> Catalog:
    return read_po(BytesIO(CATALOG.read_bytes()), locale="en", abort_invalid=True)


def test_every_message_is_translated_and_none_that_is_not_said(tmp_path: Path) -> None:
    catalog = translated()
    assert {message.id for message in catalog} == {message.id for message in in_code(tmp_path)}
    assert [message.id for message in catalog if message.fuzzy or not all(texts_of(message))] == []
    assert not catalog.obsolete


def texts_of(message: Message) -> Sequence[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def test_translations_fill_in_what_their_messages_fill_in() -> None:
    assert [(message.id, [str(error) for error in errors]) for message, errors in translated().check()] == []


def test_no_catalog_but_of_the_languages_that_can_be_chosen() -> None:
    folders = {path.name for path in (Path(languages.__file__).parent / "translations").iterdir()}
    assert folders == set(languages.LANGUAGES) - {"zh"}
