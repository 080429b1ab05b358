# SPDX-License-Identifier: GPL-3.0-or-later
"""What a piece must not bring along, and what it must not lose. Runs in the assembling process.

Out: scripts, actions that start or send something, files inside, XFA, metadata. Kept: links, also to named places
(as direct links), what forms and comments show, hidden layers as hidden as they were.
"""

from __future__ import annotations

import base64
import contextlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from casework.documents.jpeg import strip_jpeg, tells_of_its_making

#: All that a page needs to look as it does. The rest (actions, metadata, thumbnails, private data) goes.
_PAGE_KEYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit"}
    | {"/Resources", "/Contents", "/Annots", "/Group"}
)
_SAFE_ADDRESS = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
#: Annotations that carry a file or a player: what they show stays, as a stamp annotation.
_CARRIERS = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
_ANNOTATION_OUT = ("/AA", "/FS", "/RichMediaContent", "/RichMediaSettings", "/Movie", "/Sound", "/3DD", "/3DA", "/MK")
_OUT_ANYWHERE = frozenset(
    {"/JS", "/JavaScript", "/AA", "/EF", "/XFA", "/OpenAction", "/EmbeddedFiles", "/RichMediaContent", "/RichMedia"}
    | {"/RichMediaSettings", "/Metadata", "/PieceInfo", "/AF", "/OPI"}
)
_BAD_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/ResetForm", "/Hide", "/Rendition"}
    | {"/RichMediaExecute", "/Movie", "/Sound", "/SetOCGState", "/GoTo3DView", "/Trans", "/GoToDp"}
)
#: Names whose sight in an object asks for a closer look.
_SUSPECT = re.compile(
    b"|".join(name.encode() + rb"\b" for name in sorted(_OUT_ANYWHERE | _BAD_ACTIONS | {"/EmbeddedFile"}))
)
#: A font, picture or state may bear any of those names in a page's resources: what it is shows in its own entries.
_RESOURCE_MARKS = frozenset(
    {"/BaseFont", "/FontDescriptor", "/CharProcs", "/BBox", "/Width", "/PatternType", "/ShadingType", "/FunctionType"}
    | {"/CA", "/ca", "/SMask", "/LW", "/BM", "/SA", "/OP"}
)
_DEEPEST = 100


def prepare(pdf: pikepdf.Pdf, chosen: Sequence[int]) -> list[Object]:
    """Make the chosen pages (from 0) of an opened piece ready to be copied, in that order; in memory only."""
    flatten_forms(pdf)
    pages = [page.obj for page in pdf.pages]
    included = set(chosen)
    for index, page in enumerate(pages):
        if index not in included:
            # A link or a comment may still lead to it: nothing of a page left out may come along.
            for key in list(page.keys()):
                if key not in {"/Type", "/Parent"}:
                    del page[key]
    places = _Places(pdf, {pages[index].objgen for index in included})
    for index in chosen:
        page = pages[index]
        for key in page.keys() - _PAGE_KEYS:
            del page[key]
        if Name.Annots in page:
            _clean_annotations(page, places)
    return [pages[index] for index in chosen]


def flatten_forms(pdf: pikepdf.Pdf) -> None:
    """Draw what form fields show into their pages: fields without a form vanish in some viewers."""
    form = pdf.Root.get(Name.AcroForm)
    if not isinstance(form, Dictionary):
        return
    if Name.XFA in form:
        del form[Name.XFA]
    with contextlib.suppress(pikepdf.PdfError, ValueError, RuntimeError):
        if bool(form.get(Name.NeedAppearances, False)):
            pdf.generate_appearance_streams()
    with contextlib.suppress(pikepdf.PdfError, ValueError, RuntimeError):
        pdf.flatten_annotations("screen")
    if Name.AcroForm in pdf.Root:
        del pdf.Root[Name.AcroForm]


class _Places:
    """Named places of a piece, read once and only when a link asks for one."""

    def __init__(self, pdf: pikepdf.Pdf, included: set[tuple[int, int]]) -> None:
        self._pdf = pdf
        self._included = included
        self._names: dict[bytes, Object] | None = None

    def direct(self, target: Object | None) -> Array | None:
        """The explicit destination that a name or an array means; None where it leads nowhere (any more)."""
        for _ in range(3):
            if isinstance(target, Dictionary):
                target = target.get(Name.D)
            elif isinstance(target, (String, Name)):
                target = self._named(bytes(target) if isinstance(target, String) else str(target)[1:].encode())
        if not isinstance(target, Array) or not len(target):
            return None
        page = target[0]
        if isinstance(page, int):
            if not 0 <= page < len(self._pdf.pages):
                return None
            page = self._pdf.pages[page].obj
            target = Array([page, *list(target)[1:]])
        if not isinstance(page, Dictionary) or page.objgen not in self._included:
            return None  # also a page object that stands in no page tree: nobody was ever shown it
        return target

    def _named(self, name: bytes) -> Object | None:
        if self._names is None:
            self._names = {}
            with contextlib.suppress(pikepdf.PdfError, TypeError, ValueError):
                old = self._pdf.Root.get(Name.Dests)
                if isinstance(old, Dictionary):
                    self._names.update((key[1:].encode(), value) for key, value in old.items())
                names = self._pdf.Root.get(Name.Names)
                if isinstance(names, Dictionary):
                    self._names.update(_name_tree(names.get(Name.Dests), set(), 0))
        return self._names.get(name)


def _name_tree(node: Object | None, seen: set[tuple[int, int]], depth: int) -> Iterator[tuple[bytes, Object]]:
    """The pairs of a name tree. A tree that leads back into itself is left where it does."""
    if not isinstance(node, Dictionary) or depth > _DEEPEST or (node.is_indirect and node.objgen in seen):
        return
    seen.add(node.objgen)
    pairs = node.get(Name.Names)
    if isinstance(pairs, Array):
        items = list(pairs)
        for key, value in zip(items[::2], items[1::2], strict=False):
            if isinstance(key, String):
                yield bytes(key), value
    kids = node.get(Name.Kids)
    if isinstance(kids, Array):
        for kid in kids:
            yield from _name_tree(kid, seen, depth + 1)


def _clean_annotations(page: Object, places: _Places) -> None:
    annotations = page.get(Name.Annots)
    if not isinstance(annotations, Array):
        del page[Name.Annots]
        return
    kept = [entry for entry in annotations if isinstance(entry, Dictionary) and _clean_annotation(entry, page, places)]
    if len(kept) < len(annotations):
        page.Annots = Array(kept)
    if not kept:
        del page[Name.Annots]


def _clean_annotation(annotation: Object, page: Object, places: _Places) -> bool:
    """Whether the annotation stays. Its page is set anew, so that it can't lead to another one."""
    kind = str(annotation.get(Name.Subtype, ""))
    for key in _ANNOTATION_OUT:
        if key in annotation:
            del annotation[key]
    if Name.P in annotation:
        annotation.P = page
    if Name.StructParent in annotation:
        del annotation[Name.StructParent]
    if Name.Dest in annotation:
        place = places.direct(annotation.Dest)
        if place is None:
            del annotation[Name.Dest]
        else:
            annotation.Dest = place
    if Name.A in annotation:
        _clean_action(annotation, places)
    if kind == "/Link":
        return Name.A in annotation or Name.Dest in annotation
    if kind in _CARRIERS:
        annotation.Subtype = Name.Stamp
        return Name.AP in annotation
    return kind != "/Popup"


def _clean_action(annotation: Object, places: _Places) -> None:
    action = annotation.A
    kind = str(action.get(Name.S, "")) if isinstance(action, Dictionary) else ""
    if kind == "/GoTo" and (place := places.direct(action.get(Name.D))) is not None:
        annotation.A = Dictionary(S=Name.GoTo, D=place)
    elif kind == "/URI" and _SAFE_ADDRESS.match(str(action.get(Name.URI, ""))):
        annotation.A = Dictionary(S=Name.URI, URI=action.URI)
    else:
        del annotation[Name.A]


def scrub(pdf: pikepdf.Pdf) -> None:
    """Take out of every object what is forbidden anywhere. Objects that look harmless as text cost almost nothing."""
    for entry in pdf.objects:
        if not isinstance(entry, (Dictionary, Array, pikepdf.Stream)):
            continue
        text = _as_text(entry)
        if _SUSPECT.search(text):
            _scrub_object(entry, 0)
        if b"/DCTDecode" in text and isinstance(entry, pikepdf.Stream):
            _scrub_photograph(entry)


def _scrub_photograph(image: Object) -> None:
    """Take EXIF and the like (device, place) out of a JPEG. Only its first bytes are looked at, undecoded."""
    filters = image.stream_dict.Filter
    chain = [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)]
    raw = image.read_raw_bytes()
    if chain[-1] != "/DCTDecode" or not tells_of_its_making(_beginning(raw, chain)):
        return
    if len(chain) > 1:
        try:
            raw = image.read_bytes(pikepdf.StreamDecodeLevel.generalized)
        except pikepdf.PdfError:
            return
    if (bare := strip_jpeg(raw)) is not None:
        image.write(bare, filter=Name.DCTDecode)


def _beginning(raw: bytes, chain: Sequence[str]) -> bytes:
    """The first bytes of the JPEG within; what comes after them may be long and is left alone."""
    if chain[0] == "/DCTDecode":
        return raw[:4096]
    if chain[0] == "/ASCII85Decode":
        signs = b"".join(raw[:200].split())
        try:
            return _beginning(base64.a85decode(signs[: len(signs) // 5 * 5]), chain[1:])
        except ValueError:
            return b""
    if chain[0] == "/FlateDecode":
        try:
            return _beginning(zlib.decompressobj().decompress(raw[:8192], 4096), chain[1:])
        except zlib.error:
            return b""
    return b""


def _as_text(entry: Object) -> bytes:
    if isinstance(entry, pikepdf.Stream):
        return entry.stream_dict.unparse()
    return entry.unparse(resolved=True)


def _scrub_object(entry: Object, depth: int) -> None:
    """One object and the direct objects in it; indirect ones get their own turn."""
    for holder, key in list(_offences(entry, depth)):
        del holder[key]
    if _is_bad_action(entry):
        # Nothing may name it any more; should something do, it must do nothing.
        for key in list(entry.keys()):
            del entry[key]


def _offences(entry: Object, depth: int) -> Iterator[tuple[Object, str]]:
    """The entries of this object, and of direct objects in it, that must not be there: (dictionary, key)."""
    if depth > _DEEPEST:
        return
    if isinstance(entry, Array):
        for item in entry:
            if isinstance(item, (Dictionary, Array)) and not item.is_indirect:
                yield from _offences(item, depth + 1)
        return
    for key, value in entry.items():
        if (key in _OUT_ANYWHERE and not _is_resource(value)) or _is_bad_action(value):
            yield entry, key
        elif isinstance(value, (Dictionary, Array)) and not value.is_indirect:
            yield from _offences(value, depth + 1)


def _is_resource(value: object) -> bool:
    return isinstance(value, (Dictionary, pikepdf.Stream)) and not _RESOURCE_MARKS.isdisjoint(value.keys())


def _is_bad_action(value: object) -> bool:
    return isinstance(value, Dictionary) and str(value.get(Name.S, "")) in _BAD_ACTIONS


def forbidden_left(pdf: pikepdf.Pdf) -> int:
    """How many objects of a finished bundle still hold something that must not come along; has to be 0."""
    found = 0
    for entry in pdf.objects:
        if isinstance(entry, (Dictionary, Array, pikepdf.Stream)) and _SUSPECT.search(_as_text(entry)):
            embedded = isinstance(entry, pikepdf.Stream) and entry.stream_dict.get(Name.Type) == Name.EmbeddedFile
            own = isinstance(entry, pikepdf.Dictionary) and entry.get(Name.Type) == Name.Catalog
            offences = [key for _, key in _offences(entry, 0) if not (own and key in {"/OpenAction", "/Metadata"})]
            found += bool(offences or embedded or _is_bad_action(entry))
    return found


class Layers:
    """The optional layers of all pieces, so that none shows what its author hid."""

    def __init__(self) -> None:
        self._all: list[Object] = []
        self._off: list[Object] = []
        self._usage: list[Object] = []

    def add(self, pdf: pikepdf.Pdf, copy: Callable[[Object], Object]) -> None:
        """Take over the layers of a piece; ``copy`` is the target file's ``copy_foreign``."""
        properties = pdf.Root.get(Name.OCProperties)
        if not isinstance(properties, Dictionary):
            return
        groups = {group.objgen: group for group in _groups(properties.get(Name.OCGs))}
        default = properties.get(Name.D)
        off: set[tuple[int, int]] = set()
        if isinstance(default, Dictionary):
            if default.get(Name.BaseState) == Name.OFF:
                off = set(groups) - {group.objgen for group in _groups(default.get(Name.ON))}
            off |= {group.objgen for group in _groups(default.get(Name.OFF))}
        copied = {key: copy(group) for key, group in groups.items()}
        self._all.extend(copied.values())
        self._off.extend(copied[key] for key in groups if key in off)

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Set them in the finished file, if there are any."""
        if self._all:
            default = Dictionary(Name="Casework", BaseState=Name.ON, OFF=Array(self._off), Order=Array([]))
            pdf.Root.OCProperties = Dictionary(OCGs=Array(self._all), D=default)


def _groups(value: object) -> Iterable[Object]:
    if isinstance(value, Array):
        yield from (group for group in value if isinstance(group, Dictionary) and group.is_indirect)
