"""How each CMS family numbers its list pages. A family that is not here links its pager as plain pages."""

import re

from zhengfa.crawler.lists.numbering import Numbering

_N = r"(?P<number>[0-9]{1,9})"  # more digits are no count of pages, and digits of other scripts none of a URL


def _file(pattern: str) -> re.Pattern[str]:
    """The last part of a path."""
    return re.compile(rf"/{pattern}$")


def _parameter(path: str, name: str) -> re.Pattern[str]:
    """A parameter behind the question mark; a path that ends."""
    return re.compile(rf"/{path}\?(?:[^#]*&)?{name}={_N}(?=&|$)")


NUMBERINGS: dict[str, tuple[Numbering, ...]] = {
    # index.html, index_1.html … index_<N-1>.html; the name and N stand in a createPageHTML(N, …) call.
    "trs_wcm": (Numbering(_file(rf"(?:index|list|default)_{_N}\.s?html?"), second=1, name="{stem}_{number}{suffix}"),),
    "ucap_kaipu": (Numbering(_file(rf"(?:index|list\d*)_{_N}\.shtml"), name="{stem}_{number}{suffix}"),),
    # Page 2 carries the highest number; files stand in folders of a hundred, named by the number's leading digits.
    "enorth": (
        Numbering(
            re.compile(
                r"/system/more/(?P<channel>\d{17})/(?P<hundred>\d{4})/(?P=channel)_(?P<number>\d{8})\.shtml$",
            ),
            is_down=True,
            is_elsewhere=True,
        ),
    ),
    "founder_xy": (Numbering(_file(rf"node_\d+_{_N}\.html?"), name="{stem}_{number}{suffix}"),),
    "jeecms": (Numbering(_file(rf"index_{_N}\.jhtml"), name="index_{number}.jhtml"),),
    "gd_post": (Numbering(_file(rf"index_{_N}\.html"), name="index_{number}.html"),),
    # zfyw.htm, zfyw/<N-1>.htm … zfyw/1.htm
    "vsb": (Numbering(_file(rf"{_N}\.htm"), is_down=True, name="{stem}/{number}.htm"),),
    "empire": (
        Numbering(_parameter(r"e/action/ListInfo(?:/|/index\.php|\.php)", "page"), second=1, is_elsewhere=True),
        Numbering(_file(rf"index_{_N}\.html"), name="index_{number}.html"),
    ),
    "dede": (
        Numbering(_parameter(r"list\.php", "PageNo"), is_elsewhere=True),
        Numbering(_file(rf"list_\d+_{_N}\.html")),
    ),
    "people": (Numbering(_file(rf"index{_N}\.html"), name="index{number}.html"),),
    "wordpress_like": (Numbering(re.compile(rf"/page/{_N}/?$")),),
}
