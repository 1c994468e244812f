"""Extraction: a payload becomes an article. A pure function of bytes, URL and layout; no network, no clock."""
