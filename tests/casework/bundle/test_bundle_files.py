# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of file comes out right, and a bad one never stops the rest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from casework.bundle import Options, Report, Source, Status, build
from casework.documents.child import Child
from tests.casework.bundle.conftest import Built, Bundle, a_source, built
from tests.samples import mails, pages, pdfs, pictures

BAD: dict[str, tuple[bytes, str]] = {
    "vide.pdf": (b"", "le fichier est vide"),
    "sans page.pdf": (pdfs.without_pages(), "aucune page"),
    "ferme.pdf": (pdfs.locked("secret"), "mot de passe"),
    "illisible.pdf": (b"%PDF-1.4\nnothing else\n%%EOF\n", "endommagé"),
    "blanc.pdf": (pdfs.losing_its_words(), "endommagé"),
    "faux.jpg": (b"\xff\xd8\xff\xe0" + b"nonsense" * 50, "endommagé"),
    "enorme.png": (pictures.enormous(), "limites de taille"),
    "tableur.xlsx": (b"PK\x03\x04" + b"[Content_Types].xml xl/workbook.xml", "ne peut pas être mis en pages"),
    "programme.exe": (b"MZ" + bytes(200), "ne peut pas être mis en pages"),
    "inconnu": (bytes(range(256)) * 4, "ne peut pas être mis en pages"),
}


@pytest.fixture(scope="module")
def with_bad_files(tmp_path_factory: pytest.TempPathFactory) -> Built:
    sources = [a_source(pdfs.plain(2), "avant.pdf")]
    sources += [a_source(data, name) for name, (data, _) in BAD.items()]
    sources += [a_source(pdfs.plain(2), "apres.pdf")]
    return built(tmp_path_factory.mktemp("bad"), sources, Options())


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_gets_a_sheet_that_says_so(with_bad_files: Built, name: str) -> None:
    data, reason = BAD[name]
    piece = with_bad_files.piece(name)
    assert piece.status is Status.PLACEHOLDER
    assert reason in piece.reason.replace("\u00a0", " ")
    sheet = with_bad_files.texts()[piece.first_page - 1]
    assert piece.pages == 1
    assert name in sheet
    assert hashlib.sha256(data).hexdigest() == piece.sha256
    assert piece.sha256 in sheet
    assert reason in sheet
    assert f"Pièce n° {piece.number} – 1/1" in sheet


def test_the_pieces_around_bad_ones_are_whole(with_bad_files: Built) -> None:
    for name in ("avant.pdf", "apres.pdf"):
        piece = with_bad_files.piece(name)
        assert (piece.pages, piece.status) == (2, Status.OK)
        texts = with_bad_files.texts()
        assert all(pdfs.WORDS in texts[piece.first_page - 1 + page] for page in (0, 1))


def test_every_piece_stands_in_the_bordereau_and_in_the_list_of_hashes(with_bad_files: Built) -> None:
    texts = with_bad_files.texts()
    listed = texts[-1] + texts[-2]
    for piece in with_bad_files.report.pieces:
        assert piece.title in texts[0]
        assert piece.sha256 in listed


def test_a_file_that_is_not_there_gets_a_sheet(bundle: Bundle, tmp_path: Path) -> None:
    missing = Source("Absente", "absente.pdf", (tmp_path / "absente.pdf").open, 0)
    result = bundle(a_source(pdfs.plain()), missing)
    assert result.piece("absente.pdf").status is Status.PLACEHOLDER
    assert "introuvable" in result.piece("absente.pdf").reason


@pytest.mark.parametrize(
    ("data", "count"),
    [(pdfs.with_broken_table(), 2), (pdfs.with_loop_of_tables(), 1)],
    ids=["broken table", "loop of tables"],
)
def test_a_damaged_file_that_can_be_repaired_is_bundled_and_named(bundle: Bundle, data: bytes, count: int) -> None:
    result = bundle(a_source(data, "abime.pdf"))
    piece = result.piece("abime.pdf")
    assert (piece.status, piece.pages) == (Status.REPAIRED, count)
    assert "réparé" in piece.reason
    assert pdfs.WORDS in result.texts()[piece.first_page - 1]


SHARES = (0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95)


@pytest.fixture(scope="module")
def with_cut_files(tmp_path_factory: pytest.TempPathFactory) -> Built:
    sources = [a_source(pdfs.cut_off(share), f"{share}.pdf") for share in SHARES]
    return built(tmp_path_factory.mktemp("cut"), sources, Options())


@pytest.mark.parametrize("share", SHARES)
def test_a_cut_file_never_leaves_a_blank_page_behind_without_a_word(with_cut_files: Built, share: float) -> None:
    piece = with_cut_files.piece(f"{share}.pdf")
    assert piece.status in {Status.REPAIRED, Status.PLACEHOLDER}
    assert piece.reason
    if piece.status is Status.REPAIRED:
        shown = with_cut_files.texts()[piece.first_page - 1 :][: piece.pages]
        images = pages.pictures(with_cut_files.path)[piece.first_page - 1 :][: piece.pages]
        assert all(pages.ink(image.crop((50, 60, 545, 780))) > 0.001 for image in images)
        assert all(pdfs.WORDS in text or "(page illisible" in text for text in shown)
        assert "n’ont pas pu" in piece.reason or not any("(page illisible" in text for text in shown)


def test_encrypted_files_open_with_the_empty_password_and_with_the_right_one(bundle: Bundle) -> None:
    result = bundle(
        a_source(pdfs.locked(""), "libre.pdf"),
        a_source(pdfs.locked("secret"), "connu.pdf", password="secret"),
        a_source(pdfs.locked("secret"), "faux.pdf", password="autre"),
    )
    assert [piece.status for piece in result.report.pieces] == [Status.OK, Status.OK, Status.PLACEHOLDER]
    assert pdfs.WORDS in result.texts()[result.page_of("connu.pdf")]


@pytest.fixture(scope="module")
def with_photographs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    sources = [a_source(pictures.photograph(orientation), f"{orientation}.jpg") for orientation in range(1, 9)]
    return built(tmp_path_factory.mktemp("photographs"), sources, Options())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_however_it_was_held(with_photographs: Built, orientation: int) -> None:
    name = f"{orientation}.jpg"
    image = pages.picture(with_photographs.path, with_photographs.page_of(name))
    assert pages.upper_and_lower(image) == ("red", "blue")
    assert with_photographs.piece(name).status is Status.CONVERTED


PICTURES: dict[str, bytes] = {
    "encre.jpg": pictures.in_ink_colours(),
    "transparente.png": pictures.see_through(),
    "tournee.webp": pictures.photograph(6, kind="WEBP"),
    "tournee.png": pictures.photograph(6, kind="PNG"),
    "animee.gif": pictures.moving(),
    "coupee.jpg": pictures.cut_off(),
    "profonde.png": pictures.deep_grey(),
    "fax.tiff": pictures.fax(),
}


@pytest.fixture(scope="module")
def with_pictures(tmp_path_factory: pytest.TempPathFactory) -> Built:
    sources = [a_source(data, name) for name, data in PICTURES.items()]
    return built(tmp_path_factory.mktemp("pictures"), sources, Options())


@pytest.mark.parametrize("name", ["encre.jpg", "tournee.webp", "tournee.png", "animee.gif"])
def test_pictures_of_any_kind_keep_their_colours_and_their_top(with_pictures: Built, name: str) -> None:
    assert pages.upper_and_lower(pages.picture(with_pictures.path, with_pictures.page_of(name))) == ("red", "blue")


def test_what_is_transparent_is_white(with_pictures: Built) -> None:
    image = pages.picture(with_pictures.path, with_pictures.page_of("transparente.png"))
    middle = image.width // 2
    assert image.getpixel((middle, image.height * 3 // 8))[0] > 200  # type: ignore[index]
    assert image.getpixel((middle, image.height * 5 // 8)) == (255, 255, 255)


def test_sixteen_bits_keep_their_shades(with_pictures: Built) -> None:
    image = pages.picture(with_pictures.path, with_pictures.page_of("profonde.png")).convert("L")
    middle = image.width // 2
    assert image.getpixel((middle, image.height * 3 // 8)) in range(20, 45)
    assert image.getpixel((middle, image.height * 5 // 8)) in range(220, 245)


def test_each_page_of_a_fax_is_a_page_of_full_size(with_pictures: Built) -> None:
    piece = with_pictures.piece("fax.tiff")
    assert piece.pages == 3
    for page in range(3):
        image = pages.picture(with_pictures.path, with_pictures.page_of("fax.tiff", page))
        top = round((300 + 400 * page) / 2339 * image.height)
        assert image.convert("L").getpixel((image.width // 2, top + 20)) < 100  # type: ignore[operator]
        assert image.convert("L").getpixel((image.width // 2, top - 20)) > 200  # type: ignore[operator]


def test_what_is_missing_of_a_picture_is_said(with_pictures: Built) -> None:
    assert "incomplète" in with_pictures.piece("coupee.jpg").reason
    assert "première vue" in with_pictures.piece("animee.gif").reason
    image = pages.picture(with_pictures.path, with_pictures.page_of("coupee.jpg"))
    assert pages.ink(image) > 0.1


def test_a_mail_shows_its_headers_its_body_and_its_attachments_as_pages_of_the_same_piece(bundle: Bundle) -> None:
    mail = mails.with_attachments(
        ("plan.pdf", "application/pdf", pdfs.plain(2)),
        ("photo.jpg", "image/jpeg", pictures.photograph()),
        ("note.txt", "text/plain", "Écrit à la main.".encode()),
    )
    result = bundle(a_source(mail, "courriel.eml"), a_source(pdfs.plain(), "suite.pdf"))
    piece = result.piece("courriel.eml")
    assert (piece.pages, piece.status) == (5, Status.CONVERTED)
    first, second, third, fourth, fifth = result.texts()[piece.first_page - 1 :][:5]
    for words in (
        "Évacuation du 2 mars",
        "Camille Durand <camille@example.org>",
        "Voici les photographies.",
        "plan.pdf",
    ):
        assert words in first
    assert f"{pdfs.WORDS} 1" in second
    assert f"{pdfs.WORDS} 2" in third
    assert "Pièce n° 1 – 4/5" in fourth
    assert "Écrit à la main." in fifth


def test_an_attachment_that_cannot_be_shown_gets_a_sheet_within_the_piece(bundle: Bundle) -> None:
    mail = mails.with_attachments(
        ("casse.pdf", "application/pdf", b"%PDF-1.4 rien"),
        ("outil.exe", "application/octet-stream", b"MZ" + bytes(50)),
        ("bon.pdf", "application/pdf", pdfs.plain()),
    )
    result = bundle(a_source(mail, "courriel.eml"))
    piece = result.piece("courriel.eml")
    assert piece.pages == 4
    texts = result.texts()[piece.first_page - 1 :]
    assert "casse.pdf" in texts[1]
    assert hashlib.sha256(b"%PDF-1.4 rien").hexdigest() in texts[1]
    assert "outil.exe" in texts[2]
    assert pdfs.WORDS in texts[3]
    assert "une pièce jointe n’a pas pu être reproduite" in piece.reason


def test_a_mail_in_a_mail_and_hostile_names_are_shown_as_words(bundle: Bundle) -> None:
    result = bundle(a_source(mails.within_a_mail(), "fwd.eml"), a_source(mails.with_hostile_names(), "noms.eml"))
    texts = result.texts()
    inner = texts[result.page_of("fwd.eml", 1)]
    assert "Le message d'origine." in inner
    names = texts[result.page_of("noms.eml")]
    assert "passwd" in names
    assert "\u202e" not in "".join(texts)
    assert result.piece("noms.eml").pages == 4


def test_mails_nested_without_end_are_bounded(bundle: Bundle) -> None:
    result = bundle(a_source(mails.without_end(), "poupees.eml"))
    assert result.piece("poupees.eml").pages < 10


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_text_is_read_in_its_encoding_and_runs_over_pages(bundle: Bundle, encoding: str) -> None:
    text = "\n".join(f"Ligne n° {number} : évacuée à l’aube" for number in range(1, 121))
    result = bundle(a_source(text.encode(encoding), "notes.txt"))
    piece = result.piece("notes.txt")
    shown = " ".join(result.texts()[piece.first_page - 1 :][: piece.pages])
    assert piece.pages == 3
    assert "Ligne n° 1 : évacuée à l’aube" in shown
    assert "Ligne n° 120 : évacuée à l’aube" in shown


def test_a_recording_gets_a_reference_sheet_with_its_length(bundle: Bundle) -> None:
    movie = _movie(seconds=102)
    result = bundle(
        a_source(movie, "video.mp4", title="Vidéo de l’évacuation"), a_source(b"ID3" + bytes(60), "son.mp3")
    )
    piece = result.piece("video.mp4")
    sheet = result.texts()[piece.first_page - 1]
    assert (piece.status, piece.pages) == (Status.REFERENCE, 1)
    assert "1 min 42 s" in sheet
    assert piece.sha256 == hashlib.sha256(movie).hexdigest()
    assert piece.sha256 in sheet
    assert result.piece("son.mp3").status is Status.REFERENCE


def _movie(seconds: int) -> bytes:
    header = bytes(4) + bytes(8) + (1000).to_bytes(4) + (seconds * 1000).to_bytes(4) + bytes(80)
    inner = (len(header) + 8).to_bytes(4) + b"mvhd" + header
    return b"\x00\x00\x00\x14ftypisom\x00\x00\x02\x00isom" + (len(inner) + 8).to_bytes(4) + b"moov" + inner


def test_two_pieces_with_nearly_the_same_name_are_not_confused(bundle: Bundle) -> None:
    result = bundle(
        a_source(pdfs.plain(words="Onze"), "11.pdf"),
        a_source(pdfs.plain(words="Un"), "1.pdf"),
        a_source(pdfs.plain(words="Un autre"), "1.pdf"),
    )
    texts = result.texts()
    assert "Onze 1" in texts[1]
    assert "Un 1" in texts[2]
    assert "Un autre 1" in texts[3]


def test_the_originals_are_only_read(tmp_path: Path) -> None:
    folder = tmp_path / "pieces"
    folder.mkdir()
    originals = {"a.pdf": pdfs.with_form(), "b.jpg": pictures.photograph(6), "c.eml": mails.plain().as_bytes()}
    for name, data in originals.items():
        (folder / name).write_bytes(data)
    sources = [Source(name, name, lambda name=name: (folder / name).open("rb"), 0) for name in originals]  # type: ignore[misc]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    build(sources, tmp_path / "out.pdf", Options(), scratch=scratch)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == originals


def test_a_piece_that_ends_its_reader_is_replaced_and_the_rest_is_bundled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is killed from outside in the middle of one piece, as the system does when memory runs out."""
    victims = []
    send = Child.send

    def kill_at_second_piece(self: Child, value: object, blobs: tuple[bytes, ...] = ()) -> None:
        send(self, value, blobs)
        if isinstance(value, dict) and value.get("piece") == 1:
            victims.append(self)
            self._process.kill()

    monkeypatch.setattr(Child, "send", kill_at_second_piece)
    sources = [a_source(pdfs.plain(words=f"Objet {number}"), f"{number}.pdf") for number in range(4)]
    report = _build(tmp_path, sources)
    assert victims
    assert all(piece.pages == 1 for piece in report.pieces)
    assert Status.PLACEHOLDER in {piece.status for piece in report.pieces}
    assert report.pieces[3].status is Status.OK


def test_a_piece_with_which_writing_fails_is_found_and_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is killed while it writes, whenever it holds the third piece."""
    holding: dict[Child, set[int]] = {}
    send = Child.send

    def kill_with_third_piece(self: Child, value: object, blobs: tuple[bytes, ...] = ()) -> None:
        if isinstance(value, dict) and "files" in value:
            holding.setdefault(self, set()).add(value["piece"])
        send(self, value, blobs)
        if isinstance(value, dict) and "build" in value and 2 in holding[self]:
            self._process.kill()

    monkeypatch.setattr(Child, "send", kill_with_third_piece)
    report = _build(tmp_path, [a_source(pdfs.plain(), f"{number}.pdf") for number in range(5)])
    assert [piece.status for piece in report.pieces].count(Status.PLACEHOLDER) == 1
    assert report.pieces[2].status is Status.PLACEHOLDER
    assert report.pieces[2].reason == "la lecture du fichier a échoué brutalement"


def _build(folder: Path, sources: list[Source]) -> Report:
    scratch = folder / "scratch"
    scratch.mkdir()
    return build(sources, folder / "out.pdf", Options(), scratch=scratch)
