"""The registers of requests, objections and disputes: their rows, and who may read which.

Who asked stands there masked, in full, or as erased.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from informasi.jawaban.models import MENUTUP, ButirJawaban, Jawaban, PutusanButir
from informasi.keberatan.models import KOLOM_HARI, Keberatan, Sengketa
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import (
    Permohonan,
    PermohonanQuerySet,
    cakupan_permohonan,
)
from informasi.permohonan.pilihan import CaraMemperoleh
from informasi.surat.naskah import alasan_teks
from informasi.surat.naskah_jawaban import dasar_uji, rupiah
from organisasi.bahasa import tanggal
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit
from organisasi.sandi import samarkan_surel, samarkan_telepon
from organisasi.staf.register import Register, pilih
from organisasi.teks import baca_toml

KOLOM = baca_toml("informasi/data/register.toml")
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


# Requests

P = PutusanButir
CETAK = {CaraMemperoleh.SALINAN_CETAK, CaraMemperoleh.MELIHAT}


def muat_permohonan(semua: PermohonanQuerySet) -> PermohonanQuerySet:
    butir = ButirJawaban.objects.select_related("uji").prefetch_related("berkas")
    jawaban = Jawaban.objects.terbit().prefetch_related(Prefetch("butir", butir))
    hasil = semua.select_related("pemohon").prefetch_related(
        Prefetch("jawaban", jawaban)
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
        "Melihat atau mengetahui"
        if minta.cara_memperoleh == CaraMemperoleh.MELIHAT
        else "Meminta salinan",
        minta.get_hasil_display() or minta.get_status_display(),
        "; ".join(
            f"{b.judul}: {dasar_uji(b.uji)}"
            for b in butir
            if b.putusan in MENUTUP and b.uji
        ),
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


def _hari_permohonan(minta: Permohonan) -> str:
    bagian = []
    if minta.dijawab_pada:
        dijawab = tanggal(timezone.localdate(minta.dijawab_pada))
        bagian.append(f"Pemberitahuan: {dijawab}")
    # Newest first: the last one counts.
    serah = (j.diserahkan_hari for j in minta.jawaban.all() if j.diserahkan_hari)
    if hari := next(serah, None):
        bagian.append(f"Pemberian: {tanggal(hari)}")
    return "; ".join(bagian)


def _biaya(jawaban: Jawaban | None) -> str:
    if jawaban is None:
        return ""
    if not jawaban.biaya:
        return "Tanpa biaya"
    return f"{rupiah(jawaban.biaya)}, {jawaban.cara_bayar}"


# Objections


def baris_keberatan(banding: Keberatan, *, identitas: bool) -> tuple[str, ...]:
    minta, pada = banding.permohonan, banding.ditanggapi_pada
    perintah = f" Perintah: {banding.perintah}" if banding.perintah else ""
    putusan = f"{banding.get_hasil_display()}. {banding.putusan}{perintah}"
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
        putusan if banding.hasil else "",
        tanggal(timezone.localdate(pada)) if pada else "",
        ", ".join(filter(None, (nama, banding.jabatan_penanggap))) if nama else "",
        banding.tanggapan_pemohon,
    )


# Disputes.
# No regulation gives a form for them; the columns follow the steps of UU 14/2008 Pasal 37-40.


def baris_sengketa(satu: Sengketa, *, identitas: bool) -> tuple[str, ...]:
    banding = satu.keberatan
    minta = banding.permohonan
    semua: list[date | None] = [getattr(satu, k) for k in KOLOM_HARI.values()]
    hari = [f"{h:%d-%m-%Y}" if h else "" for h in (satu.diajukan_pada, *semua)]
    kuasa = str(banding.nama_kuasa)
    orang = siapa(banding.pemohon, identitas=identitas, kuasa=kuasa)
    return (
        satu.nomor_ki,
        banding.nomor,
        minta.nomor if minta else "",
        "; ".join(dict.fromkeys(filter(None, orang[:3]))),
        minta.rincian if minta else "",
        "; ".join(alasan_teks(banding)),
        *hari[:-2],
        satu.amar,
        *hari[-2:],
    )


# The three books: which rows, and who may read them


# What makes a register, and who reads it where.
type Buku = tuple[Callable[..., Register], Callable[[Petugas], Cakupan]]


def _buku(
    nama: str,
    judul: str,
    susun: Callable[..., tuple[str, ...]],
    cakupan: Callable[[Petugas], Cakupan],
    semua: Callable[[Petugas], QuerySet[Any]],
    **milik: str,
) -> Buku:
    """The book ``nama``, and its rows as an officer sees them.

    One of a unit holds the units below it too; of the city (``unit`` None) only for who
    sees it, else TindakanTerlarang.
    """

    def register(
        petugas: Petugas, unit: Unit | None, tahun: int, *, identitas: bool = False
    ) -> Register:
        return Register(
            nama=nama,
            judul=judul,
            tahun=tahun,
            unit=unit,
            identitas=identitas,
            kolom=tuple(KOLOM[nama]),
            lebar=tuple(KOLOM[nama].values()),
            semua=pilih(semua(petugas), cakupan(petugas), unit, tahun, **milik),
            susun=susun,
        )

    return register, cakupan


# A referral does not change the register: a unit's book holds what was entered with it.
BUKU_PERMOHONAN = _buku(
    "permohonan",
    "Register permohonan informasi publik",
    baris_permohonan,
    cakupan_permohonan,
    lambda petugas: muat_permohonan(
        Permohonan.objects.untuk(petugas).filter(cakupan_permohonan(petugas).q("unit"))
    ),
)
BUKU_KEBERATAN = _buku(
    "keberatan",
    "Register keberatan",
    baris_keberatan,
    lambda petugas: cakupan_izin(petugas, "informasi.view_keberatan"),
    lambda petugas: (
        Keberatan.objects.untuk(petugas)
        .select_related("permohonan", "pemohon", "ditanggapi_oleh")
        .defer("permohonan__kode", "pemohon__nik", "pemohon__nomor_pengesahan")
    ),
)
BUKU_SENGKETA = _buku(
    "sengketa",
    "Register sengketa informasi",
    baris_sengketa,
    lambda petugas: cakupan_izin(petugas, "informasi.view_sengketa"),
    lambda petugas: (
        Sengketa.objects.untuk(petugas)
        .select_related("keberatan__permohonan", "keberatan__pemohon")
        .defer(
            "keberatan__permohonan__kode",
            "keberatan__pemohon__nik",
            "keberatan__pemohon__nomor_pengesahan",
        )
    ),
    milik="keberatan__unit",
    hari="diajukan_pada",
)
