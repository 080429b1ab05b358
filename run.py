#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to Casework: ``python3 run.py``, and ``demo``, ``test``, ``bench``, ``cli ...`` after it.

Needs nothing but Python. Written so that an old Python can read it far enough to say that it is too old; the
rest stands in ``tools/launch.py``.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Casework needs Python 3.11 or newer; this is Python %d.%d. Install a newer one and start again with it, "
        "for example: python3.11 run.py" % sys.version_info[:2]
    )

from tools.launch import main  # after the check: tools/ is written for Python 3.11

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
