import pytest

from zhengfa.archive.surt import surt, surt_prefixes

# What version 0.3.1 of the Internet Archive's own package makes of these.
KEYS = {
    "http://www.a.cn/": "cn,a)/",
    "https://a.cn:443/B?b=1&a=2": "cn,a)/b?a=2&b=1",
    "http://a.cn/x/?": "cn,a)/x",
    "http://a.cn?x": "cn,a)/?x",
    "http://127.0.0.1:8801/yw/": "1,0,0,127:8801)/yw",
    "http://a.cn/政法?词=%C4%E3": "cn,a)/%e6%94%bf%e6%b3%95?%e8%af%8d=%c4%e3",
    "http://user@a.cn/a b": "cn,a)/a%20b",
    "http://[::1]:80/x": "::1)/x",
    "http://www3.a.cn/index.aspx?sid=1": "cn,a)/index.aspx?sid=1",
    "http://a.cn/%7Efoo/%2F": "cn,a)/~foo",
    "http://a.cn/a/../b/./c//d": "cn,a)/b/c/d",
    "file:///tmp/A%E6.html": "file:/tmp/a%e6.html",
    "http://政法.cn/x": "cn,xn--5bvu2o)/x",
    "urn:x:Y": "urn:x:y",
    "http://a.cn/x?jsessionid=0123456789abcdef0123456789abcdef&q=1": "cn,a)/x?q=1",
    "http://a.cn/x?a=&a&b": "cn,a)/x?a&a=&b",
    "http://a.cn./x": "cn,a)/x",
}


@pytest.mark.parametrize("url", KEYS)
def test_a_key_is_that_of_other_tools(url: str) -> None:
    assert surt(url) == KEYS[url]


@pytest.mark.parametrize("url", ["http://[x", "http://a.cn:port/ y", "http://a..cn/", "", f"http://{70 * 'a'}.cn/"])
def test_a_url_that_is_none_has_a_key_without_blanks(url: str) -> None:
    assert " " not in surt(url)


def test_a_folders_prefix_is_not_that_of_a_folder_whose_name_goes_on() -> None:
    assert surt_prefixes("http://a.cn/yw/") == ("cn,a)/yw/", "cn,a)/yw")
    assert surt_prefixes("http://a.cn/yw") == ("cn,a)/yw", "cn,a)/yw")
    assert surt_prefixes("http://a.cn/") == ("cn,a)/", "cn,a)/")
