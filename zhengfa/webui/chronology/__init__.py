"""The timeline of any query: a strip of months, then the days of one month with their articles in lanes."""
