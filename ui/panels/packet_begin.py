# SPDX-License-Identifier: GPL-3.0-or-later
"""Beginning a packet: with the letter that is there, the one that the case calls for, or another one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from casework.changes import Changed, Kind
from casework.queries.correspondence import PostRow
from casework.queries.letters import LetterRow, Template, list_letters, templates_for
from casework.queries.packets import PacketSheet, list_packets
from casework.services import letters, packets
from casework.services.session import Workspace
from casework.words import LetterStatus, PacketStatus
from ui.context import Context, Place

_UNSENT = frozenset({LetterStatus.DRAFT, LetterStatus.CHECKED, LetterStatus.FINAL, LetterStatus.SIGNED})
_UNPOSTED = frozenset({PacketStatus.PREPARING, PacketStatus.PRINTED})
_BOTH = frozenset({Kind.LETTER, Kind.PACKET})


def prepare(context: Context, owner: QObject, case_id: int) -> None:
    """Go on with the packet being prepared, else begin one: with the newest letter that has not left, or with a new
    letter, the one that the stage of the case calls for."""
    workspace, view = context.workspace, context.view
    begun = next((row for row in list_packets(workspace, view, case_id=case_id) if row.status in _UNPOSTED), None)
    if begun is not None:
        context.go(Place(kind=Kind.PACKET, id=begun.id))
        return
    waiting = next((row for row in list_letters(workspace, view, case_id=case_id) if row.status in _UNSENT), None)
    fitting = templates_for(workspace, view.language, case_id)[0]

    def job() -> Changed:
        letter_id = waiting.id if waiting else _drafted(workspace, case_id, fitting) if fitting.suits else None
        return _with_kinds(packets.prepare(workspace, packets.PreparePacket(case_id=case_id, letter_id=letter_id)))

    context.do(owner, job, then=lambda changed: context.go(Place(kind=Kind.PACKET, id=changed.id)))


def prepare_letter(context: Context, owner: QObject, letter: LetterRow) -> None:
    """Go on with the packet of this letter, or begin it."""
    workspace = context.workspace
    rows = list_packets(workspace, context.view, case_id=letter.case_id)
    begun = next((row.id for row in rows if row.letter_id == letter.id), None)
    if begun is not None:
        context.go(Place(kind=Kind.PACKET, id=begun))
        return
    it = packets.PreparePacket(case_id=letter.case_id, letter_id=letter.id)
    context.do(
        owner,
        lambda: packets.prepare(workspace, it),
        then=lambda changed: context.go(Place(kind=Kind.PACKET, id=changed.id)),
    )


def chase(context: Context, owner: QObject, unanswered: PostRow) -> None:
    """A reminder of a letter that was not answered, and the packet in which it goes alone."""
    workspace, case_id = context.workspace, unanswered.case_id
    if case_id is None:
        return
    answers: dict[str, object] = {"first_subject": unanswered.subject, "first_sent_on": unanswered.on.isoformat()}
    if unanswered.receipt_on is not None:
        answers["receipt_on"] = unanswered.receipt_on.isoformat()
    if unanswered.tracking_number:
        answers["first_tracking_number"] = unanswered.tracking_number
    it = letters.DraftLetter(
        case_id=case_id,
        template="chaser",
        proceeding_id=unanswered.proceeding_id,
        recipient_id=unanswered.authority_id,
        answers=answers,
    )

    def job() -> Changed:
        letter_id = letters.draft(workspace, it).id
        packet = packets.PreparePacket(case_id=case_id, letter_id=letter_id, pieces=[])
        return _with_kinds(packets.prepare(workspace, packet))

    context.do(owner, job, then=lambda changed: context.go(Place(kind=Kind.PACKET, id=changed.id)))


def another_letter(context: Context, owner: QObject, sheet: PacketSheet, key: str) -> None:
    """The same pieces behind another letter. ``key``: ``letter:ID``, ``new:TEMPLATE`` or ``none``.

    A packet belongs to one letter for good; so a new one takes its place, and the old one goes to the bin.
    """
    workspace, case_id = context.workspace, sheet.row.case_id
    what, _, which = key.partition(":")
    template = next(
        (one for one in templates_for(workspace, context.language, case_id) if what == "new" and one.id == which), None
    )
    lines = [
        packets.Line(piece_id=line.piece_id, title=line.title, page_ranges=line.page_ranges) for line in sheet.lines
    ]

    def job() -> Changed:
        letter_id = int(which) if what == "letter" else _drafted(workspace, case_id, template) if template else None
        pieces = [line.piece_id for line in lines]
        made = packets.prepare(
            workspace, packets.PreparePacket(case_id=case_id, letter_id=letter_id, pieces=pieces, profile=sheet.profile)
        )
        packets.arrange(workspace, made.id, lines)
        packets.bin_packet(workspace, sheet.row.id)
        return _with_kinds(made)

    context.do(owner, job, then=lambda changed: context.go(Place(kind=Kind.PACKET, id=changed.id)))


def _drafted(workspace: Workspace, case_id: int, template: Template) -> int:
    it = letters.DraftLetter(case_id=case_id, template=template.id, proceeding_id=template.proceeding_id)
    return letters.draft(workspace, it).id


def _with_kinds(made: Changed) -> Changed:
    """The packet that was made, and that letters may have changed with it."""
    return Changed(made.kinds | _BOTH, made.id, made.job, made.also)
