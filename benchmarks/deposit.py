# SPDX-License-Identifier: Apache-2.0
"""Measure and try deposits: speed and memory, kills, two writers, harms, judges.

    python benchmarks/deposit.py                    speed with few issues
    python benchmarks/deposit.py speed [ISSUES]     issues a second, fsync apart; memory
    python benchmarks/deposit.py kills [KILLS]      kill -9 at random moments over 50 deposits
    python benchmarks/deposit.py writers [ISSUES]   two processes deposit the same issues at once
    python benchmarks/deposit.py harms [HARMS]      random harms; the audit must name each file
    python benchmarks/deposit.py judges [PAGES]     corpus, seed and pages, two versions of each

The promises: memory flat to 2000 issues; 200 kills, and after the next run the store is valid,
nothing is lost and no stray file is left; one version each from two writers; 50 of 50 harms found.
"""

import io
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "deposits"))

from deposited import (  # noqa: E402
    ISSUES,
    NOW,
    another_id,
    bytes_of,
    changed,
    gold,
    judge_bag,
    judge_store,
    sources,
)

from teikit.cli import main as teikit  # noqa: E402
from teikit.cli.gate import Wanted, deposit_file  # noqa: E402
from teikit.deposits import AuditOptions, DepositOptions, audit  # noqa: E402
from teikit.deposits.layout import find_objects  # noqa: E402
from teikit.deposits.store import list_issues  # noqa: E402
from teikit.report import Report  # noqa: E402

SHARED = ROOT.parent / "shared"


def make_issues(folder: Path, number: int) -> list[Path]:
    """Write issues, each with its sources beside it, taken from the corpus by turns."""
    paths = []
    for count in range(number):
        name = ISSUES[count % len(ISSUES)]
        place = folder / f"{count:05d}"
        place.mkdir(parents=True)
        for source in sources(name):
            shutil.copy(source, place)
        path = place / "issue.tei.xml"
        path.write_bytes(another_id(gold(name), f"issue-{count:05d}"))
        paths.append(path)
    return paths


def wanted(*formats: str) -> Wanted:
    return Wanted(DepositOptions(now=NOW), formats)


def sound(root: Path) -> list[str]:
    """What the audit and the judge say against a store."""
    report = Report()
    audit(root, AuditOptions(NOW), report)
    objects = len(list(find_objects(root)))
    return [str(one) for one in report.findings] + judge_store(root, objects)


def measure_speed(folder: Path, number: int) -> None:
    """Tell issues a second for the gate with and without exports, fsync counted apart."""
    waited = [0, 0.0]
    real = os.fsync

    def counting(descriptor: int) -> None:
        start = time.perf_counter()
        real(descriptor)
        waited[0] += 1
        waited[1] += time.perf_counter() - start

    os.fsync = counting
    issues = make_issues(folder / "in", number)
    for formats in ((), ("json", "txt"), ("epub", "json", "txt")):
        few = issues if not formats else issues[: max(20, number // 20)]
        waited[:] = [0, 0.0]
        start, cpu = time.perf_counter(), time.process_time()
        for done, path in enumerate(few, 1):
            deposit_file(path, folder / "-".join(("to", *formats)), wanted(*formats), Report())
            if done in (100, 500, 1000, 2000):
                print(f"  {done:5} issues: at most {memory():.0f} MB of memory")
        spent, used = time.perf_counter() - start, time.process_time() - cpu
        without = len(few) / (spent - waited[1])
        print(
            f"exports {', '.join(formats) or 'none'}: {len(few) / spent:.1f} issues a second,"
            f" {without:.1f} without fsync ({waited[0] / len(few):.0f} an issue,"
            f" {waited[1] / len(few) * 1000:.0f} ms); {used / len(few) * 1000:.0f} ms CPU an issue"
        )
    start = time.perf_counter()
    for path in issues:
        deposit_file(path, folder / "to", wanted(), Report())
    print(f"the same again: {len(issues) / (time.perf_counter() - start):.1f} issues a second")
    start = time.perf_counter()
    result = audit(folder / "to", AuditOptions(NOW), Report())
    spent = time.perf_counter() - start
    print(f"audit: {result.objects / spent:.1f} issues, {result.files / spent:.0f} files a second")
    print(f"at most {memory():.0f} MB of memory")


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def try_kills(folder: Path, number: int) -> None:
    """Kill a depositing process at random moments; look at the store after each next run."""
    chance = random.Random(1)
    issues = make_issues(folder / "in", 50)
    store = folder / "store"
    kills = rounds = bad = 0
    killed = True
    acknowledged: dict[str, int] = {}
    while kills < number:
        rounds += 1
        if not killed:
            for path in issues:
                path.write_bytes(changed(path.read_bytes()))
        killed, said = kill_after(chance.uniform(0.0, 1.2), issues, store)
        for line in said:
            issue, version = line.split()
            acknowledged[issue] = max(acknowledged.get(issue, 0), int(version[1:]))
        kills += killed
        deposit_file(issues[0], store, wanted("txt"), Report())
        problems = sound(store)
        kept = {one.issue: len(one.versions) for one in list_issues(store)}
        problems += [f"{i} lost" for i, v in acknowledged.items() if kept.get(i, 0) < v]
        problems += [f"{one} is stray" for one in store.rglob("*work*")]
        bad += bool(problems)
        for problem in problems[:3]:
            print("  ", problem)
    for path in issues:
        deposit_file(path, store, wanted("txt"), Report())
    versions = [len(one.versions) for one in list_issues(store)]
    print(
        f"{kills} kills in {rounds} runs: {bad} stores not sound;"
        f" {len(versions)} issues with {sum(versions)} versions; at the end {sound(store)}"
    )


def kill_after(seconds: float, issues: list[Path], store: Path) -> tuple[bool, list[str]]:
    """Deposit in a child that is killed; tell whether it was, and what it had acknowledged."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            for path in issues:
                receipt = deposit_file(path, store, wanted("txt"), Report())
                os.write(writer, f"{receipt.issue} {receipt.version}\n".encode())
        except BaseException as error:
            os.write(2, f"{error}\n".encode())
        os._exit(0)
    os.close(writer)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    with os.fdopen(reader, encoding="utf-8") as pipe:
        lines = [line for line in pipe if line.endswith("\n")]
    return os.WIFSIGNALED(status), lines


def try_writers(folder: Path, number: int) -> None:
    """Let two processes deposit the same issues at once."""
    make_issues(folder / "in", number)
    store = folder / "store"
    command = [sys.executable, "-m", "teikit", "deposit", str(folder / "in"), "--to", str(store)]
    command += ["--exports", "txt"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(command, cwd=ROOT, **pipes) for _ in range(2)]
    said = [one.communicate() for one in both]
    for one, (out, err) in zip(both, said, strict=True):
        print(
            f"exit code {one.returncode}: {out.splitlines()[-1]}; {len(err.splitlines())} remarks"
        )
    versions = [len(one.versions) for one in list_issues(store)]
    print(f"{len(versions)} issues, {sum(versions)} versions; {sound(store)}")


def harms(chance: random.Random) -> Iterator[tuple[str, Callable[[Path], str]]]:
    """Yield kinds of harm; each does it to a file and returns the name that must be told."""

    def change(path: Path) -> str:
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        return path.name

    def add(path: Path) -> str:
        path.with_name("added.txt").write_bytes(b"x")
        return "added.txt"

    def remove(path: Path) -> str:
        path.unlink()
        return path.name

    def rename(path: Path) -> str:
        path.rename(path.with_name(f"{path.name}~"))
        return path.name

    def decompose(path: Path) -> str:
        other = path.with_name(unicodedata.normalize("NFD", path.name))
        path.rename(other)
        return path.name

    def shorten(path: Path) -> str:
        path.write_bytes(path.read_bytes()[: -chance.randrange(1, 9)])
        return path.name

    yield from (
        ("byte changed", change),
        ("file added", add),
        ("file removed", remove),
        ("file renamed", rename),
        ("NFC to NFD", decompose),
        ("file cut", shorten),
        ("list edited", change),
    )


def try_harms(folder: Path, number: int) -> None:
    """Do random harms to stores and bags, and see that each is found and named."""
    chance = random.Random(2)
    issues = make_issues(folder / "in", 6)
    for path in issues:
        for source in path.parent.glob("*.txt"):
            new = source.with_name(f"Zeïtung 報 {source.name}")
            source.rename(new)
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(f">{source.name}<", f">{new.name}<"), encoding="utf-8")
    for form in ("ocfl", "bagit"):
        for data in (lambda one: one, changed):
            for path in issues:
                path.write_bytes(data(path.read_bytes()))
                options = DepositOptions(now=NOW, form=form)
                deposit_file(path, folder / form, Wanted(options, ("txt",)), Report())
    kinds = list(harms(chance))
    found = 0
    for count in range(number):
        name, harm = kinds[count % len(kinds)]
        place = Path(shutil.copytree(folder / ("ocfl", "bagit")[count % 2], folder / "harmed"))
        path = chance.choice(targets(place, name))
        told = harm(path)
        report = Report()
        audit(place, AuditOptions(NOW), report)
        named = any(told in f"{one.place.file} {one.message}" for one in report.findings)
        found += named
        if not named:
            print(f"  not found: {name} of {path.relative_to(place)}: {report.findings}")
        shutil.rmtree(place)
    print(f"{found} of {number} harms found and named")


def targets(place: Path, kind: str) -> list[Path]:
    """The files to which a harm may be done."""
    files = sorted(one for one in place.rglob("*") if one.is_file())
    inside = [one for one in files if "content" in one.parts or "data" in one.parts]
    if kind == "NFC to NFD":
        return [one for one in inside if not one.name.isascii()]
    if kind == "list edited":
        return [one for one in files if "manifest" in one.name or "inventory" in one.name]
    return inside


def try_judges(folder: Path, number: int) -> None:
    """Deposit corpus, seed and pages in two versions, as store and as bags, and ask the judges."""
    texts = sorted((SHARED / "dev-pages").glob("*.txt"))[:number]
    texts += sorted((SHARED / "seed").glob("*.txt"))
    issues = make_issues(folder / "in", len(ISSUES))
    for count, text in enumerate(texts):
        place = folder / "in" / f"page-{count}"
        place.mkdir()
        shutil.copy(text, place)
        quietly("convert", text, "-o", place, "--title", "云溪日报", "--date", "2031-11-05",
                "--id", f"page-{count}")  # fmt: skip
        issues += place.glob("*.tei.xml")
    quietly("deposit", folder / "in", "--to", folder / "store")
    quietly("deposit", folder / "in", "--to", folder / "bags", "--as", "bagit")
    first = bytes_of(folder / "store")
    for path in issues:
        path.write_bytes(changed(path.read_bytes()))
    quietly("deposit", folder / "in", "--to", folder / "store")
    quietly("deposit", folder / "in", "--to", folder / "bags", "--as", "bagit")
    bags = sorted((folder / "bags").iterdir())
    versions = [len(one.versions) for one in list_issues(folder / "store")]
    kept = [name for name in first if "/v1/" in name]
    later = bytes_of(folder / "store")
    print(f"{len(issues)} issues; {len(versions)} objects with {sum(versions)} versions,")
    print(f"{len(bags)} bags; ocfl-py: {judge_store(folder / 'store', len(issues))};")
    print(f"bagit: {[said for bag in bags for said in judge_bag(bag)]};")
    print(f"old versions intact: {all(first[name] == later[name] for name in kept)}")
    print(f"audit: {sound(folder / 'store')}")


def quietly(*words: object) -> None:
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
        code = teikit([str(word) for word in words])
    if code:
        print(f"  teikit {words[0]}: exit code {code}: {said.getvalue()[-500:]}")


TASKS: dict[str, tuple[Callable[[Path, int], None], int]] = {
    "speed": (measure_speed, 2000),
    "kills": (try_kills, 200),
    "writers": (try_writers, 100),
    "harms": (try_harms, 50),
    "judges": (try_judges, 40),
}


def run(task: str, number: int) -> None:
    work, usual = TASKS[task]
    with tempfile.TemporaryDirectory() as folder:
        work(Path(folder), number or usual)


if __name__ == "__main__":
    words = sys.argv[1:] or ["speed", "60"]
    if words[0] not in TASKS:
        sys.exit(__doc__)
    run(words[0], int(words[1]) if words[1:] else 0)
