# SPDX-License-Identifier: Apache-2.0
"""The lines of the sources, rebuilt from the bytes of a TEI file, without any part of teikit."""

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
NOT_SOURCE = {TEI + name for name in ("reg", "corr", "expan", "supplied", "figDesc", "note")}
LAYOUT = {
    TEI + name
    for name in (
        *("text", "front", "titlePage", "docTitle", "body", "div"),
        *("figure", "lg", "list", "table", "row"),
    )
}


def rebuilt(data: bytes) -> dict[int, list[str]]:
    """The lines of each source, as the bytes of a TEI file tell them."""
    root = etree.fromstring(data)
    counts = [
        int(m.get("quantity")) for m in root.iter(TEI + "measure") if m.get("unit") == "lines"
    ]
    pieces: dict[tuple[int, int, int], str] = {}
    current = None

    def take(text, structural):
        nonlocal current
        if text and not (structural and not text.strip(" \n")):
            assert current is not None, f"text outside any line: {text!r}"
            pieces[current] += text

    def walk(node):
        nonlocal current
        if node.tag == TEI + "lb":
            number, _, rank = node.get("n").partition(".")
            file = int((node.get("edRef") or "#src-1").removeprefix("#src-"))
            current = (file, int(number), int(rank or 1))
            assert current not in pieces
            pieces[current] = ""
        structural = node.tag in LAYOUT
        if node.tag not in NOT_SOURCE:
            take(node.text, structural)
            for child in node:
                walk(child)
                take(child.tail, structural)

    walk(root.find(TEI + "text"))
    lines = {file: [""] * count for file, count in enumerate(counts, 1)}
    for file, number, rank in sorted(pieces):
        assert rank == 1 or (file, number, rank - 1) in pieces
        lines[file][number - 1] += pieces[file, number, rank]
    return lines
