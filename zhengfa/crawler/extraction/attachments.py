"""Which links lead to documents."""

import re

ATTACHMENTS = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z)$", re.IGNORECASE)


def is_attachment(href: str) -> bool:
    """Whether a link leads to a document and not to a page."""
    return bool(ATTACHMENTS.search(re.split(r"[?#]", href.strip())[0]))
