"""The command `zhengfa`: everything that can be done, and the only place where errors become exit codes."""

import sys
from pathlib import Path
from typing import Any

import click

from zhengfa import __version__
from zhengfa.archive.errors import (
    ArchiveError,
    ConfigError,
    EngineError,
    InputError,
    QueryError,
    ZhengfaError,
)
from zhengfa.archive.records import Portal, RunKind
from zhengfa.archive.store import open_archive
from zhengfa.crawler.crawling import crawl
from zhengfa.crawler.importing import PROBLEMS, import_files, is_problem
from zhengfa.crawler.intake import Outcome
from zhengfa.crawler.saved_pages import find_files
from zhengfa.demo import run_demo
from zhengfa.indexer.query import PAGE_SIZE, Query, Sort
from zhengfa.indexer.search import search
from zhengfa.session import Session, Tally, common_options, json_option
from zhengfa.terminal import Terminal, hide_standard_output
from zhengfa.web import serve_web

# Exit codes, described in docs/commands.md. 2, wrong usage, is click's.
UNEXPECTED, PARTLY, INTERRUPTED = 1, 7, 130
ERROR_CODES: tuple[tuple[type[ZhengfaError], int], ...] = (
    (ConfigError, 3),
    (InputError, 4),
    (QueryError, 4),
    (ArchiveError, 5),
    (EngineError, 6),
)

pass_session = click.make_pass_decorator(Session, ensure=True)
no_index_option = click.option("--no-index", is_flag=True, help="Leave the index as it is; `zhengfa index` updates it.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: zhengfa search 扫黑除恶")
@click.version_option(__version__, prog_name="zhengfa")
@common_options
def cli() -> None:
    """Zhengfa Archive (政法档案): collects, keeps and searches Chinese political-legal news."""


@cli.command("import", epilog="Example: zhengfa import saved-pages/ --data my-archive")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", help="The URL that the one named page was saved from.")
@no_index_option
@json_option
@common_options
@pass_session
def import_command(session: Session, paths: tuple[Path, ...], url: str | None, no_index: bool) -> None:
    """Take saved pages into the archive: HTML, plain text, WARC, folders of them.

    A page's URL is read from the page, given with --url, or listed in a pages.csv of file and URL: one that stands in
    a named folder, or is named itself.
    """
    settings, tally = session.settings, Tally(session.terminal)
    files = find_files(paths, url, settings.data)
    with session.run(RunKind.IMPORT) as intake, session.terminal.progress("importing") as advance:
        for file, outcome in import_files(intake, files, settings.crawl.page_limit):
            tally.add(str(file.path), outcome, is_problem=is_problem(file, outcome))
            advance(tally.done, max(tally.done, len(files)))
    _finish(session, tally, no_index=no_index)


@cli.command("crawl", epilog="Example: zhengfa crawl sample_liaohe")
@click.argument("portal_ids", metavar="[PORTAL]...", nargs=-1)
@no_index_option
@json_option
@common_options
@pass_session
def crawl_command(session: Session, portal_ids: tuple[str, ...], no_index: bool) -> None:
    """Visit the portals of config.yaml, or only the named ones, and take in what is new.

    Sample portals are visited only if they are named: `zhengfa demo` serves them.
    """
    portals, tally = _chosen(session, portal_ids), Tally(session.terminal)
    with session.run(RunKind.CRAWL) as intake, session.terminal.progress("crawling") as advance:

        def report(url: str, outcome: Outcome) -> None:
            tally.add(url, outcome, is_problem=outcome.kind in PROBLEMS)
            advance(tally.done, None)

        crawl(intake, portals, session.settings.crawl, report)
    _finish(session, tally, no_index=no_index)


@cli.command("index", epilog="Example: zhengfa index --rebuild")
@click.option("--rebuild", "is_rebuild", is_flag=True, help="Build the whole index anew, then put it in place.")
@json_option
@common_options
@pass_session
def index_command(session: Session, is_rebuild: bool) -> None:
    """Bring the index level with the archive."""
    indexed = session.index(is_rebuild=is_rebuild)
    session.terminal.say(f"{indexed['added']} articles indexed, up to change {indexed['watermark']}")
    session.terminal.emit(indexed)


@cli.command("search", epilog="Example: zhengfa search '“一走了之” 信访' --province 贵州 --json")
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@click.option("--province", multiple=True, help="Only this province; may be repeated.")
@click.option("--portal", multiple=True, help="Only this portal, by its id; may be repeated.")
@click.option("--year", multiple=True, help="Only this year of publication, or `unknown`; may be repeated.")
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value)
@click.option("--limit", type=click.IntRange(0, 1000), default=PAGE_SIZE, show_default=True, help="Hits to print.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to skip.")
@json_option
@common_options
@pass_session
def search_command(session: Session, /, words: tuple[str, ...], sort: str, **options: Any) -> None:
    """Search the archive: all words must occur; “quoted” text occurs exactly so. Without a query: every article."""
    open_archive(session.settings.data).close()  # a folder without an archive is said to be one, not an empty result
    session.terminal.result(search(session.engine, Query(" ".join(words), sort=Sort(sort), **options)))


@cli.command("serve", epilog="Example: zhengfa serve --port 9000")
@click.option("--host", help="The address to listen on.  [default: web.host in config.yaml]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port.  [default: web.port in config.yaml]")
@common_options
@pass_session
def serve_command(session: Session, host: str | None, port: int | None) -> None:
    """Serve the web page until Ctrl-C."""
    open_archive(session.settings.data).close()
    serve_web(session, host, port, lambda address: session.terminal.say(f"{address}  (Ctrl-C stops)"))


@cli.command("status", epilog="Example: zhengfa status --json")
@json_option
@common_options
@pass_session
def status_command(session: Session) -> None:
    """Say what the archive holds, what became of the last run, and whether the index is level with it."""
    with open_archive(session.settings.data) as archive:
        watermark, sequence = session.engine.watermark(), archive.sequence()
        last = archive.last_run()
        outcomes = archive.outcome_counts(last["run_id"]) if last else {}
        status: dict[str, Any] = {
            "data": str(session.settings.data),
            **archive.counts(),
            "last_run": last and {**last, "outcomes": outcomes},
            "index": {"watermark": watermark, "sequence": sequence, "behind": archive.change_count(watermark)},
        }
    session.terminal.status(status)


@cli.command("demo", epilog="Example: zhengfa demo --port 9000")
@click.option("--host", help="The address to listen on.  [default: web.host in config.yaml]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port.  [default: web.port in config.yaml]")
@common_options
@pass_session
def demo_command(session: Session, host: str | None, port: int | None) -> None:
    """The whole flow on sample portals: serve them on loopback, crawl, index, serve the web page."""
    run_demo(session, host, port)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        code = cli.main(standalone_mode=False) or 0
    except click.exceptions.Abort:
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except ZhengfaError as error:
        Terminal().fail(str(error))
        code = next(code for kind, code in ERROR_CODES if isinstance(error, kind))
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        hide_standard_output()
        code = 0
    sys.exit(code)


def _chosen(session: Session, portal_ids: tuple[str, ...]) -> tuple[Portal, ...]:
    unknown = sorted(set(portal_ids) - set(session.portals))
    if unknown:
        known = ", ".join(session.portals)
        raise InputError(f"unknown portal {unknown[0]!r}", where="crawl", advice=f"known in config.yaml: {known}")
    if portal_ids:
        return tuple(session.portals[portal_id] for portal_id in dict.fromkeys(portal_ids))
    chosen = tuple(portal for portal in session.portals.values() if not portal.is_sample)
    if not chosen:
        advice = "add a portal, name a sample, or run `zhengfa demo`"
        raise InputError("config.yaml declares no portal but samples", where="crawl", advice=advice)
    return chosen


def _finish(session: Session, tally: Tally, *, no_index: bool) -> None:
    """Say what a run did, index it, and end with the exit code for pages that need looking at."""
    session.terminal.outcomes(tally.counts)
    indexed = None if no_index else session.index()
    if indexed:
        session.terminal.say(f"{indexed['added']} articles indexed")
    session.terminal.emit({"outcomes": dict(tally.counts), "problems": tally.problems, "indexed": indexed})
    if tally.problems:
        raise click.exceptions.Exit(PARTLY)


if __name__ == "__main__":
    main()
