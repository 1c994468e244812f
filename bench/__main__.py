"""`python -m bench`: all figures."""

import os
from pathlib import Path

from bench import importing


def main() -> None:
    """Print a table: step, pages a second, times the first step."""
    shared = Path(os.environ.get("ZHENGFA_SHARED") or "../shared")
    pages = shared / "pages/html"
    if not pages.is_dir():
        raise SystemExit(f"{pages} is absent: set ZHENGFA_SHARED")
    steps = importing.measure(pages)
    for name, rate in steps:
        print(f"{name:16} {rate:8.0f} pages/s {rate / steps[0][1]:8.2f} times extract alone")


if __name__ == "__main__":
    main()
