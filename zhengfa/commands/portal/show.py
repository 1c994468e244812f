"""`zhengfa portal show`: everything that is declared of one portal, and where."""

import click

from zhengfa.portal_report import print_portal, whole_values
from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("show", epilog="Example: zhengfa portal show sample_liaohe")
@click.argument("portal_id", metavar="PORTAL")
@json_option
@common_options
@pass_session
def command(session: Session, portal_id: str) -> None:
    """Show everything about a portal: the file and line that declare it, its channels, its crawls."""
    session.portal(portal_id, "portal show")
    declared = next(portal for portal in session.settings.portals if portal.id == portal_id)
    history = session.portal_histories([portal_id]).get(portal_id)
    values = whole_values(declared, history, session.declarations[portal_id])
    if session.as_json:
        session.terminal.emit(values)
    else:
        print_portal(session.terminal, values)
