"""Source, authors and editor: labels first, then the head's tags, then an outlet's name beside the date.

Nothing is invented: an empty label stays empty, and `<meta name=author>` is not read (it names the CMS's operator).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from zhengfa.archive.records import Provenance
from zhengfa.crawler.extraction.authors import is_name
from zhengfa.crawler.extraction.head import Head
from zhengfa.crawler.extraction.labels import Field, labelled, lift, up_to
from zhengfa.crawler.extraction.signals import Candidate, some

_LONGEST_SOURCE = 40  # characters: three outlets joined
_LONGEST_EDITOR = 12  # characters of one token: 新郑市人民检察院管理员 has 11
_LONGEST_LINE = 160  # characters: more is a paragraph that happens to hold a label

# A value ends at a separator, a bracket or a date that stands behind it.
_VALUE_END = re.compile(r"[|｜丨\t【】\[\]<>()（）]|(?:19|20)\d\d\s?[-/.年]")
_EDITOR_END = re.compile(r"[|｜丨\t【】\[\]<>()（）_。]|\s{2,}")  # behind `_` stands a user name
_DATE = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}[:：∶]\d{2}(?:[:：∶]\d{2})?)?"
_HAS_DATE = re.compile(_DATE)
_OUTLET = re.compile(
    r"(?!关注|登录|进入|返回|下载|手机)《?[\u3400-\u9fffA-Za-z0-9·—-]{2,16}(?:网|網|报|報|社|客户端|发布|周刊|杂志|电视台|融媒)》?"
)
_LONGEST_DATE_LINE = 80  # characters of a line that holds a date, an outlet and a button or two
_EDGES = " \u3000:：,，;；-—·"
_OPENING = f"{_EDGES}[【（("
# What a CMS prints when it knows no source. 本站 does name one: the portal itself.
NO_SOURCE = frozenset({"佚名", "匿名", "admin", "administrator", "未知", "不详", "无", "null", "none", "网络"})
_META_SOURCES = ("source", "article:author_source", "og:source", "mediaid", "_pubsource")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines in which a byline may stand, and what the page's head says."""

    byline: Sequence[str]  # around the headline
    tail: Sequence[str]  # behind the body
    head: Head = field(default_factory=Head)


def sources(where: Surroundings) -> Iterator[Candidate[str]]:
    """The outlets that may be credited, the surest signal first."""
    head = where.head
    yield from some(Provenance.META, "ContentSource", _source(head.meta.get("contentsource", "")))
    yield from some(Provenance.FOUNDER, "sourcename", _source(head.founder.get("sourcename", "")))
    yield from _values(where.byline, Provenance.BYLINE, Field.SOURCE, _source)
    for name in _META_SOURCES:
        yield from some(Provenance.META, name, _source(head.meta.get(name, "")))
    yield from some(Provenance.BYLINE, "beside the date", _beside_date(where.byline))
    yield from _values(where.tail, Provenance.TAIL, Field.SOURCE, _source)


def editors(where: Surroundings) -> Iterator[Candidate[str]]:
    """Who may have edited the page: 责任编辑 before 编辑, near the headline before behind the text."""
    for field_ in (Field.CHIEF_EDITOR, Field.EDITOR):
        yield from _values(where.byline, Provenance.BYLINE, field_, _editor)
        yield from _values(where.tail, Provenance.TAIL, field_, _editor)


def _values(
    lines: Sequence[str], provenance: Provenance, wanted: Field, read: Callable[[str], str | None]
) -> Iterator[Candidate[str]]:
    """The values under this label that say anything."""
    for line in (lift(text) for text in lines if len(text) <= _LONGEST_LINE):
        for label, start, end in labelled(line):
            if label is wanted:
                yield from some(provenance, f"label {wanted}", read(line.as_published(start, end)))


def _source(value: str) -> str | None:
    """An outlet's name: the first word behind its label, up to a bracket or a date."""
    words = up_to(_VALUE_END, value.lstrip(_OPENING)).split()
    text = words[0].strip(_EDGES) if words else ""
    if not 2 <= len(text) <= _LONGEST_SOURCE or "。" in text or text.lower() in NO_SOURCE:
        return None
    return text


def _editor(value: str) -> str | None:
    """One or more names; a user name or a number is kept as printed."""
    words = up_to(_EDITOR_END, value.lstrip(_OPENING)).split()
    if not words or len(lift(words[0]).text) > _LONGEST_EDITOR:
        return None
    while len(words) > 1 and not _is_part_of_name(words[-1]):
        words.pop()
    return " ".join(words).strip(_EDGES) or None


def _is_part_of_name(word: str) -> bool:
    """A second editor, or the second half of 徐 超."""
    plain = lift(word).text
    return len(plain) == 1 or is_name(plain)


def _beside_date(lines: Sequence[str]) -> str | None:
    """An outlet without a label: a word on the date's line, or the line above or below it."""
    for number, line in enumerate(lines):
        if len(line) <= _LONGEST_DATE_LINE and _HAS_DATE.search(line):
            words = [word.strip(_EDGES) for word in re.split(r"[\s|｜]+", _HAS_DATE.sub(" ", line))]
            for word in [*words, *lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]:
                if _OUTLET.fullmatch(word) and _source(word):
                    return word
    return None
