"""What a repair is, and what comes of a text."""

from dataclasses import dataclass
from enum import StrEnum

from zhengfa.indexer.repair.offsets import OffsetMap, Span


class RepairKind(StrEnum):
    """What was wrong."""

    ANNOTATION = "annotation"  # pinyin behind a character: 來(lái)
    BYTE_SHIFT = "byte_shift"  # GBK read one byte late
    SCRIPT = "script"  # traditional characters
    SPAM = "spam"  # a line of place names, or what else a copy's maker put in
    NAVIGATION = "navigation"  # a line of the page around the article
    TEMPLATE = "template"  # a placeholder that nothing filled
    PUNCTUATION = "punctuation"  # a mark printed twice
    TAG = "tag"  # mark-up that shows


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of change, and every place where it was made."""

    kind: RepairKind
    before: str  # as the step found it; earlier steps may have changed it already
    after: str  # as the same step left it; later steps may have changed it further
    confidence: float  # from 0 to 1
    places: tuple[Span, ...]  # spans of the published text


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text after its repair."""

    published: str
    text: str
    repairs: tuple[Repair, ...]
    offsets: OffsetMap
    damaged: tuple[Span, ...] = ()  # paragraphs of the published text that hold damage beyond repair

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from what was published."""
        return self.text != self.published
