# SPDX-License-Identifier: GPL-3.0-or-later
"""The environment is made once, made again when it must be, and says in one sentence what is in its way."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools import debian, environment
from tools.environment import ROOT, Environment, Group, why_pip_failed
from tools.refusal import Refused

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with two lock files that ask for nothing, so that filling it needs no packages."""
    (tmp_path / "requirements").mkdir()
    for group in Group:
        (tmp_path / "requirements" / f"{group}.lock").write_text(f"# {group}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def installs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for pip, and lists the lock files it was given. The environment is a real one, with an empty pip."""
    asked: list[str] = []

    def make(command: list[str]) -> subprocess.CompletedProcess[str]:
        done = subprocess.run([*command, "--without-pip"], capture_output=True, text=True, check=True)
        pip = Environment(Path(command[-1]).parent).packages() / "pip"
        pip.mkdir()
        (pip / "__main__.py").touch()
        return done

    monkeypatch.setattr(environment, "_run", make)
    monkeypatch.setattr(environment, "install", lambda _python, lock: asked.append(lock.name))
    return asked


def test_second_start_installs_nothing(checkout: Path, installs: list[str]) -> None:
    Environment(checkout).prepare(Group.RUN)
    Environment(checkout).prepare(Group.RUN)
    assert installs == ["run.lock"]


def test_environment_for_the_checks_serves_the_program_too(checkout: Path, installs: list[str]) -> None:
    Environment(checkout).prepare(Group.DEV)
    Environment(checkout).prepare(Group.RUN)
    assert installs == ["dev.lock"]


def test_environment_of_the_program_does_not_serve_the_checks(checkout: Path, installs: list[str]) -> None:
    Environment(checkout).prepare(Group.RUN)
    Environment(checkout).prepare(Group.DEV)
    assert installs == ["run.lock", "dev.lock"]


def test_changed_lock_is_installed(checkout: Path, installs: list[str]) -> None:
    Environment(checkout).prepare(Group.RUN)
    (checkout / "requirements" / "run.lock").write_text("# newer\n", encoding="utf-8")
    Environment(checkout).prepare(Group.RUN)
    assert installs == ["run.lock", "run.lock"]


def test_install_that_was_cut_off_is_done_again(checkout: Path, installs: list[str]) -> None:
    def cut_off(_python: Path, _lock: Path) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment, "install", cut_off)
        with pytest.raises(KeyboardInterrupt):
            Environment(checkout).prepare(Group.RUN)
    assert not Environment(checkout).is_ready(Group.RUN)

    Environment(checkout).prepare(Group.RUN)
    assert installs == ["run.lock"]
    assert Environment(checkout).is_ready(Group.RUN)


def test_environment_of_another_python_is_made_anew(checkout: Path, installs: list[str]) -> None:
    made = Environment(checkout)
    made.prepare(Group.RUN)
    settings = made.folder / "pyvenv.cfg"
    settings.write_text(
        re.sub(r"version = \d+\.\d+", "version = 3.10", settings.read_text(encoding="utf-8")), encoding="utf-8"
    )
    (made.folder / "casework-run.stamp").unlink()
    made.prepare(Group.RUN)
    assert f"version = {HERE}" in settings.read_text(encoding="utf-8")
    assert installs == ["run.lock", "run.lock"]


def test_checkout_that_was_moved_is_set_up_again(checkout: Path, installs: list[str]) -> None:
    Environment(checkout).prepare(Group.RUN)
    moved = checkout.rename(checkout.with_name("moved"))
    Environment(moved).prepare(Group.RUN)
    assert installs == ["run.lock", "run.lock"]
    linked = Environment(moved).packages() / "casework-checkout.pth"
    assert linked.read_text(encoding="locale") == f"{moved}\n"


def test_new_environment_holds_only_what_is_locked_and_pip(checkout: Path) -> None:
    made = Environment(checkout)
    made.prepare(Group.RUN)
    assert made.is_ready(Group.RUN)
    assert {path.name.partition("-")[0] for path in made.packages().glob("*.dist-info")} == {"pip"}


def test_missing_ensurepip_names_the_package_of_debian(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "ensurepip")
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    monkeypatch.setattr(debian, "is_debian", lambda: True)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    monkeypatch.setattr(environment.Path, "resolve", lambda path: path)
    with pytest.raises(Refused, match=rf"ensurepip module is missing.*apt install python{HERE}-venv$"):
        Environment(checkout).prepare(Group.RUN)


def test_missing_venv_elsewhere_says_what_to_install(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "venv")
    monkeypatch.setattr(debian, "is_debian", lambda: False)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(Refused, match=r"venv module is missing.*Install the complete Python"):
        Environment(checkout).prepare(Group.RUN)


def test_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    with pytest.raises(Refused, match=r"can't set itself up in .*No such file"):
        Environment(tmp_path / "gone").prepare(Group.RUN)


def test_package_that_is_not_in_any_index_tells_to_connect(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    lock.write_text(f"casework-has-no-such-package==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIP_NO_INDEX", "1")
        with pytest.raises(Refused, match=r"\(the first: casework-has-no-such-package\).*Connect this computer"):
            environment.install(Path(sys.executable), lock)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "Connect this computer to the internet"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "its hash differs"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something of its own\n\n[notice] A new release of pip", "ERROR: something of its own"),
        ("", "it gave no reason"),
    ],
)
def test_failure_of_pip_becomes_one_sentence(said: str, sentence: str) -> None:
    assert sentence in why_pip_failed(said)
    assert "\n" not in why_pip_failed(said)


def test_lock_for_the_checks_holds_the_lock_of_the_program() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return set(re.findall(r"^\S+==\S+(?: ; .*(?= \\$))?", text, re.MULTILINE))

    assert len(pins("run.lock")) > 40
    assert pins("run.lock") <= pins("dev.lock")


@pytest.mark.parametrize("name", ["run.lock", "dev.lock"])
def test_every_requirement_is_locked_with_a_hash_and_without_an_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9.-]+==\S+ .*\\\n    --hash=sha256:[0-9a-f]{64}", requirement, re.DOTALL), requirement
    assert "://" not in text


def _without(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else found(name))


def test_environment_whose_python_went_away_is_made_anew(checkout: Path, installs: list[str]) -> None:
    made = Environment(checkout)
    made.prepare(Group.RUN)
    made.python.unlink()
    made.python.symlink_to(checkout / "uninstalled" / "python3")
    made.prepare(Group.RUN)
    assert made.is_ready(Group.RUN)
    assert installs == ["run.lock", "run.lock"]
