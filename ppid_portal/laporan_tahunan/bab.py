"""The five chapters of the report and the words each begins with (hukum 6.3).

The beginnings are ours and hold no fact: what only the office knows is asked for in
brackets, and a report with an open bracket cannot be submitted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bab:
    """A chapter: the column that holds it, its heading, its first words."""

    kolom: str
    judul: str
    awal: str


BAB = (
    Bab(
        "kebijakan",
        "Gambaran umum kebijakan pelayanan informasi publik",
        "Laporan ini memuat pelayanan informasi publik {kota} selama tahun {tahun}, "
        "menurut UU 14/2008 tentang Keterbukaan Informasi Publik dan Perki 1/2021.\n"
        "Sarana dan prasarana: [isi: meja layanan, jam buka, situs, sarana bagi "
        "penyandang disabilitas, dan kondisinya].\n"
        "Sumber daya manusia: [isi: jumlah petugas dan kualifikasinya].\n"
        "Anggaran: [isi: anggaran pelayanan informasi dan penggunaannya].",
    ),
    Bab(
        "pelayanan",
        "Gambaran umum pelayanan informasi publik",
        "Permohonan informasi yang diterima dan lengkap: {A1}. Menurut kanalnya:\n"
        "{tabel:kanal}\n"
        "Menurut kategori pemohonnya:\n"
        "{tabel:pemohon}\n"
        "Menurut unit yang memegangnya, sebagaimana diumumkan di portal:\n"
        "{tabel:unit}\n"
        "Permohonan dijawab rata-rata dalam {A3}. Separuhnya dijawab dalam {A3.median} "
        "atau kurang, sembilan dari sepuluh dalam {A3.p90} atau kurang, dan yang paling "
        "lama dalam {A3.maks}. Dijawab tepat waktu: {A2}.\n"
        "{tabel:waktu}\n"
        "Dikabulkan seluruhnya atau sebagian: {A4}. Ditolak: {A5}. Yang tidak dikuasai "
        "dan yang belum didokumentasikan bukan penolakan.\n"
        "{tabel:hasil}\n"
        "Penolakan menurut alasannya:\n"
        "{tabel:alasan}\n"
        "Dari bulan ke bulan:\n"
        "{tabel:bulan}",
    ),
    Bab(
        "sengketa",
        "Keberatan dan penyelesaian sengketa",
        "Keberatan yang diterima: {A6n}. Ditanggapi dalam 30 hari kerja: {A6b}. "
        "Dikabulkan seluruhnya atau sebagian: {A6c}.\n"
        "{tabel:keberatan}\n"
        "Keberatan yang diputus, menurut hasilnya:\n"
        "{tabel:hasil-keberatan}\n"
        "Tanggapan Atasan PPID dan pelaksanaannya: [isi: ringkasan, atau “tidak ada”].\n"
        "Sengketa yang diajukan ke Komisi Informasi: {A7}.\n"
        "{tabel:sengketa}\n"
        "Hasil mediasi atau ajudikasi dan pelaksanaannya: [isi: ringkasan, atau “tidak "
        "ada”].\n"
        "Gugatan ke pengadilan, hasilnya, dan pelaksanaannya: [isi: ringkasan, atau "
        "“tidak ada”].",
    ),
    Bab(
        "kendala",
        "Kendala dari dalam dan dari luar",
        "Kendala dari dalam: [isi: kendala, atau “tidak ada”].\n"
        "Kendala dari luar: [isi: kendala, atau “tidak ada”].",
    ),
    Bab(
        "rekomendasi",
        "Rekomendasi dan rencana tindak lanjut",
        "Rekomendasi: [isi: rekomendasi untuk meningkatkan mutu pelayanan].\n"
        "Rencana tindak lanjut: [isi: kegiatan, penanggung jawab, waktunya].",
    ),
)
