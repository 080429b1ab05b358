# SPDX-License-Identifier: GPL-3.0-or-later
"""The interface's language: our compiled catalogue and Qt's own for its dialogs, changed while running."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from casework.language import Language
from casework.paths import resources


class Translation(QObject):
    """Holds the translators that are installed; :meth:`speak` replaces them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """From now on. Windows hear of it by Qt's LanguageChange."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        territory = QLocale.Country.France if language is Language.FR else QLocale.Country.UnitedKingdom
        tongue = QLocale.Language.French if language is Language.FR else QLocale.Language.English
        QLocale.setDefault(QLocale(tongue, territory))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qt), (f"casework_{language}", str(resources("i18n")))):
            translator = QTranslator(self)
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
