"""What the values of fields are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.tree import ValueField
from zhengfa.indexer.repair.simplified import simplified


@dataclass(frozen=True, slots=True)
class Names:
    """For each field, what people call its values (folded) → the value. A field without any takes every value."""

    values: Mapping[ValueField, Mapping[str, str]] = field(default_factory=dict)


def folded_names(called: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Each value with its names → its folded names with the value; of two values with one name, the first has it."""
    found: dict[str, str] = {}
    for value, names in called:
        for name in (value, *names):
            found.setdefault(fold(simplified(name)), value)
    return found
