"""What the lexer gives and the grammar takes."""

from dataclasses import dataclass
from enum import StrEnum

from zhengfa.indexer.language.fields import Field
from zhengfa.indexer.language.tree import Dates


class Kind(StrEnum):
    """Kinds of tokens, by their names in the grammar."""

    TEXT = "TEXT"
    QUOTED = "QUOTED"
    PATTERN = "PATTERN"
    DATES = "DATES"
    FIELD = "FIELD"
    OR = "OR"
    AND = "AND"
    NOT = "NOT"
    NEAR = "NEAR"
    OPEN = "OPEN"
    CLOSE = "CLOSE"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A token: its kind, its place, and what it stands for."""

    kind: Kind
    start: int
    end: int
    text: str  # as typed
    value: str | Field | Dates | int = ""  # folded text, field, days or distance
