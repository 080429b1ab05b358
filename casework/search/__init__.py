# SPDX-License-Identifier: GPL-3.0-or-later
"""Search, the part without a database: what somebody typed as terms, the query they make, the matches in a text."""

from casework.search.asked import Asked, Term, asked, words_of
from casework.search.extract import Extract, marked

__all__ = ["Asked", "Extract", "Term", "asked", "marked", "words_of"]
