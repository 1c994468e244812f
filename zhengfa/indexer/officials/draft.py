"""The mentions of one text while they are found: each step sees the names that those before it took."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from zhengfa.indexer.officials.names import Name, Names
from zhengfa.indexer.officials.posts import components_of, read_posts
from zhengfa.indexer.officials.records import Mention, MentionKind, Post
from zhengfa.indexer.officials.tagging import Tagged, Tagger
from zhengfa.indexer.officials.titles import Title, Titles

_NOT_OFFICIAL = (MentionKind.REPORTER, MentionKind.EDITOR, MentionKind.OTHER)


class Draft:
    """A text, its titles, and the mentions found so far."""

    def __init__(self, text: str, tagger: Tagger | None = None) -> None:
        self.text = text
        self.names = Names(text)
        self.tagged = Tagged(self.names, tagger)
        self.finder = Titles(text)
        self.titles = self.finder.find()
        self.named = set[int]()  # where titles end whose person is known
        self.title_of: dict[int, Title] = {}  # by where the mention's name begins
        self._mentions: list[Mention] = []
        self._by_rules, self._by_tagger = set[str](), set[str]()  # names of officials
        self._taken = bytearray(len(text))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What was found, in the order of the text."""
        return tuple(sorted(self._mentions, key=attrgetter("name_start")))

    @cached_property
    def public_starts(self) -> frozenset[int]:
        """Where titles of offices begin."""
        return frozenset(title.start for title in self.titles if not title.is_private)

    def officials(self) -> dict[str, tuple[Post, ...]]:
        """The posts of every official found so far, as the first title names them."""
        known: dict[str, tuple[Post, ...]] = {}
        for mention in self.mentions:
            if mention.is_official:
                known[mention.name] = known.get(mention.name) or mention.posts
        return known

    def is_free(self, start: int, end: int) -> bool:
        """Whether no name of a mention holds any of these characters."""
        return self._taken.find(1, start, end) < 0

    def last_taken(self, start: int, end: int) -> int:
        """Where the last name between two places ends, or the first of them."""
        return max(start, self._taken.rfind(1, start, end) + 1)

    def add(self, name: Name, kind: MentionKind, title: Title | None = None, *, adjoins: bool = False) -> bool:
        """Keep a mention; the title belongs to its span if it adjoins the name. False if the place is taken."""
        if not self.is_free(name.start, name.end):
            return False
        start, end = name.start, name.end
        if title and adjoins:
            start, end = min(start, title.start), max(end, title.end)
        self._keep(Mention(
            start=start,
            end=end,
            name=name.text,
            name_start=name.start,
            name_end=name.end,
            title=self._written(title) if title else None,
            kind=kind,
            posts=self.posts(title) if title else (),
            is_official=kind not in _NOT_OFFICIAL,
            is_tagged=name.is_tagged,
        ))  # fmt: skip
        if title:
            self.named.add(title.end)
            self.title_of[name.start] = title
        return True

    def add_again(self, name: Name, posts: tuple[Post, ...]) -> bool:
        """Keep a mention of a person whose posts stand elsewhere. False if the place is taken."""
        if not self.is_free(name.start, name.end):
            return False
        self._keep(Mention(
            start=name.start,
            end=name.end,
            name=name.text,
            name_start=name.start,
            name_end=name.end,
            title=None,
            kind=MentionKind.NAME,
            posts=posts,
            is_inherited=bool(posts),
            is_tagged=name.is_tagged or (name.text in self._by_tagger and name.text not in self._by_rules),
        ))  # fmt: skip
        return True

    def claim(self, officials: Mapping[str, tuple[Post, ...]]) -> None:
        """Make mentions of officials those that had another title, as 被告人, where the text tells of their posts."""
        for number, mention in enumerate(self._mentions):
            if mention.kind is MentionKind.OTHER and mention.name in officials:
                posts = officials[mention.name]
                self._mentions[number] = replace(
                    mention,
                    start=mention.name_start,
                    end=mention.name_end,
                    title=None,
                    kind=MentionKind.NAME,
                    posts=posts,
                    is_official=True,
                    is_inherited=bool(posts),
                )

    def posts(self, title: Title) -> tuple[Post, ...]:
        """The posts of a title."""
        return read_posts(components_of(self.text[each.start : each.bracket_end] for each in title.components))

    def _written(self, title: Title) -> str:
        """A title as written, without 时任 before it, which tells when and is no part of a title."""
        return self.text[title.start : title.end].removeprefix("时任")

    def _keep(self, mention: Mention) -> None:
        self._mentions.append(mention)
        if mention.is_official:
            (self._by_tagger if mention.is_tagged else self._by_rules).add(mention.name)
        size = mention.name_end - mention.name_start
        self._taken[mention.name_start : mention.name_end] = b"\1" * size
