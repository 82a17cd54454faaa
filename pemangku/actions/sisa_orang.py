"""Where else a person may stand: sheets, registrations, notes (pemangku 8.3, PK-58)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from pghistory.models import Event

from organisasi.models import Jejak
from organisasi.sandi import TeksTersandi
from pemangku.actions.kanal import normalkan, sidik_kanal
from pemangku.actions.pendaftaran import KANAL as KANAL_PINTU, tarik_pendaftaran
from pemangku.models import (
    ImporBaris,
    Kanal,
    Kehadiran,
    Orang,
    Pemangku,
    PendaftaranMandiri,
)
from pemangku.nama import normal_orang

KOSONG = '{"sel": [], "rumus": []}'
DIHAPUS = "Data orang ini dihapus; baris tidak disimpan."
TETAP = "Orangnya sudah dihapus."
KANAL_LEMBAR = {"WhatsApp": Kanal.Jenis.WA, "Email": Kanal.Jenis.EMAIL}
SEKALI_BACA = 500
PALING_BANYAK = 200
# Columns too short for a sentence; and tables whose names are a record of their own.
SEPANJANG_KALIMAT = 100
BUKAN_CATATAN = (Event, Kehadiran, Orang)


class Sisa(NamedTuple):
    """What a human must read: in words, and the record it stands in."""

    teks: str
    jenis: str
    id: str

    @classmethod
    def tentang(cls, objek: models.Model, kolom: str) -> Sisa:
        """One column of a record, by its number or key; never by its text."""
        meta = objek._meta
        nomor = getattr(objek, "nomor", "") or objek.pk
        judul = getattr(meta.get_field(kolom), "verbose_name", kolom)
        return cls(
            f"{meta.verbose_name} {nomor}: {judul}", meta.label_lower, str(objek.pk)
        )


@dataclass(frozen=True, slots=True)
class Ciri:
    """By what a person is known in papers that hold no key: read before it is gone."""

    orang: frozenset[Any]
    nama: frozenset[str]
    sidik: frozenset[str]
    # Where he has or had a post; of these the records of figures, which are he himself.
    pemangku: frozenset[Any]
    tokoh: frozenset[Any]

    @classmethod
    def dari(cls, semua: Sequence[Orang]) -> Ciri:
        """Of the rows of one person."""
        di = Pemangku.objects.filter(jabatan__orang__in=semua)
        tokoh = _dengan_leburan(di.filter(bentuk=Pemangku.Bentuk.PERORANGAN))
        kanal = Kanal.objects.filter(Q(orang__in=semua) | Q(pemangku__in=tokoh))
        return cls(
            orang=frozenset(satu.pk for satu in semua),
            nama=frozenset(satu.nama_normal for satu in semua if satu.nama_normal),
            sidik=frozenset(kanal.order_by().values_list("sidik", flat=True)),
            pemangku=frozenset(di.values_list("pk", flat=True)),
            tokoh=tokoh,
        )

    def mengenai(self, nama: str, kanal: dict[str, str]) -> bool:
        """Whether a name with channels (kind -> what was typed) is this person's.

        A telephone may serve several: another name on it is another person.
        """
        if nama and normal_orang(nama) not in self.nama:
            return False
        return any(_sidik(jenis, isi) in self.sidik for jenis, isi in kanal.items())


def _dengan_leburan(tokoh: models.QuerySet[Pemangku]) -> frozenset[Any]:
    """Records of figures, with those that were merged into them."""
    semua: set[Any] = set()
    baru = set(tokoh.values_list("pk", flat=True))
    while baru:
        semua |= baru
        lebur = Pemangku.objects.filter(penerus__in=baru)
        baru = set(lebur.values_list("pk", flat=True)) - semua
    return frozenset(semua)


def _sidik(jenis: str, isi: str) -> str:
    try:
        normal, _ = normalkan(jenis, isi)
    except ValidationError:
        return ""
    return sidik_kanal(jenis, normal)


def kosongkan_impor(ciri: Ciri) -> int:
    """Empty the rows of sheets that name the person; of how many."""
    jumlah = 0
    semua = ImporBaris.objects.select_related("berkas").order_by("pk")
    for baris in semua.iterator(chunk_size=SEKALI_BACA):
        if not _di_baris(baris, ciri):
            continue
        kolom = {"sel": KOSONG, "perubahan": "", "terap": "", "kunci": ""}
        if baris.hasil in {ImporBaris.Hasil.DIBUAT, ImporBaris.Hasil.DIPERBARUI}:
            kolom |= {"hasil": ImporBaris.Hasil.DIPERTAHANKAN, "keterangan": TETAP}
        elif not baris.hasil:
            kolom["vonis"] = ImporBaris.Vonis.GALAT
            baris.galat = {"Nama Narahubung": [DIHAPUS]}
        ImporBaris.objects.filter(pk=baris.pk).update(**kolom, galat=baris.galat)
        jumlah += 1
    return jumlah


def _di_baris(baris: ImporBaris, ciri: Ciri) -> bool:
    """Linked to the person, or of his name at his body, or with his channel."""
    if baris.orang_id in ciri.orang:
        return True
    isi = baris.menurut_kolom
    nama = isi.get("Nama Narahubung", "")
    tempat = {baris.pemangku_id, baris.sasaran_id} & ciri.pemangku
    if tempat and normal_orang(nama) in ciri.nama:
        return True
    kanal = {str(j): isi.get(kolom, "") for kolom, j in KANAL_LEMBAR.items()}
    return ciri.mengenai(nama, kanal)


def kosongkan_pendaftaran(ciri: Ciri, *, pada: datetime) -> int:
    """Empty what the person wrote at doors; what still waits is withdrawn. How many."""
    milik = PendaftaranMandiri.objects.filter(orang__in=ciri.orang).exclude(isian="")
    jumlah = milik.update(isian="", sidik="")
    for daftar in PendaftaranMandiri.objects.menunggu().exclude(isian=""):
        isi = daftar.isi
        kanal = {str(j): isi.get(kolom, "") for kolom, j in KANAL_PINTU.items()}
        if ciri.mengenai(isi.get("nama", ""), kanal):
            tarik_pendaftaran(daftar, pada=pada)
            jumlah += 1
    return jumlah


def catatan_bernama(ciri: Ciri) -> list[Sisa]:
    """Notes in which the name stands, for a human: they are not changed by themselves."""
    hasil: list[Sisa] = []
    for pola in sorted(_pola(nama) for nama in ciri.nama):
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


def _pola(nama: str) -> str:
    r"""``asep sunandar`` as a pattern that forgives what stands between the words."""
    return r"\y" + r"\W+".join(nama.split()) + r"\y"


def _kolom_catatan() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of the service that people write sentences into."""
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


def pemakai_lain(ciri: Ciri) -> list[Sisa]:
    """Others with the same number: it is in the list of suppressed ones from now on."""
    lain = (
        Kanal.objects.samar()
        .filter(sidik__in=ciri.sidik)
        .exclude(orang__in=ciri.orang)
        .exclude(pemangku__in=ciri.tokoh)
        .select_related("orang", "pemangku")
    )
    return [_sama(satu.orang or satu.pemangku) for satu in lain]


def _sama(pemilik: Any) -> Sisa:
    meta = pemilik._meta
    return Sisa(
        f"{meta.verbose_name} {pemilik.nomor}: memakai nomor atau alamat yang sama",
        meta.label_lower,
        str(pemilik.pk),
    )
