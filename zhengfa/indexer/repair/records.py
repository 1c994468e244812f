"""What a repair is, and what comes of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhengfa.indexer.repair.offsets import OffsetMap, Span

# Raise it whenever the same text is repaired otherwise than before: indexes built by other rules are then refused.
REPAIR_RULES = 1


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

    def damaged_lines(self) -> list[bool]:
        """For each line of the repaired text, whether it comes from a damaged paragraph."""
        return _touched(self.text, [self.offsets.to_repaired(*span) for span in self.damaged])

    def damaged_lines_published(self) -> list[bool]:
        """For each line of the published text, whether it is a damaged paragraph."""
        return _touched(self.published, self.damaged)

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from what was published."""
        return self.text != self.published


def _touched(text: str, spans: Sequence[Span]) -> list[bool]:
    flags: list[bool] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        flags.append(any(first < end and start < last for first, last in spans))
        start = end + 1
    return flags
