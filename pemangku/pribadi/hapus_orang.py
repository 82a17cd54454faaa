"""Forgetting a person: everywhere, at once, on record (pemangku 8.3, PK-58)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pgtrigger
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from pghistory.models import Event

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import hapus_pesan
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.models import Jejak, Pengaturan, Petugas
from organisasi.pribadi.actions import milik
from organisasi.sandi import TeksTersandi, sidik
from pemangku.dasar import HAPUS, rutin
from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.inventaris.actions import KOLOM_TOKOH
from pemangku.inventaris.duplikat import CalonDuplikat, PenggabunganLog
from pemangku.inventaris.kanal import (
    Kanal,
    Larangan,
    cap_berkas,
    larang,
    lupakan_bukti,
    normalkan,
    sidik_kanal,
)
from pemangku.inventaris.models import Pemangku, Verifikasi
from pemangku.inventaris.nama import normal_orang
from pemangku.inventaris.orang import NAMA_DIHAPUS, Orang, Persetujuan
from pemangku.inventaris.pilihan import TindakanPemangku as T
from pemangku.inventaris.tautan import TautanPribadi
from pemangku.janji.models import PengingatKomitmen
from pemangku.janji.titipan import Titipan
from pemangku.kunjungan.kehadiran import Kehadiran, PendaftaranMandiri
from pemangku.kunjungan.minat import Minat
from pemangku.kunjungan.models import Kegiatan, Undangan
from pemangku.pribadi.models import UsulHapus, UsulPerubahan
from pemangku.ruang.pendaftaran import KANAL as KANAL_PINTU, tarik_pendaftaran
from pemangku.siaran.actions import tarik_kartu_kanal, tarik_semua_kartu
from pemangku.siaran.models import TERBUKA, PenerimaSiaran, VonisPenerima

# Where else a person may stand: sheets, registrations, notes

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
    return r"\y" + r"\W+".join(nama.split()) + r"\y"


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


# In what follows a visit: needs, proposals, reminders, personal links


def lepas_titipan(ciri: Ciri) -> list[Sisa]:
    """Needs lose their person, and the link he held; their words are for a human.

    Whose need it was must not be read from its older editions either.
    """
    milik = Titipan.objects.filter(orang__in=ciri.orang)
    sisa = [
        Sisa.tentang(satu, kolom)
        for satu in milik.order_by("rujukan")
        for kolom in ("isi", "jawaban")
        if getattr(satu, kolom)
    ]
    milik.update(orang=None, sidik_kode="")
    riwayat: Any = Titipan.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    with pgtrigger.ignore(f"{riwayat._meta.label}:append_only"):
        riwayat.objects.filter(orang__in=ciri.orang).update(orang=None)
    return sisa


def usul_bernama(ciri: Ciri) -> list[Sisa]:
    """Waiting proposals of others in which the name stands; encrypted, so read one by one."""
    pola = [
        re.compile(
            r"\b" + r"\W+".join(map(re.escape, nama.split())) + r"\b", re.IGNORECASE
        )
        for nama in sorted(ciri.nama)
    ]
    lain = UsulPerubahan.objects.menunggu().exclude(_usul_milik(ciri))
    return [
        Sisa.tentang(satu, "isian")
        for satu in lain
        if any(p.search(isi) for p in pola for isi in satu.isi.values())
    ]


def hapus_usul(ciri: Ciri) -> int:
    jumlah, _ = UsulPerubahan.objects.filter(_usul_milik(ciri)).delete()
    return jumlah


def _usul_milik(ciri: Ciri) -> Q:
    return Q(orang__in=ciri.orang) | Q(pemangku__in=ciri.tokoh)


def tarik_pengingat(ciri: Ciri, *, pada: datetime) -> None:
    milik = Q(orang__in=ciri.orang) | Q(orang=None, komitmen__pemangku__in=ciri.tokoh)
    for kartu in PengingatKomitmen.objects.filter(milik):
        if kartu.keadaan in TERBUKA:
            kartu.tutup(
                PengingatKomitmen.Keadaan.DITARIK,
                pada=pada,
                sebab=str(VonisPenerima.LARANGAN.label),
            )
        hapus_pesan(kartu)


def buang_sk(tokoh: Collection[Any]) -> None:
    """Delete the files of a figure's SK after the commit, older editions' too."""
    riwayat: Any = Pemangku.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    nama = {
        *Pemangku.objects.filter(pk__in=tokoh).values_list("sk_berkas", flat=True),
        *riwayat.objects.filter(pgh_obj__in=tokoh).values_list("sk_berkas", flat=True),
    }
    buang_berkas(nama)


def akhiri_tautan(semua: Sequence[Orang], ciri: Ciri) -> None:
    """Every link the person may hold opens nothing any more.

    A link for passing on names nobody: those of the figure's pledges go, and of the
    pledges he was reminded of; the body gets a new one with its next reminder.
    """
    TautanPribadi.objects.filter(
        Q(orang__in=semua)
        | Q(pendaftaran__orang__in=semua)
        | Q(penerima__orang__in=semua)
        | Q(penerima__orang=None, penerima__pemangku__in=ciri.tokoh)
        | Q(pemangku__in=ciri.tokoh)
        | Q(komitmen__pemangku__in=ciri.tokoh)
        | Q(komitmen__pengingat__orang__in=semua)
    ).delete()


# The act: name and channels gone everywhere, at once, on record

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
