"""Seed data of the inventory: parts of society, kinds, consent texts, known bodies.

Loading twice changes nothing (organisasi/muat.py). What the files hold and where it
comes from: docs/data.md. Nothing here counts as verified before somebody has looked.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from organisasi.models import JenisUnit, Unit, Wilayah
from organisasi.muat import Baris, baca_csv, tambah_baru
from pemangku.inventaris.actions import nomor_pemangku
from pemangku.inventaris.models import JenisPemangku, Pemangku, Unsur
from pemangku.inventaris.orang import TeksPersetujuan
from pemangku.penilaian.models import (
    KonteksPenilaian,
)

DATA = Path(__file__).resolve().parent / "data"
# The kind of a record that is a unit of the city.
JENIS_UNIT = {
    JenisUnit.KECAMATAN: "kecamatan",
    JenisUnit.KELURAHAN: "kelurahan",
    JenisUnit.OPD: "opd",
}


def muat_pemangku(*, pada: datetime) -> dict[str, int]:
    """Load everything of the inventory, in the order of dependency."""
    return {
        "unsur": muat_unsur(pada=pada),
        "jenis pemangku": muat_jenis(pada=pada),
        "teks persetujuan": muat_teks(pada=pada),
        "konteks penilaian": muat_konteks(pada=pada),
        "pemangku (unit kota)": muat_unit_kota(pada=pada),
        "pemangku (lembaga)": muat_lembaga(pada=pada),
    }


def muat_unsur(*, pada: datetime, berkas: Path = DATA / "unsur.csv") -> int:
    return len(
        tambah_baru(
            Unsur,
            baca_csv(berkas),
            ada=set(Unsur.objects.values_list("kode", flat=True)),
            kunci=lambda b: b["kode"],
            buat=lambda b: Unsur(
                kode=b["kode"],
                nama=b["nama"],
                lingkup=b["lingkup"],
                wajib=b.ya("wajib"),
                peran_khusus=b["peran_khusus"],
                setingkat_kota=b.ya("setingkat_kota"),
                urut=b.bilangan("urut"),
            ),
            pada=pada,
        )
    )


def muat_jenis(*, pada: datetime, berkas: Path = DATA / "jenis.csv") -> int:
    unsur = {satu.kode: satu for satu in Unsur.objects.all()}
    return len(
        tambah_baru(
            JenisPemangku,
            baca_csv(berkas),
            ada=set(JenisPemangku.objects.values_list("kode", flat=True)),
            kunci=lambda b: b["kode"],
            buat=lambda b: JenisPemangku(
                kode=b["kode"],
                nama=b["nama"],
                lingkup_bawaan=b["lingkup_bawaan"],
                unsur=_wajib(b, "unsur", unsur),
                terikat_wilayah=b.ya("terikat_wilayah"),
                masa_berlaku_hari=b.bilangan("masa_berlaku_hari"),
                perorangan=b.ya("perorangan"),
                urut=b.bilangan("urut"),
            ),
            pada=pada,
        )
    )


def muat_teks(*, pada: datetime, berkas: Path = DATA / "teks_persetujuan.csv") -> int:
    """The words people agree to, one version after the other."""
    ada = TeksPersetujuan.objects.values_list("tujuan", "versi")
    return len(
        tambah_baru(
            TeksPersetujuan,
            baca_csv(berkas),
            ada={f"{tujuan} {versi}" for tujuan, versi in ada},
            kunci=lambda b: f"{b['tujuan']} {b['versi']}",
            buat=lambda b: TeksPersetujuan(
                tujuan=b["tujuan"],
                versi=b.bilangan("versi"),
                isi=b["isi"],
                sha256="-",  # made when it is saved
                berlaku_sejak=b.tanggal("berlaku_sejak"),
            ),
            pada=pada,
        )
    )


def muat_konteks(*, pada: datetime) -> int:
    return len(
        tambah_baru(
            KonteksPenilaian,
            baca_csv(DATA / "konteks_penilaian.csv"),
            ada=set(KonteksPenilaian.objects.values_list("nama", flat=True)),
            kunci=lambda b: b["nama"],
            buat=lambda b: KonteksPenilaian(
                nama=b["nama"], pertanyaan=b["pertanyaan"], mulai=b.tanggal("mulai")
            ),
            pada=pada,
        )
    )


def muat_unit_kota(*, pada: datetime) -> int:
    """Every unit of the city is a stakeholder, too, and keeps its own record."""
    jenis = {satu.kode: satu for satu in JenisPemangku.objects.all()}
    semua = Unit.objects.filter(sampai=None).select_related("wilayah")
    baris = [
        Baris("unit", ke, {"kode": unit.kode})
        for ke, unit in enumerate(semua.order_by("pk"), start=1)
    ]
    unit = {satu.kode: satu for satu in semua}
    return len(
        tambah_baru(
            Pemangku,
            baris,
            ada=set(
                Pemangku.objects.filter(unit__isnull=False).values_list(
                    "unit__kode", flat=True
                )
            ),
            kunci=lambda b: b["kode"],
            buat=lambda b: _dari_unit(unit[b["kode"]], jenis, pada),
            pada=pada,
        )
    )


def _dari_unit(unit: Unit, jenis: dict[str, JenisPemangku], pada: datetime) -> Pemangku:
    return Pemangku(
        nomor=nomor_pemangku(),
        lingkup=Pemangku.Lingkup.INTERNAL,
        jenis=jenis[JENIS_UNIT[JenisUnit(unit.jenis)]],
        nama_resmi=unit.nama[:160],
        nama_pendek=unit.singkatan[:60],
        unit=unit,
        wilayah=unit.wilayah,
        pengelola=unit,
        sumber=Pemangku.Sumber.DOKUMEN,
        sumber_rinci="Daftar unit portal",
        diperoleh_pada=timezone.localdate(pada),
        status_sejak=pada,
    )


def muat_lembaga(*, pada: datetime, berkas: Path = DATA / "pemangku.csv") -> int:
    """Bodies that public pages name; no persons, no channels, nothing verified."""
    jenis = {satu.kode: satu for satu in JenisPemangku.objects.all()}
    wilayah = Wilayah.objects.in_bulk()
    unit = {satu.kode: satu for satu in Unit.objects.all()}
    return len(
        tambah_baru(
            Pemangku,
            baca_csv(berkas),
            ada=set(Pemangku.objects.values_list("nama_resmi", flat=True)),
            kunci=lambda b: b["nama_resmi"],
            buat=lambda b: Pemangku(
                nomor=nomor_pemangku(),
                lingkup=_wajib(b, "jenis", jenis).lingkup_bawaan,
                jenis=_wajib(b, "jenis", jenis),
                nama_resmi=b["nama_resmi"],
                wilayah=b.cari("wilayah_kode", wilayah),
                pengelola=_wajib(b, "pengelola", unit),
                sumber=Pemangku.Sumber.WEB_RESMI,
                sumber_rinci=b["sumber_rinci"],
                diperoleh_pada=timezone.localdate(pada),
                status_sejak=pada,
            ),
            pada=pada,
        )
    )


def _wajib[M](b: Baris, kolom: str, peta: dict[str, M]) -> M:
    hasil = b.cari(kolom, peta)
    if hasil is None:
        raise b.rusak(f"{kolom} kosong.")
    return hasil
