"""Referral: what a unit does not have is facilitated to the one that has; one clock.

Refer with a reason → accept, or return with a reason, within two working days → the main
PPID decides. Nothing here touches the due day.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from informasi.jawaban.models import sidik_bagian
from informasi.kabar import kabari_pemohon, kabari_unit
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import TindakanPermohonan as T
from informasi.surat.actions import keluarkan_surat
from informasi.surat.models import Surat
from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Unit
from organisasi.waktu.tenggat import RUJUKAN_JAWAB, hitung_tenggat

StatusRujukan = RujukanPermohonan.Status
BERUBAH = (
    "Belum dilakukan karena konsep berubah sejak halaman ini dibuka. Baca lagi "
    "konsepnya, lalu tekan sekali lagi."
)


@transaction.atomic
def tempatkan_permohonan(
    permohonan: Permohonan, saat: Saat, *, ke_unit: Unit, alasan: str = ""
) -> Permohonan:
    _periksa_tujuan(ke_unit, timezone.localdate(saat.pada))
    permohonan.lakukan(
        T.TEMPATKAN,
        saat,
        catatan=alasan,
        syarat={"perlu_ditempatkan": True},
        perlu_ditempatkan=False,
        pemegang=ke_unit,
    )
    kabari_unit(permohonan, "permohonan_masuk", saat, unit=ke_unit)
    kabari_pemohon(permohonan, "permohonan_ditempatkan", pada=saat.pada)
    return permohonan


@transaction.atomic
def rujuk_permohonan(
    permohonan: Permohonan, saat: Saat, *, ke_unit: Unit, alasan: str, bagian: str = ""
) -> RujukanPermohonan:
    """Offer the whole request, or a named part of it, to another unit.

    The whole: the holder stays until the receiver accepts. A part: the holder keeps the
    request and joins the parts into one answer. Raises TindakanTerlarang without a
    reason, to the unit that holds it, or while the whole is already offered.
    """
    hari_ini = timezone.localdate(saat.pada)
    terkunci = _kunci(permohonan)
    alasan = wajib(alasan, "Tulis alasan rujukan; pemohon dan penerima membacanya.")
    _periksa_tujuan(ke_unit, hari_ini)
    if ke_unit == terkunci.pemegang:
        raise TindakanTerlarang("Permohonan ini sudah dipegang unit itu.")
    _periksa_terbuka(terkunci, ke_unit, bagian)
    permohonan.lakukan(T.RUJUK, saat, catatan=alasan)
    rujukan = RujukanPermohonan.objects.create(
        berkas=permohonan,
        dari_unit=terkunci.pemegang,
        ke_unit=ke_unit,
        alasan=alasan,
        bagian=bagian.strip(),
        diajukan_pada=saat.pada,
        status_sejak=saat.pada,
        tenggat=hitung_tenggat(RUJUKAN_JAWAB, hari_ini, ke_unit).jatuh_tempo,
    )
    Jejak.objects.catat(rujukan, "ajukan", saat=saat, catatan=rujukan.alasan)
    keluarkan_surat(
        Surat.Jenis.RUJUKAN, saat, permohonan=permohonan, isi={"rujukan": rujukan}
    )
    kabari_unit(permohonan, "rujukan_masuk", saat, unit=ke_unit)
    kabari_pemohon(permohonan, "permohonan_dirujuk", pada=saat.pada)
    return rujukan


@transaction.atomic
def terima_rujukan(rujukan: RujukanPermohonan, saat: Saat) -> RujukanPermohonan:
    """The receiver has what is asked for: the whole request moves, a part is promised."""
    rujukan.terima(saat)
    _pindahkan(rujukan, rujukan.ke_unit, saat)
    return rujukan


@transaction.atomic
def tarik_rujukan(rujukan: RujukanPermohonan, saat: Saat) -> RujukanPermohonan:
    rujukan.tarik(saat)
    rujukan.berkas.lakukan(T.TARIK_RUJUKAN, saat, catatan=str(rujukan))
    # Nobody need be told of what was taken back.
    tuntaskan_menghubungi(
        rujukan.berkas, "permohonan_dirujuk", saat=saat, hasil="Rujukannya ditarik."
    )
    kabari_unit(rujukan.berkas, "rujukan_ditarik", saat, unit=rujukan.ke_unit)
    return rujukan


@transaction.atomic
def kembalikan_rujukan(
    rujukan: RujukanPermohonan, saat: Saat, *, alasan: str
) -> RujukanPermohonan:
    sebab = wajib(alasan, "Tulis mengapa dikembalikan; PPID Utama memutuskan.")
    rujukan.kembalikan(saat, alasan=sebab)
    kabari_unit(
        rujukan.berkas,
        "rujukan_dikembalikan",
        saat,
        peran=(Peran.PPID_UTAMA,),
        rujukan=rujukan,
    )
    kabari_unit(rujukan.berkas, "rujukan_kembali", saat, unit=rujukan.dari_unit)
    return rujukan


@transaction.atomic
def putuskan_rujukan(
    rujukan: RujukanPermohonan, saat: Saat, *, ke_unit: Unit, alasan: str
) -> RujukanPermohonan:
    """The main PPID names the unit that must answer; nobody can return it again.

    Open for a returned referral, and for one whose receiver let the two working days
    pass. Raises TindakanTerlarang while the receiver still has time.
    """
    pastikan(rujukan.halangan_putuskan(timezone.localdate(saat.pada)))
    alasan = wajib(alasan, "Tulis alasan putusan; kedua unit membacanya.")
    _periksa_tujuan(ke_unit, timezone.localdate(saat.pada))
    rujukan.putuskan(saat=saat, ke_unit=ke_unit, alasan=alasan)
    _pindahkan(rujukan, ke_unit, saat)
    return rujukan


def halangan_sampaikan(rujukan: RujukanPermohonan) -> str:
    if rujukan.disampaikan_pada:
        return "Bagian ini sudah disampaikan."
    if not rujukan.bagian_berjalan:
        return "Bagian ini belum diterima oleh unit Anda."
    if not rujukan.butir.exists():
        return "Isi dulu jawaban untuk bagian ini."
    return ""


@transaction.atomic
def sampaikan_bagian(
    rujukan: RujukanPermohonan, saat: Saat, *, sidik: str | None = None
) -> RujukanPermohonan:
    """A unit has written its part of the joined answer; the holder hears of it.

    ``sidik`` is the hash of the part as the officer read it (``sidik_bagian``): what
    differs from it is not delivered. Whoever writes in the draft holds the lock of the
    request, so it is taken first.
    """
    _kunci(rujukan.berkas)
    terkunci = RujukanPermohonan.objects.select_for_update(of=("self",)).get(
        pk=rujukan.pk
    )
    pastikan(halangan_sampaikan(terkunci))
    if sidik is not None and sidik_bagian(terkunci) != sidik:
        raise TindakanTerlarang(BERUBAH)
    rujukan.disampaikan_pada = saat.pada
    rujukan.save(update_fields=("disampaikan_pada",))
    Jejak.objects.catat(rujukan, "sampaikan_bagian", saat=saat)
    kabari_unit(rujukan.berkas, "bagian_disampaikan", saat)
    return rujukan


def bagian_terbuka(permohonan: Permohonan) -> list[RujukanPermohonan]:
    semua = permohonan.rujukan.select_related("ke_unit", "ditetapkan_ke")
    return [r for r in semua if _menunggu(r)]


def _menunggu(rujukan: RujukanPermohonan) -> bool:
    terbuka = {StatusRujukan.DIAJUKAN, StatusRujukan.DIKEMBALIKAN}
    return rujukan.status in terbuka or rujukan.bagian_berjalan


def _kunci(permohonan: Permohonan) -> Permohonan:
    return Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)


def _periksa_tujuan(unit: Unit, hari_ini: date) -> None:
    if unit.peran_ppid == Unit.PeranPPID.TANPA:
        raise TindakanTerlarang(
            f"{unit.nama_pendek} tidak punya PPID sendiri. Pilih unit di atasnya."
        )
    if unit.sampai and unit.sampai < hari_ini:
        raise TindakanTerlarang(
            f"{unit.nama_pendek} sudah tidak ada. Pilih unit penerusnya."
        )


def halangan_rujuk(rujukan: Iterable[RujukanPermohonan]) -> str:
    terbuka = {StatusRujukan.DIAJUKAN, StatusRujukan.DIKEMBALIKAN}
    if any(r.status in terbuka and not r.bagian for r in rujukan):
        return "Seluruh permohonan sedang ditawarkan ke unit lain."
    return ""


def _periksa_terbuka(permohonan: Permohonan, ke_unit: Unit, bagian: str) -> None:
    terbuka = permohonan.rujukan.terbuka()
    pastikan(halangan_rujuk(terbuka))
    if not bagian.strip() and terbuka.exists():
        raise TindakanTerlarang(
            "Masih ada rujukan yang belum dijawab. Tunggu jawabannya atau putusan PPID "
            "Utama."
        )
    if terbuka.filter(ke_unit=ke_unit).exists():
        raise TindakanTerlarang(
            "Bagian lain permohonan ini sedang ditawarkan ke unit itu."
        )


def _pindahkan(rujukan: RujukanPermohonan, unit: Unit, saat: Saat) -> None:
    permohonan = rujukan.berkas
    if not rujukan.bagian and unit != permohonan.pemegang:
        permohonan.lakukan(
            T.ALIHKAN, saat, catatan=rujukan.alasan, pemegang=unit, penangan=None
        )
        kabari_pemohon(permohonan, "permohonan_berpindah", pada=saat.pada)
    if unit != rujukan.ke_unit:
        kabari_unit(permohonan, "permohonan_masuk", saat, unit=unit)
    kabari_unit(permohonan, "rujukan_selesai", saat, unit=rujukan.dari_unit)
