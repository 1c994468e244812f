"""What the command line prints: results on standard output, progress and problems on standard error."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from zhengfa.archive.records import OutcomeKind
from zhengfa.indexer.indexing import Indexed
from zhengfa.indexer.language.explaining import Language, explain
from zhengfa.indexer.limits import excluded_text
from zhengfa.indexer.query import Fragment, Hit, Query, Result

_WIDEST_COLUMN = 24  # cells; what is longer stands out of its column instead of pushing all others away

# What a text holds must not steer the terminal: control characters are printed as their pictures.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {
    code: 0xFFFD for code in range(0x7F, 0xA0)
}

Advance = Callable[[int, int | None], None]  # done so far, and in all if that is known


class Terminal:
    """Prints for one command."""

    def __init__(self, *, is_quiet: bool = False, as_json: bool = False) -> None:
        self._as_json = as_json
        self._is_quiet = is_quiet
        # Long lines stay whole where they are piped on; a terminal wraps them itself.
        self._out = Console(highlight=False, soft_wrap=True)
        self._err = Console(stderr=True, highlight=False, soft_wrap=True)

    def say(self, text: str) -> None:
        """A line for people: not with --quiet or --json."""
        if not self._is_quiet and not self._as_json:
            self._out.print(Text(text))

    def note(self, text: str) -> None:
        """A line on what one might want to know: not with --quiet."""
        if not self._is_quiet:
            self._err.print(Text(text, style="dim"))

    def warn(self, text: str) -> None:
        """A line on what went wrong."""
        self._err.print(Text(text, style="yellow"))

    def fail(self, text: str) -> None:
        """The line on why the command failed."""
        self._err.print(Text(f"zhengfa: {text}", style="red"))

    @property
    def is_interactive(self) -> bool:
        """Whether somebody reads the results as they come, rather than a pipe or a file."""
        return self._out.is_terminal

    def line(self, text: str) -> None:
        """A line of a result."""
        self._out.print(Text(text))

    def heading(self, text: str) -> None:
        """A line of a result that says what follows."""
        self._out.print(Text(text, style="bold"))

    def caution(self, text: str) -> None:
        """A line of a result that is not to be trusted."""
        self._out.print(Text(text, style="yellow"))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A result in columns, whole: no cell is cut or wrapped."""
        cells = [headings, *rows]
        widths = [min(_WIDEST_COLUMN, max(map(cell_len, column))) for column in zip(*cells, strict=True)]
        for number, row in enumerate(cells):
            text = "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
            self._out.print(Text(text.rstrip(), style="" if number else "dim"))

    def emit(self, value: dict[str, Any]) -> None:
        """One JSON object, on one line: with --json only."""
        if not self._as_json:
            return
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    @contextmanager
    def progress(self, what: str, total: int | None = None) -> Iterator[Advance]:
        """A progress bar on a terminal; nothing elsewhere."""
        if self._is_quiet or not self._err.is_terminal:
            yield lambda done, total: None
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeRemainingColumn(), console=self._err, transient=True) as bar:
            task = bar.add_task(what, total=total)
            yield lambda done, total: bar.update(task, completed=done, total=total)

    def outcomes(self, counts: Counter[OutcomeKind]) -> None:
        """What became of the pages of a run, in one line."""
        shown = [f"{counts[kind]} {kind.replace('_', ' ')}" for kind in OutcomeKind if counts[kind]]
        self.say(", ".join(shown) or "nothing to do")

    def indexed(self, indexed: Indexed) -> None:
        """What was done to the index."""
        left_out = {"removed": indexed.removed, "withheld": indexed.withheld}
        told = "".join(f", {count} {what}" for what, count in left_out.items() if count)
        self.say(f"{indexed.added} articles indexed{told}, up to change {indexed.watermark}")
        for article, reason in indexed.refused.items():
            self.warn(f"{article}: not indexed: {reason}")

    def result(self, result: Result) -> None:
        """A page of hits."""
        if self._as_json:
            self.emit(result_values(result))
            return
        first = result.query.offset + 1
        self._out.print(Text(f"{result.total} articles", style="bold"))
        for number, hit in enumerate(result.hits, first):
            self._out.print(_hit_lines(number, hit))
        for bucket in result.histogram:
            self._out.print(Text(f"{bucket.value}  {bucket.count}"))
        for suggestion in result.suggestions:
            self._out.print(Text(f"did you mean: {suggestion}", style="bold"))
        if result.total > result.query.offset + len(result.hits) and result.hits and not result.query.cursor:
            self._out.print(Text(f"\nmore: --offset {result.query.offset + len(result.hits)}", style="dim"))


def result_values(result: Result) -> dict[str, Any]:
    """A result as JSON: the query, the exact total, the hits by the records' field names, the facets' counts."""
    return {
        "query": _query_values(result.query),
        "understood": explain(result.tree, Language.ENGLISH) if result.tree else "",
        "sort": result.sort,
        "total": result.total,
        "next_cursor": result.next_cursor,
        "suggestions": result.suggestions,
        "hits": [_hit_values(hit) for hit in result.hits],
        "facets": {name: {bucket.value: bucket.count for bucket in buckets} for name, buckets in result.facets.items()},
        "histogram": {bucket.value: bucket.count for bucket in result.histogram},
    }


def _query_values(query: Query) -> dict[str, Any]:
    days = {"since": query.since, "until": query.until}
    excluded = list(map(excluded_text, query.excluded))
    return (
        asdict(query) | {name: day.isoformat() if day else None for name, day in days.items()} | {"excluded": excluded}
    )


def _hit_values(hit: Hit) -> dict[str, Any]:
    values = asdict(hit)
    del values["headline_fragments"]
    return values | {"snippet": "".join(fragment.text for fragment in hit.snippet)}


def visible(text: str) -> str:
    """A text whose control characters show instead of acting."""
    return text.translate(_PICTURES)


def hide_standard_output() -> None:
    """Point standard output at nothing, so that closing it after a reader went away is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _hit_lines(number: int, hit: Hit) -> Text:
    headline = _highlighted(hit.headline_fragments) if hit.headline else Text("(no headline)")
    headline.stylize("bold")
    about = " · ".join(part for part in (hit.published_at, hit.source, hit.portal_name, hit.province) if part)
    lines = [Text(f"\n{number}. ") + headline, Text(f"   {about or 'date and source unknown'}", style="dim")]
    if hit.clone_signs:
        signs = ", ".join(sign.replace("_", " ") for sign in hit.clone_signs)
        lines.append(Text(f"   suspected clone: {signs}", style="yellow"))
    passage = _highlighted(hit.snippet)
    passage = Text(" ").join(passage.split("\n"))
    return Text("\n").join([*lines, Text("   ") + passage, Text(f"   {hit.url}", style="cyan")])


def _highlighted(fragments: tuple[Fragment, ...]) -> Text:
    return Text.assemble(*((fragment.text, "bold red" if fragment.is_match else "") for fragment in fragments))
