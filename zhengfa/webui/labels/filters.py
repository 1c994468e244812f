"""All that templates know of labels."""

from zhengfa.webui.labels import addresses, alarms, articles, exports, facets, figures, officials, times, tongues

FILTERS = {
    name: function
    for subject in (addresses, alarms, articles, exports, facets, figures, officials, times, tongues)
    for name, function in subject.FILTERS.items()
}
