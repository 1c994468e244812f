"""`python -m tests.flow.named NAMES ARGS…`: run `zhengfa ARGS…` where names have the addresses that NAMES says.

NAMES is JSON: to each name a list of answers, one for each time that it is looked up, the last one again and again.
"""

import json
import socket
import sys
from collections.abc import Callable
from typing import Any

NAMES: dict[str, list[str]] = {}
_real: Callable[..., Any] = socket.getaddrinfo


def _getaddrinfo(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
    if host in NAMES:
        host = NAMES[host].pop(0) if len(NAMES[host]) > 1 else NAMES[host][0]
    return _real(host, port, *args, **kwargs)


if __name__ == "__main__":
    NAMES.update(json.loads(sys.argv[1]))
    socket.getaddrinfo = _getaddrinfo  # before Twisted takes it
    from zhengfa.cli import main

    sys.argv = ["zhengfa", *sys.argv[2:]]
    main()
