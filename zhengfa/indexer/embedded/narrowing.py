"""What limits a whole query, put into each of several rows of characters that it asks for.

tantivy looks up each of some alternatives in all documents that hold its tokens, whatever else is asked for. So the
twelve rows of `near/5` took as long among the few suspected clones, or in one province, as among all articles.
"""

from zhengfa.indexer.conditions import AllOf, AnyOf, Condition, OneOf, Preferring, Range, Row, Scored

_Limits = tuple[Condition, ...]


def narrowed(condition: Condition, limits: _Limits = ()) -> Condition:
    """The same documents with the same scores, found sooner."""
    match condition:
        case AllOf(parts):
            inner = (*limits, *(part for part in parts if isinstance(part, OneOf | Range)))
            return AllOf(tuple(narrowed(part, inner) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_alternative(part, limits) for part in parts))
        case Scored(part, score):
            return Scored(narrowed(part, limits), score)
        case Preferring(part, extras):
            return Preferring(narrowed(part, limits), tuple(narrowed(extra, limits) for extra in extras))
        case _:
            return condition


def _alternative(condition: Condition, limits: _Limits) -> Condition:
    is_row = isinstance(condition, Row) and len(condition.tokens) > 1
    return AllOf((*limits, condition)) if is_row and limits else narrowed(condition, limits)
