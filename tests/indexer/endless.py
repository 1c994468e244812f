"""Documents made without end, by processes of its own, for a test that kills this one: prints who they are."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from zhengfa.archive.records import Change
from zhengfa.archive.store import open_archive
from zhengfa.indexer.making import make_documents


def _changes(folder: Path) -> Iterator[Change]:
    with open_archive(folder) as archive:
        [change] = archive.changes(0)
    while True:
        yield change


def main(folder: Path) -> None:
    """Make documents until killed."""
    for number, _ in enumerate(make_documents(_changes(folder), {}, 10**9)):
        if number == 0:
            print(os.getpid(), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
