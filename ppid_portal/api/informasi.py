"""Entries of the public list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from informasi import katalog
from informasi.models import Bentuk, Klasifikasi
from informasi.views.dokumen import dokumen_publik
from informasi.views.ekspor import rinci_data, sebagai_data
from organisasi.halaman.publik import Kursor
from ppid_portal.api.bentuk import Arg, Lembar, Ruas, Sumber

KLASIFIKASI = tuple(k.value for k in Klasifikasi if k != Klasifikasi.DIKECUALIKAN)
RUAS = (
    Ruas(nama="nomor", arti="Nomor yang tidak berubah, misalnya IP-000001."),
    Ruas(nama="judul", arti="Judul."),
    Ruas(nama="ringkasan", arti="Apa isinya, satu sampai tiga kalimat."),
    Ruas(nama="klasifikasi", arti="berkala, serta_merta, setiap_saat, dikecualikan."),
    Ruas(nama="kategori", arti="Kode kelompok informasi; kosong bila tidak ada."),
    Ruas(nama="unit", arti="Unit yang menguasai (wali data), lihat /api/unit/."),
    Ruas(nama="unit_nama", arti="Nama unit itu."),
    Ruas(nama="penanggung_jawab", arti="Jabatan penanggung jawab."),
    Ruas(nama="waktu_pembuatan", arti="Kapan dibuat, sebagaimana di DIP."),
    Ruas(nama="tempat_pembuatan", arti="Di mana dibuat."),
    Ruas(nama="tahun", arti="Tahun informasi.", jenis="integer", kosong=True),
    Ruas(nama="bentuk", arti="digital, cetak, digital_cetak, rekaman."),
    Ruas(nama="jangka_simpan", arti="Jangka simpan; kosong bila belum ditetapkan."),
    Ruas(nama="lisensi", arti="Lisensi sendiri; kosong: lisensi kota."),
    Ruas(nama="terbit_pada", arti="Kapan terbit.", format="date-time", kosong=True),
    Ruas(
        nama="dimutakhirkan_pada",
        arti="Hari terakhir dimutakhirkan.",
        format="date",
        kosong=True,
    ),
    Ruas(nama="alamat", arti="Halamannya.", format="uri"),
    Ruas(nama="tautan", arti="Alamat resmi di situs lain; kosong bila tidak ada."),
    Ruas(
        nama="tak_terbuka",
        arti="Ada tautan atau berkasnya yang tidak dapat dibuka saat terakhir diperiksa.",
        jenis="boolean",
    ),
    Ruas(
        nama="penerus",
        arti="Unit yang sekarang menjawab, bila unit itu sudah bergabung atau ditutup; "
        "lihat /api/unit/.",
    ),
    Ruas(nama="penerus_nama", arti="Nama unit itu."),
)
BERKAS = (
    Ruas(nama="judul", arti="Nama berkas."),
    Ruas(nama="jenis", arti="Akhiran: pdf, csv, …"),
    Ruas(nama="ukuran", arti="Besarnya dalam bita.", jenis="integer"),
    Ruas(nama="sha256", arti="Sidik SHA-256 isinya."),
    Ruas(nama="versi", arti="Versi ke berapa.", jenis="integer"),
    Ruas(nama="alamat", arti="Alamat unduhan.", format="uri"),
    Ruas(
        nama="tak_terbuka",
        arti="Tidak dapat diunduh saat terakhir diperiksa.",
        jenis="boolean",
    ),
)
CATATAN = (
    Ruas(nama="pada", arti="Kapan.", format="date-time"),
    Ruas(nama="isi", arti="Apa yang berubah."),
)
RUAS_SATU = (
    *RUAS,
    Ruas(nama="status", arti="terbit atau ditarik."),
    Ruas(nama="alasan_tarik", arti="Mengapa ditarik; kosong bila tidak."),
    Ruas(
        nama="tautan_tak_terbuka",
        arti="Alamat di “tautan” tidak dapat dibuka saat terakhir diperiksa.",
        jenis="boolean",
    ),
    Ruas(nama="berkas", arti="Berkas yang terbuka.", daftar=True, isi=BERKAS),
    Ruas(
        nama="catatan_perubahan",
        arti="Perubahan, terbaru di atas.",
        daftar=True,
        isi=CATATAN,
    ),
)


def _daftar(arg: Mapping[str, Any], kursor: Kursor | None, banyak: int) -> Lembar:
    dipilih = dict(arg)
    if "unit" in dipilih:
        dipilih["unit"] = katalog.kamus().unit[dipilih["unit"]]
    semua = katalog.terpilih(dipilih).terbaru()
    if kursor is not None:
        semua = semua.setelah(*kursor)
    baris = list(semua[: banyak + 1])
    isi = baris[:banyak]
    lanjut = len(baris) > banyak
    akhir = Kursor(cast(datetime, isi[-1].terbit_pada), isi[-1].pk) if lanjut else ""
    return Lembar([sebagai_data(d) for d in isi], str(akhir))


def _satu(nomor: str) -> Mapping[str, Any] | None:
    dokumen = dokumen_publik(nomor)
    return rinci_data(dokumen) if dokumen else None


INFORMASI = Sumber(
    nama="informasi",
    judul="Daftar informasi publik",
    arti="Informasi terbuka, yang terbaru terbit di atas.",
    ruas=RUAS,
    ruas_satu=RUAS_SATU,
    daftar=_daftar,
    satu=_satu,
    arg=(
        Arg(nama="klasifikasi", arti="Klasifikasi.", tetap=KLASIFIKASI),
        Arg(
            nama="unit",
            arti="Unit yang menguasai: slug dari /api/unit/.",
            pilihan=lambda: katalog.kamus().unit,
        ),
        Arg(
            nama="kategori",
            arti="Kode kelompok informasi.",
            pilihan=lambda: katalog.kamus().label["kategori"],
        ),
        Arg(nama="tahun", arti="Tahun informasi.", terkecil=1900, terbesar=2100),
        Arg(nama="bentuk", arti="Bentuk.", tetap=tuple(Bentuk.values)),
    ),
)
