"""`python -m bench`: all figures."""

import os
from pathlib import Path

from bench import comparing, importing, repairing


def main() -> None:
    """Print tables: what was done, how fast, and how that compares with the first row; then us beside others."""
    shared = Path(os.environ.get("ZHENGFA_SHARED") or "../shared")
    if not (shared / "pages").is_dir():
        raise SystemExit(f"{shared / 'pages'} is absent: set ZHENGFA_SHARED")
    _print_table(importing.measure(shared / "pages/html"), "pages/s")
    texts = repairing.load_texts(shared)
    _print_table(repairing.measure_clean(texts), "million characters/s")
    places, cost = repairing.measure_damaged(texts)
    print(f"{'damaged places':16} {cost:8.1f} ms each, {places} of them\n")
    results = comparing.measure(shared / "pages")
    _print_cells(comparing.table(results))
    for result in results:
        if result.raised:
            print(f"{result.extractor.name} raised on {result.raised} pages")


def _print_table(steps: list[tuple[str, float]], unit: str) -> None:
    first, base = steps[0]
    for name, rate in steps:
        print(f"{name:16} {rate:8.1f} {unit} {rate / base:8.2f} times {first}")
    print()


def _print_cells(rows: list[list[str]]) -> None:
    """Names on the left, figures below the right end of their headings."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *figures in rows:
        cells = (figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))
        print("  ".join([name.ljust(widths[0]), *cells]))


if __name__ == "__main__":
    main()
