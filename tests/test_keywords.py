# SPDX-License-Identifier: Apache-2.0
"""Keywords: from the dictionary, into the header and JSON, without a shared cache."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from teikit import Report, convert, export, validate
from teikit.language.words import load_segmenter
from teikit.model.metadata import Metadata
from teikit.options import ExportOptions, StructureOptions
from teikit.pipeline import ConvertOptions
from teikit.tei.names import tei

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PAGE = CORPUS / "lpzb-20320416" / "source.txt"


def converted(path: Path, keywords: int):
    report = Report()
    options = ConvertOptions(structure=StructureOptions(keywords=keywords))
    return convert(path, options, report), report


@pytest.mark.parametrize("text", ["", "一", "，。", "abc 123", "\u3000\n"])
def test_a_text_without_words_has_no_keywords(text: str):
    assert load_segmenter().keywords(text, 5) == ()


def test_a_repeated_word_outweighs_one_said_once():
    text = "图书馆开门。图书馆关门。图书馆搬家。天气晴朗。"
    assert load_segmenter().keywords(text, 1) == ("图书馆",)
    assert len(load_segmenter().keywords(text, 3)) == 3


def test_items_are_tied_to_their_keywords_and_json_has_them(tmp_path: Path):
    made, report = converted(PAGE, 4)
    assert made.data is not None
    tied = [one for one in made.tei.root.iter(tei("div")) if one.get("decls")]
    assert len(tied) >= 5
    for div in tied:
        group = made.tei.root.find(f".//{tei('textClass')}[@xml:id='{div.get('decls')[1:]}']", XML)
        words = [term.text for term in group.iter(tei("term"))]
        assert 1 <= len(words) <= 4
        said = "".join("".join(div.itertext()).split())
        assert all(word in said for word in words)
    path = tmp_path / "made.tei.xml"
    path.write_bytes(made.data)
    checked = Report()
    validate(path, checked)
    assert checked.findings == []
    issue, lines = export(made.tei, "json", ExportOptions(), report)
    articles = [json.loads(line) for line in lines.data.splitlines()]
    assert sum(bool(one["keywords"]) for one in articles) == len(tied)
    stated = made.tei.root.find(f".//{tei('application')}[@ident='jieba']")
    engine = load_segmenter().engine
    assert stated.get("version") == engine.version
    assert f"by dict.txt (sha256 {engine.sha256})." in "".join(stated.itertext())
    inside = json.loads(issue.data)["articles"]
    assert [one["keywords"] for one in inside] == [one["keywords"] for one in articles]


XML = {"xml": "http://www.w3.org/XML/1998/namespace"}


def test_nothing_is_asked_of_the_dictionary_unless_keywords_are_wanted(tmp_path: Path):
    made, _ = converted(PAGE, 0)
    assert b"<textClass" not in made.data
    assert b"jieba" not in made.data
    code = (
        "import sys; from teikit.cli import main; "
        f"assert main(['convert', {str(PAGE)!r}, '-o', {str(tmp_path)!r}]) == 0; "
        "sys.exit('jieba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_other_languages_and_traditional_script_are_declined(language: str):
    report = Report()
    options = ConvertOptions(
        metadata=Metadata(languages=(language,)), structure=StructureOptions(keywords=3)
    )
    made = convert(PAGE, options, report)
    assert [one.code for one in report.findings].count("S004") == 1
    assert b"<textClass" not in made.data


def test_a_cache_that_somebody_planted_is_neither_read_nor_written(tmp_path: Path):
    planted = tmp_path / "jieba.cache"
    planted.write_bytes(b"planted")
    work = tmp_path.with_name(f"{tmp_path.name}-work")
    words = ("convert", PAGE, "-o", work, "--id", "a-1", "--keywords", "3", "--words")
    subprocess.run(
        [sys.executable, "-m", "teikit", *words],
        check=True,
        capture_output=True,
        env={"TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
    )
    assert b"<term>" in (work / "a-1.tei.xml").read_bytes()
    assert b'"tokens":' in (work / "a-1.words.jsonl").read_bytes()
    assert planted.read_bytes() == b"planted"
    assert [one.name for one in tmp_path.iterdir()] == ["jieba.cache"]
