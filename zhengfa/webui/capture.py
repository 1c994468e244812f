"""The page of one capture: its facts, whether it is what was fetched, and the response itself, of which nothing runs.

The response is shown in a frame that may do nothing: no scripts, no forms, nothing that is not in the page, no way out.
Its own policy says the same as the frame, so that it holds wherever the response is opened. It is UTF-8, decoded as its
extraction decoded it. Tags and values by which a browser is led to other hosts are renamed: no policy stops them all.
"""

import re
from enum import StrEnum

from flask import Blueprint, Response, abort, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response as Answer

from zhengfa.archive.errors import DamagedWarcError, DecodeError
from zhengfa.archive.records import Capture
from zhengfa.archive.store import Archive
from zhengfa.archive.urls import article_id
from zhengfa.archive.verification import verify_capture
from zhengfa.webui.services import services
from zhengfa.webui.withheld import refuse_withheld

POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
# Browsers connect to a host before a policy refuses what is asked of it: when a link is pressed, where a frame stands,
# where <link> says so; <meta> may lead away. However such a tag is written, it has these letters in a row.
_LEADING_TAG = re.compile(r"<(?=(?:link|meta|iframe|frame|object|embed)\b)", re.IGNORECASE)
_LEADING_VALUE = re.compile(r"(?=(?:href|attributename)\s*=)", re.IGNORECASE)  # SVG gives a link its address later
_PAGES = re.compile(".*html.*|.*[/+]xml|", re.IGNORECASE)
_TEXTS = re.compile("text/|application/(json|javascript)", re.IGNORECASE)

blueprint = Blueprint("capture", __name__)


class Shown(StrEnum):
    """What of a response can be shown, or why nothing of it."""

    PAGE = "page"
    TEXT = "text"  # the source alone
    NOTHING = "nothing"  # no text, such as a picture
    EMPTY = "empty"  # redirects and errors often are
    UNREADABLE = "unreadable"  # it cannot be inflated, or to more than pages may have
    LOST = "lost"  # its WARC record is missing or damaged


@blueprint.get("/capture/<int:capture_id>")
def page(capture_id: int) -> str:
    """One capture."""
    with services().open_archive() as archive:
        capture = _find(archive, capture_id)
        article = archive.article(article_id(capture.canonical_url))
        revisions = archive.revisions(article.article_id) if article else ()
        verdict = verify_capture(archive, capture)
        shown = _shown(archive, capture)
    g.has_frame = shown is Shown.PAGE  # the one page whose policy allows frames
    return render_template(
        "capture/page.html",
        capture=capture,
        article=article,
        headline=revisions[-1].content.headline if revisions else None,
        revision=next((one.number for one in revisions if one.capture_id == capture.id), None),
        verdict=verdict,
        shown=shown,
    )


@blueprint.get("/capture/<int:capture_id>/page")
def framed(capture_id: int) -> Answer:
    """The response as a page that can do nothing; asked for by itself, it leads to the page that frames it."""
    if request.headers.get("Sec-Fetch-Dest", "iframe") != "iframe":
        return redirect(url_for("capture.page", capture_id=capture_id))
    return _harmless(_LEADING_VALUE.sub("data-", _LEADING_TAG.sub("<x-", _text(capture_id))), "text/html")


@blueprint.get("/capture/<int:capture_id>/source")
def source(capture_id: int) -> Answer:
    """The response as text."""
    return _harmless(_text(capture_id), "text/plain")


@blueprint.get("/capture/<int:capture_id>/record")
def record(capture_id: int) -> Answer:
    """The WARC records of the response and of its request, as they stand in their file."""
    with services().open_archive() as archive:
        capture = _find(archive, capture_id)
        records = archive.record(capture)
    response = Response(records, content_type="application/warc")
    name = f"zhengfa-{capture.fetched_at:%Y%m%d%H%M%S}-{capture.id}.warc.gz"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _find(archive: Archive, capture_id: int) -> Capture:
    try:
        capture = archive.capture(capture_id)
    except (KeyError, OverflowError):  # of a number that no row can have
        abort(404)
    refuse_withheld(archive.withheld_by(capture))
    return capture


def _harmless(text: str, media_type: str) -> Response:
    response = Response(text.encode("utf-8", "replace"), content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _shown(archive: Archive, capture: Capture) -> Shown:
    try:
        text = _read(archive, capture)
    except DamagedWarcError:
        return Shown.LOST
    except DecodeError:
        return Shown.UNREADABLE
    media_type = capture.content_type.partition(";")[0].strip()
    if not text:
        return Shown.EMPTY
    if _PAGES.fullmatch(media_type) or archive.is_taken(capture):
        return Shown.PAGE
    return Shown.TEXT if _TEXTS.match(media_type) else Shown.NOTHING


def _text(capture_id: int) -> str:
    with services().open_archive() as archive:
        capture = _find(archive, capture_id)
        try:
            return _read(archive, capture)
        except DecodeError:
            abort(404, _("抓到的内容解不开，或者太大，这里不显示；可以下载记录。"))


def _read(archive: Archive, capture: Capture) -> str:
    payload, headers = archive.payload(capture)
    return services().read_page(payload, headers, capture.content_type)
