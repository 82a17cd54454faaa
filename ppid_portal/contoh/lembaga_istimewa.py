"""Sample stakeholders that make look-alikes, doubts and closed doors visible."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from organisasi.models import Unit, Wilayah
from pemangku.inventaris.orang import DIRI_SENDIRI
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.models import Kanal, Pemangku, Persetujuan, Verifikasi
from ppid_portal.contoh.lembaga import PENUH, RAMAI, UTAMA, Buku, R, sebutan


def tulis_istimewa(buku: Buku) -> None:
    """What makes look-alikes, doubts and closed doors visible."""
    _pejabat(buku)
    _sukajaya(buku)
    _satu_telepon(buku)
    dinsos, kim = buku.unit["DINSOS"], buku.unit["KEC-MANGKUBUMI"]
    buku.catat(
        "Himpunan Penyandang Disabilitas (contoh)",
        "disabilitas",
        dinsos,
        _atas(buku.unit[RAMAI]),
        umur=20,
    )
    hari = timezone.localdate(buku.pada)
    buku.catat(
        "KIM Ber-SK Lama (contoh)",
        "kim",
        kim,
        _kelurahan(kim),
        umur=40,
        sk_nomor="000/CONTOH",
        sk_tanggal=hari - timedelta(days=800),
        sk_berlaku_sampai=hari - timedelta(days=30),
    )
    ragu = buku.semua[-3]
    for umur in (6, 3):
        buku.periksa(ragu, umur, Verifikasi.Hasil.TIDAK_TERHUBUNG)
    tokoh = buku.pemangku(
        "tokoh",
        buku.unit[RAMAI],
        _kelurahan(buku.unit[RAMAI]),
        bentuk=Pemangku.Bentuk.PERORANGAN,
        nama_resmi="",
    )
    orang = buku.orang(tokoh, "Tokoh Contoh", DIRI_SENDIRI, peran=UTAMA)
    buku.kanal(orang, Kanal.Jenis.WA, "0812-0000-9001")
    beri_persetujuan(
        orang,
        tujuan=Persetujuan.Tujuan.UNDANGAN,
        cara=Persetujuan.Cara.DARING,
        oleh=buku.oleh,
        pada=buku.lalu(20),
        keterangan="Peraga",
    )


def _pejabat(buku: Buku) -> None:
    """The posts that a target needs, at the kecamatan's own record."""
    sendiri = Pemangku.objects.get(unit=buku.unit[PENUH])
    for nama, peran in (
        ("PPID Contoh", R.PPID_PELAKSANA),
        ("SP4N Contoh", R.ADMIN_SP4N),
    ):
        buku.orang(sendiri, nama, str(peran.label), peran=(peran,))
    buku.periksa(sendiri, 20)


def _sukajaya(buku: Buku) -> None:
    """Two kelurahan of one name, each with its LPM and an Asep Sunandar (contoh)."""
    for kode in ("KEC-BUNGURSARI", "KEC-PURBARATU"):
        unit = buku.unit[kode]
        wilayah = Wilayah.objects.get(nama="Sukajaya", induk=unit.wilayah)
        buku.catat(
            "LPM Sukajaya (contoh)",
            "lpm",
            unit,
            wilayah,
            umur=15,
            tampil_publik=True,
            alamat=f"Kantor Kelurahan Sukajaya, Kecamatan {sebutan(unit)} (contoh)",
        )
        buku.orang(buku.semua[-1], "Asep Sunandar (contoh)", "Sekretaris")


def _satu_telepon(buku: Buku) -> None:
    """Three heads of RW who share one telephone."""
    unit = buku.unit[RAMAI]
    for ke in (1, 2, 3):
        orang = buku.catat(
            f"RW {ke:02d} {_kelurahan(unit).nama} (contoh)",
            "rw",
            unit,
            _kelurahan(unit),
            umur=20,
            jabatan="Ketua RW",
        )
        buku.kanal(orang, Kanal.Jenis.WA, "0812-0000-9000")


def _kelurahan(unit: Unit) -> Wilayah:
    """The first kelurahan of a kecamatan."""
    return Wilayah.objects.filter(induk=unit.wilayah).order_by("kode")[0]


def _atas(unit: Unit) -> Wilayah | None:
    """The city."""
    return unit.wilayah.induk if unit.wilayah else None
