"""Whom and which numbers nobody needs any more (PK-58, pemangku 4.3)."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from organisasi.alur.tindakan import pastikan, wajib
from organisasi.bahasa import tanggal_pendek
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Pengaturan
from pemangku.inventaris.kanal import Kanal, KanalQuerySet, Larangan, hapus_kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Orang, OrangQuerySet, Persetujuan
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.pribadi.hak_orang import ORANG
from pemangku.pribadi.simpanan import SIMPANAN

# Persons: proposed once a month, decided by the officer of data (PK-58)

DIPERLUKAN = (
    "Orang ini kembali punya jabatan, persetujuan, atau kehadiran; datanya "
    "tidak dihapus."
)


def batas_retensi(hari: date) -> date:
    bulan = Pengaturan.objects.kini().retensi_orang_bulan
    tahun, sisa = divmod(hari.year * 12 + hari.month - 1 - bulan, 12)
    return date(tahun, sisa + 1, min(hari.day, 28))


def tak_diperlukan(hari: date) -> OrangQuerySet:
    return Orang.objects.filter(syarat_tak_diperlukan(hari))


def syarat_tak_diperlukan(hari: date) -> Q:
    """Persons without post, consent in force and attendance since the limit.

    Who was taken down after it is not old enough, who was kept since is asked about
    again after as many months, and what is asked for comes first.
    """
    batas, milik = batas_retensi(hari), {"orang": OuterRef("pk")}
    perlu = (~Exists(s.perlu(batas).filter(**milik)) for s in SIMPANAN if s.perlu)
    lama = Q(dipertahankan_pada=None) | Q(dipertahankan_pada__date__lt=batas)
    aktif = Q(status=Orang.Status.AKTIF)
    return Q(aktif, lama, *perlu, dibuat_pada__date__lt=batas)


def usul_retensi(*, pada: datetime) -> int:
    """Tell the officer of data of whom nobody needs; erases nothing. How many they are."""
    hari = timezone.localdate(pada)
    if jumlah := tak_diperlukan(hari).count():
        beri_tahu(
            surel_petugas(pada, peran=(Peran.PDP,)),
            templat="pemangku/pribadi/pesan/usul_retensi.txt",
            konteks={"jumlah": jumlah},
            kunci=f"usul_retensi:{hari:%Y-%m}",
            pada=pada,
            tentang=None,
        )
    return jumlah


def halangan_hapus(orang: Orang, hari: date) -> str:
    if halangan := orang.halangan_status(Orang.Tindakan.HAPUS):
        return halangan
    return "" if tak_diperlukan(hari).filter(pk=orang.pk).exists() else DIPERLUKAN


@transaction.atomic
def hapus_tak_diperlukan(orang: Orang, saat: Saat) -> None:
    """Forget the person; raises TindakanTerlarang when he is needed again."""
    hari = timezone.localdate(saat.pada)
    Orang.objects.select_for_update().get(pk=orang.pk)
    pastikan(halangan_hapus(orang, hari))
    batas = tanggal_pendek(batas_retensi(hari))
    ORANG.hapus(orang, saat, alasan=f"Masa simpan: tidak diperlukan sejak {batas}.")


def pertahankan_orang(orang: Orang, saat: Saat, *, alasan: str) -> None:
    catatan = wajib(alasan, "Tulis mengapa data orang ini tetap disimpan.")
    orang.lakukan(
        Orang.Tindakan.PERTAHANKAN, saat, catatan=catatan, dipertahankan_pada=saat.pada
    )


# Personal numbers: kept beyond the visit with consent only (pemangku 4.3)

TANPA_SETUJU = "Kontak pribadi tanpa persetujuan: masa simpannya habis."


def kontak_habis(batas: datetime) -> KanalQuerySet:
    """Personal channels of persons who consent to nothing, quiet since ``batas``.

    The days run from the end of the last visit, from when the channel was taken down or
    imported, from the last word on consent, or from when its suppression was lifted,
    whichever is latest: what was withdrawn by mistake, or by a merge, can still be asked
    about. What stands under a suppression is left as it is.

    So are personal channels that stand with a body, or with a figure instead of his
    person: nobody can consent to their use there.
    """
    orang, sidik = {"orang": OuterRef("orang")}, OuterRef("sidik")
    setuju = Persetujuan.objects.berlaku(*Persetujuan.Tujuan.values)
    kata = Persetujuan.objects.filter(**orang, pada__gte=batas)
    hadir = Kehadiran.objects.exclude(status=Kehadiran.Status.DITOLAK)
    cabut = Larangan.objects.filter(sidik=sidik, dicabut_pada__gte=batas)
    tokoh = Q(pemangku__nama_resmi="")
    return Kanal.objects.filter(
        ~Exists(setuju.filter(**orang)),
        ~Exists(kata),
        ~Exists(hadir.filter(**orang, kegiatan__selesai__gte=batas)),
        ~Exists(Larangan.objects.berlaku().filter(sidik=sidik)),
        ~Exists(cabut),
        Q(orang=None) | Q(orang__status=Orang.Status.AKTIF),
        Q(sifat=Kanal.Sifat.PRIBADI) | tokoh,
        dibuat_pada__lt=batas,
    ).exclude(keadaan=Kanal.Keadaan.DILARANG)


def hapus_kontak_habis(*, pada: datetime) -> int:
    """Forget them, an owner at a time, each with a line in the trail; how many."""
    hari = Pengaturan.objects.kini().kontak_tanpa_setuju_hari
    habis = kontak_habis(pada - timedelta(days=hari))
    return sum(
        _hapus_milik(model, kunci, habis, pada=pada)
        for model in (Orang, Pemangku)
        for kunci in _pemilik(model, habis)
    )


def _pemilik(model: type[Orang | Pemangku], habis: KanalQuerySet) -> list[UUID]:
    semua = model._default_manager.filter(kanal__in=habis).order_by("pk").distinct()
    return list(semua.values_list("pk", flat=True))


@transaction.atomic
def _hapus_milik(
    model: type[Orang | Pemangku], kunci: UUID, habis: KanalQuerySet, *, pada: datetime
) -> int:
    """Of one owner, who is locked: a consent recorded meanwhile is seen."""
    model._default_manager.select_for_update().get(pk=kunci)
    kolom = "orang" if model is Orang else "pemangku"
    milik = habis.samar().filter(**{kolom: kunci})
    semua = list(milik.select_related("orang", "pemangku"))
    for kanal in semua:
        hapus_kanal(kanal, Saat(None, pada), alasan=TANPA_SETUJU)
    return len(semua)
