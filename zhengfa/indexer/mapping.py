"""What an index holds, described once; each engine makes its schema of this."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from zhengfa.indexer.repair.records import REPAIR_RULES
from zhengfa.indexer.tokens import TOKEN_RULES


class FieldKind(StrEnum):
    """How a field is indexed."""

    WORDS = "words"  # tokens split at blanks, with frequencies
    BIGRAMS = "bigrams"  # tokens split at blanks, with positions
    KEYWORD = "keyword"  # one exact value, counted in facets
    ORDER = "order"  # a whole number below 2**63, to sort by
    STORED = "stored"  # given back, not searched


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the index."""

    name: str
    kind: FieldKind


ID = "article_id"
NEWEST, OLDEST = "newest", "oldest"  # both sorted downwards: the undated come last in either order
STORED = "stored"  # everything that a hit shows, as JSON
TEXTS = ("headline", "body")  # kicker and subtitle are searched as parts of the headline
FACETS = ("province", "portal", "year")
CLONE = "clone"  # one of the next two
SUSPECTED, GENUINE = "suspected", "genuine"

FIELDS = (
    Field(ID, FieldKind.KEYWORD),
    *(Field(f"{text}_words", FieldKind.WORDS) for text in TEXTS),
    *(Field(f"{text}_bi", FieldKind.BIGRAMS) for text in TEXTS),
    *(Field(facet, FieldKind.KEYWORD) for facet in FACETS),
    Field(CLONE, FieldKind.KEYWORD),
    Field(NEWEST, FieldKind.ORDER),
    Field(OLDEST, FieldKind.ORDER),
    Field(STORED, FieldKind.STORED),
)

# Names the rules by which an index was built: fields, how texts are repaired, and how tokens are made.
RULES = hashlib.sha256(repr((FIELDS, TOKEN_RULES, REPAIR_RULES)).encode()).hexdigest()[:12]
