# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: shows rows, collects input, calls services. What it knows of law and storage is their names."""
