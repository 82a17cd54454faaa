"""Whether a request is complete: one letter with all that is missing, and what follows it.

The letter goes out within the working days for checking (Perki 1/2021) or not at all: a
later one would win days for the office at the cost of the applicant.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from informasi.kabar import kabari_pemohon, kabari_unit
from informasi.pemohon.actions import PEMOHON
from informasi.pemohon.models import (
    BuktiPemohon,
    KirimanPemohon,
    belum_ada,
    syarat_dari,
)
from informasi.permohonan.actions import balas_petugas
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import HasilPermohonan, TindakanPermohonan as T
from informasi.surat.actions import keluarkan_surat
from informasi.surat.models import Surat
from informasi.waktu import JAWAB, LENGKAPI, PERIKSA
from organisasi.alur.tindakan import TindakanTerlarang, pastikan
from organisasi.bahasa import tanggal as tanggal_kata
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas
from organisasi.waktu.tenggat import hitung_tenggat

# What the applicant sent to complete his request


def simpan_kiriman(
    permohonan: Permohonan,
    kiriman: Mapping[str, KirimanPemohon],
    saat: Saat[Petugas | None],
) -> None:
    """Data to the applicant, words to the conversation, papers to the evidence.

    Files last: a rollback takes none off the disk.
    """
    pemohon = permohonan.pemohon = PEMOHON.kunci(permohonan)
    kata = list[str]()
    semua = [(syarat_dari(nama, pemohon), satu) for nama, satu in kiriman.items()]
    for syarat, satu in semua:
        if satu.teks and syarat.kolom:
            setattr(pemohon, syarat.kolom, satu.teks.strip())
        elif satu.teks:
            kata.append(f"{syarat.sebutan}: {satu.teks.strip()}")
    pemohon.save(update_fields=("nik", "sidik_nik", "nomor_pengesahan", "alamat"))
    if kata:
        balas_petugas(permohonan, saat, isi="\n".join(kata))
    for syarat, satu in semua:
        for berkas in satu.berkas:
            BuktiPemohon.objects.create(
                pemohon=pemohon,
                jenis=syarat.jenis,
                **berkas.kolom,
                diunggah_pada=saat.pada,
            )


# The event of the letter about missing papers.
KURANG = "permohonan_kurang"


@transaction.atomic
def nyatakan_lengkap(
    permohonan: Permohonan, saat: Saat, *, alasan: str = ""
) -> Permohonan:
    """Found complete: work begins; the clock has been running since receipt.

    Raises TindakanTerlarang when something asked of his kind of applicant is not there
    and ``alasan`` does not say why it is not needed.
    """
    pastikan(halangan_periksa(permohonan))
    tanpa = belum_ada(permohonan.pemohon)
    if tanpa and not alasan.strip():
        raise TindakanTerlarang(
            f"Belum ada: {'; '.join(tanpa)}. Tulis mengapa tidak diperlukan, atau minta "
            "kelengkapannya."
        )
    dilengkapi = dict.fromkeys(tanpa, alasan.strip())
    # The officer's checking never moves the clock.
    return permohonan.lakukan(
        T.PROSES,
        saat,
        catatan=_tak_perlu(dilengkapi),
        dilengkapi=dilengkapi,
        tanggal_lengkap=permohonan.tanggal_terima,
    )


def _tak_perlu(dilengkapi: Mapping[str, str]) -> str:
    semua = [f"{nama} ({sebab})" for nama, sebab in dilengkapi.items() if sebab]
    return f"Tidak diperlukan: {'; '.join(semua)}" if semua else ""


@transaction.atomic
def minta_kelengkapan(
    permohonan: Permohonan, saat: Saat, *, kurang: Sequence[str]
) -> Permohonan:
    """Send the one letter that lists everything missing (Perki 1/2021).

    Only within the three working days for checking: a later letter would win days at the
    applicant's cost. Raises TindakanTerlarang then, or when nothing is listed.
    """
    hari_ini = timezone.localdate(saat.pada)
    pastikan(halangan_minta(permohonan, hari_ini))
    butir = [satu.strip() for satu in kurang if satu.strip()]
    if not butir:
        raise TindakanTerlarang("Pilih atau tulis apa saja yang masih kurang.")
    sampai = hitung_tenggat(LENGKAPI, hari_ini, permohonan.unit).jatuh_tempo
    permohonan.lakukan(
        T.MINTA_KELENGKAPAN,
        saat,
        catatan="; ".join(butir),
        kurang=butir,
        lengkapi_sampai=sampai,
    )
    keluarkan_surat(Surat.Jenis.KEKURANGAN, saat, permohonan=permohonan)
    kabari_pemohon(permohonan, KURANG, pada=saat.pada)
    return permohonan


def halangan_periksa(permohonan: Permohonan) -> str:
    if permohonan.perlu_ditempatkan:
        return "Permohonan ini belum punya unit. PPID Utama menempatkannya lebih dulu."
    return ""


def halangan_minta(permohonan: Permohonan, hari_ini: date) -> str:
    """Why no letter about missing papers goes out now; "" when it may.

    Its last day is the third working day after entry in the register.
    """
    if halangan := halangan_periksa(permohonan):
        return halangan
    try:
        batas = hitung_tenggat(PERIKSA, permohonan.tanggal_catat, permohonan.unit)
    except TindakanTerlarang as galat:
        return str(galat)
    if hari_ini > batas.jatuh_tempo:
        return (
            "Batas memeriksa kelengkapan sudah lewat. Permohonan ini diproses dengan "
            "berkas yang ada; yang kurang dapat ditanyakan tanpa menghentikan waktu."
        )
    return ""


@transaction.atomic
def catat_surat_diterima(
    permohonan: Permohonan, saat: Saat, *, tanggal: date
) -> Permohonan:
    """The day the letter reached the applicant; his three working days run from it."""
    hari_ini = timezone.localdate(saat.pada)
    dikirim = timezone.localdate(permohonan.status_sejak)
    if permohonan.status != Permohonan.Status.MENUNGGU_KELENGKAPAN:
        raise TindakanTerlarang("Tidak ada surat kekurangan yang sedang ditunggu.")
    if not dikirim <= tanggal <= hari_ini:
        raise TindakanTerlarang(
            "Hari surat diterima harus antara hari surat dikirim dan hari ini."
        )
    sampai = hitung_tenggat(LENGKAPI, tanggal, permohonan.unit).jatuh_tempo
    tuntaskan_menghubungi(
        permohonan, KURANG, saat=saat, hasil="Surat kekurangan sudah diterima pemohon."
    )
    return permohonan.lakukan(
        T.CATAT_SURAT_DITERIMA,
        saat,
        surat_kurang_diterima=tanggal,
        lengkapi_sampai=sampai,
    )


@transaction.atomic
def catat_kelengkapan(
    permohonan: Permohonan,
    saat: Saat[Petugas | None],
    *,
    kiriman: Mapping[str, KirimanPemohon],
    tanggal: date | None = None,
) -> Permohonan:
    """What was missing came in on ``tanggal`` (today when left out), all of it or a part.

    ``kiriman``: what came in, by the thing that was asked; ``oleh`` None: sent by the
    applicant, who waives nothing. With the last of it the ten working days run from that
    day; until then the request waits on. Raises TindakanTerlarang when nothing came, for
    what was not asked, for a day before the letter or in the future.
    """
    terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
    pastikan(terkunci.halangan_status(T.LENGKAPI))
    hari_ini = timezone.localdate(saat.pada)
    masuk = tanggal or hari_ini
    if not timezone.localdate(terkunci.status_sejak) <= masuk <= hari_ini:
        raise TindakanTerlarang(
            "Hari berkas masuk harus antara hari surat kekurangan dan hari ini."
        )
    isi = {nama: satu for nama, satu in kiriman.items() if satu}
    if not isi or not set(isi) <= set(terkunci.masih_kurang):
        raise TindakanTerlarang(
            "Isi sedikitnya satu yang masih kurang: berkas atau keterangannya."
        )
    dilengkapi = terkunci.dilengkapi | {
        nama: "" if saat.oleh is None or satu.diberikan else satu.tidak_perlu.strip()
        for nama, satu in isi.items()
    }
    if kurang := [satu for satu in terkunci.kurang if satu not in dilengkapi]:
        permohonan.lakukan(
            T.LENGKAPI_SEBAGIAN, saat, catatan="; ".join(kurang), dilengkapi=dilengkapi
        )
    else:
        _lengkap(permohonan, masuk, dilengkapi, saat)
    if saat.oleh is None:
        kabari_unit(permohonan, "permohonan_dilengkapi", saat)
    simpan_kiriman(permohonan, isi, saat)
    return permohonan


def _lengkap(
    permohonan: Permohonan,
    masuk: date,
    dilengkapi: Mapping[str, str],
    saat: Saat[Petugas | None],
) -> None:
    tuntaskan_menghubungi(permohonan, KURANG, saat=saat, hasil="Berkasnya sudah masuk.")
    tempo = hitung_tenggat(JAWAB, masuk, permohonan.unit)
    permohonan.lakukan(
        T.LENGKAPI,
        saat,
        catatan=_tak_perlu(dilengkapi),
        dilengkapi=dilengkapi,
        tanggal_lengkap=masuk,
        jatuh_tempo_awal=tempo.jatuh_tempo,
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=tempo.kalimat(),
    )
    kabari_pemohon(permohonan, "permohonan_lengkap", pada=saat.pada)


def halangan_tutup(permohonan: Permohonan, hari_ini: date) -> str:
    sampai = permohonan.lengkapi_sampai
    if sampai is None:
        return "Tidak ada surat kekurangan yang sedang ditunggu."
    if hari_ini <= sampai:
        return f"Waktu pemohon untuk melengkapi belum lewat: sampai {tanggal_kata(sampai)}."
    if permohonan.pemohon.tanpa_surel and permohonan.surat_kurang_diterima is None:
        return (
            "Catat dulu hari pemohon menerima surat kekurangan: waktunya berjalan "
            "sejak hari itu."
        )
    return ""


@transaction.atomic
def tutup_tidak_lengkap(
    permohonan: Permohonan, saat: Saat[Petugas | None]
) -> Permohonan:
    """The days to complete are over; the applicant may apply again at any time.

    By telephone or at the counter the days run from the day the letter was received, so
    an unconfirmed receipt closes nothing. Raises TindakanTerlarang too early.
    """
    pastikan(halangan_tutup(permohonan, timezone.localdate(saat.pada)))
    permohonan.lakukan(T.TUTUP_TIDAK_LENGKAP, saat, hasil=HasilPermohonan.GUGUR)
    tuntaskan_menghubungi(permohonan, saat=saat, hasil="Permohonan sudah ditutup.")
    kabari_pemohon(permohonan, "permohonan_ditutup", pada=saat.pada)
    return permohonan
