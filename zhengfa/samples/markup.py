"""Rendering the pages of a portal from its family's templates."""

import json
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, timezone
from email.utils import format_datetime
from html import escape
from string import Template

from zhengfa.samples.articles import SampleArticle
from zhengfa.samples.family import Family, ListForm, address_fields
from zhengfa.samples.lists import ChannelLists
from zhengfa.samples.portals import SampleChannel, SamplePortal

SAMPLE_META = '<meta name="sample" content="zhengfa">'
SAMPLE_NOTE = "本页为样例，人物和事件均为虚构"
MISSING = f"""<html><head>{SAMPLE_META}<title>404</title></head>
<body><h1>404</h1><p>您访问的页面不存在</p><p>{SAMPLE_NOTE}</p></body></html>
"""
Fields = dict[str, str]  # of a template
_CHINA = timezone(timedelta(hours=8))
_LABELS = {"first": "首页", "previous": "上一页", "next": "下一页", "last": "尾页"}


@dataclass(frozen=True)
class Markup:
    """One portal's pages, at the address that it is served at, with dates printed as it prints them."""

    portal: SamplePortal
    family: Family
    host: str
    dates: tuple[str, str, str]  # how a day, a minute and the family's own time are printed

    def home(self, latest: Mapping[SampleChannel, Sequence[SampleArticle]]) -> str:
        """The home page, with the latest articles of every channel."""
        blocks = [
            f'<h2><a href="{self._href(self._first(channel), "/")}">{channel.name}</a></h2>\n'
            + self._rows(articles, "/")
            for channel, articles in latest.items()
        ]
        return self._page("/", self.portal.name, "", "\n".join(blocks))

    def listing(self, lists: ChannelLists, at: int, articles: Sequence[SampleArticle]) -> str:
        """A list page, in the portal's frame or in a form of its own."""
        form, path = lists.form, lists.paths[at]
        pager = self._pager(lists, at)
        fields = self._channel_fields(lists.channel, path) | pager
        fields["pager"] = Template(form.pager).substitute(pager, channel=lists.channel.number)
        fields["rows"] = self._list_rows(form, articles, fields, path, is_framed=not form.own_page(at))
        if own := form.own_page(at):
            return Template(own).substitute(fields).lstrip()
        head = Template(self.family.list_head).substitute(fields)
        body = Template(self.family.listing).substitute(fields)
        return self._page(path, f"{lists.channel.name}-{self.portal.name}", head, body)

    def article(self, channel: SampleChannel, article: SampleArticle, related: Sequence[SampleArticle]) -> str:
        """The page of an article."""
        path = article.path
        fields = {**self._channel_fields(channel, path), **self._fields(article, path)}
        head = Template(self.family.article_head).substitute(fields)
        fields |= {name: self._part(name, getattr(article, name)) for name in ("subtitle", "authors", "editor")}
        paragraph = Template(self.family.paragraph)
        paragraphs = (paragraph.substitute(text=escape(text)) for text in article.body)
        fields["paragraphs"] = self.family.between.join(paragraphs)
        fields["related"] = self._rows(related, path)
        body = Template(self.family.article).substitute(fields)
        return self._page(path, f"{escape(article.headline)}-{self.portal.name}", head, body)

    def _page(self, path: str, title: str, head: str, body: str) -> str:
        nav = Template(self.family.nav)
        links = (
            nav.substitute(href=self._href(self._first(channel), path), name=channel.name)
            for channel in self.portal.channels
        )
        fields = self._site | {"title": title, "head": head, "body": body, "home": self._href("/", path)}
        return Template(self.family.page).substitute(fields, nav="\n".join(links)).lstrip()

    @property
    def _site(self) -> Fields:
        return {
            "site": self.portal.name,
            "host": self.host,
            "declared": self.family.declared,
            "sample": SAMPLE_META,
            "note": SAMPLE_NOTE,
        }

    def _channel_fields(self, channel: SampleChannel, path: str) -> Fields:
        return {
            **self._site,
            "channel": channel.name,
            "channel_number": channel.number,
            "channel_href": self._href(self._first(channel), path),
            "folder": channel.folder,
            "home": self._href("/", path),
        }

    def _fields(self, article: SampleArticle, path: str, escapes: str = "html") -> Fields:
        """What templates say of an article on the page at a path."""
        shown = article.headline
        if len(shown) > self.family.cut:
            shown = shown[: self.family.cut] + self.family.cut_mark
        quoted = escape if escapes == "html" else _in_json
        date, minute, time = (article.published.strftime(shape) for shape in self.dates)
        return {
            "headline": quoted(article.headline),
            "shown": quoted(shown),
            "source": quoted(article.source),
            "date": date,
            "minute": minute,
            "time": time,
            "rfc822": format_datetime(article.published.replace(tzinfo=_CHINA)),
            "href": self._href(article.path, path),
            "url": f"http://{self.host}{article.path}",
        }

    def _part(self, name: str, value: str | tuple[str, ...] | None) -> str:
        text = " ".join(value) if isinstance(value, tuple) else value
        return Template(self.family.parts[name]).substitute(value=escape(text)) if text else ""

    def _rows(self, articles: Sequence[SampleArticle], path: str) -> str:
        """Rows on a page that is no list page."""
        template = Template(self.family.row)
        rows = (template.substitute(self._fields(article, path)) for article in articles)
        return Template(self.family.rows).substitute(rows="\n".join(rows))

    def _list_rows(
        self, form: ListForm, articles: Sequence[SampleArticle], fields: Fields, path: str, *, is_framed: bool
    ) -> str:
        template = Template(form.row or self.family.row)
        rows = form.between.join(template.substitute(self._fields(each, path, form.escapes)) for each in articles)
        return Template(form.rows_in or self.family.rows).substitute(fields, rows=rows) if is_framed else rows

    def _pager(self, lists: ChannelLists, at: int) -> Fields:
        """What a pager may hold: links to other list pages, and figures."""
        last, total = len(lists.paths) - 1, len(lists.numbers)
        steps = {"first": 0, "previous": at - 1, "next": at + 1, "last": last}
        links = {
            name: self._link(lists, at, to, _LABELS[name]) if 0 <= to <= last and to != at else ""
            for name, to in steps.items()
        }
        earlier = lists.earlier(at) if lists.form.kind == "issues" else None
        links["earlier"] = "" if earlier is None else self._link(lists, at, earlier, "上一期")
        links["numbers"] = "\n".join(self._link(lists, at, to, str(to + 1)) for to in lists.near(at))
        links["next_path"] = lists.paths[min(at + 1, last)]
        figures = {"pages": last + 1, "at": at, "page": at + 1, "total": total}
        return links | {name: str(value) for name, value in figures.items()}

    def _link(self, lists: ChannelLists, at: int, to: int, label: str) -> str:
        href, url = self._href(lists.paths[to], lists.paths[at]), f"http://{self.host}{lists.paths[to]}"
        return Template(lists.form.link).substitute(href=escape(href), url=escape(url), label=label)

    def _first(self, channel: SampleChannel) -> str:
        form = self.family.list_form(self.portal.channels.index(channel))
        return Template(form.first).substitute(address_fields(channel))

    def _href(self, path: str, page: str) -> str:
        """A link from a page to a path, in the family's manner."""
        if self.family.links == "host":
            return f"//{self.host}{path}"
        if self.family.links == "path":
            return path
        relative = posixpath.relpath(path, posixpath.dirname(page)) + ("/" if path.endswith("/") else "")
        return relative if relative.startswith(".") else f"./{relative}"


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
