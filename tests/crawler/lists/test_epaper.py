from datetime import date

import pytest

from zhengfa.crawler.lists.epaper import issue_of, issue_pages


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example/pc/layout/202107/13/node_01.html", "http://a.example/pc/layout/202012/31/node_01.html"),
        ("http://a.example/html/2021-07/13/node_2.htm", "http://a.example/html/2020-12/31/node_2.htm"),
        ("http://a.example/content/20210713/PageA01.htm", "http://a.example/content/20201231/PageA01.htm"),
        ("http://a.example/paper/", None),
    ],
)
def test_the_issue_of_another_day_has_its_url(url: str, expected: str | None) -> None:
    assert issue_of(url, date(2020, 12, 31)) == expected


def test_an_entry_leads_to_the_newest_issue_first_and_then_back() -> None:
    links = [f"http://a.example/html/2021-07/{day}/node_{page}.htm" for day in (11, 13, 12) for page in (1, 2)]
    links += ["http://a.example/html/2021-07/13/content_1.htm", "http://a.example/about.htm"]
    found = issue_pages(links, "http://a.example/paper/")
    assert [url[-16:-11] + url[-5] for url in found][:2] == [url[-16:-11] + url[-5] for url in links[2:4]]
    assert [url.split("/")[5] for url in found] == ["13", "13", "12", "12", "11", "11"]


def test_a_later_issue_is_left_to_its_own_day() -> None:
    links = [f"http://a.example/html/2021-07/{day}/node_1.htm" for day in (12, 13, 14)]
    assert issue_pages(links, links[1]) == (links[0],)
