"""What officers do to an entry by hand: edit one that is out, take a file away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from informasi.models import (
    BerkasInformasi,
    CatatanPerubahan,
    DokumenInformasi,
    KelompokInformasi,
    Klasifikasi,
    Kosakata,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import berwenang
from organisasi.models import Jejak, Petugas

S = DokumenInformasi.Status
UBAH = "informasi.change_dokumeninformasi"
PERIKSA = "informasi.periksa_dokumeninformasi"
TERBITKAN = "informasi.terbitkan_dokumeninformasi"


def larangan_ubah(dokumen: DokumenInformasi, petugas: Petugas) -> str:
    """Why the officer may not edit the entry as it stands now; "" when allowed.

    A draft is the unit's; what was checked changes only under who checks or publishes;
    what is out only under who publishes. The others propose a change.
    """
    izin = {
        S.RANCANGAN: (UBAH,),
        S.DIPERIKSA: (PERIKSA, TERBITKAN),
        S.TERBIT: (TERBITKAN,),
        S.DITARIK: (TERBITKAN,),
    }.get(S(dokumen.status), ())
    if any(berwenang(petugas, satu, dokumen.unit) for satu in izin):
        return ""
    return {
        S.RANCANGAN: "Rancangan ini bukan milik unit Anda.",
        S.DIPERIKSA: "Belum disimpan: rancangan ini sudah diperiksa dan menunggu "
        "terbit. Minta dikembalikan dulu bila isinya perlu diubah. Isian Anda masih "
        "terlihat di bawah; salin bila perlu.",
        S.TERBIT: "Belum disimpan: informasi ini sudah terbit. Pakai tombol Usulkan "
        "perubahan. Isian Anda masih terlihat di bawah; salin bila perlu.",
        S.DITARIK: "Informasi yang ditarik hanya diubah oleh PPID Utama.",
        S.DIGABUNG: "Rancangan ini sudah digabung ke informasi asalnya.",
    }[S(dokumen.status)]


def kelompok_asing(kelompok: KelompokInformasi | None, klasifikasi: str) -> str:
    """Why the group cannot stand under the class; "" when it can."""
    if kelompok is None or kelompok.klasifikasi == klasifikasi:
        return ""
    return (
        f"Kelompok ini untuk informasi {kelompok.get_klasifikasi_display()}. "
        "Pilih kelompok lain atau ubah klasifikasinya."
    )


def tanpa_uji(dokumen: DokumenInformasi, pada: datetime) -> bool:
    """Whether it is marked excluded without an approved test (UU 14/2008 Ps 19)."""
    return (
        dokumen.klasifikasi == Klasifikasi.DIKECUALIKAN
        and not dokumen.uji.disetujui(timezone.localdate(pada)).exists()
    )


@transaction.atomic
def simpan_terbitan(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, catatan: str
) -> DokumenInformasi:
    """Save an edited entry that is out, and tell readers what changed.

    Raises TindakanTerlarang without a note, or when an exclusion has no approved test.
    """
    if not catatan.strip():
        raise TindakanTerlarang("Tulis satu kalimat: apa yang berubah bagi pembaca.")
    if tanpa_uji(dokumen, pada):
        raise TindakanTerlarang(
            "Informasi hanya dapat dikecualikan dengan uji konsekuensi yang sudah "
            "disetujui (UU 14/2008 Pasal 19)."
        )
    dokumen.save()
    CatatanPerubahan.objects.create(dokumen=dokumen, pada=pada, isi=catatan.strip())
    Kosakata.objects.tambahkan(f"{dokumen.judul} {dokumen.ringkasan} {dokumen.konteks}")
    Jejak.objects.catat(dokumen, "ubah", oleh=oleh, pada=pada, catatan=catatan.strip())
    return dokumen


@transaction.atomic
def ubah_keterangan_berkas(
    berkas: BerkasInformasi, *, oleh: Petugas, pada: datetime
) -> None:
    """Save the name and the text copy of a file; its content stays."""
    berkas.save(update_fields=("judul", "salinan_teks"))
    Jejak.objects.catat(
        berkas.dokumen, "ubah_berkas", oleh=oleh, pada=pada, catatan=berkas.judul
    )


@transaction.atomic
def hapus_berkas(berkas: BerkasInformasi, *, oleh: Petugas, pada: datetime) -> None:
    """Take a file off its entry; the row stays as proof, nobody can load it."""
    berkas.dihapus = True
    berkas.save(update_fields=("dihapus",))
    Jejak.objects.catat(
        berkas.dokumen,
        "hapus_berkas",
        oleh=oleh,
        pada=pada,
        catatan=f"{berkas.judul} v{berkas.versi} sha256 {berkas.sha256[:12]}",
    )
