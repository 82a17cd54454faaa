"""The dispute at the Komisi Informasi: until when it may be filed, and its dates.

The applicant has fourteen working days after the answer to the objection (UU 14/2008
Pasal 37).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from informasi.kabar import kabari_peran
from informasi.keberatan.models import AlasanKeberatan, Keberatan, Sengketa
from informasi.waktu import SENGKETA_AJUKAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, KanalLayanan, Petugas, Unit
from organisasi.waktu.hari_kerja import Hitungan
from organisasi.waktu.tenggat import hitung_tenggat


@dataclass(frozen=True, slots=True)
class Jendela:
    """Whether a dispute may be filed today, how its last day came about, or why not."""

    boleh: bool
    hitungan: Hitungan | None
    belum: str = ""

    @property
    def sampai(self) -> date | None:
        """The last day."""
        return self.hitungan.jatuh_tempo if self.hitungan else None


def jendela_sengketa(
    keberatan: Keberatan,
    hari_ini: date,
    *,
    hitung: Callable[[str, date, Unit], Hitungan] = hitung_tenggat,
) -> Jendela:
    """Fourteen working days from the answer, or from the end of thirty days of silence.

    UU 14/2008 Pasal 37-38; both readings of the start are law: receipt of the answer, and
    the end of the thirty working days. ``hitung`` lets a page reckon without a query.
    """
    if keberatan.status == Keberatan.Status.DITERIMA_PEMOHON:
        return Jendela(boleh=False, hitungan=None, belum="Putusan sudah Anda terima.")
    if keberatan.status == Keberatan.Status.SENGKETA:
        return Jendela(boleh=False, hitungan=None, belum="Sengketa sudah diajukan.")
    if keberatan.ditanggapi_pada:
        sejak = timezone.localdate(keberatan.ditanggapi_pada)
    elif keberatan.terlambat(hari_ini):
        sejak = keberatan.jatuh_tempo
    else:
        return Jendela(
            boleh=False,
            hitungan=None,
            belum="Atasan PPID masih punya waktu untuk menanggapi.",
        )
    tempo = hitung(SENGKETA_AJUKAN, sejak, keberatan.unit)
    if hari_ini > tempo.jatuh_tempo:
        return Jendela(
            boleh=False,
            hitungan=tempo,
            belum="Batas ke Komisi Informasi sudah lewat (14 hari kerja).",
        )
    return Jendela(boleh=True, hitungan=tempo)


def tanpa_mediasi(keberatan: Keberatan) -> bool:
    """Whether the dispute goes straight to adjudication: it rests on an exclusion."""
    return AlasanKeberatan.DITOLAK in keberatan.alasan


@transaction.atomic
def catat_sengketa(
    keberatan: Keberatan,
    *,
    pada: datetime,
    oleh: Petugas | None = None,
    tanggal: date | None = None,
) -> Sengketa:
    """The applicant filed with the commission on ``tanggal`` (today when left out).

    Raises TindakanTerlarang outside the window, for a day in the future, or a second time.
    """
    hari_ini = timezone.localdate(pada)
    hari = tanggal or hari_ini
    if hari > hari_ini:
        raise TindakanTerlarang("Hari pengajuan tidak boleh di masa depan.")
    jendela = jendela_sengketa(keberatan, hari)
    if not jendela.boleh:
        raise TindakanTerlarang(jendela.belum)
    if _terlalu_awal(keberatan, hari):
        raise TindakanTerlarang(
            "Hari pengajuan harus sesudah tanggapan Atasan PPID, atau sesudah waktunya "
            "menanggapi lewat."
        )
    keberatan.sengketakan(oleh=oleh, pada=pada)
    sengketa = Sengketa.objects.create(
        keberatan=keberatan,
        diajukan_pada=hari,
        status_sejak=pada,
    )
    Jejak.objects.catat(sengketa, "daftar", oleh=oleh, pada=pada)
    kabari_peran(
        keberatan,
        templat="sengketa_masuk",
        oleh=oleh,
        pada=pada,
        peran=(Peran.ATASAN_PPID, Peran.PPID_UTAMA),
    )
    return sengketa


def _terlalu_awal(keberatan: Keberatan, hari: date) -> bool:
    """Whether there was neither an answer yet on ``hari``, nor silence past the limit."""
    pada = keberatan.ditanggapi_pada
    dijawab = pada is not None and hari >= timezone.localdate(pada)
    return not dijawab and hari <= keberatan.jatuh_tempo


@transaction.atomic
def mediasikan(
    sengketa: Sengketa, *, oleh: Petugas, pada: datetime, tanggal: date
) -> Sengketa:
    """Record mediation; a refusal under Pasal 17 goes straight to adjudication."""
    if tanpa_mediasi(sengketa.keberatan):
        raise TindakanTerlarang(
            "Sengketa atas penolakan Pasal 17 langsung ke ajudikasi, tanpa mediasi."
        )
    periksa_tanggal(sengketa, tanggal, pada)
    return sengketa.mediasikan(oleh=oleh, pada=pada, tanggal=tanggal)


def periksa_tanggal(sengketa: Sengketa, tanggal: date, pada: datetime) -> None:
    """A step of the commission lies between the last step and today."""
    langkah = (
        *(sengketa.diajukan_pada, sengketa.diregistrasi_pada, sengketa.mulai_pada),
        *(sengketa.mediasi_pada, sengketa.ajudikasi_pada, sengketa.diputus_pada),
    )
    terakhir = max(hari for hari in langkah if hari)
    if not terakhir <= tanggal <= timezone.localdate(pada):
        raise TindakanTerlarang(
            "Tanggalnya harus sesudah langkah sebelumnya dan tidak di masa depan."
        )


# The Komisi Informasi as a channel: its address is data that staff may change

KODE = "ki-jabar"


def kanal_komisi() -> KanalLayanan | None:
    """The commission that hears disputes with the city; None while no row names it."""
    return per_versi(
        "kanal.komisi", lambda: KanalLayanan.objects.filter(kode=KODE).first()
    )
