import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.crawler.guesses.article_shapes import guess_pattern
from zhengfa.settings.patterns import is_matched, pattern_refusal

URL = "http://a.example/zfyw/"
TITLE = "全市政法工作会议今日召开"


def links(*paths: str, title: str = TITLE) -> str:
    return "".join(f'<a href="{path}">{title}</a>' for path in paths)


@pytest.mark.parametrize(
    ("paths", "pattern"),
    [
        (["/news/1.html", "/news/22.html", "/pajs/3.html"], r"^/[\w-]+/\d+\.html$"),
        ([f"show.asp?id={number}" for number in range(3)], r"^/[\w-]+/show\.asp\?id=\d+$"),
        ([f"/2021/07/{number}/a-{number}.do" for number in range(3)], r"^/\d+/\d+/\d+/a\-\d+\.do$"),
        ([f"/d/{number:032x}.html" for number in range(10**33, 10**33 + 3)], r"^/[\w-]+/[0-9a-f]{32}\.html$"),
        (["/news/1.html", "/news/2.html"], ""),  # too few
        (["/a.html", "/b.html", "/c.html"], ""),  # nothing in them that counts
        ([f"http://b.example/{number}.html" for number in range(5)], ""),
    ],
)
def test_the_form_that_most_links_share_is_a_pattern(paths: list[str], pattern: str) -> None:
    found = guess_pattern(links(*paths), URL)
    assert found == pattern
    behind = (re.sub("^http://[^/]+", "", path) for path in paths)
    assert all(is_matched(found, path if path.startswith("/") else f"/zfyw/{path}") for path in behind if found)


def test_links_without_a_headline_do_not_count() -> None:
    assert guess_pattern(links(*(f"/list/{number}.html" for number in range(9)), title="政法要闻"), URL) == ""
    assert guess_pattern("<div>" * 100_000, URL) == ""


@given(st.text(st.characters(codec="ascii", exclude_characters="\"#<>&'"), max_size=20), st.integers(0, 99))
def test_a_pattern_can_be_declared_and_finds_what_it_was_made_of(name: str, number: int) -> None:
    paths = [f"/{name}{number + more}.html" for more in range(3)]
    pattern = guess_pattern(links(*paths), URL)
    assert pattern == "" or pattern_refusal(pattern) == ""
