"""The mentions in a file's repaired texts on the command line: as a table, and all of them as JSON."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import accumulate
from typing import Any

from zhengfa.indexer.officials.reading import read_mentions
from zhengfa.indexer.officials.records import Mention, Post
from zhengfa.indexer.officials.tagging import Tagger
from zhengfa.terminal import Terminal, visible

Field = tuple[str, str]  # a field's name and its repaired text

HEADINGS = ("place", "name", "title", "posts", "kind")
_FLAGS = (
    ("is_former", "former"),
    ("is_acting", "acting"),
    ("is_executive", "executive"),
    ("is_deputy", "deputy"),
)


def mention_values(file: str, fields: Sequence[Field], tagger: Tagger | None = None) -> dict[str, Any]:
    """A file's mentions as JSON; spans count characters of each field's repaired text."""
    return {
        "file": file,
        "fields": [
            {"field": name, "text": text, "mentions": [asdict(mention) for mention in mentions]}
            for name, text, mentions in _read(fields, tagger)
        ],
    }


def print_mentions(terminal: Terminal, file: str, fields: Sequence[Field], tagger: Tagger | None = None) -> None:
    """A file's mentions, a row each."""
    read = list(_read(fields, tagger))
    terminal.heading(f"=== {file}: {_counted([mention for _, _, mentions in read for mention in mentions])} ===")
    for name, text, mentions in read:
        if mentions:
            terminal.heading(f"\n--- {name} ---")
            starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
            terminal.table(HEADINGS, [_row(mention, starts) for mention in mentions])
    terminal.line("")


def _read(fields: Sequence[Field], tagger: Tagger | None) -> Iterator[tuple[str, str, list[Mention]]]:
    """Each field with its mentions. All are read as one text, since a headline names whom the body introduces."""
    mentions = read_mentions("\n".join(text for _, text in fields), tagger)
    start = 0
    for name, text in fields:
        end = start + len(text)
        yield name, text, [_moved(each, -start) for each in mentions if start <= each.name_start < end]
        start = end + 1


def _moved(mention: Mention, by: int) -> Mention:
    return replace(
        mention,
        start=mention.start + by,
        end=mention.end + by,
        name_start=mention.name_start + by,
        name_end=mention.name_end + by,
    )


def _counted(mentions: Sequence[Mention]) -> str:
    officials = sum(mention.is_official for mention in mentions)
    noun = "mention" if officials == 1 else "mentions"
    return f"{officials} {noun} of officials, {len(mentions) - officials} of others"


def _row(mention: Mention, starts: Sequence[int]) -> tuple[str, ...]:
    line = bisect_right(starts, mention.name_start)
    place = f"{line}:{mention.name_start - starts[line - 1] + 1}"
    posts = "; ".join(map(_post, mention.posts))
    kind = mention.kind if mention.is_official else f"{mention.kind}, no official"
    kind += ", by the tagger" if mention.is_tagged else ""
    said = f"({posts})" if posts and mention.is_inherited else posts
    return place, visible(mention.name), visible(mention.title or "–"), said or "–", kind


def _post(post: Post) -> str:
    """省 政法委 书记 [deputy]; what is unknown is left out."""
    flags = [word for key, word in _FLAGS if getattr(post, key)]
    said = [part for part in (post.region, post.organ, post.office, post.rank) if part]
    return " ".join([*said, *(f"[{flag}]" for flag in flags)])
