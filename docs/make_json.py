# SPDX-License-Identifier: Apache-2.0
"""Writes docs/json.md from schemas/issue.schema.json: each field, its form, and where it is from.

.venv/bin/python docs/make_json.py
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from teikit.resources import schema_json

PAGE = Path(__file__).with_name("json.md")
SCHEMA = "issue.schema.json"

# The objects of a file under the names they have in the guide, in its order; "" is the issue.
OBJECTS: dict[str, tuple[str, ...]] = {
    "issue": (),
    "publication": ("$defs", "publication"),
    "page": ("$defs", "page"),
    "page image": ("$defs", "page", "properties", "image"),
    "article": ("$defs", "article"),
    "headline": ("$defs", "headline"),
    "person": ("$defs", "person"),
    "block": ("$defs", "block"),
    "mark": ("$defs", "mark"),
    "page break": ("$defs", "article", "properties", "pageBreaks", "items"),
    "image": ("$defs", "image"),
    "region": ("$defs", "article", "properties", "regions", "items"),
    "source": ("$defs", "article", "properties", "source"),
    "relation": ("$defs", "article", "properties", "related", "items"),
    "quality": ("$defs", "article", "properties", "quality"),
    "provenance": ("properties", "provenance"),
    "source file": ("properties", "provenance", "properties", "sources", "items"),
    "issue of a line": ("$defs", "issueOfLine"),
}

# Where in the TEI a field is taken from; every field of the schema has its row.
ORIGINS: dict[str, dict[str, str]] = {
    "issue": {
        "$schema": "–",
        "schemaVersion": "–",
        "id": "`TEI/@xml:id`",
        "publication": "`biblStruct/monogr`",
        "date": "`imprint/date/@when`, if it is a full day",
        "dateCertainty": "`@cert`, `@notBefore`, `@notAfter` there",
        "issueNumber": '`biblScope[@unit="issue"]`',
        "edition": "`monogr/edition`",
        "language": "`TEI/@xml:lang`",
        "rights": "`availability`",
        "keywords": "`textClass/keywords` of the issue",
        "pages": "`pb`",
        "articles": "`div` that are items; parts over several pages are joined",
        "provenance": "–",
    },
    "publication": {
        "id": "–",
        "name": '`title[@level="j"]`',
        "issn": '`idno[@type="ISSN"]`',
        "cn": '`idno[@type="CN"]`',
        "publisher": "`imprint/publisher`",
        "place": "`imprint/pubPlace`",
    },
    "page": {
        "id": "`pb/@xml:id`",
        "number": "`pb`, counted",
        "label": '`biblScope[@unit="page"]`, a printed header, else `pb/@n`',
        "section": '`fw[@type="header"]`',
        "articles": "the items between this `pb` and the next",
        "image": "`surface/graphic`",
        "credits": '`fw[@type="credits"]/persName`',
    },
    "page image": {
        "src": "`graphic/@url`",
        "width": "`graphic/@width`",
        "height": "`graphic/@height`",
        "iiif": "–",
    },
    "article": {
        "id": "`TEI/@xml:id`, `div/@xml:id`",
        "type": "`div/@type`, `@subtype`",
        "genre": "`div/@subtype`",
        "pages": "every page it touches",
        "section": 'the `div[@type="section"]` around it, else that of the page',
        "position": "counted",
        "headline": '`head[@type="main"]`',
        "headlines": "`head`; deck is subtitle",
        "byline": "`byline`, in its regularised spelling",
        "bylineAt": "the place of `byline`",
        "creators": "`persName/@role`",
        "dateline": "`dateline`",
        "text": "the reading text",
        "blocks": "`p`, `head` of a subsection, `lg`, `list`, `table` …",
        "marks": "what stands inside the blocks",
        "lineBreaks": "`lb`",
        "lineNumbers": "`lb/@n`",
        "pageBreaks": "`pb`",
        "columnBreaks": "`cb`",
        "charCount": "counted",
        "images": "`figure`",
        "regions": "`zone`, by `@facs`",
        "source": "`lb`",
        "related": "`@next`, `@prev` that are not joined",
        "quality": "`@cert`, `revisionDesc`",
        "keywords": "`textClass` named by `@decls`",
        "language": "`div/@xml:lang`",
        "issue": "–",
    },
    "headline": {"role": "`head/@type`", "text": "`head`"},
    "person": {
        "name": "`reg`, else `persName`",
        "role": "`persName/@role`",
        "label": "`roleName`",
        "asPrinted": "`orig`",
        "ref": "`persName/@ref`",
    },
    "block": {
        "id": "`@xml:id`",
        "type": "the element",
        "level": "depth of the subsection",
        "span": "counted",
        "page": "`pb`",
        "parts": "`l`, `item`, `cell`",
        "columns": "`row`",
        "headerRows": "`row/@role`",
    },
    "mark": {
        "type": "the element",
        "span": "counted",
        "printed": "`sic`, `orig`, `abbr`",
        "reason": "`@reason`",
        "when": "`@when`",
        "cert": "`@cert`",
        "ref": "`@ref`",
    },
    "page break": {"at": "`pb`", "page": "its label"},
    "image": {
        "id": "`figure/@xml:id`",
        "src": "`graphic/@url`",
        "title": "`figure/head`",
        "caption": "`figure/p`, `byline`",
        "alt": "`figDesc`",
        "credit": "`persName` in the `byline`",
        "page": "`pb`",
        "box": "`zone`",
        "position": "counted",
    },
    "region": {"page": "its label", "box": "`zone`"},
    "source": {"file": '`bibl/idno[@type="filename"]`', "lines": "`lb/@n`"},
    "relation": {"id": "`@next`, `@prev`", "rel": "–"},
    "quality": {"status": "`revisionDesc/change`", "flags": "`@cert`"},
    "provenance": {
        "tei": "its name",
        "teiSha256": "its bytes",
        "generator": "–",
        "sources": '`bibl[@type="digital-source"]`',
    },
    "source file": {
        "file": '`idno[@type="filename"]`',
        "sha256": '`idno[@type="sha256"]`',
    },
    "issue of a line": {
        "id": "as in the issue",
        "publication": "as in the issue",
        "date": "as in the issue",
        "issueNumber": "as in the issue",
        "edition": "as in the issue",
        "language": "as in the issue",
    },
}

# A whole file, small; a test validates it. Its text was set in three lines, its heading is line 7.
EXAMPLE: dict[str, Any] = {
    "schemaVersion": "1.0",
    "id": "yxrb-20311105",
    "publication": {"name": "云溪日报"},
    "date": "2031-11-05",
    "language": "zh-Hans",
    "pages": [{"id": "pb-01", "number": 1, "label": "A02", "articles": ["yxrb-20311105-a001"]}],
    "articles": [
        {
            "id": "yxrb-20311105-a001",
            "type": "article",
            "pages": ["A02"],
            "position": 1,
            "headline": "云溪连夜加固东堤",
            "headlines": [{"role": "main", "text": "云溪连夜加固东堤"}],
            "byline": "记者 季风",
            "creators": [
                {"name": "季风", "role": "reporter", "label": "记者", "asPrinted": "季 风"}
            ],
            "dateline": "本报讯",
            "text": "本报讯 昨夜上游放水，两百人上堤抢险。\n今晨四点，渗水止住。",
            "blocks": [
                {"id": "a001-p1", "type": "paragraph", "span": [0, 19], "page": "A02"},
                {"id": "a001-p2", "type": "paragraph", "span": [20, 30], "page": "A02"},
            ],
            "marks": [
                {"type": "dateline", "span": [0, 3]},
                {"type": "corrected", "span": [15, 16], "printed": "提"},
            ],
            "lineBreaks": [11, 19],
            "lineNumbers": [3, 4, 5],
            "charCount": 28,
            "source": {"file": "page.txt", "lines": [1, 7]},
            "quality": {"flags": ["head-medium"]},
        }
    ],
    "provenance": {
        "tei": "yxrb-20311105.tei.xml",
        "generator": "teikit 0.1.0",
        "sources": [{"file": "page.txt"}],
    },
}

_OPENING = """\
# JSON, field by field

Generated from schemas/issue.schema.json by docs/make_json.py; edit these, not this page.

`teikit export issue.tei.xml -t json -o out` writes two files:

- `ISSUE.json`, the whole issue: the object [issue](#issue) below;
- `ISSUE.articles.jsonl`, JSON Lines: one [article](#article) a line, with the member `issue` that
  says where it comes from. Files of many issues can be put together by `cat`.

Four rules hold everywhere:

1. **Absent means that the TEI says nothing.** There is no `null`, no empty string, no empty list.
2. **Offsets count Unicode code points** of the `text` of the article, from 0; `[start, end)` has
   its end outside. In Python that is `text[start:end]`; in JavaScript, whose strings count 𠮷
   twice, `[...text].slice(start, end)`.
3. **Nothing is normalised** but what an editor regularised, and the printed form stands in a mark.
4. **Unknown fields are refused**, except those that begin with `x-` in an issue or an article.
   After 1.0 a new optional field raises the second number of `schemaVersion`, all else the first.

`teikit validate ISSUE.json` checks the schema, and what a schema cannot say: that spans lie inside
the text, that ids are unique, that references lead somewhere."""


def page() -> str:
    """Return the page: the rules, an example, and a table for each object."""
    schema = schema_json(SCHEMA)
    parts = [_OPENING, "## An example", f"```json\n{_example()}\n```"]
    for name, path in OBJECTS.items():
        described = _at(schema, path)
        parts.append(f"## {name}")
        if name in _INTRODUCTIONS:
            parts.append(_INTRODUCTIONS[name])
        parts.append("\n".join(_table(name, described)))
    return "\n\n".join(parts) + "\n"


_INTRODUCTIONS = {
    "article": "Text and all that is known by offsets in it. To give back a paragraph:"
    " `text[start:end]` by the `span` of its block; a printed line: the text between two"
    " `lineBreaks`.",
    "mark": "What is said of a part of the text. A regularised or corrected reading stands in the"
    " text, the printed one in `printed`.",
    "issue of a line": "The member `issue` of an article in JSON Lines.",
}


def _at(schema: Mapping[str, Any], path: tuple[str, ...]) -> Mapping[str, Any]:
    for step in path:
        schema = schema[step]
    return schema


def _example() -> str:
    """Return the example, an object or list that fits on a line on one."""
    return "\n".join(_lines(EXAMPLE, "", ""))


def _lines(value: object, indent: str, key: str) -> Iterator[str]:
    flat = key + json.dumps(value, ensure_ascii=False)
    if len(indent) + len(flat) <= 88 or not isinstance(value, dict | list):
        yield indent + flat
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    items = (
        [(f'"{name}": ', one) for name, one in value.items()]
        if isinstance(value, dict)
        else [("", one) for one in value]
    )
    yield f"{indent}{key}{opening}"
    for number, (name, one) in enumerate(items, 1):
        *lines, last = _lines(one, f"{indent}  ", name)
        yield from lines
        yield last + ("," if number < len(items) else "")
    yield indent + closing


def _table(name: str, described: Mapping[str, Any]) -> Iterator[str]:
    yield "| field | form | in the TEI | meaning |"
    yield "|---|---|---|---|"
    required = described.get("required", ())
    for field, form in described["properties"].items():
        mark = " *" if field in required else ""
        cells = (f"`{field}`{mark}", _form(form, field), ORIGINS[name][field], _meaning(form))
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield "\\* always there"


def _meaning(form: Mapping[str, Any]) -> str:
    default = f" Absent: `{form['default']}`." if "default" in form else ""
    return f"{form.get('description', '')}{default}".strip().replace("|", "\\|")


def _form(form: Mapping[str, Any], field: str) -> str:
    """Return the form of a value in words; objects are links to their tables."""
    if "$ref" in form:
        return _named(form["$ref"].rpartition("/")[2])
    if "enum" in form:
        return ", ".join(f"`{one}`" for one in form["enum"])
    if "const" in form:
        return f"`{form['const']}`"
    if form["type"] == "array":
        return f"list of {_form(form['items'], field)}" if "items" in form else "list"
    if form["type"] == "object":
        return _link(_INNER[field])
    return str(form["type"])


# Objects that the schema describes where they stand, by the field they stand in.
_INNER = {
    "image": "page image",
    "pageBreaks": "page break",
    "regions": "region",
    "source": "source",
    "related": "relation",
    "quality": "quality",
    "provenance": "provenance",
    "sources": "source file",
}
_SIMPLE = {
    "text": "string",
    "label": "string",
    "id": "id",
    "language": "language tag",
    "sha256": "64 hexadecimal digits",
    "date": "YYYY-MM-DD",
    "span": "[start, end]",
    "box": "[left, top, width, height]",
    "issueOfLine": "[issue of a line](#issue-of-a-line)",
}


def _named(name: str) -> str:
    return _SIMPLE.get(name) or _link(name)


def _link(name: str) -> str:
    return f"[{name}](#{name.replace(' ', '-')})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
