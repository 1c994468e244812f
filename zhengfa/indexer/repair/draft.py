"""A text on its way through the repair: the characters it has by now, where each comes from, and what was done."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhengfa.indexer.repair.offsets import OffsetMap, Span
from zhengfa.indexer.repair.records import Repair, Repaired, RepairKind


@dataclass(frozen=True, slots=True)
class Edit:
    """What one step does at one place of the draft."""

    kind: RepairKind
    start: int
    end: int
    after: str = ""
    # For each character of `after`, the span of the draft that it stands for, in order; none for text taken out.
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0


class Draft:
    """Begins as the published text; every step applies its edits to what the step before it left."""

    def __init__(self, published: str) -> None:
        self._published = published
        self.text = published
        self._starts: Sequence[int] = range(len(published))
        self._ends: Sequence[int] = range(1, len(published) + 1)
        self._changes: dict[tuple[RepairKind, str, str, float], list[Span]] = defaultdict(list)
        self._damaged: set[Span] = set()

    @property
    def is_touched(self) -> bool:
        """Whether anything was done or said."""
        return bool(self._changes or self._damaged)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make the edits of one step, in order and without overlap."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        place = 0
        for edit in edits:
            self._log(edit)
            pieces += self.text[place : edit.start], edit.after
            starts += self._starts[place : edit.start]
            ends += self._ends[place : edit.start]
            for first, last in edit.spans:
                starts.append(self._starts[first])
                ends.append(self._ends[last - 1])
            place = edit.end
        if not pieces:
            return
        self._starts = [*starts, *self._starts[place:]]
        self._ends = [*ends, *self._ends[place:]]
        self.text = "".join(pieces) + self.text[place:]

    def mark_damaged(self, start: int, end: int) -> None:
        """Say that the paragraph around a place of the draft holds damage beyond repair."""
        first, last = self._starts[start], self._ends[end - 1]
        begin = self._published.rfind("\n", 0, first) + 1
        until = self._published.find("\n", last)
        self._damaged.add((begin, until if until >= 0 else len(self._published)))

    def repaired(self) -> Repaired:
        """What has come of the text."""
        repairs = (
            Repair(kind, before, after, confidence, tuple(places))
            for (kind, before, after, confidence), places in self._changes.items()
        )
        offsets = OffsetMap(self._starts, self._ends)
        return Repaired(self._published, self.text, tuple(repairs), offsets, tuple(sorted(self._damaged)))

    def _log(self, edit: Edit) -> None:
        change = (edit.kind, self.text[edit.start : edit.end], edit.after, edit.confidence)
        self._changes[change].append((self._starts[edit.start], self._ends[edit.end - 1]))
