"""``python -m l10n_pipeline``, and where the ``l10n`` command starts."""

from __future__ import annotations

import signal
import sys


def start() -> int:
    """Run the command line and return its exit code; an interruption while it is still being loaded is one too."""
    try:
        from l10n_pipeline.cli.main import main

        code = main()
    except KeyboardInterrupt:
        print("l10n: interrupted", file=sys.stderr)
        code = 130
    # The work is done: a Ctrl-C while Python puts its things away would turn the exit code into a signal.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return code


if __name__ == "__main__":
    sys.exit(start())
