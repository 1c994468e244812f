"""The page of all officials: a form, and the names that fit what it asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from flask import Blueprint, render_template, request

from zhengfa.indexer.regions.asking import AskedRegion, ask_region, told_apart
from zhengfa.indexer.regions.records import Region, label
from zhengfa.indexer.register.listing import PAGE, Listed, ListedPost
from zhengfa.webui.pager import pager_of
from zhengfa.webui.services import services
from zhengfa.webui.wanted import LONGEST, Form, from_args, officials_url, to_wanted

SHOWN = 6  # posts of a name in sight; the others are folded away, still on the page

blueprint = Blueprint("officials", __name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """A region that may be meant, and the address that asks for it."""

    label: str
    address: str


@blueprint.get("/officials")
def page() -> str:
    """The officials that a form asks for; all of them, if it is empty."""
    form = from_args(request.args)
    asked = ask_region(form.region)
    if form.region and asked.meant is None:
        return _page(form, asked, 0, ())
    total, listed = services().register.find(to_wanted(form, asked.meant))
    return _page(form, asked, total, listed)


def _page(form: Form, asked: AskedRegion, total: int, listed: Sequence[Listed]) -> str:
    return render_template(
        "officials/page.html",
        form=form,
        region=told_apart(asked.meant) if asked.meant else "",
        region_value=_typed_again(form, asked.meant),
        is_region_open=bool(form.region) and asked.meant is None,
        choices=[_choice(form, region) for region in asked.others],
        total=total,
        listed=[(one, list(_lines(one.posts))) for one in listed],
        pager=pager_of(total, (form.page - 1) * PAGE, PAGE, lambda page: officials_url(replace(form, page=page))),
        SHOWN=SHOWN,
        PAGE=PAGE,
        LONGEST=LONGEST,
    )


def _typed_again(form: Form, region: Region | None) -> str:
    """What the form holds of a region that was chosen by its id: its name, if that alone means it."""
    if region and form.region == region.id and ask_region(label(region)).meant == region:
        return label(region)
    return form.region


def _choice(form: Form, region: Region) -> Choice:
    return Choice(told_apart(region), officials_url(replace(form, region=region.id, page=1)))


def _lines(posts: Sequence[ListedPost]) -> Iterator[Sequence[ListedPost]]:
    """Posts of the same days in as many articles in one line, as posts that one title names are."""
    for _, same in groupby(posts, key=lambda post: (post.first, post.last, post.articles)):
        yield list(same)
