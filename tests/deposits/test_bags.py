# SPDX-License-Identifier: Apache-2.0
"""Bags: valid by an independent judge, whole or not there, and the same bytes twice."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from deposited import (
    ISSUES,
    LATER,
    NOW,
    ROOT,
    bytes_of,
    changed,
    exports,
    gold,
    judge_bag,
    keep,
)

from teikit.deposits import AuditOptions, RefusedError, audit
from teikit.errors import InputError
from teikit.report import Report


def sound(folder: Path, bags: int) -> None:
    """Our audit finds all bags valid, with nothing to remark."""
    report = Report()
    assert audit(folder, AuditOptions(NOW), report).objects == bags
    assert report.findings == []


@pytest.mark.parametrize("issue", ISSUES)
def test_the_corpus_in_two_versions_is_valid(tmp_path, issue):
    keep(tmp_path, issue, form="bagit", artifacts=exports(gold(issue)))
    tei = changed(gold(issue))
    receipt = keep(tmp_path, issue, tei=tei, form="bagit", artifacts=exports(tei), now=LATER)
    assert receipt.version == "v2"
    names = sorted(one.name for one in tmp_path.iterdir())
    assert names == [f"{issue}_v1", f"{issue}_v2"]
    assert [judge_bag(tmp_path / name) for name in names] == [[], []]
    sound(tmp_path, 2)


@pytest.mark.parametrize("kind", ["sha256", "sha512"])
@pytest.mark.parametrize("list_", ["manifest", "tagmanifest"])
def test_the_lists_are_understood_by_other_programs(tmp_path, kind, list_):
    keep(tmp_path, form="bagit")
    command = [f"{kind}sum", "--check", "--strict", "--quiet", f"{list_}-{kind}.txt"]
    done = subprocess.run(
        command, cwd=tmp_path / "pfr-19120509_v1", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_bag_says_what_it_holds(tmp_path):
    keep(tmp_path, "ylcb-20330520", form="bagit", now=LATER)
    folder = tmp_path / "ylcb-20330520_v1"
    lines = (folder / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    sizes = [one.stat().st_size for one in (folder / "data").rglob("*") if one.is_file()]
    assert fields["Payload-Oxum"] == f"{sum(sizes)}.{len(sizes)}"
    assert fields["External-Description"] == "砚岭晨报 2033-05-20"
    assert fields["External-Identifier"] == "ylcb-20330520_v1"
    assert fields["Bagging-Date"] == "2031-12-24"
    assert fields["Bag-Group-Identifier"].startswith("urn:uuid:")


@pytest.mark.parametrize("zipped", [False, True])
def test_the_same_issue_again_makes_no_bag(tmp_path, zipped):
    first = keep(tmp_path, form="bagit", zipped=zipped)
    before = bytes_of(tmp_path)
    again = keep(tmp_path, form="bagit", zipped=zipped, now=LATER)
    assert (again.made, again.version, again.place) == (False, "v1", first.place)
    assert bytes_of(tmp_path) == before


def test_a_zipped_bag_is_valid_when_unpacked(tmp_path):
    keep(tmp_path, "ylcb-20330520", form="bagit", zipped=True)
    tei = changed(gold("ylcb-20330520"))
    keep(tmp_path, "ylcb-20330520", tei=tei, form="bagit", zipped=True)
    sound(tmp_path, 2)
    for number in (1, 2):
        archive = tmp_path / f"ylcb-20330520_v{number}.zip"
        shutil.unpack_archive(archive, tmp_path / "out")
        assert judge_bag(tmp_path / "out" / archive.stem) == []
    with zipfile.ZipFile(archive) as opened:
        members = opened.infolist()
    assert [one.filename for one in members] == sorted(one.filename for one in members)
    assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in members} == {zipfile.ZIP_STORED}


def test_a_zipped_bag_holds_the_bytes_of_a_folder(tmp_path):
    keep(tmp_path / "a", form="bagit", zipped=True)
    keep(tmp_path / "b", form="bagit")
    shutil.unpack_archive(tmp_path / "a" / "pfr-19120509_v1.zip", tmp_path / "c")
    inside, folder = bytes_of(tmp_path / "c"), bytes_of(tmp_path / "b")
    assert inside.keys() == folder.keys()
    other = [name for name in inside if inside[name] != folder[name]]
    # How it was asked for stands in the history, and so in the lists of digests.
    assert {Path(name).name.partition(".")[0] for name in other} <= {
        *("provenance", "manifest-sha256", "manifest-sha512"),
        *("tagmanifest-sha256", "tagmanifest-sha512"),
    }


_SCRIPT = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from deposited import keep
for form, zipped in (("ocfl", False), ("bagit", False), ("bagit", True)):
    keep(Path(sys.argv[2], form, str(zipped)), "ylcb-20330520", form=form, zipped=zipped)
"""


def test_time_zone_locale_hashes_and_folder_make_no_difference(tmp_path):
    made = []
    for number, zone, locale in ((0, "UTC", "C"), (1, "Asia/Shanghai", "C.UTF-8")):
        target = tmp_path / str(number)
        target.mkdir()
        env = os.environ | {"PYTHONHASHSEED": str(number), "TZ": zone, "LC_ALL": locale}
        here = str(Path(__file__).parent)
        command = [sys.executable, "-c", _SCRIPT, here, str(target)]
        subprocess.run(command, env=env | {"PYTHONPATH": str(ROOT)}, cwd=target, check=True)
        made.append(bytes_of(target))
    assert made[0] == made[1]


def test_a_damaged_bag_gets_no_successor(tmp_path):
    keep(tmp_path, form="bagit")
    path = tmp_path / "pfr-19120509_v1" / "data" / "source" / "source.txt"
    path.write_bytes(path.read_bytes() + b"x")
    before = bytes_of(tmp_path)
    with pytest.raises(InputError) as error:
        keep(tmp_path, tei=changed(gold()), form="bagit")
    assert (error.value.code, "source.txt" in error.value.message) == ("D114", True)
    assert bytes_of(tmp_path) == before


def test_a_bag_of_another_issue_under_the_same_name_is_not_continued(tmp_path):
    keep(tmp_path, "ylcb-20330520", form="bagit")
    (tmp_path / "ylcb-20330520_v1").rename(tmp_path / "pfr-19120509_v1")
    with pytest.raises(InputError) as error:
        keep(tmp_path, form="bagit")
    assert error.value.code == "D114"


def test_a_bag_is_added_only_to_the_version_expected(tmp_path):
    keep(tmp_path, form="bagit")
    with pytest.raises(RefusedError) as error:
        keep(tmp_path, tei=changed(gold()), form="bagit", expect="v4")
    assert error.value.code == "D115"
    assert keep(tmp_path, tei=changed(gold()), form="bagit", expect="v1").version == "v2"


def test_two_writers_make_one_bag(tmp_path):
    children = []
    for _ in range(3):
        child = os.fork()
        if not child:
            try:
                keep(tmp_path, form="bagit")
            except BaseException:
                os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(one, 0)[1] for one in children] == [0, 0, 0]
    assert [one.name for one in tmp_path.iterdir()] == ["pfr-19120509_v1"]
    assert judge_bag(tmp_path / "pfr-19120509_v1") == []
