"""Forgetting a person: everywhere, at once, on record (pemangku 8.3, PK-58)."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction
from pghistory.models import Event

from organisasi.alur.tindakan import TindakanTerlarang, wajib
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from organisasi.sandi import TeksTersandi
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Orang
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.pribadi.simpanan import SIMPANAN, Ciri, Penghapusan, Sisa

PALING_BANYAK = 200
# Columns too short for a sentence; and tables whose names are a record of their own.
SEPANJANG_KALIMAT = 100
BUKAN_CATATAN = (Event, Kehadiran, Orang)
SUDAH = "Data orang ini sudah dihapus."
TINDAKAN = "hapus_data"


def catatan_bernama(ciri: Ciri) -> list[Sisa]:
    """Notes in which the name stands, for a human: they are not changed by themselves."""
    hasil: list[Sisa] = []
    for nama in sorted(ciri.nama):
        pola = r"\y" + r"\W+".join(nama.split()) + r"\y"
        for model, kolom in _kolom_catatan():
            cocok = model._default_manager.filter(**{f"{kolom}__iregex": pola})
            # What is about a figure is emptied with the record itself.
            if model is Pemangku:
                cocok = cocok.exclude(pk__in=ciri.tokoh)
            hasil += [Sisa.tentang(satu, kolom) for satu in cocok[:PALING_BANYAK]]
        jejak = Jejak.objects.filter(
            objek_jenis__startswith="pemangku.", catatan__iregex=pola
        )
        hasil += [Sisa.tentang(satu, "catatan") for satu in jejak[:PALING_BANYAK]]
    return list(dict.fromkeys(hasil))


def _kolom_catatan() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_app_config("pemangku").get_models():
        if issubclass(model, BUKAN_CATATAN):
            continue
        for kolom in model._meta.concrete_fields:
            if _kalimat(kolom):
                yield model, kolom.name


def _kalimat(kolom: models.Field) -> bool:
    if not kolom.editable or kolom.choices or isinstance(kolom, TeksTersandi):
        return False
    if isinstance(kolom, models.TextField):
        return True
    panjang = kolom.max_length or 0
    return isinstance(kolom, models.CharField) and panjang >= SEPANJANG_KALIMAT


def orang_utuh(orang: Orang) -> list[Orang]:
    """The person with every row that was merged into him; the one that stayed first."""
    while orang.penerus is not None:
        orang = orang.penerus
    semua = [orang]
    for satu in semua:
        semua += satu.pendahulu.order_by("pk")
    return semua


@transaction.atomic
def hapus_orang(orang: Orang, saat: Saat[Petugas | None], *, alasan: str) -> list[Sisa]:
    """Forget the person; what is left for a human to read, as it stands in the trail too.

    Posts end, channels go and may not come back, consent keeps its words as hashes, the
    attendance its name where the setting says so. Raises TindakanTerlarang without a
    reason, and for one who is forgotten already.
    """
    alasan = wajib(alasan, "Tulis alasan menghapus data orang ini.")
    kunci = [satu.pk for satu in orang_utuh(orang)]
    list(Orang.objects.select_for_update().filter(pk__in=kunci).order_by("pk"))
    semua = orang_utuh(Orang.objects.get(pk=orang.pk))
    if semua[0].status == Orang.Status.DIHAPUS:
        raise TindakanTerlarang(SUDAH)
    ciri = Ciri.dari(semua)
    kerja = Penghapusan(semua, ciri, saat, alasan)
    kerja.sisa += catatan_bernama(ciri)
    for satu in reversed(SIMPANAN):
        if satu.lupakan:
            satu.lupakan(kerja)
    for satu_orang in semua:
        satu_orang.hapus(saat, alasan=alasan)
    sisa = list(dict.fromkeys(kerja.sisa))
    Jejak.objects.catat(
        semua[0],
        TINDAKAN,
        saat=saat,
        catatan=alasan,
        sesudah={**kerja.hitung, "dibaca": [list(satu) for satu in sisa]},
    )
    return sisa
