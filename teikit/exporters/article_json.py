# SPDX-License-Identifier: Apache-2.0
"""Turns an item into an article of the JSON export (schemas/issue.schema.json, exports.md 3.3)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from teikit.exporters.json_text import Json
from teikit.exporters.reading import (
    Block,
    Break,
    Byline,
    Edition,
    Figure,
    Item,
    Mark,
    Person,
    Region,
    Tally,
    Text,
)

_ROLES = """
    author reporter correspondent photographer editor translator illustrator proofreader designer
"""
ROLES = frozenset(_ROLES.split())
_ROLE_NAMES = {"intern-reporter": "trainee-reporter"}
_TYPES = {"photo-story": "photo", "fragment": "other", "page": "other"}
_SUBTYPES = frozenset(("brief", "editorial", "letter", "poem", "table", "weather"))
HEADLINES = {"deck": "subtitle"}
_CARRIED = """
    dateline byline corrected regularised supplied unclear gap person org place date title speech
"""
MARKS = frozenset(_CARRIED.split())
_UNCARRIED = frozenset(("emphasis", "link", "language", "heading"))
_VALUE_KEYS = {"supplied": "reason", "unclear": "reason", "gap": "reason", "date": "when"}


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its start, the end of the line before, its number (0: unknown) and place."""

    start: int
    end: int
    number: int
    count: int


@dataclass(slots=True)
class Body:
    """The text of an article being put together, with all that is known by offsets in it.

    `filled` is the end of its last character that is no line feed between parts; `pages` and
    `columns` hold where each begins, and its label or place.
    """

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    filled: int = 0
    blocks: list[Json] = field(default_factory=list)
    marks: list[Json] = field(default_factory=list)
    lines: list[PrintedLine] = field(default_factory=list)
    pages: list[tuple[int, str]] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)


def item_to_article(item: Item, position: int, edition: Edition, tally: Tally) -> dict[str, Json]:
    """Return the article of an item; `position` is its place in the issue from 1.

    Adds X301 for marks that JSON does not carry, X302 for uneven tables, X303 for an item of
    several source files.
    """
    tally.item = item.id
    body = _body(item, tally)
    text = "".join(body.pieces)
    rest: dict[str, Json] = {
        "blocks": body.blocks,
        "marks": body.marks,
        **_places(body),
        "charCount": len("".join(text.split())),
        "images": _images(item),
        "regions": [region_to_json(one) for one in item.regions],
        "source": _source(item, edition, tally),
        "related": [{"id": one.target, "rel": one.relation} for one in item.links],
        "quality": _quality(item),
        "keywords": list(item.keywords),
        "language": item.language,
    }
    return _head(item, position, edition) | {"text": text} | without_empty(rest, keep="charCount")


def _head(item: Item, position: int, edition: Edition) -> dict[str, Json]:
    """Return what stands before the text of an article."""
    byline, place = _byline(item)
    sections = {page.label: page.section for page in edition.pages}
    return without_empty(
        {
            "id": item.id,
            "type": _type(item),
            "genre": item.subtype,
            "pages": list(item.pages),
            "section": item.section or sections.get(item.page, ""),
            "position": position,
            "headline": item.headline,
            "headlines": [
                {"role": HEADLINES.get(one.role, one.role), "text": one.text.text}
                for one in item.headings
            ],
            "byline": byline,
            "bylineAt": place if place != "head" else "",
            "creators": [person_to_json(one) for one in item.people],
            "dateline": item.dateline,
        }
    )


def without_empty(values: Mapping[str, Json], keep: str = "") -> dict[str, Json]:
    """Return an object without what is empty: absent is how JSON says that TEI says nothing."""
    return {key: one for key, one in values.items() if key == keep or one not in ("", [], {})}


def person_to_json(person: Person) -> dict[str, Json]:
    """Return a person; the printed form only if it differs."""
    role = _ROLE_NAMES.get(person.role, person.role)
    known = role in ROLES or role in _ROLE_NAMES.values()
    return without_empty(
        {
            "name": person.name,
            "role": role if known or not role else "other",
            "label": person.label,
            "asPrinted": person.printed if person.printed != person.name else "",
            "ref": person.ref,
        }
    )


def region_to_json(region: Region) -> dict[str, Json]:
    """Return a region: its page and its box."""
    return {"page": region.page, "box": _box(region)}


def _box(region: Region) -> list[Json]:
    return [int(one) if one == int(one) else one for one in region.box]


def _type(item: Item) -> str:
    if item.kind == "article" and item.subtype in _SUBTYPES:
        return item.subtype
    return _TYPES.get(item.kind, item.kind)


def _byline(item: Item) -> tuple[str, str]:
    """Return the byline and its place: those at the head, else those at the end, else run in."""
    for place in ("head", "end", "runIn"):
        found = [one.text.text for one in item.bylines if one.position == place]
        if found:
            return " ".join(found), place
    return "", ""


def _blocks(item: Item) -> tuple[Block, ...]:
    """Return the blocks of the text; a byline at the end is one if there is one at the head too."""
    ends = [one for one in item.bylines if one.position == "end"]
    heads = any(one.position == "head" for one in item.bylines)
    return item.blocks + tuple(_signature(one) for one in ends if heads)


def _signature(byline: Byline) -> Block:
    return Block("signature", (byline.text,), byline.id)


def _body(item: Item, tally: Tally) -> Body:
    body = Body()
    for block in _blocks(item):
        if body.length:
            _add_text(body, "\n")
        start = body.length
        spans = []
        for number, part in enumerate(block.parts):
            if number:
                _add_text(body, "\n")
            spans.append(_add_part(body, part, tally))
        body.blocks.append(_block(block, start, body.length, spans, tally))
    return body


def _add_text(body: Body, text: str) -> None:
    body.pieces.append(text)
    body.length += len(text)


def _add_part(body: Body, part: Text, tally: Tally) -> list[int]:
    start = body.length
    if part.text:
        _add_breaks(body, part)
    body.marks.extend(_marks(part, start, tally))
    _add_text(body, part.text)
    if part.text:
        body.filled = body.length
    return [start, body.length]


def _add_breaks(body: Body, part: Text) -> None:
    start = body.length
    _add_line(body, start, body.filled, part.line)
    _add_page(body, start, part.page)
    _add_column(body, start, part.column)
    for one in part.breaks:
        if not one.start:
            continue
        if one.kind == "line":
            _add_line(body, start + one.start, start + one.end, one)
        elif one.kind == "page":
            _add_page(body, start + one.start, one.n)
        else:
            _add_column(body, start + one.start, one)


def _add_line(body: Body, start: int, end: int, line: Break | None) -> None:
    """Add a line, unless it goes on; one that begins where the last one did replaces it."""
    count = line.ordinal if line else 0
    last = body.lines[-1] if body.lines else None
    if last and last.count == count:
        return
    number = line_number(line.n) if line else 0
    if last and last.start == start:
        body.lines[-1] = PrintedLine(start, last.end, number, count)
    else:
        body.lines.append(PrintedLine(start, end, number, count))


def _add_page(body: Body, start: int, page: str) -> None:
    """Add a page, unless it goes on; one that begins where the last one did replaces it."""
    if body.pages and body.pages[-1][0] == start:
        body.pages.pop()
    if not body.pages or body.pages[-1][1] != page:
        body.pages.append((start, page))


def _add_column(body: Body, start: int, column: Break | None) -> None:
    count = column.ordinal if column else 0
    if not body.columns or body.columns[-1][1] != count:
        body.columns.append((start, count))


def _places(body: Body) -> dict[str, Json]:
    """Return line, page and column breaks; line numbers only if every line has one."""
    numbers = [one.number for one in body.lines]
    pages: list[Json] = [{"at": at, "page": page} for at, page in body.pages[1:]]
    return {
        "lineBreaks": [one.end for one in body.lines[1:]],
        "lineNumbers": numbers if all(numbers) else [],
        "pageBreaks": pages,
        "columnBreaks": sorted({at for at, _ in body.columns[1:]}),
    }


def line_number(n: str) -> int:
    """Return the number of a source line, that of the whole line for a piece of it; 0 if none."""
    whole = n if n.isdecimal() else n.partition(".")[0]
    return int(whole) if whole.isdecimal() and whole.isascii() and len(whole) < 10 else 0


def _block(
    block: Block, start: int, end: int, spans: list[list[int]], tally: Tally
) -> dict[str, Json]:
    columns = set(block.rows)
    if len(columns) > 1:
        tally.note("X302", "table")
    several = block.kind in ("verse", "list", "table")
    return without_empty(
        {
            "id": block.id,
            "type": block.kind,
            "level": block.level or "",
            "span": [start, end],
            "page": next((one.page for one in block.parts if one.text), ""),
            "parts": list(spans) if several else [],
            "columns": columns.pop() if len(columns) == 1 else "",
            "headerRows": block.labels or "",
        }
    )


def _marks(part: Text, start: int, tally: Tally) -> Iterator[Json]:
    for mark in part.marks:
        if mark.kind in MARKS:
            yield _mark(mark, start)
        elif mark.kind in _UNCARRIED:
            tally.note("X301", mark.kind)


def _mark(mark: Mark, start: int) -> dict[str, Json]:
    """Return a mark; the id of a run-in block is no pointer."""
    pointing = mark.kind not in ("dateline", "byline")
    return without_empty(
        {
            "type": mark.kind,
            "span": [start + mark.start, start + mark.end],
            "printed": mark.printed,
            _VALUE_KEYS.get(mark.kind, "value"): mark.value if mark.kind in _VALUE_KEYS else "",
            "cert": mark.certainty,
            "ref": mark.ref if pointing else "",
        }
    )


def _images(item: Item) -> list[Json]:
    images: list[Json] = []
    for number, one in enumerate(item.content):
        if isinstance(one, Figure):
            before = sum(isinstance(other, Block) for other in item.content[:number])
            images.append(_image(one, before))
    return images


def _image(figure: Figure, position: int) -> dict[str, Json]:
    region = next(iter(figure.regions), None)
    image: dict[str, Json] = {
        "id": figure.id,
        "src": figure.source,
        "title": "\n".join(one.text for one in figure.title),
        "caption": "\n".join(one.text for block in figure.caption for one in block.parts),
        "alt": figure.description,
        "credit": person_to_json(figure.people[0]) if figure.people else {},
        "page": figure.page,
        "box": _box(region) if region else [],
    }
    return without_empty(image) | {"position": position}


def _source(item: Item, edition: Edition, tally: Tally) -> dict[str, Json]:
    """Return the file an item was read from, and its first and last line there."""
    files = {f"#{one.id}": one.file for one in edition.metadata.sources}
    lines = [
        (one.source, line_number(one.n))
        for text in item_texts(item)
        for one in text.breaks
        if one.kind == "line"
    ]
    sources = {source for source, _ in lines}
    if len(sources) > 1:
        tally.note("X303")
        return {}
    pointer = sources.pop() if sources else ""
    file = files.get(pointer, "") if pointer or len(files) != 1 else next(iter(files.values()))
    numbers = [number for _, number in lines if number]
    if not file:
        return {}
    span: Json = [min(numbers), max(numbers)] if numbers else []
    return without_empty({"file": file, "lines": span})


def item_texts(item: Item) -> Iterator[Text]:
    """Yield all texts of an item."""
    yield from (one.text for one in item.headings)
    yield from (one.text for one in item.bylines)
    for one in item.content:
        blocks: Iterable[Block] = (one,) if isinstance(one, Block) else one.caption
        yield from (part for block in blocks for part in block.parts)
        yield from one.title if isinstance(one, Figure) else ()


def _quality(item: Item) -> dict[str, Json]:
    flags = ["fragment"] if item.kind == "fragment" else []
    flags += [f"{element}-{certainty}" for element, certainty in item.doubts]
    return without_empty({"status": item.status, "flags": list(flags)})
