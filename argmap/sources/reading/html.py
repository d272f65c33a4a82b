"""Web pages to the text of their article.

trafilatura says where on the page the article is. The words are then read from the page's own
elements, since it leaves out captions, pull quotes and loose lines on its way.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.sources.reading.encoding import declared_text, unicode_text
from argmap.sources.reading.extracted import Extracted, Unreadable, missing_library
from argmap.sources.reading.page import blocks, is_leaf, take_out
from argmap.sources.reading.plain import named

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")
_UNSEEN = frozenset(
    "audio button canvas datalist del embed head iframe input map noscript object rp s script "
    "select strike style svg template textarea video".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FURNITURE = frozenset("aside dialog footer form menu nav".split())
_ROLES = frozenset("banner complementary contentinfo dialog menu navigation search".split())
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|consent|cookies?|disqus|footer|"
    r"gdpr|menu|modal|most-read|navbar|navigation|newsletter|popup|promo\w*|recommend\w*|"
    r"related\w*|share|sharing|sidebar|signup|skip-link|social|sponsored|subscribe|toolbar|"
    r"trending)(?:$|[\s_-])",
    re.I,
)
_TELLING = 20  # characters: a shorter line may stand in an article and in a menu
_NO_TEXT = Unreadable("is a web page without text", "save it again from a browser that shows it")


def extract(data: bytes, _: str) -> Extracted:
    """The text of a web page's article, and its title, authors, date, publisher and address.

    Menus, banners, related stories, comments and what is hidden are left out. Where no article
    is found, all other text of the page is taken. Raises Unreadable where there is no text.
    """
    try:
        import trafilatura  # noqa: PLC0415  (heavy, and an extra)
        from lxml import etree  # noqa: PLC0415
        from trafilatura.metadata import extract_metadata  # noqa: PLC0415
    except ImportError as error:
        raise missing_library("a web page") from error

    text, encoding = unicode_text(data) or declared_text(data)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    page = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable(  # the rest of the page has been dropped
            "is nested too deeply to be read, or has far too long a paragraph",
            "save its text as a text file",
        )
    if page is None:
        raise _NO_TEXT
    whole = etree.tostring(page, encoding="unicode", method="html")
    told = extract_metadata(whole, date_config={"extensive_search": False, "original_date": True})
    _take_out_hidden(page)
    seen = etree.tostring(page, encoding="unicode", method="html")
    article = trafilatura.extract(seen, include_comments=False, deduplicate=False)
    holder = _holder(page, article or "")
    said = blocks(holder)
    heading = page.find(".//h1")
    if heading is not None and holder not in [heading, *heading.iterancestors()]:
        said = [*blocks(heading), *said]
    if not said:
        raise _NO_TEXT
    return Extracted(
        text="\n\n".join(said) + "\n",
        extractor=named(f"html 1, trafilatura {trafilatura.__version__}", encoding),
        title=told.title or None,
        authors=tuple(name for name in (told.author or "").split("; ") if name),
        published=told.date if _DATE.match(told.date or "") else None,
        publisher=told.sitename or None,
        url=told.url or None,
    )


def _take_out_hidden(page: Any) -> None:
    for element in list(page.iter()):
        if (
            element.tag in _UNSEEN
            or "hidden" in element.attrib
            or element.get("aria-hidden") == "true"
            or _HIDDEN.search(element.get("style", ""))
        ):
            take_out(element)


def _holder(page: Any, article: str) -> Any:
    """The element that holds all of an article, what is no part of it taken out."""
    lines = {_bare(line) for line in article.split("\n")}
    whole = _bare(article)
    marked = []
    for element in page.iter():
        words = _bare("".join(element.itertext())) if is_leaf(element) else ""
        if words and (words in lines or (len(words) >= _TELLING and words in whole)):
            marked.append(element)
    keep = {above for element in marked for above in (element, *element.iterancestors())}
    holder = _common(marked) if marked else page
    for above in holder.iterancestors("article"):
        holder = above
    for element in list(holder.iter()):
        if element is not holder and element not in keep and _is_furniture(element, holder):
            take_out(element)
    return holder


def _common(elements: list[Any]) -> Any:
    """The innermost element that holds them all."""
    first, *others = ([*reversed([*e.iterancestors()])] for e in elements)
    shared = len(first)
    for other in others:
        shared = min(shared, len(other))
        while first[shared - 1] is not other[shared - 1]:
            shared -= 1
    return first[shared - 1]


def _is_furniture(element: Any, holder: Any) -> bool:
    if element.tag in ("html", "body", "main", "article"):
        return False
    if element.get("role") in _ROLES or _NAMES.search(element.get("class", "")):
        return True
    if _NAMES.search(element.get("id", "")):
        return True
    if element.tag in ("aside", "footer") and holder.tag != "body":
        return _mostly_links(element)  # otherwise a pull quote, or a note on the author
    return element.tag in _FURNITURE


def _mostly_links(element: Any) -> bool:
    words = len(_bare("".join(element.itertext())))
    linked = sum(len(_bare("".join(link.itertext()))) for link in element.iter("a"))
    return 2 * linked > words


def _bare(text: str) -> str:
    """The text without white space, and without the dash that trafilatura sets before an item."""
    return "".join(text.removeprefix("- ").split())
