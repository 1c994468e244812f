import pytest

from zhengfa.archive.urls import article_id, canonical_url, host_of, is_home_page, is_web_url


@pytest.mark.parametrize(
    "url",
    [
        "http://www.hbcaw.gov.cn:80/zfyw/45067.jhtml",
        "https://hbcaw.gov.cn/zfyw/45067.jhtml",
        "https://HBCAW.gov.cn:443/zfyw/45067.jhtml#top",
        "http://hbcaw.gov.cn/zfyw/45067.jhtml?utm_source=x&spm=1.2",
        "http://hbcaw.gov.cn/zfyw/45067.jhtml?from=singlemessage&isappinstalled=0",
    ],
)
def test_spellings_of_one_page_have_one_canonical_url(url: str) -> None:
    assert canonical_url(url) == "http://hbcaw.gov.cn/zfyw/45067.jhtml"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.cn/view.php?id=1", "http://a.cn/view.php?id=2"),
        ("http://a.cn/s?w=%B9%FA", "http://a.cn/s?w=%B5%B3"),  # GBK, no valid UTF-8
        ("http://a.cn/l?from=1", "http://a.cn/l?from=2"),
        ("http://127.0.0.1:8801/a", "http://127.0.0.1:8802/a"),
        ("http://a.cn/A.htm", "http://a.cn/a.htm"),
    ],
)
def test_different_pages_stay_different(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


def test_query_order_does_not_matter() -> None:
    assert canonical_url("http://a.cn/?b=2&a=1") == canonical_url("http://a.cn/?a=1&b=2")


def test_file_urls_stay_as_they_are() -> None:
    assert canonical_url("file:///home/a/www.b.html") == "file:///home/a/www.b.html"


def test_canonical_url_is_idempotent() -> None:
    once = canonical_url("https://www.a.cn:8080/路径/?q=政法&utm_medium=x")
    assert canonical_url(once) == once


def test_host_keeps_a_port_that_is_not_the_schemes_own() -> None:
    assert host_of("http://www.a.cn:8080/") == "a.cn:8080"
    assert host_of("http://[::1]:8080/") == "[::1]:8080"
    assert host_of("http://a.cn:port/") == "a.cn"
    assert host_of("file:///a") == ""


def test_home_page_identifies_no_article() -> None:
    assert is_home_page("https://news.163.com/")
    assert is_home_page("https://news.163.com")
    assert not is_home_page("http://a.cn/?id=1")
    assert not is_home_page("file:///")


def test_article_id_depends_on_the_canonical_url_alone() -> None:
    assert article_id("http://a.cn/1") == article_id("http://a.cn/1") != article_id("http://a.cn/2")
    assert len(article_id("http://a.cn/\ud800")) == 16


@pytest.mark.parametrize(
    "url", ["http://[x", "javascript:alert(1)", "file:///a", "//a.cn/1", "https://", "", "http://a.cn/\r\nWARC-Type: x"]
)
def test_what_is_no_web_address_is_told(url: str) -> None:
    assert not is_web_url(url)
    assert is_web_url("http://a.cn/1")
