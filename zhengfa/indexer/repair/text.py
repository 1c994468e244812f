"""One text through every step of the repair, in the order that works: annotations, bytes, script, noise."""

from zhengfa.indexer.repair.annotations import annotation_edits
from zhengfa.indexer.repair.draft import Draft
from zhengfa.indexer.repair.noise import noise_edits, tag_edits
from zhengfa.indexer.repair.offsets import identity
from zhengfa.indexer.repair.records import Repaired
from zhengfa.indexer.repair.shifts import find_shifts
from zhengfa.indexer.repair.simplified import script_edits

_MOST_ROUNDS = 10  # two are usual; every round but the last takes something out or gives something back


def repair(published: str, *, is_traditional: bool | None = None, takes_out_tags: bool = False) -> Repaired:
    """Give back what the portal published, in simplified script. Clean text comes back as it is.

    `is_traditional` says which script the page is in that the text stands on; None: the text itself tells. Mark-up that
    shows, as a repair of bytes gives it back, was published too: readers want it taken out.
    """
    draft = Draft(published)
    before = None
    for _ in range(_MOST_ROUNDS):  # what one step gives back may be what another one looks for
        if draft.text == before:
            break
        before = draft.text
        draft.apply(annotation_edits(draft.text))
        shifts = find_shifts(draft.text)
        for start, end in shifts.damaged:
            draft.mark_damaged(start, end)
        draft.apply(shifts.edits)
        draft.apply(script_edits(draft.text, is_traditional=is_traditional))
        if takes_out_tags:
            draft.apply(tag_edits(draft.text))
        draft.apply(noise_edits(draft.text))
    return draft.repaired() if draft.is_touched else Repaired(published, published, (), identity(len(published)))
