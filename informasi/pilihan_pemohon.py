"""What the applicant can do with a case now; nothing is offered that is not open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from informasi.actions.keberatan import Terbuka, alasan_terbuka
from informasi.actions.sengketa import Jendela, jendela_sengketa
from informasi.kalender_kini import hitung_kini
from informasi.kasus import Kasus
from informasi.models import TERJAWAB, Keberatan, Permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal


@dataclass(frozen=True, slots=True)
class Aksi:
    """One thing to do, with the page where it is done."""

    judul: str
    teks: str
    tombol: str
    url: str


def aksi(kasus: Kasus, hari_ini: date) -> list[Aksi]:
    """What is open today, the most pressing first; no query."""
    permohonan = kasus.permohonan
    semua: list[Aksi | None] = [
        _lengkapi(permohonan),
        _tanggapan(kasus),
        _sengketa(kasus, hari_ini),
        _keberatan(kasus, hari_ini),
        _nilai(kasus),
    ]
    return [satu for satu in semua if satu]


def _alamat(nama: str, permohonan: Permohonan, *lain: object) -> str:
    return reverse(f"informasi:permohonan-{nama}", args=(permohonan.kode, *lain))


def _lengkapi(permohonan: Permohonan) -> Aksi | None:
    if not permohonan.boleh(Permohonan.Tindakan.LENGKAPI):
        return None
    return Aksi(
        "Lengkapi berkas Anda",
        "Yang masih kurang: " + "; ".join(permohonan.masih_kurang) + ".",
        "Lengkapi sekarang",
        _alamat("lengkapi", permohonan),
    )


def _tanggapan(kasus: Kasus) -> Aksi | None:
    """The answer of the Atasan PPID, while it waits for the applicant's word."""
    terakhir = kasus.keberatan[0] if kasus.keberatan else None
    if terakhir is None or terakhir.status != Keberatan.Status.DITANGGAPI:
        return None
    return Aksi(
        "Baca tanggapan Atasan PPID",
        "Setelah itu Anda dapat menerimanya, atau membawanya ke Komisi Informasi.",
        "Baca tanggapan",
        _alamat("keberatan-rinci", kasus.permohonan, terakhir.pk),
    )


def _sengketa(kasus: Kasus, hari_ini: date) -> Aksi | None:
    jendela = jendela_terbuka(kasus, hari_ini)
    if jendela is None or not jendela.boleh or jendela.sampai is None:
        return None
    return Aksi(
        "Bawa ke Komisi Informasi",
        f"Hari terakhirnya {tanggal(jendela.sampai)}. Berkasnya sudah kami siapkan.",
        "Lihat caranya",
        _alamat("sengketa", kasus.permohonan),
    )


def _keberatan(kasus: Kasus, hari_ini: date) -> Aksi | None:
    terbuka = keberatan_terbuka(kasus, hari_ini)
    if not terbuka.boleh or terbuka.sampai is None:
        return None
    return Aksi(
        "Minta diperiksa ulang oleh atasan kami",
        "Namanya keberatan. Gratis, dan diputus orang lain. Hari terakhirnya "
        f"{tanggal(terbuka.sampai)}.",
        "Ajukan keberatan",
        _alamat("keberatan", kasus.permohonan),
    )


def _nilai(kasus: Kasus) -> Aksi | None:
    if kasus.permohonan.status not in TERJAWAB:
        return None
    if lama := kasus.kepuasan:
        if not lama.dapat_diubah(timezone.now()):
            return None
        return Aksi(
            "Ubah penilaian Anda",
            lama.kalimat_batas,
            "Ubah nilai",
            _alamat("nilai", kasus.permohonan),
        )
    return Aksi(
        "Nilai pelayanan kami",
        "Satu pertanyaan, sukarela. Petugas yang menangani tidak melihat nilai Anda.",
        "Beri nilai",
        _alamat("nilai", kasus.permohonan),
    )


def keberatan_terbuka(kasus: Kasus, hari_ini: date) -> Terbuka:
    """The grounds open today; none, with the reason, when a day cannot be reckoned."""
    biaya = kasus.butir[0].jawaban.biaya if kasus.butir else 0
    try:
        return alasan_terbuka(
            kasus.permohonan,
            hari_ini,
            sudah=kasus.keberatan,
            biaya=biaya,
            hitung=hitung_kini,
        )
    except TindakanTerlarang as galat:
        return Terbuka((), None, str(galat))


def jendela_terbuka(kasus: Kasus, hari_ini: date) -> Jendela | None:
    """The window to the Komisi Informasi after the last objection; None without one."""
    if not kasus.keberatan:
        return None
    try:
        return jendela_sengketa(kasus.keberatan[0], hari_ini, hitung=hitung_kini)
    except TindakanTerlarang as galat:
        return Jendela(boleh=False, hitungan=None, belum=str(galat))
