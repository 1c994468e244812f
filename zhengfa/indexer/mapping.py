"""What an index holds, described once; each engine makes its schema of this."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from zhengfa.indexer.kinds import KIND_RULES
from zhengfa.indexer.officials.records import OFFICIAL_RULES
from zhengfa.indexer.repair.records import REPAIR_RULES
from zhengfa.indexer.tokens import TOKEN_RULES


class FieldKind(StrEnum):
    """How a field is indexed."""

    TOKENS = "tokens"  # split at blanks, with frequencies
    PLACED = "placed"  # split at blanks, with frequencies and positions
    KEYWORD = "keyword"  # exact values, counted in facets
    NUMBER = "number"  # a whole number below 2**63, to sort by and to limit
    STORED = "stored"  # given back, not searched


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the index."""

    name: str
    kind: FieldKind


ID = "article_id"
# What is searched. `text` holds the headline too, so that one field says whether an article matches at all.
TEXT, TITLE = "text", "title"
TEXTS = (TEXT, TITLE)  # kicker and subtitle are parts of both
NAMES = ("source", "channel", "editor", "author")  # short texts, searched by their characters alone
WORDS, CHARACTERS, PAIRS = "words", "characters", "pairs"  # the fields of each text, as in `tokens`
HOLDERS, SPELLINGS = "holders", "spellings"  # officials in posts, and officials' names in pinyin: `holders`
FACETS = ("province", "level", "portal", "channel", "source", "kind", "year", "repaired", "clone")
SEVERAL = ("official", "post")  # facets of which an article has any number of values
TRUST = "trust"
MONTH, DAY = "month", "day"  # for histograms
NEWEST, OLDEST = "newest", "oldest"  # both sorted downwards: the undated come last in either order
TIE = "tie"  # sorted downwards behind everything else; no two articles have the same
FIRST_DAY, LAST_DAY = "first_day", "last_day"  # 20210713: the days between which an article was surely published
FINGERPRINT = "fingerprint"  # of everything in the archive that the document was made of
STORED, BODY = "stored", "body"  # as JSON, what a hit shows; its text and the log of repairs, which is most of it
STORED_RULES = 3  # raise it whenever something else is kept there than before


def field_of(text: str, tokens: str) -> str:
    """The field that holds the words, characters or pairs of a text."""
    return f"{text}_{tokens}"


FIELDS = (
    Field(ID, FieldKind.KEYWORD),
    *(Field(field_of(text, WORDS), FieldKind.TOKENS) for text in TEXTS),
    *(Field(field_of(text, PAIRS), FieldKind.TOKENS) for text in TEXTS),
    *(Field(field_of(text, CHARACTERS), FieldKind.PLACED) for text in (*TEXTS, *NAMES)),
    Field(HOLDERS, FieldKind.PLACED),
    Field(SPELLINGS, FieldKind.TOKENS),
    *(Field(name, FieldKind.KEYWORD) for name in (*FACETS, *SEVERAL, TRUST, MONTH, DAY)),
    *(Field(name, FieldKind.NUMBER) for name in (NEWEST, OLDEST, TIE, FIRST_DAY, LAST_DAY, FINGERPRINT)),
    *(Field(name, FieldKind.STORED) for name in (STORED, BODY)),
)

# Names the rules by which an index was built: fields, how texts are repaired and told apart, and how tokens are made.
_RULES = (FIELDS, STORED_RULES, TOKEN_RULES, REPAIR_RULES, KIND_RULES, OFFICIAL_RULES)
RULES = hashlib.sha256(repr(_RULES).encode()).hexdigest()[:12]
