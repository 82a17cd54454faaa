"""What an officer typed is never lost: kept when the session ends, and while he types.

Each form of the staff carries a signed word: whose it is and which tab's. Only that word
lets a form without a session be kept, and only for the account it names: nobody can plant
one for somebody else, and nobody else gets it back. What is kept fills a form again and
does nothing more: the officer reads it and presses the button himself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from organisasi.bahasa import tanggal_pendek
from organisasi.isi_ulang import LANJUT, Kolom, alamat_bersih
from organisasi.models import IsianPetugas, Petugas
from organisasi.sandi import sidik

UMUR_JAM = 24
UMUR = timedelta(hours=UMUR_JAM)
# The field with the signed word.
TANDA = "_formulir"
GARAM = "organisasi.isian_petugas"


@dataclass(frozen=True, slots=True)
class Tanda:
    """Whose form it is, and which."""

    petugas: str
    nomor: str

    def tulis(self) -> str:
        """As it stands in the form."""
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
    # Kept with the request, whose class knows no such things; signed once a page.
    request.tanda_formulir = tanda.tulis()  # type: ignore[attr-defined]
    if isian:
        request.isian_dilanjutkan = isian  # type: ignore[attr-defined]


def alamat_lanjut(halaman: str, nomor: str) -> str:
    """The page that fills itself with what was kept."""
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
    """What one form held: where it goes, where it stood, its fields, names of files."""

    alamat: str
    halaman: str
    kolom: Kolom
    berkas: list[str]

    @property
    def kosong(self) -> bool:
        """Whether there is nothing to lose."""
        return not self.berkas and not any(any(nilai) for nilai in self.kolom.values())


def terisi(request: HttpRequest, *, alamat: str = "", halaman: str = "") -> Terisi:
    """What was sent, without passwords and the form's own words."""
    return Terisi(
        alamat or alamat_bersih(request.get_full_path()),
        halaman or halaman_asal(request),
        {nama: nilai for nama, nilai in request.POST.lists() if _diketik(nama)},
        [b.name or "" for _, semua in request.FILES.lists() for b in semua],
    )


def _diketik(nama: str) -> bool:
    return not nama.startswith(("_", "password", "csrfmiddleware"))


def simpan_isian(tanda: Tanda, isi: Terisi, *, pada: datetime) -> bool:
    """Keep it for the account the word names, in place of what this tab kept before.

    False when that account is closed.
    """
    if not Petugas.objects.filter(pk=tanda.petugas, is_active=True).exists():
        return False
    teks = json.dumps([isi.alamat, isi.halaman, isi.kolom, isi.berkas])
    IsianPetugas.objects.update_or_create(
        petugas_id=tanda.petugas,
        nomor=tanda.nomor,
        sidik_alamat=sidik(isi.alamat),
        defaults={
            "isi": teks,
            "disimpan_pada": pada,
            "kedaluwarsa_pada": pada + UMUR,
        },
    )
    return True


def baca_isian(isian: IsianPetugas) -> Terisi:
    """What was kept."""
    return Terisi(*json.loads(isian.isi))


def isian_diminta(request: HttpRequest, *, pada: datetime) -> IsianPetugas | None:
    """What the address asks for, if it is this officer's."""
    nomor = request.GET.get(LANJUT, "").replace("\x00", "")
    milik = IsianPetugas.objects.milik(request.user.pk, pada=pada)
    return milik.filter(nomor=nomor).first()


def isian_halaman(request: HttpRequest, *, pada: datetime) -> list[IsianPetugas]:
    """What this officer left in forms of this address."""
    alamat = alamat_bersih(request.get_full_path())
    milik = IsianPetugas.objects.milik(request.user.pk, pada=pada)
    return list(milik.filter(sidik_alamat=sidik(alamat)))


def lupakan_isian(tanda: Tanda, alamat: str) -> None:
    """The form has arrived."""
    IsianPetugas.objects.filter(
        petugas__pk=tanda.petugas, nomor=tanda.nomor, sidik_alamat=sidik(alamat)
    ).delete()


def sapu_isian(pada: datetime) -> int:
    """Delete what nobody took up in time; how many."""
    jumlah, _ = IsianPetugas.objects.usang(pada).delete()
    return jumlah


def pukul(isian: IsianPetugas, *, pada: datetime) -> str:
    """``14.05``, or with its day when that is another."""
    saat, kini = timezone.localtime(isian.disimpan_pada), timezone.localtime(pada)
    hari = "" if saat.date() == kini.date() else f"{tanggal_pendek(saat.date())} pukul "
    return f"{hari}{saat:%H.%M}"
