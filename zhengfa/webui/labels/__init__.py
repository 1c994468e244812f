"""The interface's words for values of the records, and how numbers, times and addresses are shown, in each language."""

from zhengfa.webui.labels import addresses, alarms, articles, exports, facets, figures, officials, times, tongues
from zhengfa.webui.labels.tongues import gap

__all__ = ["FILTERS", "gap"]

FILTERS = {
    name: function
    for subject in (addresses, alarms, articles, exports, facets, figures, officials, times, tongues)
    for name, function in subject.FILTERS.items()
}
