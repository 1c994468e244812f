"""The tree of a query → the condition that engines are asked for. Pure: no engine, no index."""

from zhengfa.indexer import orders
from zhengfa.indexer.characters import covering_pairs
from zhengfa.indexer.conditions import (
    AllOf,
    AnyOf,
    Beginning,
    Condition,
    Except,
    OneOf,
    Preferring,
    Range,
    Row,
    Scored,
    Token,
    unranked,
)
from zhengfa.indexer.holders import holder_condition
from zhengfa.indexer.language.tree import (
    All,
    Any,
    Dates,
    Near,
    Node,
    Not,
    Pattern,
    Phrase,
    Text,
    TextField,
    Value,
)
from zhengfa.indexer.mapping import CHARACTERS, FIRST_DAY, LAST_DAY, NAMES, PAIRS, TEXT, TITLE, WORDS, field_of
from zhengfa.indexer.ranking import HEADLINE_SCORE, PHRASE_SCORE
from zhengfa.indexer.shapes import ANY_RUN, Shape, near_shapes, shapes_of, solid_runs
from zhengfa.indexer.typed import pieces_of

TextLeaf = Text | Phrase | Pattern | Near


def to_condition(node: Node) -> Condition:
    """What a document must fulfil to be found, and what gives it a score."""
    match node:
        case All(parts):
            return AllOf(tuple(map(to_condition, parts)))
        case Any(parts):
            return AnyOf(tuple(map(to_condition, parts)))
        case Not(part):
            return Except(unranked(to_condition(part)))
        case Value(field, value):
            return OneOf(field, (value,))
        case Dates(first, last):
            return _between(orders.day_number(first) if first else None, orders.day_number(last) if last else None)
        case _:
            return _leaf(node)


def _between(first: int | None, last: int | None) -> Condition:
    limits = [Range(FIRST_DAY, first=first)] if first else []
    limits += [Range(LAST_DAY, last=last)] if last else []
    return AllOf(tuple(limits)) if len(limits) > 1 else limits[0]


def _leaf(leaf: TextLeaf) -> Condition:
    field = leaf.field
    if field is None:
        in_title = Scored(_match(TITLE, leaf), HEADLINE_SCORE)
        return Preferring(_match(TEXT, leaf), (in_title,))
    if field is TextField.TITLE:
        return _match(TITLE, leaf)
    if field in NAMES:
        return _rows(field, _shapes(leaf))
    assert not isinstance(leaf, Near)  # the parser lets none through
    return holder_condition(leaf)


def _match(where: str, leaf: TextLeaf) -> Condition:
    match leaf:
        case Text(text):
            return _words(where, text)
        case Phrase(text):
            return _run(where, text)
        case Pattern(text) if text.endswith(ANY_RUN):
            return Beginning(field_of(where, WORDS), text.rstrip(ANY_RUN))
        case Pattern(text):
            held = dict.fromkeys(token for run in solid_runs(text) for token in _held(where, run))
            return AllOf((*held, _rows(where, shapes_of(text))))
        case Near(left, right):
            return AllOf((_match(where, left), _match(where, right), _rows(where, _shapes(leaf))))


def _words(where: str, text: str) -> Condition:
    pieces = pieces_of(text)
    parts = [Token(field_of(where, WORDS), word) for word in pieces.words]
    matches: list[Condition] = [*parts, *(_run(where, run) for run in pieces.runs)]
    if len(matches) == 1:  # one word is found as a word only: 政法 not in 行政法
        return matches[0]
    return AnyOf((AllOf(tuple(matches)), Scored(_run(where, text), PHRASE_SCORE)))


def _run(where: str, text: str) -> Condition:
    """These characters in a row."""
    held = _held(where, text)
    row = Row(field_of(where, CHARACTERS), tuple(enumerate(text)))
    return held[0] if len(text) <= 2 else AllOf((*held, row))


def _held(where: str, run: str) -> list[Token]:
    """What every text that holds a run holds: its pairs, or the one character. These give the score."""
    if len(run) == 1:
        return [Token(field_of(where, CHARACTERS), run)]
    return [Token(field_of(where, PAIRS), pair) for pair in covering_pairs(run)]


def _rows(where: str, shapes: list[Shape]) -> Condition:
    """One of these shapes."""
    rows = tuple(Row(field_of(where, CHARACTERS), shape.characters) for shape in dict.fromkeys(shapes))
    return Scored(AnyOf(rows), 0.0) if len(rows) > 1 else rows[0]


def _shapes(leaf: TextLeaf) -> list[Shape]:
    if isinstance(leaf, Near):
        return list(near_shapes(_shapes(leaf.left), _shapes(leaf.right), leaf.distance))
    # Only a pattern's ? and * mean anything else than themselves.
    return shapes_of(leaf.text) if isinstance(leaf, Pattern) else [Shape(tuple(enumerate(leaf.text)), len(leaf.text))]
