# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the next migration from the difference between the models and the newest revision.

    python -m tools.new_migration "add the register of consents"
    python -m tools.new_migration --first      writes 0001 anew (only until the first release)

Read what it wrote before committing it: Alembic can't know a renamed column from a dropped and an added one.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy import Enum
from sqlalchemy.types import TypeDecorator

import casework.model.audit  # noqa: F401 - makes the log known to the metadata
from casework.model import Base
from casework.storage import migrations
from casework.storage.engine import DatabaseKey, connect, engine_on

_TEMPLATE = '''# SPDX-License-Identifier: GPL-3.0-or-later
"""{message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {down}
branch_labels = None
depends_on = None

#: Tables whose number of rows this step changes on purpose.
ROWS_CHANGE: tuple[str, ...] = ()


def upgrade() -> None:{noqa}
{body}
'''


def _render(kind: str, item: object, context: AutogenContext) -> str | Literal[False]:
    """A migration imports nothing of the program: our types are written as what they are in the database."""
    del context
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def write(message: str, *, first: bool = False) -> Path:
    """The file written. ``first`` makes revision 0001 from nothing."""
    assert "audit_entry" in Base.metadata.tables
    key = DatabaseKey(os.urandom(32), os.urandom(16))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "models.db")
        if first:
            connect(path, key, mode="rwc").close()
        else:
            migrations.create(path, key)
        engine = engine_on(path, key)
        with engine.connect() as connection:
            down = migrations.revision_of(connection)
            context = MigrationContext.configure(
                connection, opts={"render_as_batch": True, "render_item": _render, "compare_type": False}
            )
            steps = produce_migrations(context, Base.metadata).upgrade_ops
            assert steps is not None
            body = render_python_code(steps, render_item=_render, render_as_batch=not first)
        engine.dispose()
    revision = "0001" if first else f"{int(down) + 1:04d}"
    lines = [line for line in body.splitlines() if "### " not in line]
    name = "initial" if first else re.sub(r"\W+", "_", message.lower()).strip("_")
    target = migrations.FOLDER / "versions" / f"{revision}_{name}.py"
    target.write_text(
        _TEMPLATE.format(
            noqa="  # noqa: PLR0915 - every table" if first else "",
            message=message.rstrip(".") + ".",
            revision=revision,
            down=f'"{down}"' if down else "None",
            body="\n".join(line if line.startswith("    ") or not line else f"    {line}" for line in lines),
        ),
        encoding="utf-8",
    )
    subprocess.run([sys.executable, "-m", "ruff", "check", "--fix-only", "-q", str(target)], check=True)
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(target)], check=True)
    return target


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("message", nargs="?", default="The first shape of every table")
    parser.add_argument("--first", action="store_true")
    asked = parser.parse_args()
    print(write(asked.message, first=asked.first))
