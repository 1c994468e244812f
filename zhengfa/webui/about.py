"""What the archive is: what is collected and how, what can be relied on, and whom to ask to take something down.

Its prose is a template for each language, with the same headings in the same order.
"""

from flask import Blueprint, render_template

from zhengfa import __version__
from zhengfa.archive.errors import ArchiveMissingError
from zhengfa.webui.services import services

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def page() -> str:
    """The archive in prose, with the figures and settings that it really has."""
    settings = services().settings
    return render_template(
        "about/page.html",
        counts=_counts(),
        portals=sum(not portal.is_sample for portal in services().portals.values()),
        crawl=settings.crawl,
        contact=settings.web.contact or settings.crawl.contact,
        version=__version__,
    )


def _counts() -> dict[str, int]:
    """How much there is; nothing, before there is an archive."""
    try:
        with services().open_archive() as archive:
            return archive.counts()
    except ArchiveMissingError:
        return {}
