"""The register of complaints of a year: which, about what, where it went, how it ended.

No regulation that could be read gives a form for it. Identities never leave the portal in
a list (produk 8), so there is no version with them; what asked for secrecy keeps its
number and its days only.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit
from organisasi.staf.register import Register, pilih
from pengaduan.aduan.models import Pengaduan, PengaduanQuerySet
from pengaduan.lapor.models import Penerusan

KOLOM = (
    "No. pengaduan",
    "Tanggal diterima",
    "Kanal",
    "Pelapor",
    "Kelas",
    "Kategori",
    "Pokok aduan",
    "Tempat",
    "Dipegang oleh",
    "Diteruskan",
    "No. SP4N-LAPOR!",
    "Tanggapan pertama",
    "Status",
    "Selesai",
    "Hasil",
)
LEBAR = (18, 14, 14, 14, 18, 20, 34, 24, 22, 24, 16, 14, 18, 22, 20)
DISAMARKAN, TANPA_NAMA, DIRAHASIAKAN = "disamarkan", "tanpa nama", "(dirahasiakan)"


def cakupan_register(petugas: Petugas) -> Cakupan:
    return cakupan_izin(petugas, "pengaduan.view_pengaduan")


def register_pengaduan(
    petugas: Petugas,
    unit: Unit | None,
    tahun: int,
    *,
    identitas: bool = False,  # noqa: ARG001 - every register is asked alike
) -> Register:
    """Grave ones for the Inspektorat alone; TindakanTerlarang for who does not see the unit."""
    semua = Pengaduan.objects.untuk(petugas)
    return Register(
        nama="pengaduan",
        judul="Register pengaduan",
        tahun=tahun,
        unit=unit,
        identitas=False,
        kolom=KOLOM,
        lebar=LEBAR,
        semua=_muat(pilih(semua, cakupan_register(petugas), unit, tahun)),
        susun=baris_pengaduan,
    )


def _muat(semua: PengaduanQuerySet) -> PengaduanQuerySet:
    terus = Penerusan.objects.order_by("diteruskan_pada", "pk")
    hasil = semua.select_related("kategori", "pemegang", "kelurahan__induk")
    return hasil.defer("kode", "uraian", "harapan").prefetch_related(
        Prefetch("penerusan", terus)
    )


def baris_pengaduan(
    aduan: Pengaduan,
    *,
    identitas: bool,  # noqa: ARG001 - every register is asked alike
) -> tuple[str, ...]:
    terus = list(aduan.penerusan.all())
    bernama = bool(aduan.pelapor_id) and not aduan.anonim
    return (
        aduan.nomor,
        f"{aduan.tanggal_terima:%d-%m-%Y}",
        aduan.get_kanal_display(),
        DISAMARKAN if bernama else TANPA_NAMA,
        aduan.get_kelas_display(),
        aduan.kategori.nama,
        DIRAHASIAKAN if aduan.rahasia else aduan.judul,
        "" if aduan.rahasia else _tempat(aduan),
        aduan.pemegang.nama,
        "; ".join(
            f"{_hari(t.diteruskan_pada)} {t.get_tujuan_display()}" for t in terus
        ),
        ", ".join(filter(None, (t.tracking_id for t in terus))),
        _hari(aduan.ditindaklanjuti_pada),
        aduan.get_status_display(),
        " ".join(
            filter(None, (_hari(aduan.selesai_pada), aduan.get_cara_selesai_display()))
        ),
        aduan.get_hasil_display(),
    )


def _tempat(aduan: Pengaduan) -> str:
    kelurahan = aduan.kelurahan
    if kelurahan is None:
        return ""
    return ", ".join(filter(None, (kelurahan.nama, str(kelurahan.induk or ""))))


def _hari(pada: datetime | None) -> str:
    return f"{timezone.localdate(pada):%d-%m-%Y}" if pada else ""
