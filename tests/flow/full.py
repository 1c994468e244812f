"""`python -m tests.flow.full MODULE:CLASS.METHOD N ARGS…`: run `zhengfa ARGS…` on a disk that fills up at a call.

From the Nth call of the method on, each of them finds no space left.
"""

import os
import sys
from errno import ENOSPC
from importlib import import_module
from typing import Any

from zhengfa.cli import main


def fill(target: str, count: int) -> None:
    """Make the chosen call, and all after it, fail."""
    module, _, path = target.partition(":")
    owner_name, _, name = path.partition(".")
    owner: Any = getattr(import_module(module), owner_name)
    original, calls = getattr(owner, name), 0

    def refused(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls >= count:
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        return original(*args, **kwargs)

    setattr(owner, name, refused)


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]))
    sys.argv = ["zhengfa", *sys.argv[3:]]
    main()
