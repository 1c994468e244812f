"""Pages of 江南样例平安网, shaped like those of enorth WebPublisher.

The bytes are GB18030 where the page declares gb2312, links are protocol-relative, list pages are numbered downwards.
"""

from html import escape

from zhengfa.samples.articles import SampleArticle
from zhengfa.samples.markup import SAMPLE_META, SAMPLE_NOTE, Rows, cut, list_pages, paragraphs, related
from zhengfa.samples.portals import JIANGNAN, SampleChannel

CHARSET = "gb18030"
CONTENT_TYPE = "text/html"  # the real servers name no charset
ROWS = 18
_CUT = 18  # characters of a headline in a list
# The product's numbers of the channels: 17 digits.
_CATALOGS = {"zfdt": "20001000000000000", "fzsp": "20002000000000000"}


def enorth_pages(host: str) -> dict[str, str]:
    """All pages of the portal by path; `host` is the address that it is served at and that its links name."""
    site = _Site(host)
    pages = {"/": site.home()}
    for channel in JIANGNAN.channels:
        pages |= site.channel(channel)
    pages["/index.shtml"] = pages["/"]
    return pages


class _Site:
    def __init__(self, host: str) -> None:
        self._host = host

    def home(self) -> str:
        latest = "\n".join(
            f'<h2><a href="//{self._host}/{channel.folder}/">{channel.name}</a></h2>\n'
            + self._rows(list_pages(JIANGNAN, channel, 5)[0])
            for channel in JIANGNAN.channels
        )
        return self._page(JIANGNAN.name, "", _block("v5.latest", latest))

    def channel(self, channel: SampleChannel) -> dict[str, str]:
        """Its list pages and its article pages."""
        chunks = list_pages(JIANGNAN, channel, ROWS)
        pages = {_list_path(channel, chunks, at): self._list(channel, chunks, at) for at in range(len(chunks))}
        pages[f"/{channel.folder}/"] = pages[f"/{channel.folder}/index.shtml"]
        return pages | {article.path: self._article(channel, article) for rows in chunks for article in rows}

    def _list(self, channel: SampleChannel, chunks: list[Rows], at: int) -> str:
        body = f"""{self._trail(channel)}
<div class="liebiao">
{_block("v5.latest", self._rows(chunks[at]))}
<div class="fenye">{self._pager(channel, chunks, at)}</div>
</div>"""
        return self._page(f"{channel.name}-{JIANGNAN.name}", _head(channel, "1"), body)

    def _pager(self, channel: SampleChannel, chunks: list[Rows], at: int) -> str:
        """The first page links to the second, which carries the highest number."""
        last = len(chunks) - 1
        wanted = {"首页": 0, "上一页": at - 1, "下一页": at + 1, "尾页": last}
        links = [
            f'<a href="//{self._host}{_list_path(channel, chunks, to)}">{label}</a>'
            for label, to in wanted.items()
            if 0 <= to <= last and to != at
        ]
        return "　".join(links)

    def _article(self, channel: SampleChannel, article: SampleArticle) -> str:
        body = f"""{self._trail(channel)}
<div class="end-k"><h1>{escape(article.headline)}</h1>
{_subtitle(article)}
{_byline(article)}

 <div class="neirong">
{paragraphs(article, "<p>")}

{_block("v5.pages", "")}</div>
{_editor(article)}
</div>
<div class="xiangguan"><h3>相关新闻</h3>
{_block("v5.related", self._rows(related(JIANGNAN, article)))}
</div>"""
        return self._page(f"{escape(article.headline)}-{channel.name}-{JIANGNAN.name}", _head(channel, "2"), body)

    def _rows(self, articles: Rows) -> str:
        """Rows of a list. No `title` attribute holds the full headline."""
        return "<ul>\n{}\n</ul>".format("\n".join(map(self._row, articles)))

    def _row(self, article: SampleArticle) -> str:
        shown = escape(cut(article.headline, _CUT, "..."))
        link = f'<a href="//{self._host}{article.path}" target="_blank">{shown}</a>'
        return f'<li>{link}<span class="hui">[{article.published:%Y-%m-%d}]</span></li>'

    def _trail(self, channel: SampleChannel) -> str:
        links = f"""您当前的位置 ：<a href="//{self._host}/index.shtml">{JIANGNAN.name}</a>
&nbsp;&gt;&nbsp;
<a href="//{self._host}/{channel.folder}/index.shtml">{channel.name}</a>"""
        return f'<div class="weizhi">\n{_block("v5.position", links)}</div>'

    def _page(self, title: str, head: str, body: str) -> str:
        channels = "\n".join(
            f'<li><a href="//{self._host}/{each.folder}/" target="_blank">{each.name}</a></li>'
            for each in JIANGNAN.channels
        )
        return f"""<html xmlns="//www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
{head}
{SAMPLE_META}
<title>{title}</title>
</head>
<body>
<div class="top-box"><a href="//{self._host}/">{JIANGNAN.name}</a></div>
<div class="nav-k"><ul>
{channels}
</ul></div>
<!--导航end-->
{body}
<div class="footer-di">江南样例平安网　{SAMPLE_NOTE}</div>
<!--enorth cms page [ enorth parse_date="2024/05/29 16:32:18.018", cost="4", error_count="0"]-->
</body></html>
"""


def _list_path(channel: SampleChannel, chunks: list[Rows], at: int) -> str:
    """The path of a list page: numbers descend from the second one to 1, in folders of a hundred."""
    if at == 0:
        return f"/{channel.folder}/index.shtml"
    number, catalog = len(chunks) - at, _CATALOGS[channel.folder]
    return f"/system/more/{catalog}/{number // 100:04}/{catalog}_{number:08}.shtml"


def _block(name: str, content: str) -> str:
    return f"""<!--enorth cms block start [ name="{name}" ]-->
{content}
<!--enorth cms block end [ name="{name}" cost="4"]-->"""


def _head(channel: SampleChannel, page_type: str) -> str:
    return f"""<meta name="filetype" content="0">
<meta name="publishedtype" content="1">
<meta name="pagetype" content="{page_type}">
<meta name="catalogs" content="{_CATALOGS[channel.folder]}">
<base target="_blank">"""


def _subtitle(article: SampleArticle) -> str:
    return f"<h2>{escape(article.subtitle)}</h2>" if article.subtitle else ""


def _byline(article: SampleArticle) -> str:
    """The labels stand even where nothing follows."""
    time, authors = f"{article.published:%Y-%m-%d %H:%M:%S}", " ".join(article.authors)
    return f'<div class="time hui">时间：{time}　 来源：{article.source}　 作者：{authors}</div>'


def _editor(article: SampleArticle) -> str:
    return f'<div class="qhui" style="text-align:right;">责任编辑：{article.editor}</div>' if article.editor else ""
