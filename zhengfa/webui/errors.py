"""Errors → pages in plain words; a stack trace goes to the log, never to the reader."""

from collections.abc import Sequence

from flask import Flask, current_app, render_template, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import HTTPException

from zhengfa.archive.errors import ArchiveError, ConfigError, CursorError, EngineError, QueryError, ZhengfaError
from zhengfa.webui.labels.errors import said
from zhengfa.webui.mistakes import mistake_text
from zhengfa.webui.urls import ArgumentError

WRONG_ADDRESS = _("网址有误")
WENT_WRONG = _("出错了")

# The first that fits. Engine and archive can be put right while the server runs, hence 503.
STATUSES = (
    (QueryError, 400, _("查询读不懂")),
    (CursorError, 400, WRONG_ADDRESS),
    (EngineError, 503, _("暂时不能查询")),
    (ArchiveError, 503, _("暂时不能读取档案")),
    (ZhengfaError, 500, WENT_WRONG),
)

# Werkzeug's own descriptions are for programmers; a description of ours is kept.
HTTP_ERRORS = {
    400: (_("请求有误"), _("这个网址里有读不懂的内容。")),
    404: (_("没有这一页"), _("这个网址下没有内容。")),
    405: (_("请求方法不对"), _("这个网址只能读取。")),
    410: (_("不再公开"), _("这一页不再公开。")),
    500: (WENT_WRONG, _("服务器出了意外的错误，已记入日志。")),
}


def register(app: Flask) -> None:
    """Let the app answer errors with pages."""
    app.register_error_handler(ArgumentError, _argument_page)
    app.register_error_handler(ZhengfaError, _zhengfa_page)
    app.register_error_handler(ConfigError, _judgements_page)
    app.register_error_handler(HTTPException, _http_page)


def _argument_page(error: ArgumentError) -> tuple[str, int]:
    page = render_template(
        "error.html",
        title=WRONG_ADDRESS,
        lines=error.problems,
        query=error.working,
        typed=error.text,
        working=error.working,
        address=error.address,
    )
    return page, 400


def _zhengfa_page(error: ZhengfaError) -> tuple[str, int]:
    current_app.logger.error("%s", error)
    status, title = next((status, title) for kind, status, title in STATUSES if isinstance(error, kind))
    # `where` may be a path on the server: it stays in the log.
    typed = request.args.get("q", "")
    if isinstance(error, QueryError):
        what, advice = mistake_text(error)
    else:
        what, advice = said(error.what), said(error.advice) if error.advice else ""
    return render_template("error.html", title=title, lines=[what], advice=advice, typed=typed), status


def _judgements_page(error: ConfigError) -> tuple[str, int]:
    """officials.yaml is all that is read of the settings while pages are served, and may be put right meanwhile."""
    current_app.logger.error("%s", error)
    line = gettext("officials.yaml（人工判定）里有一处写错了，改好之前不能显示官员的履历；查询文章不受影响。")
    advice = gettext("哪里错了，服务器的日志和 zhengfa official 都会说明。")
    return render_template("error.html", title=gettext("暂时不能显示官员"), lines=[line], advice=advice), 503


def _http_page(error: HTTPException) -> tuple[str, int, Sequence[tuple[str, str]]]:
    status = error.code or 500
    title, line = HTTP_ERRORS.get(status, (WENT_WRONG, f"HTTP {status}"))
    if status != 500 and error.description != type(error).description:
        line = error.description or line
    headers = [one for one in error.get_headers() if one[0] != "Content-Type"]  # such as the methods that are allowed
    return render_template("error.html", title=title, lines=[line]), status, headers
