# SPDX-License-Identifier: Apache-2.0
"""Checks that XPath 1.0 cannot state or would state slowly: pointers, images, spaces, ids."""

from collections.abc import Iterable, Iterator

from lxml import etree

from teikit.tei.names import ELEMENT_ONLY, XML_ID, local_name, tei
from teikit.validators.problems import Problem, attribute_name, enclosing_item, short
from teikit.validators.values import nearest

_POINTERS = frozenset(
    (
        "ana",
        "corresp",
        "decls",
        "edRef",
        "facs",
        "ref",
        "rendition",
        "resp",
        "scheme",
        "target",
        "who",
    )
)
_RULE_V124 = frozenset(("ptr", "ref"))
_EDITORS_WORDS = frozenset(
    ("certainty", "corr", "desc", "expan", "figDesc", "note", "reg", "supplied")
)
_MIXED_IN_LAYOUT = frozenset(("choice",))
_MOST_ADVICE = 20
_BLOCKS = frozenset(
    ("byline", "closer", "dateline", "div", "figure", "head", "lg", "list", "p", "table")
)


def check_exactly(root: etree._Element) -> Iterator[Problem]:
    """Yield V201, V202, V204, V206 and V207."""
    holders: dict[str, etree._Element] = {}
    for element in root.iter("{*}*"):
        if name := element.get(XML_ID):
            holders.setdefault(name, element)
    yield from _check_pointers(root, holders)
    yield from _check_choices(root)
    for text in root.iterchildren(tei("text")):
        yield from _check_images(text, holders)
        yield from _check_breaks(text)
        yield from _check_prefixes(text, holders)


def local_targets(element: etree._Element, name: str) -> list[str]:
    """Return the ids in this file that an attribute points to."""
    return [one[1:] for one in element.get(name, "").split() if one.startswith("#")]


def _check_pointers(root: etree._Element, holders: dict[str, etree._Element]) -> Iterator[Problem]:
    """Yield V201 for each pointer into this file that finds nothing; next and prev: rule V115."""
    missing: dict[str, str] = {}
    for element in root.iter("{*}*"):
        for name in sorted(_POINTERS.intersection(map(str, element.attrib))):
            targets = local_targets(element, name)
            if local_name(element) in _RULE_V124 and len(element.get(name, "").split()) == 1:
                continue
            for target in targets:
                if target not in holders:
                    if target not in missing:
                        missing[target] = _meant(target, holders, len(missing))
                    yield _dangling(element, name, target, missing[target])


def _meant(target: str, holders: Iterable[str], before: int) -> str:
    """Return the id nearest to a target; "" after many, since each is compared with all ids."""
    return nearest(target, holders) if before < _MOST_ADVICE else ""


def _dangling(element: etree._Element, name: str, target: str, near: str) -> Problem:
    facts = {
        "name": local_name(element),
        "attribute": attribute_name(name),
        "id": short(target),
        "advice": f'; did you mean "#{near}"?' if near else "",
    }
    return Problem(element, "V201", facts)


def _check_images(text: etree._Element, holders: dict[str, etree._Element]) -> Iterator[Problem]:
    """Yield V202 for each facs that is on no image of the page its element stands on."""
    surfaces: set[str] = set()
    for element in text.iter("{*}*"):
        targets = [one for one in local_targets(element, "facs") if one in holders]
        if element.tag == tei("pb"):
            surfaces = set(targets)
        for target in targets:
            crossed = (local_targets(one, "facs") for one in element.iter(tei("pb")))
            reason = _image_fault(element, holders[target], surfaces.union(*crossed))
            if reason:
                facts = {"name": local_name(element), "id": target, "reason": reason}
                yield Problem(element, "V202", facts)


def _image_fault(element: etree._Element, image: etree._Element, pages: set[str]) -> str:
    """Return what is wrong with pointing from an element to an image, "" if nothing is."""
    kind = local_name(image)
    surface = image.getparent() if kind == "zone" else image
    if kind not in ("surface", "zone") or surface is None:
        return f"which is a <{kind}>, neither surface nor zone"
    name, number = surface.get(XML_ID, ""), surface.get("n", "")
    if element.tag == tei("pb"):
        same = number == element.get("n")
        return "" if same else f"which is on the image of page {number}, not {element.get('n')}"
    if pages and name not in pages:
        return f"which is on {name}, the image of another page"
    return ""


def _check_choices(root: etree._Element) -> Iterator[Problem]:
    """Yield V204 for each reg that is not its spaced orig with the spaces taken out."""
    for choice in root.iter(tei("choice")):
        printed, regular = choice.find(tei("orig")), choice.find(tei("reg"))
        if printed is None or regular is None:
            continue
        words = "".join(map(str, printed.itertext())).split()
        given = "".join(map(str, regular.itertext()))
        if len(words) > 1 and given != "".join(words):
            yield Problem(choice, "V204", {"reg": short(given), "closed": short("".join(words))})


def _check_breaks(text: etree._Element) -> Iterator[Problem]:
    """Yield V206 for each block of the text that the file breaks or indents inside."""
    broken: dict[etree._Element, None] = {}
    for element in text.iter("{*}*"):
        if _is_mixed(element) and _is_broken(element):
            mixed = [one for one in element.iterancestors() if _is_mixed(one)]
            around = [element, *element.iterancestors()]
            if not any(local_name(one) in _EDITORS_WORDS for one in around):
                broken[mixed[-1] if mixed else element] = None
    for block in broken:
        yield Problem(block, "V206", {"name": local_name(block)})


def _is_mixed(element: etree._Element) -> bool:
    """Tell whether white space in an element is text, or must not be there."""
    name = local_name(element)
    return bool(name) and (name not in ELEMENT_ONLY or name in _MIXED_IN_LAYOUT)


def _is_broken(element: etree._Element) -> bool:
    texts = [element.text or "", *(child.tail or "" for child in element)]
    return any(set(text).intersection("\n\r") for text in texts)


def _check_prefixes(text: etree._Element, holders: dict[str, etree._Element]) -> Iterator[Problem]:
    """Yield V207 for each block whose id does not begin with that of its item.

    An id that an earlier element has is left to V010.
    """
    for block in text.iter(*map(tei, sorted(_BLOCKS))):
        name = block.get(XML_ID)
        item = enclosing_item(block)
        if item is None or item is block or name is None or holders.get(name) is not block:
            continue
        if not name.startswith(f"{item.get(XML_ID)}-"):
            yield Problem(block, "V207", {"id": short(name), "item": item.get(XML_ID, "")})
