"""Gettext catalogs: `po` reads and writes them without loss, `update` brings them up to date with a document."""
