# SPDX-License-Identifier: Apache-2.0
"""From a page to every format: what is set line by line comes out line by line."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from teikit import safexml
from teikit.exporters import export
from teikit.model.metadata import Metadata
from teikit.options import ExportOptions
from teikit.pipeline import Conversion, ConvertOptions, convert
from teikit.report import Report
from teikit.resources import schema_path
from teikit.tei.names import tei
from teikit.validators.epub import check_epub

POEM = """晚渡人声少，
灯前数落鸥。
石阶添旧藓，
苇叶作新秋。

雨过帆犹湿，
风来水自流。
守桥翁不语，
只把钓竿收。"""
PAGE = f"""
罗 山

{POEM}

渡口晚坐

记者 云帆

本报讯 昨天下午，城南龙
舟赛赛完了第三轮，四支队伍的
名次如下。

队名 胜 平 负 积分
柳湾队 3 0 0 9
北坡队 2 0 1 6
东门队 1 0 2 3
渡口队 0 0 3 0

第四轮定在星期天上午，地
点改到东门外的大湾，观众请走
北岸。

龙舟赛结束第三轮

柳湾渡口茶馆
百年老灶 一壶清香
早茶六点 夜茶九点
地址：柳湾渡口东首12号
电话：0000-2205417
"""
TEXT = f"""渡口晚坐

罗山

{POEM}

========================================

龙舟赛结束第三轮

记者 云帆

本报讯 昨天下午，城南龙舟赛赛完了第三轮，四支队伍的名次如下。

队名\t胜\t平\t负\t积分
柳湾队\t3\t0\t0\t9
北坡队\t2\t0\t1\t6
东门队\t1\t0\t2\t3
渡口队\t0\t0\t3\t0

第四轮定在星期天上午，地点改到东门外的大湾，观众请走北岸。

========================================

柳湾渡口茶馆

百年老灶 一壶清香

早茶六点 夜茶九点

地址：柳湾渡口东首12号

电话：0000-2205417
"""
METADATA = Metadata(id="yxrb-20311105", title="云溪日报", date="2031-11-05")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Conversion:
    path = tmp_path_factory.mktemp("set") / "page.txt"
    path.write_text(PAGE.strip() + "\n", encoding="utf-8")
    return convert(path, ConvertOptions(metadata=METADATA), Report())


def exported(made: Conversion, form: str) -> bytes:
    return export(made.tei, form, ExportOptions(), Report())[0].data


def test_every_line_is_rebuilt_from_a_valid_tei(made: Conversion):
    grammar = etree.RelaxNG(etree.parse(str(schema_path("teikit.rng"))))
    tree = safexml.parse(made.data, "page")
    assert grammar.validate(tree), grammar.error_log.last_error
    assert made.ledger.conserved
    counts = [len(list(tree.iter(tei(name)))) for name in ("lg", "l", "table", "row", "cell")]
    assert counts == [2, 8, 1, 5, 25]


def test_the_plain_text_has_them_line_by_line(made: Conversion):
    assert exported(made, "txt").decode() == TEXT


def test_json_names_their_kinds(made: Conversion):
    poem, race, offer = json.loads(exported(made, "json"))["articles"]
    assert (poem["type"], offer["type"]) == ("poem", "advertisement")
    assert [one["type"] for one in poem["blocks"]] == ["verse", "verse"]
    assert [one["type"] for one in race["blocks"]] == ["paragraph", "table", "paragraph"]


def test_the_book_has_them_and_no_finding(made: Conversion):
    data, report = exported(made, "epub"), Report()
    check_epub(Path("book.epub"), data, report)
    assert [str(one) for one in report.findings] == []
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = b"".join(book.read(name) for name in book.namelist() if name.endswith(".xhtml"))
    assert pages.count(b'<div class="verse">') == 2
    assert (pages.count(b"<th "), pages.count(b"<td>")) == (5, 20)
