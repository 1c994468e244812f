"""What a repair is, and what comes of a text."""

from dataclasses import dataclass
from enum import StrEnum

from zhengfa.indexer.repair.offsets import OffsetMap


class RepairKind(StrEnum):
    """What was wrong."""

    ANNOTATION = "annotation"  # pinyin behind a character: 來(lái)
    SCRIPT = "script"  # traditional characters


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of change, and every place where it was made."""

    kind: RepairKind
    before: str  # as published
    after: str  # as the same step left it; later steps may have changed it further
    confidence: float  # from 0 to 1
    places: tuple[tuple[int, int], ...]  # spans of the published text


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text after its repair."""

    published: str
    text: str
    repairs: tuple[Repair, ...]
    offsets: OffsetMap

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from what was published."""
        return self.text != self.published
