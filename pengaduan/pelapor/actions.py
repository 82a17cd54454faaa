"""Acts of the reporter on his own case, and acts on his identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core import signing
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang, wajib
from organisasi.kabar.notifikasi import beri_tahu, hapus_pesan, pastikan_kotak
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from organisasi.pribadi.actions import milik
from organisasi.sandi import sidik_surel
from pengaduan.aduan.berkas import BerkasPengaduan, simpan_berkas
from pengaduan.aduan.kabar import GARAM_SUREL, PESAN, minta_pastikan_surel
from pengaduan.aduan.laporan_masuk import KontakPelapor, sidik_kontak
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import DINILAI, TERBUKA
from pengaduan.lapor.laporan_keluar import IDENTITAS, tanpa_identitas
from pengaduan.lapor.models import Kiriman
from pengaduan.pelapor.models import Kepuasan
from pengaduan.penanganan.actions import lengkapi_pengaduan, tambah_pesan

FOTO_WARGA_MAKS = 10


def pelapor_token(token: str) -> Pelapor | None:
    """An address that was changed since is not proved by the link to the old one."""
    try:
        pk, ciri = signing.loads(token, salt=GARAM_SUREL)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    pelapor = Pelapor.objects.select_related("pengaduan").filter(pk=pk).first()
    cocok = pelapor and pelapor.surel and pelapor.sidik_kontak == ciri
    return pelapor if cocok else None


@transaction.atomic
def pastikan_kontak(pelapor: Pelapor, *, pada: datetime) -> None:
    if pelapor.surel_dipastikan_pada is None:
        pelapor.pastikan_surel(pada=pada)
        pastikan_kotak(sidik_surel(str(pelapor.surel)), pada=pada)
        Jejak.objects.catat(pelapor.pengaduan, "pastikan_surel", saat=Saat(None, pada))


@transaction.atomic
def ubah_kontak(
    pengaduan: Pengaduan, *, surel: str, telepon: str, pada: datetime
) -> bool:
    """What is left empty stays; the old address hears of it. TindakanTerlarang."""
    pelapor = kunci_pelapor(pengaduan)
    lama, baru = str(pelapor.surel), {"surel": surel, "telepon": telepon}
    ubah = _ganti(pelapor, {k: isi for k, isi in baru.items() if isi.strip()})
    if not ubah:
        return False
    _catat(pengaduan, "ubah_kontak", Saat(None, pada), kolom=", ".join(ubah))
    if "surel" in ubah and lama:
        beri_tahu(
            [lama],
            templat=f"{PESAN}/surel_diganti.txt",
            konteks={"berkas": pengaduan},
            kunci=f"surel_diganti:{pengaduan.pk}:{pada:%Y%m%d%H%M%S%f}",
            pada=pada,
            tentang=pengaduan,
        )
    if "surel" in ubah:
        minta_pastikan_surel(pengaduan, pada=pada)
    return True


def _ganti(pelapor: Pelapor, isian: Mapping[str, str]) -> list[str]:
    # What was confirmed of an old contact is not confirmed any more.
    ubah = [n for n, isi in isian.items() if isi.strip() != getattr(pelapor, n)]
    for nama in ubah:
        setattr(pelapor, nama, isian[nama].strip())
    if "surel" in ubah:
        pelapor.surel_dipastikan_pada = None
    if "telepon" in ubah:
        pelapor.telepon_dipastikan_pada = pelapor.telepon_dipastikan_oleh = None
    if ubah:
        kontak = KontakPelapor(surel=str(pelapor.surel), telepon=str(pelapor.telepon))
        pelapor.sidik_kontak = sidik_kontak(kontak)
        pelapor.save()
    return ubah


@transaction.atomic
def kirim_kabar(
    pengaduan: Pengaduan,
    *,
    isi: str,
    foto: Sequence[BerkasPengaduan] = (),
    pada: datetime,
) -> None:
    """The answer, when he was asked. TindakanTerlarang: ended, too many photos."""
    kini = Pengaduan.objects.select_for_update(of=("self",)).get(pk=pengaduan.pk)
    if kini.status not in TERBUKA:
        raise TindakanTerlarang("Aduan ini sudah berakhir.")
    _tambah_foto(kini, foto, pada=pada)
    if kini.boleh(Pengaduan.Tindakan.LENGKAPI):
        lengkapi_pengaduan(kini, Saat(None, pada), isi=isi)
    else:
        tambah_pesan(kini, Saat(None, pada), isi=isi)


def _tambah_foto(
    pengaduan: Pengaduan, foto: Sequence[BerkasPengaduan], *, pada: datetime
) -> None:
    lama = pengaduan.berkas.filter(dari_petugas=False)
    ada = set(lama.values_list("sha256", flat=True))
    baru = {f.sha256: f for f in foto if f.sha256 not in ada}
    if baru and len(ada) + len(baru) > FOTO_WARGA_MAKS:
        raise TindakanTerlarang(
            f"Paling banyak {FOTO_WARGA_MAKS} foto untuk satu aduan."
        )
    simpan_berkas(pengaduan, baru.values(), Saat(None, pada))
    if baru:
        Jejak.objects.catat(pengaduan, "tambah_foto", saat=Saat(None, pada))


# On a reporter's identity: put right, limit, take consent back, erase.
# The trail names the fields that changed, never what stood or stands in them (UU 27/2022
# Pasal 30, 41-43). A complaint needs no identity, so one may be erased while it runs.

KOLOM = ("nama", "surel", "telepon")


@transaction.atomic
def perbaiki_data(
    pengaduan: Pengaduan, saat: Saat, *, isian: Mapping[str, str]
) -> list[str]:
    """The fields that changed. TindakanTerlarang for another field, or no identity."""
    pelapor = kunci_pelapor(pengaduan)
    if asing := set(isian) - set(KOLOM):
        raise TindakanTerlarang(f"Bukan data pelapor: {', '.join(sorted(asing))}.")
    if ubah := _ganti(pelapor, isian):
        _catat(pengaduan, "perbaiki_data", saat, kolom=", ".join(ubah))
    if "surel" in ubah:
        minta_pastikan_surel(pengaduan, pada=saat.pada)
    return ubah


@transaction.atomic
def tarik_izin(pengaduan: Pengaduan, saat: Saat) -> None:
    """What has not left does not leave with it (Pasal 9); nothing is called back."""
    pelapor = kunci_pelapor(pengaduan)
    if not pelapor.setuju_diteruskan:
        raise TindakanTerlarang(
            "Izin meneruskan nama dan kontak tidak pernah diberikan."
        )
    pelapor.setuju_diteruskan = False
    pelapor.save(update_fields=("setuju_diteruskan",))
    _kosongkan_kiriman(pengaduan)
    _catat(pengaduan, "tarik_izin", saat)


@transaction.atomic
def hapus_identitas(
    pengaduan: Pengaduan, saat: Saat[Petugas | None], *, alasan: str
) -> None:
    """All that names him, also what waits to be sent; ``oleh`` None: its day came."""
    sebab = wajib(alasan, "Tulis alasan menghapus identitas ini.")
    pelapor = kunci_pelapor(pengaduan)
    sampai = pelapor.simpan_sampai
    pesan = hapus_pesan(pengaduan, surel=str(pelapor.surel))
    pelapor.hapus_identitas(pada=saat.pada)
    _kosongkan_kiriman(pengaduan)
    Kepuasan.objects.lupakan_saran(pengaduan=pengaduan)
    milik(pengaduan).update(uraian="")
    Jejak.objects.catat(
        pengaduan,
        "hapus_identitas",
        saat=saat,
        catatan=sebab,
        sesudah={
            "keadaan": pengaduan.status,
            "diterima": str(pengaduan.tanggal_terima),
            "disimpan_sampai": str(sampai),
            "pesan": pesan,
        },
    )


def kunci_pelapor(pengaduan: Pengaduan) -> Pelapor:
    if pengaduan.pelapor_id is None:
        raise TindakanTerlarang("Aduan ini dikirim tanpa nama dan kontak.")
    pelapor = Pelapor.objects.select_for_update().get(pk=pengaduan.pelapor_id)
    if pelapor.dihapus_pada is not None:
        raise TindakanTerlarang("Nama dan kontak dalam aduan ini sudah dihapus.")
    pengaduan.pelapor = pelapor
    return pelapor


def _kosongkan_kiriman(pengaduan: Pengaduan) -> None:
    semua = Kiriman.objects.filter(
        penerusan__pengaduan=pengaduan, muatan__has_any_keys=list(IDENTITAS)
    ).exclude(status=Kiriman.Status.SEDANG)
    for kiriman in semua.select_for_update():
        kiriman.muatan = tanpa_identitas(kiriman.muatan)
        kiriman.save(update_fields=("muatan",))


def _catat(
    pengaduan: Pengaduan, tindakan: str, saat: Saat[Petugas | None], **sesudah: str
) -> None:
    Jejak.objects.catat(pengaduan, tindakan, saat=saat, sesudah=sesudah)


# What the reporter says of our work once it has ended (fitur 135)

BELUM = "Penilaian dapat diberikan setelah aduan berakhir."


def nilai_pengaduan(pengaduan: Pengaduan, *, pada: datetime, **isian: Any) -> Kepuasan:
    """Raises TindakanTerlarang while the complaint runs, and after the two weeks."""
    if pengaduan.status not in DINILAI:
        raise TindakanTerlarang(BELUM)
    hasil: Kepuasan = Kepuasan.objects.beri(pengaduan, isian=isian, pada=pada)
    return hasil
