"""One text through every step of the repair, in the order that works: annotations, bytes, script, noise."""

from zhengfa.indexer.repair.annotations import annotation_edits
from zhengfa.indexer.repair.draft import Draft
from zhengfa.indexer.repair.records import Repaired
from zhengfa.indexer.repair.shifts import find_shifts
from zhengfa.indexer.repair.simplified import script_edits


def repair(published: str) -> Repaired:
    """Give back what the portal published, in simplified script. Clean text comes back as it is."""
    draft = Draft(published)
    draft.apply(annotation_edits(published))
    shifts = find_shifts(draft.text)
    for start, end in shifts.refused:
        draft.mark_damaged(start, end)
    draft.apply(shifts.edits)
    draft.apply(annotation_edits(draft.text))  # those of characters that were inside a run
    draft.apply(script_edits(draft.text))
    return draft.repaired()
