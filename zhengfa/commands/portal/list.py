"""`zhengfa portal list`: every portal that is declared, and when it was last crawled."""

import click

from zhengfa.archive.portals import NEVER
from zhengfa.portal_report import UNKNOWN, portal_values, print_portals
from zhengfa.session import Session, common_options, json_option, pass_session
from zhengfa.settings.models import PortalSettings


@click.command("list", epilog="Example: zhengfa portal list --province 辽宁")
@click.option("--province", help="Of this province, as 辽宁.")
@click.option("--cms", help=f"On this CMS; {UNKNOWN!r}: on none that is known here.")
@click.option("--unverified", "is_unverified", is_flag=True, help="That nobody has looked at yet.")
@json_option
@common_options
@pass_session
def command(session: Session, province: str | None, cms: str | None, is_unverified: bool) -> None:
    """List the portals that are declared, with what the archive knows of their crawls."""

    def is_wanted(portal: PortalSettings) -> bool:
        return (
            province in (None, portal.province)
            and cms in (None, portal.cms or UNKNOWN)
            and (portal.verified == NEVER or not is_unverified)
        )

    chosen = [portal for portal in session.settings.portals if is_wanted(portal)]
    histories = session.portal_histories(portal.id for portal in chosen)
    if session.as_json:
        values = [portal_values(portal, histories.get(portal.id)) for portal in chosen]
        session.terminal.emit({"portals": values})
    else:
        print_portals(session.terminal, chosen, histories)
