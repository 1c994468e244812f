"""The help: how to ask, with examples that are links, and what can be done with what is found.

Its prose is a template for each language, with the same headings in the same order; the examples are data.
"""

from flask import Blueprint, render_template

from zhengfa.webui.examples import EXAMPLES

blueprint = Blueprint("guide", __name__)


@blueprint.get("/help")
def page() -> str:
    """How the archive is used."""
    return render_template("help/page.html", examples=EXAMPLES)
