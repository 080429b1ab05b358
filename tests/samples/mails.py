# SPDX-License-Identifier: GPL-3.0-or-later
"""E-mails with one peculiarity each."""

from __future__ import annotations

from email.message import EmailMessage


def plain(body: str = "Bonjour,\n\nVoici les photographies.\n", subject: str = "Évacuation du 2 mars") -> EmailMessage:
    """An ordinary mail, accents included."""
    mail = EmailMessage()
    mail["From"] = "Camille Durand <camille@example.org>"
    mail["To"] = "aide@example.org"
    mail["Subject"] = subject
    mail["Date"] = "Mon, 02 Mar 2026 21:55:00 +0100"
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content(body)
    return mail


def with_attachments(*files: tuple[str, str, bytes]) -> bytes:
    """A mail with files (name, MIME type, bytes)."""
    mail = plain()
    for name, kind, data in files:
        main, _, sub = kind.partition("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


def in_html() -> bytes:
    """A mail that has HTML only, with a script and a picture from outside."""
    mail = plain()
    mail.set_content(
        "<html><head><style>p{}</style></head><body><p>Premier&nbsp;paragraphe</p><script>alert(1)</script>"
        '<p>Second<br>ligne</p><img src="http://example.org/x.png" alt="plan"></body></html>',
        subtype="html",
    )
    return mail.as_bytes()


def within_a_mail() -> bytes:
    """A mail that forwards another one as an attachment."""
    outer = plain(subject="Fwd: le premier")
    outer.add_attachment(plain(body="Le message d'origine.", subject="Le premier"))
    return outer.as_bytes()


def with_hostile_names() -> bytes:
    """Attachments whose names try to be paths, hide their ending, or are 300 signs long."""
    return with_attachments(
        ("../../etc/passwd", "text/plain", b"racine"),
        ("facture\u202efdp.exe", "application/octet-stream", b"MZ"),
        ("n" * 300 + ".txt", "text/plain", b"long"),
    )


def without_end() -> bytes:
    """Mails within mails, deeper than anyone forwards."""
    mail = b"Subject: fin\nFrom: a@example.org\n\nfin\n"
    for depth in range(60):
        head = f"Subject: {depth}\nFrom: a@example.org\nMIME-Version: 1.0\n"
        head += f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\nContent-Type: message/rfc822\n\n"
        mail = head.encode() + mail + f"\n--b{depth}--\n".encode()
    return mail
