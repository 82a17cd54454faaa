"""What the law asks next of an entry, until when, and how others wrote it."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from informasi.katalog.models import DokumenInformasi, Klasifikasi, TindakanDokumen
from organisasi.alur.tindakan import Anjuran
from organisasi.models import BatasBelumDiatur, BatasWaktu, HariLibur
from organisasi.waktu.hari_kerja import KalenderBelumDiisi

S = DokumenInformasi.Status


def anjuran_dokumen(dokumen: DokumenInformasi, *, hari_ini: date) -> Anjuran:
    if dokumen.status in {S.RANCANGAN, S.DIPERIKSA}:
        return _sebelum_terbit(dokumen, hari_ini)
    if dokumen.status == S.DITARIK:
        return Anjuran(
            langkah="Informasi ini ditarik; alamatnya tetap dan alasannya terbaca. "
            "PPID Utama dapat menerbitkannya kembali bila alasan itu sudah hilang.",
            dasar="Perki 1/2021",
            contoh="Salinan yang keliru sudah diganti dengan berkas yang benar.",
        )
    if dokumen.status == S.DIGABUNG:
        return Anjuran(
            langkah="Selesai: isi rancangan ini sudah masuk ke informasi asalnya.",
            dasar="Perki 1/2021",
        )
    return _setelah_terbit(dokumen)


def _sebelum_terbit(dokumen: DokumenInformasi, hari_ini: date) -> Anjuran:
    batas, dasar, hitungan = _tenggat_periksa(dokumen, hari_ini)
    if dokumen.status == S.RANCANGAN:
        return Anjuran(
            langkah="Lengkapi isian dan berkasnya, lalu kepala PPID Pembantu menekan "
            f"Nyatakan sudah diperiksa untuk menjamin isinya ({dokumen.unit.nama_pendek}).",
            dasar=dasar,
            batas=batas,
            hitungan=hitungan,
            contoh="Ringkasan: “Realisasi anggaran kecamatan tahun 2024 menurut "
            "kegiatan: pagu, terpakai, dan sisanya. Untuk memeriksa penggunaan "
            "uang daerah.”",
        )
    if dokumen.klasifikasi == Klasifikasi.DIKECUALIKAN:
        return Anjuran(
            langkah="Pastikan uji konsekuensinya sudah disetujui; tanpa itu informasi "
            "yang dikecualikan tidak dapat terbit. Lalu terbitkan, atau kembalikan.",
            dasar="UU 14/2008 Pasal 19; Perki 1/2021 Pasal 49",
            batas=batas,
            hitungan=hitungan,
            contoh="Alasan kembali: “Mohon lengkapi uji konsekuensi: akibat bila "
            "dibuka belum ditulis.”",
        )
    return Anjuran(
        langkah="PPID Utama menerbitkan, atau mengembalikannya dengan alasan.",
        dasar=dasar,
        batas=batas,
        hitungan=hitungan,
        contoh="Alasan kembali: “Mohon lampirkan berkasnya dan sebutkan tahun "
        "anggaran di ringkasan.”",
    )


def _tenggat_periksa(
    dokumen: DokumenInformasi, hari_ini: date
) -> tuple[date | None, str, str]:
    try:
        batas = BatasWaktu.objects.berlaku("informasi.periksa", hari_ini)
    except BatasBelumDiatur as galat:
        return None, "Perki 1/2021", str(galat)
    sejak = timezone.localdate(dokumen.status_sejak)
    try:
        hasil = batas.hitungan(sejak, HariLibur.objects.kalender(dokumen.unit))
    except (KalenderBelumDiisi, ValueError) as galat:
        return None, batas.dasar, str(galat)
    return hasil.jatuh_tempo, batas.dasar, hasil.kalimat()


def _setelah_terbit(dokumen: DokumenInformasi) -> Anjuran:
    if dokumen.klasifikasi == Klasifikasi.BERKALA:
        return Anjuran(
            langkah=(
                "Mutakhirkan isinya sebelum batas ini: tekan "
                f"{TindakanDokumen.USULKAN.label}, perbarui isian dan berkas, lalu "
                "minta diperiksa."
            ),
            dasar="UU 14/2008 Pasal 9: paling lama tiap 6 bulan",
            batas=dokumen.jatuh_mutakhir,
            contoh="Yang berubah: “Ditambah realisasi semester II; angka semester I "
            "tidak berubah.”",
        )
    return Anjuran(
        langkah=(
            "Tidak ada yang harus dilakukan sampai isinya berubah atau tiba tanggal "
            f"tinjau ulang. Bila berubah, tekan {TindakanDokumen.USULKAN.label}."
        ),
        dasar="Perki 1/2021",
        batas=dokumen.tinjau_pada,
        contoh="Yang berubah: “Nomor telepon loket diperbarui.”",
    )
