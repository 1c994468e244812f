"""`zhengfa status`: what the archive holds."""

from typing import Any

import click

from zhengfa.archive.frontier import Frontier
from zhengfa.archive.store import open_archive
from zhengfa.session import Session, common_options, json_option, pass_session

_MOST_SHOWN = 5  # URLs that were set aside


@click.command("status", epilog="Example: zhengfa status --json")
@json_option
@common_options
@pass_session
def command(session: Session) -> None:
    """Say what the archive holds, what became of the last run, and whether the index is level with it."""
    with open_archive(session.settings.data) as archive:
        frontier = Frontier(archive)
        watermark, sequence = session.engine.watermark(), archive.sequence()
        last = archive.last_run()
        outcomes = archive.outcome_counts(last["run_id"]) if last else {}
        status: dict[str, Any] = {
            "data": str(session.settings.data),
            **archive.counts(),
            "last_run": last and {**last, "outcomes": outcomes},
            "frontier": frontier.counts(),
            "set_aside": [{"url": url, "reason": reason} for url, reason in frontier.set_aside(_MOST_SHOWN)],
            "index": {"watermark": watermark, "sequence": sequence, "behind": archive.change_count(watermark)},
        }
    session.terminal.status(status)
