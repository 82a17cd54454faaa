"""The applicant's own data: shown, given as a file, corrected, limited in use.

The secret of a case opens its page, which shows no identity. Who wants to see or change
the identity proves with one thing only he knows that it is his (UU 27/2022 Pasal 30-32).
The trail names the fields that changed, never what stood or stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from hmac import compare_digest
from typing import Any

from django.db import transaction
from django.utils import timezone

from informasi.keberatan.models import Keberatan
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Kepuasan, Permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Jejak, Petugas
from organisasi.pribadi.actions import PENJAGA, milik
from organisasi.sandi import samarkan_nik, samarkan_surel, samarkan_telepon, sidik

# In words, as a file, and behind a second proof

EKOR = 4
# What names the person, in the order of the form (Perki 1/2021 Lampiran VI).
KOLOM: tuple[tuple[str, str], ...] = (
    ("nama", "Nama"),
    ("nama_kuasa", "Nama kuasa atau wakil"),
    ("nik", "NIK"),
    ("nomor_pengesahan", "Nomor pengesahan badan hukum"),
    ("alamat", "Alamat"),
    ("pekerjaan", "Pekerjaan"),
    ("telepon", "Telepon"),
    ("surel", "Surel"),
)
# What an officer may put right; a NIK is checked against the paper.
DAPAT_DIPERBAIKI = tuple(nama for nama, _ in KOLOM)


def rincian_identitas(pemohon: Pemohon) -> list[tuple[str, str]]:
    """Label and value of what is kept about the applicant; what is empty is left out.

    Only for a page whose opening was proved or written down.
    """
    isi = [(label, str(getattr(pemohon, nama))) for nama, label in KOLOM]
    return [("Pemohon sebagai", pemohon.get_kategori_display())] + [
        (label, nilai) for label, nilai in isi if nilai
    ]


def halangan_buka(pemohon: Pemohon, petugas: Petugas) -> str:
    """Why an officer cannot open the identity now, as a sentence; "" when he can.

    Limited data (UU 27/2022 Pasal 41) are opened by the guardians alone: the case is
    still answered, and they judge whether a name is needed for it.
    """
    if pemohon.dihapus_pada:
        return "Identitas pemohon sudah dihapus sesuai masa simpannya."
    if pemohon.dibatasi_pada and not petugas.berperan(*PENJAGA):
        return (
            "Pemohon meminta datanya dibatasi. Hanya PPID Utama yang dapat membukanya; "
            "hubungi PPID Utama bila perlu untuk menjawab permohonan ini."
        )
    return ""


def tanda_pengenal(pemohon: Pemohon) -> list[str]:
    pilihan = (
        (pemohon.nik, "NIK lengkap"),
        (pemohon.telepon, "empat angka terakhir nomor telepon"),
        (pemohon.surel, "alamat surel lengkap"),
    )
    return [f"{teks} Anda" for isi, teks in pilihan if isi]


def cocok_tanda(pemohon: Pemohon, teks: str) -> bool:
    """Whether ``teks`` is one of the proofs; compared in constant time."""
    tulisan = re.sub(r"[\s.\-()/]", "", teks).lower()
    if "@" in teks:
        tulisan = teks.strip().lower()
    # No short cut: every one is compared.
    tanda = [satu.encode() for satu in _tanda(pemohon)]
    return sum(compare_digest(tulisan.encode(), satu) for satu in tanda) > 0


def _tanda(pemohon: Pemohon) -> Iterator[str]:
    # Whole: its last four digits are a running number, mostly 0001 to 0005.
    if pemohon.nik:
        yield str(pemohon.nik)
    telepon = str(pemohon.telepon)
    if len(telepon) > EKOR:
        yield from (telepon[-EKOR:], telepon)
    if pemohon.surel:
        yield str(pemohon.surel).strip().lower()


def akses_atas(berkas: Permohonan | Keberatan) -> list[AksesDataPribadi]:
    """Who opened the identity, newest first: part of what a person may know (Pasal 32)."""
    baris = AksesDataPribadi.objects.filter(
        objek_jenis=berkas._meta.label_lower, objek_id=str(berkas.pk)
    )
    return list(baris)


def unduhan_data(permohonan: Permohonan, *, pada: datetime) -> dict[str, Any]:
    pemohon = permohonan.pemohon
    dicocokkan = pemohon.identitas_dicocokkan_pada
    return {
        "nomor": permohonan.nomor,
        "dibuat_pada": _waktu(pada),
        "identitas": {
            "kategori": pemohon.get_kategori_display(),
            **{nama: str(getattr(pemohon, nama)) for nama, _ in KOLOM},
            "kartu_identitas_dicocokkan_pada": _waktu(dicocokkan) if dicocokkan else "",
        },
        "disimpan_sampai": pemohon.simpan_sampai.isoformat(),
        "bukti": [
            {
                "jenis": str(b),
                "ukuran": b.ukuran,
                "diunggah_pada": _waktu(b.diunggah_pada),
            }
            for b in pemohon.bukti.all()
        ],
        "permohonan": {
            "tanggal_terima": permohonan.tanggal_terima.isoformat(),
            "rincian": permohonan.rincian,
            "tujuan": permohonan.tujuan,
            "bantuan": permohonan.bantuan,
            "status": permohonan.get_status_display(),
            "hasil": permohonan.get_hasil_display(),
        },
        "pesan": [
            {"pada": _waktu(p.pada), "dari_anda": not p.dari_petugas, "isi": p.isi}
            for p in permohonan.pesan.all()
        ],
        "penilaian": [
            {
                "pada": _waktu(k.pada),
                "nilai": k.nilai,
                "unsur": k.per_unsur,
                "saran": k.saran,
            }
            for k in Kepuasan.objects.filter(permohonan=permohonan)
        ],
        "dibuka_petugas": [
            {"pada": _waktu(a.pada), "data": a.kolom, "alasan": a.alasan}
            for a in akses_atas(permohonan)
        ],
        "permintaan": [
            {
                "jenis": p.get_jenis_display(),
                "diterima_pada": _waktu(p.diterima_pada),
                "uraian": p.uraian,
                "hasil": p.get_hasil_display(),
                "jawaban": p.jawaban,
            }
            for p in milik(permohonan)
        ],
    }


def _waktu(pada: datetime) -> str:
    return timezone.localtime(pada).isoformat(timespec="seconds")


# Acts on an identity: correct it, limit its use, free it again


Berkas = Permohonan | Keberatan
KONTAK = ("telepon", "surel")
DIHAPUS = "Identitas dalam berkas ini sudah dihapus."


@transaction.atomic
def ubah_kontak(
    berkas: Berkas, *, telepon: str, surel: str, pada: datetime
) -> list[str]:
    """The applicant's own change of telephone and mail; returns the fields that changed.

    At once: without a right contact no letter arrives. A mail address that was given up
    gets a last message, so that nobody changes it unnoticed. Raises TindakanTerlarang when
    nothing to reach him by would be left, or the identity is erased.
    """
    pemohon = kunci_pemohon(berkas)
    if not (telepon or surel or pemohon.kembali_ke_loket):
        raise TindakanTerlarang(
            "Isi nomor telepon atau surel, supaya kami dapat mengabari Anda."
        )
    lama = str(pemohon.surel)
    ubah = _terapkan(pemohon, {"telepon": telepon.strip(), "surel": surel.strip()})
    if not ubah:
        return []
    pemohon.save(update_fields=ubah)
    _catat(berkas, "ubah_kontak", saat=Saat(None, pada), kolom=ubah)
    if lama and "surel" in ubah:
        beri_tahu(
            [lama],
            templat="informasi/pesan/surel_diganti.txt",
            konteks={"berkas": berkas},
            kunci=f"surel_diganti:{berkas.pk}:{pada:%Y%m%d%H%M%S%f}",
            pada=pada,
            tentang=berkas,
        )
    return ubah


@transaction.atomic
def perbaiki_data(berkas: Berkas, saat: Saat, *, isian: Mapping[str, str]) -> list[str]:
    """An officer puts right what the applicant showed to be wrong; returns the fields.

    ``isian``: new values by field name. Raises TindakanTerlarang for an unknown field,
    without a name or any contact, or when the identity is erased (UU 27/2022 Pasal 30).
    """
    pemohon = kunci_pemohon(berkas)
    if asing := set(isian) - set(DAPAT_DIPERBAIKI):
        raise TindakanTerlarang(f"Bukan data pemohon: {', '.join(sorted(asing))}.")
    ubah = _terapkan(pemohon, {nama: nilai.strip() for nama, nilai in isian.items()})
    if not (pemohon.nama and pemohon.alamat):
        raise TindakanTerlarang("Nama dan alamat tidak boleh kosong.")
    if not (pemohon.telepon or pemohon.surel or pemohon.kembali_ke_loket):
        raise TindakanTerlarang("Sisakan satu cara untuk menghubungi pemohon.")
    if ubah:
        pemohon.sidik_nik = sidik(pemohon.nik) if pemohon.nik else ""
        pemohon.save(update_fields=(*ubah, "sidik_nik"))
        _catat(berkas, "perbaiki_data", saat=saat, kolom=ubah)
    return ubah


def pemohon_samar(orang: Pemohon, *lain: tuple[str, str]) -> list[tuple[str, str]]:
    """Who asks as a case shows him to its officers: masked, then ``lain``; "" is left out."""
    if orang.dihapus_pada:
        semua = [("Identitas", "sudah dihapus sesuai masa simpannya")]
    else:
        semua = [
            ("Nama", orang.nama_samar),
            ("Jenis", orang.get_kategori_display()),
            ("NIK", samarkan_nik(str(orang.nik))),
            ("Telepon", samarkan_telepon(str(orang.telepon))),
            ("Surel", samarkan_surel(str(orang.surel))),
            ("Kembali ke loket", "ya" if orang.kembali_ke_loket else ""),
        ]
    return [(nama, nilai) for nama, nilai in (*semua, *lain) if nilai]


def kunci_pemohon(berkas: Berkas) -> Pemohon:
    """The applicant's row, locked; TindakanTerlarang when the identity is erased."""
    pemohon = Pemohon.objects.select_for_update().get(pk=berkas.pemohon_id)
    if pemohon.dihapus_pada is not None:
        raise TindakanTerlarang(DIHAPUS)
    berkas.pemohon = pemohon
    return pemohon


def _terapkan(pemohon: Pemohon, isian: Mapping[str, str]) -> list[str]:
    ubah = [nama for nama, nilai in isian.items() if getattr(pemohon, nama) != nilai]
    for nama in ubah:
        setattr(pemohon, nama, isian[nama])
    return ubah


def _catat(
    berkas: Berkas, tindakan: str, saat: Saat[Petugas | None], *, kolom: list[str]
) -> None:
    sesudah = {"kolom": ", ".join(kolom)}
    Jejak.objects.catat(berkas, tindakan, saat=saat, sesudah=sesudah)
