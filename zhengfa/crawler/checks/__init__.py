"""Checks of portals: what is wrong with an answer, a list, an article, in words."""
