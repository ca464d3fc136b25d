"""``python -m l10n_pipeline``, and where the ``l10n`` command starts."""

from __future__ import annotations

import sys


def start() -> int:
    """Run the command line and return its exit code; an interruption while it is still being loaded is one too."""
    try:
        from l10n_pipeline.cli.main import main

        return main()
    except KeyboardInterrupt:
        print("l10n: interrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(start())
