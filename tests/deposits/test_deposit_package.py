# SPDX-License-Identifier: Apache-2.0
"""What is in a package, and what keeps an issue from being deposited."""

import hashlib
import json
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from deposited import (
    CORPUS,
    ISSUES,
    NOW,
    another_id,
    bytes_of,
    exports,
    gold,
    keep,
    proofs,
    sources,
)

from teikit.deposits import DepositOptions, Evidence, RefusedError
from teikit.deposits.manifest import MANIFEST, issue_uri, parse_manifest
from teikit.deposits.package import build_package
from teikit.errors import InputError
from teikit.files import Artifact
from teikit.report import Report
from teikit.resources import schema_problem

SCHEMA = "deposit.schema.json"


def package(tei: bytes, report: Report | None = None, **options):
    told = DepositOptions(now=NOW, sources=sources(), evidence=proofs(tei))
    artifacts = options.pop("artifacts", ())
    return build_package(tei, artifacts, replace(told, **options), report or Report())


def refused(tmp_path: Path, tei: bytes | None = None, **options) -> list[str]:
    """The codes for which an issue is refused, after seeing that nothing was written."""
    report = Report()
    with pytest.raises(RefusedError) as error:
        keep(tmp_path / "store", tei=tei, report=report, **options)
    assert error.value.code == "D100"
    assert not (tmp_path / "store").exists()
    return [one.code for one in report.findings]


def test_a_package_holds_all_that_belongs_to_an_issue(tmp_path):
    keep(tmp_path, "ylcb-20330520", form="bagit", artifacts=exports(gold("ylcb-20330520")))
    names = [name for name in bytes_of(tmp_path) if "/data/" in name]
    assert [name.partition("/data/")[2] for name in names] == [
        "README.txt",
        "export/ylcb-20330520.articles.jsonl",
        "export/ylcb-20330520.json",
        "export/ylcb-20330520.txt",
        "metadata/datacite.json",
        "metadata/dublin-core.json",
        "metadata/manifest.json",
        "metadata/provenance.jsonl",
        "metadata/schemas/deposit.schema.json",
        "metadata/schemas/issue.schema.json",
        "metadata/schemas/teikit.rng",
        "metadata/schemas/teikit.sch",
        "source/p1.txt",
        "source/p2.txt",
        "tei/ylcb-20330520.tei.xml",
    ]


def test_the_files_are_kept_byte_for_byte(tmp_path):
    keep(tmp_path, form="bagit")
    data = tmp_path / "pfr-19120509_v1" / "data"
    assert (data / "tei/pfr-19120509.tei.xml").read_bytes() == gold()
    assert (data / "source/source.txt").read_bytes() == sources()[0].read_bytes()


def test_the_manifest_lists_all_files_but_itself_and_the_history(tmp_path):
    keep(tmp_path, form="bagit")
    data = tmp_path / "pfr-19120509_v1" / "data"
    text = (data / MANIFEST).read_bytes()
    assert text == parse_manifest(text).to_bytes()
    listed = parse_manifest(text).by_path()
    assert set(bytes_of(data)) - set(listed) == {MANIFEST, "metadata/provenance.jsonl"}
    for path, entry in listed.items():
        file = (data / path).read_bytes()
        assert (entry.size, entry.sha256) == (len(file), hashlib.sha256(file).hexdigest())


@pytest.mark.parametrize("issue", ISSUES)
def test_what_is_written_follows_the_schema(tmp_path, issue):
    keep(tmp_path, issue, form="bagit")
    folder = tmp_path / f"{issue}_v1" / "data" / "metadata"
    for name, part in (
        ("manifest.json", "manifest"),
        ("dublin-core.json", "dublinCore"),
        ("datacite.json", "datacite"),
    ):
        assert schema_problem(json.loads((folder / name).read_bytes()), SCHEMA, part) == ""
    for line in (folder / "provenance.jsonl").read_bytes().splitlines():
        assert schema_problem(json.loads(line), SCHEMA, "record") == ""


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("record", {"type": "event"}),
        ("record", {"type": "rumour"}),
        ("manifest", {"id": "urn:x", "issue": "x", "files": []}),
        ("log", {"type": "event", "eventType": "party"}),
        ("dublinCore", {"title": "not a list"}),
    ],
)
def test_the_schema_refuses_what_is_wrong(part, value):
    assert schema_problem(value, SCHEMA, part) != ""


def test_the_metadata_say_what_the_header_says_and_nothing_else(tmp_path):
    keep(tmp_path, "ylcb-20330520", form="bagit")
    folder = tmp_path / "ylcb-20330520_v1" / "data" / "metadata"
    core = json.loads((folder / "dublin-core.json").read_bytes())
    assert core["title"] == ["砚岭晨报 2033-05-20"]
    assert (core["date"], core["language"]) == (["2033-05-20"], ["zh-Hans"])
    assert core["publisher"] == ["砚岭晨报社"]
    assert core["source"] == ["p1.txt", "p2.txt"]
    assert "creator" not in core
    record = json.loads((folder / "datacite.json").read_bytes())
    assert record["publicationYear"] == "2033"
    assert record["creators"] == [{"name": ":unav"}]
    assert [one["identifierType"] for one in record["identifiers"]] == ["URN"]
    assert record["relatedItems"][0]["issue"] == "3306"


def test_a_doi_in_the_header_stands_in_the_metadata():
    doi = b'<idno type="DOI">https://doi.org/10.5072/x.1</idno><availability '
    tei = gold().replace(b"<availability ", doi, 1)
    made = {one.path: one.data for one in package(tei).payloads}
    identifiers = json.loads(made["metadata/datacite.json"])["identifiers"]
    assert identifiers[0] == {"identifier": "10.5072/x.1", "identifierType": "DOI"}


def test_the_uri_of_an_issue_comes_from_its_id_alone():
    assert issue_uri("a") != issue_uri("b")
    assert package(gold()).id == issue_uri("pfr-19120509")
    made = uuid.UUID(issue_uri("a"))
    assert (made.version, made.variant) == (5, uuid.RFC_4122)


def test_the_key_does_not_count_readme_schemas_and_time():
    one = package(gold())
    other = replace(
        one,
        payloads=tuple(
            replace(p, digests=replace(p.digests, sha256="0" * 64))
            if p.role in ("readme", "schema")
            else p
            for p in one.payloads
        ),
    )
    assert one.manifest.key == other.manifest.key
    assert one.manifest.to_bytes() != other.manifest.to_bytes()
    assert package(gold() + b"\n").manifest.key != one.manifest.key


def test_the_readme_says_what_this_is_to_a_person():
    made = {one.path: one.data.decode() for one in package(gold()).payloads if one.data}
    assert made["README.txt"].startswith("The Pennick Falls Register 1912-05-09\n")
    assert "source/" in made["README.txt"]
    assert max(map(len, made["README.txt"].splitlines())) <= 100


@pytest.mark.parametrize(
    ("cut", "code"),
    [
        (b"The Pennick Falls Register</title>\n            <imprint>", "D102"),
        (b' when="1912-05-09"', "D103"),
    ],
)
def test_an_issue_without_paper_or_day_is_refused(tmp_path, cut, code):
    assert cut in gold()
    tail = cut[cut.find(b"</title>") :] if b"</title>" in cut else b""
    assert refused(tmp_path, gold().replace(cut, tail)) == [code]


@pytest.mark.parametrize(
    "day",
    [b'notBefore="1912-05-01" notAfter="1912-05-31"', b'when="1912-05"', b'when="1912-02-30"'],
)
def test_a_day_that_is_no_full_day_is_not_enough(tmp_path, day):
    assert refused(tmp_path, gold().replace(b'when="1912-05-09"', day)) == ["D103"]


def test_paper_and_day_that_are_marked_unknown_do_not_count(tmp_path):
    tei = gold().replace(b'<title level="j">', b'<title level="j" cert="unknown">')
    assert refused(tmp_path, tei) == ["D102"]


def test_an_issue_without_id_is_refused(tmp_path):
    tei = gold().replace(b' xml:id="pfr-19120509"', b"", 1)
    assert refused(tmp_path, tei.replace(b'<idno type="local">pfr-19120509</idno>', b"")) == [
        "D101"
    ]


@pytest.mark.parametrize("kind", ["validation", "conservation", "exports"])
def test_each_proof_is_needed(tmp_path, kind):
    given = tuple(one for one in proofs(gold()) if one.kind != kind)
    assert refused(tmp_path, evidence=given) == ["D104"]
    failed = (*given, Evidence(kind, "failure", proofs(gold())[0].tei_sha256))
    assert refused(tmp_path, evidence=failed) == ["D104"]


def test_a_proof_for_other_bytes_does_not_count(tmp_path):
    assert refused(tmp_path, evidence=proofs(gold() + b" ")) == ["D104"] * 3


def test_only_conservation_may_stay_unproved_and_only_with_a_reason(tmp_path):
    valid, conserved, made = proofs(gold())
    unproved = replace(conserved, outcome="not proved", detail="the scans are lost")
    receipt = keep(tmp_path / "a", evidence=(valid, unproved, made), sources=())
    assert receipt.proof == "not proved: the scans are lost"
    lines = [json.loads(line) for line in _history(tmp_path / "a")]
    event = next(one for one in lines if one.get("outcome") == "not proved")
    assert (event["eventType"], event["detail"]) == (
        "validation",
        "conservation: the scans are lost",
    )
    assert refused(tmp_path, evidence=(valid, replace(unproved, detail=""), made)) == ["D104"]
    assert refused(tmp_path, evidence=(replace(valid, outcome="not proved"), conserved, made))


def _history(root: Path) -> list[bytes]:
    return next(root.rglob("provenance.jsonl")).read_bytes().splitlines()


def test_a_source_that_the_header_names_must_be_there(tmp_path):
    assert refused(tmp_path, sources=()) == ["D105"]


def test_a_file_that_the_header_does_not_name_is_refused(tmp_path):
    other = CORPUS / "xysb-20331102" / "source.txt"
    assert "D106" in refused(tmp_path, sources=(*sources(), other))


def test_all_reasons_are_given_at_once(tmp_path):
    tei = gold().replace(b' when="1912-05-09"', b"")
    assert refused(tmp_path, tei, evidence=(), sources=()) == ["D103", *["D104"] * 3, "D105"]


def test_a_source_named_in_nfd_is_kept_in_nfc_with_its_old_name(tmp_path):
    decomposed = tmp_path / "Zei\u0308tung 報.txt"
    decomposed.write_bytes(sources()[0].read_bytes())
    keep(tmp_path / "bags", sources=(decomposed,), form="bagit")
    data = tmp_path / "bags" / "pfr-19120509_v1" / "data"
    assert [one.name for one in (data / "source").iterdir()] == ["Ze\u00eftung 報.txt"]
    entry = parse_manifest((data / MANIFEST).read_bytes()).by_path()["source/Ze\u00eftung 報.txt"]
    assert entry.original_name == "Zei\u0308tung 報.txt"
    history = (data / "metadata/provenance.jsonl").read_text(encoding="utf-8")
    assert '"eventType":"filename change"' in history


def test_names_that_clash_are_refused_by_name(tmp_path):
    folder = tmp_path / "in"
    for name in ("one/Page.txt", "two/page.txt"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(sources()[0].read_bytes())
    report = Report()
    with pytest.raises(RefusedError):
        keep(tmp_path / "s", sources=tuple(sorted(folder.rglob("*.txt"))), report=report)
    assert "source/Page.txt and source/page.txt" in report.findings[0].message


def test_a_source_that_is_a_link_or_not_there_is_an_error(tmp_path):
    (tmp_path / "link.txt").symlink_to(sources()[0])
    for name, code in (("link.txt", "R013"), ("none.txt", "R011")):
        with pytest.raises(InputError) as error:
            keep(tmp_path / "s", sources=(tmp_path / name,))
        assert error.value.code == code
    assert not (tmp_path / "s").exists()


def test_what_is_no_tei_is_an_error(tmp_path):
    with pytest.raises(InputError):
        keep(tmp_path / "s", tei=b"<html/>")
    assert not (tmp_path / "s").exists()


def test_an_id_in_chinese_becomes_an_ascii_name(tmp_path):
    tei = another_id(gold(), "云溪-1")
    keep(tmp_path, tei=tei, form="bagit", artifacts=(Artifact("x.txt", "text/plain", b"x"),))
    data = tmp_path / "=4e91==6eaa=-1_v1" / "data"
    assert (data / "tei" / "=4e91==6eaa=-1.tei.xml").read_bytes() == tei
    assert json.loads((data / MANIFEST).read_bytes())["issue"] == "云溪-1"
