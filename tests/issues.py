"""Small invented issues for tests, and a strategy of issues of any shape."""

from teikit.model.issue import (
    Byline,
    Dateline,
    Head,
    Inline,
    Issue,
    Item,
    LineBreak,
    Name,
    PageBreak,
    Paragraph,
)
from teikit.model.metadata import Metadata
from teikit.model.source import Line, Page, Source

KNOWN = Metadata(id="yxzb-20311105", title="云溪周报", date="2031-11-05", page="A02")


def source(*lines: str, index: int = 1) -> Source:
    """A text file of these lines."""
    import hashlib

    data = "".join(f"{line}\n" for line in lines)
    digest = hashlib.sha256(data.encode()).hexdigest()
    numbered = tuple(Line(index, number, line) for number, line in enumerate(lines, 1))
    return Source(
        index=index,
        format="text",
        name=f"page-{index:02d}.txt",
        encoding="utf-8",
        sha256=digest,
        sha256_text=digest,
        line_count=len(lines),
        characters=len("".join(data.split())),
        pages=(Page(1, numbered),),
    )


def issue(*body, sources: tuple[Source, ...], metadata: Metadata = KNOWN) -> Issue:
    """An issue in Chinese, its first page before all else."""
    return Issue(metadata, "zh-Hans", sources, (PageBreak(1), *body))


def at(number: int, *content: Inline, start: int = 0, source: int = 1) -> tuple[Inline, ...]:
    """A content that opens with a line."""
    return (LineBreak(source, number, start), *content)


def worked_example() -> Issue:
    """A head after its body, a spaced name, a dateline run in, a paragraph over two lines."""
    text = source("记者 林 舟", "", "本报讯 渡口昨日重", "新开航。", "", "云溪渡口开航")
    reporter = Name("person", ("林 舟",), role="reporter", regular="林舟", certainty="high")
    item = Item(
        "one",
        "article",
        (Head("main", at(6, "云溪渡口开航"), certainty="medium"),),
        (
            Byline(at(1, Name("role", ("记者",)), " ", reporter)),
            Dateline(at(3, "本报讯 ")),
            Paragraph((*at(3, "渡口昨日重", start=4), LineBreak(1, 4, join="no"), "新开航。")),
        ),
    )
    return issue(item, sources=(text,))
