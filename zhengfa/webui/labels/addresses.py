"""How addresses are shown, and which of them may be linked."""

import re

from flask_babel import gettext as _

from zhengfa.archive.urls import host_of


def is_web_url(url: str) -> bool:
    """Whether an address may be linked: http and https alone, never javascript: or file:."""
    return re.match(r"https?://[^\s/]", url, re.IGNORECASE) is not None


def place_of(url: str) -> str:
    """Where an article of no known portal was published: its host, or what stands in for one."""
    if url.lower().startswith("file:"):
        return str(_("本地文件"))
    try:
        return host_of(url) or str(_("无网址"))
    except ValueError:  # a host that is none, such as http://[x
        return str(_("无网址"))


FILTERS = {"is_web_url": is_web_url, "place_of": place_of}
