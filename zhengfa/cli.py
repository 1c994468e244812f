"""The command `zhengfa`, and the only place where errors become exit codes."""

import signal
import sys

import click

from zhengfa import __version__
from zhengfa.archive.errors import (
    ArchiveError,
    ConfigError,
    CursorError,
    EngineError,
    InputError,
    QueryError,
    ZhengfaError,
)
from zhengfa.on_demand import CommandsOnDemand
from zhengfa.session import common_options
from zhengfa.terminal import Terminal, hide_standard_output

# Where each command stands.
COMMANDS = {
    "import": "zhengfa.commands.import_pages",
    "crawl": "zhengfa.commands.crawl",
    "index": "zhengfa.commands.index",
    "search": "zhengfa.commands.search",
    "export": "zhengfa.commands.export",
    "extract": "zhengfa.commands.extract",
    "repair": "zhengfa.commands.repair",
    "mentions": "zhengfa.commands.mentions",
    "official": "zhengfa.commands.official",
    "officials": "zhengfa.commands.officials",
    "captures": "zhengfa.commands.captures",
    "withhold": "zhengfa.commands.withhold",
    "portal": "zhengfa.commands.portal",
    "serve": "zhengfa.commands.serve",
    "status": "zhengfa.commands.status",
    "demo": "zhengfa.commands.demo",
}

# Exit codes, described in docs/commands.md. 1, an unexpected error, is Python's; 2, wrong usage, is click's.
INTERRUPTED = 130
ERROR_CODES: tuple[tuple[type[ZhengfaError], int], ...] = (
    (ConfigError, 3),
    (InputError, 4),
    (QueryError, 4),
    (CursorError, 4),
    (ArchiveError, 5),
    (EngineError, 6),
)


class _Commands(CommandsOnDemand):
    modules = COMMANDS


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: zhengfa search 扫黑除恶",
)
@click.version_option(__version__, prog_name="zhengfa")
@common_options
def cli() -> None:
    """Zhengfa Archive (政法档案): collects, keeps and searches Chinese political-legal news."""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # service managers stop us as Ctrl-C does
    try:
        code = cli.main(standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except ZhengfaError as error:
        Terminal().fail(str(error))
        if isinstance(error, QueryError) and error.repaired:
            Terminal().note(f"try: {error.repaired}")
        code = next(code for kind, code in ERROR_CODES if isinstance(error, kind))
    except (KeyboardInterrupt, click.exceptions.Abort):  # click makes the second of the first
        Terminal().fail("interrupted; nothing is lost: run it again")
        code = INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        hide_standard_output()
        code = 0
    sys.exit(code)


if __name__ == "__main__":
    main()
