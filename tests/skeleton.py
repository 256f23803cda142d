# SPDX-License-Identifier: Apache-2.0
"""What an item is made of, once by the oracle and once rebuilt from JSON: they must be equal."""

from itertools import pairwise

from oracle_cells import Cell

HEADLINES = {"deck": "subtitle"}


def places(parts):
    """Return line, page and column breaks of parts joined by line feeds, as JSON gives them."""
    row = [cell for part in parts for cell in (*part, Cell("\n"))][:-1]
    known = [(at, cell) for at, cell in enumerate(row) if cell.page]
    pairs = list(pairwise(known))
    numbers = [cell.line[1] if cell.line else "" for _, cell in known[:1]]
    numbers += [b.line[1] for (_, a), (_, b) in pairs if a.line != b.line]
    heads = [n.partition(".")[0] for n in numbers]
    good = all(n.isdecimal() and int(n) for n in heads)
    return {
        "lineBreaks": [at + 1 for (at, a), (_, b) in pairs if a.line != b.line],
        "lineNumbers": [int(n) for n in heads] if good else [],
        "pageBreaks": [(at, b.page) for (_, a), (at, b) in pairs if a.page != b.page],
        "columnBreaks": [at for (_, a), (at, b) in pairs if a.column != b.column],
    }


def marks(parts):
    """Return (type, start, end, printed) of each mark that has characters, white space trimmed."""
    row = [cell for part in parts for cell in (*part, Cell("\n"))][:-1]
    spans = {}
    for at, cell in enumerate(row):
        for mark in cell.marks:
            if not cell.char.isspace():
                first, _ = spans.get(mark, (at, at))
                spans[mark] = (first, at + 1)
    return sorted((m[0], start, end, m[1]) for m, (start, end) in spans.items())


def from_tei(item):
    """Return the skeleton of an item that the oracle has read."""
    heads = [one["texts"][0] for one in item["head bylines"]]
    ends = [one["texts"][0] for one in item["end bylines"]]
    blocks = [one for one in item["blocks"] if one["kind"] != "figure"]
    blocks += [{**one, "kind": "signature"} for one in item["end bylines"] if heads]
    body = [part for one in blocks for part in one["parts"]]
    found = marks(body)
    text = "\n".join(text for one in blocks for text in one["texts"])
    run_in = [text[start:end] for kind, start, end, _ in found if kind == "byline"]
    place = "head" if heads else "end" if ends else "runIn" if run_in else ""
    return {
        "headlines": [(HEADLINES.get(role, role), text) for role, text in item["heads"]],
        "byline": " ".join(heads or ends or run_in),
        "bylineAt": place,
        "creators": [tuple(one) for one in item["creators"]],
        "dateline": dateline(blocks),
        "text": text,
        "blocks": [(one["kind"], one["level"], tuple(one["texts"])) for one in blocks],
        "marks": found,
        "images": [image(one["figure"], n) for n, one in figures(item)],
        **places(body),
    }


def dateline(blocks):
    """Return the words of the first dateline in the first block that is no heading."""
    opening = next((one for one in blocks if one["kind"] != "heading"), None)
    found = [one for one in marks(opening["parts"]) if one[0] == "dateline"] if opening else []
    if not found:
        return ""
    _, start, end, _ = min(found, key=lambda one: (one[1], -one[2]))
    return "\n".join(opening["texts"])[start:end]


def figures(item):
    """Yield the number of blocks before each figure, and the figure."""
    count = 0
    for one in item["blocks"]:
        if one["kind"] == "figure":
            yield count, one
        count += one["kind"] != "figure"


def image(figure, position):
    title, caption = "\n".join(figure["title"]), "\n".join(figure["caption"])
    return (title, caption, figure["src"], figure["alt"], figure["page"], position)


def from_json(article):
    """Rebuild the skeleton of an article from its JSON alone."""
    text = article["text"]
    return {
        "headlines": [(one["role"], one["text"]) for one in article.get("headlines", [])],
        "byline": article.get("byline", ""),
        "bylineAt": article.get("bylineAt", "head" if "byline" in article else ""),
        "creators": [person(one) for one in article.get("creators", [])],
        "dateline": article.get("dateline", ""),
        "text": text,
        "blocks": [block(one, text) for one in article.get("blocks", [])],
        "marks": sorted(
            (one["type"], *one["span"], one.get("printed", ""))
            for one in article.get("marks", [])
            if one["span"][0] < one["span"][1]
        ),
        "images": [
            (
                *(one.get(key, "") for key in ("title", "caption", "src", "alt", "page")),
                one["position"],
            )
            for one in article.get("images", [])
        ],
        "lineBreaks": article.get("lineBreaks", []),
        "lineNumbers": article.get("lineNumbers", []),
        "pageBreaks": [(one["at"], one["page"]) for one in article.get("pageBreaks", [])],
        "columnBreaks": article.get("columnBreaks", []),
    }


def person(one):
    return (
        one["name"],
        one.get("role", ""),
        one.get("label", ""),
        one.get("asPrinted", one["name"]),
        one.get("ref", ""),
    )


def block(one, text):
    spans = one.get("parts", [one["span"]])
    return (one["type"], one.get("level", 0), tuple(text[start:end] for start, end in spans))
