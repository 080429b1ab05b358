# SPDX-License-Identifier: GPL-3.0-or-later
"""``run.py`` passes on what it was asked, from any folder, and says clearly what it can't do."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools import launch, qt_libraries
from tools.environment import ROOT, Environment, Group


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would take the process over: ``group module arguments``, on a machine where all is ready."""
    lines: list[str] = []
    groups: list[str] = []

    def note(_environment: Environment, module: str, arguments: Sequence[str]) -> int:
        lines.append(" ".join([groups[-1], module, *arguments]))
        return 0

    monkeypatch.setattr(Environment, "prepare", lambda _self, group: groups.append(group.value))
    monkeypatch.setattr(qt_libraries, "ensure", lambda *_positional, **_named: None)
    monkeypatch.setattr(qt_libraries, "has_display", lambda: True)
    monkeypatch.setattr(launch, "_call", note)
    monkeypatch.setattr(launch, "_become", note)
    return lines


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["run ui.app"]),
        (["--workspace", "there"], ["run ui.app --workspace there"]),
        (["cli", "today", "--json"], ["run casework.cli today --json"]),
        (["test", "-k", "bordereau"], ["dev tools.checks -k bordereau"]),
        (["bench"], ["run casework.bench"]),
        (
            ["demo"],
            [
                "run casework.demo",
                "run ui.app --workspace demo-output/coffre-demo",
            ],
        ),
        (
            ["demo", "--out", "d"],
            ["run casework.demo --out d", "run ui.app --workspace d/coffre-demo"],
        ),
        (
            ["demo", "--out=d"],
            ["run casework.demo --out=d", "run ui.app --workspace d/coffre-demo"],
        ),
    ],
)
def test_command_starts_its_program(arguments: list[str], expected: list[str], started: list[str]) -> None:
    assert launch.main(arguments) == 0
    assert started == expected


def test_demo_without_a_display_makes_the_documents_and_says_so(
    started: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(qt_libraries, "has_display", lambda: False)
    assert launch.main(["demo"]) == 0
    assert started == ["run casework.demo"]
    assert "No display here" in capsys.readouterr().err


def test_window_opens_on_the_workspace_that_the_demo_makes() -> None:
    from casework import demo

    assert launch.DEMO_WORKSPACE == demo.WORKSPACE


def test_failed_demo_opens_no_window(started: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "_call", lambda *_arguments: 1)
    assert launch.main(["demo"]) == 1
    assert started == []


def test_window_without_a_display_is_refused_in_a_sentence(
    started: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(qt_libraries, "has_display", lambda: False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert launch.main([]) == 1
    assert started == []
    assert "There is no display here" in capsys.readouterr().err


def test_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert launch.main(["dmeo"]) == 2
    assert "unknown command: dmeo" in capsys.readouterr().err


def test_help_needs_no_environment(capsys: pytest.CaptureFixture[str]) -> None:
    assert launch.main(["--help"]) == 0
    assert "python3 run.py" in capsys.readouterr().out


def test_interrupted_start_leaves_by_the_shells_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_self: Environment, _group: Group) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Environment, "prepare", interrupted)
    assert launch.main(["cli"]) == 130


def test_program_finds_its_modules_from_any_folder_and_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "email.py").write_text("raise SystemExit('a stranger')\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-P", "-c", "import email, casework; print(casework.__file__)"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(told.stdout.strip()) == ROOT / "casework" / "__init__.py"


def test_old_python_can_read_the_first_file() -> None:
    text = (ROOT / "run.py").read_text(encoding="ascii")
    ast.parse(text, feature_version=(3, 7))
    assert text.index("sys.version_info") < text.index("from tools")


def test_the_tools_that_start_the_program_import_only_the_standard_library() -> None:
    for name in ("launch", "environment", "debian", "qt_libraries", "refusal"):
        tree = ast.parse((ROOT / "tools" / f"{name}.py").read_text(encoding="utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {each.partition(".")[0] for each in names} <= sys.stdlib_module_names | {"tools"}
