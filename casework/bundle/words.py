# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixed words of a bundle, in the language of who receives it. U+00A0 wherever a line must not break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casework.bundle.report import Status
from casework.language import Language


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Placeholders in braces are filled by :mod:`casework.bundle.sheets`."""

    bundle: str
    letter: str
    bordereau: str
    bordereau_title: str
    inventory_title: str
    continued: str
    piece: str
    piece_mark: str
    page_mark: str
    column_number: str
    column_date: str
    column_title: str
    column_origin: str
    column_pages: str
    column_bundle_pages: str
    column_file: str
    column_confidential: str
    yes: str
    no: str
    withdrawn: str
    total: str
    one_piece: str
    many_pieces: str
    one_page: str
    many_pages: str
    reference: str
    part: str
    part_short: str
    parts_title: str
    parts_intro: str
    part_pieces: str
    part_pages: str
    back: str
    integrity: str
    integrity_intro: str
    integrity_list: str
    integrity_file: str
    sheet_placeholder: str
    sheet_placeholder_intro: str
    sheet_reference: str
    sheet_reference_intro: str
    file_name: str
    file_size: str
    file_kind: str
    file_duration: str
    file_reason: str
    fingerprint: str
    size_bytes: str
    status: Mapping[Status, str]
    repaired: str
    repaired_lost: str
    page_lost: str
    redrawn: str
    blank_after_repair: str
    converted: Mapping[str, str]
    notes: Mapping[str, str]
    bookmark_page: str
    pages_unknown: str

    def pieces(self, count: int) -> str:
        """``1 pièce``, ``4 pièces``."""
        return self.one_piece if count == 1 else self.many_pieces.format(count=count)

    def pages(self, count: int) -> str:
        """``1 page``, ``63 pages``."""
        return self.one_page if count == 1 else self.many_pages.format(count=count)


FRENCH = Words(
    bundle="Liasse de pièces",
    letter="Courrier",
    bordereau="Bordereau",
    bordereau_title="Bordereau de pièces",
    inventory_title="Inventaire détaillé des pièces",
    continued="(suite)",
    piece="Pièce n°\u00a0{number}",
    # In a stamp no line can break: with plain spaces a search for the words as typed finds it.
    piece_mark="Pièce n° {number} – {page}/{pages}",
    page_mark="p. {page} / {pages}",
    column_number="Pièce n°",
    column_date="Date",
    column_title="Intitulé",
    column_origin="Auteur / origine",
    column_pages="Pages",
    column_bundle_pages="Pages du dossier",
    column_file="Nom du fichier",
    column_confidential="Confid.",
    yes="oui",
    no="non",
    withdrawn="retirée",
    total="Au total\u00a0: {pieces}, {pages}.",
    one_piece="1\u00a0pièce",
    many_pieces="{count}\u00a0pièces",
    one_page="1\u00a0page",
    many_pages="{count}\u00a0pages",
    reference="Référence\u00a0: {reference}",
    part="Partie {part} sur {parts}",
    part_short="partie {part}",
    parts_title="Liste des parties",
    parts_intro="Ce dossier est remis en {parts} fichiers. La numérotation des pages se suit d’un fichier à l’autre.",
    part_pieces="pièces",
    part_pages="pages",
    back="Retour au bordereau",
    integrity="Intégrité des fichiers",
    integrity_intro=(
        "Empreinte SHA-256 de chaque fichier d’origine, tel que reçu et conservé. Une copie identique donne la même "
        "empreinte\u00a0; le moindre changement en donne une autre."
    ),
    integrity_list="Empreinte SHA-256 de la liste ci-dessus (numéros et empreintes)\u00a0:",
    integrity_file="Fichier",
    sheet_placeholder="Fichier non reproduit",
    sheet_placeholder_intro=(
        "Cette feuille tient la place d’un fichier qui n’a pas pu être mis en pages. Le fichier d’origine est conservé "
        "sans modification et peut être remis à part."
    ),
    sheet_reference="Fiche de pièce numérique",
    sheet_reference_intro=(
        "Cette pièce est un fichier qui ne s’imprime pas. Il est remis à part, sous le même numéro\u00a0; l’empreinte "
        "ci-dessous permet de vérifier que c’est bien lui."
    ),
    file_name="Nom du fichier",
    file_size="Taille",
    file_kind="Nature",
    file_duration="Durée",
    file_reason="Motif",
    fingerprint="Empreinte SHA-256",
    size_bytes="{size}\u00a0octets",
    status={
        Status.OK: "",
        Status.CONVERTED: "converti",
        Status.REPAIRED: "fichier réparé",
        Status.PLACEHOLDER: "fichier non reproduit",
        Status.REFERENCE: "fichier remis à part",
        Status.WITHDRAWN: "retirée",
    },
    repaired="le fichier était endommagé\u00a0; il a été réparé à la lecture",
    repaired_lost="le fichier est endommagé\u00a0; des pages n’ont pas pu être lues ({lost} sur {declared})",
    page_lost="(page illisible dans le fichier d’origine)",
    redrawn="le fichier est endommagé\u00a0; ses pages sont reproduites en image",
    blank_after_repair="le fichier est endommagé\u00a0; seules des pages vides ont pu être lues",
    converted={
        "picture": "image mise en page",
        "text": "texte mis en page",
        "mail": "courriel mis en page, avec ses pièces jointes",
        "document": "document converti en PDF",
    },
    notes={
        "first_frame": "image animée\u00a0: seule la première vue est reproduite",
        "bare_text": "seul le texte est reproduit, sans sa mise en forme",
        "attachments_missing": "une pièce jointe n’a pas pu être reproduite",
        "cut_off": "l’image est incomplète dans le fichier",
    },
    bookmark_page="(p.\u00a0{page})",
    pages_unknown="–",
)

ENGLISH = Words(
    bundle="Bundle of exhibits",
    letter="Letter",
    bordereau="List of exhibits",
    bordereau_title="List of exhibits",
    inventory_title="Detailed inventory of exhibits",
    continued="(continued)",
    piece="Exhibit No.\u00a0{number}",
    piece_mark="Exhibit No. {number} – {page}/{pages}",
    page_mark="p. {page} / {pages}",
    column_number="No.",
    column_date="Date",
    column_title="Title",
    column_origin="Author / origin",
    column_pages="Pages",
    column_bundle_pages="Bundle pages",
    column_file="File name",
    column_confidential="Confid.",
    yes="yes",
    no="no",
    withdrawn="withdrawn",
    total="In all: {pieces}, {pages}.",
    one_piece="1\u00a0exhibit",
    many_pieces="{count}\u00a0exhibits",
    one_page="1\u00a0page",
    many_pages="{count}\u00a0pages",
    reference="Reference: {reference}",
    part="Part {part} of {parts}",
    part_short="part {part}",
    parts_title="List of parts",
    parts_intro="This bundle comes in {parts} files. Page numbers run on from one file to the next.",
    part_pieces="exhibits",
    part_pages="pages",
    back="Back to the list",
    integrity="Integrity of the files",
    integrity_intro=(
        "SHA-256 fingerprint of each original file as received and kept. An identical copy gives the same "
        "fingerprint; the least change gives another."
    ),
    integrity_list="SHA-256 fingerprint of the list above (numbers and fingerprints):",
    integrity_file="File",
    sheet_placeholder="File not reproduced",
    sheet_placeholder_intro=(
        "This sheet stands in for a file that could not be turned into pages. The original file is kept unchanged and "
        "can be handed over separately."
    ),
    sheet_reference="Sheet for a digital exhibit",
    sheet_reference_intro=(
        "This exhibit is a file that can’t be printed. It is handed over separately under the same number; the "
        "fingerprint below shows that it is the same file."
    ),
    file_name="File name",
    file_size="Size",
    file_kind="Kind",
    file_duration="Duration",
    file_reason="Reason",
    fingerprint="SHA-256 fingerprint",
    size_bytes="{size}\u00a0bytes",
    status={
        Status.OK: "",
        Status.CONVERTED: "converted",
        Status.REPAIRED: "file repaired",
        Status.PLACEHOLDER: "file not reproduced",
        Status.REFERENCE: "file handed over separately",
        Status.WITHDRAWN: "withdrawn",
    },
    repaired="the file was damaged; it was repaired while reading",
    repaired_lost="the file is damaged; some pages could not be read ({lost} of {declared})",
    page_lost="(page unreadable in the original file)",
    redrawn="the file is damaged; its pages are shown as pictures",
    blank_after_repair="the file is damaged; only blank pages could be read",
    converted={
        "picture": "picture laid out on a page",
        "text": "text laid out on pages",
        "mail": "e-mail laid out on pages, with its attachments",
        "document": "document converted to PDF",
    },
    notes={
        "first_frame": "animated picture: only its first view is shown",
        "bare_text": "only the text is shown, without its layout",
        "attachments_missing": "an attachment could not be reproduced",
        "cut_off": "the picture in the file is incomplete",
    },
    bookmark_page="(p.\u00a0{page})",
    pages_unknown="–",
)


def words(language: Language) -> Words:
    """The words in this language."""
    return FRENCH if language is Language.FR else ENGLISH
