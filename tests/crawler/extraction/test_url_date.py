from datetime import datetime

import pytest

from zhengfa.archive.content import Precision, Provenance, Published
from zhengfa.crawler.extraction.families import GENERATIONS
from zhengfa.crawler.extraction.url_date import url_date

HOST = "http://www.example.cn"
DAY = Published(datetime(2021, 7, 13), Precision.DAY, Provenance.URL)
MONTH = Published(datetime(2021, 7, 1), Precision.MONTH, Provenance.URL)


@pytest.mark.parametrize(
    ("family", "path", "published"),
    [
        ("trs_wcm", "/zfyw/202107/t20210713_1234.html", DAY),
        ("ucap_kaipu", "/c100001/2021-07/13/content_1.shtml", DAY),
        ("ucap_kaipu", "/pajs/202107/0123456789abcdef0123456789abcdef.shtml", MONTH),
        ("ucap_kaipu", "/pajs/c100001/202107/c00_1.shtml", MONTH),
        ("hanweb_jcms", "/art/2021/7/13/art_12_2.html", DAY),
        ("hanweb_jcms", "/art/2021/art_20190304190304190304190304190304.html", None),
        ("enorth", "/system/2021/07/13/012345678.shtml", DAY),
        ("founder_xy", "/fy/content/2021-07/13/content_1.htm?node=5955", DAY),
        ("founder_xy", "/fy/content/content_20190304.html", None),
        ("epaper", "/pc/con/202107/13/content_1.html", DAY),
        ("epaper", "/html/2021-07/13/content_150505_1652847.htm", DAY),
        ("epaper", "/fzrb/content/20210713/Articel02003GN.htm", DAY),
        ("epaper", "/bhrb/20210713/html/content_20210712002006.htm", DAY),
        ("people", "/n1/2021/0713/c123456-12345678.html", DAY),
        ("xinhua", "/legal/20210713/0123456789abcdef0123456789abcdef/c.html", DAY),
        ("xinhua", "/legal/2021-07/13/c_1123456789.htm", DAY),
        ("dede", "/a/zhengfa/2021/0713/1234.html", DAY),
        ("empire", "/pajs/2021-07-13/1234.html", DAY),
        ("empire", "/pajs/20190304.html", None),
        ("scpeace", "/pajs/20210713/1234567.html", DAY),
        ("ln_webidx", "/web/pajs/2021071309563312345/index.shtml", DAY),
        ("rednet", "/content/201903/04/1234567.html", None),
        ("html_col_mmdd", "/html/czzf/2021/OQDCQFMH_0713/12345.html", DAY),
        ("jeecms", "/zfdt/20190304.jhtml", None),
        ("gd_post", "/pajs/content/post_20190304.html", None),
        ("vsb", "/info/2012/20190304.htm", None),
        ("jeesite", "/f/3/view-12-20190304.html", None),
        ("php_front_controller", "/index.php/news/20190304.html", None),
        ("content_ms", "/zfyw/content/12/1626141393000AbCd1234.html", DAY),
        ("content_ms", "/zfyw/content/12/9999999999999AbCd1234.html", None),
        ("jeecms", "/zfdt/2021/07/13/1.html", DAY),  # no URL of the family's: read as any other
    ],
)
def test_a_family_says_what_stands_in_its_urls(family: str, path: str, published: Published | None) -> None:
    assert url_date(HOST + path, GENERATIONS[family], not_after=datetime(2030, 1, 1)) == published


def test_a_day_that_cannot_be_is_none() -> None:
    assert url_date(f"{HOST}/art/2021/13/41/art_1_2.html", GENERATIONS["hanweb_jcms"]) is None
    assert url_date("http://[", GENERATIONS["hanweb_jcms"]) is None


def test_without_a_family_the_urls_of_most_are_read() -> None:
    assert url_date(f"{HOST}/zfyw/20210713/1.html") == DAY
