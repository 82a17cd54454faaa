"""Sample entries, all made up: what each state of the catalogue looks like.

They go through the same acts as real ones. No sample danger notice is running: a false
banner on every page would frighten. Samples of all kinds take their files from here.
"""

# ruff: noqa: TID253 -- loaded by the command that loads the samples

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.utils import timezone

from informasi.katalog.actions import (
    susun_dokumen,
    tarik_dokumen,
    terbitkan_dokumen,
    unggah_berkas,
    usulkan_perubahan,
)
from informasi.models import (
    DokumenInformasi,
    HurufPasal17,
    Klasifikasi,
    SertaMerta,
    UjiKonsekuensi,
)
from informasi.pengecualian.actions import setujui_uji
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.models import Petugas, Unit, Wilayah

# Two small real files for a sample entry: a tagged PDF and a CSV, made when needed.

NASKAH = """
#set document(title: "Contoh: rekapitulasi kunjungan loket")
#set text(lang: "id")
#set page(paper: "a5", margin: 2cm)
= Contoh: rekapitulasi kunjungan loket
Berkas ini dibuat oleh portal sebagai peraga. Angkanya karangan.
#table(columns: 2, table.header[Bulan][Kunjungan], %s)
"""
KUNJUNGAN: Mapping[str, int] = {"Januari": 12, "Februari": 15, "Maret": 9}


def pdf_contoh(*, pada: datetime) -> Unggahan:
    sel = ", ".join(f"[{bulan}], [{jumlah}]" for bulan, jumlah in KUNJUNGAN.items())
    isi = typst.compile(
        (NASKAH % sel).encode(),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=int(pada.timestamp()),
    )
    assert isinstance(isi, bytes)
    return periksa_unggahan(SimpleUploadedFile("contoh.pdf", isi))


def csv_contoh() -> Unggahan:
    baris = ["bulan,kunjungan (contoh)"]
    baris += [f"{bulan},{jumlah}" for bulan, jumlah in KUNJUNGAN.items()]
    isi = "\n".join((*baris, "")).encode()
    return periksa_unggahan(SimpleUploadedFile("contoh.csv", isi))


# Entries in every state

SEHARI = timedelta(days=1)
PELAKU = {"petugas.cipedes", "ppid.cipedes", "ppid.utama"}
# How the title of each sample begins.
AWALAN = "Contoh: "
RINGKASAN = "Isi contoh, bukan informasi sesungguhnya. Dibuat untuk mencoba portal."


@dataclass(frozen=True, slots=True)
class PelakuContoh:
    unit: Unit
    petugas: Petugas
    pembantu: Petugas
    utama: Petugas
    pada: datetime

    def lalu(self, hari: int) -> datetime:
        return self.pada - hari * SEHARI

    @property
    def hari_ini(self) -> date:
        return timezone.localdate(self.pada)


def muat_isi(akun: Mapping[str, Petugas], *, pada: datetime) -> int:
    """Make the samples, unless some are there; returns how many entries were made.

    Without all three officers (a real person bears the name) there are none.
    """
    if _semua().exists() or not akun.keys() >= PELAKU:
        return 0
    peran = PelakuContoh(
        Unit.objects.get(kode="KEC-CIPEDES"),
        akun["petugas.cipedes"],
        akun["ppid.cipedes"],
        akun["ppid.utama"],
        pada,
    )
    _rancangan(peran)
    _terbit(peran)
    _dikecualikan(peran)
    _serta_merta(peran)
    return _semua().count()


def _semua() -> QuerySet[DokumenInformasi]:
    return DokumenInformasi.objects.filter(judul__startswith=AWALAN)


def _susun(
    peran: PelakuContoh, judul: str, *, hari_lalu: int, **kolom: object
) -> DokumenInformasi:
    pada = peran.lalu(hari_lalu)
    isi: dict[str, object] = {
        "klasifikasi": Klasifikasi.SETIAP_SAAT,
        "alasan_klasifikasi": "Contoh.",
        "ringkasan": RINGKASAN,
        "penanggung_jawab": "Sekretaris Kecamatan (contoh)",
        "waktu_pembuatan": str(pada.year),
        "tahun": pada.year,
    }
    dokumen = DokumenInformasi(
        judul=f"{AWALAN}{judul}", unit=peran.unit, **{**isi, **kolom}
    )
    return susun_dokumen(dokumen, Saat(peran.petugas, pada))


def _terbitkan(
    peran: PelakuContoh, dokumen: DokumenInformasi, *, hari_lalu: int
) -> DokumenInformasi:
    pada = peran.lalu(hari_lalu)
    dokumen.periksa(Saat(peran.pembantu, pada))
    return terbitkan_dokumen(dokumen, Saat(peran.utama, pada))


def _rancangan(peran: PelakuContoh) -> None:
    _susun(peran, "jadwal pelayanan keliling", hari_lalu=0)
    lama = _susun(peran, "rekapitulasi surat pengantar", hari_lalu=20)
    lama.periksa(Saat(peran.pembantu, peran.lalu(15)))
    kembali = _susun(peran, "daftar usulan Musrenbang", hari_lalu=9)
    kembali.periksa(Saat(peran.pembantu, peran.lalu(4)))
    kembali.kembalikan(
        Saat(peran.utama, peran.lalu(2)),
        alasan="Contoh: ringkasan belum menyebut tahun usulan.",
    )


def _terbit(peran: PelakuContoh) -> None:
    basi = _susun(
        peran,
        "laporan kinerja triwulan yang terlambat dimutakhirkan",
        hari_lalu=250,
        klasifikasi=Klasifikasi.BERKALA,
        interval_bulan=3,
    )
    _terbitkan(peran, basi, hari_lalu=245)
    ditarik = _terbitkan(
        peran, _susun(peran, "daftar inventaris lama", hari_lalu=60), hari_lalu=55
    )
    tarik_dokumen(
        ditarik,
        Saat(peran.utama, peran.lalu(10)),
        alasan="Contoh penarikan: ada angka yang salah, daftar baru sedang disusun.",
    )
    _berberkas(peran)


def _berberkas(peran: PelakuContoh) -> None:
    dokumen = _susun(
        peran,
        "rekapitulasi kunjungan loket",
        hari_lalu=40,
        tinjau_pada=peran.hari_ini - 3 * SEHARI,
    )
    for judul, unggahan in (
        ("Rekapitulasi (contoh)", pdf_contoh(pada=peran.lalu(40))),
        ("Data rekapitulasi (contoh)", csv_contoh()),
    ):
        unggah_berkas(
            dokumen, Saat(peran.petugas, peran.lalu(40)), unggahan=unggahan, judul=judul
        )
    terbit = _terbitkan(peran, dokumen, hari_lalu=38)
    usulkan_perubahan(terbit, Saat(peran.petugas, peran.lalu(1)))


def _dikecualikan(peran: PelakuContoh) -> None:
    _kecualikan(
        peran,
        "keadaan keluarga penerima bantuan, nama demi nama",
        huruf="h",
        konsekuensi_dibuka="Contoh: keadaan keluarga seseorang terungkap.",
        manfaat_ditutup="Contoh: rahasia pribadi penerima bantuan terlindungi.",
        jangka_waktu="Selama rahasia pribadi perlu dilindungi (contoh)",
    )
    _kecualikan(
        peran,
        "rincian harga satuan sebelum pemilihan penyedia",
        huruf="b",
        konsekuensi_dibuka="Contoh: calon penyedia menyesuaikan penawarannya.",
        manfaat_ditutup="Contoh: persaingan usaha tetap sehat.",
        jangka_waktu="Sampai pemilihan penyedia selesai (contoh)",
        berakhir_pada=peran.hari_ini + 28 * SEHARI,
    )


def _kecualikan(
    peran: PelakuContoh, judul: str, *, huruf: str, **kolom: object
) -> None:
    dokumen = _susun(peran, judul, hari_lalu=30, klasifikasi=Klasifikasi.DIKECUALIKAN)
    uji = UjiKonsekuensi(
        dokumen=dokumen,
        unit=peran.unit,
        tanggal=peran.hari_ini - 29 * SEHARI,
        waktu_uji=UjiKonsekuensi.Waktu.SEBELUM,
        pasal17=HurufPasal17.objects.get(huruf=huruf),
        peserta="Tim pertimbangan (contoh)",
        **kolom,
    )
    uji.full_clean()
    uji.save()
    setujui_uji(uji, Saat(peran.utama, peran.lalu(28)))
    _terbitkan(peran, dokumen, hari_lalu=28)


def _serta_merta(peran: PelakuContoh) -> None:
    notis = SertaMerta(
        jenis=SertaMerta.Jenis.BENCANA_ALAM,
        judul="Contoh: latihan peringatan angin kencang di Kecamatan Cipedes",
        unit=peran.unit,
        potensi_bahaya="Contoh: angin kencang, pohon dapat tumbang.",
        terdampak="Contoh: warga di sekitar pohon besar.",
        prosedur_evakuasi="Contoh: menjauh dari pohon, berlindung di bangunan kokoh.",
        cara_menghindari="Contoh: jangan berteduh di bawah pohon atau baliho.",
        cara_bantuan="Contoh: bila sungguh terjadi bahaya, telepon 112.",
        penanggung_jawab="Kecamatan Cipedes (contoh)",
        tata_cara="Contoh: pengumuman di portal dan pengeras suara kelurahan.",
        upaya="Contoh: dahan lapuk sudah dipangkas.",
        sumber="contoh",
        mulai=peran.lalu(6),
        selesai=peran.lalu(5),
        status_sejak=peran.lalu(6),
    )
    notis.save()
    notis.wilayah.set(Wilayah.objects.filter(unit=peran.unit))
    notis.terbitkan(Saat(peran.pembantu, peran.lalu(6)))
