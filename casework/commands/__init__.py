# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line, one module for each verb.

Each module has ``add(subparsers)``, which adds its argparse parser with ``set_defaults(run=function)``;
``function(args, out) -> int`` does the work and raises :class:`~casework.errors.CaseworkError` when refused.
"""
