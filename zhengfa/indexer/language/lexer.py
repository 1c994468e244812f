"""The query's text → tokens: words, quoted texts, patterns, dates, fields and operators.

Rules that are not evident:
- A minus is an operator directly before something and behind a blank, a parenthesis or nothing; elsewhere a character.
- A parenthesis opens a group where a word could begin. Inside a word, as in 中共中央（扩大）会议, it belongs to it.
- Four digits are a year, unless they follow a field that takes a text: title:2021 is the text.
- `name:` is a field; unknown ASCII names are mistakes, unless `//` follows. Other colons are characters.
- A full-width ？ behind a question, which is a text with a question word or a long one, is a question mark, and part of
  the text; behind a short one, as 张国？, it stands for a character, as ? does everywhere.
"""

import difflib
import re
from collections.abc import Iterator

from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.days import ImpossibleDateError, ReversedDatesError, read_dates
from zhengfa.indexer.language.errors import Edit, MistakeError
from zhengfa.indexer.language.fields import FIELD_NAMES, FIELDS, DateField
from zhengfa.indexer.language.lexeme import Kind, Lexeme
from zhengfa.indexer.language.limits import MAX_DEPTH, MAX_DISTANCE
from zhengfa.indexer.language.mistakes import Mistake
from zhengfa.indexer.language.tree import Dates
from zhengfa.indexer.repair.simplified import simplified
from zhengfa.indexer.script import simplify

# What opens a quoted text, and what closes it. Book title marks 《》 and single quotation marks are part of the text.
QUOTES = {
    **{'"': '"', "“": "”", "”": "“", "„": "‟", "‟": "„", "＂": "＂", "〝": "〞"},
    **{"「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄"},
}
_CLOSING = "」』〞﹂﹄"
# Where the right mark is missing: input methods toggle between these, and people mix them.
_ALSO_CLOSES = '"“”„‟＂〞'
_OPEN, _CLOSE, _MINUS, _BAR, _AND, _COLON = "(（", ")）", "-－\u2212", "|｜", "&＆", ":：\ufe55"
_NEAR = re.compile(r"(?:near|近)/(\d+)")
_BARE_NEAR = re.compile(r"near/?|近/")
_QUESTION = re.compile("[^?？*＊]*(?:[吗嗎呢么麼谁誰哪怎何几幾][^?？*＊]*|[^?？*＊]{5})？")
_OPERATORS = {"OR": "OR", "AND": "AND", "NOT": "NOT", "或": "OR", "且": "AND", "非": "NOT"}
_BEFORE_MINUS = (Kind.OPEN, Kind.NOT)  # beside a blank


def lex(query: str) -> Iterator[Lexeme]:
    """The tokens of a query; raises MistakeError."""
    position, opened, previous = 0, list[int](), None
    while position < len(query):
        if query[position].isspace():
            position += 1
            continue
        lexeme = _next(query, position, previous)
        if lexeme.kind is Kind.OPEN:
            opened.append(position)
            if len(opened) > MAX_DEPTH:
                raise MistakeError(Mistake.TOO_DEEP, position, position + 1, limit=MAX_DEPTH)
        elif lexeme.kind is Kind.CLOSE and not opened:
            edit = Edit(position, position + 1, " ")
            raise MistakeError(Mistake.PARENTHESIS_STRAY, position, position + 1, edit)
        elif lexeme.kind is Kind.CLOSE:
            opened.pop()
        yield lexeme
        position, previous = lexeme.end, lexeme
    if opened:
        edit = Edit(len(query), len(query), ")")
        raise MistakeError(Mistake.PARENTHESIS_OPEN, opened[-1], opened[-1] + 1, edit)


def _next(query: str, start: int, previous: Lexeme | None) -> Lexeme:
    character = query[start]
    if character in QUOTES:
        return _quoted(query, start)
    if character in _CLOSING:
        raise MistakeError(Mistake.QUOTE_STRAY, start, start + 1, Edit(start, start + 1, " "))
    for signs, kind in ((_OPEN, Kind.OPEN), (_CLOSE, Kind.CLOSE)):
        if character in signs:
            return Lexeme(kind, start, start + 1, character)
    if character in _BAR or _is_double_and(query, start):
        end = start + 1 + (query[start + 1 : start + 2] in tuple(_BAR + _AND))
        return Lexeme(Kind.OR if character in _BAR else Kind.AND, start, end, query[start:end])
    if character in _MINUS and (previous is None or previous.end < start or previous.kind in _BEFORE_MINUS):
        return _minus(query, start)
    if character in _MINUS and previous and previous.kind is Kind.FIELD:
        edit = Edit(previous.start, start + 1, f"-{query[previous.start : start]}")
        raise MistakeError(Mistake.MINUS_IN_FIELD, start, start + 1, edit, field=previous.text)
    return _field(query, start) or _word(query, start, previous)


def _quoted(query: str, start: int) -> Lexeme:
    end = _closing(query, start)
    if end < 0:
        edit = Edit(len(query), len(query), QUOTES[query[start]])
        raise MistakeError(Mistake.QUOTE_OPEN, start, start + 1, edit)
    value = _folded(query[start + 1 : end])
    if not value:
        raise MistakeError(Mistake.QUOTE_EMPTY, start, end + 1, Edit(start, end + 1, " "))
    return Lexeme(Kind.QUOTED, start, end + 1, query[start : end + 1], value)


def _closing(query: str, opening: int) -> int:
    for closers in (QUOTES[query[opening]], _ALSO_CLOSES):
        for position in range(opening + 1, len(query)):
            if query[position] in closers:
                return position
    return -1


def _minus(query: str, start: int) -> Lexeme:
    following = query[start + 1 : start + 2]
    if not following or following.isspace() or following in _CLOSE:
        blanks = len(query[start + 1 :]) - len(query[start + 1 :].lstrip())
        edit = Edit(start + 1, start + 1 + blanks) if query[start + 1 + blanks :][:1] not in ("", *_CLOSE) else None
        raise MistakeError(Mistake.MINUS_ALONE, start, start + 1, edit or Edit(start, start + 1))
    return Lexeme(Kind.NOT, start, start + 1, query[start])


def _field(query: str, start: int) -> Lexeme | None:
    """A field and the blanks behind its colon."""
    colon = start
    while colon < len(query) and query[colon] not in _COLON:
        if _ends_word(query, colon) or query[colon] in _OPEN:
            return None
        colon += 1
    if colon == len(query):
        return None
    name, end = _folded(query[start:colon]), colon + 1
    while end < len(query) and query[end].isspace():
        end += 1
    if name in FIELDS:
        return Lexeme(Kind.FIELD, start, end, query[start : colon + 1], FIELDS[name])
    if re.fullmatch("[a-z_]+", name) and query[colon + 1 : colon + 3] != "//":
        near = difflib.get_close_matches(name, FIELDS, n=1)
        last = _word_end(query, start)
        edit = Edit(start, colon, near[0]) if near else Edit(start, last, f'"{query[start:last]}"')
        known = ", ".join(field.value for field in FIELD_NAMES)
        raise MistakeError(Mistake.FIELD_UNKNOWN, start, colon, edit, field=query[start:colon], known=known)
    return None


def _word(query: str, start: int, previous: Lexeme | None) -> Lexeme:
    end = _word_end(query, start)
    typed = query[start:end]
    folded, field = _folded(typed), previous.value if previous and previous.kind is Kind.FIELD else None
    if isinstance(field, DateField):
        if asked := _dates(typed, start, field):
            return Lexeme(Kind.DATES, start, end, typed, asked)
        raise MistakeError(Mistake.DATE_EXPECTED, start, end, text=typed)
    if field is None and (found := _operator(typed, folded, start)):
        return found
    if field is None and (dates := _dates(typed, start, None)):
        return Lexeme(Kind.DATES, start, end, typed, dates)
    if not folded:
        raise MistakeError(Mistake.TEXT_EMPTY, start, end, Edit(start, end, " "))
    is_pattern = re.search("[?？*＊]", typed) and not _QUESTION.fullmatch(typed)
    return Lexeme(Kind.PATTERN if is_pattern else Kind.TEXT, start, end, typed, folded)


def _operator(typed: str, folded: str, start: int) -> Lexeme | None:
    end, plain = start + len(typed), simplify(typed.translate(_HALF_WIDTH))
    if plain in _OPERATORS:
        return Lexeme(Kind(_OPERATORS[plain]), start, end, typed)
    if plain.upper() in _OPERATORS:
        edit = Edit(start, end, plain.upper())
        raise MistakeError(Mistake.OPERATOR_LOWER_CASE, start, end, edit, operator=typed, upper=plain.upper())
    if _BARE_NEAR.fullmatch(folded):
        raise MistakeError(Mistake.NEAR_BARE, start, end, Edit(start, end, "near/5"))
    if near := _NEAR.fullmatch(folded):
        if len(near[1]) > 3 or int(near[1]) > MAX_DISTANCE:
            edit = Edit(start, end, f"near/{MAX_DISTANCE}")
            raise MistakeError(Mistake.NEAR_TOO_FAR, start, end, edit, distance=near[1], limit=MAX_DISTANCE)
        return Lexeme(Kind.NEAR, start, end, typed, int(near[1]))
    return None


def _dates(typed: str, start: int, field: DateField | None) -> Dates | None:
    end = start + len(typed)
    try:
        dates = read_dates(typed, is_asked_for=field is not None)
    except ImpossibleDateError as error:
        raise MistakeError(Mistake.DATE_IMPOSSIBLE, start, end, date=error) from error
    except ReversedDatesError as error:
        edit = Edit(start, end, f"{error.last}..{error.first}")
        raise MistakeError(Mistake.DATES_REVERSED, start, end, edit, first=error.first, last=error.last) from error
    if dates and field is DateField.FROM:
        return Dates(dates.first or dates.last, None)
    return Dates(None, dates.last or dates.first) if dates and field is DateField.TO else dates


def _word_end(query: str, start: int) -> int:
    position = start
    while position < len(query) and not _ends_word(query, position):
        if query[position] in _OPEN and position > start:
            position = _inner_closing(query, position)
        position += 1
    return position


def _ends_word(query: str, position: int) -> bool:
    character = query[position]
    return (
        character.isspace()
        or character in QUOTES
        or character in _CLOSING
        or character in _CLOSE
        or character in _BAR
        or _is_double_and(query, position)
    )


def _inner_closing(query: str, opening: int) -> int:
    """Where a parenthesis in a word is closed in that word."""
    for position in range(opening + 1, len(query)):
        if query[position] in _CLOSE:
            return position
        if _ends_word(query, position) or query[position] in _OPEN:
            break
    raise MistakeError(Mistake.PARENTHESIS_ATTACHED, opening, opening + 1, Edit(opening, opening, " "))


def _is_double_and(query: str, position: int) -> bool:
    return query[position] in _AND and query[position + 1 : position + 2] in tuple(_AND)


def _folded(text: str) -> str:
    return fold(simplified(text))


_HALF_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
