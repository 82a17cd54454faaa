"""The data sets of the portal as a whole: one list for the page and for the catalogue.

A set whose address is not there (its part of the portal is not installed) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse

# Media types by ending; the publications office of the EU names the formats alike.
TIPE = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
}


@dataclass(frozen=True, slots=True)
class Sebaran:
    """One form of a data set: the name of its address, its ending, what it is called."""

    nama: str
    jenis: str
    judul: str

    @property
    def url(self) -> str:
        """The path; "" while nothing answers there."""
        try:
            return reverse(self.nama)
        except NoReverseMatch:
            return ""

    @property
    def alamat(self) -> str:
        """The path with its site."""
        return f"{settings.ALAMAT_PUBLIK}{self.url}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Himpunan:
    """A data set: what it holds, how often it changes, where it can be read and taken."""

    kode: str
    judul: str
    uraian: str
    halaman: str
    sebaran: tuple[Sebaran, ...]
    # A word of the EU's list of frequencies.
    berkala: str = "CONT"
    kata_kunci: tuple[str, ...] = ()

    @property
    def ada(self) -> list[Sebaran]:
        """The forms that answer."""
        return [s for s in self.sebaran if s.url]


SEMUA = (
    Himpunan(
        kode="informasi",
        judul="Daftar informasi publik",
        uraian="Semua informasi terbuka dengan unit yang menguasai, klasifikasi, bentuk, "
        "dan alamatnya.",
        halaman="informasi:dokumen-daftar",
        kata_kunci=("informasi publik", "DIP"),
        sebaran=(
            Sebaran("informasi:dokumen-csv", "csv", "Daftar informasi publik"),
            Sebaran(
                "informasi:dokumen-json",
                "json",
                "Daftar informasi publik, 25 per halaman",
            ),
            Sebaran("informasi:dokumen-atom", "atom", "Informasi terbaru"),
        ),
    ),
    Himpunan(
        kode="dikecualikan",
        judul="Daftar informasi yang dikecualikan",
        uraian="Judul, alasan menurut Pasal 17, dan jangka waktu setiap pengecualian yang "
        "berlaku; isinya tidak.",
        halaman="informasi:dikecualikan-daftar",
        kata_kunci=("informasi dikecualikan",),
        sebaran=(
            Sebaran("informasi:dikecualikan-csv", "csv", "Informasi yang dikecualikan"),
            Sebaran(
                "informasi:dikecualikan-json", "json", "Informasi yang dikecualikan"
            ),
        ),
    ),
    Himpunan(
        kode="serta-merta",
        judul="Pengumuman serta-merta",
        uraian="Pengumuman bahaya: apa, di mana, sejak kapan, dan yang harus dilakukan.",
        halaman="informasi:serta-merta-daftar",
        kata_kunci=("kebencanaan", "pengumuman"),
        sebaran=(
            Sebaran("informasi:serta-merta-csv", "csv", "Pengumuman serta-merta"),
            Sebaran("informasi:serta-merta-json", "json", "Pengumuman serta-merta"),
            Sebaran("informasi:serta-merta-atom", "atom", "Pengumuman serta-merta"),
        ),
    ),
    Himpunan(
        kode="unit",
        judul="Unit kerja dan PPID",
        uraian="Perangkat daerah, kecamatan, dan kelurahan: alamat, jam layanan, induk, "
        "wilayah.",
        halaman="unit-daftar",
        kata_kunci=("perangkat daerah", "PPID"),
        sebaran=(
            Sebaran("unit-csv", "csv", "Unit: alamat, jam, induk, wilayah"),
            Sebaran("unit-json", "json", "Unit: alamat, jam, induk, wilayah"),
        ),
    ),
    Himpunan(
        kode="pengaduan",
        judul="Pengaduan yang ditampilkan",
        uraian="Aduan yang sudah diperiksa dan ditampilkan: judul, uraian, kategori, tempat, "
        "keadaan; tanpa identitas pelapor.",
        halaman="pengaduan:pengaduan-daftar",
        kata_kunci=("pengaduan",),
        sebaran=(
            Sebaran("pengaduan:pengaduan-daftar-csv", "csv", "Pengaduan"),
            Sebaran(
                "pengaduan:pengaduan-daftar-json", "json", "Pengaduan, 20 per halaman"
            ),
            Sebaran("pengaduan:pengaduan-atom", "atom", "Pengaduan terbaru"),
        ),
    ),
    Himpunan(
        kode="permohonan-selesai",
        judul="Permohonan informasi yang selesai, tanpa identitas",
        uraian="Jumlah permohonan menurut bulan, unit, kategori pemohon, kanal, hasil, dan "
        "hari kerja sejak lengkap sampai diberitahukan. Kelompok kurang dari lima disamarkan.",
        halaman="data",
        berkala="MONTHLY",
        kata_kunci=("permohonan informasi", "statistik"),
        sebaran=(
            Sebaran("data-permohonan-csv", "csv", "Permohonan yang selesai"),
            Sebaran("data-permohonan-json", "json", "Permohonan yang selesai"),
        ),
    ),
    Himpunan(
        kode="pengaduan-selesai",
        judul="Pengaduan yang selesai, tanpa identitas",
        uraian="Jumlah pengaduan menurut bulan, unit, kategori, kecamatan, kanal, hasil, dan "
        "hari kerja sejak diterima sampai tindak lanjut terakhir. Yang rahasia tidak ikut; kelompok kurang dari lima disamarkan.",
        halaman="data",
        berkala="MONTHLY",
        kata_kunci=("pengaduan", "statistik"),
        sebaran=(
            Sebaran("data-pengaduan-csv", "csv", "Pengaduan yang selesai"),
            Sebaran("data-pengaduan-json", "json", "Pengaduan yang selesai"),
        ),
    ),
    Himpunan(
        kode="kinerja",
        judul="Indikator kinerja layanan",
        uraian="Angka indikator layanan informasi dan pengaduan menurut periode dan "
        "kecamatan. Angka kecil disamarkan.",
        halaman="kinerja",
        berkala="MONTHLY",
        kata_kunci=("indikator", "kinerja"),
        sebaran=(
            Sebaran("kinerja-unduh", "csv", "Angka kinerja tahun ini"),
            Sebaran("kinerja-unduh-xlsx", "xlsx", "Angka kinerja tahun ini"),
        ),
    ),
    Himpunan(
        kode="kinerja-unit",
        judul="Permohonan dan pengaduan menurut unit",
        uraian="Banyaknya permohonan dan aduan setiap unit dalam setahun, bagian yang tepat "
        "waktu, dan median hari kerjanya. Angka kecil disamarkan.",
        halaman="kinerja-unit",
        berkala="MONTHLY",
        kata_kunci=("indikator", "kinerja", "perangkat daerah"),
        sebaran=(
            Sebaran("kinerja-unit-unduh", "csv", "Angka setiap unit tahun ini"),
            Sebaran("kinerja-unit-unduh-xlsx", "xlsx", "Angka setiap unit tahun ini"),
        ),
    ),
    Himpunan(
        kode="mitra",
        judul="Lembaga mitra",
        uraian="Lembaga masyarakat yang menjadi mitra: jenis, wilayah, kontak kedinasan.",
        halaman="pemangku:mitra-daftar",
        kata_kunci=("lembaga masyarakat",),
        sebaran=(
            Sebaran(
                "pemangku:mitra-csv", "csv", "Lembaga mitra: jenis, wilayah, kontak"
            ),
            Sebaran(
                "pemangku:mitra-json", "json", "Lembaga mitra: jenis, wilayah, kontak"
            ),
        ),
    ),
    Himpunan(
        kode="kunjungan",
        judul="Kunjungan dan sosialisasi",
        uraian="Jadwal kunjungan putaran yang berjalan: jenis kegiatan, hari, tuan rumah.",
        halaman="data",
        kata_kunci=("sosialisasi",),
        sebaran=(
            Sebaran("pemangku:kunjungan-ics", "ics", "Kalender kunjungan"),
            Sebaran("pemangku:kunjungan-atom", "atom", "Kabar kunjungan"),
        ),
    ),
)


def himpunan() -> Iterator[Himpunan]:
    """The sets that can be taken now."""
    return (satu for satu in SEMUA if satu.ada)
