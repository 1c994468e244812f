"""`python -m tests.flow.moved FILE ARGS…`: run `zhengfa ARGS…` with the clock that FILE shows, whenever it asks."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from zhengfa.archive import clock

if __name__ == "__main__":
    shown = Path(sys.argv[1])
    vars(clock)["now"] = lambda: datetime.fromisoformat(shown.read_text()).astimezone(UTC)  # before anybody takes it
    from zhengfa.cli import main

    sys.argv = ["zhengfa", *sys.argv[2:]]
    main()
