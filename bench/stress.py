"""`python -m bench.stress [CASE …]`: what five million bytes of one thing cost alone, and inside an article.

Inside an article there are no more tags of it than are read; alone, too many are refused.

Nothing is drawn by chance: the same case is the same bytes each time. Every case has a process of its own, so that its
memory is its own and one that does not end can be stopped.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.crawler.extraction.pages import TEXT, article_page
from zhengfa.crawler.extraction.limits import MAX_TAGS

SIZE = 5_000_000  # bytes; half of what the crawler accepts
MOST_TAGS = MAX_TAGS - 1_000  # the article has some of its own
URL = "http://www.example.cn/zfyw/202107/t20210713_1.html"
_SLOW = 2.0  # seconds of process time, marked in the table
_STOPPED = 120  # seconds of the clock, after which a case is given up
_MARK = "@@@"
_ALONE, _IN_ARTICLE = "alone", "in an article"


def _of(unit: str | bytes) -> bytes:
    """As many of one thing as have room."""
    return (once := unit.encode() if isinstance(unit, str) else unit) * (SIZE // len(once))


def _attributes() -> bytes:
    return b"<div " + b" ".join(b"a%d=%d" % (number, number) for number in range(SIZE // 14)) + b">"


def _attributes_again() -> bytes:
    return _of(b"<div " + b" ".join(b"a%d=1" % number for number in range(450)) + b">x</div>")


def _random_bytes() -> bytes:
    return random.Random(20210713).randbytes(SIZE)


def _json_ld() -> bytes:
    items = _of('{"@type":"NewsArticle","headline":"某市召开会议","datePublished":"2021-07-13"},')
    return b'<script type="application/ld+json">[' + items + b"{}]</script>"


def _nested_json_ld() -> bytes:
    return b'<script type="application/ld+json">' + _of('{"@graph":[') + b"</script>"


def _meta() -> bytes:
    return b'<meta name="description" content="' + _of("某市召开全市政法工作会议 2021-07-13 ") + b'">'


def _meta_field(name: str) -> Callable[[], bytes]:
    return lambda: f'<meta name="{name}" content="'.encode() + _of("某市日报 ") + b'">'


_HEAD: dict[str, Callable[[], bytes]] = {
    "JSON-LD": _json_ld,
    "JSON-LD, nested": _nested_json_ld,
    "meta description": _meta,
    "meta ArticleTitle": _meta_field("ArticleTitle"),
    "meta PubDate": _meta_field("PubDate"),
    "meta ContentSource": _meta_field("ContentSource"),
    "<title>": lambda: b"<title>" + _of("某市召开会议_") + b"</title>",
    "<meta> tags": lambda: _of('<meta name="author" content="王芳">'),
    "<link> canonical": lambda: _of('<link rel="canonical" href="x">'),
}
_TEXT: dict[str, Callable[[], bytes]] = {
    "<div> nested": lambda: _of("<div>"),
    "<div> 2,900 deep": lambda: _of("<div>" * 2900 + "x" + "</div>" * 2900),
    "<b> nested": lambda: _of("<b>"),
    "<b> and <p>": lambda: _of("<b><p>x"),
    "<table> nested": lambda: _of("<table><tr><td>"),
    "<table> alone": lambda: _of("<table>"),
    "<font> unclosed": lambda: _of('<font color="red">字'),
    "<span> unclosed": lambda: _of("<span>字"),
    "<select> unclosed": lambda: _of("<select><option>字"),
    "one tag": _attributes,
    "450 attributes": _attributes_again,
    "one attribute": lambda: b'<div title="' + _of("字 ") + b'">',
    "one style": lambda: b'<div style="' + _of("color:red;") + b'">x</div>',
    "<": lambda: _of("<"),
    "</": lambda: _of("</"),
    "&": lambda: _of("&"),
    "&#20013;": lambda: _of("&#20013;"),
    "（记者 ": lambda: _of("（记者 "),
    "（": lambda: _of("（"),
    "来源：": lambda: _of("来源："),
    "来源：某报 ": lambda: _of("来源：某报 "),
    "2021-07-13 ": lambda: _of("2021-07-13 "),
    "1": lambda: _of("1"),
    "-": lambda: _of("-"),
    "]]>": lambda: _of("]]>"),
    "no punctuation": lambda: _of("某市召开全市政法工作会议部署重点任务"),
    "sentences": lambda: _of("会议强调,要坚持问题导向。"),
    "王芳 ": lambda: _of("王芳 "),
    "记者王芳、": lambda: _of("记者王芳、"),
    "，": lambda: _of("，"),
    "blanks": lambda: _of(" "),
    "wide blanks": lambda: _of("\u3000"),
    "newlines": lambda: _of("\n"),
    "U+FFFD": lambda: _of("\ufffd"),
    "zero-width": lambda: _of("\u200b"),
    "broken bytes": lambda: _of(b"\xff"),
    "random bytes": _random_bytes,
    "<br>": lambda: _of("<br>"),
    "lines": lambda: _of("字<br>"),
    "lines of bylines": lambda: _of("来源：某报 作者：王芳 2021-07-13<br>"),
    "lines of credits": lambda: _of("责任编辑：李明<br>"),
    "lines of dates": lambda: _of("2021年7月13日 09:56<br>"),
    "lines of sentences": lambda: _of("<p>会议强调,要坚持问题导向,压实工作责任。"),
    "<h1>": lambda: _of("<h1>某市召开会议</h1>"),
    "<a href>": lambda: _of('<a href="/a.html">'),
    "links": lambda: _of('<li><a href="/a.html">某县召开会议</a></li>'),
    "attachments": lambda: _of('<a href="a.pdf">附件</a>'),
    "<img>": lambda: _of('<img src="a.jpg">'),
    "<td>": lambda: _of("<td>"),
    "cells": lambda: b"<table>" + _of("<tr><td>字</td><td>某市</td></tr>"),
    "<div id=zoom>": lambda: _of('<div id="zoom">会议强调,要坚持。</div>'),
    "<div class=TRS_Editor>": lambda: _of('<div class="TRS_Editor">'),
    "<!-- unclosed": lambda: _of("<!-- "),
    "<!-- closed": lambda: _of("<!--x-->"),
    "<script> unclosed": lambda: _of("<script>"),
    "<script> closed": lambda: _of("<script>x</script>"),
    "var ct": lambda: b"<script>" + _of('var ct = "') + b"</script>",
    "enpproperty": lambda: _of("<!--enpproperty <title>"),
    "saved from": lambda: _of("<!-- saved from url="),
    "</html>": lambda: _of("</html>"),
}
CASES = {**_HEAD, **_TEXT}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one case took, and how it came out."""

    seconds: float
    megabytes: float
    outcome: str

    def cells(self) -> str:
        """A part of a table's row."""
        mark = "!" if self.seconds > _SLOW else " "
        return f"{self.seconds:7.2f} s{mark} {self.megabytes:6.0f} MB  {self.outcome:26.26}"


def main() -> None:
    """Without arguments every case. `CASE PLACE` measures one in this process, for the table of another."""
    if len(sys.argv) == 3 and sys.argv[2] in (_ALONE, _IN_ARTICLE):
        return _report(sys.argv[1], sys.argv[2])
    for name in sys.argv[1:] or CASES:
        costs = " | ".join(_run(name, place).cells() for place in (_ALONE, _IN_ARTICLE))
        print(f"{name:22.22} | {costs}", flush=True)
    return None


def _run(name: str, place: str) -> Cost:
    """Measure a case in a process of its own."""
    command = [sys.executable, "-m", "bench.stress", name, place]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_STOPPED)
    except subprocess.TimeoutExpired:
        return Cost(_STOPPED, 0, "stopped")
    if done.returncode:
        return Cost(0, 0, f"died: {(done.stderr.strip().splitlines() or [str(done.returncode)])[-1]}")
    return Cost(**json.loads(done.stdout))


def _report(name: str, place: str) -> None:
    from zhengfa.crawler.extraction.article import extract  # here: the process of the table needs no such memory

    payload = _page(name, place)
    extract(article_page().encode(), URL)  # what the first page of a run costs is no case's
    memory, start = _peak(), time.process_time()
    try:
        extraction = extract(payload, URL)
        outcome = extraction.reason or f"{len(extraction.content.body if extraction.content else ())} paragraphs"
    except Exception as error:
        outcome = f"raised {error!r}"
    cost = {"seconds": time.process_time() - start, "megabytes": _peak() - memory, "outcome": outcome}
    print(json.dumps(cost))


def _page(name: str, place: str) -> bytes:
    if name in _HEAD:
        whole = article_page(head=_MARK) if place == _IN_ARTICLE else f"<html><head>{_MARK}</head></html>"
    else:
        whole = article_page(text=TEXT + _MARK) if place == _IN_ARTICLE else f"<html><body>{_MARK}</body></html>"
    before, after = whole.encode().split(_MARK.encode())
    case = CASES[name]()
    return b"".join((before, case if place == _ALONE else _within_limits(case), after))


def _within_limits(case: bytes) -> bytes:
    """As much of a case as is read: pages with more tags are refused before they are parsed."""
    parts = case.split(b"<", MOST_TAGS)
    return case if len(parts) <= MOST_TAGS else case[: len(case) - len(parts[-1]) - 1]


def _peak() -> float:
    """The most memory that this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
