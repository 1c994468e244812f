"""`python -m tests.flow.dated 2025-03-03T10:00:00+08:00 crawl …`: `zhengfa` as if it were that moment.

Time goes on from there. Only the clock of records is set, not the one that waits are measured by.
"""

import sys
from datetime import datetime, tzinfo
from typing import Any, Self, SupportsIndex

from zhengfa.archive import clock
from zhengfa.cli import main


def set_clock(moment: datetime) -> None:
    """Let the records' clock show a moment, and go on."""
    ahead = moment - datetime.now(moment.tzinfo)

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            shown = datetime.now(tz) + ahead
            return cls.combine(shown.date(), shown.timetz())

        def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
            reduced = super().__reduce_ex__(protocol)
            assert isinstance(reduced, tuple)
            return datetime, *reduced[1:]  # what is handed to another process is an ordinary time there

    clock.datetime = Shifted  # type: ignore[attr-defined]


if __name__ == "__main__":
    set_clock(datetime.fromisoformat(sys.argv[1]))
    sys.argv = ["zhengfa", *sys.argv[2:]]
    main()
