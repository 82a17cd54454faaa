"""What the page of a visit shows: the next lawful step, and everything that hangs on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisasi.staf.riwayat import Peristiwa, dari_jejak
from pemangku.jajak import BarisJajak, hasil_jajak
from pemangku.kedatangan import Kedatangan, kedatangan
from pemangku.kertas_kegiatan import hari_tanggal, waktu_singkat
from pemangku.models import (
    AgendaButir,
    Kegiatan,
    Kehadiran,
    TindakLanjut,
    Titipan,
    Undangan,
)
from pemangku.syarat_kegiatan import NOTULEN_TERPENDEK, halangan_tutup

S = Kegiatan.Status
Baris = tuple[str, str]
LANGKAH = {
    S.RENCANA: "Undang pesertanya, cetak daftar hadir, lalu tekan Mulai saat acara dibuka.",
    S.BERLANGSUNG: "Catat siapa yang hadir. Tekan Akhiri saat acara selesai.",
    S.DITUTUP: "Sudah lengkap dan ditutup; hanya dapat dibaca.",
    S.BATAL: "Kegiatan ini dibatalkan.",
}
SIAP = "Semuanya lengkap: tutup kegiatan ini."
BELUM = "Sebelum dapat ditutup, lengkapi yang berikut."
# Which acts stand out in which state, in this order.
UTAMA = {
    S.RENCANA: ("mulai", "undang"),
    S.BERLANGSUNG: ("akhiri", "undang"),
    S.SELESAI: ("notulen", "pindaian", "nomor", "berita_acara", "tindak_lanjut"),
    S.DITUTUP: ("berita_acara",),
}


@dataclass(frozen=True, slots=True)
class IsiKegiatan:
    """One visit for its officers; ``bernama``: the officer may read who was there.

    What was raised is read by the same officers; all others see how often.
    """

    kegiatan: Kegiatan
    bernama: bool
    agenda: list[AgendaButir]
    hadir: list[Kehadiran]
    jumlah: dict[str, int]
    unsur: list[tuple[str, int]]
    undangan: list[Kedatangan]
    halangan: list[str]
    jajak: list[BarisJajak]
    titipan: list[Titipan]
    titipan_jumlah: dict[str, int]
    tindak_lanjut: list[tuple[TindakLanjut, bool]]
    jejak: list[Peristiwa]

    @property
    def langkah(self) -> str:
        """The next step in one sentence."""
        if self.kegiatan.status != S.SELESAI:
            return LANGKAH[S(self.kegiatan.status)]
        return BELUM if self.halangan else SIAP

    @property
    def sementara(self) -> list[Kehadiran]:
        """What waits for a look, first."""
        return [h for h in self.hadir if h.belum_diperiksa]

    @property
    def tercatat(self) -> list[Kehadiran]:
        """What was decided."""
        return [h for h in self.hadir if not h.belum_diperiksa]


def muat_isi(
    kegiatan: Kegiatan, *, bernama: bool, hari: date, cari: str = ""
) -> IsiKegiatan:
    """Read the visit; ``cari`` narrows the invitations to a name (PK-08)."""
    semua = kegiatan.kehadiran.select_related("unsur", "kelurahan", "pendaftaran")
    hadir = list(semua.defer("pendaftaran__isian"))
    sah = [h for h in hadir if h.status == Kehadiran.Status.SAH]
    titipan = list(kegiatan.titipan.all())
    unsur = Counter(h.unsur.nama if h.unsur else "Tanpa unsur" for h in sah)
    return IsiKegiatan(
        kegiatan=kegiatan,
        bernama=bernama,
        agenda=list(kegiatan.agenda.all()),
        hadir=hadir if bernama else [],
        jumlah=dict(Counter(h.status for h in hadir)),
        unsur=sorted(unsur.items()),
        undangan=kedatangan(_undangan(kegiatan, cari), sah) if bernama else [],
        halangan=halangan_tutup(kegiatan) if kegiatan.status == S.SELESAI else [],
        jajak=hasil_jajak(kegiatan),
        titipan=titipan if bernama else [],
        titipan_jumlah=dict(Counter(t.get_status_display() for t in titipan)),
        tindak_lanjut=[
            (satu, satu.lewat(hari))
            for satu in kegiatan.tindak_lanjut.select_related("pj_unit")
        ],
        jejak=dari_jejak(kegiatan),
    )


def _undangan(kegiatan: Kegiatan, cari: str) -> list[Undangan]:
    semua = kegiatan.undangan.select_related(
        "orang", "pemangku__jenis", "pemangku__wilayah"
    )
    kata = cari.casefold().strip()
    return [u for u in semua if kata in _teks(u)] if kata else list(semua)


def _teks(undangan: Undangan) -> str:
    orang = undangan.orang.nama if undangan.orang else ""
    return f"{orang} {undangan.pemangku.nama_tampil}".casefold()


def posisi(isi: IsiKegiatan) -> list[Baris]:
    """Names and values of the status box."""
    k = isi.kegiatan
    tak_bernama = k.hadir_tak_bernama_l + k.hadir_tak_bernama_p
    semua = [
        ("Status", k.get_status_display()),
        ("Jenis", ", ".join(k.sebutan_jenis)),
        ("Waktu", f"{hari_tanggal(k)}, {waktu_singkat(k)}"),
        ("Tempat", k.tempat),
        ("Tuan rumah", k.tuan_rumah.nama),
        ("Penyelenggara", k.penyelenggara.nama),
        (
            "Sasaran putaran",
            ", ".join(str(s) for s in k.sasaran.select_related("unit")),
        ),
        ("Petugas yang hadir", ", ".join(str(p) for p in k.petugas.all())),
        ("Hadir", _hadir(isi.jumlah, tak_bernama)),
        ("Nomor berita acara", k.nomor_berita_acara),
        ("Revisi", str(k.revisi) if k.revisi else ""),
        ("Alasan batal", k.alasan_batal),
    ]
    return [(nama, nilai) for nama, nilai in semua if nilai]


def _hadir(jumlah: dict[str, int], tak_bernama: int) -> str:
    """The nameless stand apart and are never added silently."""
    status = Kehadiran.Status
    bagian = [f"{jumlah.get(status.SAH, 0)} sah"]
    if sementara := jumlah.get(status.SEMENTARA, 0):
        bagian.append(f"{sementara} belum diperiksa")
    if tak_bernama:
        bagian.append(f"{tak_bernama} tanpa nama")
    return ", ".join(bagian)


def _utama(isi: IsiKegiatan) -> tuple[str, ...]:
    """What stands out now; after the session, what closing still lacks comes first."""
    kegiatan = isi.kegiatan
    utama = UTAMA.get(S(kegiatan.status), ())
    if kegiatan.status != S.SELESAI:
        return utama
    if not isi.halangan:
        return ("tutup", *utama)
    perlu = {
        "notulen": len(kegiatan.notulen.strip()) < NOTULEN_TERPENDEK,
        "pindaian": kegiatan.cara_paraf == Kegiatan.CaraParaf.CETAK_PINDAI
        and not kegiatan.pindaian_hadir,
    }
    return tuple(sorted(utama, key=lambda nama: not perlu.get(nama, False)))


def urutkan(tombol: list[dict[str, Any]], isi: IsiKegiatan) -> list[dict[str, Any]]:
    """The acts of this state first; one stands out, the others are drawn quietly."""
    utama = _utama(isi)
    urut = sorted(
        tombol,
        key=lambda t: utama.index(t["nama"]) if t["nama"] in utama else len(utama),
    )
    return [t | {"kedua": ke > 0 or t["bahaya"]} for ke, t in enumerate(urut)]
