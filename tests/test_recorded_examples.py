"""Every page that is recorded beside the portals is read as was reviewed, and how pages are recorded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.crawler.extraction.pages import HEADLINE, article_page
from zhengfa.archive.errors import ConfigError, InputError
from zhengfa.archive.portals import NEVER
from zhengfa.archive.records import Response
from zhengfa.crawler.checks.recorded import Difference, differences, example_name, fields_of, read_again, record_page
from zhengfa.crawler.cms import FAMILIES
from zhengfa.settings.loading import load_settings
from zhengfa.settings.recorded import (
    RecordedFields,
    RecordedLink,
    RecordedPage,
    check_free,
    load_examples,
    save_example,
)

SETTINGS = load_settings(ROOT / "config.yaml", {}, known_cms=FAMILIES)
PORTALS = {portal.id: portal for portal in SETTINGS.to_portals()}
FOLDERS = sorted(path for path in (ROOT / "portals/examples").iterdir() if path.is_dir())
EXAMPLES = [(folder.name, *example) for folder in FOLDERS for example in load_examples(folder)]
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LIMIT = 1_000_000
TEXTS = st.text(max_size=30)
LINKS = st.lists(st.builds(RecordedLink, url=TEXTS, text=TEXTS), max_size=2).map(tuple)


def test_there_are_examples() -> None:
    assert {folder.name for folder in FOLDERS} <= PORTALS.keys()
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize(
    ("portal_id", "path", "recorded", "payload"), EXAMPLES, ids=[f"{one[0]}-{one[1].stem}" for one in EXAMPLES]
)
class TestExample:
    def test_it_is_read_as_was_reviewed(
        self, portal_id: str, path: Path, recorded: RecordedPage, payload: bytes
    ) -> None:
        found = read_again(recorded, payload, PORTALS[portal_id], LIMIT)
        assert list(differences(recorded.expected, found.content)) == [], found.reason

    def test_somebody_has_compared_it_with_its_page(
        self, portal_id: str, path: Path, recorded: RecordedPage, payload: bytes
    ) -> None:
        assert recorded.reviewed != NEVER

    def test_it_has_the_name_of_its_page(
        self, portal_id: str, path: Path, recorded: RecordedPage, payload: bytes
    ) -> None:
        assert path.stem == example_name(recorded.url)


@given(
    st.builds(
        RecordedFields,
        **{name: TEXTS for name in ("headline", "kicker", "subtitle", "source", "editor", "published_at")},
        **{name: st.lists(TEXTS, max_size=3).map(tuple) for name in ("authors", "body")},
        **{name: LINKS for name in ("images", "attachments")},
    ),
    st.binary(max_size=40),
)
def test_what_was_recorded_is_loaded_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, fields: RecordedFields, payload: bytes
) -> None:
    page = tmp_path_factory.mktemp("examples") / "a.html"
    recorded = RecordedPage(url="http://a.cn/1", fetched_at=AT, expected=fields)
    save_example(page, recorded, payload)
    assert list(load_examples(page.parent)) == [(page, recorded, payload)]


def test_a_page_is_recorded_with_the_fields_that_are_read_from_it(tmp_path: Path) -> None:
    portal = PORTALS["sample_liaohe"]
    response = Response("http://127.0.0.1:8801/a.html", article_page().encode(), AT, "text/html")
    blank = RecordedPage(url=response.url, fetched_at=AT, expected=RecordedFields())
    content = read_again(blank, response.payload, portal, LIMIT).content
    assert content is not None
    recorded, payload = record_page(response, content, LIMIT)
    assert (recorded.expected.headline, recorded.reviewed, payload) == (HEADLINE, NEVER, response.payload)
    assert list(differences(recorded.expected, content)) == []
    changed = recorded.expected.model_copy(update={"editor": "甲", "published_at": None})
    assert list(differences(changed, content)) == [
        Difference("editor", "甲", "李明"),
        Difference("published_at", None, "2021-07-13T09:56+08:00"),
    ]
    assert {one.field for one in differences(fields_of(content), None)} >= {"headline", "body", "source"}


def test_an_example_is_not_overwritten_unasked(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    check_free(page)
    page.with_suffix(".yaml").write_text("")
    with pytest.raises(InputError, match=r"a\.yaml: is recorded already; with --force it is overwritten"):
        check_free(page)


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("no folder")
    recorded = RecordedPage(url="a", fetched_at=AT, expected=RecordedFields())
    with pytest.raises(InputError, match=r"cannot be written: .*; name another with --folder"):
        save_example(tmp_path / "a/b.html", recorded, b"x")


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ("url: a\nfetched_at: 2026-01-02T03:04:05Z\nexpected: {colour: a}", "expected.colour: extra inputs are not"),
        ("url: a\nexpected: {}", "fetched_at: field required"),
        ("[a", "is not YAML"),
    ],
)
def test_a_mistake_in_an_example_is_told_with_its_place(tmp_path: Path, expected: str, message: str) -> None:
    (tmp_path / "a.yaml").write_text(expected)
    with pytest.raises(ConfigError, match=r"a\.yaml: has no page beside it; record it again, or add a\.html"):
        list(load_examples(tmp_path))
    (tmp_path / "a.html").write_text("x")
    with pytest.raises(ConfigError) as error:
        list(load_examples(tmp_path))
    assert f"{tmp_path}/a.yaml" in str(error.value)
    assert message in str(error.value)


def test_a_day_may_be_written_without_quotes(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x")
    text = "url: a\nfetched_at: 2026-01-02T03:04:05Z\nreviewed: 2026-01-03\nexpected: {published_at: 2021-07-13}"
    (tmp_path / "a.yaml").write_text(text)
    [(_, recorded, _)] = load_examples(tmp_path)
    assert (recorded.expected.published_at, str(recorded.reviewed)) == ("2021-07-13", "2026-01-03")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://a.cn/zfyw/202107/t20210713_1.html", "zfyw-202107-t20210713_1"),
        ("http://a.cn/detail.do?id=1&c=../x", "detail-id-1-c-x"),
        ("http://a.cn/", "page"),
        ("http://a.cn/" + "长" * 90, "page"),
        ("http://a.cn/" + "a" * 200, "a" * 80),
    ],
)
def test_a_name_is_a_plain_one(url: str, name: str) -> None:
    assert example_name(url) == name
