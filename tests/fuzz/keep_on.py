# SPDX-License-Identifier: Apache-2.0
"""Fuzzes for so many seconds and says how often what came of it: `make fuzz SECONDS=3600`.

Stops at the first failure, with the input that shows it and the seed that finds it again.
"""

import os
import sys
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from inputs import Given, inputs
from whatever import check

ROUND = 200


def run_round(number: int, outcomes: Counter[str]) -> None:
    """Check as many inputs as a round has; hypothesis shrinks what fails."""

    @seed(number)
    @settings(
        max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(inputs())
    def each(what: Given) -> None:
        outcomes[check(what)] += 1

    each()


def main(seconds: float, first: int) -> None:
    outcomes: Counter[str] = Counter()
    end, number = time.monotonic() + seconds, first
    while time.monotonic() < end:
        print(f"seed {number}: ", end="", flush=True)
        run_round(number, outcomes)
        print(f"{outcomes.total():,} inputs, {outcomes['made']:,} converted", flush=True)
        number += 1
    for outcome, count in outcomes.most_common():
        print(f"{count:>9,}  {outcome}")


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    os.fsync = lambda number: None  # nothing here pulls the plug
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
