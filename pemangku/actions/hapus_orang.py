"""Forgetting a person: name and channels gone everywhere, at once, on record (8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pgtrigger
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import hapus_pesan
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.models import Jejak, Pengaturan, Petugas
from organisasi.pribadi.actions import milik
from organisasi.sandi import sidik
from pemangku.actions.larangan import cap_berkas, larang, lupakan_bukti
from pemangku.actions.lepas_orang import (
    akhiri_tautan,
    buang_sk,
    hapus_usul,
    lepas_titipan,
    tarik_pengingat,
    usul_bernama,
)
from pemangku.actions.pemangku import KOLOM_TOKOH
from pemangku.actions.sisa_orang import (
    Ciri,
    Sisa,
    catatan_bernama,
    kosongkan_impor,
    kosongkan_pendaftaran,
    pemakai_lain,
)
from pemangku.actions.tarik_kartu import tarik_kartu_kanal, tarik_semua_kartu
from pemangku.models import (
    CalonDuplikat,
    ImporBerkas,
    Kanal,
    Kegiatan,
    Kehadiran,
    Larangan,
    Minat,
    Orang,
    Pemangku,
    PenerimaSiaran,
    PenggabunganLog,
    Persetujuan,
    Undangan,
    UsulHapus,
    Verifikasi,
)
from pemangku.models.dasar import HAPUS, rutin
from pemangku.models.orang import NAMA_DIHAPUS
from pemangku.models.pilihan import TindakanPemangku as T

SUDAH = "Data orang ini sudah dihapus."
TINDAKAN = "hapus_data"
ALASAN_LARANGAN = "Pemiliknya dihapus dari daftar pemangku."
BELUM_SELESAI = (Kegiatan.Status.RENCANA, Kegiatan.Status.BERLANGSUNG)
SEHARI = timedelta(days=1)


def orang_utuh(orang: Orang) -> list[Orang]:
    """The person with every row that was merged into him; the one that stayed first."""
    while orang.penerus is not None:
        orang = orang.penerus
    semua = [orang]
    for satu in semua:
        semua += satu.pendahulu.order_by("pk")
    return semua


@transaction.atomic
def hapus_orang(
    orang: Orang, *, oleh: Petugas | None, pada: datetime, alasan: str
) -> list[Sisa]:
    """Forget the person; what is left for a human to read, as it stands in the trail too.

    Posts end, channels go and may not come back, consent keeps its words as hashes, the
    attendance its name where the setting says so. Raises TindakanTerlarang without a
    reason, and for one who is forgotten already.
    """
    if not alasan.strip():
        raise TindakanTerlarang("Tulis alasan menghapus data orang ini.")
    kunci = [satu.pk for satu in orang_utuh(orang)]
    list(Orang.objects.select_for_update().filter(pk__in=kunci).order_by("pk"))
    semua = orang_utuh(Orang.objects.get(pk=orang.pk))
    if semua[0].status == Orang.Status.DIHAPUS:
        raise TindakanTerlarang(SUDAH)
    ciri = Ciri.dari(semua)
    sisa = [*catatan_bernama(ciri), *usul_bernama(ciri), *pemakai_lain(ciri)]
    sisa = list(dict.fromkeys([*sisa, *lepas_titipan(ciri)]))
    # Before the channels go: mail is found by its card.
    tarik_pengingat(ciri, pada=pada)
    hitung: dict[str, Any] = {
        "kanal": _hapus_kanal(semua, ciri, pada=pada),
        "impor": kosongkan_impor(ciri),
        "pendaftaran": kosongkan_pendaftaran(ciri, pada=pada),
        "usul": hapus_usul(ciri),
    }
    sisa += _ringkas_persetujuan(semua)
    _lupakan_hadir(semua)
    _akhiri_jabatan(semua, pada)
    _lupakan_tokoh(ciri, oleh=oleh, pada=pada, alasan=alasan)
    akhiri_tautan(semua, ciri)
    _lepas_rujukan(semua, pada)
    for satu in semua:
        milik(satu).update(uraian="")
        satu.hapus(oleh=oleh, pada=pada, alasan=alasan.strip())
    Jejak.objects.catat(
        semua[0],
        TINDAKAN,
        oleh=oleh,
        pada=pada,
        catatan=alasan.strip(),
        sesudah={**hitung, "dibaca": [list(satu) for satu in sisa]},
    )
    return sisa


def _hapus_kanal(semua: Sequence[Orang], ciri: Ciri, *, pada: datetime) -> int:
    """Cards and mail first, for they need the channel; then nobody may use it again."""
    tarik_semua_kartu(semua, pada=pada)
    kanal = Kanal.objects.samar().filter(
        Q(orang__in=semua) | Q(pemangku__in=ciri.tokoh)
    )
    # Everybody who suppresses several locks them in one order.
    for satu in kanal.order_by("sidik", "jenis"):
        tarik_kartu_kanal(satu.sidik, pada=pada)
        larang(
            jenis=satu.jenis,
            sidik=satu.sidik,
            lingkup=Larangan.Lingkup.SEMUA,
            pada=pada,
            alasan=ALASAN_LARANGAN,
        )
    lupakan_bukti(ciri.sidik)
    dikirimi = Q(orang__in=semua) | Q(orang=None, pemangku__in=ciri.tokoh)
    for penerima in PenerimaSiaran.objects.filter(dikirimi):
        hapus_pesan(penerima)
    jumlah = len(kanal)
    kanal.delete()
    return jumlah


def _ringkas_persetujuan(semua: Sequence[Orang]) -> list[Sisa]:
    """Words of consent stay without proof and remark: a hash tells a paper apart."""
    sisa: list[Sisa] = []
    baris = Persetujuan.objects.filter(orang__in=semua)
    berisi = list(baris.exclude(bukti="", keterangan=""))
    with rutin(HAPUS):
        for satu in berisi:
            Persetujuan.objects.filter(pk=satu.pk).update(
                bukti="", keterangan="", sidik_bukti=_cap(satu)
            )
    for nama in sorted({str(satu.bukti.name) for satu in berisi if satu.bukti}):
        sisa += _buang_bukti(nama)
    return sisa


def _cap(baris: Persetujuan) -> str:
    """The proof as a hash; of a remark, or of a file that is gone, by our own key."""
    if not baris.bukti:
        return sidik(f"persetujuan:{baris.keterangan}")
    return cap_berkas(baris.bukti)


def _buang_bukti(nama: str) -> list[Sisa]:
    """Delete the file after the commit, unless somebody else's consent stands on it."""
    impor = ImporBerkas.objects.filter(bukti=nama).first()
    if impor is not None:
        return [Sisa.tentang(impor, "bukti")]
    if Persetujuan.objects.filter(bukti=nama).exists():
        return [Sisa(f"pindaian persetujuan bersama: {nama}", "", "")]
    buang_berkas([nama])
    return []


def _lupakan_hadir(semua: Sequence[Orang]) -> None:
    """The list of the day is an archive; the setting says whether with names."""
    if Pengaturan.objects.kini().simpan_nama_hadir:
        return
    Kehadiran.objects.filter(orang__in=semua).update(
        nama_snapshot=NAMA_DIHAPUS,
        jabatan_snapshot="",
        lembaga_snapshot="",
        kelurahan=None,
    )


def _akhiri_jabatan(semua: Sequence[Orang], pada: datetime) -> None:
    """Posts end the day before, so that today nobody stands there any more."""
    kemarin = timezone.localdate(pada) - SEHARI
    for orang in semua:
        for jabatan in orang.jabatan.filter(
            Q(selesai=None) | Q(selesai__gt=kemarin)
        ).order_by("pk"):
            jabatan.selesai = max(kemarin, jabatan.mulai)
            jabatan.save(update_fields=("selesai", "diubah_pada"))


def _lupakan_tokoh(
    ciri: Ciri, *, oleh: Petugas | None, pada: datetime, alasan: str
) -> None:
    """A figure's record is about the person as well, and so are its older editions."""
    buang_sk(ciri.tokoh)
    for tokoh in Pemangku.objects.filter(pk__in=ciri.tokoh):
        for tindakan in (T.NONAKTIFKAN, T.TOLAK):
            if tokoh.boleh(tindakan):
                tokoh.undurkan(tindakan, oleh=oleh, pada=pada, alasan=alasan)
        Pemangku.objects.filter(pk=tokoh.pk).update(**KOLOM_TOKOH)
    riwayat: Any = Pemangku.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    with pgtrigger.ignore(f"{riwayat._meta.label}:append_only"):
        riwayat.objects.filter(pgh_obj__in=ciri.tokoh).update(**KOLOM_TOKOH)
    with rutin(HAPUS):
        Verifikasi.objects.filter(pemangku__in=ciri.tokoh).update(catatan="")
        Minat.objects.filter(pemangku__in=ciri.tokoh).update(uraian="")
    tokoh_lebur = Q(pemangku__in=ciri.tokoh) | Q(pemangku_lebur__in=ciri.tokoh)
    PenggabunganLog.objects.filter(tokoh_lebur).update(
        snapshot_kekal={}, snapshot_lebur={}
    )
    CalonDuplikat.objects.filter(Q(a__in=ciri.tokoh) | Q(b__in=ciri.tokoh)).delete()


def _lepas_rujukan(semua: Sequence[Orang], pada: datetime) -> None:
    """Merges are not undone, a proposal has no object.

    An invitation to what has not ended is its body's again: somebody else will come.
    """
    Undangan.objects.filter(orang__in=semua, kegiatan__status__in=BELUM_SELESAI).update(
        orang=None
    )
    PenggabunganLog.objects.filter(
        Q(orang__in=semua) | Q(orang_lebur__in=semua)
    ).update(snapshot_kekal={})
    for usul in UsulHapus.objects.terbuka().filter(orang__in=semua):
        usul.gugurkan(pada=pada)
