# SPDX-License-Identifier: Apache-2.0
"""What an item says, read a second time and in another way: the judge of every exporter.

It imports nothing of teikit. Every character of a block is one `Cell` that knows its printed line,
page, column and marks; breaks are cells without a character. So the rules of the reading text
(exports.md 1.3) are rules on runs of cells, and offsets are counted, not computed.
"""

from itertools import chain

from lxml import etree
from oracle_cells import (
    BLOCKS,
    BREAKS,
    ITEMS,
    LEFT_OUT,
    ROLES,
    TEI,
    XML_ID,
    Place,
    cells,
    inline,
    name,
    normal,
    settle,
    text_of,
)


class Reader:
    """Reads the parts of one item, block after block."""

    def __init__(self, place):
        self.place, self.blocks, self.heads, self.creators = place, [], [], []
        self.depth, self.part, self.kind, self.figure = 0, 0, "paragraph", None
        self.between = []  # breaks since the last block

    def children(self, parent):
        start, waiting = len(self.blocks), []
        for child in parent:
            if name(child) == "p":
                self.rows(chain(waiting, cells(child, self.place)), self.kind, child)
                waiting = []
            elif waiting and name(child) in ("lb", "cb", "pb", "fw"):
                waiting += list(inline(child, self.place, ()))
            elif "#run-in" not in (child.get("rendition") or "").split():
                self.element(child)
            elif any(name(one) == "p" for one in child.itersiblings()):
                waiting += self.run_in(child)
            else:
                self.append(child, start)

    def run_in(self, element):
        if name(element) == "byline":
            self.people(element)
        mark = name(element) if name(element) in ("dateline", "byline") else ""
        return list(cells(element, self.place, ((mark, "", object()),) if mark else ()))

    def append(self, element, start):
        for block in reversed(self.blocks[start:]):
            if block.get("p"):
                block["parts"][-1] += self.between + self.run_in(element)
                self.between = []
                return
        self.element(element)

    def element(self, element):
        kind = name(element)
        if kind in BREAKS:
            self.between += list(inline(element, self.place, ()))
        elif kind == "byline":
            self.people(element)
            own = self.kind == "paragraph" and self.figure is None
            self.rows(cells(element, self.place), "byline" if own else "signature", element)
        elif kind == "lg" and element.find(TEI + "l") is None:
            self.children(element)
        elif kind in KINDS:
            KINDS[kind](self, element)
        elif kind in ("opener", "closer"):
            self.each(element, "signature" if kind == "closer" else self.kind)
        elif kind in BLOCKS:
            dated = kind == "dateline" and self.kind == "paragraph"
            marks = (("dateline", "", object()),) if dated else ()
            self.rows(cells(element, self.place, marks), self.kind, element)
        elif kind not in ("note", *LEFT_OUT):
            self.children(element)

    def each(self, element, kind):
        outer, self.kind = self.kind, kind
        for child in element:
            if name(child) in (*BLOCKS, *BREAKS, *LEFT_OUT, *KINDS):
                self.element(child)
            else:
                self.rows(inline(child, self.place, ()), self.kind, child)
        self.kind = outer

    def note(self, element):
        if element.get("resp") is None:
            self.rows(cells(element, self.place), "note", element)

    def quote(self, element):
        self.rows(cells(element, self.place), "quote", element)

    def division(self, element):
        if element.get("type") not in ITEMS:
            self.depth += 1
            self.children(element)
            self.depth -= 1

    def rows(self, row, kind, element, level=0):
        """Add a block, divided where blocks stand in it; notes and figures follow it."""
        later, part, paragraph = [], [], name(element) == "p"
        for cell in row:
            if cell.block is None:
                part.append(cell)
            elif name(cell.block) in ("note", "figure"):
                later.append(cell.block)
            else:
                self.add(kind, [part], level, p=paragraph)
                outer, part = self.kind, []
                self.kind = kind if kind in ("quote", "note", "signature") else outer
                self.element(cell.block)
                self.kind = outer
        self.add(kind, [part], level, p=paragraph)
        for one in element.iter(TEI + "seg"):
            if one.get("type") == "byline":
                self.people(one)
        for one in later:
            self.element(one)

    def add(self, kind, parts, level=0, p=False):
        self.between = []
        self.blocks.append({"kind": kind, "parts": parts, "level": level, "p": p})

    def container(self, element):
        for head in element.findall(TEI + "head"):
            self.rows(cells(head, self.place), "heading", head, self.depth + 1)
        kind = {"lg": "verse"}.get(name(element), name(element))
        parts = list(self.parts(element, kind))
        self.add(kind, parts)

    def parts(self, element, kind):
        """Yield the parts of a list, table or stanza; a block in a part divides it."""
        for child in element:
            if name(child) in ("row", "list", "lg", "table"):
                yield from self.parts(child, kind)
            elif name(child) in ("item", "label", "cell", "l", "p"):
                pieces = [[]]
                for cell in cells(child, self.place):
                    if cell.block is None:
                        pieces[-1].append(cell)
                    else:
                        pieces += [*self.inner(cell.block, kind), []]
                filled = [one for one in pieces if text_of(one)]
                yield from filled or (pieces[:1] if kind == "table" else [])

    def inner(self, block, kind):
        if name(block) in ("p", "ab", "l"):
            return [list(cells(block, self.place))]
        return list(self.parts(block, kind))

    def head(self, element):
        role = element.get("type")
        own = role in ("column", "kicker", "main", "deck") and self.depth == 0
        if self.figure is not None:
            self.figure["title"].append(list(cells(element, self.place)))
        elif own and self.part == 0:
            self.heads.append((role, text_of(cells(element, self.place))))
        else:
            main = next((text for key, text in self.heads if key == "main"), "")
            row = list(cells(element, self.place))
            if not (own and normal(text_of(row)) == normal(main)):
                self.add("heading", [row], max(self.depth, 1))

    def picture(self, element):
        outer = (self.figure, self.blocks, self.kind)
        graphic, words = element.find(TEI + "graphic"), element.find(TEI + "figDesc")
        self.figure = figure = {"title": [], "page": self.place.page}
        self.blocks, self.kind = [], "paragraph"
        self.children(element)
        rows = (part for block in self.blocks for part in block["parts"])
        figure["caption"] = list(filter(None, map(text_of, rows)))
        figure["title"] = list(filter(None, map(text_of, figure["title"])))
        figure["src"] = graphic.get("url") if graphic is not None else ""
        aside = Place("", self.place.labels)
        figure["alt"] = text_of(cells(words, aside)) if words is not None else ""
        self.figure, self.blocks, self.kind = outer
        if any(figure[key] for key in ("title", "caption", "src", "alt")):
            self.blocks.append({"kind": "figure", "figure": figure})

    def people(self, element):
        label, found = "", []
        for one in element.iter(TEI + "roleName", TEI + "persName"):
            text = text_of(cells(one, Place("", self.place.labels)))
            if name(one) == "roleName":
                label = text
                found = [[p[0], p[1], p[2] or text, p[3], p[4]] for p in found]
            else:
                printed = printed_text(one, self.place.labels)
                role = one.get("role") or ""
                found.append([text, ROLES.get(role, role), label, printed, one.get("ref") or ""])
        for one in found:
            if one[0] and one not in self.creators:
                self.creators.append(one)


KINDS = {
    "head": Reader.head, "figure": Reader.picture, "list": Reader.container,
    "table": Reader.container, "lg": Reader.container, "note": Reader.note,
    "quote": Reader.quote, "div": Reader.division,
}  # fmt: skip


def printed_text(element, labels):
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for one in list(copy.iter(TEI + "choice")):
        for other in list(one)[1:]:
            one.remove(other)
    return text_of(cells(copy, Place("", labels)))


def chains(root):
    """Return the items of a document, each as the list of its parts."""
    divs = [one for one in root.iter(TEI + "div") if one.get("type") in ITEMS]
    by_id = {"#" + (one.get(XML_ID) or ""): one for one in reversed(divs)}
    after = {}
    for one in divs:
        other = by_id.get(one.get("next") or "")
        if other is not None and by_id.get(other.get("prev") or "") is one and other is not one:
            after[one] = other
    found = []
    for one in divs:
        if one not in after.values():
            found.append([one])
            while found[-1][-1] in after:
                found[-1].append(after[found[-1][-1]])
    return found


def read(root, labels=None):
    """Return what each item says; `labels` are those of the page breaks in document order."""
    breaks = list(root.iter(TEI + "pb"))
    names = dict(zip(breaks, labels or [one.get("n") for one in breaks], strict=True))
    pages = {}
    page = next(iter(names.values()), "1")
    for one in root.find(TEI + "text").iter():
        page = names.get(one, page)
        pages[one] = page
    return [item(parts, pages, names) for parts in chains(root)]


def item(parts, pages, names):
    place = Place("", names)
    reader = Reader(place)
    for number, part in enumerate(parts):
        place.page, reader.part = pages[part], number
        reader.children(part)
    blocks = [one for one in map(settled, reader.blocks) if one]
    placed = place_bylines(blocks)
    return {
        "id": parts[0].get(XML_ID),
        "kind": parts[0].get("type"),
        "heads": [one for one in reader.heads if one[1]],
        "head bylines": [one for one in placed if one["kind"] == "head"],
        "end bylines": [one for one in placed if one["kind"] == "end"],
        "blocks": [one for one in placed if one["kind"] not in ("head", "end")],
        "creators": reader.creators,
    }


def place_bylines(blocks):
    """Call each byline head, end or signature by the blocks of text before and after it."""
    text = [one["kind"] not in ("figure", "byline") for one in blocks]
    others = [one["kind"] != "byline" for one in blocks]
    placed = []
    for at, one in enumerate(blocks):
        if one["kind"] == "byline":
            early = not any(text[:at]) if any(text) else not any(others[:at])
            late = not any(text[at:])
            one = {**one, "kind": "head" if early else "end" if late else "signature"}
        placed.append(one)
    return placed


def settled(block):
    if block["kind"] == "figure":
        return block
    parts = [settle(list(part)) for part in block["parts"]]
    if block["kind"] != "table":
        parts = [one for one in parts if one]
    texts = ["".join(cell.char for cell in part) for part in parts]
    return {**block, "parts": parts, "texts": texts} if any(texts) else None
