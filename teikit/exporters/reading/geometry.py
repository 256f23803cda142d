# SPDX-License-Identifier: Apache-2.0
"""Finds the images of pages, and the regions of items and figures on them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from teikit.exporters.reading.edition import Image, Region
from teikit.exporters.reading.tally import Tally
from teikit.tei.node import Node

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_POINT = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
_CORNERS = ("ulx", "uly", "lrx", "lry")


@dataclass(slots=True)
class Geometry:
    """Surfaces and zones by id; `scales` says how many pixels one unit of a surface is."""

    images: dict[str, Image] = field(default_factory=dict)
    scales: dict[str, float] = field(default_factory=dict)
    zones: dict[str, tuple[str, Node]] = field(default_factory=dict)


def read_geometry(facsimile: Node | None) -> Geometry:
    """Return what a `facsimile` says; of several images of a surface the first one counts."""
    found = Geometry()
    for surface in facsimile.walk("surface") if facsimile else ():
        graphic = next(surface.elements("graphic"), Node("graphic", {}))
        width, height = _length(graphic.get("width")), _length(graphic.get("height"))
        left, _, right, _ = (_length(surface.get(key)) for key in _CORNERS)
        if graphic.get("url"):
            found.images[surface.id] = Image(graphic.get("url"), int(width), int(height))
        found.scales[surface.id] = width / (right - left) if width and right > left else 1.0
        for zone in surface.walk("zone"):
            found.zones[zone.id] = (surface.id, zone)
    return found


def image_of(geometry: Geometry, page_break: Node) -> Image | None:
    """Return the image of a page: that of its surface, else the file that pb/@facs names."""
    pointer = page_break.get("facs").split()[:1]
    if not pointer:
        return None
    if pointer[0].startswith("#"):
        return geometry.images.get(pointer[0][1:])
    return Image(pointer[0])


def regions_of(
    geometry: Geometry, node: Node, labels: Mapping[str, str], tally: Tally
) -> tuple[Region, ...]:
    """Return the regions an element's @facs points to; `labels` are the pages of the surfaces.

    Adds X117 for a zone that has no box or whose surface belongs to no page.
    """
    regions = []
    for pointer in node.get("facs").split():
        surface, zone = geometry.zones.get(pointer.removeprefix("#"), ("", None))
        if zone is None:
            continue
        box = _box(zone, geometry.scales[surface])
        if box is None or surface not in labels:
            tally.note("X117", "zone", zone.line)
            continue
        regions.append(Region(labels[surface], box))
    return tuple(regions)


def _length(text: str) -> float:
    found = _LENGTH.fullmatch(text)
    return float(found.group(1)) if found else 0.0


def _box(zone: Node, scale: float) -> tuple[float, float, float, float] | None:
    points = [(float(x), float(y)) for x, y in _POINT.findall(zone.get("points"))]
    if not points and all(zone.get(key) for key in _CORNERS):
        left, top, right, bottom = (_length(zone.get(key)) for key in _CORNERS)
        points = [(left, top), (right, bottom)]
    if len(points) < 2:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    if width <= 0 or height <= 0:
        return None
    return tuple(round(one * scale, 1) for one in (left, top, width, height))  # type: ignore[return-value]
