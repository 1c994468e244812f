"""The interface's words for values of the records, and how numbers, times and addresses are shown, in each language."""

from zhengfa.webui.labels import addresses, articles, exports, figures, officials, times, tongues

FILTERS = {
    name: function
    for subject in (addresses, articles, exports, figures, officials, times, tongues)
    for name, function in subject.FILTERS.items()
}
