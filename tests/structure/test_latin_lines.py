# SPDX-License-Identifier: Apache-2.0
"""Lines of letters: how they are measured, how they join, what their letters show."""

from pathlib import Path

import pytest
from issues import UNKNOWN
from lxml import etree
from outlines import text_of
from sources import source_of

from teikit.encoder import encode
from teikit.language.lexicon import load_profile
from teikit.model.issue import Hyphen, Item, LineBreak, Paragraph
from teikit.options import EncodeOptions, StructureOptions
from teikit.report import Report
from teikit.structure import draft_of, recognise
from teikit.structure.columns import measure
from teikit.structure.evidence import find_evidence
from teikit.structure.hyphens import divides, join_rows, with_compounds
from teikit.structure.inlines import inlines, strip_of
from teikit.structure.rows import Row

TEI = "{http://www.tei-c.org/ns/1.0}"
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def rows_of(language: str, *lines: str) -> tuple[Row, ...]:
    profile = load_profile(language)
    return with_compounds(measure((source_of("\n".join(lines)),), profile), profile)


def shown_by(language: str, *lines: str) -> tuple[frozenset[str], ...]:
    return find_evidence(rows_of(language, *lines), load_profile(language))


@pytest.mark.parametrize(
    ("language", "lines", "join", "divided"),
    [
        ("en", ("the night watch-", "man slept"), "no", True),
        ("en", ("the night watch-", "Man slept"), "no", False),
        ("en", ("from 1914-", "18 it stood"), "no", False),
        ("en", ("RECON-", "STRUCTION"), "no", True),
        ("en", ("the old", "stone bridge"), "yes", False),
        ("en", ("he said:", "no"), "yes", False),
        ("en", ("the bridge —", "and the mill"), "maybe", False),
        ("en", ("the bridge —", "The mill"), "maybe", False),
        ("en", ("T", "he council"), "no", False),
        ("en", ("A", "dog of no"), "maybe", False),
        ("en", ("a word ⸗", "and more"), "yes", False),
        ("de", ("die Ver-", "sammlung"), "no", True),
        ("de", ("die Ver⸗", "ſammlung"), "no", True),
        ("de", ("die Ver=", "sammlung"), "no", True),
        ("de", ("die Ver¬", "sammlung"), "no", True),
        ("de", ("die Nord-", "Süd-Straße"), "no", False),
        ("de", ("die Vor-", "und Nachteile"), "yes", False),
        ("fr", ("a-t-", "il dit"), "no", False),
        ("fr", ("la rempla-", "cer"), "no", True),
        ("en", ("in 橋", "and 路"), "no", False),
    ],
)
def test_lines_join_as_their_language_has_it(language, lines, join, divided):
    last, row = rows_of(language, *lines)
    assert (join_rows(last, row), divides(last, row)) == (join, divided)


def test_a_hyphen_stays_where_the_word_is_always_written_with_it():
    rows = rows_of("en", "the four-horse team", "and a four-", "horse cart")
    assert not divides(rows[1], rows[2])


def test_a_hyphen_goes_where_the_word_is_also_written_without_it():
    rows = rows_of("en", "the re-open bill was to reopen", "and re-", "open again")
    assert divides(rows[1], rows[2])


def test_a_hyphen_that_divides_is_no_text_of_its_paragraph():
    strip = strip_of(rows_of("en", "watch-", "man"))
    assert inlines(strip, 0, len(strip.text)) == (
        LineBreak(1, 1, 0),
        "watch",
        Hyphen("-"),
        LineBreak(1, 2, 0, "no"),
        "man",
    )


def test_a_hyphen_that_divides_is_weak_in_tei():
    text = "THE NIGHT WATCH\n\n  The night watch-\nman slept until the morn-\ning."
    issue = recognise((source_of(text),), UNKNOWN, StructureOptions(), Report())
    root = etree.fromstring(encode(issue, EncodeOptions(), Report()).to_bytes())
    assert [(one.get("force"), one.text) for one in root.iter(f"{TEI}pc")] == [("weak", "-")] * 2
    assert root.find(f".//{TEI}hyphenation").get("eol") == "all"


def test_the_header_says_nothing_of_such_hyphens_where_there_are_none():
    text = "THE NIGHT WATCH\n\n  The watchman slept."
    issue = recognise((source_of(text),), UNKNOWN, StructureOptions(), Report())
    root = etree.fromstring(encode(issue, EncodeOptions(), Report()).to_bytes())
    assert root.find(f".//{TEI}hyphenation").get("eol") == "none"


@pytest.mark.parametrize(
    ("language", "line", "end"),
    [
        ("en", "it was done.", "stop"),
        ("en", "it was done in 1912.", "stop"),
        ("en", "he met Mr.", "text"),
        ("en", "he met H.", "text"),
        ("en", 'it was "done."', "stop"),
        ("en", "was it done?", "weak"),
        ("en", "the old watch-", "hyphen"),
        ("en", "the old —", "text"),
        ("en", "T", "initial"),
        ("en", "the river,", "comma"),
        ("en", "the river:", "colon"),
        ("de", "es geschah am 3.", "text"),
        ("de", "es geschah 1912.", "stop"),
        ("de", "sagte er“", "closer"),
        ("fr", "nous a dit M.", "text"),
        ("fr", "dit-il. »", "stop"),
    ],
)
def test_the_end_of_a_line_has_a_class(language: str, line: str, end: str):
    assert rows_of(language, line)[0].end == end


def test_a_line_is_measured_in_half_ems_a_letter():
    assert rows_of("en", "  twelve chars")[0].width == 6.0
    assert rows_of("fr", "e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT}")[0].width == 1.5


def test_a_line_is_full_if_the_next_word_would_not_have_fitted():
    lines = [
        "the iron bridge at the foot of Mill",
        "Street, closed since the ice went",
        "out in the first week of February,",
        "was thrown open to foot passengers",
        "at noon",
        "and the shears were left at home",
    ]
    shown = shown_by("en", *lines)
    assert all("at-column" in one for one in shown[:4])
    assert "far-short" in shown[4]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("FIRE AT THE MILL", {"capitals"}),
        ("NOTICE.", {"capitals", "capitals-stop"}),
        ("Stone Piers Found Sound", {"capital-words"}),
        ("on the bank of the river", {"lower-start"}),
        ("FIRE AT THE MILL.—On Monday", {"run-in-head"}),
        ("Sir,—The pump on the Green", {"salutation"}),
        ("By JANE ROE", {"byline"}),
        ("—J. R.", {"signature"}),
        ("Continued on page 4, column 2.", {"jump"}),
        ("LETTERS TO THE EDITOR", {"column-label", "capitals"}),
        ("T", {"initial"}),
    ],
)
def test_a_line_shows_what_its_letters_say(line: str, names: set[str]):
    assert names <= shown_by("en", line)[0]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The UN and the EU met in May", "capitals"),
        ("A", "capitals"),
        ("18th of May it was", "lower-start"),
        ("Sir John opened the bridge", "salutation"),
        ("BY THE RIVER", "byline"),
        ("the letter was signed —J. R. and sent", "signature"),
        ("for the rest see page 4 of the report", "jump"),
        ("NO SMOKING has been painted", "run-in-head"),
    ],
)
def test_a_line_shows_nothing_that_only_looks_like_it(line: str, name: str):
    assert name not in shown_by("en", line)[0]


# Pages in several languages


def pages(*names: str):
    texts = [(CORPUS / name / "source.txt").read_text(encoding="utf-8") for name in names]
    return (source_of("\f".join(texts)),)


ENGLISH, CHINESE = "pfr-19120509", "wjrb-20320908"


def test_each_page_is_read_by_the_profile_of_its_own_language():
    draft = draft_of(pages(CHINESE, ENGLISH, CHINESE), StructureOptions())
    found = [draft.others.get(page, draft.profile).name for page in (1, 2, 3)]
    assert found == ["zh-Hans", "en", "zh-Hans"]


def test_the_pages_of_one_language_read_as_they_do_alone():
    mixed = recognise(pages(CHINESE, ENGLISH), UNKNOWN, StructureOptions(), Report())
    alone = recognise(pages(CHINESE), UNKNOWN, StructureOptions(), Report())
    count = len([one for one in alone.body if isinstance(one, Item)])
    heads = [text_of(one.heads[0].content) for one in mixed.body if isinstance(one, Item)]
    assert heads[:count] == [
        text_of(one.heads[0].content) for one in alone.body if isinstance(one, Item)
    ]


def test_an_item_in_another_language_says_so():
    issue = recognise(pages(CHINESE, ENGLISH, CHINESE), UNKNOWN, StructureOptions(), Report())
    items = [one for one in issue.body if isinstance(one, Item)]
    assert issue.language == "zh-Hans"
    assert {one.language for one in items} == {"", "en"}
    data = encode(issue, EncodeOptions(), Report()).to_bytes()
    root = etree.fromstring(data)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert {one.get(lang) for one in root.iter(f"{TEI}div")} == {None, "en"}
    assert {one.get("ident") for one in root.iter(f"{TEI}language")} == {"en", "zh-Hans"}


def test_a_declared_profile_reads_all_pages():
    draft = draft_of(pages(CHINESE, ENGLISH), StructureOptions("zh-Hans"))
    assert draft.profile.name == "zh-Hans"
    assert not draft.others


def test_stated_languages_are_those_to_choose_from():
    text = "Der Herr war in der Stadt und das Haus war auf der anderen Seite."
    german = draft_of((source_of(text),), StructureOptions())
    french = draft_of((source_of(text),), StructureOptions(languages=("fr-CH", "zh-Hans")))
    assert (german.profile.name, french.profile.name) == ("de", "fr")


def test_a_page_of_few_words_is_read_like_the_others():
    english = (CORPUS / ENGLISH / "source.txt").read_text(encoding="utf-8")
    source = source_of(f"{english}\fTea. Le Café. Des Gâteaux.")
    assert not draft_of((source,), StructureOptions()).others


def test_paragraphs_join_without_the_hyphens_that_divide():
    issue = recognise(pages(ENGLISH), UNKNOWN, StructureOptions(), Report())
    texts = [
        text_of(block.content)
        for item in issue.body
        if isinstance(item, Item)
        for block in item.blocks
        if isinstance(block, Paragraph)
    ]
    assert any("the night watchman shortly" in text for text in texts)
    assert any("before the post-office, on the ground that it interferes" in text for text in texts)


def test_an_item_is_tied_to_the_one_whose_heading_shares_its_words():
    pages = (
        "RIVER BRIDGE OPEN AGAIN\n\n  It was cold on Wednesday noon when\nthe rope was cut, and the"
        "\n\nContinued on page 2.\n\nSADDLERY SAVED BY BUCKETS\n\n  It was hot on Sunday evening"
        " when\nthe loft caught fire, and the\n\nContinued on page 2.",
        "SADDLERY SAVED\n\nContinued from page 1.\n\n  canal was near.\n\nBRIDGE OPEN\n\n"
        "Continued from page 1.\n\n  bishop was late.",
    )
    issue = recognise((source_of("\f".join(pages)),), UNKNOWN, StructureOptions("en"), Report())
    items = [one for one in issue.body if isinstance(one, Item)]
    assert [one.continued for one in items] == [items[3].key, items[2].key, "", ""]
