"""Acts on the catalogue that touch more than one row; one transaction each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from informasi.actions.tinjauan import tinjau_berikut
from informasi.models import (
    BerkasInformasi,
    CatatanPerubahan,
    DokumenInformasi,
    Klasifikasi,
    Kosakata,
    SertaMerta,
    UjiKonsekuensi,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Peran
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Jejak, NomorUrut, Notifikasi, Penugasan, Petugas

# What a revision carries over to the entry it changes.
KOLOM_ISI = (
    *("judul", "ringkasan", "klasifikasi", "alasan_klasifikasi", "kelompok"),
    *("penanggung_jawab", "waktu_pembuatan", "tempat_pembuatan", "tahun", "bentuk"),
    *("jangka_simpan", "lisensi", "periode_mulai", "periode_selesai"),
    *("interval_bulan", "tinjau_pada", "tautan", "keterangan_sumber", "terverifikasi"),
)


def nomori(dokumen: DokumenInformasi) -> None:
    """Give a new entry its number, ``IP-000123``; inside the act's transaction."""
    dokumen.nomor = f"IP-{NomorUrut.objects.ambil('informasi'):06d}"


@transaction.atomic
def susun_dokumen(
    dokumen: DokumenInformasi, *, oleh: Petugas | None, pada: datetime
) -> DokumenInformasi:
    """Save a new draft with its number and the first line of its trail."""
    nomori(dokumen)
    dokumen.status_sejak = pada
    dokumen.save()
    Jejak.objects.catat(dokumen, "susun", oleh=oleh, pada=pada)
    return dokumen


@transaction.atomic
def usulkan_perubahan(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime
) -> DokumenInformasi:
    """Make a draft that changes a published entry, which stays public meanwhile.

    Raises TindakanTerlarang when the entry is not public or a change is already open.
    """
    kunci = DokumenInformasi.objects.select_for_update().get(pk=dokumen.pk)
    if not kunci.publik or kunci.menggantikan_id:
        raise TindakanTerlarang(
            "Hanya informasi yang sudah terbit dapat diubah begini."
        )
    if kunci.revisi.filter(status__in=("rancangan", "diperiksa")).exists():
        raise TindakanTerlarang("Sudah ada rancangan perubahan yang belum selesai.")
    salinan = DokumenInformasi(
        menggantikan=kunci,
        unit=kunci.unit,
        dimutakhirkan_pada=kunci.dimutakhirkan_pada,
        **{kolom: getattr(kunci, kolom) for kolom in KOLOM_ISI},
    )
    return susun_dokumen(salinan, oleh=oleh, pada=pada)


@transaction.atomic
def periksa_dokumen(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime
) -> DokumenInformasi:
    """Vouch for a draft; a trusted unit publishes with it, others wait for PPID Utama."""
    dokumen.periksa(oleh=oleh, pada=pada)
    if dokumen.unit.dipercaya:
        return terbitkan_dokumen(
            dokumen, oleh=oleh, pada=pada, catatan="Diterbitkan oleh unit."
        )
    beri_tahu(
        _surel_utama(timezone.localdate(pada)),
        templat="informasi/pesan/menunggu_terbit.txt",
        konteks={"dokumen": dokumen},
        kunci=f"dokumen-periksa:{dokumen.pk}:{pada:%Y%m%d%H%M%S}",
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )
    return dokumen


@transaction.atomic
def kembalikan_dokumen(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, alasan: str
) -> DokumenInformasi:
    """Send a checked draft back to its unit and say what is missing."""
    pemeriksa = dokumen.diperiksa_oleh
    dokumen.kembalikan(oleh=oleh, pada=pada, alasan=alasan)
    beri_tahu(
        [pemeriksa.email] if pemeriksa else [],
        templat="informasi/pesan/dikembalikan.txt",
        konteks={"dokumen": dokumen, "alasan": alasan},
        kunci=f"dokumen-kembali:{dokumen.pk}:{pada:%Y%m%d%H%M%S}",
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )
    return dokumen


@transaction.atomic
def terbitkan_dokumen(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, catatan: str = ""
) -> DokumenInformasi:
    """Publish a checked draft; returns the public entry.

    A draft that changes an entry is merged into it: the address stays, ``catatan`` tells
    readers what changed and is required then. An excluded entry needs an approved
    consequence test (UU 14/2008 Ps 19). Where no day of review was set, the kind sets it.
    """
    hari = timezone.localdate(pada)
    _tolak_tanpa_uji(dokumen, hari)
    if dokumen.menggantikan_id:
        return _gabungkan(dokumen, oleh=oleh, pada=pada, catatan=catatan)
    tinjau = tinjau_berikut(dokumen, hari)
    dokumen.terbitkan(oleh=oleh, pada=pada, hari_ini=hari, tinjau_pada=tinjau)
    CatatanPerubahan.objects.create(
        dokumen=dokumen, pada=pada, isi=catatan or "Pertama kali diterbitkan."
    )
    Kosakata.objects.tambahkan(f"{dokumen.judul} {dokumen.ringkasan} {dokumen.konteks}")
    return dokumen


def _tolak_tanpa_uji(dokumen: DokumenInformasi, hari: date) -> None:
    if dokumen.klasifikasi != Klasifikasi.DIKECUALIKAN:
        return
    asal = dokumen.menggantikan or dokumen
    if not asal.uji.disetujui(hari).exists():
        raise TindakanTerlarang(
            "Informasi yang dikecualikan hanya dapat terbit dengan uji konsekuensi "
            "yang sudah disetujui dan belum berakhir (UU 14/2008 Pasal 19)."
        )


def _gabungkan(
    draf: DokumenInformasi, *, oleh: Petugas, pada: datetime, catatan: str
) -> DokumenInformasi:
    """Carry a revision's content and files over to the entry it changes."""
    if not catatan.strip():
        raise TindakanTerlarang("Tulis satu kalimat: apa yang berubah bagi pembaca.")
    asal = DokumenInformasi.objects.select_for_update().get(revisi=draf)
    sebelum = {kolom: str(getattr(asal, kolom) or "") for kolom in KOLOM_ISI}
    draf.gabungkan(oleh=oleh, pada=pada)
    for kolom in KOLOM_ISI:
        setattr(asal, kolom, getattr(draf, kolom))
    hari = timezone.localdate(pada)
    asal.dimutakhirkan_pada = hari
    asal.tinjau_pada = tinjau_berikut(asal, hari)
    asal.edisi += 1
    asal.save()
    _pindahkan_berkas(draf, asal)
    CatatanPerubahan.objects.create(dokumen=asal, pada=pada, isi=catatan.strip()[:300])
    Kosakata.objects.tambahkan(f"{asal.judul} {asal.ringkasan} {asal.konteks}")
    Jejak.objects.catat(
        asal, "ubah", oleh=oleh, pada=pada, catatan=catatan, sebelum=sebelum
    )
    return asal


def _pindahkan_berkas(draf: DokumenInformasi, asal: DokumenInformasi) -> None:
    """Files of the revision become versions of the entry's files of the same name."""
    lama = {b.judul: b for b in asal.berkas.berlaku()}
    for berkas in draf.berkas.berlaku():
        pendahulu = lama.get(berkas.judul)
        berkas.dokumen = asal
        if pendahulu:
            berkas.versi = pendahulu.versi + 1
        berkas.save(update_fields=("dokumen", "versi"))
        if pendahulu:
            pendahulu.diganti_oleh = berkas
            pendahulu.save(update_fields=("diganti_oleh",))


@transaction.atomic
def tarik_dokumen(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, alasan: str
) -> DokumenInformasi:
    """Withdraw: the reason is shown, the address stays, the files are gone."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis alasan penarikan; pembaca akan melihatnya.")
    dokumen.tarik(oleh=oleh, pada=pada, alasan=alasan.strip()[:300])
    CatatanPerubahan.objects.create(
        dokumen=dokumen, pada=pada, isi=f"Ditarik: {alasan.strip()}"[:300]
    )
    return dokumen


@transaction.atomic
def pulihkan_dokumen(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, alasan: str
) -> DokumenInformasi:
    """Put a withdrawn entry back into the list, to be looked at again in its time."""
    tinjau = tinjau_berikut(dokumen, timezone.localdate(pada))
    dokumen.pulihkan(oleh=oleh, pada=pada, alasan=alasan, tinjau_pada=tinjau)
    CatatanPerubahan.objects.create(
        dokumen=dokumen, pada=pada, isi=f"Diterbitkan kembali: {alasan}"[:300]
    )
    return dokumen


@transaction.atomic
def unggah_berkas(
    dokumen: DokumenInformasi,
    *,
    unggahan: Unggahan,
    judul: str,
    oleh: Petugas | None,
    pada: datetime,
    mengganti: BerkasInformasi | None = None,
) -> BerkasInformasi:
    """Add a checked upload to an entry, as a new version when it replaces one."""
    if mengganti:
        mengganti = _kunci_berkas(dokumen, mengganti)
    berkas = BerkasInformasi(
        dokumen=dokumen,
        judul=judul,
        jenis=unggahan.jenis,
        tipe=unggahan.tipe,
        ukuran=unggahan.ukuran,
        sha256=unggahan.sha256,
        versi=mengganti.versi + 1 if mengganti else 1,
        diunggah_pada=pada,
        diunggah_oleh=oleh,
    )
    berkas.isi.save(f"berkas.{unggahan.jenis}", unggahan.isi, save=True)
    if mengganti:
        mengganti.diganti_oleh = berkas
        mengganti.save(update_fields=("diganti_oleh",))
    Jejak.objects.catat(
        dokumen,
        "unggah_berkas",
        oleh=oleh,
        pada=pada,
        catatan=f"{judul} v{berkas.versi} sha256 {berkas.sha256[:12]}",
    )
    return berkas


def _kunci_berkas(
    dokumen: DokumenInformasi, berkas: BerkasInformasi
) -> BerkasInformasi:
    """Of two tabs replacing one file, the second finds it already replaced."""
    ada = dokumen.berkas.berlaku().select_for_update().filter(pk=berkas.pk).first()
    if ada is None:
        raise TindakanTerlarang(
            "Berkas ini sudah diganti. Muat ulang halaman untuk melihat yang berlaku."
        )
    return ada


@transaction.atomic
def setujui_uji(
    uji: UjiKonsekuensi, *, oleh: Petugas, pada: datetime
) -> UjiKonsekuensi:
    """PPID Utama approves a consequence test; it can then carry an exclusion.

    Raises TindakanTerlarang for who wrote it (UU 14/2008 Ps 19: tested, then approved),
    and when it was approved or written anew meanwhile.
    """
    if halangan := uji.halangan_setuju(oleh):
        raise TindakanTerlarang(halangan)
    ada = UjiKonsekuensi.objects.filter(
        pk=uji.pk, disetujui_pada=None, penulis=uji.penulis
    )
    if not ada.update(disetujui_pada=pada, disetujui_oleh=oleh):
        raise TindakanTerlarang(
            "Uji ini sudah disetujui atau baru saja diubah. Muat ulang halamannya."
        )
    uji.disetujui_pada, uji.disetujui_oleh = pada, oleh
    Jejak.objects.catat(uji, "setujui", oleh=oleh, pada=pada)
    return uji


def buka_yang_berakhir(*, pada: datetime, hari_ini: date) -> int:
    """Open every excluded entry whose period has ended (PP 61/2010 Ps 10); idempotent.

    An entry with another approved test that still runs stays closed. Returns how many
    were opened.
    """
    habis = UjiKonsekuensi.objects.habis(hari_ini).values_list("dokumen_id", flat=True)
    masih = UjiKonsekuensi.objects.berlaku(hari_ini).values_list(
        "dokumen_id", flat=True
    )
    return sum(_buka(pk, pada=pada) for pk in sorted(set(habis) - set(masih)))


@transaction.atomic
def _buka(pk: int, *, pada: datetime) -> bool:
    dokumen = DokumenInformasi.objects.select_for_update().get(pk=pk)
    if dokumen.klasifikasi != Klasifikasi.DIKECUALIKAN:
        return False
    dokumen.klasifikasi = Klasifikasi.SETIAP_SAAT
    dokumen.kelompok = None
    dokumen.edisi += 1
    dokumen.save()
    CatatanPerubahan.objects.create(
        dokumen=dokumen,
        pada=pada,
        isi="Jangka waktu pengecualian berakhir; informasi ini menjadi terbuka.",
    )
    Jejak.objects.catat(
        dokumen,
        "buka",
        oleh=None,
        pada=pada,
        catatan="PP 61/2010 Pasal 10-11: terbuka dengan sendirinya.",
        sebelum={"klasifikasi": Klasifikasi.DIKECUALIKAN.value},
        sesudah={"klasifikasi": Klasifikasi.SETIAP_SAAT.value},
    )
    return True


@transaction.atomic
def umumkan(notis: SertaMerta, *, oleh: Petugas, pada: datetime) -> SertaMerta:
    """Publish a notice of danger in one step and tell the main PPID."""
    notis.terbitkan(oleh=oleh, pada=pada)
    beri_tahu(
        _surel_utama(timezone.localdate(pada)),
        templat="informasi/pesan/serta_merta.txt",
        konteks={"notis": notis},
        kunci=f"serta-merta:{notis.pk}",
        pada=pada,
        tentang=None,
    )
    return notis


def _surel_utama(hari: date) -> list[str]:
    """Addresses of the main PPID's officers on ``hari``."""
    tugas: Any = Penugasan.objects.berlaku(hari).filter(peran=Peran.PPID_UTAMA)
    return list(tugas.values_list("petugas__email", flat=True))
