"""Print the messages of a back-check, chosen by seed, so that anybody reads the same ones.

    python bench/backcheck.py --seed 8 --count 30 --locale fa [--document statement] [--targets | --rest]

A back-check is read in two goes: first the targets alone (``--targets``), of which the reader writes down what they say
in English, then the whole messages: source, target and the comments of both. ``--rest`` prints the messages that were
not chosen. docs/backcheck.md has what was read in the statement.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from l10n_pipeline.catalogs import po
from l10n_pipeline.model import Message


def choose(messages: Sequence[Message], seed: int, count: int) -> list[int]:
    """Return the 1-based places of the chosen messages, in the order of the document."""
    return sorted(place + 1 for place in random.Random(seed).sample(range(len(messages)), min(count, len(messages))))


def show(place: int, message: Message, targets_only: bool) -> str:
    target = "\n".join(message.targets)
    if targets_only:
        return f"{place:>4}  {target}\n"
    where = " ".join(message.references)
    notes = [f"      # {each}" for each in message.comments if not each.startswith("origin:")]
    notes += [f"      #. {each}" for each in message.extracted if not each.startswith("term:")]
    return "\n".join([f"{place:>4}  {where}", *notes, f"      {message.source}", f"      {target}", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--locale", required=True)
    parser.add_argument("--document", default="statement", help="the catalog's name without .po")
    parser.add_argument("--project", type=Path, default=Path(__file__).parent.parent)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--targets", action="store_true", help="the targets alone, to read them blind")
    which.add_argument("--rest", action="store_true", help="the messages that were not chosen")
    arguments = parser.parse_args()

    file = arguments.project / "locales" / arguments.locale / "LC_MESSAGES" / f"{arguments.document}.po"
    messages = [each for each in po.parse(file.read_bytes(), str(file)).messages if not each.obsolete]
    places = choose(messages, arguments.seed, arguments.count)
    if arguments.rest:
        places = sorted(set(range(1, len(messages) + 1)) - set(places))
    for place in places:
        print(show(place, messages[place - 1], arguments.targets))


if __name__ == "__main__":
    main()
