"""Acts on an objection: lodge it on lawful grounds, answer it, reopen the request.

The Atasan PPID decides, not who gave the answer (UU 14/2008 Pasal 35-36).
"""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from informasi.kabar import kabari_pemohon, kabari_unit
from informasi.keberatan.models import (
    TERBUKA,
    AlasanKeberatan,
    HasilKeberatan,
    Keberatan,
    sidik_kunci,
)
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import TERJAWAB, TindakanPermohonan as T
from informasi.surat.actions import keluarkan_surat
from informasi.surat.models import Surat
from informasi.waktu import (
    KEBERATAN_AJUKAN,
    KEBERATAN_TANGGAPI,
    Jendela,
    hitung_jendela,
)
from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir, pastikan, wajib
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, NomorUrut, Petugas, Unit
from organisasi.waktu.tenggat import hitung_tenggat

# One space of form keys for requests and objections.
RUANG_KUNCI = "informasi_masuk"
A = AlasanKeberatan
H = Permohonan.Hasil
REGISTER = "keberatan"


def alasan_terbuka(
    permohonan: Permohonan,
    hari_ini: date,
    *,
    sudah: Sequence[Keberatan] | None = None,
    biaya: int | None = None,
) -> Jendela:
    """Which grounds of Pasal 35 can apply today, and until when.

    Silence (c) opens the day after the due day; answers open the grounds that fit them.
    Thirty working days run from the day the ground was found: the answer, or the day
    after the due day. ``belum`` says in a sentence why none is open, also when a day
    cannot be reckoned. A page that has read the objections and the costs passes them.
    """
    sejak, alasan, belum = _temuan(permohonan, hari_ini, biaya)
    if sejak is None:
        return Jendela(belum=belum)
    keberatan = list(permohonan.keberatan.all()) if sudah is None else sudah
    if any(satu.status in TERBUKA for satu in keberatan):
        return Jendela(belum="Keberatan atas permohonan ini sedang ditangani.")
    if any(_menilai(satu, permohonan, sejak) for satu in keberatan):
        return Jendela(belum="Keberatan atas jawaban ini sudah diputuskan Atasan PPID.")
    return hitung_jendela(
        KEBERATAN_AJUKAN,
        sejak,
        permohonan.unit,
        hari_ini,
        apa="mengajukan keberatan",
        alasan=alasan,
    )


def _menilai(keberatan: Keberatan, permohonan: Permohonan, sejak: date) -> bool:
    """Whether an objection was about this very answer or silence.

    By the moment it was decided, not by its day: the order may be carried out, and the
    new answer objected to, on the day of the first objection.
    """
    if keberatan.ditanggapi_pada is None:  # silence that went on to the commission
        return keberatan.tanggal_terima >= sejak
    if permohonan.dijawab_pada is None:
        return timezone.localdate(keberatan.ditanggapi_pada) > sejak
    return keberatan.ditanggapi_pada >= permohonan.dijawab_pada


def _temuan(
    permohonan: Permohonan, hari_ini: date, biaya: int | None
) -> tuple[date | None, tuple[str, ...], str]:
    if permohonan.status in TERJAWAB and permohonan.dijawab_pada:
        sejak = timezone.localdate(permohonan.dijawab_pada)
        return sejak, _alasan_jawaban(permohonan, sejak, biaya), ""
    if permohonan.terlambat(hari_ini):
        return permohonan.jatuh_tempo, (A.TIDAK_DITANGGAPI,), ""
    if permohonan.status == Permohonan.Status.DICABUT:
        return None, (), "Permohonan ini sudah Anda cabut."
    if permohonan.status == Permohonan.Status.DITUTUP:
        return None, (), "Permohonan ini ditutup karena tidak dilengkapi."
    return None, (), "Permohonan masih dalam waktu yang ditetapkan undang-undang."


def _alasan_jawaban(
    permohonan: Permohonan, dijawab: date, biaya: int | None
) -> tuple[str, ...]:
    alasan: list[str] = []
    if permohonan.hasil in {H.DITOLAK, H.DIKABULKAN_SEBAGIAN}:
        alasan.append(A.DITOLAK)
    alasan.append(A.TIDAK_SESUAI)
    if permohonan.hasil != H.DIKABULKAN:
        alasan.append(A.TIDAK_DIPENUHI)
    if biaya is None:
        jawaban = permohonan.jawaban.terbit().first()
        biaya = jawaban.biaya if jawaban else 0
    if biaya:
        alasan.append(A.BIAYA)
    if dijawab > permohonan.jatuh_tempo:
        alasan.append(A.TERLAMBAT)
    return tuple(alasan)


@transaction.atomic
def ajukan_keberatan(
    saat: Saat[Petugas | None],
    *,
    permohonan: Permohonan | None,
    alasan: Collection[str],
    kasus_posisi: str,
    kanal: str,
    tanggal_terima: date | None = None,
    pemohon: Pemohon | None = None,
    unit: Unit | None = None,
    nama_kuasa: str = "",
    tujuan: str = "",
    kunci_masuk: UUID | None = None,
    alasan_mundur: str = "",
) -> Keberatan:
    """Enter an objection in the register and start the thirty working days.

    Without ``permohonan`` only ground b is open; ``pemohon`` (unsaved) and ``unit`` are
    needed then. ``alasan_mundur`` says in the trail why it is typed after its day. The
    same ``kunci_masuk`` again returns the objection it made. Raises TindakanTerlarang too
    early, too late, for a ground that cannot apply, twice at once.
    """
    kunci = kunci_masuk or uuid4()
    if permohonan is None:  # else the request's own row makes the second one wait
        kunci_formulir(RUANG_KUNCI, kunci)
    if lama := Keberatan.objects.berkunci(kunci).first():
        return lama
    hari_ini = timezone.localdate(saat.pada)
    terima = tanggal_terima or hari_ini
    if terima > hari_ini:
        raise TindakanTerlarang("Tanggal diterima tidak boleh di masa depan.")
    posisi = wajib(kasus_posisi, "Ceritakan dengan singkat apa yang Anda alami.")
    daftar = _periksa_alasan(permohonan, alasan, terima)
    siapa, dituju = _pihak(permohonan, pemohon, unit)
    tempo, tahun = hitung_tenggat(KEBERATAN_TANGGAPI, terima, dituju), terima.year
    keberatan = Keberatan(
        kode=str(kunci),
        kunci_masuk=sidik_kunci(kunci),
        nomor=f"{NomorUrut.objects.ambil(REGISTER, tahun=tahun):04d}/KBR/{tahun}",
        permohonan=permohonan,
        pemohon=siapa,
        unit=dituju,
        kanal=kanal,
        tanggal_terima=terima,
        tanggal_catat=hari_ini,
        dicatat_oleh=saat.oleh,
        nama_kuasa=nama_kuasa.strip(),
        alasan=daftar,
        kasus_posisi=posisi,
        tujuan=tujuan.strip() or (permohonan.tujuan if permohonan else ""),
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=tempo.kalimat(),
        status_sejak=saat.pada,
        pemutus_pertama=permohonan.diputus_oleh if permohonan else None,
    )
    keberatan.save()
    Jejak.objects.catat(
        keberatan,
        "daftar",
        saat=saat,
        catatan=alasan_mundur.strip(),
        sesudah={"status": keberatan.status, "jatuh_tempo": str(keberatan.jatuh_tempo)},
    )
    keluarkan_surat(Surat.Jenis.TANDA_BUKTI_KEBERATAN, saat, keberatan=keberatan)
    kabari_pemohon(keberatan, "keberatan_diterima", pada=saat.pada)
    kabari_unit(keberatan, "keberatan_masuk", saat, peran=(Peran.ATASAN_PPID,))
    kabari_unit(keberatan, "keberatan_unit", saat)
    return keberatan


def berkunci(kunci: str) -> QuerySet[Keberatan]:
    """The objection of a form, by the key that only who sent it knows."""
    try:
        return Keberatan.objects.berkunci(UUID(kunci))
    except ValueError:
        return Keberatan.objects.none()


def _periksa_alasan(
    permohonan: Permohonan | None, alasan: Collection[str], hari: date
) -> list[str]:
    daftar = sorted(set(alasan))
    if not daftar or not set(daftar) <= set(A.values):
        raise TindakanTerlarang("Pilih sedikitnya satu alasan keberatan.")
    if permohonan is None:
        if daftar != [A.TIDAK_BERKALA]:
            raise TindakanTerlarang("Alasan ini memerlukan permohonan lebih dulu.")
        return daftar
    terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
    terbuka = alasan_terbuka(terkunci, hari)
    pastikan(terbuka.belum)
    if not set(daftar) <= set(terbuka.alasan):
        raise TindakanTerlarang("Salah satu alasan tidak berlaku untuk permohonan ini.")
    return daftar


def _pihak(
    permohonan: Permohonan | None, pemohon: Pemohon | None, unit: Unit | None
) -> tuple[Pemohon, Unit]:
    if permohonan is not None:
        return permohonan.pemohon, permohonan.pemegang
    if pemohon is None or unit is None:
        raise TindakanTerlarang("Isi nama, alamat, dan unit yang dituju.")
    pemohon.save()
    return pemohon, unit


def halangan_tanggapi(keberatan: Keberatan, oleh: Petugas) -> str:
    if keberatan.pemutus_pertama_id == oleh.pk:
        return (
            "Anda memutus permohonan ini, jadi keberatannya harus diputus orang lain: "
            "mintalah penugasan pengganti Atasan PPID."
        )
    return ""


def telaah_keberatan(keberatan: Keberatan, saat: Saat) -> Keberatan:
    pastikan(halangan_tanggapi(keberatan, saat.oleh))
    return keberatan.lakukan(Keberatan.Tindakan.TELAAH, saat)


@transaction.atomic
def tanggapi_keberatan(
    keberatan: Keberatan,
    saat: Saat,
    *,
    hasil: str,
    putusan: str,
    jabatan: str,
    perintah: str = "",
    perintah_jatuh_tempo: date | None = None,
) -> Keberatan:
    """The Atasan PPID answers in writing; an upheld objection reopens the request.

    Raises TindakanTerlarang for the officer who gave the answer objected to, without
    reasons, or when an upheld one names no order and no day still to come.
    """
    pastikan(halangan_tanggapi(keberatan, saat.oleh))
    kurang = "Pilih hasilnya dan tulis alasannya."
    putusan = wajib(putusan if hasil in HasilKeberatan.values else "", kurang)
    dikabulkan, sampai = hasil != HasilKeberatan.DITOLAK, perintah_jatuh_tempo
    if dikabulkan:
        perintah = wajib(perintah, "Tulis apa yang harus dilakukan PPID.")
        if sampai is None or sampai < timezone.localdate(saat.pada):
            raise TindakanTerlarang("Isi batas melaksanakan, paling cepat hari ini.")
    keberatan.lakukan(
        Keberatan.Tindakan.TANGGAPI,
        saat,
        catatan=putusan,
        hasil=hasil,
        putusan=putusan,
        jabatan_penanggap=jabatan.strip(),
        perintah=perintah if dikabulkan else "",
        perintah_jatuh_tempo=sampai if dikabulkan else None,
        ditanggapi_oleh=saat.oleh,
        ditanggapi_pada=saat.pada,
    )
    if dikabulkan and keberatan.permohonan is not None:
        _buka_kembali(keberatan, keberatan.permohonan, saat)
    keluarkan_surat(Surat.Jenis.TANGGAPAN_KEBERATAN, saat, keberatan=keberatan)
    kabari_pemohon(keberatan, "keberatan_ditanggapi", pada=saat.pada)
    kabari_unit(keberatan, "keberatan_diputus", saat)
    return keberatan


def _buka_kembali(keberatan: Keberatan, permohonan: Permohonan, saat: Saat) -> None:
    sampai = keberatan.perintah_jatuh_tempo
    assert sampai is not None
    hitungan = (
        f"Batas melaksanakan putusan keberatan {keberatan.nomor}, "
        "ditetapkan Atasan PPID."
    )
    if permohonan.status == Permohonan.Status.DITERIMA:
        permohonan.lakukan(T.PROSES, saat, tanggal_lengkap=permohonan.tanggal_terima)
    dibuka = permohonan.status != Permohonan.Status.DIPROSES
    permohonan.lakukan(
        T.BUKA_KEMBALI if dibuka else T.PERINTAHKAN,
        saat,
        hasil="",
        dijawab_pada=None,
        perintah_jatuh_tempo=sampai,
        jatuh_tempo=sampai,
        jatuh_tempo_awal=sampai,
        hitungan=hitungan,
    )


@transaction.atomic
def terima_putusan(
    keberatan: Keberatan, saat: Saat[Petugas | None], *, tanggapan: str = ""
) -> Keberatan:
    kata = tanggapan.strip()[:2000]
    keberatan.lakukan(Keberatan.Tindakan.TERIMA_PUTUSAN, saat, tanggapan_pemohon=kata)
    tuntaskan_menghubungi(keberatan, saat=saat, hasil="Pemohon menerima tanggapan.")
    return keberatan


def nama_alasan(kode: Sequence[str]) -> list[str]:
    return [str(A(satu).label) for satu in sorted(kode)]
