"""The form of a search ↔ its query: what it cannot say stands in its last field, as text, so that nothing is lost.

The form's fields are the parts of a conjunction. Province, portal and days are filters, as everywhere on the pages.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from zhengfa.archive.errors import QueryError
from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.language.tree import (
    All,
    Any,
    Dates,
    Node,
    Not,
    Pattern,
    Phrase,
    Text,
    TextField,
    Value,
    ValueField,
    parts_of,
)
from zhengfa.indexer.language.unparsing import unparse, unparse_all
from zhengfa.indexer.query import Query
from zhengfa.indexer.repair.simplified import simplified

# A text in quotation marks, or what stands between blanks.
_PIECES = re.compile('“[^“”]*”|"[^"]*"|「[^「」]*」|『[^『』]*』|〝[^〝〞]*〞|[^\\s]+')
_WORDS = (Text, Phrase, Pattern)


@dataclass(frozen=True, slots=True)
class Form:
    """What is typed into the form's fields."""

    all: str = ""  # each of these words
    phrase: str = ""  # exactly these characters
    any: str = ""  # one of these words at least
    none: str = ""  # none of these words
    title: str = ""  # words of the headline
    official: str = ""
    post: str = ""
    source: str = ""
    rest: str = ""  # what else the query says, in the query language


# Fields that limit words to a part of the article.
_LIMITED = {
    TextField.TITLE: "title",
    TextField.OFFICIAL: "official",
    TextField.POST: "post",
    TextField.SOURCE: "source",
}
_SEVERAL = ("all", "none", "title")  # fields that can say more than one part of a query


def form_of(tree: Node | None) -> Form:
    """The form that says what a query says."""
    said: dict[str, list[str]] = {name: [] for name in asdict(Form())}
    others = list[Node]()
    for part in parts_of(tree):
        name, texts = _field_of(part)
        if name == "phrase" and said[name]:  # only one has a field of its own
            name, texts = "all", [unparse(part)]
        if name and (name in _SEVERAL or not said[name]):
            said[name] += texts
        else:
            others.append(part)
    said["rest"] = [unparse_all(others)]
    return Form(**{name: " ".join(texts) for name, texts in said.items()})


def query_text(form: Form, names: Names) -> str:
    """The query's text that says what a form says; raises QueryError for what cannot be read in the last field."""
    return unparse_all([*_said(form), *parts_of(parse(form.rest, names))])


def lifted(query: Query, tree: Node | None) -> tuple[Query, Node | None]:
    """The same query with days, provinces and portals of its text as filters, where it has no such filters yet."""
    kept = list[Node]()
    for part in parts_of(tree):
        match part:
            case Dates(first, last) if query.since is None and query.until is None:
                query = replace(query, since=first, until=last)
            case Value(ValueField.PROVINCE, value) if not query.province:
                query = replace(query, province=(value,))
            case Value(ValueField.PORTAL, value) if not query.portal:
                query = replace(query, portal=(value,))
            case _:
                kept.append(part)
    return query, All(tuple(kept)) if len(kept) > 1 else kept[0] if kept else None


def read_form(args: Mapping[str, str]) -> Form:
    """The form that an address holds."""
    return Form(**{name: args.get(f"form.{name}", "").strip() for name in asdict(Form())})


def _field_of(part: Node) -> tuple[str, list[str]]:
    """The field that can say a part of a query, and what stands in it; "" for none."""
    match part:
        case Phrase(text, None) if text.strip():
            return "phrase", [text]
        case Text(_, None) | Pattern(_, None):
            return "all", [unparse(part)]
        case Text(_, field) | Phrase(_, field) | Pattern(_, field) if field in _LIMITED:
            return _LIMITED[field], [unparse(replace(part, field=None))]
        case Any(parts) if all(isinstance(one, _WORDS) and one.field is None for one in parts):
            return "any", list(map(unparse, parts))
        case Not(Text(_, None) | Phrase(_, None) | Pattern(_, None) as inner):
            return "none", [unparse(inner)]
        case _:
            return "", []


def _said(form: Form) -> Iterator[Node]:
    yield from _all(form.all)
    if folded := fold(simplified(form.phrase)):
        yield Phrase(folded)
    if len(words := tuple(_words(form.any))) > 1:
        yield Any(words)
    yield from words if len(words) == 1 else ()
    yield from map(Not, _words(form.none))
    for field, name in _LIMITED.items():
        typed = getattr(form, name)
        yield from _words(typed, field) if name in _SEVERAL else _one(typed, field)


def _all(typed: str) -> Iterator[Node]:
    """Words; or a query, if somebody writes one there."""
    try:
        yield from parts_of(parse(typed))
    except QueryError:
        yield from _words(typed)


def _words(typed: str, field: TextField | None = None) -> Iterator[Text | Phrase | Pattern]:
    """The words and quoted texts in a field."""
    for piece in _PIECES.findall(typed):
        yield from _one(piece, field)


def _one(typed: str, field: TextField | None) -> Iterator[Text | Phrase | Pattern]:
    """What is typed as one text: a word where the language takes it for one, else exactly these characters."""
    try:
        read = parse(f"{field}:{typed}" if field else typed)
    except QueryError:
        read = None
    if isinstance(read, Text | Phrase | Pattern) and read.field == field:
        yield read
    elif folded := fold(simplified(typed)):
        yield Phrase(folded, field)
