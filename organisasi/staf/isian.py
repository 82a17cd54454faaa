"""What an officer typed is never lost: kept when the session ends, and while he types.

Each form of the staff carries a signed word: whose it is and which tab's. Only that word
lets a form without a session be kept, and only for the account it names: nobody can plant
one for somebody else, and nobody else gets it back. What is kept fills a form again and
does nothing more: the officer reads it and presses the button himself.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from secrets import token_hex
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.html import escape, format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import gabung, tanggal_pendek, ukuran
from organisasi.basis_data.kolom import NamaAcak
from organisasi.berlangkah.actions import hapus_draf, lampirkan, lepaskan
from organisasi.berlangkah.models import BerkasDraf, Draf
from organisasi.kantor.models import Petugas
from organisasi.kertas.unggahan import PENGENAL, Unggahan, periksa_unggahan
from organisasi.sandi import TeksTersandi, sidik


class IsianPetugasQuerySet(models.QuerySet["IsianPetugas"]):
    def milik(self, petugas_pk: object, *, pada: datetime) -> IsianPetugasQuerySet:
        hidup = self.filter(petugas=petugas_pk, kedaluwarsa_pada__gt=pada)
        return hidup.order_by("-disimpan_pada", "-pk")

    def usang(self, pada: datetime) -> IsianPetugasQuerySet:
        return self.filter(kedaluwarsa_pada__lte=pada)


class IsianPetugas(models.Model):
    """A form in one tab (``nomor``); its address can hold a name: only its hash is."""

    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="petugas",
    )
    nomor = models.CharField("nomor formulir", max_length=32)
    sidik_alamat = models.CharField("sidik alamat", max_length=64)
    isi = TeksTersandi("isi (JSON)")
    disimpan_pada = models.DateTimeField("disimpan pada")
    kedaluwarsa_pada = models.DateTimeField("kedaluwarsa pada", db_index=True)

    objects = IsianPetugasQuerySet.as_manager()

    class Meta:
        verbose_name = "isian petugas"
        constraints = [
            models.UniqueConstraint(
                fields=("petugas", "nomor", "sidik_alamat"), name="isian_petugas_satu"
            )
        ]

    def __str__(self) -> str:
        return f"Isian {self.pk}"


# Putting back into a page of HTML what was typed into a form of it before.
# The page is made anew by a GET, so nothing can be done by it; only the values of the one
# form that goes to ``alamat`` change, and every other character stays as it was. The form
# says that it is unsaved (static/js/jaga.js).

Kolom = Mapping[str, Sequence[str]]
Ubahan = tuple[int, int, str]
# The word of an address that asks for what was kept.
LANJUT = "lanjut"
# Values that a browser never takes from the page, or that are the page's own.
TETAP = frozenset({"file", "submit", "button", "image", "reset", "password"})
MANAJEMEN = ("_FORMS",)
# The field that says that files are kept, that of the boxes that drop them, its list.
TERTAHAN, BUANG = "_tertahan", "_buang_berkas"
KOTAK = (
    '<fieldset class="help"><legend>Sudah diterima, tidak perlu dipilih lagi</legend>{}'
    "</fieldset>"
)
BARIS = '<label><input type="checkbox" name="{}" value="{}"> Buang {} ({})</label><br>'
# A file, the field it was sent in, its name.
Tertahan = tuple[BerkasDraf, str, str]
# Names of buttons. What was pressed is kept like what was typed, and must never go along
# unseen: it would press the button again, past the page that asks whether one is sure.
NAMA_TOMBOL = frozenset(
    [
        "action",
        "ajukan",
        "batal",
        "benar",
        "betulkan",
        "buat",
        "bukan_darurat",
        "cabut",
        "dokumen",
        "ganti",
        "hadir",
        "hapus",
        "hasil",
        "jawab",
        "lanjut",
        "lepas",
        "lupakan",
        "massal",
        "nomor",
        "pakai",
        "perbaiki",
        "simpan",
        "tambah",
        "tarik",
        "tautan",
        "tetap",
        "tindakan",
        "ubah",
        "uji_baru",
        "yakin",
    ]
)


def alamat_bersih(alamat: str) -> str:
    bagian = urlsplit(alamat)
    kueri = parse_qsl(bagian.query, keep_blank_values=True)
    sisa = [(nama, nilai) for nama, nilai in kueri if nama != LANJUT]
    if len(sisa) == len(kueri):
        return f"{bagian.path}?{bagian.query}" if bagian.query else bagian.path
    return f"{bagian.path}?{urlencode(sisa)}" if sisa else bagian.path


@dataclass(slots=True)
class UnsurFormulir:
    tag: str
    atribut: dict[str, str | None]
    awal: int
    akhir: int
    tutup: int = -1
    pilihan: list[UnsurFormulir] = field(default_factory=list)

    @property
    def nama(self) -> str:
        dimatikan = "disabled" in self.atribut
        return "" if dimatikan else self.atribut.get("name") or ""

    @property
    def jenis(self) -> str:
        bawaan = "submit" if self.tag == "button" else "text"
        return (self.atribut.get("type") or bawaan).lower()

    def tulis(self, **ubah: str | None) -> str:
        """The tag with other attributes; an empty word takes one away, None sets it bare."""
        semua: dict[str, str | None] = {**self.atribut, **ubah}
        isi = (
            f" {nama}" if nilai is None else f' {nama}="{escape(nilai)}"'
            for nama, nilai in semua.items()
            if nilai != "" or nama not in {"checked", "selected"}
        )
        return f"<{self.tag}{''.join(isi)}>"


@dataclass(slots=True)
class Formulir:
    aksi: str
    tanda: UnsurFormulir
    unsur: list[UnsurFormulir] = field(default_factory=list)

    @property
    def nama(self) -> set[str]:
        return {satu.nama for satu in self.unsur}


class _Pembaca(HTMLParser):
    def __init__(self, halaman: str) -> None:
        super().__init__(convert_charrefs=True)
        self.semua: list[Formulir] = []
        self._terbuka = False
        self._baris = [0]
        for satu in halaman.splitlines(keepends=True):
            self._baris.append(self._baris[-1] + len(satu))
        self.feed(halaman)

    def _letak(self) -> int:
        baris, kolom = self.getpos()
        return self._baris[baris - 1] + kolom

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        awal = self._letak()
        akhir = awal + len(self.get_starttag_text() or "")
        atribut = dict(attrs)
        if tag == "form":
            self._terbuka = True
            aksi = atribut.get("action") or ""
            pos = (atribut.get("method") or "").lower() == "post"
            tanda = UnsurFormulir(tag, atribut, awal, akhir)
            self.semua.append(Formulir(aksi if pos else "#", tanda))
        elif self._terbuka and tag in {"input", "textarea", "select", "button"}:
            self.semua[-1].unsur.append(UnsurFormulir(tag, atribut, awal, akhir))
        elif tag == "option" and (pilihan := self._pilihan()):
            pilihan.pilihan.append(UnsurFormulir(tag, atribut, awal, akhir))

    def _pilihan(self) -> UnsurFormulir | None:
        unsur = self.semua[-1].unsur if self._terbuka else []
        if unsur and unsur[-1].tag == "select" and unsur[-1].tutup < 0:
            return unsur[-1]
        return None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._terbuka = False
        elif self._terbuka and tag in {"textarea", "select"}:
            self.semua[-1].unsur[-1].tutup = self._letak()


def cari_formulir(
    halaman: str, *, alamat: str, di: str, kolom: Kolom
) -> Formulir | None:
    """The form of a page, itself at ``di``, that goes to ``alamat`` and asks ``kolom``."""
    calon = [
        f
        for f in _Pembaca(halaman).semua
        if alamat_bersih(f.aksi or di) == alamat and _sepakat(f, kolom)
    ]
    return max(calon, key=lambda f: len(f.nama & kolom.keys()), default=None)


def isi_ulang(
    halaman: str,
    formulir: Formulir,
    kolom: Kolom | None = None,
    berkas: Sequence[Tertahan] = (),
    gagal: Sequence[str] = (),
) -> str:
    """The page with ``kolom`` in its form, and ``berkas`` listed beside their fields.

    What finds no field goes along unseen, and is shown as text over the form: a row that
    was added by a script, a field of another kind of applicant. ``gagal`` are names of
    files that were not kept.
    """
    ubahan = [*_tertahan(formulir, berkas, gagal)]
    if kolom is not None:
        ubahan += _ubahan(formulir, kolom)
    potongan, letak = [], 0
    for awal, akhir, teks in sorted(ubahan):
        potongan += [halaman[letak:awal], teks]
        letak = akhir
    return "".join((*potongan, halaman[letak:]))


def _tertahan(
    formulir: Formulir, berkas: Sequence[Tertahan], gagal: Sequence[str]
) -> Iterator[Ubahan]:
    awal = formulir.tanda.akhir
    if berkas:
        yield awal, awal, f'<input type="hidden" name="{TERTAHAN}" value="1">'
    if gagal:
        pilih = '<p class="help">Berkas harus dipilih lagi: {}.</p>'
        yield awal, awal, format_html(pilih, gabung(gagal))
    for satu in (u for u in formulir.unsur if u.jenis == "file"):
        milik = [
            (BUANG, b.pk, n, ukuran(b.ukuran)) for b, k, n in berkas if k == satu.nama
        ]
        if "multiple" not in satu.atribut:
            milik = milik[-1:]
        if milik:
            yield (
                satu.akhir,
                satu.akhir,
                format_html(KOTAK, format_html_join("", BARIS, milik)),
            )


def _sepakat(formulir: Formulir, kolom: Kolom) -> bool:
    """Else a button would do another thing than it says."""
    return all(
        (satu.atribut.get("value") or "") in kolom.get(satu.nama, ())
        for satu in formulir.unsur
        if satu.jenis == "hidden" and satu.nama in NAMA_TOMBOL
    )


def _ubahan(formulir: Formulir, kolom: Kolom) -> Iterator[Ubahan]:
    sisa, tanda = {n: list(v) for n, v in kolom.items()}, formulir.tanda
    yield tanda.awal, tanda.akhir, tanda.tulis(**{"data-jaga": "belum"})
    tampak = formulir.nama | NAMA_TOMBOL
    for satu in formulir.unsur:
        if satu.nama in sisa or satu.jenis in {"checkbox", "radio"}:
            yield from _satu(satu, sisa.get(satu.nama, []))
    tersisa = {n: v for n, v in sisa.items() if n not in tampak}
    if tersisa:
        yield tanda.awal, tanda.awal, _terbaca(tersisa)
        pasangan = ((nama, satu) for nama, nilai in tersisa.items() for satu in nilai)
        sembunyi = '<input type="hidden" name="{}" value="{}">'
        yield tanda.akhir, tanda.akhir, format_html_join("", sembunyi, pasangan)


def _satu(unsur: UnsurFormulir, nilai: list[str]) -> Iterator[Ubahan]:
    if unsur.tag == "select":
        yield from _pilih(unsur, nilai)
    elif unsur.tag == "textarea":
        isi = nilai.pop(0) if nilai else ""
        # HTML drops one line break after the tag.
        yield unsur.akhir, unsur.tutup, f"\n{escape(isi)}"
    elif unsur.jenis in {"checkbox", "radio"}:
        if unsur.nama:
            tanda = (unsur.atribut.get("value") or "on") in nilai
            yield unsur.awal, unsur.akhir, unsur.tulis(checked=None if tanda else "")
    elif unsur.jenis not in TETAP and nilai:
        yield unsur.awal, unsur.akhir, unsur.tulis(value=nilai.pop(0))


def _pilih(unsur: UnsurFormulir, nilai: list[str]) -> Iterator[Ubahan]:
    ada = {satu.atribut.get("value") for satu in unsur.pilihan}
    for satu in unsur.pilihan:
        tanda = satu.atribut.get("value") in nilai
        yield satu.awal, satu.akhir, satu.tulis(selected=None if tanda else "")
    lain = format_html_join(
        "",
        '<option value="{}" selected>{}</option>',
        ((satu, satu) for satu in nilai if satu not in ada),
    )
    yield unsur.tutup, unsur.tutup, lain


def _terbaca(sisa: Kolom) -> str:
    baris = [
        (nama.rpartition("-")[2].replace("_", " "), satu)
        for nama, nilai in sisa.items()
        for satu in nilai
        if satu and not nama.endswith(MANAJEMEN)
    ]
    if not baris:
        return ""
    return format_html(
        '<div class="kotak"><p>Isian ini tidak punya kolom di bawah. '
        "Ia ikut terkirim, dan tampak lagi di langkah berikutnya.</p><dl>{}</dl></div>",
        format_html_join("", "<dt>{}</dt><dd>{}</dd>", baris),
    )


# Files of a form that was not accepted: with the draft of its tab, judged by content.
# The same drafts as those of citizens' forms, emptied by the same job; no address opens
# one, and only the account that the signed word names gets it back, in the same form.

UMUR_JAM = 24
UMUR = timedelta(hours=UMUR_JAM)
FORMULIR, MAKS, PANJANG_JENIS = "petugas", 50, 20
Kiriman = MultiValueDict[str, UploadedFile]


class BerkasPulih(UploadedFile):
    """A kept file as the form finds it among those that were just sent."""


def _draf(tanda: Tanda, alamat: str) -> dict[str, str]:
    kode = sidik(f"{tanda.petugas}:{tanda.nomor}:{alamat}")
    return {"formulir": FORMULIR, "sidik_kode": kode}


def berkas_tertahan(tanda: Tanda, alamat: str) -> list[Tertahan]:
    """What is kept; names and fields are encrypted."""
    draf = Draf.objects.filter(**_draf(tanda, alamat)).exclude(isian="").first()
    nama = json.loads(draf.isian) if draf else {}
    semua = draf.berkas.order_by("pk") if draf else ()
    return [(b, *nama[b.jenis + b.sha256]) for b in semua]


def pulihkan_berkas(request: HttpRequest, tanda: Tanda) -> None:
    """Give the form what it was sent before, but for what is to be dropped."""
    if TERTAHAN not in request.POST:
        return
    kiriman, buang = cast("Any", request.FILES), request.POST.getlist(BUANG)
    semua = berkas_tertahan(tanda, alamat_bersih(request.get_full_path()))
    # Each before those that came after it: of a field for one file the last is taken.
    for b, kolom, nama in reversed(semua):
        if str(b.pk) in buang:
            lepaskan(b.draf, b.pk)
        else:
            pulih = BerkasPulih(b.isi.open(), nama, b.tipe, b.ukuran)
            kiriman.setlist(kolom, [pulih, *kiriman.getlist(kolom)])


def tahan_berkas(
    tanda: Tanda, alamat: str, kiriman: Kiriman, salah: Collection[str], pada: datetime
) -> list[str]:
    """Keep what was sent; the names of what is not. ``salah``: fields with a fault.

    Of these it keeps what is not itself the fault, nothing where that cannot be told.
    """
    gagal: list[str] = []
    for kolom, semua in kiriman.lists():
        baru = [satu for satu in semua if not isinstance(satu, BerkasPulih)]
        baik: list[Unggahan] = []
        for satu in baru:
            # A plain file: what was uploaded may have been moved by the act meanwhile.
            isi: Any = File(satu.file, satu.name)
            isi.size = satu.size
            with suppress(ValidationError):
                baik.append(periksa_unggahan(isi, boleh=PENGENAL))
        if kolom in salah and len(baik) == len(baru):
            baik = []
        ada = _simpan_berkas(tanda, alamat, kolom, baik, pada) if baik else []
        gagal += [nama for satu in baru if (nama := satu.name or "") not in ada]
    return gagal


def _simpan_berkas(
    tanda: Tanda, alamat: str, kolom: str, baik: Sequence[Unggahan], pada: datetime
) -> list[str]:
    jenis, nama = kolom[:PANJANG_JENIS], [u.isi.name or "" for u in baik]
    kini = {"dibuat_pada": pada, "kedaluwarsa_pada": pada + UMUR}
    draf, _ = Draf.objects.get_or_create(**_draf(tanda, alamat), defaults=kini)
    isian = {jenis + u.sha256: (kolom, n) for u, n in zip(baik, nama, strict=True)}
    draf.isian = json.dumps({**json.loads(draf.isian or "{}"), **isian})
    draf.kedaluwarsa_pada = pada + UMUR
    draf.save()
    try:
        lampirkan(draf, jenis, baik, simpan=_tulis, maks=MAKS, penuh="", pada=pada)
    except TindakanTerlarang:
        return []
    return nama


def _tulis(unggahan: Any, _ke: int) -> Mapping[str, str]:
    nama = NamaAcak("draf")(None, f"berkas.{unggahan.jenis}")
    return {"isi": default_storage.save(nama, unggahan.isi), "nama": unggahan.jenis}


# The field with the signed word.
TANDA = "_formulir"
GARAM = "organisasi.isian_petugas"
BUKAN_KETIKAN = ("_", "password", "csrfmiddleware")


@dataclass(frozen=True, slots=True)
class Tanda:
    petugas: str
    nomor: str

    def tulis(self) -> str:
        return signing.Signer(salt=GARAM).sign(f"{self.petugas}:{self.nomor}")


def baca_tanda(request: HttpRequest) -> Tanda | None:
    """The word of the form that was sent; None when it has none that is ours."""
    try:
        isi = signing.Signer(salt=GARAM).unsign(request.POST.get(TANDA, ""))
    except signing.BadSignature:
        return None
    return Tanda(*isi.split(":"))


def tandai_halaman(request: HttpRequest, isian: IsianPetugas | None) -> None:
    """Let the forms of this answer carry their word; an old tab keeps its number."""
    tanda = baca_tanda(request) if request.method == "POST" else None
    if tanda is None or tanda.petugas != str(request.user.pk):
        tanda = Tanda(str(request.user.pk), isian.nomor if isian else token_hex(4))
    # Kept with the request, whose class knows no such things.
    request.tanda_formulir = tanda  # type: ignore[attr-defined]
    if isian:
        request.isian_dilanjutkan = isian  # type: ignore[attr-defined]


def alamat_lanjut(halaman: str, nomor: str) -> str:
    return f"{halaman}{'&' if '?' in halaman else '?'}{LANJUT}={nomor}"


def halaman_asal(request: HttpRequest) -> str:
    """The page the form stood on, as the browser names it; else the form's address."""
    asal = urlsplit(request.headers.get("Referer", ""))
    halaman = alamat_bersih(asal._replace(fragment="").geturl())
    if asal.netloc == request.get_host() and di_situs(halaman):
        return halaman
    return alamat_bersih(request.get_full_path())


def di_situs(alamat: str) -> bool:
    """Whether it is a path of ours: no browser takes it for another site."""
    return alamat.startswith("/") and url_has_allowed_host_and_scheme(alamat, None)


@dataclass(frozen=True, slots=True)
class Terisi:
    alamat: str
    halaman: str
    kolom: Kolom
    berkas: list[str]

    @property
    def kosong(self) -> bool:
        return not self.berkas and not any(any(nilai) for nilai in self.kolom.values())


def terisi(request: HttpRequest, *, alamat: str = "", halaman: str = "") -> Terisi:
    """What was sent, without passwords and the form's own words."""
    return Terisi(
        alamat or alamat_bersih(request.get_full_path()),
        halaman or halaman_asal(request),
        {
            nama: nilai
            for nama, nilai in request.POST.lists()
            if not nama.startswith(BUKAN_KETIKAN)
        },
        [b.name or "" for _, semua in request.FILES.lists() for b in semua],
    )


def simpan_isian(
    tanda: Tanda,
    isi: Terisi,
    kiriman: Kiriman,
    *,
    salah: Collection[str] = (),
    pada: datetime,
) -> list[str] | None:
    """The names of files that were not kept; None when the word's account is closed."""
    if not Petugas.objects.filter(pk=tanda.petugas, is_active=True).exists():
        return None
    gagal = tahan_berkas(tanda, isi.alamat, kiriman, salah, pada)
    teks = json.dumps([isi.alamat, isi.halaman, isi.kolom, gagal])
    IsianPetugas.objects.update_or_create(
        petugas_id=tanda.petugas,
        nomor=tanda.nomor,
        sidik_alamat=sidik(isi.alamat),
        defaults={"isi": teks, "disimpan_pada": pada, "kedaluwarsa_pada": pada + UMUR},
    )
    return gagal


def titipkan(request: Any, ganti: Kolom | None = None, *, tanpa: str = "") -> str:
    """Keep what was sent, changed by ``ganti``; where its form goes on, in the same tab.

    Empty fields whose name ends with ``tanpa`` are left to the page.
    """
    isi, pada = terisi(request), timezone.now()
    kolom = {
        n: v
        for n, v in isi.kolom.items()
        if any(v) or not (tanpa and n.endswith(tanpa))
    }
    isi = replace(isi, kolom={**kolom, **(ganti or {})})
    simpan_isian(request.tanda_formulir, isi, request.FILES, pada=pada)
    request.isian_dititipkan = True
    return alamat_lanjut(isi.alamat, request.tanda_formulir.nomor)


def baca_isian(isian: IsianPetugas) -> Terisi:
    return Terisi(*json.loads(isian.isi))


def isian_diminta(request: HttpRequest, *, pada: datetime) -> IsianPetugas | None:
    nomor = request.GET.get(LANJUT, "").replace("\x00", "")
    milik = IsianPetugas.objects.milik(request.user.pk, pada=pada)
    return milik.filter(nomor=nomor).first()


def isian_halaman(request: HttpRequest, *, pada: datetime) -> list[IsianPetugas]:
    alamat = alamat_bersih(request.get_full_path())
    milik = IsianPetugas.objects.milik(request.user.pk, pada=pada)
    return list(milik.filter(sidik_alamat=sidik(alamat)))


def lupakan_isian(tanda: Tanda, alamat: str) -> None:
    for draf in Draf.objects.filter(**_draf(tanda, alamat)):
        hapus_draf(draf, pada=timezone.now())
    IsianPetugas.objects.filter(
        petugas__pk=tanda.petugas, nomor=tanda.nomor, sidik_alamat=sidik(alamat)
    ).delete()


def sapu_isian(pada: datetime) -> int:
    jumlah, _ = IsianPetugas.objects.usang(pada).delete()
    return jumlah


def pukul(isian: IsianPetugas, *, pada: datetime) -> str:
    saat, kini = timezone.localtime(isian.disimpan_pada), timezone.localtime(pada)
    hari = "" if saat.date() == kini.date() else f"{tanggal_pendek(saat.date())} pukul "
    return f"{hari}{saat:%H.%M}"
