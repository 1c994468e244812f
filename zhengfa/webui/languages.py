"""The interface's languages: which one a request gets, and where its messages are read from.

The messages in the code are Chinese; a catalog has what they are called elsewhere. Catalogs are read as translators
write them (.po), when the app starts: nothing is to be compiled, so nothing that is compiled can be old.
"""

import re
from functools import cached_property
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Blueprint, Flask, Response, abort, redirect, request
from flask_babel import Babel, Domain, get_locale

LANGUAGES = {"zh": "中文", "en": "English"}  # each in its own words; the first is the default
COOKIE = "language"
_COOKIE_AGE = 365 * 24 * 3600  # seconds
# Browsers take // and /\ for the beginning of another host, and leave out tabs and line ends before they look.
_OWN_PAGE = re.compile(r"/(?![/\\])[^\x00-\x1f\x7f]*")
_CATALOGS = Path(__file__).parent / "translations"

blueprint = Blueprint("languages", __name__)


def register(app: Flask) -> None:
    """Give an app's pages the language that each reader wants."""
    _Babel(app, default_locale=next(iter(LANGUAGES)), default_timezone="Asia/Shanghai", locale_selector=present)
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(language=present, LANGUAGES=LANGUAGES)
    app.after_request(_name_language)


def present() -> str:
    """The language of the present request: the one chosen before, else the browser's, else the first."""
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    wanted = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())  # the best first; zh-TW is zh
    return next((language for language in wanted if language in LANGUAGES), next(iter(LANGUAGES)))


@blueprint.get("/language/<language>")
def choose(language: str) -> Response:
    """Remember a language, and go back to the page of this site that `to` names."""
    if language not in LANGUAGES:
        abort(404)
    response = redirect(_own_page(request.args.get("to", "")))
    response.set_cookie(COOKIE, language, max_age=_COOKIE_AGE, httponly=True, samesite="Lax")
    return response  # type: ignore[return-value]  # werkzeug's own class, which Flask's is


def load_catalog(language: str) -> NullTranslations:
    """The messages of a language; none for the one that they are written in."""
    path = _CATALOGS / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)


def _own_page(to: str) -> str:
    return to if _OWN_PAGE.fullmatch(to) else "/"


def _name_language(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.content_language.add(present())
        response.vary.update(("Accept-Language", "Cookie"))
    return response


class _Catalogs(Domain):  # type: ignore[misc]  # flask_babel has no types
    """All catalogs, read once."""

    def __init__(self) -> None:
        super().__init__()
        self._catalogs = {language: load_catalog(language) for language in LANGUAGES}

    def get_translations(self) -> NullTranslations:
        locale = get_locale()
        return self._catalogs[locale.language if locale else next(iter(LANGUAGES))]


class _Babel(Babel):  # type: ignore[misc]
    @cached_property
    def domain_instance(self) -> Domain:
        return _Catalogs()
