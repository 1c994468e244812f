"""The interface's words for values of the records, and how numbers, times and addresses are shown, in each language."""
