"""``python -m l10n_pipeline``: the ``l10n`` command."""

from __future__ import annotations

import sys

from l10n_pipeline.cli.main import main

sys.exit(main())
