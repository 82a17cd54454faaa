"""What becomes of a draft of a request, and the counts of its suggestions."""

from datetime import datetime

from django.utils import timezone

from informasi.katalog.models import DokumenInformasi
from informasi.pemohon.models import BuktiPemohon, Pemohon
from informasi.pengajuan.models import (
    APA,
    CARA,
    IDENTITAS,
    KONTAK,
    UNIT,
    IsianPermohonan,
)
from informasi.permohonan.actions import daftarkan_permohonan
from informasi.permohonan.models import Permohonan
from informasi.rujukan.usulan_unit import unit_tujuan
from organisasi.berlangkah.models import BelumLengkap, Draf
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.models import Pencacah, Unit


def daftarkan_draf(draf: Draf, isian: IsianPermohonan, *, pada: datetime) -> Permohonan:
    """Make the request of a complete draft; papers no longer asked are deleted.

    Raises BelumLengkap when the unit has ended, TindakanTerlarang when it cannot be
    entered.
    """
    apa, cara = isian.jawab[APA], isian.jawab[CARA]
    unit, diminta = _unit(isian), isian.bukti_diminta
    titipan = unit and apa["asal"] == Permohonan.Asal.TITIPAN
    pemegang = unit_tujuan().get(isian.disarankan) if titipan else None
    permohonan = daftarkan_permohonan(
        Saat(None, pada),
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
        disarankan=None if pemegang == unit else pemegang,
        bukti=[
            BuktiPemohon(
                jenis=satu.jenis,
                isi=satu.isi.name,
                tipe=satu.tipe,
                ukuran=satu.ukuran,
                sha256=satu.sha256,
            )
            for satu in draf.berkas.all()
            if satu.jenis in diminta
        ],
    )
    if any(satu.jenis not in diminta for satu in draf.berkas.all()):
        hapus_lampiran(draf.berkas.exclude(jenis__in=diminta), "isi")
    return permohonan


def dokumen_dimaksud(nomor: str) -> DokumenInformasi | None:
    """The public entry a request was begun from, if it was and still is public."""
    if not nomor:
        return None
    return DokumenInformasi.objects.publik().filter(nomor=nomor.upper()).first()


def _unit(isian: IsianPermohonan) -> Unit | None:
    # None: the applicant does not know.
    slug = isian.jawab[UNIT]["unit"]
    unit = unit_tujuan().get(slug)
    if slug and unit is None:
        raise BelumLengkap(UNIT)
    return unit


def _pemohon(isian: IsianPermohonan) -> Pemohon:
    siapa, kontak = isian.jawab[IDENTITAS], isian.jawab[KONTAK]
    boleh_kosong = ("nama_kuasa", "nik", "nomor_pengesahan", "pekerjaan")
    return Pemohon(
        kategori=isian.kategori,
        dikuasakan=isian.dikuasakan,
        nama=siapa["nama"],
        alamat=siapa["alamat"],
        surel=kontak["surel"],
        telepon=kontak["telepon"],
        kembali_ke_loket=kontak["kembali_ke_loket"],
        **{nama: siapa.get(nama, "") for nama in boleh_kosong},
    )


def catat_saran(isian: IsianPermohonan, nama: str, *, pada: datetime) -> None:
    """Count once a draft that suggestions were shown (``TAMPIL``) or opened (``DIKLIK``)."""
    if nama not in isian.dihitung:
        isian.dihitung.append(nama)
        Pencacah.objects.tambah(nama, hari=timezone.localdate(pada))
