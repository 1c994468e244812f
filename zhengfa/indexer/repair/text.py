"""One text through every step of the repair, in the order that works: annotations, bytes, script, noise."""

from collections.abc import Callable, Iterator

from zhengfa.indexer.repair.annotations import annotation_edits
from zhengfa.indexer.repair.draft import Draft, Edit
from zhengfa.indexer.repair.offsets import identity
from zhengfa.indexer.repair.records import Repaired
from zhengfa.indexer.repair.simplified import script_edits

_STEPS: tuple[Callable[[str], Iterator[Edit]], ...] = (annotation_edits, script_edits)


def repair(published: str) -> Repaired:
    """Give back what the portal published, in simplified script. Clean text comes back as it is."""
    draft: Draft | None = None
    for step in _STEPS:
        edits = list(step(draft.text if draft else published))
        if edits:
            draft = draft or Draft(published)
            draft.apply(edits)
    return draft.repaired() if draft else Repaired(published, published, (), identity(len(published)))
