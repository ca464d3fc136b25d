"""`l10n models` as its users run it, with an index on the loopback address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FRENCH, FRENCH_VERSION, SETTINGS, Command
from tests.engines.local_server import Site, serve

NAME = FRENCH.stem
ENTRY = {
    "code": "translate-en_fr",
    "package_version": FRENCH_VERSION,
    "argos_version": "1.9",
    "from_code": "en",
    "from_name": "English",
    "to_code": "fr",
    "to_name": "French",
    "links": ["fr.argosmodel"],
}


@pytest.fixture
def site() -> Iterator[Site]:
    files = {"/fr.argosmodel": FRENCH.read_bytes(), "/index.json": json.dumps([ENTRY, {"from_code": 1}]).encode()}
    with serve(Site(files)) as running:
        yield running


def test_a_package_comes_is_used_and_is_guarded(
    project: Path, l10n: Command, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """available, install, list, run, then a changed file: verify fails and nothing is drafted."""
    monkeypatch.setenv("L10N_PACKAGE_INDEX", f"{site.url}/index.json")
    settings = SETTINGS.replace("{name: pseudo}", "{name: argos, demonstration: true}").replace("[fr, fa]", "[fr]")
    (project / "l10n.yaml").write_text(settings, encoding="utf-8")
    offered = l10n("models", "available", cwd=project)
    assert f"en→fr  English to French  {FRENCH_VERSION}" in offered.out
    assert "passed over" in offered.err
    installed = l10n("models", "install", "fr", cwd=project)
    assert installed.code == 0, installed.err
    assert f"installed {NAME} (en→fr)" in installed.out
    assert f"{NAME} sha256:" in (project / "models.lock").read_text(encoding="utf-8")
    (record,) = json.loads(l10n("models", "list", "--json", cwd=project).out)
    assert (record["name"], record["lock"]) == (NAME, "locked")
    # 59.65, as the metadata state it: rounded a second time it was 59.6, though the package's README says 59.7
    assert f" {record['chrf']:.2f} " in l10n("models", "list", cwd=project).out
    (offer,) = json.loads(l10n("models", "available", "fr", "--json", cwd=project).out)
    assert offer["installed"] is True
    assert "as in models.lock" in l10n("models", "verify", cwd=project).out
    (project / ".l10n" / "models" / NAME / "README.md").write_text("changed")
    assert "changed" in l10n("models", "list", cwd=project).out
    verified = l10n("models", "verify", cwd=project)
    assert verified.code == 1
    assert "is not the package that models.lock names" in verified.err
    run = l10n("run", cwd=project)
    assert run.code == 2
    assert "is not the package that models.lock names" in run.err


def test_an_index_without_network_is_one_clear_line(project: Path, l10n: Command) -> None:
    """Exit code 2, the address and the reason; no traceback."""
    for command in (("available",), ("install", "fr")):
        result = l10n("models", *command, "--index", "http://127.0.0.1:1/index.json", cwd=project)
        assert result.code == 2
        reason = r"cannot be reached: (connection refused|network is unreachable)"  # the latter without a loopback
        assert re.fullmatch(rf"l10n: error: http://127\.0\.0\.1:1/index\.json: {reason}\n", result.err)


def test_a_model_is_imported(project: Path, l10n: Command, tmp_path: Path) -> None:
    """As a file, which then installs like any other."""
    import shutil

    shutil.unpack_archive(FRENCH, tmp_path / "unpacked", "zip")
    folder = tmp_path / "unpacked" / FRENCH.stem
    made = l10n("models", "import", str(folder), "--to", "fr", "--version", "2", "-o", str(tmp_path), cwd=project)
    assert made.out == f"wrote {tmp_path}/translate-en_fr-2.argosmodel\n", made.err
    installed = l10n("models", "install", f"{tmp_path}/translate-en_fr-2.argosmodel", cwd=project)
    assert installed.code == 0, installed.err
    wrong = l10n("models", "import", str(folder), "--to", "fr", "--source-prefix", ">>x<<", cwd=project)
    assert wrong.code == 2
    assert "the model does not know '>>x<<'" in wrong.err
