# SPDX-License-Identifier: Apache-2.0
"""Plans a book: its names and links, its pictures, what it is called and what it is known by."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from teikit.exporters.epub.labels import Labels, direction_of, known_tag, labels_for
from teikit.exporters.epub.markup import Markup, element, escape
from teikit.exporters.reading import Edition, Item, Page, Tally, Text

_NAMESPACE = bytes.fromhex("5c6b1f0e3f5a5d0b9a526a6f9c1d7e24")  # ours, never to be changed
_NEVER = "1980-01-01"
_DAY = 10  # the length of a full date
_LONGEST = 100
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
)


@dataclass(frozen=True, slots=True)
class Materials:
    """What comes from outside the TEI, loaded by the caller.

    `media` holds the files behind graphic/@url, `cover` a picture in PNG or JPEG; `modified` is
    the time the book is said to have changed, None to take it from the TEI.
    """

    media: Mapping[str, bytes] = field(default_factory=dict)
    cover: bytes = b""
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the book; `name` is that of its file in the folder images."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Book:
    """What every file of a book needs to know.

    `begun` and `continued` are the items that begin on a page and that go on there, by its label.
    `names` is the file of each item without folder and suffix, by item id; `places` the address
    of each id of the TEI, as seen from the folder text; `pictures` go by graphic/@url. `marking`
    are the attributes of our own words where the language of the book has none of them.
    """

    edition: Edition
    begun: Mapping[str, tuple[Item, ...]]
    continued: Mapping[str, tuple[Item, ...]]
    labels: Labels
    language: str
    direction: str
    title: str
    date: str
    identifier: str
    modified: str
    paged: bool
    names: Mapping[str, str]
    places: Mapping[str, str]
    pictures: Mapping[str, Picture]
    marking: Mapping[str, str]

    def page_file(self, page: Page) -> str:
        """Return the file name of the opener of a page."""
        return f"p{page.number:02d}.xhtml"

    def item_file(self, item: Item) -> str:
        """Return the file name of an item."""
        return f"{self.names[item.id]}.xhtml"

    def page_name(self, page: Page) -> str:
        """Return what a page is called in the contents: its number and its section."""
        name = self.labels.page_name(page.label) if self.paged else self.title
        return f"{name} {page.section}".strip()

    def item_name(self, item: Item) -> str:
        """Return what an item is called in the contents."""
        if item.kind == "page":
            return self.labels.loose.format(self.labels.page_name(item.page))
        return f"{item.label}…" if item.label_made and _is_cut(item) else item.label

    def made(self, name: str, words: str, **attributes: str) -> Markup:
        """Return an element with words of ours."""
        return element(name, {**attributes, **self.marking}, escape(words))


def plan_book(edition: Edition, paged: bool, materials: Materials, tally: Tally) -> Book:
    """Return the plan of a book; `paged` tells whether the TEI has page breaks. Adds X110."""
    language = known_tag(edition.language) or "und"
    labels = labels_for(language)
    known = edition.metadata
    date = labels.date_in_words(known.date, known.date_certainty)
    same = labels.language.split("-")[0] == language.lower().split("-")[0]
    names = _file_names(edition)
    items = {item.id: item for item in edition.items}
    return Book(
        edition=edition,
        begun={page.label: tuple(items[one] for one in page.items) for page in edition.pages},
        continued=_continued(edition),
        labels=labels,
        language=language,
        direction=direction_of(language),
        title=" ".join(filter(None, (known.title or labels.untitled, date))),
        date=date,
        identifier=f"urn:uuid:{_identity(edition)}",
        modified=_modified(edition, materials.modified),
        paged=paged,
        names=names,
        places=_places(edition, names),
        pictures=_pictures(edition, materials.media, tally),
        marking={} if same else {"lang": labels.language, "xml:lang": labels.language},
    )


def picture_of(data: bytes) -> Picture | None:
    """Return a picture named by its content; None if it is no PNG, JPEG or GIF."""
    for signature, suffix, media_type in _SIGNATURES:
        if data.startswith(signature):
            name = f"{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
            return Picture(name, media_type, data)
    return None


def _is_cut(item: Item) -> bool:
    """Tell whether a made label is only the beginning of one of the item's texts."""
    texts = (one.text for one in _texts(item))
    return any(text != item.label and text.startswith(item.label) for text in texts)


def _texts(item: Item) -> Iterator[Text]:
    yield from (one.text for one in item.headings)
    yield from (one.text for one in item.bylines)
    for block in item.blocks:
        yield from block.parts
    for figure in item.figures:
        yield from (part for block in figure.caption for part in block.parts)


def _continued(edition: Edition) -> dict[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = {page.label: [] for page in edition.pages}
    for item in edition.items:
        for label in item.pages:
            if label != item.page:
                found[label].append(item)
    return {label: tuple(items) for label, items in found.items()}


def _identity(edition: Edition) -> str:
    """Return the same UUID for every book of the same newspaper, day, edition and pages.

    The pages are named because a book may hold one page of a day; without a sure day or a name of
    the newspaper the id of the TEI stands for all.
    """
    known = edition.metadata
    journal = known.issn or known.cn or known.title
    if not journal or known.date_certainty != "exact":
        return uuid_of(edition.id)
    pages = (page.label for page in edition.pages)
    return uuid_of("\n".join((journal, known.date, known.edition, *pages)))


def uuid_of(name: str) -> str:
    """Return the UUID version 5 of a name in our namespace (RFC 9562, 5.5)."""
    octets = bytearray(hashlib.sha1(_NAMESPACE + name.encode(), usedforsecurity=False).digest())
    octets[6] = octets[6] & 0x0F | 0x50
    octets[8] = octets[8] & 0x3F | 0x80
    digits = octets[:16].hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _modified(edition: Edition, wanted: datetime | None) -> str:
    """Return the time of the last change, in UTC, without a look at the clock."""
    if wanted is not None:
        aware = wanted if wanted.tzinfo else wanted.replace(tzinfo=UTC)
        return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    known = edition.metadata
    day = known.date if len(known.date) == _DAY else ""
    return f"{known.changed or known.published or day or _NEVER}T00:00:00Z"


def _file_names(edition: Edition) -> dict[str, str]:
    """Return a file name for each item id; names that only differ by case become different."""
    used: set[str] = set()
    names: dict[str, str] = {}
    for item in edition.items:
        wanted = item.id
        if len(wanted) > _LONGEST:
            wanted = f"i-{hashlib.sha256(wanted.encode()).hexdigest()[:10]}"
        name, count = wanted, 1
        while name.lower() in used:
            count += 1
            name = f"{wanted}-{count}"
        used.add(name.lower())
        names[item.id] = name
    return names


def _places(edition: Edition, names: Mapping[str, str]) -> dict[str, str]:
    """Return where each id of the TEI that a link may name is found."""
    places: dict[str, str] = {}
    for item in edition.items:
        file = f"{names[item.id]}.xhtml"
        places |= {part.id: file for part in item.parts if part.id}
        places |= {one.id: f"{file}#{one.id}" for one in item.headings if one.id}
        places |= {one.id: f"{file}#{one.id}" for one in item.content if one.id}
    places |= {page.id: f"p{page.number:02d}.xhtml" for page in edition.pages}
    return places


def _pictures(edition: Edition, media: Mapping[str, bytes], tally: Tally) -> dict[str, Picture]:
    pictures: dict[str, Picture] = {}
    for item in edition.items:
        tally.item = item.id
        for figure in item.figures:
            if not figure.source or figure.source in pictures:
                continue
            picture = picture_of(media.get(figure.source, b""))
            if picture is None:
                tally.note("X110", "graphic", source=figure.source)
            else:
                pictures[figure.source] = picture
    tally.item = ""
    return pictures
