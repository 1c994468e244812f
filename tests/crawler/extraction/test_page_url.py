import pytest

from zhengfa.crawler.extraction.page_url import stated_url

URL = "http://www.example.cn/zfyw/202107/t20210713_1.html"


@pytest.mark.parametrize(
    "html",
    [
        f"<!-- saved from url=(0050){URL} --><html></html>",
        f"<!DOCTYPE html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue -->",
        f'<meta name="Url" content="{URL}">',
        f"<link rel='canonical' href='{URL}'>",
        f'<meta property="og:url" content="{URL}">',
    ],
)
def test_a_saved_page_states_its_url(html: str) -> None:
    assert stated_url(html) == URL


@pytest.mark.parametrize("address", ["www.example.com/a/778_120", "//www.example.com/a/778_120"])
def test_a_missing_scheme_is_https(address: str) -> None:
    assert stated_url(f'<link rel="canonical" href="{address}">') == "https://www.example.com/a/778_120"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.example.cn/",
        "http://www.example.cn",
        "/zfyw/1.html",
        "index.html",
        "file:///C:/1.html",
        "javascript:;",
        "http://[x/1",
        "",
    ],
)
def test_a_url_that_names_no_article_is_refused(address: str) -> None:
    assert stated_url(f'<link rel="canonical" href="{address}">') is None


def test_the_next_statement_stands_in_for_a_refused_one() -> None:
    refused = '<!-- saved from url=(0022)http://www.example.cn/ --><meta name="Url" content="">'
    assert stated_url(f"{refused}<link rel=canonical href={URL}>") == URL


def test_the_browsers_comment_is_surer_than_a_tag() -> None:
    assert stated_url(f"<!-- saved from url=(0050){URL} --><link rel=canonical href=http://a.cn/b>") == URL
