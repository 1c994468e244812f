"""The query language: text → tree. The grammar is in `grammar.lark`, what its tokens are in `lexer.py`."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lark import Lark, Token, UnexpectedToken
from lark.lexer import Lexer

from zhengfa.indexer.language.building import build
from zhengfa.indexer.language.errors import Edit, MistakeError
from zhengfa.indexer.language.lexeme import Kind, Lexeme
from zhengfa.indexer.language.lexer import lex
from zhengfa.indexer.language.limits import MAX_CLAUSES, MAX_LENGTH
from zhengfa.indexer.language.mistakes import Mistake
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.language.tree import Node, leaf_count

_OPERATORS = (Kind.OR, Kind.AND, Kind.NOT, Kind.NEAR)
_MOST_REPAIRS = 16  # a query with more mistakes than that is no query


def parse(query: str, names: Names | None = None) -> Node | None:
    """The tree of a query; None for an empty one. Raises QueryError, with the query repaired where that can be done."""
    names = names or Names()
    try:
        return _parse(query, names)
    except MistakeError as error:
        raise error.to_query_error(_repaired(query, error, names)) from None


def _parse(query: str, names: Names) -> Node | None:
    if len(query) > MAX_LENGTH:
        raise MistakeError(Mistake.TOO_LONG, MAX_LENGTH, len(query), length=len(query), limit=MAX_LENGTH)
    lexemes = list(lex(query))
    if not lexemes:
        return None
    try:
        tree = build(_grammar().parse(lexemes), names)
    except UnexpectedToken as error:
        raise _unexpected(query, lexemes, error) from error
    if (count := leaf_count(tree)) > MAX_CLAUSES:
        raise MistakeError(Mistake.TOO_MANY_CLAUSES, len(query), len(query), count=count, limit=MAX_CLAUSES)
    return tree


def _repaired(query: str, error: MistakeError, names: Names) -> str | None:
    """The query with its mistakes repaired one after the other; None if one of them cannot be."""
    for _ in range(_MOST_REPAIRS):
        if error.edit is None:
            return None
        query = error.edit.apply(query)
        try:
            return query.strip() if _parse(query, names) else None
        except MistakeError as another:
            error = another
    return None


class _Handed(Lexer):
    """Hands our tokens to the grammar."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, lexemes: list[Lexeme]) -> Iterator[Token]:  # type: ignore[override]  # as Lark calls it
        for number, lexeme in enumerate(lexemes):
            yield Token(lexeme.kind, lexeme, start_pos=number)


@cache
def _grammar() -> Lark:
    text = files("zhengfa.indexer.language").joinpath("grammar.lark").read_text("utf-8")
    return Lark(text, parser="lalr", lexer=_Handed)


def _unexpected(query: str, lexemes: list[Lexeme], error: UnexpectedToken) -> MistakeError:
    """What is wrong where the grammar cannot go on."""
    at = error.token.start_pos if error.token.type != "$END" else len(lexemes)
    at = len(lexemes) if at is None else at
    found, before = (lexemes[at] if at < len(lexemes) else None), (lexemes[at - 1] if at else None)
    if before and before.kind is Kind.FIELD:
        return _dropping(Mistake.FIELD_EMPTY, before, field=before.text)
    if before and before.kind in _OPERATORS:
        return _dropping(Mistake.OPERAND_MISSING, before, operator=before.text)
    if found and before and found.kind is Kind.CLOSE and before.kind is Kind.OPEN:
        edit = Edit(before.start, found.end, " ")
        return MistakeError(Mistake.PARENTHESIS_EMPTY, before.start, found.end, edit)
    if found and found.kind is Kind.NEAR and before and before.kind not in (Kind.OPEN,):
        return _dropping(Mistake.NEAR_CHAIN, found)
    if found is None:
        raise AssertionError(f"the grammar wants more than it says: {query!r}")
    return _dropping(Mistake.OPERAND_MISSING, found, operator=found.text)


def _dropping(mistake: Mistake, lexeme: Lexeme, **values: str) -> MistakeError:
    return MistakeError(mistake, lexeme.start, lexeme.end, Edit(lexeme.start, lexeme.end, " "), **values)
