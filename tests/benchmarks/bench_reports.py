"""How long each format takes to report findings, the check itself left out.

    python tests/benchmarks/bench_reports.py [--runs N]

Reports of 1,000 and 10,000 findings, each with a further place, help and a fix, are made N times.
Printed: seconds (median and least), and the size of the report.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from findings import many

from argmap.diagnostics.reports import FORMATS


def main() -> None:
    """Makes the reports and prints."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--runs", type=int, default=5)
    runs = options.parse_args().runs
    print(f"{'':24} {'median':>8} {'least':>8} {'size':>10}")
    for name, made in FORMATS.items():
        made(many(1))  # what is loaded the first time
        for count in (1_000, 10_000):
            seconds = []
            for _ in range(runs):
                report = many(count)
                began = time.perf_counter()
                text = made(report)
                seconds.append(time.perf_counter() - began)
            line = f"{statistics.median(seconds):6.2f} s {min(seconds):6.2f} s"
            print(f"{name + ',':8} {count:6,} findings {line} {len(text) / 1e6:7.1f} MB")


if __name__ == "__main__":
    main()
