"""Guesses about portals of which nothing is declared yet."""
