"""Acts on a request: open it, extend its time, pass it on, and the words within the case.

A request gets number, secret, due day and receipt in one transaction (UU 14/2008 Pasal 22
ayat (4)). Time is extended once, with a letter (ayat (8)). Whether it is complete is
asked in ``kelengkapan``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from informasi.kabar import PETUGAS_UNIT, kabari_pemohon, kabari_unit
from informasi.katalog.models import DokumenInformasi
from informasi.keberatan.actions import RUANG_KUNCI
from informasi.keberatan.models import Keberatan
from informasi.pemohon.actions import simpan_sampai
from informasi.pemohon.models import BuktiPemohon, Pemohon
from informasi.permohonan.models import Kepuasan, Permohonan, PesanPermohonan
from informasi.permohonan.pilihan import (
    BELUM_USAI,
    BERJALAN,
    TERJAWAB,
    HasilPermohonan as H,
    TindakanPermohonan as T,
)
from informasi.surat.actions import keluarkan_surat
from informasi.surat.models import Surat
from informasi.waktu import JAWAB, PERPANJANG
from organisasi.alur.tindakan import (
    TindakanTerlarang,
    kunci_formulir,
    masih_di_meja,
    pastikan,
    petugas_unit,
    wajib,
)
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.direktori import ppid_utama
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, NomorUrut, Petugas, Unit
from organisasi.sandi import kode_rahasia, sidik
from organisasi.waktu.tenggat import hari_kerja_ke, hitung_tenggat, salah_tanggal

# Opening a request

REGISTER = "permohonan"


@transaction.atomic
def daftarkan_permohonan(
    saat: Saat[Petugas | None],
    *,
    pemohon: Pemohon,
    unit: Unit | None,
    kanal: str,
    tanggal_terima: date,
    rincian: str,
    tujuan: str,
    cara_memperoleh: str,
    cara_salinan: str = "",
    dokumen: DokumenInformasi | None = None,
    bantuan: str = "",
    alasan_mundur: str = "",
    asal: str = Permohonan.Asal.LANGSUNG,
    asal_nomor: str = "",
    disarankan: Unit | None = None,
    bukti: Iterable[BuktiPemohon] = (),
    identitas_dicocokkan: bool = False,
    kunci_masuk: UUID | None = None,
) -> Permohonan:
    """Enter a request in the register; returns it with its number and secret.

    ``pemohon`` and ``bukti`` are unsaved. ``unit`` None: the applicant does not know, the
    main PPID places it. ``disarankan``: of a need raised at a meeting, the unit that holds
    it in the officer's view. ``identitas_dicocokkan``: an officer saw the applicant's card
    or passport. The clock starts on ``tanggal_terima``, not on the day of typing. The same
    ``kunci_masuk`` again returns the request it made. Raises TindakanTerlarang for a day
    of receipt in the future, a back-dated entry without a reason, or no calendar.
    """
    if kunci_masuk:  # a draft locks its own row
        kunci_formulir(RUANG_KUNCI, kunci_masuk)
        if lama := Permohonan.objects.filter(kunci_masuk=kunci_masuk).first():
            return lama
    hari_ini = timezone.localdate(saat.pada)
    if salah := salah_tanggal(tanggal_terima, hari_ini, alasan_mundur):
        raise TindakanTerlarang(salah[1])
    register = unit or ppid_utama()
    assert register is not None
    tempo = hitung_tenggat(JAWAB, tanggal_terima, register)
    kode = kode_rahasia()
    permohonan = Permohonan(
        kunci_masuk=kunci_masuk or uuid4(),
        kode=kode,
        sidik_kode=sidik(kode),
        kanal=kanal,
        tanggal_terima=tanggal_terima,
        tanggal_catat=hari_ini,
        alasan_mundur=alasan_mundur.strip(),
        dicatat_oleh=saat.oleh,
        unit=register,
        pemegang=register,
        perlu_ditempatkan=unit is None,
        rincian=rincian.strip(),
        tujuan=tujuan.strip(),
        dokumen=dokumen,
        cara_memperoleh=cara_memperoleh,
        cara_salinan=cara_salinan,
        bantuan=bantuan.strip(),
        asal=asal,
        asal_nomor=asal_nomor,
        disarankan=disarankan,
        status_sejak=saat.pada,
        jatuh_tempo_awal=tempo.jatuh_tempo,
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=tempo.kalimat(),
    )
    pemohon.identitas_dicocokkan_pada = saat.pada if identitas_dicocokkan else None
    pemohon.simpan_sampai = simpan_sampai(tanggal_terima, register)
    pemohon.save()
    for satu in bukti:
        satu.pemohon, satu.diunggah_pada = pemohon, saat.pada
        satu.save()
    tahun = tanggal_terima.year
    urut = NomorUrut.objects.ambil(REGISTER, unit=register.kode, tahun=tahun)
    permohonan.nomor = f"{urut:04d}/PPID/{register.kode}/{tahun}"
    permohonan.pemohon = pemohon
    permohonan.save()
    Jejak.objects.catat(
        permohonan,
        "daftar" if tanggal_terima == hari_ini else "daftar_mundur",
        saat=saat,
        catatan=permohonan.alasan_mundur,
        sesudah={
            "status": permohonan.status,
            "tanggal_terima": str(tanggal_terima),
            "jatuh_tempo": str(permohonan.jatuh_tempo),
        },
    )
    keluarkan_surat(Surat.Jenis.TANDA_BUKTI, saat, permohonan=permohonan)
    kabari_pemohon(permohonan, "permohonan_diterima", pada=saat.pada)
    if unit is None:
        kabari_unit(permohonan, "permohonan_tempatkan", saat, peran=(Peran.PPID_UTAMA,))
    else:
        kabari_unit(permohonan, "permohonan_masuk", saat)
    return permohonan


# The one extension the law allows, with its letter


def halangan_perpanjang(permohonan: Permohonan, *, pada: datetime) -> str:
    if permohonan.perintah_jatuh_tempo:
        return (
            "Batas ini ditetapkan Atasan PPID dalam putusan keberatan dan tidak dapat "
            "diperpanjang."
        )
    if permohonan.diperpanjang:
        return (
            "Permohonan ini sudah diperpanjang. Perpanjangan hanya satu kali "
            "(UU 14/2008 Pasal 22 ayat (8))."
        )
    if timezone.localdate(pada) > permohonan.jatuh_tempo_awal:
        return (
            "Jatuh tempo sudah lewat. Perpanjangan harus diberitahukan paling lambat "
            "pada hari jatuh tempo pertama."
        )
    return ""


@transaction.atomic
def perpanjang_permohonan(
    permohonan: Permohonan, saat: Saat, *, alasan: str
) -> Permohonan:
    """Add seven working days to the first due day, once, with a written reason.

    Raises TindakanTerlarang after the first due day, a second time, without a reason.
    """
    alasan = wajib(alasan, "Tulis alasannya; pemohon akan membacanya dalam surat.")
    pastikan(halangan_perpanjang(permohonan, pada=saat.pada))
    tempo = hitung_tenggat(PERPANJANG, permohonan.jatuh_tempo_awal, permohonan.unit)
    permohonan.lakukan(
        T.PERPANJANG,
        saat,
        catatan=alasan,
        syarat={"diperpanjang": False, "perintah_jatuh_tempo": None},
        diperpanjang=True,
        alasan_perpanjangan=alasan,
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=f"{permohonan.hitungan} Diperpanjang: {tempo.kalimat()}",
    )
    keluarkan_surat(Surat.Jenis.PERPANJANGAN, saat, permohonan=permohonan)
    kabari_pemohon(permohonan, "permohonan_diperpanjang", pada=saat.pada)
    return permohonan


# Passing cases on: no case with a running clock is left without an officer

SD = DokumenInformasi.Status
# Who may have a request on the desk.
PENANGAN = (*PETUGAS_UNIT, Peran.PPID_UTAMA)


def berkas_terbuka(petugas: Petugas) -> QuerySet[Permohonan]:
    milik = Permohonan.objects.filter(penangan=petugas, status__in=BELUM_USAI)
    return milik.order_by("jatuh_tempo", "pk")


def halangan_tutup(petugas: Petugas, unit: Iterable[int] | None = None) -> str:
    return masih_di_meja(
        berkas_terbuka(petugas),
        unit,
        "Petugas ini masih menangani {jumlah} permohonan yang belum selesai. Saring "
        "daftar Permohonan menurut petugasnya, centang, lalu tugaskan petugas lain.",
    )


def calon_penangan(unit: Unit, hari_ini: date) -> QuerySet[Petugas]:
    return petugas_unit(unit, hari_ini, peran=PENANGAN)


@transaction.atomic
def tugaskan(permohonan: Permohonan, saat: Saat, *, kepada: Petugas) -> Permohonan:
    """TindakanTerlarang for somebody without a role in the holder unit, or too late."""
    _periksa_penerima(kepada, permohonan, timezone.localdate(saat.pada))
    syarat = {"penangan": permohonan.penangan, "pemegang": permohonan.pemegang}
    return permohonan.lakukan(T.TUGASKAN, saat, syarat=syarat, penangan=kepada)


def _periksa_penerima(kepada: Petugas, berkas: Permohonan, hari_ini: date) -> None:
    unit = berkas.pemegang
    if not calon_penangan(unit, hari_ini).filter(pk=kepada.pk).exists():
        raise TindakanTerlarang(
            f"{kepada} tidak bertugas melayani permohonan di {unit.nama_pendek} hari ini."
        )


def isi_unit(unit: Unit) -> list[str]:
    dokumen = DokumenInformasi.objects.filter(unit=unit)
    permohonan = Permohonan.objects.filter(pemegang=unit, status__in=BELUM_USAI)
    semua: Mapping[str, QuerySet[Any]] = {
        "informasi terbit": dokumen.filter(status=SD.TERBIT),
        "rancangan informasi": dokumen.filter(status__in=(SD.RANCANGAN, SD.DIPERIKSA)),
        "permohonan yang belum selesai": permohonan,
        "keberatan yang belum ditanggapi": Keberatan.objects.terbuka().filter(
            unit=unit
        ),
    }
    return [f"{n} {apa}" for apa, baris in semua.items() if (n := baris.count())]


# The words within a case: ask, reply, note, withdraw, judge the service


PANJANG_PESAN = 5000


@transaction.atomic
def tanya_pemohon(
    permohonan: Permohonan,
    saat: Saat,
    *,
    isi: str,
    hari: int = 0,
    tanpa_jawaban: str = "",
) -> PesanPermohonan:
    """Write to the applicant; with ``hari`` (working days) a question that has an end.

    The clock does not stop for a question: it says what happens without a reply. Raises
    TindakanTerlarang when the request is no longer open or the end is not explained.
    """
    _periksa(permohonan, isi)
    sampai: date | None = None
    if hari:
        kalimat = "Tulis apa yang terjadi bila pemohon tidak menjawab."
        tanpa_jawaban = wajib(tanpa_jawaban, kalimat)
        sampai = hari_kerja_ke(timezone.localdate(saat.pada), hari, permohonan.unit)
    pesan = PesanPermohonan.objects.create(
        permohonan=permohonan,
        dari_petugas=True,
        isi=isi.strip(),
        oleh=saat.oleh,
        pada=saat.pada,
        jawab_sampai=sampai,
        tanpa_jawaban=tanpa_jawaban[:300] if hari else "",
    )
    Jejak.objects.catat(permohonan, "tanya" if hari else "tulis", saat=saat)
    kabari_pemohon(
        permohonan, "permohonan_ditanya" if hari else "permohonan_pesan", pada=saat.pada
    )
    return pesan


@transaction.atomic
def balas_petugas(
    permohonan: Permohonan,
    saat: Saat[Petugas | None],
    *,
    isi: str,
    menjawab: PesanPermohonan | None = None,
) -> PesanPermohonan:
    """The applicant writes; ``oleh`` is the officer who typed it for him at the counter.

    Sending the same words twice in a row leaves one message. Raises TindakanTerlarang
    after the request has ended or for a question already answered.
    """
    _periksa(permohonan, isi)
    terakhir = permohonan.pesan.untuk_warga().first()
    if terakhir and not terakhir.dari_petugas and terakhir.isi == isi.strip():
        return terakhir
    if menjawab is not None and menjawab.permohonan_id != permohonan.pk:
        raise TindakanTerlarang("Pertanyaan itu bukan bagian dari permohonan ini.")
    try:
        with transaction.atomic():
            pesan = PesanPermohonan.objects.create(
                permohonan=permohonan,
                dari_petugas=False,
                isi=isi.strip(),
                oleh=saat.oleh,
                pada=saat.pada,
                menjawab=menjawab,
            )
    except IntegrityError:
        raise TindakanTerlarang("Pertanyaan ini sudah dijawab.") from None
    Jejak.objects.catat(permohonan, "balas", saat=saat)
    tuntaskan_menghubungi(
        permohonan,
        "permohonan_ditanya",
        "permohonan_pesan",
        saat=saat,
        hasil="Pemohon sudah menjawab.",
    )
    kabari_unit(permohonan, "permohonan_dibalas", saat)
    return pesan


def _periksa(permohonan: Permohonan, isi: str) -> None:
    """Open case, words that can be stored. Locks the case: it cannot close meanwhile."""
    terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
    if terkunci.status not in BERJALAN:
        raise TindakanTerlarang(
            "Permohonan ini sudah selesai, jadi pesan tidak dapat dikirim lagi."
        )
    wajib(isi, "Tulis dulu pesannya.")
    if len(isi) > PANJANG_PESAN:
        raise TindakanTerlarang(
            f"Pesan ini {len(isi)} huruf; paling banyak {PANJANG_PESAN} huruf."
        )


@transaction.atomic
def tambah_catatan(permohonan: Permohonan, saat: Saat, *, isi: str) -> PesanPermohonan:
    return PesanPermohonan.objects.create(
        permohonan=permohonan,
        dari_petugas=True,
        dalam=True,
        isi=wajib(isi, "Tulis dulu catatannya.")[:PANJANG_PESAN],
        oleh=saat.oleh,
        pada=saat.pada,
    )


@transaction.atomic
def cabut_permohonan(
    permohonan: Permohonan, saat: Saat[Petugas | None], *, alasan: str = ""
) -> Permohonan:
    """Withdraw; ``oleh`` is the officer who typed the applicant's wish at the counter."""
    permohonan.lakukan(T.CABUT, saat, catatan=alasan.strip()[:300], hasil=H.DICABUT)
    tuntaskan_menghubungi(permohonan, saat=saat, hasil="Permohonan dicabut pemohon.")
    kabari_unit(permohonan, "permohonan_dicabut", saat)
    return permohonan


BELUM_DINILAI = "Penilaian dapat diberikan setelah permohonan dijawab."


def nilai_permohonan(
    permohonan: Permohonan, *, pada: datetime, **isian: Any
) -> Kepuasan:
    """Keep or change the answer; ``isian`` are the values of ``KepuasanForm``.

    Raises TindakanTerlarang before the request is answered, and after the two weeks.
    """
    pastikan("" if permohonan.status in TERJAWAB else BELUM_DINILAI)
    hasil: Kepuasan = Kepuasan.objects.beri(permohonan, isian=isian, pada=pada)
    return hasil
