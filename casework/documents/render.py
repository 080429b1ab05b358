# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages and pictures as bitmaps, for the viewer, thumbnails and printing. Drawn by pypdfium2 and Pillow in a child.

From bytes to pixels: nothing is written to the disk.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from casework.documents.child import Message, Worker
from casework.documents.errors import (
    DamagedDocument,
    DocumentTooLarge,
    DocumentTooSlow,
    NoPages,
    PasswordNeeded,
    ReaderCrashed,
    UnsupportedDocument,
)
from casework.documents.sniff import PICTURES, Content

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument

_MOST_PIXELS = 25_000_000
_MOST_PAGES = 20_000
_SECONDS = 5.0
_SECONDS_A_MB = 0.2


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Pixels, upright: ``rgb`` holds three bytes a pixel, rows from the top, without padding."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as shown, in points."""

    width: float
    height: float


def _never() -> bool:
    return False


class PdfView:
    """An opened PDF to look at, held by a child of its own; after a crash it is opened again at the next call.

    All calls raise DocumentUnreadable (PasswordNeeded, DamagedDocument, DocumentTooSlow …) and Cancelled.
    """

    def __init__(self, data: bytes, password: str | None = None) -> None:
        self._data = data
        self._password = password
        self._worker = Worker(seconds=_SECONDS)
        self._sizes = self._open()

    def _open(self) -> list[PageSize]:
        seconds = _SECONDS + _SECONDS_A_MB * len(self._data) / 1_000_000
        value = self._worker.call(
            "casework.documents.render:open_pdf", {"password": self._password}, [self._data], seconds=seconds
        ).value
        return [PageSize(float(width), float(height)) for width, height in value]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self._sizes)

    def size(self, page: int) -> PageSize:
        """How large a page (from 0) is."""
        return self._sizes[page]

    def draw(self, page: int, *, dpi: float = 96, cancelled: Callable[[], bool] = _never) -> Bitmap:
        """A page (from 0) at this resolution, or less where the page is so large that it would pass 25 megapixels."""
        answer = self._call("draw_page", {"page": page, "scale": dpi / 72}, cancelled)
        width, height = answer.value
        return Bitmap(int(width), int(height), answer.blobs[0])

    def text(self, page: int) -> str:
        """The text of a page (from 0) in the file's own order; "" for a scan without a text layer."""
        return str(self._call("text_of_page", {"page": page}, _never).value)

    def _call(self, task: str, arguments: dict[str, Any], cancelled: Callable[[], bool]) -> Message:
        try:
            return self._worker.call(f"casework.documents.render:{task}", arguments, cancelled=cancelled)
        except (ReaderCrashed, DocumentTooSlow, DocumentTooLarge):
            # That page is beyond us; the others are to be seen all the same.
            self._open()
            raise

    def close(self) -> None:
        """End the child."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def picture(worker: Worker, data: bytes, longest: int = 4000) -> Bitmap:
    """A picture (its first frame), upright, at most ``longest`` pixels on its longer side."""
    answer = worker.call("casework.documents.render:draw_picture", {"longest": longest}, [data], seconds=10)
    width, height = answer.value
    return Bitmap(int(width), int(height), answer.blobs[0])


def thumbnail(worker: Worker, content: Content, data: bytes, longest: int = 256) -> Bitmap:
    """A small picture of a picture or of a PDF's first page. Raises UnsupportedDocument for any other kind."""
    if content in PICTURES:
        return picture(worker, data, longest)
    if content is not Content.PDF:
        raise UnsupportedDocument
    worker.call("casework.documents.render:open_pdf", {"password": None}, [data], seconds=_SECONDS)
    answer = worker.call("casework.documents.render:draw_page", {"page": 0, "longest": longest}, seconds=_SECONDS)
    width, height = answer.value
    return Bitmap(int(width), int(height), answer.blobs[0])


# The child's side.

_opened: list[PdfDocument] = []


def open_pdf(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: open a PDF and keep it for the tasks below. Value: the size of each page in points."""
    for document in _opened:
        document.close()
    _opened[:] = [opened(blobs[0], arguments["password"])]
    document = _opened[0]
    if not len(document):
        raise NoPages
    if len(document) > _MOST_PAGES:
        raise DocumentTooLarge
    return Message([document.get_page_size(index) for index in range(len(document))])


def opened(data: bytes | str, password: str | None) -> PdfDocument:
    """The document (or the one at this path), its form fields ready to be drawn. What pdfium refuses, qpdf may mend.

    Raises PasswordNeeded, DamagedDocument, NoPages.
    """
    import pypdfium2  # noqa: PLC0415  (kept out of the parent, which never draws)

    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        document = pypdfium2.PdfDocument(_mended(data, password))
    with contextlib.suppress(pypdfium2.PdfiumError):
        document.init_forms()
    return document


def _mended(data: bytes | str, password: str | None) -> bytes:
    import pikepdf  # noqa: PLC0415  (kept out of the parent)

    source = io.BytesIO(data) if isinstance(data, bytes) else data
    out = io.BytesIO()
    try:
        with pikepdf.open(source, password=password or "", suppress_warnings=True) as pdf:
            if not len(pdf.pages):
                raise NoPages
            pdf.save(out, encryption=False)
    except pikepdf.PasswordError as error:
        raise PasswordNeeded from error
    except pikepdf.PdfError as error:
        raise DamagedDocument from error
    return out.getvalue()


def draw_page(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: draw a page by ``scale`` (1 is 72 dpi) or so that its longer side has ``longest`` pixels."""
    del blobs
    page = _opened[0][arguments["page"]]
    width, height = page.get_size()
    scale = arguments.get("scale") or arguments["longest"] / max(width, height, 1)
    return _pixels(drawn(page, scale))


def drawn(page: Any, scale: float) -> Image.Image:  # noqa: ANN401  (pypdfium2 has no types)
    """A page as an RGB picture, at a smaller scale where it would pass the limit of pixels."""
    width, height = page.get_size()
    pixels = max(width * scale, 1) * max(height * scale, 1)
    if pixels > _MOST_PIXELS:
        scale *= (_MOST_PIXELS / pixels) ** 0.5
    image: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil()
    return image.convert("RGB")


def text_of_page(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: the text of a page."""
    del blobs
    return Message(_opened[0][arguments["page"]].get_textpage().get_text_bounded())


def draw_picture(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: decode a picture, upright, on white, at most ``longest`` pixels long."""
    from casework.documents import pictures  # noqa: PLC0415  (Pillow, kept out of the parent)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _pixels(pictures.upright(pictures.open_picture(blobs[0]), arguments["longest"]))


def _pixels(image: Image.Image) -> Message:
    return Message([image.width, image.height], [image.tobytes()])
