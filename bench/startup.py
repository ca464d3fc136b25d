"""How long `l10n --help` takes beside an interpreter that does nothing: seconds (median of runs) and the ratio."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 15
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "l10n --help": [str(Path(sys.executable).parent / "l10n"), "--help"],
    "l10n run --help": [str(Path(sys.executable).parent / "l10n"), "run", "--help"],
}


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    # Taken in turn, so that a busy moment of the machine hits all alike; the first round fills the file cache.
    rounds = [{name: seconds(command) for name, command in COMMANDS.items()} for _ in range(RUNS + 1)][1:]
    medians = {name: statistics.median(times[name] for times in rounds) for name in COMMANDS}
    base = medians["python -c pass"]
    for name, median in medians.items():
        print(f"{name:18} {median:.3f} s  {median / base:5.1f} x python -c pass")


if __name__ == "__main__":
    main()
