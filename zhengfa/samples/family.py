"""How the pages of a CMS family look and are addressed: read from a TOML file of the folder `families`."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from string import Template

from zhengfa.samples.portals import SampleChannel
from zhengfa.samples.tables import load_table

_ID_STEP = 7  # ids of real portals have gaps: images and lists take numbers too
_FIELD = re.compile(r"\$\{?(\w+)\}?")
_SHAPES = {"id": r"\d+", "hex": r"[0-9a-f]{32}"}


@dataclass(frozen=True, slots=True)
class ListForm:
    """How the list pages of a channel are addressed and what they look like."""

    first: str  # the path of the first one
    later: str = ""  # of the others
    kind: str = "numbered"  # or "issues": those of a newspaper, by day
    second: int = 2  # the number of the second page
    is_down: bool = False  # the second page has the highest number, the last one number 1
    width: int = 0  # digits of a number, filled up with zeros
    has_front: bool = False  # the first page holds no rows and leads to those that do
    rows: int = 12  # of a page
    row: str = ""  # instead of the family's
    rows_in: str = ""  # what holds the rows of a page in the portal's frame, instead of the family's
    between: str = "\n"  # rows
    page: str = ""  # list pages that do not stand in the portal's frame …
    front: str = ""  # … and a first one of another form
    is_first_framed: bool = False  # or a first one that does stand in it
    pager: str = '<div class="page">$first $previous $numbers $next $last</div>'
    link: str = '<a href="$href">$label</a>'  # in a pager
    escapes: str = "html"  # or "json"
    content_type: str = ""  # of pages outside the frame, instead of the family's

    def own_page(self, at: int) -> str:
        """The template of a list page that does not stand in the portal's frame; "" for one that does."""
        if at == 0 and (self.front or self.is_first_framed):
            return self.front
        return self.page


@dataclass(frozen=True, slots=True)
class Family:
    """A CMS family: its addresses and its templates, with fields as `string.Template` has them."""

    charset: str  # that the bytes are in
    declared: str  # that the pages say
    content_type: str
    path: str  # of an article
    page: str  # the frame of every page
    article: str
    listing: str
    row: str
    lists: tuple[ListForm, ...]  # of a portal's channels in their order, from the start again if it has more
    rows: str = "<ul>\n$rows\n</ul>"
    nav: str = '<li><a href="$href">$name</a></li>'
    article_head: str = ""
    list_head: str = ""
    paragraph: str = "<p>\u3000\u3000$text</p>"  # two ideographic blanks, as editors begin a paragraph
    between: str = "\n"  # paragraphs
    parts: dict[str, str] = field(default_factory=dict)  # what is printed of a field that not every article has
    time: str = "%Y-%m-%d %H:%M"  # as printed, in the form of strftime
    has_minutes: bool = True  # or else its articles have a day of publication alone
    links: str = "path"  # or "relative", or "host": //127.0.0.1:8802/…
    cut: int = 99  # characters of a headline in a list, beyond which it is cut …
    cut_mark: str = "…"  # … with this
    first_id: int = 1024
    id_width: int = 0
    is_daily: bool = False  # a newspaper: all articles of an issue have one day

    def list_form(self, position: int) -> ListForm:
        """How the list pages of a portal's n-th channel are."""
        return self.lists[position % len(self.lists)]

    def article_path(self, channel: SampleChannel, published: datetime, number: int, *, is_moved: bool = False) -> str:
        """The path of the article that is the portal's n-th; one that moves takes the next id."""
        identity = self.first_id + number * _ID_STEP + is_moved
        named = {"id": f"{identity:0{self.id_width}}", "hex": f"{identity:032x}"}
        return Template(self.path).substitute(named | address_fields(channel) | day_fields(published))

    def article_number(self, path: str) -> int | None:
        """Which of the portal's articles an address may be of: its path has to be compared."""
        found = path_pattern(self.path).fullmatch(path)
        if found is None:
            return None
        groups = found.groupdict()
        identity = int(groups["hex"], 16) if "hex" in groups else int(groups["id"])
        return (identity - self.first_id) // _ID_STEP


def address_fields(channel: SampleChannel) -> dict[str, str]:
    """What addresses hold of a channel."""
    return {"folder": channel.folder, "channel": channel.number}


def day_fields(day: datetime) -> dict[str, str]:
    """What addresses hold of a day."""
    formats = {"y": "%Y", "m": "%m", "d": "%d", "ym": "%Y%m", "md": "%m%d", "ymd": "%Y%m%d"}
    return {name: day.strftime(shape) for name, shape in formats.items()} | {
        "month": str(day.month),  # not filled up with zeros
        "day": str(day.day),
    }


@cache
def path_pattern(template: str) -> re.Pattern[str]:
    """What the addresses of a template look like, with its fields as groups."""
    parts, seen, at = [], set(), 0
    for found in _FIELD.finditer(template):
        name = found[1]
        group = f"(?P={name})" if name in seen else f"(?P<{name}>{_SHAPES.get(name, '[^/?&]+')})"
        parts += [re.escape(template[at : found.start()]), group]
        seen.add(name)
        at = found.end()
    return re.compile("".join(parts) + re.escape(template[at:]))


@cache
def load_family(family_id: str) -> Family:
    """The family of this id."""
    table = load_table(f"families/{family_id}")
    return Family(**{**table, "lists": tuple(ListForm(**form) for form in table["lists"])})
