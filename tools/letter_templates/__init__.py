# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the Word files of ``templates/letters`` from texts that can be read and reviewed line by line.

``fr/*.txt`` and ``en/*.txt`` hold the letters in the markup of :mod:`tools.letter_templates.source`;
``python -m tools.letter_templates`` writes the .docx files, the same bytes each time. A test compares both.
"""
