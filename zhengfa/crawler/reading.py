"""A page as it came, read with what its portal says: the same for the archive's captures, for files, and for a look."""

import logging
from datetime import timedelta

from zhengfa.archive.clock import SHANGHAI
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Capture, Response
from zhengfa.crawler.cms import family_of
from zhengfa.crawler.extraction.article import Extraction, extract
from zhengfa.crawler.extraction.decode import contradicts
from zhengfa.crawler.inflate import inflate
from zhengfa.crawler.list_page import read_list_page
from zhengfa.crawler.lists.records import ListPage
from zhengfa.crawler.registry import Registry

Headers = tuple[tuple[str, str], ...]
_log = logging.getLogger(__name__)
# A page published tomorrow may be captured today, by a clock that is wrong; a later date is misread.
_AHEAD = timedelta(days=1)


def read_capture(capture: Capture, payload: bytes, headers: Headers, registry: Registry, page_limit: int) -> Extraction:
    """What the archive's capture of a page holds; raises as `read_response`."""
    response = Response(capture.url, payload, capture.fetched_at, capture.content_type, headers=headers)
    return read_response(response, registry, page_limit)


def read_list(capture: Capture, payload: bytes, headers: Headers, portal: Portal, page_limit: int) -> ListPage:
    """What the archive's capture of a list page says, by its portal's rules; raises as `read_response`."""
    family = family_of(portal)
    assert family is not None, "settings refuse channels of which nothing tells the articles"
    plain = inflate(payload, headers, page_limit)
    return read_list_page(plain, capture.url, family, content_type=capture.content_type, hosts=portal.hosts)


def read_response(response: Response, registry: Registry, page_limit: int, *, with_losers: bool = False) -> Extraction:
    """What a response holds; raises a ZhengfaError if its content encoding cannot be undone within `page_limit`."""
    found = extract(
        inflate(response.payload, response.headers, page_limit),
        response.url,
        content_type=response.content_type,
        layouts=registry.layouts_of(response.url),
        not_after=response.fetched_at.astimezone(SHANGHAI).replace(tzinfo=None) + _AHEAD,
        with_losers=with_losers,
    )
    if contradicts(found.declared, found.encoding):
        _log.info("%s declares %s, but its bytes are %s", response.url, found.declared, found.encoding)
    return found
