"""Tests of l10n_pipeline.pipeline.models: packages from an index on the loopback address, from files, and the lock."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from l10n_pipeline.config import Settings
from l10n_pipeline.engines.download import ATTEMPTS
from l10n_pipeline.engines.imports import Details
from l10n_pipeline.engines.index import ARGOS_INDEX
from l10n_pipeline.engines.pivot import PivotEngine
from l10n_pipeline.errors import FileError, L10nError, PackageError
from l10n_pipeline.files import lock
from l10n_pipeline.locales import get_locale
from l10n_pipeline.pipeline import machines, models
from l10n_pipeline.pipeline.machines import Place
from l10n_pipeline.pipeline.project import Project
from tests.conftest import FRENCH, FRENCH_VERSION, ROOT
from tests.engines.local_server import Site, serve

ARABIC = next((ROOT / "models").glob("translate-en_ar-*")).stem
ARABIC_VERSION = ARABIC.rpartition("-")[2].replace("_", ".")
NAME = FRENCH.stem
METADATA = {"from_code": "en", "to_code": "fr", "package_version": FRENCH_VERSION}


def entry(*links: str, target: str = "fr", **more: str) -> dict[str, object]:
    return {
        "code": f"translate-en_{target}",
        "package_version": FRENCH_VERSION,
        "argos_version": "1.9",
        "from_code": "en",
        "from_name": "English",
        "to_code": target,
        "to_name": "French",
        "links": list(links),
        **more,
    }


def archive(files: dict[str, bytes], *, link: str = "") -> bytes:
    """Return an .argosmodel with ``files`` beside the metadata, and a symbolic link."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"{NAME}/metadata.json", json.dumps(METADATA))
        for name, content in files.items():
            file.writestr(name, content)
        if link:
            info = zipfile.ZipInfo(f"{NAME}/model/model.bin")
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            file.writestr(info, link)
    return data.getvalue()


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site({"/fr.argosmodel": FRENCH.read_bytes(), "/index.json": b""})) as running:
        running.files["/index.json"] = json.dumps([entry("fr.argosmodel")]).encode()
        yield running


@pytest.fixture
def where(tmp_path: Path) -> Place:
    root = tmp_path / "project"
    root.mkdir()
    installed = root / ".l10n" / "models"
    return Place(
        folders=(installed,),
        install=installed,
        cache=root / ".l10n" / "unpacked",
        downloads=root / ".l10n" / "downloads",
        lock_path=root / "models.lock",
    )


def left(where: Place) -> list[str]:
    """Return what is installed and what lies half downloaded, locks aside."""
    folders = [folder for folder in (where.install, where.downloads) if folder.is_dir()]
    return sorted(path.name for folder in folders for path in folder.iterdir() if path.name != ".lock")


def fails(where: Place, what: str, index: str) -> str:
    """Return the reason why ``what`` cannot be installed: one line, and nothing but parts is left."""
    with pytest.raises(PackageError) as caught:
        models.install(where, what, index)
    assert "\n" not in str(caught.value)
    assert not [name for name in left(where) if ".part" not in name]
    assert where.lock_path is not None
    assert not where.lock_path.exists()
    return str(caught.value)


@pytest.mark.parametrize("wanted", ["fr", "en-fr", "translate-en_fr", NAME])
def test_a_package_is_installed_from_an_index(site: Site, where: Place, wanted: str) -> None:
    """Downloaded, unpacked, tried and pinned; the download is gone; a second time costs no download."""
    seen: list[int] = []
    (package,) = models.install(
        where, wanted, f"{site.url}/index.json", progress=lambda done, total: seen.append(done)
    )  # fmt: skip
    assert package.name == NAME
    assert left(where) == [NAME]
    assert seen[-1] == FRENCH.stat().st_size
    assert where.lock_path is not None
    line = f"{NAME} sha256:{package.digest} {site.url}/fr.argosmodel\n"
    assert where.lock_path.read_text(encoding="utf-8").endswith(line)
    site.asked.clear()
    assert models.install(where, wanted, f"{site.url}/index.json") == [package]
    assert site.asked == [("/index.json", "")]


def test_a_truncated_download_is_resumed_by_the_next_command(site: Site, where: Place) -> None:
    """What has arrived is not asked for again, and the package is whole."""
    site.breaks = [10**6, 800_000, *[0] * ATTEMPTS]
    assert "broke off after 800,000 bytes" in fails(where, "fr", f"{site.url}/index.json")
    site.asked.clear()
    (package,) = models.install(where, "fr", f"{site.url}/index.json")
    assert site.asked == [("/index.json", ""), ("/fr.argosmodel", "bytes=800000-")]
    assert left(where) == [package.name]


def test_links_are_tried_in_their_order(site: Site, where: Place) -> None:
    """A dead link, then a file that is no package, then the good one; with none the reasons are told together."""
    site.files["/bad.argosmodel"] = b"<html>gone</html>"
    site.files["/index.json"] = json.dumps([entry("gone.argosmodel", "bad.argosmodel", "fr.argosmodel")]).encode()
    assert models.install(where, "fr", f"{site.url}/index.json")[0].name == NAME
    assert [path for path, _ in site.asked] == [
        "/index.json", "/gone.argosmodel", "/bad.argosmodel", "/fr.argosmodel"
    ]  # fmt: skip
    models.remove(where, NAME)
    assert where.lock_path is not None
    where.lock_path.unlink()
    site.files["/index.json"] = json.dumps([entry("gone.argosmodel", "bad.argosmodel")]).encode()
    reason = fails(where, "fr", f"{site.url}/index.json")
    assert "none of the 2 links" in reason
    assert "404" in reason
    assert "bad.argosmodel: is damaged or not a model package" in reason


SOURCE = {f"{NAME}/sentencepiece.model": b"x", f"{NAME}/model/model.bin": b"x"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(archive({**SOURCE, f"{NAME}/../../evil": b"x"}), "would leave its folder", id="escapes"),
        pytest.param(archive({**SOURCE, "/etc/evil": b"x"}), "would leave its folder", id="absolute"),
        pytest.param(archive({**SOURCE, f"{NAME}/big": b"\0" * 30_000_000}), "out of nothing", id="bomb"),
        pytest.param(archive(SOURCE | {f"{NAME}/x{n}": b"" for n in range(2_001)}), "entries, more than", id="many"),
        pytest.param(archive({f"{NAME}/sentencepiece.model": b"x"}, link="/etc/passwd"), "is a link", id="symlink"),
        pytest.param(archive(SOURCE), "cannot be loaded", id="no-model"),
        pytest.param(archive({}), "has neither sentencepiece.model", id="nothing-in-it"),
        pytest.param(FRENCH.read_bytes()[:100_000], "not a model package", id="cut-short"),
        pytest.param(next((ROOT / "models").glob("translate-en_fa-*")).read_bytes(), "is translate-en_fa", id="fa"),
    ],
)
def test_a_bad_package_leaves_nothing(site: Site, where: Place, tmp_path: Path, data: bytes, reason: str) -> None:
    """Whatever a server sends: one line with its address, nothing unpacked, nothing pinned."""
    site.files["/fr.argosmodel"] = data
    assert reason in fails(where, "fr", f"{site.url}/index.json")
    assert not list(tmp_path.rglob("evil"))
    assert f"{site.url}/fr.argosmodel: " in fails(where, "fr", f"{site.url}/index.json")


def test_a_file_that_the_index_describes_otherwise_is_refused(site: Site, where: Place) -> None:
    """An index of one's own may give the SHA-256 of its files."""
    right = hashlib.sha256(FRENCH.read_bytes()).hexdigest()
    site.files["/index.json"] = json.dumps([entry("fr.argosmodel", sha256="0" * 64)]).encode()
    assert "has another SHA-256 than the index says" in fails(where, "fr", f"{site.url}/index.json")
    site.files["/index.json"] = json.dumps([entry("fr.argosmodel", sha256=right)]).encode()
    assert models.install(where, "fr", f"{site.url}/index.json")


def other_french(folder: Path) -> Path:
    """Return a package of the same name with one more file."""
    shutil.unpack_archive(FRENCH, folder, "zip")
    (folder / NAME / "README.md").write_text("another one")
    return Path(shutil.make_archive(str(folder / "other"), "zip", folder, NAME)).rename(folder / "other.argosmodel")


def test_a_digest_once_pinned_is_checked_ever_after(site: Site, where: Place, tmp_path: Path) -> None:
    """Also when the package comes back after it was removed, from wherever; --repin is the way to another one."""
    first = models.install(where, str(FRENCH), "")[0].digest
    models.remove(where, NAME)
    other = other_french(tmp_path)
    site.files["/fr.argosmodel"] = other.read_bytes()
    for what in (str(other), "fr", f"{site.url}/fr.argosmodel"):
        with pytest.raises(PackageError, match=r"is not the package that models\.lock names"):
            models.install(where, what, f"{site.url}/index.json")
        assert left(where) == []
    site.files["/fr.argosmodel"] = FRENCH.read_bytes()
    assert models.install(where, "fr", f"{site.url}/index.json")[0].digest == first
    models.remove(where, NAME)
    (second,) = models.install(where, str(other), "", repin=True)
    assert second.digest != first
    (found,) = models.verify(where)
    assert found.pinned


def test_a_package_that_was_changed_on_disk_is_found(where: Place) -> None:
    """By verify, and by whoever wants to translate with it."""
    (package,) = models.install(where, str(FRENCH), "")
    assert [(v.pinned, v.problem) for v in models.verify(where, [NAME])] == [(True, None)]
    (package.path / "model" / "config.json").write_text("{}\n")
    (found,) = models.verify(where)
    assert found.problem is not None
    assert "is not the package that models.lock names" in str(found.problem)


@pytest.mark.parametrize("many", [False, True], ids=["file", "folder"])
def test_packages_are_installed_without_network_from_files(where: Place, many: bool) -> None:
    """A file or a folder of files; each is pinned with its file's name."""
    packages = models.install(where, str(FRENCH.parent if many else FRENCH), "http://127.0.0.1:1/")
    assert len(packages) == (3 if many else 1)
    locked = where.lock()
    assert locked is not None
    assert {pin.name: pin.origin for pin in locked.pins} == {p.name: f"{p.name}.argosmodel" for p in packages}


def test_an_index_may_be_a_file_beside_its_packages(where: Place, tmp_path: Path) -> None:
    """A mirror on a stick: index.json and the files it names."""
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copyfile(FRENCH, stick / "fr.argosmodel")
    (stick / "index.json").write_text(json.dumps([entry("fr.argosmodel"), entry("no.argosmodel", target="es")]))
    index = models.index_place(where, str(stick))
    assert index == str(stick / "index.json")
    assert [offer.to_code for offer in models.offers(index)] == ["fr", "es"]
    assert models.install(where, "fr", index)[0].name == NAME
    with pytest.raises(PackageError, match=r"no\.argosmodel: cannot be read: no such file"):
        models.install(where, "es", index)


def test_the_index_is_chosen_by_option_variable_and_settings(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option wins over the variable, the variable over the settings, all over Argos' own list."""
    monkeypatch.delenv(models.INDEX_VARIABLE, raising=False)
    assert models.index_place(where) == ARGOS_INDEX
    project = replace(where, index="https://example.org/a.json")
    assert models.index_place(project) == "https://example.org/a.json"
    monkeypatch.setenv(models.INDEX_VARIABLE, "https://example.org/b.json")
    assert models.index_place(project) == "https://example.org/b.json"
    assert models.index_place(project, "c.json") == "c.json"


@pytest.mark.parametrize(
    ("what", "index", "reason"),
    [
        pytest.param("fr", "http://127.0.0.1:1/index.json", "cannot be reached: connection refused", id="no-network"),
        pytest.param("fr", "{site}/nothing.json", "the server says 404", id="no-index"),
        pytest.param("fr", "{site}/page.html", "is not a package index: not JSON", id="not-an-index"),
        pytest.param("fr", "nowhere.json", "no such file", id="no-file"),
        pytest.param("de", "{site}/index.json", "the index has no package 'de'", id="no-package"),
        pytest.param("what is this?", "{site}/index.json", "no such file, and it is no locale", id="no-name"),
        pytest.param("no.argosmodel", "{site}/index.json", "cannot be read: no such file", id="no-such-file"),
        pytest.param("{site}/no.argosmodel", "", "the server says 404", id="no-such-url"),
    ],
)
def test_what_cannot_be_had_is_one_line(site: Site, where: Place, what: str, index: str, reason: str) -> None:
    """Each with its place."""
    site.files["/page.html"] = b"<html>no index here</html>"
    assert reason in fails(where, what.format(site=site.url), index.format(site=site.url))


def test_a_url_is_installed_and_its_password_kept_out_of_the_lock(site: Site, where: Place) -> None:
    """models.lock is shared: what follows the path, and names and passwords before the host, stay out."""
    site.files["/fr.argosmodel?token=secret"] = site.files["/fr.argosmodel"]
    models.install(where, f"{site.url}/fr.argosmodel?token=secret", "")
    locked = where.lock()
    assert locked is not None
    assert locked.pins[0].origin == f"{site.url}/fr.argosmodel"


def test_two_downloads_do_not_meet(site: Site, where: Place) -> None:
    """A second command that downloads at the same time is told to wait."""
    with lock(where.downloads / ".lock"), pytest.raises(FileError, match="another l10n command"):
        models.install(where, "fr", f"{site.url}/index.json")


def test_outside_projects_nothing_is_pinned(where: Place) -> None:
    """There is no project whose lock it could be."""
    outside = replace(where, lock_path=None)
    models.install(outside, str(FRENCH), "")
    (found,) = models.verify(outside, pin=True)
    assert (found.pinned, found.problem) == (False, None)


def test_packages_that_were_there_already_are_pinned_on_request(where: Place) -> None:
    """Files that somebody put there by hand."""
    where.install.mkdir(parents=True)
    shutil.copyfile(FRENCH, where.install / FRENCH.name)
    assert [v.pinned for v in models.verify(where)] == [False]
    assert [v.pinned for v in models.verify(where, pin=True)] == [True]
    assert [v.pinned for v in models.verify(where)] == [True]
    with pytest.raises(PackageError, match="no package is called 'x'"):
        models.verify(where, ["x"])


def test_a_model_from_elsewhere_is_imported_and_pinned(where: Place, tmp_path: Path) -> None:
    """Or written as a file, with nothing installed."""
    shutil.unpack_archive(FRENCH, tmp_path / "unpacked", "zip")
    source = tmp_path / "unpacked" / NAME
    details = Details(from_code="en", to_code="fr", version="3")
    file, installed = models.import_package(where, source, details, tmp_path / "out")
    assert (file, installed) == (tmp_path / "out" / "translate-en_fr-3.argosmodel", False)
    assert left(where) == []
    path, installed = models.import_package(where, source, details)
    assert (path, installed) == (where.install / "translate-en_fr-3", True)
    assert [v.pinned for v in models.verify(where)] == [True]
    assert left(where) == ["translate-en_fr-3"]


@pytest.fixture
def chained(project: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with en→fr and, of the same weights, fr→ar; no home with packages."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(project / "nobody"))
    shutil.unpack_archive(FRENCH, project / "models", "zip")
    shutil.unpack_archive(ROOT / "models" / f"{ARABIC}.argosmodel", project / "models", "zip")
    second = (project / "models" / ARABIC).rename(project / "models" / ARABIC.replace("en_ar", "fr_ar"))
    metadata = json.loads((second / "metadata.json").read_text(encoding="utf-8")) | {"from_code": "fr"}
    (second / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    settings = Settings.model_validate(
        {"locales": ["ar", "fa"], "documents": [{"path": "source/appeal.txt"}], "engine": {"demonstration": True}}
    )
    return Project(project, settings)


def test_a_pair_without_a_package_goes_through_another_language(chained: Project) -> None:
    """The engine is a chain, its packages are known, and where no chain leads the reason says what to do."""
    arabic, persian = chained.locales
    engine = machines.open_engine(chained, arabic)
    assert isinstance(engine, PivotEngine)
    assert engine.origin == f"argos en→fr→ar {FRENCH_VERSION}+{ARABIC_VERSION}"
    assert engine.translate(["Nobody was charged."])[0][0].text
    assert [p.name for p in machines.find_packages_of(chained, arabic)] == [NAME, ARABIC.replace("en_ar", "fr_ar")]
    assert machines.find_packages_of(chained, persian) == ()
    with pytest.raises(PackageError, match="run l10n models install fa"):
        machines.open_engine(chained, persian)


def test_an_engine_is_opened_with_locked_packages_only(chained: Project) -> None:
    """Every package of a chain is compared with models.lock before it writes a word."""
    models.verify(machines.place(chained), pin=True)
    arabic = get_locale("ar")
    machines.open_engine(chained, arabic)
    (chained.root / "models" / NAME / "README.md").write_text("changed")
    with pytest.raises(L10nError, match=r"is not the package that models\.lock names"):
        machines.open_engine(chained, arabic)


@pytest.mark.parametrize("what", ["nofile", "pack.zip", "folder/pack", "translate-en_fr-0_1.argosmodel"])
def test_a_file_that_is_not_there_is_not_looked_up_in_the_index(where: Place, what: str) -> None:
    """What is no locale, pair or package's name is a file: no network is asked, the error says that it is missing."""
    with pytest.raises(PackageError, match=r"[Nn]o such file"):
        models.install(where, what, "http://127.0.0.1:1/index.json")
