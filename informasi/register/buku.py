"""The registers of requests, objections and disputes: their rows, and who may read which.

Who asked stands there masked, in full, or as erased.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from informasi.jawaban.models import MENUTUP, ButirJawaban, Jawaban, PutusanButir
from informasi.keberatan.models import Keberatan, Sengketa
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import (
    MELIHAT_SEMUA,
    MELIHAT_UNIT,
    Permohonan,
    PermohonanQuerySet,
)
from informasi.permohonan.pilihan import CaraMemperoleh
from informasi.surat.naskah import alasan_teks
from informasi.surat.naskah_jawaban import dasar_uji, rupiah
from organisasi.bahasa import tanggal
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit
from organisasi.sandi import samarkan_surel, samarkan_telepon
from organisasi.staf import register
from organisasi.staf.register import Register, pilih

# Who asked

DISAMARKAN = "disamarkan"
DIHAPUS = "dihapus sesuai masa simpan"


def siapa(pemohon: Pemohon, *, identitas: bool, kuasa: str = "") -> tuple[str, ...]:
    """Name (with proxy), address, contact and occupation; masked without ``identitas``.

    Limited data stay masked in the full book too: guardians open them one by one.
    """
    if pemohon.dihapus_pada:
        return (DIHAPUS,) * 4
    telepon, surel = str(pemohon.telepon), str(pemohon.surel)
    if not identitas or pemohon.dibatasi_pada:
        samar = (samarkan_telepon(telepon), samarkan_surel(surel))
        return (pemohon.nama_samar, DISAMARKAN, _gabung(*samar), DISAMARKAN)
    wakil = kuasa or str(pemohon.nama_kuasa)
    nama = f"{pemohon.nama} (kuasa: {wakil})" if wakil else str(pemohon.nama)
    kontak = _gabung(telepon, surel) or "kembali ke loket"
    return nama, str(pemohon.alamat), kontak, pemohon.pekerjaan


def _gabung(*bagian: str) -> str:
    return ", ".join(filter(None, bagian))


# Requests, in the fifteen columns of the register (Perki 1/2010, kept for 1/2021)

P = PutusanButir
KOLOM_PERMOHONAN = (
    "No. pendaftaran",
    "Tanggal",
    "Nama",
    "Alamat",
    "Nomor kontak",
    "Pekerjaan",
    "Informasi yang diminta",
    "Tujuan penggunaan",
    "Status informasi",
    "Bentuk yang dikuasai",
    "Jenis permohonan",
    "Keputusan",
    "Alasan penolakan",
    "Hari dan tanggal",
    "Biaya dan cara pembayaran",
)
LEBAR_PERMOHONAN = (20, 14, 20, 24, 26, 14, 32, 22, 26, 14, 16, 16, 30, 26, 20)
CETAK = {CaraMemperoleh.SALINAN_CETAK, CaraMemperoleh.MELIHAT}


def muat_permohonan(semua: PermohonanQuerySet) -> PermohonanQuerySet:
    butir = ButirJawaban.objects.select_related("uji__pasal17").prefetch_related(
        "berkas"
    )
    jawaban = Jawaban.objects.terbit().prefetch_related(Prefetch("butir", butir))
    hasil = semua.select_related("pemohon").prefetch_related(
        Prefetch("jawaban", jawaban), "penyerahan"
    )
    return hasil.defer("kode", "pemohon__nik", "pemohon__nomor_pengesahan")


def baris_permohonan(minta: Permohonan, *, identitas: bool) -> tuple[str, ...]:
    jawaban = next(iter(minta.jawaban.all()), None)
    butir = list(jawaban.butir.all()) if jawaban else []
    return (
        minta.nomor,
        f"{minta.tanggal_terima:%d-%m-%Y}",
        *siapa(minta.pemohon, identitas=identitas),
        minta.rincian,
        minta.tujuan,
        _penguasaan(jawaban, butir),
        _bentuk(minta, butir),
        _jenis(minta),
        minta.get_hasil_display() or minta.get_status_display(),
        _alasan(butir),
        _hari_permohonan(minta),
        _biaya(jawaban),
    )


def _penguasaan(jawaban: Jawaban | None, butir: Iterable[ButirJawaban]) -> str:
    if jawaban is None:
        return ""
    putusan = {b.putusan for b in butir}
    bagian = []
    if putusan & {P.DIBERIKAN, P.SEBAGIAN, P.DITOLAK}:
        bagian.append("Di bawah penguasaan: ya")
    if P.TIDAK_DIKUASAI in putusan:
        lain = jawaban.badan_publik_lain
        bagian.append(f"Di bawah penguasaan: tidak{f' → {lain}' if lain else ''}")
    if P.BELUM_DIDOKUMENTASIKAN in putusan:
        bagian.append("Belum didokumentasikan")
    return "; ".join(bagian)


def _bentuk(minta: Permohonan, butir: list[ButirJawaban]) -> str:
    dikuasai = [b for b in butir if b.putusan in {P.DIBERIKAN, *MENUTUP}]
    if not dikuasai:
        return ""
    ada_berkas = any(len(b.berkas.all()) for b in dikuasai)
    cetak = minta.cara_memperoleh in CETAK and not ada_berkas
    return "Hardcopy" if cetak else "Softcopy"


def _jenis(minta: Permohonan) -> str:
    if minta.cara_memperoleh == CaraMemperoleh.MELIHAT:
        return "Melihat atau mengetahui"
    return "Meminta salinan"


def _alasan(butir: Iterable[ButirJawaban]) -> str:
    tertutup = [b for b in butir if b.putusan in MENUTUP and b.uji]
    return "; ".join(f"{b.judul}: {dasar_uji(b.uji)}" for b in tertutup if b.uji)


def _hari_permohonan(minta: Permohonan) -> str:
    bagian = []
    if minta.dijawab_pada:
        hari = tanggal(timezone.localdate(minta.dijawab_pada))
        bagian.append(f"Pemberitahuan: {hari}")
    # Newest first: the last one counts.
    if serah := next(iter(minta.penyerahan.all()), None):
        bagian.append(f"Pemberian: {tanggal(serah.tanggal)}")
    return "; ".join(bagian)


def _biaya(jawaban: Jawaban | None) -> str:
    if jawaban is None:
        return ""
    if not jawaban.biaya:
        return "Tanpa biaya"
    return f"{rupiah(jawaban.biaya)}, {jawaban.cara_bayar}"


# Objections, in the eleven columns of their register (Perki 1/2021 Lampiran X)

KOLOM_KEBERATAN = (
    "No. registrasi",
    "Tanggal diterima",
    "Identitas pemohon atau kuasa",
    "No. pendaftaran permohonan",
    "Informasi yang diminta",
    "Tujuan penggunaan",
    "Alasan keberatan",
    "Keputusan Atasan PPID",
    "Hari dan tanggal tanggapan",
    "Nama dan posisi Atasan PPID",
    "Tanggapan pemohon",
)
LEBAR_KEBERATAN = (16, 14, 34, 20, 34, 24, 34, 36, 20, 26, 24)


def baris_keberatan(banding: Keberatan, *, identitas: bool) -> tuple[str, ...]:
    minta, pada = banding.permohonan, banding.ditanggapi_pada
    nama = str(banding.ditanggapi_oleh or "")
    kuasa = str(banding.nama_kuasa)
    orang = siapa(banding.pemohon, identitas=identitas, kuasa=kuasa)
    return (
        banding.nomor,
        f"{banding.tanggal_terima:%d-%m-%Y}",
        "; ".join(dict.fromkeys(filter(None, orang[:3]))),
        minta.nomor if minta else "",
        minta.rincian if minta else "",
        banding.tujuan or (minta.tujuan if minta else ""),
        "; ".join(alasan_teks(banding)),
        _putusan(banding),
        tanggal(timezone.localdate(pada)) if pada else "",
        ", ".join(filter(None, (nama, banding.jabatan_penanggap))) if nama else "",
        banding.tanggapan_pemohon,
    )


def _putusan(banding: Keberatan) -> str:
    if not banding.hasil:
        return ""
    perintah = f" Perintah: {banding.perintah}" if banding.perintah else ""
    return f"{banding.get_hasil_display()}. {banding.putusan}{perintah}"


# Disputes.
# No regulation gives a form for them; the columns follow the steps of UU 14/2008 Pasal 37-40.

KOLOM_SENGKETA = (
    "No. registrasi sengketa",
    "No. registrasi keberatan",
    "No. pendaftaran permohonan",
    "Pemohon atau kuasa",
    "Informasi yang diminta",
    "Alasan keberatan",
    "Diajukan",
    "Diregistrasi Komisi Informasi",
    "Mulai diperiksa",
    "Mediasi",
    "Ajudikasi",
    "Diputus",
    "Amar putusan atau hasil mediasi",
    "Dilaksanakan",
    "Digugat",
)
LEBAR_SENGKETA = (18, 18, 20, 26, 32, 30, 13, 14, 13, 13, 13, 13, 36, 14, 13)


def baris_sengketa(satu: Sengketa, *, identitas: bool) -> tuple[str, ...]:
    banding = satu.keberatan
    minta = banding.permohonan
    kuasa = str(banding.nama_kuasa)
    orang = siapa(banding.pemohon, identitas=identitas, kuasa=kuasa)
    return (
        satu.nomor_ki,
        banding.nomor,
        minta.nomor if minta else "",
        "; ".join(dict.fromkeys(filter(None, orang[:3]))),
        minta.rincian if minta else "",
        "; ".join(alasan_teks(banding)),
        *map(_hari_sengketa, (satu.diajukan_pada, satu.diregistrasi_pada)),
        *map(_hari_sengketa, (satu.mulai_pada, satu.mediasi_pada)),
        *map(_hari_sengketa, (satu.ajudikasi_pada, satu.diputus_pada)),
        satu.amar,
        *map(_hari_sengketa, (satu.dilaksanakan_pada, satu.digugat_pada)),
    )


def _hari_sengketa(hari: date | None) -> str:
    return f"{hari:%d-%m-%Y}" if hari else ""


# Who may read which, and the three books


def cakupan_permohonan(petugas: Petugas) -> Cakupan:
    return Cakupan.untuk(petugas, kota=MELIHAT_SEMUA, unit=MELIHAT_UNIT)


def cakupan_keberatan(petugas: Petugas) -> Cakupan:
    return cakupan_izin(petugas, "informasi.view_keberatan")


def register_permohonan(
    petugas: Petugas, unit: Unit | None, tahun: int, *, identitas: bool = False
) -> Register:
    """Requests received in ``tahun`` in the register of ``unit`` and the units below it.

    ``unit`` None: the whole city; TindakanTerlarang for who does not see it. A referral
    does not change the register: a unit's book holds what was entered with it.
    """
    cakupan = cakupan_permohonan(petugas)
    semua = Permohonan.objects.untuk(petugas).filter(cakupan.q("unit"))
    return Register(
        nama="permohonan",
        judul="Register permohonan informasi publik",
        tahun=tahun,
        unit=unit,
        identitas=identitas,
        kolom=KOLOM_PERMOHONAN,
        lebar=LEBAR_PERMOHONAN,
        semua=muat_permohonan(pilih(semua, cakupan, unit, tahun)),
        susun=baris_permohonan,
    )


def register_keberatan(
    petugas: Petugas, unit: Unit | None, tahun: int, *, identitas: bool = False
) -> Register:
    """Objections received in ``tahun`` about answers of ``unit`` and the units below it.

    ``unit`` None: the whole city; TindakanTerlarang for who does not see it.
    """
    semua = Keberatan.objects.untuk(petugas).select_related(
        "permohonan", "pemohon", "ditanggapi_oleh"
    )
    semua = semua.defer("permohonan__kode", "pemohon__nik", "pemohon__nomor_pengesahan")
    return Register(
        nama="keberatan",
        judul="Register keberatan",
        tahun=tahun,
        unit=unit,
        identitas=identitas,
        kolom=KOLOM_KEBERATAN,
        lebar=LEBAR_KEBERATAN,
        semua=pilih(semua, cakupan_keberatan(petugas), unit, tahun),
        susun=baris_keberatan,
    )


def cakupan_sengketa(petugas: Petugas) -> Cakupan:
    return cakupan_izin(petugas, "informasi.view_sengketa")


def register_sengketa(
    petugas: Petugas, unit: Unit | None, tahun: int, *, identitas: bool = False
) -> Register:
    """Disputes brought in ``tahun`` about answers of ``unit`` and the units below it.

    ``unit`` None: the whole city; TindakanTerlarang for who does not see it.
    """
    semua = Sengketa.objects.untuk(petugas).select_related(
        "keberatan__permohonan", "keberatan__pemohon"
    )
    semua = semua.defer(
        *("keberatan__permohonan__kode", "keberatan__pemohon__nik"),
        "keberatan__pemohon__nomor_pengesahan",
    )
    cakupan = cakupan_sengketa(petugas)
    baris = pilih(
        semua, cakupan, unit, tahun, milik="keberatan__unit", hari="diajukan_pada"
    )
    return Register(
        nama="sengketa",
        judul="Register sengketa informasi",
        tahun=tahun,
        unit=unit,
        identitas=identitas,
        kolom=KOLOM_SENGKETA,
        lebar=LEBAR_SENGKETA,
        semua=baris,
        susun=baris_sengketa,
    )


# Register pages of officers: identities open with a permission and a reason


class BeregisterInformasi(register.Beregister):
    izin_identitas = "informasi.lihat_identitas"
