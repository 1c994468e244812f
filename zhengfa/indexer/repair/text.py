"""One text through every step of the repair."""

from collections import defaultdict
from collections.abc import Iterable

from zhengfa.indexer.repair.annotations import find_annotations
from zhengfa.indexer.repair.offsets import OffsetMap, Span, identity
from zhengfa.indexer.repair.records import Repair, Repaired, RepairKind
from zhengfa.indexer.script import simplify


def repair(published: str) -> Repaired:
    """Lift annotations, then simplify. Clean text comes back as it is."""
    cuts = [(found.span(), found[0]) for found in find_annotations(published)]
    kept = _kept(len(published), [span for span, _ in cuts])
    lifted = "".join(published[place] for place in kept) if cuts else published
    text = simplify(lifted)
    if text == published:
        return Repaired(published, published, (), identity(len(published)))
    if len(text) != len(lifted):  # never seen of t2s; an offset map that is not exact must not come to be
        raise AssertionError(f"simplified text of {len(text)} characters from {len(lifted)}")
    changes: dict[tuple[RepairKind, str, str], list[Span]] = defaultdict(list)
    for span, before in cuts:
        changes[RepairKind.ANNOTATION, before, ""].append(span)
    for place, before, after in zip(kept, lifted, text, strict=True):
        if before != after:
            changes[RepairKind.SCRIPT, before, after].append((place, place + 1))
    repairs = tuple(Repair(*change, 1.0, tuple(places)) for change, places in changes.items())
    return Repaired(published, text, repairs, OffsetMap(kept, [place + 1 for place in kept]))


def _kept(length: int, cuts: Iterable[Span]) -> list[int]:
    kept: list[int] = []
    place = 0
    for start, end in cuts:
        kept.extend(range(place, start))
        place = end
    kept.extend(range(place, length))
    return kept
