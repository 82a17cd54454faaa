"""Acts of the reporter on his own case: his contact, his confirmation, his photos."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core import signing
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu, pastikan_kotak
from organisasi.models import Jejak
from organisasi.sandi import sidik_surel
from pengaduan.actions.kabar import GARAM_SUREL, PESAN, minta_pastikan_surel
from pengaduan.actions.masuk import sidik_kontak
from pengaduan.actions.penanganan import tambah_pesan
from pengaduan.actions.verifikasi import lengkapi_pengaduan
from pengaduan.berkas_masuk import simpan_berkas
from pengaduan.laporan_masuk import KontakPelapor
from pengaduan.models import TERBUKA, BerkasPengaduan, Pelapor, Pengaduan

FOTO_WARGA_MAKS = 10


def pelapor_token(token: str) -> Pelapor | None:
    """Whose address the link in a mail proves; None for one that is not ours or old.

    An address that was changed since is not proved by the link to the old one.
    """
    try:
        pk, ciri = signing.loads(token, salt=GARAM_SUREL)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    pelapor = Pelapor.objects.select_related("pengaduan").filter(pk=pk).first()
    cocok = pelapor and pelapor.surel and pelapor.sidik_kontak == ciri
    return pelapor if cocok else None


@transaction.atomic
def pastikan_kontak(pelapor: Pelapor, *, pada: datetime) -> None:
    """The button behind the link was pressed; the first time counts."""
    if pelapor.surel_dipastikan_pada is None:
        pelapor.pastikan_surel(pada=pada)
        pastikan_kotak(sidik_surel(str(pelapor.surel)), pada=pada)
        Jejak.objects.catat(pelapor.pengaduan, "pastikan_surel", oleh=None, pada=pada)


@transaction.atomic
def ubah_kontak(
    pengaduan: Pengaduan, *, surel: str, telepon: str, pada: datetime
) -> bool:
    """Another address or number, at once; whether anything changed.

    What is left empty stays. A new address must be confirmed again, and the old one gets
    a last message, so that nobody changes it unnoticed. TindakanTerlarang when the
    reporter left none or it was erased.
    """
    if pengaduan.pelapor_id is None:
        raise TindakanTerlarang("Aduan ini dikirim tanpa nama dan kontak.")
    pelapor = Pelapor.objects.select_for_update().get(pk=pengaduan.pelapor_id)
    if pelapor.dihapus_pada is not None:
        raise TindakanTerlarang("Nama dan kontak dalam aduan ini sudah dihapus.")
    lama, ubah = str(pelapor.surel), _terapkan(pelapor, surel, telepon)
    if not ubah:
        return False
    kontak = KontakPelapor(surel=str(pelapor.surel), telepon=str(pelapor.telepon))
    pelapor.sidik_kontak = sidik_kontak(kontak)
    pelapor.save()
    pengaduan.pelapor = pelapor
    Jejak.objects.catat(
        pengaduan,
        "ubah_kontak",
        oleh=None,
        pada=pada,
        sesudah={"kolom": ", ".join(ubah)},
    )
    if "surel" in ubah:
        _kabari_surel_lama(pengaduan, lama, pada)
        minta_pastikan_surel(pengaduan, pada=pada)
    return True


def _terapkan(pelapor: Pelapor, surel: str, telepon: str) -> list[str]:
    """Set what is new; what was confirmed of the old is not confirmed any more."""
    ubah = []
    if surel.strip() and surel.strip() != pelapor.surel:
        pelapor.surel, pelapor.surel_dipastikan_pada = surel.strip(), None
        ubah.append("surel")
    if telepon.strip() and telepon.strip() != pelapor.telepon:
        pelapor.telepon = telepon.strip()
        pelapor.telepon_dipastikan_pada = pelapor.telepon_dipastikan_oleh = None
        ubah.append("telepon")
    return ubah


def _kabari_surel_lama(pengaduan: Pengaduan, lama: str, pada: datetime) -> None:
    if lama:
        beri_tahu(
            [lama],
            templat=f"{PESAN}/surel_diganti.txt",
            konteks={"berkas": pengaduan},
            kunci=f"surel_diganti:{pengaduan.pk}:{pada:%Y%m%d%H%M%S%f}",
            pada=pada,
            tentang=pengaduan,
        )


@transaction.atomic
def kirim_kabar(
    pengaduan: Pengaduan,
    *,
    isi: str,
    foto: Sequence[BerkasPengaduan] = (),
    pada: datetime,
) -> None:
    """News from the reporter, with photos; the answer when he was asked.

    Raises TindakanTerlarang when the case has ended, or with too many photos.
    """
    kini = Pengaduan.objects.select_for_update(of=("self",)).get(pk=pengaduan.pk)
    if kini.status not in TERBUKA:
        raise TindakanTerlarang("Aduan ini sudah berakhir.")
    _tambah_foto(kini, foto, pada=pada)
    if kini.boleh(Pengaduan.Tindakan.LENGKAPI):
        lengkapi_pengaduan(kini, isi=isi, pada=pada)
    else:
        tambah_pesan(kini, isi=isi, pada=pada)


def _tambah_foto(
    pengaduan: Pengaduan, foto: Sequence[BerkasPengaduan], *, pada: datetime
) -> None:
    """Photos it does not have yet; counted before the first is written."""
    lama = pengaduan.berkas.filter(dari_petugas=False)
    ada = set(lama.values_list("sha256", flat=True))
    baru = {f.sha256: f for f in foto if f.sha256 not in ada}
    if baru and len(ada) + len(baru) > FOTO_WARGA_MAKS:
        raise TindakanTerlarang(
            f"Paling banyak {FOTO_WARGA_MAKS} foto untuk satu aduan."
        )
    simpan_berkas(pengaduan, baru.values(), pada=pada)
    if baru:
        Jejak.objects.catat(pengaduan, "tambah_foto", oleh=None, pada=pada)
