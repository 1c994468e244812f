"""Invented sentences with the officials that they name; `sentences.toml` holds them, batch by batch."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

_BATCHES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))
BATCHES: dict[str, list[tuple[str, str]]] = {
    batch: [(each["text"], each["officials"]) for each in sentences] for batch, sentences in _BATCHES.items()
}


def expected(officials: str) -> Iterator[tuple[str, str | None]]:
    """Name and title of each mention, in the order of the text."""
    for mark in officials.split():
        name, _, title = mark.partition("=")
        yield name, title or None
