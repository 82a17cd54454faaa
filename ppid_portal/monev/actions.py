"""Acts on a questionnaire: answer, add, take away and check evidence, begin a new year."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from informasi.katalog.pemeriksaan import CUKUP_UNTUK_RAGU, JaringanMati, selalu
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Jejak
from ppid_portal.monev.models import BuktiDukung, IndikatorMonev, Kuesioner, Pertanyaan

J = BuktiDukung.Jenis
TERLAMBAT = (
    "Jawaban ini baru saja diubah orang lain. Salin tulisan Anda, lalu muat ulang "
    "halaman."
)


@transaction.atomic
def jawab(
    pertanyaan: Pertanyaan, saat: Saat, *, jawaban: str, edisi: int
) -> Pertanyaan:
    """Write the answer; TindakanTerlarang when a colleague wrote since ``edisi``."""
    semua = Pertanyaan.objects.filter(pk=pertanyaan.pk, edisi=edisi)
    if not semua.update(jawaban=jawaban, edisi=F("edisi") + 1, diubah_pada=saat.pada):
        raise TindakanTerlarang(TERLAMBAT)
    Jejak.objects.catat(pertanyaan, "jawab", saat=saat)
    return pertanyaan


def tambah_tautan(
    pertanyaan: Pertanyaan, saat: Saat, *, keterangan: str, tautan: str
) -> Pertanyaan:
    bukti = BuktiDukung(jenis=J.TAUTAN, keterangan=keterangan, tautan=tautan)
    return _tambah(pertanyaan, bukti, saat, "Tautan ini", tautan=tautan)


def tambah_berkas(
    pertanyaan: Pertanyaan, saat: Saat, *, keterangan: str, berkas: Unggahan
) -> Pertanyaan:
    bukti = BuktiDukung(jenis=J.BERKAS, keterangan=keterangan, sha256=berkas.sha256)
    nama, sidik = "Berkas yang sama", berkas.sha256
    return _tambah(pertanyaan, bukti, saat, nama, berkas, sha256=sidik)


def tambah_kertas(
    pertanyaan: Pertanyaan, saat: Saat, *, kertas: str, kode: str
) -> Pertanyaan:
    """What the portal makes itself, as it stands when the PDF is printed."""
    label = ": ".join(filter(None, (BuktiDukung.Kertas(kertas).label, kode)))
    bukti = BuktiDukung(jenis=J.KERTAS, kertas=kertas, kode=kode, keterangan=label)
    return _tambah(pertanyaan, bukti, saat, "Bukti ini", kertas=kertas, kode=kode)


@transaction.atomic
def _tambah(
    pertanyaan: Pertanyaan,
    bukti: BuktiDukung,
    saat: Saat,
    nama: str,
    berkas: Unggahan | None = None,
    **sama: str,
) -> Pertanyaan:
    """TindakanTerlarang when there is evidence of the ``sama`` already."""
    Pertanyaan.objects.select_for_update(no_key=True).get(pk=pertanyaan.pk)
    if pertanyaan.bukti.filter(**sama).exists():
        raise TindakanTerlarang(f"{nama} sudah ada pada pertanyaan ini.")
    bukti.pertanyaan, bukti.dibuat_oleh = pertanyaan, saat.oleh
    if berkas is not None:
        bukti.berkas.save(f"bukti.{berkas.jenis}", berkas.isi, save=False)
    bukti.save()
    tindakan = f"tambah_{bukti.jenis}"
    Jejak.objects.catat(pertanyaan, tindakan, saat=saat, catatan=bukti.keterangan)
    return pertanyaan


@transaction.atomic
def hapus_bukti(
    pertanyaan: Pertanyaan, saat: Saat, *, bukti: BuktiDukung
) -> Pertanyaan:
    """Take one away, with its file; TindakanTerlarang when it has gone already."""
    nama, keterangan = bukti.berkas.name, bukti.keterangan
    Pertanyaan.objects.select_for_update(no_key=True).get(pk=pertanyaan.pk)
    if not pertanyaan.bukti.filter(pk=bukti.pk).delete()[0]:
        raise TindakanTerlarang("Bukti ini sudah dihapus.")
    buang_berkas([nama])
    Jejak.objects.catat(pertanyaan, "hapus_bukti", saat=saat, catatan=keterangan)
    return pertanyaan


@transaction.atomic
def salin_kuesioner(kuesioner: Kuesioner, saat: Saat, *, tahun: int) -> Kuesioner:
    """Questions, weights and who answers, for another year; no answers, no evidence.

    Raises TindakanTerlarang when that year has its questionnaire.
    """
    baru, dibuat = Kuesioner.objects.get_or_create(
        tahun=tahun,
        defaults={
            "sumber": f"Disalin dari {kuesioner}; sesuaikan dengan kuesioner resmi {tahun}.",
            **{nama: getattr(kuesioner, nama) for nama in IndikatorMonev.values},
        },
    )
    if not dibuat:
        raise TindakanTerlarang(f"Kuesioner tahun {tahun} sudah ada.")
    Pertanyaan.objects.bulk_create(
        Pertanyaan(
            kuesioner=baru,
            indikator=satu.indikator,
            nomor=satu.nomor,
            teks=satu.teks,
            bobot=satu.bobot,
            penanggung_jawab_id=satu.penanggung_jawab_id,
        )
        for satu in kuesioner.pertanyaan.all()
    )
    Jejak.objects.catat(baru, "salin", saat=saat, catatan=str(kuesioner))
    return baru


# The nightly look at the links of the evidence; the same safe door as the catalogue's.

Lanjut = Callable[[], bool]


def periksa_bukti(*, pada: datetime, hari_ini: date, lanjut: Lanjut = selalu) -> int:
    """Look at every link of the evidence; how many do not open.

    ``lanjut`` is asked before each; once it says no the run changes nothing. Raises
    JaringanMati when not one answers.
    """
    from informasi.katalog import tautan  # noqa: PLC0415 -- brings requests

    semua = BuktiDukung.objects.exclude(tautan="")
    alamat = list(semua.order_by("tautan").values_list("tautan", flat=True).distinct())
    hasil: dict[str, str] = {}
    dijawab = 0
    with tautan.sesi() as lewat:
        for satu in alamat:
            if not lanjut():
                return 0
            jawaban = tautan.periksa(satu, lewat=lewat)
            dijawab += jawaban.dijawab
            hasil[satu] = jawaban.alasan
    if len(alamat) >= CUKUP_UNTUK_RAGU and not dijawab:
        raise JaringanMati("Tidak satu pun tautan terjangkau; jaringan server mati?")
    _catat_periksa(hasil, pada=pada, hari_ini=hari_ini)
    return sum(map(bool, hasil.values()))


@transaction.atomic
def _catat_periksa(hasil: dict[str, str], *, pada: datetime, hari_ini: date) -> None:
    for alamat, alasan in hasil.items():
        sejak = Coalesce("gagal_sejak", Value(hari_ini)) if alasan else None
        BuktiDukung.objects.filter(tautan=alamat).update(
            diperiksa_pada=pada, masalah=alasan, gagal_sejak=sejak
        )
