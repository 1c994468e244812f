"""What a portal's home page says of it: its name, and the columns that it links to. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from zhengfa.archive.urls import canonical_url
from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.extraction.limits import refusal
from zhengfa.crawler.lists.site import Site

_PARTS = re.compile(r"\s*[-_|—–·>»]+\s*|\s{1,}")
_GREETING = re.compile(r"^(?:欢迎(?:您)?(?:来到|访问|光临)|首页|主页|网站首页)|(?:欢迎您|首页|门户网站)$")
_SITE = re.compile("(?:网|网站|报|委员会|政法委|长安|平安)$")  # what the names of portals end with
_HOME = re.compile(r"/?|/(?:index|default|home|main)\.\w{3,5}")
_LONGEST_NAME = 40  # characters
# The name of a column: two to eight Chinese characters, as 政法要闻, 基层动态, 扫黑除恶专项斗争.
_COLUMN = re.compile(r"[\u4e00-\u9fff]{2,8}")
_NO_COLUMN = re.compile(
    "首页|登录|注册|更多|地图|关于|联系|收藏|主页|无障碍|繁体|简体|投稿|邮箱|版权|声明|帮助|客户端|微信|微博|搜索|检索|返回|友情|下载|"
    "上一|下一|末页|尾页|打印|关闭|字体"
)
_NEWS = re.compile(
    "要闻|动态|政法|平安|法治|综治|新闻|时评|评论|公告|通知|队伍|基层|扫黑|工作|建设|执法|司法|长安|资讯|人物"
)


def is_home(url: str) -> bool:
    """Whether a URL is that of a home page, also by the name of its file."""
    parts = urlsplit(url)
    return not parts.query and _HOME.fullmatch(parts.path) is not None


def site_name(html: str) -> str:
    """What a portal calls itself, in the national meta tag or in the title of a page; "" if nothing."""
    if refusal(html):
        return ""
    tree = LexborHTMLParser(html)
    tag, title = tree.css_first('meta[name="SiteName" i]'), tree.css_first("title")
    stated = " ".join(((tag.attributes.get("content") or "") if tag else "").split())
    parts = [_GREETING.sub("", part).strip() for part in _PARTS.split(title.text().strip() if title else "")]
    named = [part for part in parts if part]
    return (stated or next(filter(_SITE.search, named), None) or next(iter(named), ""))[:_LONGEST_NAME]


def page_name(html: str) -> str:
    """What a list page is called: the first part of its title."""
    if refusal(html):
        return ""
    title = LexborHTMLParser(html).css_first("title")
    return next(filter(None, _PARTS.split(title.text().strip() if title else "")), "")[:_LONGEST_NAME]


def column_links(html: str, url: str) -> tuple[tuple[str, str], ...]:
    """Name and URL of what may be columns of news, those with a name that says so first."""
    if refusal(html):
        return ()
    columns: dict[str, tuple[str, str]] = {}
    for name, link in _links(html, url):
        columns.setdefault(canonical_url(link), (name, link))
    return tuple(sorted(columns.values(), key=lambda column: _NEWS.search(column[0]) is None))


def _links(html: str, url: str) -> Iterator[tuple[str, str]]:
    tree = LexborHTMLParser(html)
    site = Site(url).with_base(tree)
    for node in tree.css("a[href]"):
        name = "".join(node.text().split())
        if not _COLUMN.fullmatch(name) or _NO_COLUMN.search(name):
            continue
        link = site.absolute(node.attributes.get("href") or "")
        if link and site.is_own(link) and _may_be_column(link, url):
            yield name, link


def _may_be_column(link: str, url: str) -> bool:
    """Neither the page itself, nor a home page, nor of a form that articles alone have."""
    if is_home(link) or canonical_url(link) == canonical_url(url):
        return False
    return not any(
        family.is_article_url(link)
        for family in FAMILIES.values()
        if any(layout.has_own_paths and layout.paths for layout in family.layouts)
    )
