"""What is said in the place of an article that is shown no longer, and of its captures."""

from flask import abort
from flask_babel import gettext as _

from zhengfa.archive.records import Withheld
from zhengfa.webui.labels.times import china_day


def refuse_withheld(withheld: Withheld | None) -> None:
    """Answer with the day and the reason, if something is withheld: 410, by which search engines forget a page."""
    if withheld:
        told = {"day": china_day(withheld.at), "reason": withheld.reason}
        abort(410, _("这篇文章自 %(day)s 起不再公开：%(reason)s", **told))
