"""The ``l10n`` command: one file a subcommand; `main` maps errors to exit codes."""
