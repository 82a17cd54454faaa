"""Acts on a draft of a request: attach papers, send it once, delete it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from informasi.katalog.models import DokumenInformasi
from informasi.pemohon.models import BuktiPemohon, Pemohon, nama_bukti
from informasi.pemohon.penghapusan import kosongkan_draf
from informasi.pengajuan.models import (
    APA,
    CARA,
    IDENTITAS,
    KONTAK,
    UNIT,
    BerkasDraf,
    DrafPermohonan,
    HitunganSaran,
    IsianPermohonan,
)
from informasi.permohonan.actions import daftarkan_permohonan
from informasi.permohonan.models import Permohonan
from informasi.rujukan.usulan_unit import penjawab_unit
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.draf import BelumLengkap, DrafTertutup, periksa_jatah
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Unit

BERKAS_MAKS = 10


@transaction.atomic
def lampirkan(
    draf: DrafPermohonan, jenis: str, unggahan: Iterable[Unggahan], *, pada: datetime
) -> None:
    """Keep checked papers with the draft, under names that say nothing.

    The same content twice is kept once. TindakanTerlarang beyond BERKAS_MAKS,
    DrafTertutup when it has been sent or is over.
    """
    draf.kunci_terbuka(pada)
    ada = set(draf.berkas.values_list("jenis", "sha256"))
    baru = {u.sha256: u for u in unggahan if (jenis, u.sha256) not in ada}
    # Counted before the first is written: a rollback takes no file off the disk.
    if baru and len(ada) + len(baru) > BERKAS_MAKS:
        raise TindakanTerlarang(
            f"Paling banyak {BERKAS_MAKS} berkas. Gabungkan menjadi satu PDF."
        )
    periksa_jatah(draf.berkas.all(), baru.values())
    for satu in baru.values():
        nama = f"{jenis}.{satu.jenis}"
        BerkasDraf.objects.create(
            draf=draf,
            jenis=jenis,
            isi=default_storage.save(nama_bukti(BuktiPemohon(), nama), satu.isi),
            nama=nama,
            tipe=satu.tipe,
            ukuran=satu.ukuran,
            sha256=satu.sha256,
            diunggah_pada=pada,
        )


@transaction.atomic
def lepaskan(draf: DrafPermohonan, pk: int) -> None:
    draf.kunci()
    hapus_lampiran(draf.berkas.filter(pk=pk), "isi")


@transaction.atomic
def kirim_draf(draf: DrafPermohonan, *, pada: datetime) -> Permohonan:
    """Send the draft: one request, however often and from however many tabs.

    The draft is emptied and remembers its request. Raises BelumLengkap for a missing
    step, DrafTertutup when its time is over, TindakanTerlarang when it cannot be entered.
    """
    kini = draf.kunci()
    if kini.permohonan is not None:
        return kini.permohonan
    if kini.kedaluwarsa_pada <= pada:
        raise DrafTertutup
    isian = IsianPermohonan.baca(kini.isian)
    if kurang := isian.kurang():
        raise BelumLengkap(kurang)
    permohonan = _daftarkan(kini, isian, pada)
    kini.permohonan, kini.isian = permohonan, ""
    kini.save(update_fields=("permohonan", "isian"))
    hapus_lampiran(kini.berkas.exclude(jenis__in=isian.bukti_diminta), "isi")
    kini.berkas.all().delete()  # the other files now belong to the request
    return permohonan


def _daftarkan(
    draf: DrafPermohonan, isian: IsianPermohonan, pada: datetime
) -> Permohonan:
    apa, cara = isian.jawab[APA], isian.jawab[CARA]
    unit = _unit(isian)
    diminta = set(isian.bukti_diminta)
    return daftarkan_permohonan(
        pemohon=_pemohon(isian),
        unit=unit,
        kanal=Permohonan.Kanal.WEB,
        tanggal_terima=timezone.localdate(pada),
        rincian=apa["rincian"],
        tujuan=apa["tujuan"],
        cara_memperoleh=cara["cara_memperoleh"],
        cara_salinan=cara["cara_salinan"],
        bantuan=cara["bantuan"],
        dokumen=dokumen_dimaksud(apa["dokumen"]),
        asal=apa["asal"] or Permohonan.Asal.LANGSUNG,
        asal_nomor=apa["asal_nomor"] if apa["asal"] else "",
        disarankan=_disarankan(isian, unit),
        bukti=[_bukti(b) for b in draf.berkas.order_by("pk") if b.jenis in diminta],
        kunci_masuk=draf.kunci_masuk,
        pada=pada,
    )


def dokumen_dimaksud(nomor: str) -> DokumenInformasi | None:
    """The public entry a request was begun from, if it was and still is public."""
    if not nomor:
        return None
    return DokumenInformasi.objects.publik().filter(nomor=nomor.upper()).first()


def _unit(isian: IsianPermohonan) -> Unit | None:
    slug = isian.jawab[UNIT]["unit"]
    if not slug:
        return None
    for unit in penjawab_unit().values():
        if unit.slug == slug:
            return unit
    raise BelumLengkap(UNIT)


def _disarankan(isian: IsianPermohonan, unit: Unit | None) -> Unit | None:
    """Who holds it in the view of the officer at the meeting, when not ``unit`` itself."""
    if unit is None or isian.jawab[APA]["asal"] != Permohonan.Asal.TITIPAN:
        return None
    semua = penjawab_unit().values()
    pemegang = next((u for u in semua if u.slug == isian.disarankan), None)
    return None if pemegang == unit else pemegang


def _pemohon(isian: IsianPermohonan) -> Pemohon:
    siapa, kontak = isian.jawab[IDENTITAS], isian.jawab[KONTAK]
    return Pemohon(
        kategori=isian.kategori,
        dikuasakan=isian.dikuasakan,
        nama=siapa["nama"],
        nama_kuasa=siapa.get("nama_kuasa", ""),
        nik=siapa.get("nik", ""),
        nomor_pengesahan=siapa.get("nomor_pengesahan", ""),
        alamat=siapa["alamat"],
        pekerjaan=siapa.get("pekerjaan", ""),
        surel=kontak["surel"],
        telepon=kontak["telepon"],
        kembali_ke_loket=kontak["kembali_ke_loket"],
    )


def _bukti(berkas: BerkasDraf) -> BuktiPemohon:
    return BuktiPemohon(
        jenis=berkas.jenis,
        isi=berkas.isi.name,
        tipe=berkas.tipe,
        ukuran=berkas.ukuran,
        sha256=berkas.sha256,
    )


def catat_saran(draf: DrafPermohonan, kolom: str, *, pada: datetime) -> None:
    """Count once a draft that suggestions were shown (``tampil``) or opened (``diklik``)."""
    tanda = {"tampil": "saran_tampil", "diklik": "saran_diklik"}[kolom]
    baru = DrafPermohonan.objects.filter(pk=draf.pk, **{tanda: False})
    if baru.update(**{tanda: True}):
        HitunganSaran.objects.tambah(timezone.localdate(pada), kolom)


@transaction.atomic
def hapus_draf(draf: DrafPermohonan, *, pada: datetime) -> None:
    kini = draf.kunci()
    if not kini.terkirim:
        kosongkan_draf(kini, pada)
