"""What the page of a complaint shows below the next step, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal
from organisasi.sandi import samarkan_surel, samarkan_telepon
from organisasi.staf.riwayat import Peristiwa, dari_jejak
from pengaduan.admin.tombol_penanganan import rujukan_dari
from pengaduan.anjuran import INSIDEN, PAKET, Perkara, tindakan_kini
from pengaduan.laporan_keluar import boleh_beridentitas
from pengaduan.models import (
    GILIRAN_KITA,
    BerkasPengaduan,
    CatatanPengaduan,
    Insiden,
    Penerusan,
    Pengaduan,
    PesanPengaduan,
)

Baris = tuple[str, str]
S = Pengaduan.Status
TANPA_NAMA = (
    "meminta tanpa nama; hanya admin SP4N dan Inspektorat yang dapat menghubunginya"
)


@dataclass(frozen=True, slots=True)
class IsiPengaduan:
    """One complaint and what hangs on it, for its officers."""

    pengaduan: Pengaduan
    perkara: Perkara
    berkas: list[BerkasPengaduan]
    pesan: list[PesanPengaduan]
    catatan: list[CatatanPengaduan]
    anak: list[Pengaduan]
    jejak: list[Peristiwa]

    # Who holds it may be the one complained of: then not even the first letters.
    tanpa_nama: bool

    @property
    def pelapor(self) -> list[Baris]:
        """The reporter, masked."""
        orang = self.pengaduan.pelapor
        if orang is None:
            return [("Pelapor", "tidak meninggalkan nama dan kontak")]
        if self.tanpa_nama:
            return [("Pelapor", TANPA_NAMA)]
        if orang.dihapus_pada:
            return [("Identitas", "sudah dihapus sesuai masa simpannya")]
        semua = [
            ("Nama", orang.nama_samar),
            ("Surel", samarkan_surel(str(orang.surel))),
            ("Telepon", samarkan_telepon(str(orang.telepon))),
            ("Kontak", "sudah dipastikan" if orang.terpastikan else "belum dipastikan"),
            (
                "Boleh diteruskan ke SP4N-LAPOR!",
                "ya" if boleh_beridentitas(self.pengaduan) else "tidak",
            ),
        ]
        return [(nama, nilai) for nama, nilai in semua if nilai]


def muat_isi(pengaduan: Pengaduan, hari_ini: date, *, tanpa_nama: bool) -> IsiPengaduan:
    """Read the case: one query a kind, however long it has become."""
    penerusan = Penerusan.objects.filter(pengaduan=pengaduan)
    perkara = Perkara(
        pengaduan,
        rujukan_dari(pengaduan),
        list(penerusan.select_related("unit", "kanal")),
        hari_ini,
        _insiden(pengaduan),
    )
    return IsiPengaduan(
        pengaduan=pengaduan,
        perkara=perkara,
        berkas=list(pengaduan.berkas.select_related("oleh")),
        pesan=list(pengaduan.pesan.select_related("oleh")),
        catatan=list(pengaduan.catatan_dalam.select_related("oleh")),
        anak=list(pengaduan.anak.only("nomor", "judul", "status", "induk")),
        jejak=dari_jejak(pengaduan),
        tanpa_nama=tanpa_nama,
    )


def _insiden(pengaduan: Pengaduan) -> Insiden | None:
    """The emergency that it was found to be, without what is for the call alone."""
    if pengaduan.status != S.DIALIHKAN_112:
        return None
    semua = Insiden.objects.filter(pengaduan=pengaduan).select_related("diakui_oleh")
    return semua.defer("kontak", "kode").first()


def posisi(isi: IsiPengaduan) -> list[Baris]:
    """Names and values of the status box."""
    return [(nama, nilai) for nama, nilai in _posisi(isi) if nilai]


def _posisi(isi: IsiPengaduan) -> Iterator[Baris]:
    p = isi.pengaduan
    yield "Status", _keadaan(p)
    if insiden := isi.perkara.insiden:
        yield "Insiden", f"{insiden}: {insiden.get_status_display().lower()}"
    yield "Dipegang oleh", p.pemegang.nama
    yield "Ditangani", str(p.penangan or "")
    yield "Kelas", p.get_kelas_display() if p.kelas else ""
    yield "Prioritas", _prioritas(p)
    yield (
        "Diterima",
        f"{tanggal(p.tanggal_terima)}, {p.get_kanal_display().lower()}{_mundur(p)}",
    )
    yield from _jam(p, isi.perkara.hari_ini)
    yield "Sifat", _sifat(p)
    yield "Perlu dilihat", "; ".join(p.tanda_moderasi)
    yield "Diikuti", _diikuti(p) if p.terbit else ""
    yield "Nomor di tujuan", p.nomor_tujuan


def _diikuti(p: Pengaduan) -> str:
    """All of them for the officer, who knows that a cookie may lie."""
    semua = list(p.pengikut.values_list("surel_dipastikan_pada", flat=True))
    pasti = len(semua) - semua.count(None)
    return f"{len(semua)} orang, {pasti} dengan surel yang dipastikan"


def _keadaan(p: Pengaduan) -> str:
    if p.status == S.SELESAI:
        return f"{p.get_status_display()}: {p.get_cara_selesai_display().lower()}"
    if p.induk:
        return f"{p.get_status_display()}: {p.induk.nomor}"
    return p.get_status_display()


def _prioritas(p: Pengaduan) -> str:
    sebab = f" ({p.alasan_prioritas})" if p.alasan_prioritas else ""
    return f"{p.get_prioritas_display()}{sebab}"


def _mundur(p: Pengaduan) -> str:
    if not p.alasan_mundur:
        return ""
    return f"; dicatat {tanggal(p.tanggal_catat)} karena: {p.alasan_mundur}"


def _jam(p: Pengaduan, hari_ini: date) -> Iterator[Baris]:
    if p.status in {S.TUNDA, S.MENUNGGU_PELAPOR} and p.tunggu_sampai:
        yield "Menunggu pelapor sampai", tanggal(p.tunggu_sampai)
    elif p.jatuh_tempo and p.status in GILIRAN_KITA:
        lambat = " (terlambat)" if p.terlambat(hari_ini) else ""
        yield "Langkah ini paling lambat", f"{tanggal(p.jatuh_tempo)}{lambat}"
        yield "Hitungannya", p.hitungan
    if p.selesai_sampai and p.status in GILIRAN_KITA:
        yield "Selesai paling lambat", tanggal(p.selesai_sampai)
        yield "Hitungan batas selesai", p.hitungan_selesai
    if p.selesai_pada:
        yield "Selesai", tanggal(timezone.localdate(p.selesai_pada))


def _sifat(p: Pengaduan) -> str:
    semua: dict[str, Any] = {
        "tanpa nama": p.anonim,
        "rahasia": p.rahasia,
        "berkadar pengawasan": p.berkadar,
        "dinyatakan bukan darurat oleh pelapor": p.bukan_darurat,
        f"dibuka kembali {p.dibuka_kembali} kali": p.dibuka_kembali,
        "ditampilkan untuk umum": p.terbit,
    }
    return ", ".join(kata for kata, ya in semua.items() if ya)


def urutkan(tombol: list[dict[str, Any]], perkara: Perkara) -> list[dict[str, Any]]:
    """The acts of this step first, the others drawn quietly behind them.

    One stands out: the one to begin with. A danger among them stays red.
    """
    kini = tindakan_kini(perkara)
    semua = tombol
    if PAKET in kini and perkara.tanpa_nomor:
        semua = [*tombol, _ke_paket(perkara.tanpa_nomor)]
    if perkara.darurat:
        semua = [*tombol, _ke_insiden(perkara.darurat)]
    urut = sorted(
        semua,
        key=lambda t: kini.index(t["nama"]) if t["nama"] in kini else len(kini),
    )
    return [
        t
        | {
            "kedua": t["nama"] not in kini[:1]
            and not (t["bahaya"] and t["nama"] in kini)
        }
        for t in urut
    ]


def _ke_paket(penerusan: Penerusan) -> dict[str, Any]:
    """The way to the copy pack of the hand-over that waits for its number."""
    return _ke(PAKET, "Buka Paket salin", penerusan)


def _ke_insiden(insiden: Insiden) -> dict[str, Any]:
    """The way to what is read to 112, and to its record."""
    return _ke(INSIDEN, f"Buka insiden {insiden}", insiden, bahaya=True)


def _ke(nama: str, label: str, baris: Model, *, bahaya: bool = False) -> dict[str, Any]:
    """A button that leads to another page of the admin."""
    rute = f"admin:{baris._meta.label_lower.replace('.', '_')}_change"
    return {
        "nama": nama,
        "label": label,
        "alamat": reverse(rute, args=(baris.pk,)),
        "bertanya": True,
        "bahaya": bahaya,
    }
