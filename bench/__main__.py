"""`python -m bench`: all figures."""

import os
from pathlib import Path

from bench import importing, repairing


def main() -> None:
    """Print tables: what was done, how fast, and how that compares with the first row."""
    shared = Path(os.environ.get("ZHENGFA_SHARED") or "../shared")
    if not (shared / "pages").is_dir():
        raise SystemExit(f"{shared / 'pages'} is absent: set ZHENGFA_SHARED")
    _print_table(importing.measure(shared / "pages/html"), "pages/s")
    texts = repairing.load_texts(shared)
    _print_table(repairing.measure_clean(texts), "million characters/s")
    places, cost = repairing.measure_damaged(texts)
    print(f"{'damaged places':16} {cost:8.1f} ms each, {places} of them")


def _print_table(steps: list[tuple[str, float]], unit: str) -> None:
    first, base = steps[0]
    for name, rate in steps:
        print(f"{name:16} {rate:8.1f} {unit} {rate / base:8.2f} times {first}")
    print()


if __name__ == "__main__":
    main()
