# SPDX-License-Identifier: Apache-2.0
"""Names the pages of an issue: their labels, sections and credits."""

import re
from collections.abc import Iterable

from teikit.exporters.reading.edition import Page, Person
from teikit.exporters.reading.ids import is_plain_id
from teikit.exporters.reading.inlines import Pen, plain_text
from teikit.exporters.reading.people import people_in
from teikit.exporters.reading.survey import Survey
from teikit.exporters.reading.tally import Tally
from teikit.language.lexicon import load_profile, profile_names
from teikit.tei.node import Node

_NUMBER = re.compile(r"[A-Z]?\d{1,4}")
_FIRST_PROFILE = "zh-Hans"


def name_pages(
    found: Survey, header: Node, title: str, language: str, tally: Tally
) -> tuple[Page, ...]:
    """Return the pages, without items and images; adds X108. `title` is the newspaper's.

    A label is the number in the page's printed header, else that of a biblScope for the page,
    else pb/@n. A label that occurred before gets "-2". A text without page breaks is one page.
    """
    scopes = {
        one.get("n"): plain_text(Pen(tally, {}, lambda _: None), one)
        for one in header.walk("biblScope")
        if one.get("unit") == "page" and one.get("n")
    }
    folio = _folio_patterns(language)
    pages: list[Page] = []
    for place, node in enumerate(found.breaks or [Node("pb", {})]):
        headers, people = _furniture_of(found, place, tally)
        known = [one.replace(title, " ") if title else one for one in headers]
        printed, section = _read_folio(known, folio)
        label = printed or scopes.get(node.get("n"), "") or node.get("n")
        pages.append(Page(node.id, place + 1, label, section, people=people))
    return tuple(_with_labels(pages, tally))


def _furniture_of(found: Survey, place: int, tally: Tally) -> tuple[list[str], tuple[Person, ...]]:
    pen = Pen(tally, {}, lambda _: None)
    here = [node for at, node in found.furniture if at == place]
    headers = [plain_text(pen, one) for one in here if one.get("type") == "header"]
    people = [p for one in here if one.get("type") == "credits" for p in people_in(pen, one)]
    return headers, tuple(dict.fromkeys(people))


def _folio_patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of date, weekday, page number and so on in a printed page header."""
    name = language if language in profile_names() else _FIRST_PROFILE
    return load_profile(name).folio


def _read_folio(headers: list[str], folio: dict[str, re.Pattern[str]]) -> tuple[str, str]:
    """Return page label and section name of the headers of a page, "" for what they lack.

    The section is what is left of a header with a page number, if that is one word.
    """
    number = folio["page"]
    others = [pattern for kind, pattern in folio.items() if kind != "page"]
    for header in headers:
        rest = header
        for pattern in others:
            rest = pattern.sub(" ", rest)
        found = number.search(rest)
        if found is None:
            continue
        label = _NUMBER.search(found.group())
        words = (rest[: found.start()] + " " + rest[found.end() :]).split()
        section = words[0] if len(words) == 1 and words[0].isalpha() else ""
        return (label.group() if label else found.group().strip()), section
    return "", ""


def _with_labels(pages: Iterable[Page], tally: Tally) -> Iterable[Page]:
    used: set[str] = set()
    ids: set[str] = set()
    for page in pages:
        name = page.id if is_plain_id(page.id) and page.id not in ids else f"page-{page.number}"
        ids.add(name)
        wanted = page.label or str(page.number)
        label, count = wanted, 1
        while label in used:
            count += 1
            label = f"{wanted}-{count}"
        if label != page.label:
            tally.note("X108", "pb", label=label)
        used.add(label)
        yield Page(name, page.number, label, page.section, people=page.people)
