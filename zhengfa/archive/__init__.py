"""The ground floor: the records and their store. Knows SQLite and WARC; no network, no HTML, no search."""
