# SPDX-License-Identifier: GPL-3.0-or-later
"""The assembling process: opens the pieces as they come, waits for the plan, writes the parts. Child side only.

Pieces are copied as they are and never decoded; each page gets one small content stream and a resource entry. The
garbage collector is off and the process is ended when done, since freeing a million small objects costs more than
the work (bundle-practice section 2).

Messages in: ``{"piece": …}`` for each piece, then ``{"build": …}`` as often as the sizes ask for, then the end of
the stream. Messages out: ``{"opening": i}`` before and ``{"piece": i, …}`` after each, ``{"saved": […]}``.
"""

from __future__ import annotations

import gc
import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from casework.bundle.clean import Layers, prepare, scrub
from casework.bundle.pages import CORNERS, NUMBER_CORNERS, Dresser, Face, Marks
from casework.bundle.plan import page_indexes
from casework.documents.child import Message, read_message, write_message
from casework.documents.errors import DamagedDocument, DocumentTooLarge, DocumentUnreadable, NoPages, PasswordNeeded
from casework.errors import InvalidValue

_MOST_PAGES = 20_000
_KIDS = 64
_FACES = ("bold", "plain")
_INHERITED = (Name.Resources, Name.MediaBox, Name.CropBox, Name.Rotate)


@dataclass(slots=True)
class _Piece:
    """An opened piece: its chosen pages, ready to be copied."""

    files: list[pikepdf.Pdf] = field(default_factory=list)
    pages: list[Object] = field(default_factory=list)
    warnings: int = 0
    lost: int = 0


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the pipe closes."""
    gc.disable()
    _allow_many_files()
    assembly = _Assembly()
    while (request := read_message(requests)) is not None:
        order = request.value
        if "piece" in order:
            write_message(answers, Message({"opening": order["piece"]}))
            write_message(answers, Message({"piece": order["piece"], **assembly.take(order)}))
        else:
            try:
                saved = assembly.build(order["build"], lambda: _own_pages(requests))
                write_message(answers, Message({"saved": saved}))
            except OSError:
                write_message(answers, Message({"unwritten": True}))


@dataclass(frozen=True, slots=True)
class _Own:
    """Our own pages, which are drawn while the marks are put on the pieces; for each part what goes where."""

    pdf: pikepdf.Pdf
    parts: Sequence[Mapping[str, Any]]


def _own_pages(requests: BinaryIO) -> _Own:
    message = read_message(requests)
    if message is None:
        raise EOFError
    return _Own(pikepdf.open(message.value["own"]), message.value["parts"])


def _allow_many_files() -> None:
    """One open file per piece stays until the end; systems start with 256 to 1,024."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 65_536 if most == resource.RLIM_INFINITY else min(most, 65_536)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


class _Assembly:
    """All pieces of one bundle, and the file they are copied into when there is only one."""

    def __init__(self) -> None:
        self._pieces: dict[int, _Piece] = {}
        self._target = _Target()
        self._next: int | None = None

    def take(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """Open one piece. The answer tells its pages and warnings, or its fault."""
        try:
            piece = _open(order)
        except _FileFault as error:
            return {"fault": error.error.fault, "file": error.number}
        except (MemoryError, RecursionError):
            return {"fault": DocumentTooLarge.fault}
        except InvalidValue:
            return {"fault": NoPages.fault}
        except Exception:  # noqa: BLE001  (any error of a parser on a hostile file is that file's fault)
            return {"fault": DamagedDocument.fault}
        self._pieces[order["piece"]] = piece
        self._target.forget(order["piece"])
        if order["at_once"]:
            self._copy_ahead(order["piece"])
        return {"pages": len(piece.pages), "warnings": piece.warnings, "lost": piece.lost}

    def _copy_ahead(self, index: int) -> None:
        """Copy as far as the pieces have come without a gap.

        Always in their order: the order of copying is seen in the file, and it must be the same for pieces that
        came at once (from a folder) and those that came later (from the encrypted store, or converted).
        """
        if self._next is None:
            self._next = min(index, 0)
        while self._next in self._pieces:
            self._target.pages_of(self._next, self._pieces[self._next])
            self._next += 1

    def build(self, order: Mapping[str, Any], own_pages: Callable[[], _Own]) -> list[tuple[int, list[bool]]]:
        """Write the parts that the plan asks for; the answer tells of each its size in bytes and which pages draw."""
        own: _Own | None = None
        saved = []
        for number, part in enumerate(order["parts"]):
            writer = _Writer(self._target, self._pieces, order, part)
            self._target = _Target()  # what was copied ahead serves one file, and one try
            writer.mark_pieces()
            own = own or own_pages()
            writer.add_own(own.pdf, own.parts[number])
            saved.append((writer.save(number), writer.drawn))
        return saved


def _open(order: Mapping[str, Any]) -> _Piece:
    """A piece may come in several files (a mail and its attachments); the page ranges count through all of them."""
    piece = _Piece()
    for number, file in enumerate(order["files"]):
        try:
            pdf, lost = _open_file(file)
        except DocumentUnreadable as error:
            raise _FileFault(error, number) from error
        piece.files.append(pdf)
        piece.lost += lost
    counts = [len(pdf.pages) for pdf in piece.files]
    chosen = page_indexes(order.get("pages", ""), sum(counts))
    start = 0
    for pdf, count in zip(piece.files, counts, strict=True):
        # Ranges are taken in the order given only within one file, which is what a range of one piece means.
        piece.pages.extend(prepare(pdf, [index - start for index in chosen if start <= index < start + count]))
        piece.warnings += len(pdf.get_warnings())
        start += count
    return piece


class _FileFault(Exception):
    """Which file of a piece is at fault."""

    def __init__(self, error: DocumentUnreadable, number: int) -> None:
        super().__init__()
        self.error = error
        self.number = number


def _open_file(file: Mapping[str, Any]) -> tuple[pikepdf.Pdf, int]:
    try:
        pdf = pikepdf.open(file["path"], password=file.get("password") or "", suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise PasswordNeeded from error
    except pikepdf.PdfError as error:
        raise DamagedDocument from error
    declared = _declared_pages(pdf)
    count = len(pdf.pages)
    if not count:
        raise NoPages
    if count > _MOST_PAGES:
        raise DocumentTooLarge
    for page in pdf.pages:
        _settle(page.obj)
    return pdf, max(0, declared - count)


def _declared_pages(pdf: pikepdf.Pdf) -> int:
    """How many pages the file says it has, before qpdf puts its page tree right."""
    tree = pdf.Root.get(Name.Pages)
    count = tree.get(Name.Count) if isinstance(tree, Dictionary) else None
    return count if isinstance(count, int) and 0 < count <= _MOST_PAGES else 0


def _settle(page: Object) -> None:
    """Give the page itself what it inherits from the page tree."""
    missing = [key for key in _INHERITED if key not in page]
    node = page.get(Name.Parent)
    for _ in range(50):
        if not missing or not isinstance(node, Dictionary):
            return
        for key in [key for key in missing if key in node]:
            page[key] = node[key]
            missing.remove(key)
        node = node.get(Name.Parent)


class _Target:
    """One file being put together."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.layers = Layers()
        self._copied: dict[int, list[Object]] = {}

    def forget(self, index: int) -> None:
        """A piece comes again in another form; what was copied of the first is written nowhere."""
        self._copied.pop(index, None)

    def pages_of(self, index: int, piece: _Piece) -> list[Object]:
        """The piece's pages in this file, copied at the first call."""
        if index not in self._copied:
            seen: set[tuple[int, int]] = set()
            pages = []
            for page in piece.pages:
                copy = self.pdf.copy_foreign(page)
                if copy.objgen in seen:
                    # The same page object is listed twice: each gets marks of its own.
                    copy = self.pdf.make_indirect(Dictionary(dict(copy.items())))
                seen.add(copy.objgen)
                pages.append(copy)
            for pdf in piece.files:
                self.layers.add(pdf, self.pdf.copy_foreign)
            self._copied[index] = pages
        return self._copied[index]


class _Writer:
    """Puts one part together."""

    def __init__(
        self, target: _Target, pieces: Mapping[int, _Piece], order: Mapping[str, Any], part: Mapping[str, Any]
    ) -> None:
        self._target = target
        self._pdf = target.pdf
        self._pieces = pieces
        self._order = order
        self._part = part
        self._fonts = self._pdf.make_indirect(Dictionary())
        bold, plain = (Face(order["fonts"][face]["codes"], order["fonts"][face]["widths"]) for face in _FACES)
        self._dresser = Dresser(self._pdf, self._fonts, bold, plain)
        self._pages: dict[int, Object] = {}
        self._drawn: dict[int, bool] = {}

    def mark_pieces(self) -> None:
        """Put the marks on the pieces' pages; ours come later."""
        for block, at in self._blocks():
            if "piece" in block:
                pages = self._target.pages_of(block["piece"], self._pieces[block["piece"]])
                for offset in range(block["count"]):
                    index = block["first"] + offset
                    self._put(at + offset, pages[index], block, index)

    def add_own(self, own: pikepdf.Pdf, places: Mapping[str, Any]) -> None:
        """Put our own pages into their places, with their links, and the fonts of the marks, which are theirs."""
        known = self._pdf.copy_foreign(own.pages[0].obj).Resources.Font
        for key, face in zip(("/B", "/R"), _FACES, strict=True):
            self._fonts[key] = known[self._order["fonts"][face]["name"]]
        used: set[tuple[int, int]] = set()
        firsts = iter(places["firsts"])
        for block, at in self._blocks():
            if "piece" not in block:
                first = next(firsts)
                for offset in range(block["count"]):
                    page = self._pdf.copy_foreign(own.pages[first + offset].obj)
                    if page.objgen in used:  # the blank page, again
                        page = self._pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=page.MediaBox))
                    used.add(page.objgen)
                    self._put(at + offset, page, block, 0)
        for link in places["links"]:
            _link(self._pdf, self._pages[link["on"]], link["box"], self._pages[link["to"]])

    def _blocks(self) -> Iterator[tuple[Mapping[str, Any], int]]:
        """The blocks, each with its first page in this file, from 0."""
        at = 0
        for block in self._part["blocks"]:
            yield block, at
            at += block["count"]

    def _put(self, at: int, page: Object, block: Mapping[str, Any], index: int) -> None:
        """A page in its place with its marks; ``index`` is its place within the piece, from 0."""
        self._pages[at] = page
        self._drawn[at] = Name.Contents in page
        stamp = block.get("stamp", "").replace("{page}", str(index + 1))
        number = self._order["page_mark"].replace("{page}", str(self._part["first_page"] + at))
        if stamp or block["numbered"]:
            party = self._order["party"] if stamp else ""
            lost = index in self._order["lost"].get(str(block.get("piece")), ())
            note = self._order["page_lost"] if lost else ""
            corners = (CORNERS[0], NUMBER_CORNERS[0])
            if seen := self._order["corners"].get(str(block.get("piece"))):
                corners = seen[index]
            self._drawn[at] = self._dresser.dress(
                page, Marks(stamp, number if block["numbered"] else "", party, note, *corners)
            )

    @property
    def drawn(self) -> list[bool]:
        """For each page whether anything of its own is drawn on it."""
        return [self._drawn[at] for at in range(len(self._drawn))]

    def save(self, number: int) -> int:
        """Write the file; returns its size in bytes."""
        pdf, part = self._pdf, self._part
        pages = [self._pages[at] for at in range(len(self._pages))]
        _page_tree(pdf, pages)
        _outline(pdf, part["bookmarks"], pages)
        self._target.layers.write(pdf)
        scrub(pdf)
        _document(pdf, self._order, part, pages[0])
        _metadata(pdf, self._order)
        pdf.trailer.ID = Array([String(bytes.fromhex(self._order["id"])[:15] + bytes([number % 256]))] * 2)
        path = Path(part["path"])
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
        return path.stat().st_size


def _page_tree(pdf: pikepdf.Pdf, pages: Sequence[Object]) -> None:
    """A tree of two levels: one flat list of 10,000 pages is slow to open, and inserting in front is slow to build."""
    root = pdf.Root.Pages
    nodes = []
    for start in range(0, len(pages), _KIDS):
        kids = pages[start : start + _KIDS]
        node = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=len(kids), Kids=Array(kids), Parent=root))
        for page in kids:
            page.Parent = node
        nodes.append(node)
    root.Kids = Array(nodes)
    root.Count = len(pages)


def _link(pdf: pikepdf.Pdf, page: Object, box: Sequence[float], target: Object) -> None:
    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array(list(box)),
            Border=Array([0, 0, 0]),
            Dest=Array([target, Name.XYZ, None, None, None]),
        )
    )
    if Name.Annots not in page:
        page.Annots = Array([])
    page.Annots.append(link)


def _outline(pdf: pikepdf.Pdf, bookmarks: Sequence[Mapping[str, Any]], pages: Sequence[Object]) -> None:
    """Bookmarks of two levels: ``{"title", "to", "under"}``, where ``under`` is the index of the parent or None."""
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    items = [
        pdf.make_indirect(
            Dictionary(Title=String(mark["title"]), Dest=Array([pages[mark["to"]], Name.XYZ, None, None, None]))
        )
        for mark in bookmarks
    ]
    children: dict[int | None, list[int]] = {}
    for index, mark in enumerate(bookmarks):
        children.setdefault(mark["under"], []).append(index)
    for parent, indexes in children.items():
        above = root if parent is None else items[parent]
        above.First, above.Last = items[indexes[0]], items[indexes[-1]]
        above.Count = len(indexes) if parent is None else -len(indexes)
        for index in indexes:
            items[index].Parent = above
        for before, after in pairwise(indexes):
            items[before].Next, items[after].Prev = items[after], items[before]
    if items:
        pdf.Root.Outlines = root


def _document(pdf: pikepdf.Pdf, order: Mapping[str, Any], part: Mapping[str, Any], first: Object) -> None:
    """How a viewer shall show it: with its bookmarks, at 100 %, under its title, with the printed page numbers."""
    root = pdf.Root
    root.Lang = String(order["language"])
    root.PageMode = Name.UseOutlines
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=part["first_page"])]))
    root.OpenAction = Array([first, Name.XYZ, None, None, 1])


def _metadata(pdf: pikepdf.Pdf, order: Mapping[str, Any]) -> None:
    """Our own title and author, in /Info and XMP alike; no dates, so that the same input gives the same bytes."""
    title, author, language = order["title"], order["author"], order["language"]
    pdf.docinfo = pdf.make_indirect(Dictionary(Title=String(title), Author=String(author), Producer=String("Casework")))
    xmp = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{html.escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{html.escape(author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{html.escape(language)}</rdf:li></rdf:Bag></dc:language>"
        "<pdf:Producer>Casework</pdf:Producer>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
