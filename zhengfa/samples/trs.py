"""Pages of 辽河样例长安网, shaped like those of TRS WCM: relative links, counted list pages, the national meta tags."""

from html import escape

from zhengfa.samples.articles import SampleArticle
from zhengfa.samples.markup import SAMPLE_META, SAMPLE_NOTE, Rows, cut, list_pages, paragraphs, related
from zhengfa.samples.portals import LIAOHE, SampleChannel

CHARSET = "utf-8"
CONTENT_TYPE = "text/html; charset=utf-8"
ROWS = 20
_CUT = 20  # characters of a headline in a list


def trs_pages(host: str) -> dict[str, str]:
    """All pages of the portal by path; `host` is the address that it is served at."""
    site = _Site(host)
    pages = {"/": site.home()}
    for channel in LIAOHE.channels:
        pages |= site.channel(channel)
    pages["/index.html"] = pages["/"]
    return pages


class _Site:
    def __init__(self, host: str) -> None:
        self._host = host

    def home(self) -> str:
        latest = "\n".join(
            f'<h2><a href="./{channel.folder}/">{channel.name}</a></h2>\n'
            + _rows(list_pages(LIAOHE, channel, 5)[0], f"/{channel.folder}/", f"./{channel.folder}/")
            for channel in LIAOHE.channels
        )
        return self._page(LIAOHE.name, "", latest)

    def channel(self, channel: SampleChannel) -> dict[str, str]:
        """Its list pages and its article pages."""
        chunks = list_pages(LIAOHE, channel, ROWS)
        base = f"/{channel.folder}/"
        pages = {f"{base}{_list_name(at)}": self._list(channel, chunks, at) for at in range(len(chunks))}
        pages[base] = pages[f"{base}index.html"]
        return pages | {article.path: self._article(channel, article) for rows in chunks for article in rows}

    def _list(self, channel: SampleChannel, chunks: list[Rows], at: int) -> str:
        body = f"""{_trail(channel, "../")}
<div class="list">
{_rows(chunks[at], f"/{channel.folder}/", "./")}
<div class="page"><script>createPageHTML({len(chunks)}, {at}, "index", "html");</script></div>
</div>"""
        return self._page(f"{channel.name}-{LIAOHE.name}", _column_meta(channel), body, "../")

    def _article(self, channel: SampleChannel, article: SampleArticle) -> str:
        body = f"""{_trail(channel, "../../")}
<div class="article">
<h1>{escape(article.headline)}</h1>
{_subtitle(article)}
<div class="info"><span>发布时间：{article.published:%Y-%m-%d %H:%M}</span>　<span>来源：{article.source}</span>　\
{_authors(article)}<span class="size">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</span></div>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2;font-size:12pt;}}</style>
{paragraphs(article, '<p align="justify">')}
</div>
{_editor(article)}
<div class="tools"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭</a></div>
<div class="related"><h3>相关链接</h3>
{_rows(related(LIAOHE, article), f"/{channel.folder}/", "../")}
</div>
</div>"""
        head = f"{_column_meta(channel)}\n{_article_meta(article)}"
        return self._page(f"{escape(article.headline)}-{LIAOHE.name}", head, body, "../../")

    def _page(self, title: str, head: str, body: str, up: str = "./") -> str:
        channels = "".join(f'<li><a href="{up}{each.folder}/">{each.name}</a></li>' for each in LIAOHE.channels)
        return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="SiteName" content="{LIAOHE.name}">
<meta name="SiteDomain" content="{self._host}">
{head}
{SAMPLE_META}
<title>{title}</title>
</head>
<body>
<div class="header"><a href="{up}" class="logo">{LIAOHE.name}</a></div>
<div class="nav"><ul><li><a href="{up}">首页</a></li>{channels}</ul></div>
{body}
<div class="footer"><p>主办：辽河样例政法委员会　承办：辽河样例法治报</p><p>{SAMPLE_NOTE}</p></div>
</body>
</html>
"""


def _list_name(at: int) -> str:
    """The file of a list page: numbers begin at the second one, with 1."""
    return f"index_{at}.html" if at else "index.html"


def _rows(articles: Rows, base: str, start: str) -> str:
    """Rows of a list. Links lead from a page on which `start` stands for the folder `base`."""
    rows = (_row(article, start + article.path.removeprefix(base)) for article in articles)
    return "<ul>\n{}\n</ul>".format("\n".join(rows))


def _row(article: SampleArticle, href: str) -> str:
    shown, full = escape(cut(article.headline, _CUT, "…")), escape(article.headline)
    return f'<li><a href="{href}" title="{full}">{shown}</a><span>{article.published:%Y-%m-%d}</span></li>'


def _trail(channel: SampleChannel, up: str) -> str:
    here = f'<a href="{up}{channel.folder}/" class="CurrChnlCls">{channel.name}</a>'
    return f'<div class="position">当前位置：<a href="{up}" class="CurrChnlCls">首页</a>&gt;{here}</div>'


def _column_meta(channel: SampleChannel) -> str:
    return f"""<meta name="ColumnName" content="{channel.name}">
<meta name="ColumnDescription" content="{LIAOHE.name}{channel.name}栏目">
<meta name="ColumnKeywords" content="{channel.name}">
<meta name="ColumnType" content="新闻">"""


def _article_meta(article: SampleArticle) -> str:
    return f"""<meta name="ArticleTitle" content="{escape(article.headline)}">
<meta name="PubDate" content="{article.published:%Y-%m-%d %H:%M}">
<meta name="ContentSource" content="{article.source}">"""


def _subtitle(article: SampleArticle) -> str:
    return f'<h2 class="subtitle">{escape(article.subtitle)}</h2>' if article.subtitle else ""


def _authors(article: SampleArticle) -> str:
    return f"<span>作者：{' '.join(article.authors)}</span>　" if article.authors else ""


def _editor(article: SampleArticle) -> str:
    return f'<div class="editor">责任编辑：{article.editor}</div>' if article.editor else ""
