# SPDX-License-Identifier: Apache-2.0
"""Summaries in Chinese, for those whose environment or words ask for it."""

import json

import pytest

from teikit.cli.wording import choose_language, counted, language_of
from teikit.errors import ExitCode
from teikit.report import Severity
from teikit.tei.names import ITEM_TYPES

CHINESE = {"LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"}


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "zh.GB18030"}, "zh"),
        ({"LANG": "zha_CN"}, "en"),  # Zhuang
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_language_is_that_of_the_messages_of_the_environment(environment, language):
    assert language_of(environment) == language


@pytest.mark.parametrize(
    "name", [*sorted(ITEM_TYPES), "head", "byline", "dateline", "paragraph", *map(str, Severity)]
)
def test_what_is_counted_has_a_chinese_name(name):
    choose_language("zh")
    assert not counted(1, name).isascii()
    choose_language("en")


def test_what_was_found_is_said_in_chinese(run, page, out, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    done = run("convert", page, "-o", out)
    assert done.out.splitlines()[1:] == [
        "1 篇文章、1 个标题、1 个署名、1 个电头、1 个段落；存疑：1 个段落",
        "正文      47  100.00 %",
        "核对相符  47  100.00 %  共 47 个字符、6 行，逐行核对",
    ]
    assert done.err.endswith(
        "提示：报名、出版日期、版次没有给出，teikit 从不猜测；"
        "请用 --title、--date、--page 补充，或写在文本旁边的 issue.toml 里\n"
    )


def test_the_word_goes_before_the_environment(run, page, out, monkeypatch):
    assert "1 篇文章" in run("--lang", "zh", "convert", page, "-o", out).out
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "1 article," in run("--lang", "en", "convert", page, "-o", out, "--force").out
    assert "1 篇文章" in run("convert", page, "-o", out, "--force").out


def test_the_verdict_on_a_file_is_said_in_chinese(run, page, out):
    run("convert", page, "-o", out, "--id", "issue")
    tei = out / "issue.tei.xml"
    assert run("--lang", "zh", "validate", tei).out == "1 个文件：2 个警告\n"
    run("convert", page, "-o", tei, "--title", "云溪日报", "--date", "2031-11-05", "--force")
    assert run("--lang", "zh", "validate", tei).out == f"{tei}：有效\n"
    proof = run("--lang", "zh", "verify", tei)
    assert (proof.code, proof.out.splitlines()[-1].split("  ")[-1]) == (
        ExitCode.FINE,
        "共 47 个字符、6 行，按原文摘要核对",
    )


def test_a_loss_is_said_in_chinese(run, page, out):
    run("convert", page, "-o", out, "--id", "issue")
    tei = out / "issue.tei.xml"
    tei.write_text(tei.read_text(encoding="utf-8").replace("东堤三处", "东"), encoding="utf-8")
    lines = run("--lang", "zh", "verify", page, tei).out.splitlines()
    assert lines[-1].split() == ["缺失", "3"]


def test_files_and_json_are_the_same_in_every_language(spawn, page, out):
    made = {}
    for name, environment in (("en", {"LC_ALL": "C"}), ("zh", CHINESE)):
        words = ("convert", page, "-o", out / name, "--to", "epub,json,txt", "--json")
        said = json.loads(spawn(*words, env=environment).out)
        assert said.pop("files")
        made[name] = said, {one.name: one.read_bytes() for one in (out / name).iterdir()}
    assert made["en"] == made["zh"]


def test_a_terminal_without_chinese_gets_escapes(spawn, page, out):
    ascii_only = {"LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "ascii"}
    done = spawn("convert", page, "-o", out, env=ascii_only)
    assert done.code == 0
    assert r"1 \u7bc7\u6587\u7ae0" in done.out
