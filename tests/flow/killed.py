"""`python -m tests.flow.killed MODULE:CLASS.METHOD N ARGS…`: run `zhengfa ARGS…`, and die of kill -9 at a call.

Before the Nth call of the method, or after it if N is negative, the process kills itself: nothing is cleaned up.
"""

import os
import signal
import sys
from importlib import import_module
from typing import Any

from zhengfa.cli import main


def arm(target: str, count: int) -> None:
    """Make the chosen call deadly."""
    module, _, path = target.partition(":")
    owner: Any = import_module(module)
    *parents, name = path.split(".")
    for parent in parents:
        owner = getattr(owner, parent)
    original, calls = getattr(owner, name), 0

    def deadly(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == count:
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*args, **kwargs)
        if calls == -count:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, deadly)


if __name__ == "__main__":
    arm(sys.argv[1], int(sys.argv[2]))
    sys.argv = ["zhengfa", *sys.argv[3:]]
    main()
