# SPDX-License-Identifier: Apache-2.0
"""Asks what recognition rests on: scores with words taken away, and with evidence taken away.

    .venv/bin/python benchmarks/recognition.py [permutation] [ablation]

Permutation: each ideograph that is in no closed class of a profile gives its place to another one,
always the same, so that no word of a story is left. Scores that move show a rule that knows a
topic; the bound is 0.005. Without a word only this is done. Ablation: one class of evidence at a
time is hidden; the loss is what the class is worth. Pages: corpus/, and ../shared/dev-pages where
present.
"""

import dataclasses
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from teikit.encoder import encode
from teikit.language.lexicon import Profile, choose_profile, load_profile, profile_names
from teikit.language.script import is_han
from teikit.model.metadata import Metadata
from teikit.model.source import Source
from teikit.options import EncodeOptions, ReadOptions
from teikit.readers import read_issue
from teikit.report import Report
from teikit.scores import MEASURES, ItemTexts, Scores, compare, items_of, read_truth, total
from teikit.structure import STEPS
from teikit.structure.build import build_issue
from teikit.structure.draft import Draft

ROOT = Path(__file__).resolve().parent.parent
SEED = 20311105
BOUND = 0.005


@dataclass(frozen=True, slots=True)
class Page:
    """A page or issue: its files, and what its truth says."""

    sources: tuple[Source, ...]
    items: tuple[ItemTexts, ...]


Change = Callable[[Draft], Draft]


def unchanged(draft: Draft) -> Draft:
    return draft


@dataclass(frozen=True, slots=True)
class Ablation:
    """What is hidden: from the draft before the first step, or after a step."""

    name: str
    before: Change = unchanged
    after: Mapping[str, Change] = field(default_factory=dict)


def page_of(path: Path, truth: Path) -> Page:
    reading = read_issue(path, ReadOptions(), Report())
    return Page(reading.sources, read_truth(truth.read_bytes(), truth.name).items)


def page_sets() -> dict[str, list[Page]]:
    """The pages of each set that is here."""
    issues = sorted((ROOT / "corpus").glob("*/gold.tei.xml"))
    truths = sorted((ROOT.parent / "shared" / "dev-pages").glob("*.json"))
    sets = {
        "corpus": [page_of(one.parent, one) for one in issues],
        "dev-pages": [page_of(one.with_suffix(".txt"), one) for one in truths],
    }
    return {name: pages for name, pages in sets.items() if pages}


def text_of(sources: Iterable[Source]) -> str:
    return "".join(line.text for one in sources for page in one.pages for line in page.lines)


def recognised(page: Page, ablation: Ablation) -> Scores:
    draft = ablation.before(Draft(page.sources, choose_profile(text_of(page.sources))))
    for step in STEPS:
        draft = ablation.after.get(step.name, unchanged)(step.run(draft))
    tei = encode(build_issue(draft, Metadata()), EncodeOptions(), Report())
    return compare(page.items, items_of(tei))


def scores_of(pages: Iterable[Page], ablation: Ablation = Ablation("nothing")) -> list[float]:
    """F1 over all pages, one a measure."""
    summed = total(recognised(page, ablation) for page in pages)
    return [count.f1 for _, count in summed.counts]


# Permutation


def strings(value: object) -> Iterator[str]:
    """All strings in a profile, those of its patterns too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, re.Pattern):
        yield value.pattern
    elif isinstance(value, Mapping):
        yield from strings([*value, *value.values()])
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from strings(one)
    elif dataclasses.is_dataclass(value):
        yield from strings([getattr(value, one.name) for one in dataclasses.fields(value)])


def closed_class() -> frozenset[str]:
    """The ideographs of the closed classes of all profiles."""
    profiles: list[Profile] = [load_profile(name) for name in profile_names()]
    return frozenset(char for text in strings(profiles) for char in text if is_han(char))


def permutation(pages: Iterable[Page]) -> dict[int, int]:
    """A table for str.translate; the common ideographs are those of the pages."""
    used = {char for page in pages for char in text_of(page.sources) if is_han(char)}
    free = sorted(used - closed_class())
    given = random.Random(SEED).sample(free, len(free))
    return {ord(one): ord(other) for one, other in zip(free, given, strict=True)}


def translated(page: Page, table: Mapping[int, int]) -> Page:
    sources = []
    for source in page.sources:
        pages = [
            replace(
                one,
                lines=tuple(replace(line, text=line.text.translate(table)) for line in one.lines),
            )
            for one in source.pages
        ]
        sources.append(replace(source, pages=tuple(pages)))
    return Page(tuple(sources), tuple(_translated_item(item, table) for item in page.items))


def _translated_item(item: ItemTexts, table: Mapping[int, int]) -> ItemTexts:
    heads = tuple((role, text.translate(table)) for role, text in item.heads)
    lists = {
        one.name: tuple(text.translate(table) for text in getattr(item, one.name))
        for one in dataclasses.fields(item)
        if one.name != "heads"
    }
    return ItemTexts(heads=heads, **lists)


# Ablation


def without_blank_lines(draft: Draft) -> Draft:
    sources = []
    for source in draft.sources:
        pages = [
            replace(page, lines=tuple(line for line in page.lines if line.text))
            for page in source.pages
        ]
        sources.append(replace(source, pages=tuple(pages)))
    return replace(draft, sources=tuple(sources))


def without_columns(draft: Draft) -> Draft:
    return replace(draft, rows=tuple(replace(row, column=0.0) for row in draft.rows))


def without_ends(draft: Draft) -> Draft:
    return replace(draft, rows=tuple(replace(row, end="stop", begin="text") for row in draft.rows))


def without_affinity(draft: Draft) -> Draft:
    points = {**draft.profile.points, "item": {**draft.profile.points["item"], "affinity": 0}}
    return replace(draft, profile=replace(draft.profile, points=points))


def without(*names: str) -> Mapping[str, Change]:
    """Hide evidence by its names."""

    def hide(draft: Draft) -> Draft:
        return replace(draft, evidence=tuple(shown.difference(names) for shown in draft.evidence))

    return {"evidence": hide}


ABLATIONS = (
    Ablation("nothing"),
    Ablation("blank lines", before=without_blank_lines),
    Ablation("column widths", after={"measure": without_columns}),
    Ablation("marks at line ends", after={"measure": without_ends}),
    Ablation("marks inside lines", after=without("stop-inside", "comma-inside", "commas-inside")),
    Ablation("indents", after=without("indented", "no-indent", "leading-blank")),
    Ablation("bylines", after=without("byline", "name", "spaced-name")),
    Ablation("datelines", after=without("dateline", "bracketed-byline")),
    Ablation(
        "credits and captions",
        after=without("credit", "credit-later", "credit-tail", "no-credit", "titled", "pointer"),
    ),
    Ablation("jumps, furniture, signatures", after=without("jump", "furniture", "signature")),
    Ablation("lists and boxes", after=without("listed", "bullet", "box-label")),
    Ablation("affinity of heading and body", before=without_affinity),
)


# Tables


def print_head(title: str) -> None:
    print(f"\n{title}\n{'':<30}" + "".join(f"{name:>9}" for name in MEASURES))


def print_row(name: str, figures: Iterable[float], sign: str = "") -> None:
    print(f"{name:<30}" + "".join(f"{one:{sign}9.4f}" for one in figures))


def show_permutation(name: str, pages: list[Page]) -> None:
    table = permutation(pages)
    before = scores_of(pages)
    after = scores_of([translated(page, table) for page in pages])
    moved = [two - one for one, two in zip(before, after, strict=True)]
    print_head(f"{name}, {len(table)} ideographs permuted:")
    print_row("as printed", before)
    print_row("permuted", after)
    print_row("moved", moved, "+")
    print("within the bound" if max(map(abs, moved)) <= BOUND else f"MORE THAN {BOUND}")


def show_ablation(name: str, pages: list[Page]) -> None:
    print_head(f"{name}, F1 lost when this is hidden:")
    whole: list[float] = []
    for ablation in ABLATIONS:
        figures = scores_of(pages, ablation)
        if not whole:
            whole = figures
            print_row(ablation.name, figures)
        else:
            losses = [two - one for one, two in zip(whole, figures, strict=True)]
            print_row(ablation.name, losses, "+")


SHOWS = {"permutation": show_permutation, "ablation": show_ablation}


def main(words: list[str]) -> None:
    if not set(words) <= SHOWS.keys():
        sys.exit(f"choose from {', '.join(SHOWS)}")
    for show in [SHOWS[word] for word in words or ["permutation"]]:
        for name, pages in page_sets().items():
            show(name, pages)


if __name__ == "__main__":
    main(sys.argv[1:])
