"""Sample stakeholders: made-up bodies of real places, made-up people, nobody's numbers.

Every body says "(contoh)" in its name, every person is called Contoh, and numbers are
0812-0000-xxxx. They are taken down by the same acts as real ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import Isu, Petugas, Unit, Wilayah
from organisasi.muat import baca_toml
from pemangku.inventaris.actions import (
    DIRI_SENDIRI,
    catat_orang,
    catat_pemangku,
    verifikasi_pemangku,
)
from pemangku.inventaris.kanal import tambah_kanal
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.inventaris.pilihan import PeranKhusus
from pemangku.kunjungan.actions import catat_minat
from pemangku.models import (
    JenisPemangku,
    Kanal,
    Minat,
    Orang,
    Pemangku,
    Persetujuan,
    Verifikasi,
)

R = PeranKhusus
UTAMA = (R.NARAHUBUNG_UTAMA,)
TIM = (R.NARAHUBUNG_UTAMA, R.PPID_PELAKSANA, R.ADMIN_SP4N)
PENUH, RAMAI = "KEC-TAWANG", "KEC-CIPEDES"
ISI = baca_toml("ppid_portal/data/contoh/pemangku.toml")
# Days since the last check, by turns; None: never checked.
UMUR = (12, 20, 400, 34, None, 345, 8, 51, 27, 44)


@dataclass
class BukuContoh:
    oleh: Petugas
    pada: datetime
    unit: Mapping[str, Unit]
    jenis: Mapping[str, JenisPemangku]
    semua: list[Pemangku] = field(default_factory=list)

    def lalu(self, hari: int) -> datetime:
        return self.pada - timedelta(days=hari)

    def saat(self, hari: int = 0) -> dict[str, Any]:
        """Who acts and when, as the acts take it."""
        return {"saat": Saat(self.oleh, self.lalu(hari))}

    def di(self, kode: str) -> list[Pemangku]:
        return [p for p in self.semua if p.pengelola_id == self.unit[kode].pk]

    def catat(
        self,
        nama: str,
        jenis: str,
        unit: Unit,
        wilayah: Wilayah | None,
        *,
        umur: int | None,
        peran: tuple[PeranKhusus, ...] = UTAMA,
        jabatan: str = "Ketua",
        **lain: Any,
    ) -> Orang:
        """A body with the person who speaks for it; ``umur``: days since its check."""
        satu = self.pemangku(jenis, unit, wilayah, nama_resmi=nama, **lain)
        ke = len(self.semua)
        depan, kelamin = ISI["orang"][ke % len(ISI["orang"])]
        orang = self.orang(
            satu, f"{depan} Contoh {ke}", jabatan, peran=peran, jenis_kelamin=kelamin
        )
        if satu.tampil_publik:
            self.kanal(satu, Kanal.Jenis.EMAIL, f"lembaga{ke}@contoh.invalid")
        else:
            self.kanal(orang, Kanal.Jenis.WA, f"0812-0000-{ke:04d}")
        if umur is not None:
            self.periksa(satu, umur)
        return orang

    def pemangku(
        self, jenis: str, unit: Unit, wilayah: Wilayah | None, **isian: Any
    ) -> Pemangku:
        baris = self.jenis[jenis]
        satu = catat_pemangku(
            isian={
                "jenis": baris,
                "lingkup": baris.lingkup_bawaan,
                "wilayah": wilayah,
                "sumber_rinci": "Karangan untuk peraga",
                "diperoleh_pada": timezone.localdate(self.lalu(500)),
                **isian,
            },
            sumber=Pemangku.Sumber.OPERATOR,
            pengelola=unit,
            **self.saat(),
        )
        self.semua.append(satu)
        return satu

    def orang(
        self,
        satu: Pemangku,
        nama: str,
        jabatan: str,
        *,
        peran: tuple[PeranKhusus, ...] = (),
        jenis_kelamin: str = "l",
    ) -> Orang:
        return catat_orang(
            nama=nama,
            pemangku=satu,
            nama_jabatan=jabatan,
            mulai=timezone.localdate(self.lalu(300)),
            peran_khusus=peran,
            **self.saat(),
            jenis_kelamin=jenis_kelamin,
        ).orang

    def kanal(self, pemilik: Pemangku | Orang, jenis: str, nilai: str) -> None:
        sifat = Kanal.Sifat
        tambah_kanal(
            pemilik,
            jenis=jenis,
            nilai=nilai,
            sifat=sifat.PRIBADI if isinstance(pemilik, Orang) else sifat.KEDINASAN,
            **self.saat(),
        )

    def periksa(self, satu: Pemangku, umur: int, hasil: str = "benar") -> None:
        verifikasi_pemangku(
            satu, cara=Verifikasi.Cara.TELEPON, hasil=hasil, **self.saat(umur)
        )

    def giliran(self) -> int | None:
        return UMUR[len(self.semua) % len(UMUR)]


def tulis_lembaga(buku: BukuContoh) -> None:
    for unit in buku.unit.values():
        jenis = "kecamatan" if unit.jenis == Unit.Jenis.KECAMATAN else "opd"
        buku.catat(
            f"Tim PPID {unit.nama_pendek} (contoh)",
            jenis,
            unit,
            unit.wilayah,
            umur=20,
            peran=TIM,
            jabatan="PPID Pelaksana",
        )
        if jenis == "kecamatan":
            _kecamatan(buku, unit)


def tulis_minat(buku: BukuContoh) -> None:
    sikap = Minat.Sikap.values
    for ke, (satu, isu) in enumerate(
        zip(buku.di(RAMAI), Isu.objects.aktif(), strict=False)
    ):
        catat_minat(
            satu,
            isu=isu,
            uraian=f"Karangan untuk peraga: ingin tahu tentang {isu.nama.lower()}.",
            sikap=sikap[ke % len(sikap)],
            sumber=Minat.Sumber.OPERATOR,
            **buku.saat(30),
        )


def _kecamatan(buku: BukuContoh, unit: Unit) -> None:
    penuh = unit.kode == PENUH
    for jenis, awal in ISI["di_kecamatan"]:
        nama = f"{awal} {sebutan(unit)} (contoh)"
        umur = 20 if penuh else buku.giliran()
        buku.catat(nama, jenis, unit, unit.wilayah, umur=umur)
    kelurahan = list(unit.bawahan.select_related("wilayah").order_by("wilayah"))
    if unit.kode not in {PENUH, RAMAI}:
        kelurahan = kelurahan[:1]
    for satu in kelurahan:
        for jenis, awal in ISI["di_kelurahan"][: None if penuh else 4]:
            buku.catat(
                f"{awal} {sebutan(satu)} (contoh)",
                jenis,
                unit,
                satu.wilayah,
                umur=20 if penuh else buku.giliran(),
                tampil_publik=jenis in ISI["tampil"],
            )


def sebutan(unit: Unit) -> str:
    return unit.wilayah.nama if unit.wilayah else unit.nama_pendek


def tulis_istimewa(buku: BukuContoh) -> None:
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
        **buku.saat(20),
        keterangan="Peraga",
    )


def _pejabat(buku: BukuContoh) -> None:
    sendiri = Pemangku.objects.get(unit=buku.unit[PENUH])
    for nama, peran in (
        ("PPID Contoh", R.PPID_PELAKSANA),
        ("SP4N Contoh", R.ADMIN_SP4N),
    ):
        buku.orang(sendiri, nama, str(peran.label), peran=(peran,))
    buku.periksa(sendiri, 20)


def _sukajaya(buku: BukuContoh) -> None:
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


def _satu_telepon(buku: BukuContoh) -> None:
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
    return Wilayah.objects.filter(induk=unit.wilayah).order_by("kode")[0]


def _atas(unit: Unit) -> Wilayah | None:
    return unit.wilayah.induk if unit.wilayah else None
