"""The log of a repaired text as plain values, for keeping and for JSON."""

from collections.abc import Sequence
from typing import Any

from zhengfa.indexer.repair.records import Repair, Repaired, RepairKind

_ORDER = tuple(RepairKind)


def log_values(name: str, repaired: Repaired) -> dict[str, Any]:
    """What was done to a field; spans count characters of the text as published, `offsets` are those of `from_runs`."""
    repairs = [
        {
            "kind": repair.kind,
            "before": repair.before,
            "after": repair.after,
            "confidence": repair.confidence,
            "places": repair.places,
        }
        for repair in sorted_repairs(repaired.repairs)
    ]
    return {"field": name, "repairs": repairs, "offsets": repaired.offsets.runs(), "damaged": repaired.damaged}


def sorted_repairs(repairs: Sequence[Repair]) -> list[Repair]:
    """By kind, in the order in which the kinds are declared; then the most frequent first."""
    return sorted(repairs, key=lambda repair: (_ORDER.index(repair.kind), -len(repair.places)))
