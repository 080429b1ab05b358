# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF files with one peculiarity each, as they come out of phones, scanners, browsers and damaged disks."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

A4 = (0, 0, 595, 842)
WORDS = "Attestation de presence"


def _finished(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pikepdf warns of fields without a form, which is what some samples are
        pdf.save(out, static_id=True, **how)  # type: ignore[arg-type]
    return out.getvalue()


def text_content(words: str = WORDS, x: float = 72, y: float = 700, size: float = 14) -> bytes:
    """Operators that write one line."""
    return f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET".encode("latin-1")


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def add_page(pdf: pikepdf.Pdf, content: bytes | None = None, box: tuple[float, ...] = A4) -> pikepdf.Object:
    """A page with one line of text, or this content; None in ``content`` means the line."""
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array(list(box)),
        Resources=Dictionary(Font=Dictionary(F1=_font(pdf))),
        Contents=pdf.make_stream(text_content() if content is None else content),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def plain(pages: int = 1, words: str = WORDS) -> bytes:
    """Ordinary A4 pages, each with its number."""
    pdf = pikepdf.new()
    for number in range(1, pages + 1):
        add_page(pdf, text_content(f"{words} {number}"))
    return _finished(pdf)


def turned(rotate: int, *, indirect: bool = False) -> bytes:
    """A page with this /Rotate, perhaps as an object of its own."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    page.Rotate = pdf.make_indirect(rotate) if indirect else rotate
    return _finished(pdf)


def cropped() -> bytes:
    """A CropBox well inside the MediaBox."""
    pdf = pikepdf.new()
    add_page(pdf).CropBox = Array([50, 100, 500, 780])
    return _finished(pdf)


def off_origin() -> bytes:
    """A MediaBox that begins below zero, and ends before it begins."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(x=-200, y=200), box=(300, 400, -295, -442))
    return _finished(pdf)


def in_large_units() -> bytes:
    """A page of 8 by 11 units of an inch."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(x=1, y=8, size=0.3), box=(0, 0, 8, 11)).UserUnit = 72
    return _finished(pdf)


def sized(wide: float, high: float) -> bytes:
    """A page of this size in points."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(x=wide / 8, y=high / 2, size=wide / 40), box=(0, 0, wide, high))
    return _finished(pdf)


def dark() -> bytes:
    """A page painted black to its edges, with white words."""
    pdf = pikepdf.new()
    add_page(pdf, b"0 g 0 0 595 842 re f 1 g " + text_content())
    return _finished(pdf)


def leaving_its_matrix() -> bytes:
    """Content that mirrors and shrinks the page and never restores it, as browsers write it."""
    pdf = pikepdf.new()
    add_page(pdf, b".1 0 0 -.1 0 842 cm 1 0 0 rg " + text_content(x=700, y=1400, size=140))
    return _finished(pdf)


def leaving_states_open() -> bytes:
    """Content with more q than Q, and a clip nobody ends."""
    pdf = pikepdf.new()
    add_page(pdf, b"q q 2 0 0 2 0 0 cm 0 0 100 100 re W n q " + text_content(x=10, y=50))
    return _finished(pdf)


def closing_too_much() -> bytes:
    """Content with more Q than q."""
    pdf = pikepdf.new()
    add_page(pdf, b"Q Q " + text_content() + b" Q")
    return _finished(pdf)


def in_pieces() -> bytes:
    """Content in three streams, an operator's operands in one and the operator in the next."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    parts = [b"q .5 0 0 .5 0 0", b" cm BT /F1 28 Tf 144 1400 Td", f"({WORDS}) Tj ET".encode()]
    page.Contents = Array([pdf.make_stream(part) for part in parts])
    return _finished(pdf)


def sharing_content() -> bytes:
    """Two pages with the same content stream and different fonts under the same name."""
    pdf = pikepdf.new()
    first, second = add_page(pdf), add_page(pdf)
    second.Contents = first.Contents
    second.Resources.Font.F1 = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Courier-Bold"))
    )
    return _finished(pdf)


def without_contents() -> bytes:
    """A page without /Contents."""
    pdf = pikepdf.new()
    del add_page(pdf).Contents
    return _finished(pdf)


def page_twice() -> bytes:
    """The same page object listed twice in the page tree."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    pdf.Root.Pages.Kids = Array([page, page])
    pdf.Root.Pages.Count = 2
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def without_pages() -> bytes:
    """A valid file of zero pages."""
    return _finished(pikepdf.new())


def inheriting() -> bytes:
    """Size, resources and rotation stand in the page tree only."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    tree = pdf.Root.Pages
    tree.MediaBox, tree.Resources, tree.Rotate = page.MediaBox, page.Resources, 90
    del page.MediaBox, page.Resources
    return _finished(pdf)


def full_to_the_edges(*, free: str = "") -> bytes:
    """Lines of text all over the page; ``free`` (``"br"``) keeps one corner clear."""
    pdf = pikepdf.new()
    lines = []
    for y in range(4, 842, 9):
        clear = (free[:1] == "b" and y < 70) or (free[:1] == "t" and y > 770)
        left, right = (300 if clear and free[1] == "l" else 2), (300 if clear and free[1] == "r" else 593)
        lines.append(f"BT /F1 8 Tf {left} {y} Td ({'X' * int((right - left) / 5.4)}) Tj ET")
    add_page(pdf, "\n".join(lines).encode())
    return _finished(pdf)


def with_form(value: str = "Valeur saisie", *, appearance: bool = False) -> bytes:
    """A form with a filled text field, with or without its own appearance."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    font = _font(pdf)
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("champ"),
        V=String(value),
        DA=String("/Helv 12 Tf 0 g"),
        Rect=Array([72, 500, 400, 520]),
        F=4,
        AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
    )
    if appearance:
        drawn = pdf.make_stream(
            f"/Tx BMC BT /Helv 12 Tf 0 g 2 5 Td ({value}) Tj ET EMC".encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 328, 20]),
            Resources=Dictionary(Font=Dictionary(Helv=font)),
        )
        field.AP = Dictionary(N=drawn)
    widget = pdf.make_indirect(field)
    page.Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([widget]),
        DR=Dictionary(Font=Dictionary(Helv=font)),
        DA=String("/Helv 12 Tf 0 g"),
        NeedAppearances=not appearance,
        XFA=pdf.make_stream(b"<xdp/>"),
    )
    return _finished(pdf)


def with_note() -> bytes:
    """A page with a visible comment (a stamp annotation) and a highlight."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    drawn = pdf.make_stream(
        b"1 0 0 rg 0 0 100 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 50])
    )
    page.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Stamp,
                    Rect=Array([100, 300, 200, 350]),
                    F=4,
                    Contents=String("vu"),
                    AP=Dictionary(N=drawn),
                )
            )
        ]
    )
    return _finished(pdf)


def with_named_links() -> bytes:
    """Two pages; links by name (both ways of writing them), by page, and to a name that leads nowhere."""
    pdf = pikepdf.new()
    first, second = add_page(pdf), add_page(pdf, text_content("Deuxieme page"))
    there = Array([second, Name.XYZ, 0, 700, None])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("suite"), Dictionary(D=there)])))
    pdf.Root.Dests = Dictionary(ancien=there)

    def link(y: int, **target: object) -> pikepdf.Object:
        box = Array([72, y, 200, y + 12])
        return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, **target))  # type: ignore[arg-type]

    first.Annots = Array(
        [
            link(690, Dest=String("suite")),
            link(670, A=Dictionary(S=Name.GoTo, D=Name("/ancien"))),
            link(650, Dest=Array([second, Name.Fit])),
            link(630, Dest=String("nulle part")),
            link(610, A=Dictionary(S=Name.URI, URI=String("https://example.org/page"))),
        ]
    )
    return _finished(pdf)


def with_hidden_layer() -> bytes:
    """Words on a layer that is off."""
    pdf = pikepdf.new()
    hidden = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("brouillon")))
    page = add_page(pdf, text_content() + b" /OC /L1 BDC " + text_content("SECRET", y=400, size=60) + b" EMC")
    page.Resources.Properties = Dictionary(L1=hidden)
    default = Dictionary(BaseState=Name.ON, OFF=Array([hidden]), Order=Array([hidden]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([hidden]), D=default)
    return _finished(pdf)


def hostile() -> bytes:
    """Everything that starts, sends or carries something."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    script = Dictionary(S=Name.JavaScript, JS=String("app.launchURL('http://example.org')"))
    launch = Dictionary(S=Name.Launch, F=String("calc.exe"), Next=script)
    carried = Dictionary(
        Type=Name.Filespec, F=String("outil.exe"), EF=Dictionary(F=pdf.make_stream(b"MZ", Type=Name.EmbeddedFile))
    )
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), script])),
        EmbeddedFiles=Dictionary(Names=Array([String("outil.exe"), carried])),
    )
    page.AA = Dictionary(O=script)
    page.PieceInfo = Dictionary(App=Dictionary(Private=String("secret")))
    page.Metadata = pdf.make_stream(b"<x:xmpmeta/>", Type=Name.Metadata, Subtype=Name.XML)
    shown = pdf.make_stream(
        b"0 0 1 rg 0 0 20 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 20, 20])
    )

    def annotation(kind: str, y: int, **more: object) -> pikepdf.Object:
        box = Array([72, y, 92, y + 20])
        entries = {"Type": Name.Annot, "Subtype": Name(f"/{kind}"), "Rect": box, "F": 4, **more}
        return pdf.make_indirect(Dictionary(**entries))  # type: ignore[arg-type]

    submit = Dictionary(S=Name.SubmitForm, F=String("http://example.org/take"))
    away = Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit]))
    page.Annots = Array(
        [
            annotation("Link", 600, A=script),
            annotation("Link", 570, A=launch),
            annotation("Link", 540, A=away),
            annotation("Link", 510, A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))),
            annotation("FileAttachment", 480, FS=carried, AP=Dictionary(N=shown)),
            annotation("Screen", 450, A=Dictionary(S=Name.Rendition, JS=String("x")), AA=Dictionary(E=submit)),
            annotation("RichMedia", 420, RichMediaContent=Dictionary(Assets=Dictionary()), AP=Dictionary(N=shown)),
            annotation("Widget", 390, FT=Name.Btn, T=String("b"), A=submit, AA=Dictionary(D=script)),
        ]
    )
    return _finished(pdf)


def named_like_dangers() -> bytes:
    """Harmless resources and words that bear the names of dangerous things."""
    pdf = pikepdf.new()
    page = add_page(pdf, b"/EF gs BT /AA 14 Tf 72 700 Td (" + WORDS.encode() + b") Tj ET /JS Do")
    shown = pdf.make_stream(
        b"0 1 0 rg 0 0 50 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 50, 50])
    )
    page.Resources = Dictionary(
        Font=Dictionary(AA=_font(pdf)),
        ExtGState=Dictionary(EF=Dictionary(CA=1)),
        XObject=Dictionary(JS=shown),
    )
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=Array([200, 200, 300, 300]), Contents=String("voir /JS et /AA")
    )
    page.Annots = Array([pdf.make_indirect(note)])
    return _finished(pdf)


def hiding_a_page() -> bytes:
    """A link to a page object that stands in no page tree."""
    pdf = pikepdf.new()
    page = add_page(pdf)
    hidden = Dictionary(Type=Name.Page, MediaBox=Array(list(A4)), Contents=pdf.make_stream(text_content("PAGE CACHEE")))
    page.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([72, 690, 200, 702]),
                    Dest=Array([pdf.make_indirect(hidden), Name.Fit]),
                )
            )
        ]
    )
    return _finished(pdf)


def signed_by(author: str) -> bytes:
    """Metadata with a person's name in /Info, XMP and an image's own metadata."""
    pdf = pikepdf.new()
    add_page(pdf)
    pdf.docinfo = pdf.make_indirect(Dictionary(Author=String(author), Creator=String(f"Poste de {author}")))
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{author}</a></x:xmpmeta>".encode()
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
    return _finished(pdf, compress_streams=False)


def holding_photograph(jpeg: bytes, wide: int, high: int) -> bytes:
    """A page that shows a JPEG as it is, with whatever metadata it has."""
    return of_photographs([jpeg], wide, high)


def of_photographs(jpegs: Sequence[bytes], wide: int, high: int) -> bytes:
    """A page for each JPEG, all of the same size in pixels."""
    pdf = pikepdf.new()
    for jpeg in jpegs:
        _add_photograph(pdf, jpeg, wide, high)
    return _finished(pdf)


def _add_photograph(pdf: pikepdf.Pdf, jpeg: bytes, wide: int, high: int) -> None:
    page = add_page(pdf, b"q 300 0 0 200 100 400 cm /Im Do Q")
    picture = pikepdf.Stream(pdf, jpeg)
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
    picture.Width, picture.Height, picture.BitsPerComponent, picture.ColorSpace = wide, high, 8, Name.DeviceRGB
    page.Resources.XObject = Dictionary(Im=pdf.make_indirect(picture))


def locked(user: str, owner: str = "proprietaire") -> bytes:
    """Encrypted (AES-256); opens with the user password, or without any when that is empty."""
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner=owner))
        return out.getvalue()


def cut_off(share: float) -> bytes:
    """Only the first part of a file of three pages, as after a broken copy; what is left holds no whole page."""
    whole = plain(3)
    return whole[: int(len(whole) * share)]


def losing_its_words() -> bytes:
    """A file cut so that qpdf finds the page but not its content: repaired into a blank page without an error."""
    content = text_content()
    head = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 9 0 R >>\nendobj\n"
    )
    return head + b"9 0 obj\n<< /Length %d >>\nstream\n" % len(content) + content[:9]


def with_broken_table() -> bytes:
    """A cross-reference table that points nowhere; the file can be rebuilt."""
    whole = plain(2)
    at = whole.rindex(b"startxref")
    return whole[:at] + b"startxref\n3\n%%EOF\n"


def with_loop_of_tables() -> bytes:
    """A cross-reference table whose /Prev leads back to itself."""
    body = b"%PDF-1.4\n"
    offsets = []
    for number, entry in enumerate(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /Font << /F1 5 0 R "
            b">> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text_content()), text_content()),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ),
        1,
    ):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, entry)
    table = len(body)
    body += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + b"trailer << /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (table, table)


def with_damaged_stream() -> bytes:
    """A few bytes in the middle of the compressed content are overwritten."""
    pdf = pikepdf.new()
    lines = b"\n".join(text_content(f"Ligne {number}", y=800 - number * 12) for number in range(60))
    add_page(pdf, lines)
    whole = bytearray(_finished(pdf))
    begin = whole.index(b"stream\n", whole.index(b"FlateDecode")) + 7
    middle = (begin + whole.index(b"endstream", begin)) // 2
    for index in range(middle, middle + 6):
        whole[index] ^= 0x5A
    return bytes(whole)
