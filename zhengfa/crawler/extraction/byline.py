"""Source, authors and editor: labels first, then the head's tags, then an outlet's name beside the date.

Nothing is invented: an empty label stays empty, and `<meta name=author>` is not read (it names the CMS's operator).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zhengfa.archive.content import Provenance
from zhengfa.crawler.extraction.beside_date import EDGES, is_outlet, outlets_beside
from zhengfa.crawler.extraction.furniture import is_furniture
from zhengfa.crawler.extraction.head import Head
from zhengfa.crawler.extraction.labels import Field, Lifted, labelled, lift, lifted, up_to
from zhengfa.crawler.extraction.signals import Candidate, some
from zhengfa.crawler.extraction.surnames import is_name, is_place

_LONGEST_SOURCE = 40  # characters: three outlets joined
_LONGEST_EDITOR = 12  # characters of one token: 新郑市人民检察院管理员 has 11
_LONGEST_LINE = 160  # characters: more is a paragraph that happens to hold a label

# A value ends at a separator, a bracket or a date that stands behind it.
_VALUE_END = re.compile(r"[|｜丨\t【】\[\]<>()（）]|(?:19|20)\d\d\s?[-/.年]")
_EDITOR_END = re.compile(
    r"[|｜丨\t【】\[\]<>()（）_。]|\s{2,}|(?:19|20)\d\d\s?[-/.年]\s?\d"
)  # behind `_` stands a user name
_OPENING = f"{EDGES}【（(["
_STROKE = re.compile(r"[/／丨|｜]\s*$")
# 新京报记者 李明 编辑 王芳 校对 张三; a desk's own editor edits pictures.
_UNMARKED = re.compile(
    r"(?:^|[\s\[（(【])(?!美|视|图|技|总|主|副|文字)[\u3400-\u9fff]{0,4}?(?:责任编辑|責任編輯|责编|編輯|编辑)[ \u3000]+"
    r"(?P<name>[^\s|｜\])）】]{2,4})(?=$|[\s\])）】|｜])"
)
# What a CMS prints when it knows no source. 本站 does name one: the portal itself.
_NO_SOURCE = """
    佚名 匿名 admin administrator 管理员 系统管理员 网站管理员 超级管理员 未知 不详 不明 无 暂无 无来源 其他 其它 网络
    網絡 互联网 来自网络 网络转载 网络整理 转载 转载自网络 原创 小编 editor root null none undefined test
"""
NO_SOURCE = frozenset(_NO_SOURCE.split())
# Glued to the outlet before it: buttons, and the role of a reporter whose name follows.
_GLUED = re.compile(
    r"(?:参与互动|參與互動|我要评论|点击关注|举报|(?:[见見][习習]|[实實][习習]|本[报報])?[记記]者|通[讯訊][员員])$"
)
_LETTER = re.compile(r"[^\W\d_]")  # a source has a name, not only a number
# WeChat writes the account's name into a script.
_NICKNAME = re.compile(r"""\bvar\s+nickname\s*=\s*(?:htmlDecode\()?\s*["']([^"'<>\\\r\n]{2,30})["']""")
# What a line below a label without a value must look like to be that value.
_IS_ALONE = {
    Field.SOURCE: is_outlet,
    Field.PUBLISHER: is_outlet,
    Field.CHIEF_EDITOR: is_name,
    Field.EDITOR: is_name,
}
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
    yield from some(Provenance.META, "nickname", _nickname(head.html))
    for outlet in outlets_beside(where.byline):
        yield from some(Provenance.BYLINE, "beside the date", _source(outlet))
    yield from _values(where.tail, Provenance.TAIL, Field.SOURCE, _source)
    yield from _values(where.byline, Provenance.BYLINE, Field.PUBLISHER, _source)
    yield from _values(where.tail, Provenance.TAIL, Field.PUBLISHER, _source)


def editors(where: Surroundings) -> Iterator[Candidate[str]]:
    """Who may have edited the text: 责任编辑 before 编辑, near the headline before behind the text.

    A paper's own credits come first (编辑/王芳, 编辑丨王芳): a platform that reprints them adds its 责任编辑： to all.
    """
    tail = [line for line in where.tail if len(line) <= _LONGEST_LINE]
    for signed in map(lift, tail):
        yield from some(Provenance.TAIL, "credit", _stroke_editor(signed))
    for field_ in (Field.CHIEF_EDITOR, Field.EDITOR):
        yield from _values(where.byline, Provenance.BYLINE, field_, _editor)
        yield from _values(where.tail, Provenance.TAIL, field_, _editor)
    for line in tail:
        if (unmarked := _UNMARKED.search(line)) and is_name(unmarked["name"]):
            yield Candidate(unmarked["name"], Provenance.TAIL, "label without a colon")


def _stroke_editor(line: Lifted) -> str | None:
    """The editor whom a stroke joins to the label; 责编 before 编辑."""
    signed = [
        (label is Field.EDITOR, line.as_published(start, end))
        for label, start, end in labelled(line.text)
        if label in (Field.CHIEF_EDITOR, Field.EDITOR) and _STROKE.search(line.text[max(0, start - 3) : start])
    ]
    return next((name for _, value in sorted(signed) if (name := _editor(value))), None)


def _values(
    lines: Sequence[str], provenance: Provenance, wanted: Field, read: Callable[[str], str | None]
) -> Iterator[Candidate[str]]:
    """The values under this label that say anything; a label that ends its line may have its value on the next."""
    for text, below in pairwise([*lines, ""]):
        if len(text) > _LONGEST_LINE:
            continue
        line = lift(text)
        for label, start, end in labelled(line.text):
            if label is wanted:
                value = line.as_published(start, end)
                is_below = not value and end == len(line.text) and _IS_ALONE[wanted](lifted(below))
                yield from some(provenance, f"label {wanted}", read(below if is_below else value))


def _source(value: str) -> str | None:
    """An outlet's name: the first word behind its label, up to a bracket or a date."""
    words = up_to(_VALUE_END, value.lstrip(_OPENING)).split()
    text = _GLUED.sub("", words[0]).strip(EDGES) if words else ""
    is_short = 2 <= len(text) <= _LONGEST_SOURCE and "。" not in text
    is_said = text.lower() not in NO_SOURCE and _LETTER.search(text) and not is_furniture(text) and not is_place(text)
    return text if is_short and is_said else None


def _nickname(html: str) -> str | None:
    found = _NICKNAME.search(html) if "var nickname" in html else None
    return _source(found[1]) if found else None


def _editor(value: str) -> str | None:
    """One or more names; a user name or a number is kept as printed."""
    words = up_to(_EDITOR_END, value.lstrip(_OPENING)).split()
    if not words or len(lifted(words[0])) > _LONGEST_EDITOR or is_furniture(words[0]):
        return None
    while len(words) > 1 and not _is_part_of_name(words[-1]):
        words.pop()
    return " ".join(words).strip(EDGES) or None


def _is_part_of_name(word: str) -> bool:
    """A second editor, or the second half of 徐 超."""
    plain = lifted(word)
    return len(plain) == 1 or is_name(plain)
