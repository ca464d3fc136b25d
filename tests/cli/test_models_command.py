"""`l10n models` as its users run it, with an index on the loopback address."""

from __future__ import annotations

import json
import re
import shutil
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


def test_what_is_pinned_and_not_there_fails_verify(
    project: Path, l10n: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone has models.lock and no packages yet: verify names each that is missing, all or those asked for."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "nobody"))
    empty = l10n("models", "verify", cwd=project)
    assert (empty.code, empty.out) == (0, "No packages are installed, and models.lock names none.\n")
    other = f"translate-en_de-1_0 sha256:{'0' * 64} https://example.org/de.argosmodel"
    (project / "models.lock").write_text(f"{other}\n{NAME} sha256:{'1' * 64}\n", encoding="utf-8")
    for names, count in ((), 2), ((NAME,), 1):
        missing = l10n("models", "verify", *names, cwd=project)
        assert (missing.code, missing.out, missing.err.count("\n")) == (1, "", count)
        assert (
            f"{NAME}: is named in models.lock and not installed: l10n models install FILE.argosmodel\n" in missing.err
        )
    told = "l10n models install translate-en_de-1_0 (it came from https://example.org/de.argosmodel)"
    assert told in l10n("models", "verify", cwd=project).err
    (project / "models").mkdir()
    (project / "models" / FRENCH.name).write_bytes(FRENCH.read_bytes()[:1000])
    assert "not a model package" in l10n("models", "verify", NAME, cwd=project).err
    (project / "models" / FRENCH.name).unlink()
    (project / "models.lock").write_text(other, encoding="utf-8")
    assert l10n("models", "install", str(FRENCH), cwd=project).code == 0
    found = l10n("models", "verify", cwd=project)
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert f"{NAME}: loads and translates; as in models.lock" in found.out


def test_what_is_installed_already_is_not_called_installed(project: Path, l10n: Command, tmp_path: Path) -> None:
    """A folder whose packages are there: nothing was done, and the command says so."""
    shutil.copyfile(FRENCH, tmp_path / FRENCH.name)
    first, second = (l10n("models", "install", f"{tmp_path}/", cwd=project) for _ in range(2))
    assert first.out.startswith(f"installed {NAME} (en→fr) in ")
    assert second.out == first.out.replace("installed", "already installed:", 1)
    assert (first.code, second.code) == (0, 0)


def test_an_index_without_network_is_one_clear_line(project: Path, l10n: Command) -> None:
    """Exit code 2, the address and the reason; no traceback."""
    for command in (("available",), ("install", "fr")):
        result = l10n("models", *command, "--index", "http://127.0.0.1:1/index.json", cwd=project)
        assert result.code == 2
        reason = r"cannot be reached: (connection refused|network is unreachable)"  # the latter without a loopback
        assert re.fullmatch(rf"l10n: error: http://127\.0\.0\.1:1/index\.json: {reason}\n", result.err)


def test_a_model_is_imported(project: Path, l10n: Command, tmp_path: Path) -> None:
    """As a file, which then installs like any other."""
    shutil.unpack_archive(FRENCH, tmp_path / "unpacked", "zip")
    folder = tmp_path / "unpacked" / FRENCH.stem
    made = l10n("models", "import", str(folder), "--to", "fr", "--version", "2", "-o", str(tmp_path), cwd=project)
    assert made.out == f"wrote {tmp_path}/translate-en_fr-2.argosmodel\n", made.err
    installed = l10n("models", "install", f"{tmp_path}/translate-en_fr-2.argosmodel", cwd=project)
    assert installed.code == 0, installed.err
    wrong = l10n("models", "import", str(folder), "--to", "fr", "--source-prefix", ">>x<<", cwd=project)
    assert wrong.code == 2
    assert "the model does not know '>>x<<'" in wrong.err
