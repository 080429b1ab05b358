# SPDX-License-Identifier: GPL-3.0-or-later
"""The words printed on the pages that converters make, in the language of who receives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casework.documents.errors import Fault
from casework.language import Language


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words."""

    mail_from: str
    mail_to: str
    mail_cc: str
    mail_date: str
    mail_attachment: str
    mail_no_subject: str
    attachment_missing: str
    reason: str
    file_name: str
    file_size: str
    fingerprint: str
    size_bytes: str
    faults: Mapping[Fault, str]


FRENCH = Words(
    mail_from="De",
    mail_to="À",
    mail_cc="Copie",
    mail_date="Date",
    mail_attachment="Pièce jointe",
    mail_no_subject="(sans objet)",
    attachment_missing="Pièce jointe non reproduite",
    reason="Motif",
    file_name="Nom du fichier",
    file_size="Taille",
    fingerprint="Empreinte SHA-256",
    size_bytes="{size}\u00a0octets",
    faults={
        Fault.ABSENT: "le fichier est introuvable, ou son ouverture est refusée",
        Fault.EMPTY: "le fichier est vide (0\u00a0octet)",
        Fault.NO_PAGES: "le document n’a aucune page",
        Fault.DAMAGED: "le fichier est endommagé et n’a pas pu être réparé",
        Fault.PASSWORD: "le fichier est protégé par un mot de passe",
        Fault.TOO_LARGE: "le fichier dépasse les limites de taille de lecture",
        Fault.TOO_SLOW: "la lecture du fichier n’en finissait pas et a été arrêtée",
        Fault.CRASHED: "la lecture du fichier a échoué brutalement",
        Fault.UNSUPPORTED: "ce type de fichier ne peut pas être mis en pages",
    },
)

ENGLISH = Words(
    mail_from="From",
    mail_to="To",
    mail_cc="Copy",
    mail_date="Date",
    mail_attachment="Attachment",
    mail_no_subject="(no subject)",
    attachment_missing="Attachment not reproduced",
    reason="Reason",
    file_name="File name",
    file_size="Size",
    fingerprint="SHA-256 fingerprint",
    size_bytes="{size}\u00a0bytes",
    faults={
        Fault.ABSENT: "the file is not there, or may not be opened",
        Fault.EMPTY: "the file is empty (0\u00a0bytes)",
        Fault.NO_PAGES: "the document has no page",
        Fault.DAMAGED: "the file is damaged and could not be repaired",
        Fault.PASSWORD: "the file is protected by a password",
        Fault.TOO_LARGE: "the file passes the size limits for reading",
        Fault.TOO_SLOW: "reading the file would not end and was stopped",
        Fault.CRASHED: "reading the file failed abruptly",
        Fault.UNSUPPORTED: "this kind of file can’t be turned into pages",
    },
)


def words(language: Language) -> Words:
    """The words in this language."""
    return FRENCH if language is Language.FR else ENGLISH
