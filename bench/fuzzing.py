"""`make fuzz SECONDS=300`: pages that grow towards code not yet reached; the first that breaks a promise is kept.

Promises: no exception, bounded time, a body or a reason, text that can be stored. What was learnt stays in a folder
for temporary files, so that the next run goes on from there.
"""

import importlib
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from tests.crawler.extraction.pages import HEADLINE, PARAGRAPHS, TEXT, article_page

if TYPE_CHECKING:
    from zhengfa.crawler.extraction.article import Extraction

URL = "http://www.example.cn/zfyw/202107/t20210713_1.html"
MAX_BYTES = 64 * 1024
MAX_SECONDS = 2.0  # of process time, instrumented: a real page of this size takes a hundredth
_HANGS = 60  # seconds, after which a page that has not come to an end is kept too
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

_JSON_LD = (
    '{"@type":"NewsArticle","headline":"%s","datePublished":"2021-07-13T09:56:00+08:00","author":{"name":"王芳"}}'
)
_SEEDS = (
    article_page(),
    article_page(head=f'<script type="application/ld+json">{_JSON_LD % HEADLINE}</script>', byline=""),
    article_page(head='<meta name="PubDate" content="2021-07-13 09:56"><meta name="ContentSource" content="某市日报">'),
    article_page(container='div id="zoom"', text="<br>\u3000\u3000".join(PARAGRAPHS)),
    article_page(
        container="table", text=f"<tr><td>{TEXT}<p>(记者 王芳 通讯员 李明)</p><img src=a.jpg alt=图></td></tr>"
    ),
    article_page(container='div id="js_content"', byline='<script>var ct = "1626141360";</script>'),
    f"<!--enpproperty <title>{HEADLINE}</title><date>2021-07-13</date><sourcename>某报</sourcename>/enpproperty-->"
    f"<founder-content>{TEXT}</founder-content>",
    f"<html><body><table><tr><td>正文</td></tr></table></body></html><div class=TRS_Editor>{TEXT}</div></html>",
)
_TAGS = (
    "html head body div p br span font section article table tr td ul li a img h1 h2 title script style meta template "
    "svg math select iframe noscript textarea form b center"
)
_FRAGMENTS = (
    *(f"<{tag}>" for tag in _TAGS.split()),
    *(f"</{tag}>" for tag in _TAGS.split()),
    *("<!--", "-->", "<![CDATA[", "]]>", "&nbsp;", "&#12288;", "&#0;", "&#xD800;", "\u200b", "\ufffd", "\u3000\u3000"),
    *("来源：", "责任编辑：", "作者：", "发布时间：", "编辑：", "（记者 王芳）", "本报记者 李明", "通讯员", "原标题："),
    *(
        "【字体：大 中 小】",
        "打印",
        "当前位置：",
        "上一篇：",
        "相关新闻",
        "版权所有",
        "新华社北京7月13日电",
        "某市日报",
        "王芳",
    ),
    *(
        "2021-07-13 09:56",
        "2021年7月13日",
        "2021/7/13",
        "二〇二一年七月十三日",
        "07-13",
        "2021-13-45 25:61",
        "0000-00-00",
    ),
    *('<meta name="', '<meta property="og:title" content="', '" content="', 'name="author"', 'charset="gb2312"'),
    *('name="PubDate"', 'name="ArticleTitle"', 'name="ContentSource"', 'property="article:published_time"'),
    *('class="', 'id="zoom"', 'class="TRS_Editor"', 'id="js_content"', 'style="display:none"', 'var ct = "1626141360"'),
    *('<script type="application/ld+json">', '{"@type":"NewsArticle",', '"headline":"', '"datePublished":"'),
    *('"author":{"name":"', '"@graph":[', '"\\ud800"', "\\u0000", "null", "[[[[", "NaN", "1e999", '"},'),
    *(
        '<a href="',
        'href="P020210713.pdf"',
        'href="//[',
        'href="javascript:',
        '<img src="',
        'src="data:',
        "http://[::1",
    ),
    *("<!--enpproperty ", "<sourcename>", "/enpproperty-->", '<link rel="canonical" href="', '<base href="'),
)
_LONGEST_WORD = 64  # bytes; the fuzzer's own limit


def main() -> None:
    """Fuzz for as many seconds as the argument says. Ends the process."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    folder = Path(tempfile.gettempdir()) / "zhengfa-fuzz"
    corpus, dictionary = folder / "corpus", folder / "fragments.dict"
    corpus.mkdir(parents=True, exist_ok=True)
    dictionary.write_text("\n".join(_words()), "ascii")
    for name, payload in _seed_pages():
        (corpus / name).write_bytes(payload)
    print(f"{corpus} grows for {seconds} s; a page that breaks a promise is written to {folder}", flush=True)
    # len_control: pages of any length from the start, as what takes long is long.
    limits = [f"-max_total_time={seconds}", f"-max_len={MAX_BYTES}", "-len_control=0", f"-timeout={_HANGS}"]
    files = [f"-dict={dictionary}", f"-artifact_prefix={folder}/", str(corpus)]
    _fuzz([sys.argv[0], *limits, *files])


def _fuzz(arguments: list[str]) -> None:
    try:
        atheris = importlib.import_module("atheris")
    except ModuleNotFoundError as error:
        raise SystemExit("atheris is absent: `make fuzz` installs it") from error
    with atheris.instrument_imports(include=["zhengfa.crawler.extraction"]):
        article = importlib.import_module("zhengfa.crawler.extraction.article")

    def read(payload: bytes) -> None:
        start = time.process_time()
        extraction = article.extract(payload, URL)
        taken = time.process_time() - start
        assert taken <= MAX_SECONDS, f"took {taken:.1f} s"
        assert not (broken := _broken_promise(extraction)), broken

    atheris.Setup(arguments, read)
    atheris.Fuzz()


def _broken_promise(extraction: "Extraction") -> str:
    content = extraction.content
    if content is None:
        return "" if extraction.reason else "neither content nor reason"
    if not content.body:
        return "content without body"
    texts = _texts((astuple(content), extraction.stated_url))
    return next((f"cannot be stored: {text!r:.200}" for text in texts if _UNSTORABLE.search(text)), "")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _seed_pages() -> Iterator[tuple[str, bytes]]:
    """Names and bytes; what an encoding lacks stands as a character reference, as it does on real pages."""
    for number, page in enumerate(_SEEDS):
        for encoding in _ENCODINGS:
            yield f"seed-{number}-{encoding}", page.encode(encoding, "xmlcharrefreplace")


def _words() -> Iterator[str]:
    """Lines of the fuzzer's dictionary: every fragment as the two common encodings write it."""
    for word in sorted({fragment.encode(encoding) for fragment in _FRAGMENTS for encoding in ("utf-8", "gb18030")}):
        assert len(word) <= _LONGEST_WORD, word
        yield '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"'


if __name__ == "__main__":
    main()
