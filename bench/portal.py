"""`python -m bench.portal HOSTS ARTICLES`: portals on loopback that answer faster than any crawler asks.

Each has one channel at /yw/ of TRS pages, 20 articles on each. Prints the ports, one a line, and serves until it is
killed. GET /asked says how many pages were asked for since the last time, and how many seconds lay between the first
and the last of them; GET /count says how many it were, and goes on counting.
"""

import asyncio
import re
import sys
import time
from typing import ClassVar

PER_PAGE = 20
_ARTICLE = re.compile(rb"^GET /yw/202107/t20210713_(\d+)\.html ")
_LIST = re.compile(rb"^GET /yw/(?:index_(\d+)\.html)? ")
_BODY = "为深入推进平安建设，市委政法委召开全市会议，研究部署下一阶段工作任务，听取各单位情况汇报。" * 2
_SIDE = "".join(f'<li><a href="/about/{number}.shtml">栏目导航{number}</a></li>' for number in range(60))
_TEXT = "".join(f"<p>第NUMBER次会议。{_BODY}</p>" for _ in range(8))
_PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>第NUMBER次会议召开_样例长安网</title>
<meta name="PubDate" content="2021-07-13 09:56"><meta name="ContentSource" content="样例日报"></head>
<body><ul>{_SIDE}</ul><h1>第NUMBER次会议召开</h1>
<div class="info">来源：样例日报 时间：2021-07-13 09:56 责任编辑：林向前</div>
<div class="TRS_Editor">{_TEXT}</div><ul>{_SIDE}</ul></body></html>"""
_BEFORE, *_BETWEEN = (part.encode() for part in _PAGE.split("NUMBER"))


def article(number: int) -> bytes:
    """An article page of about 9 kB."""
    digits = str(number).encode()
    return digits.join((_BEFORE, *_BETWEEN))


def path_of(number: int) -> str:
    """Where an article is."""
    return f"/yw/202107/t20210713_{number}.html"


def list_page(page: int, articles: int) -> bytes:
    """A list page, counted from 0."""
    numbers = range(articles - page * PER_PAGE, max(articles - (page + 1) * PER_PAGE, 0), -1)
    rows = "".join(
        f'<li><a href="{path_of(number)}">第{number}次会议召开</a><span>2021-07-13</span></li>' for number in numbers
    )
    pager = f'<script>createPageHTML({-(-articles // PER_PAGE)}, {page}, "index", "html");</script>'
    return f'<html><head><meta charset="utf-8"></head><body><ul>{rows}</ul>{pager}</body></html>'.encode()


class Server(asyncio.Protocol):
    """Answers one connection."""

    moments: ClassVar[list[float]] = []

    def __init__(self, articles: int) -> None:
        self._articles = articles
        self._held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._held += data
        while b"\r\n\r\n" in self._held:
            head, _, self._held = self._held.partition(b"\r\n\r\n")
            status, kind, body = self._answer(head)
            said = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            self._transport.write(said.encode() + body)

    def _answer(self, head: bytes) -> tuple[str, str, bytes]:
        if head.startswith(b"GET /count "):
            return "200 OK", "text/plain", str(len(self.moments)).encode()
        if head.startswith(b"GET /asked "):
            said = f"{len(self.moments)} {self.moments[-1] - self.moments[0]}"
            self.moments.clear()
            return "200 OK", "text/plain", said.encode()
        self.moments.append(time.monotonic())
        if found := _ARTICLE.match(head):
            return "200 OK", "text/html; charset=utf-8", article(int(found[1]))
        if found := _LIST.match(head):
            return "200 OK", "text/html; charset=utf-8", list_page(int(found[1] or 0), self._articles)
        return "404 Not Found", "text/html", b"<h1>404</h1>"


async def serve(hosts: int, articles: int) -> None:
    loop = asyncio.get_running_loop()
    servers = [await loop.create_server(lambda: Server(articles), "127.0.0.1", 0) for _ in range(hosts)]
    for server in servers:
        print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
