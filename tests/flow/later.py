"""`python -m tests.flow.later HOURS ARGS…`: run `zhengfa ARGS…` with a clock that is so many hours ahead."""

import sys
from datetime import timedelta

from zhengfa.archive import clock

if __name__ == "__main__":
    ahead, present = timedelta(hours=float(sys.argv[1])), clock.now
    vars(clock)["now"] = lambda: present() + ahead  # before anybody takes it
    from zhengfa.cli import main

    sys.argv = ["zhengfa", *sys.argv[2:]]
    main()
