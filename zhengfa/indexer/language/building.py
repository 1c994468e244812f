"""What the grammar found → the tree of a query."""

import difflib
import re

from lark import Token, Tree

from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.errors import Edit, MistakeError
from zhengfa.indexer.language.fields import DateField, Field
from zhengfa.indexer.language.lexeme import Kind, Lexeme
from zhengfa.indexer.language.limits import MAX_MARKS
from zhengfa.indexer.language.mistakes import Mistake
from zhengfa.indexer.language.names import Names
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
    ValueField,
)
from zhengfa.indexer.officials.spelling import is_spelling
from zhengfa.indexer.repair.simplified import simplified

_SHOWN = 8  # values named in a message: as many as one reads


def build(tree: Tree[Token], names: Names) -> Node:
    """The tree of a query; raises MistakeError."""
    return _Builder(names).node(tree.children[0], None)


class _Builder:
    def __init__(self, names: Names) -> None:
        self._names = names

    def node(self, found: Tree[Token] | Token, field: Lexeme | None) -> Node:
        """The node of a part of the query, within a field if it stands in one."""
        assert isinstance(found, Tree)
        children = found.children
        match found.data:
            case "leaf":
                return self._leaf(_lexeme(children[0]), field)
            case "group":
                return self.node(children[1], field)
            case "negated":
                return Not(self.node(children[1], field))
            case "limited":
                return self._limited(_lexeme(children[0]), children[1], field)
            case "near":
                return self._near(children, field)
            case joined:
                parts = [self.node(child, field) for child in children if isinstance(child, Tree)]
                return _joined(All if joined == "conjunction" else Any, parts)

    def _limited(self, name: Lexeme, found: Tree[Token] | Token, field: Lexeme | None) -> Node:
        if field:
            edit = Edit(name.start, name.end)
            raise MistakeError(Mistake.FIELD_IN_FIELD, name.start, name.end, edit, field=name.text)
        assert isinstance(found, Tree)
        if isinstance(name.value, DateField) and not _is_leaf(found, Kind.DATES):
            first = _first(found)
            raise MistakeError(Mistake.DATE_EXPECTED, first.start, first.end, text=first.text)
        return self.node(found, name)

    def _leaf(self, lexeme: Lexeme, field: Lexeme | None) -> Node:
        limit = _field_of(field)
        if isinstance(limit, ValueField):
            return self._value(lexeme, limit, field)
        text_field = limit if isinstance(limit, TextField) else None
        if lexeme.kind is Kind.DATES and isinstance(lexeme.value, Dates):
            # In a group of a field that takes a text, as title:(2021 会议), four digits are the text.
            return Text(fold(lexeme.text), text_field) if text_field else lexeme.value
        folded = str(lexeme.value)
        if lexeme.kind is Kind.PATTERN:
            _check_pattern(lexeme, folded)
            if text_field is TextField.OFFICIAL:
                _check_spelling(lexeme, folded)
            return Pattern(folded, text_field)
        return Phrase(folded, text_field) if lexeme.kind is Kind.QUOTED else Text(folded, text_field)

    def _value(self, lexeme: Lexeme, limit: ValueField, field: Lexeme | None) -> Value:
        if lexeme.kind is Kind.PATTERN:
            plain = Edit(lexeme.start, lexeme.end, re.sub("[?*？＊]", "", lexeme.text) or '"?"')
            raise MistakeError(Mistake.VALUE_NO_TEXT, lexeme.start, lexeme.end, plain, field=limit)
        typed = fold(simplified(lexeme.text)) if lexeme.kind is Kind.DATES else str(lexeme.value)
        known = self._names.values.get(limit)
        if not known:
            return Value(limit, typed)
        if typed in known:
            return Value(limit, known[typed])
        near = difflib.get_close_matches(typed, known, n=1, cutoff=0.5)  # names are short: one of two characters counts
        edit = Edit(lexeme.start, lexeme.end, f'"{known[near[0]]}"') if near else None
        values = list(dict.fromkeys(known.values()))
        listed = ", ".join(values[:_SHOWN]) + (" …" if len(values) > _SHOWN else "")
        raise MistakeError(
            Mistake.VALUE_UNKNOWN, lexeme.start, lexeme.end, edit, field=limit, value=lexeme.text, known=listed
        )

    def _near(self, children: list[Tree[Token] | Token], field: Lexeme | None) -> Node:
        one, near, other = children
        sign = _lexeme(near)
        limit = _field_of(field)
        if isinstance(limit, ValueField):
            raise MistakeError(
                Mistake.VALUE_NO_TEXT, sign.start, sign.end, Edit(sign.start, sign.end, "OR"), field=limit
            )
        if limit in (TextField.OFFICIAL, TextField.POST):
            edit = Edit(sign.start, sign.end, "AND")
            raise MistakeError(Mistake.NEAR_HOLDERS, sign.start, sign.end, edit, field=limit)
        left, right = self._side(one, sign), self._side(other, sign)
        return Near(left, right, int(str(sign.value)), limit if isinstance(limit, TextField) else None)

    def _side(self, found: Tree[Token] | Token, sign: Lexeme) -> Text | Phrase | Pattern:
        node = self.node(found, None) if isinstance(found, Tree) and found.data == "leaf" else None
        if isinstance(node, Dates):
            node = Text(fold(_first(found).text))
        if isinstance(node, Text | Phrase) or (isinstance(node, Pattern) and "*" not in node.text):
            return node
        raise MistakeError(Mistake.NEAR_OPERAND, sign.start, sign.end, Edit(sign.start, sign.end, "AND"))


def _joined(kind: type[All] | type[Any], parts: list[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    return kind(tuple(flat)) if len(flat) > 1 else flat[0]


def _field_of(field: Lexeme | None) -> Field | None:
    return field.value if field and isinstance(field.value, TextField | ValueField) else None


def _lexeme(token: Tree[Token] | Token) -> Lexeme:
    assert isinstance(token, Token)
    lexeme: Lexeme = token.value
    return lexeme


def _is_leaf(found: Tree[Token], kind: Kind) -> bool:
    return found.data == "leaf" and _lexeme(found.children[0]).kind is kind


def _first(found: Tree[Token] | Token) -> Lexeme:
    """The first token of a part of the query, but for parentheses."""
    while isinstance(found, Tree):
        found = found.children[1 if found.data == "group" else 0]
    return _lexeme(found)


def _check_spelling(lexeme: Lexeme, pattern: str) -> None:
    if is_spelling(pattern) and re.search(r"[?*].", pattern):
        plain = Edit(lexeme.start, lexeme.end, re.split("[?*？＊]", lexeme.text)[0] + "*")
        raise MistakeError(Mistake.SPELLING_PATTERN, lexeme.start, lexeme.end, plain, text=lexeme.text)


def _check_pattern(lexeme: Lexeme, pattern: str) -> None:
    start, end = lexeme.start, lexeme.end
    if not pattern.strip("?*"):
        raise MistakeError(Mistake.WILDCARD_ALONE, start, end, Edit(start, end, " "), text=lexeme.text)
    if pattern.startswith("*"):
        raise MistakeError(Mistake.WILDCARD_LEADING, start, start + 1, Edit(start, start + 1))
    if re.search(r"\*[*?]|\?\*", pattern):
        edit = Edit(start, end, re.sub(r"[*?]*\*[*?]*", "*", pattern))
        raise MistakeError(Mistake.WILDCARDS_ADJACENT, start, end, edit, text=lexeme.text)
    stars, marks, is_open = pattern.count("*"), pattern.count("?"), pattern.endswith("*")
    if stars > 1 or (is_open and marks):
        parts = [part for part in pattern.split("*") if part]
        edit = Edit(start, end, "*".join(parts) if len(parts) <= 2 else " ".join(parts))
        raise MistakeError(Mistake.WILDCARDS_MANY, start, end, edit, text=lexeme.text, limit=MAX_MARKS)
    if marks > MAX_MARKS:
        raise MistakeError(Mistake.WILDCARDS_MANY, start, end, None, text=lexeme.text, limit=MAX_MARKS)
