# SPDX-License-Identifier: GPL-3.0-or-later
"""E-mails, ``.eml`` and Outlook's ``.msg``, as plain values. Names of attachments are data, never paths.

Parsed in the limited child; what comes back is text, already freed of control and direction marks, and bytes.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage, MIMEPart
from typing import Any

from casework.documents.child import MB, Message, Worker
from casework.documents.errors import DamagedDocument, DocumentTooLarge
from casework.documents.htmltext import text_of_html
from casework.documents.sniff import Content
from casework.language import visible

_MOST_ATTACHMENTS = 200
_MOST_HEADER = 10_000
_MOST_BODY = 5 * MB


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail. ``name`` as the sender wrote it, shown safely; "" when it has none."""

    name: str
    content_type: str
    data: bytes = field(repr=False)
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it was received. ``date`` is the sender's own clock, None when absent or nonsense.

    ``headers`` are all header lines in order, decoded; ``body`` is plain text, taken from HTML where there is none.
    """

    subject: str
    sender: str
    to: str
    cc: str
    date: datetime | None
    date_text: str
    message_id: str
    body: str
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()


def read_mail(worker: Worker, content: Content, data: bytes) -> Mail:
    """Parse a mail. Raises DocumentUnreadable."""
    answer = worker.call("casework.documents.mail:parse", {"msg": content is Content.MSG}, [data])
    value = answer.value
    attachments = tuple(
        Attachment(visible(str(name)), visible(str(kind)), blob, bool(inline))
        for (name, kind, inline), blob in zip(value["attachments"], answer.blobs, strict=True)
    )
    text = {key: _line(str(value[key])) for key in ("subject", "sender", "to", "cc", "date_text", "message_id")}
    return Mail(
        **text,
        date=datetime.fromisoformat(value["date"]) if value["date"] else None,
        body="\n".join(visible(line) for line in str(value["body"]).splitlines()),
        headers=tuple((_line(str(name)), _line(str(line))) for name, line in value["headers"]),
        attachments=attachments,
    )


def _line(text: str) -> str:
    """One line: a header may try to smuggle in a second one."""
    return visible(" ".join(text.split()))[:_MOST_HEADER]


def parse(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: a mail's bytes to its values and the attachments' bytes."""
    try:
        return _outlook(blobs[0]) if arguments["msg"] else _internet(blobs[0])
    except RecursionError as error:
        raise DocumentTooLarge from error


def _answer(value: dict[str, Any], attachments: list[tuple[str, str, bool, bytes]]) -> Message:
    if len(attachments) > _MOST_ATTACHMENTS:
        raise DocumentTooLarge
    value["body"] = value["body"][:_MOST_BODY]
    value["attachments"] = [entry[:3] for entry in attachments]
    return Message(value, [entry[3] for entry in attachments])


# Internet mail (RFC 5322, MIME).


def _internet(data: bytes) -> Message:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    headers = list(_headers(mail))
    first = {name.lower(): value for name, value in reversed(headers)}
    if not first:
        raise DamagedDocument
    bodies: list[str] = []
    attachments: list[tuple[str, str, bool, bytes]] = []
    _walk(mail, bodies, attachments, 0)
    value = {
        "subject": first.get("subject", ""),
        "sender": first.get("from", ""),
        "to": first.get("to", ""),
        "cc": first.get("cc", ""),
        "date": _date(first.get("date", "")),
        "date_text": first.get("date", ""),
        "message_id": first.get("message-id", ""),
        "body": "\n\n".join(body for body in bodies if body.strip()),
        "headers": headers,
    }
    return _answer(value, attachments)


def _headers(mail: EmailMessage) -> Iterator[tuple[str, str]]:
    """All header lines, decoded where they can be: the parser stumbles over some hostile ones."""
    for name, raw in mail.raw_items():
        try:
            value = str(mail.policy.header_fetch_parse(name, raw))
        except Exception:  # noqa: BLE001  (the parser raises IndexError, AttributeError and more on bad headers)
            value = str(raw)
        yield name, value


def _walk(part: MIMEPart, bodies: list[str], attachments: list[tuple[str, str, bool, bytes]], depth: int) -> None:
    """Collect body texts and attachments. Of alternatives the plain one is taken, a mail in a mail is an attachment."""
    if depth > 30:
        raise DocumentTooLarge
    kind = part.get_content_type()
    if kind == "message/rfc822" and depth:
        inner = part.get_payload()
        message = inner[0] if isinstance(inner, list) and inner else None
        if isinstance(message, EmailMessage):
            name = _filename(part) or f"{_safe_header(message, 'subject') or 'message'}.eml"
            attachments.append((name, kind, False, message.as_bytes()))
        return
    if part.is_multipart():
        parts = [inner for inner in part.iter_parts() if isinstance(inner, MIMEPart)]
        if kind == "multipart/alternative":
            texts = [inner for inner in parts if inner.get_content_type() == "text/plain"]
            others = [inner for inner in parts if inner.get_content_maintype() != "text"]
            parts = (texts or parts)[:1] + (others if texts else [])
        for inner in parts:
            _walk(inner, bodies, attachments, depth + 1)
        return
    name = _filename(part)
    inline = part.get_content_disposition() != "attachment"
    if kind in {"text/plain", "text/html"} and inline and not name:
        text = _decoded_text(part)
        bodies.append(text_of_html(text) if kind == "text/html" else text)
        return
    data = part.get_payload(decode=True)
    attachments.append((name, kind, inline, data if isinstance(data, bytes) else b""))


def _decoded_text(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("latin-1")


def _filename(part: MIMEPart) -> str:
    try:
        return part.get_filename() or ""
    except Exception:  # noqa: BLE001  (see _headers)
        return ""


def _safe_header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except Exception:  # noqa: BLE001  (see _headers)
        return ""


def _date(text: str) -> str:
    try:
        return email.utils.parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


# Outlook.


def _outlook(data: bytes) -> Message:
    import oxmsg  # noqa: PLC0415  (only Outlook's format needs it)

    mail = oxmsg.Message.load(io.BytesIO(data))
    headers = [(str(name), str(value)) for name, value in mail.message_headers.items()]
    lower = {name.lower(): value for name, value in headers}
    people = ", ".join(
        f"{person.name} <{person.email_address}>" if person.email_address else str(person.name)
        for person in mail.recipients
    )
    sent = mail.sent_date
    body = mail.body or ""
    if not body.strip():
        body = text_of_html(mail.html_body or "")
    attachments = []
    for number, attached in enumerate(mail.attachments, 1):
        name = attached.file_name or f"attachment-{number}"
        attachments.append((str(name), str(attached.mime_type), False, attached.file_bytes or b""))
    value = {
        "subject": mail.subject,
        "sender": mail.sender or "",
        "to": lower.get("to", people),
        "cc": lower.get("cc", ""),
        "date": sent.astimezone(UTC).isoformat() if sent else _date(lower.get("date", "")),
        "date_text": lower.get("date", sent.isoformat(" ", "minutes") if sent else ""),
        "message_id": lower.get("message-id", ""),
        "body": body,
        "headers": headers,
    }
    return _answer(value, attachments)
