"""What a query asks of officials: a name, a spelling, a post, or a name in a post."""

import re
from dataclasses import dataclass
from functools import lru_cache

from zhengfa.indexer.officials.labels import label_of, office_of
from zhengfa.indexer.officials.lexicon import DOT
from zhengfa.indexer.officials.names import Names
from zhengfa.indexer.officials.posts import components_of, read_posts
from zhengfa.indexer.officials.reading import read
from zhengfa.indexer.officials.records import Label, Post
from zhengfa.indexer.officials.spelling import is_spelling, typed_spelling
from zhengfa.indexer.officials.titles import Titles
from zhengfa.indexer.repair.simplified import simplified

_COMRADE = re.compile("同志$")
_DOTS = re.compile(f"[{DOT}]")


@dataclass(frozen=True, slots=True)
class Asked:
    """One of name and spelling at most; the posts are those of one and the same person of that name."""

    name: str | None = None  # whole
    spelling: str | None = None  # whole, as `spelling.spellings` has it
    labels: tuple[Label, ...] = ()  # each as the end of a post's label: 政法委书记 is asked of 辽宁省委政法委书记
    text: str | None = None  # anywhere in a post's label, where it reads as no title: 公安


@lru_cache(1 << 10)
def ask_official(typed: str) -> Asked:
    """What a text behind `official:` asks for: 于天敏, 于天敏书记, 省委政法委书记于天敏, yu tianmin."""
    if is_spelling(typed):
        return Asked(spelling=typed_spelling(typed))
    said = [one for one in read(typed).statements if one.name in typed]
    if said and len({one.name for one in said}) == 1:
        posts = tuple(post for one in said for post in one.posts)
        return Asked(plain_name(said[0].name), labels=_labels(posts))
    return _name_first(typed) or ask_post(typed) if _is_title(typed) else Asked(plain_name(_COMRADE.sub("", typed)))


def _is_title(typed: str) -> bool:
    titles = Titles(typed).find()
    return len(titles) == 1 and titles[0].end == len(typed)


def _name_first(typed: str) -> Asked | None:
    """于天敏省委政法委书记."""
    names = Names(typed)
    for size in (3, 2, 4):
        is_cut = names.is_word(typed[size - 1 : size + 1])  # 王伟公|安局局长
        if not is_cut and names.looks_like(typed[:size]) and (labels := ask_post(typed[size:]).labels):
            return Asked(plain_name(typed[:size]), labels=labels)
    return None


@lru_cache(1 << 10)
def ask_post(typed: str) -> Asked:
    """What a text behind `post:` asks for: 政法委书记, 中共辽宁省委政法委员会书记; and 公安, which is no title."""
    titles = Titles(typed).find()
    if len(titles) != 1 or (titles[0].start, titles[0].end) != (0, len(typed)):
        return Asked(text=typed)
    components = (typed[part.start : part.bracket_end] for part in titles[0].components)
    return Asked(labels=_labels(read_posts(components_of(components))))


@lru_cache(1 << 12)
def plain_name(name: str) -> str:
    """A name in simplified script and with one kind of dot, however it is written: the one that the register has."""
    simple = simplified(name)
    while (
        simpler := simplified(simple)
    ) != simple:  # 徵調 is 徵调, which is 征调: a name stays as it is when read again
        simple = simpler
    return _DOTS.sub("·", simple)


def _labels(posts: tuple[Post, ...]) -> tuple[Label, ...]:
    return tuple(dict.fromkeys(label_of(post, post.region or "") or _bare(post) for post in posts))


def _bare(post: Post) -> Label:
    """书记 of 于天敏书记: the end of whatever post it is."""
    return Label("", office_of(post))
