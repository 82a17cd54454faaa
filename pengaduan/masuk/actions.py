"""A complaint comes in: number, secret, clock and receipt in one act.

An emergency never gets this far by itself: what may be one is refused with MungkinDarurat
until the person, shown the call page, says that it is none.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import kunci_formulir, pastikan
from organisasi.berlangkah.models import Draf
from organisasi.kantor.direktori import Soal, ppid_utama
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, NomorUrut, Petugas
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.sandi import kode_rahasia, sidik
from organisasi.waktu.tenggat import hitung_tenggat, salah_tanggal
from pengaduan.aduan.berkas import BerkasPengaduan, simpan_berkas
from pengaduan.aduan.kabar import kabari_petugas, minta_pastikan_surel
from pengaduan.aduan.laporan_masuk import (
    prioritas_menurut_aturan,
    sidik_kontak,
    tanda_isi,
    tanda_kerap,
)
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import KelasPengaduan
from pengaduan.aduan.waktu import VERIFIKASI, simpan_sampai
from pengaduan.darurat.pengenal import Putusan, periksa
from pengaduan.masuk.models import (
    APA,
    IsianAduan,
    aduan_dari,
    kontak_dari,
    pilihan_rahasia,
)

RUANG_KUNCI = "pengaduan_masuk"
REGISTER = "pengaduan"
# The same words from the same contact within this time are marked as alike.
KEMBAR, DIBACA = timedelta(hours=24), 100
TUNJUKKAN_KODE = "tunjukkan_kode"


class MungkinDarurat(Exception):
    """The words may be an emergency: nothing was saved, 112 comes first."""

    def __init__(self, putusan: Putusan) -> None:
        super().__init__("Ini mungkin darurat. Telepon 112 sekarang.")
        self.putusan = putusan


class MungkinSerupa(Exception):
    """The same contact said the same a short while ago: nothing was saved, look first."""

    def __init__(self, pengaduan: Pengaduan) -> None:
        super().__init__(f"Mungkin sudah dicatat sebagai {pengaduan.nomor}.")
        self.pengaduan = pengaduan


@transaction.atomic
def ajukan_pengaduan(
    aduan: Pengaduan,
    pelapor: Pelapor,
    saat: Saat[Petugas | None],
    *,
    rahasia: bool | None = None,
    berkas: Sequence[BerkasPengaduan] = (),
    tanya_serupa: bool = False,
) -> Pengaduan:
    """Enter a complaint as its door has filled it; returns it with its number and secret.

    ``pelapor`` and ``berkas`` are unsaved, too; who left nothing leaves no row. ``rahasia``
    is the reporter's own yes or no. None: he was not asked, or he did not know that this
    category is a sensitive one; then the category decides. Without a unit, the counter
    that typed it, it came in at the main PPID.

    The same ``kunci_masuk`` is the same form of an officer sent again: it returns the
    complaint made before (a draft and Open311 lock their own row). Words alone never do:
    what is like an earlier one is stored and marked, for the person behind it may be
    another one, or come again. Raises MungkinDarurat before anything is saved; with ``tanya_serupa`` MungkinSerupa, when ``oleh`` may read the
    earlier one; and TindakanTerlarang for a day in the future, a back-dated entry without
    a reason, or no calendar.
    """
    if lama := _pernah(aduan, saat):
        return lama
    if not aduan.bukan_darurat:
        putusan = periksa(aduan.teks, aduan.kategori.kode)
        if putusan.darurat:
            raise MungkinDarurat(putusan)
    pastikan(_halangan_tanggal(aduan, timezone.localdate(saat.pada)))
    aduan.rahasia = aduan.kategori.rahasia if rahasia is None else rahasia
    _lengkapi(aduan, saat)
    kembar = _tandai_terdahulu(aduan, pelapor, saat)
    if (
        kembar
        and tanya_serupa
        and saat.oleh
        and Pengaduan.objects.untuk(saat.oleh).contains(kembar)
    ):
        raise MungkinSerupa(kembar)
    if pelapor.nama or pelapor.berkontak:
        pelapor.sidik_kontak = sidik_kontak(pelapor)
        pelapor.simpan_sampai = simpan_sampai(aduan.tanggal_terima, aduan.unit)
        pelapor.save()
        aduan.pelapor = pelapor
    tahun = aduan.tanggal_terima.year
    urut = NomorUrut.objects.ambil(REGISTER, tahun=tahun)
    aduan.nomor = f"TSM-{tahun}-{urut:06d}"
    aduan.save()
    simpan_berkas(aduan, berkas, Saat(None, saat.pada))
    mundur = aduan.tanggal_terima != aduan.tanggal_catat
    Jejak.objects.catat(
        aduan,
        "terima_mundur" if mundur else "terima",
        saat=saat,
        catatan=aduan.alasan_mundur,
        sesudah={
            "status": aduan.status,
            "kanal": aduan.kanal,
            "tanggal_terima": str(aduan.tanggal_terima),
            "jatuh_tempo": str(aduan.jatuh_tempo),
            "bukan_darurat": str(aduan.bukan_darurat),
        },
    )
    minta_pastikan_surel(aduan, pada=saat.pada)
    kabari_petugas(aduan, saat, templat="masuk", peran=(Peran.ADMIN_SP4N,))
    return aduan


def _halangan_tanggal(aduan: Pengaduan, hari_ini: date) -> str:
    terima, kejadian = aduan.tanggal_terima, aduan.tanggal_kejadian
    if salah := salah_tanggal(terima, hari_ini, aduan.alasan_mundur, "Aduan"):
        return salah[1]
    if kejadian and kejadian > terima:
        return (
            "Tanggal kejadian tidak boleh setelah aduan diterima. Periksa tanggalnya."
        )
    return ""


def _lengkapi(aduan: Pengaduan, saat: Saat[Petugas | None]) -> None:
    # What no door fills: its secret, who holds it, its clock, what an officer should see.
    for nama in ("judul", "uraian", "harapan", "lokasi", "alasan_mundur"):
        setattr(aduan, nama, getattr(aduan, nama).strip())
    kode, utama = kode_rahasia(), ppid_utama()
    assert utama is not None
    aduan.kode, aduan.sidik_kode = kode, sidik(kode)
    aduan.tanggal_catat = timezone.localdate(saat.pada)
    aduan.dicatat_oleh, aduan.pemegang = saat.oleh, utama
    if not aduan.unit_id:
        aduan.unit = utama
    aduan.berkadar = aduan.kategori.kelas == KelasPengaduan.BERKADAR
    aduan.prioritas, aduan.alasan_prioritas = prioritas_menurut_aturan(aduan)
    aduan.tanda_moderasi = [
        *aduan.tanda_moderasi,
        *(
            f"mirip data pribadi: {satu.jenis} {satu.samar}"
            for satu in temukan_pribadi(f"{aduan.teks}\n{aduan.harapan}")
        ),
    ]
    tempo = hitung_tenggat(VERIFIKASI, aduan.tanggal_terima, utama)
    aduan.jatuh_tempo, aduan.hitungan = tempo.jatuh_tempo, tempo.kalimat()
    aduan.status_sejak = saat.pada


def _pernah(aduan: Pengaduan, saat: Saat[Petugas | None]) -> Pengaduan | None:
    if saat.oleh is None:
        return None
    kunci_formulir(RUANG_KUNCI, aduan.kunci_masuk)
    return Pengaduan.objects.filter(kunci_masuk=aduan.kunci_masuk).first()


def _tandai_terdahulu(
    aduan: Pengaduan, pelapor: Pelapor, saat: Saat[Petugas | None]
) -> Pengaduan | None:
    """The complaint the same contact made with the same words a short while ago.

    Never shown to the web: an address is typed in a moment, and an answer that knew it
    would tell who the reporter of a published complaint is, with his secret on top.
    """
    ciri, sejak = sidik_kontak(pelapor), timezone.localdate(saat.pada - KEMBAR)
    semua = Pengaduan.objects.filter(
        pelapor__sidik_kontak=ciri, tanggal_catat__gte=sejak
    )
    semua = semua.only("nomor", "uraian", "lokasi", "dibuat_pada").order_by("pk")
    dulu = semua[:DIBACA] if ciri else []
    if saat.oleh is None:
        aduan.tanda_moderasi += tanda_kerap([s.dibuat_pada for s in dulu], saat.pada)
    for satu in dulu:
        if (satu.uraian, satu.lokasi) == (aduan.uraian, aduan.lokasi):
            aduan.tanda_moderasi.append(f"mungkin kiriman ulang {satu.nomor}")
            return satu
    return None


@transaction.atomic
def tunjukkan_kode(pengaduan: Pengaduan, saat: Saat) -> str:
    terkunci = Pengaduan.objects.select_for_update().get(pk=pengaduan.pk)
    if kode_sudah_tampil(terkunci):
        return ""
    Jejak.objects.catat(terkunci, TUNJUKKAN_KODE, saat=saat)
    return str(terkunci.kode)


def kode_sudah_tampil(pengaduan: Pengaduan) -> bool:
    return Jejak.objects.milik(pengaduan).filter(tindakan=TUNJUKKAN_KODE).exists()


def daftarkan_draf(draf: Draf, isian: IsianAduan, *, pada: datetime) -> Pengaduan:
    """Raises BelumLengkap, MungkinDarurat (nothing saved), TindakanTerlarang."""
    apa, aduan = isian.jawab[APA], aduan_dari(isian)
    aduan.kanal = Pengaduan.Kanal.WEB
    aduan.tanggal_terima = timezone.localdate(pada)
    if apa["asal"]:
        aduan.asal, aduan.asal_nomor = apa["asal"], apa["asal_nomor"]
    kontak = kontak_dari(isian)
    aduan.tanda_moderasi = [*isian.tanda, *tanda_isi(aduan, kontak)]
    return ajukan_pengaduan(
        aduan,
        kontak,
        Saat(None, pada),
        rahasia=pilihan_rahasia(isian, aduan.kategori),
        berkas=[
            BerkasPengaduan(
                isi=satu.isi.name,
                kecil=satu.kecil.name,
                nama=satu.nama,
                tipe=satu.tipe,
                ukuran=satu.ukuran,
                sha256=satu.sha256,
            )
            for satu in draf.berkas.all()
        ],
    )


# Which help words of danger ask for, at any door where somebody first writes

PUTUS_ASA = "putus-asa-"
# What holds back because nobody means it: a figure of speech, a film, a denial.
BUKAN_SUNGGUHAN = frozenset(
    {
        "abstrak",
        "abstrak-pelaku",
        "hiburan",
        "hiburan-lemah",
        "kesal",
        "negasi",
        "olahraga",
        "seperti",
    }
)
# Rules about blows, which are violence close by when family or a child is named.
PUKUL = "jahat-pukul"
_KERABAT = re.compile(
    r"\b(suami|isteri|istri|salaki|pamajikan|pacar|mantan|anak\w*|budak|balita|bayi"
    r"|ayah|bapak|bapa|ibu|mama|mertua|kakak|adik|paman|om|tante)(ku|mu|nya)?\b"
)
# Enough by themselves: whoever asks about it may need it.
_DISEBUT = re.compile(
    r"\b(kdrt|kekerasan|pelecehan|(di|me)lecehkan|perkosaan|(di|mem|pem)erkosa(an|nya)?"
    r"|diperkosa|(pen|di|men)?cabul(i|an)?|penganiayaan|dianiaya|disiksa)\b"
)


def kenali(teks: str, kategori: str = "") -> Soal | None:
    putusan = periksa(teks, kategori)
    aturan = [satu.aturan for satu in putusan.alasan]
    tahan = {satu.aturan for satu in putusan.penahan}
    if any(satu.startswith(PUTUS_ASA) for satu in aturan) and (
        putusan.darurat or not tahan & BUKAN_SUNGGUHAN
    ):
        return Soal.JIWA
    kecil = f"{teks}\n{kategori}".lower()
    pukul = any(satu.startswith(PUKUL) for satu in aturan)
    if _DISEBUT.search(kecil) or (pukul and _KERABAT.search(kecil)):
        return Soal.KEKERASAN
    return Soal.BAHAYA if putusan.darurat else None
