"""The rows of the registers of requests, objections and disputes.

Who asked stands there masked, in full, or as erased.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from informasi.jawaban.models import MENUTUP, ButirJawaban, Jawaban, PutusanButir
from informasi.keberatan.models import (
    Keberatan,
    KeberatanQuerySet,
    Sengketa,
    SengketaQuerySet,
)
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan, PermohonanQuerySet
from informasi.permohonan.pilihan import CaraMemperoleh
from informasi.surat.naskah_jawaban import dasar_uji, rupiah
from informasi.surat.naskah_keberatan import alasan_teks
from organisasi.bahasa import tanggal
from organisasi.sandi import samarkan_surel, samarkan_telepon

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
    """With all that a row shows: a fixed number of queries for any number of rows."""
    butir = ButirJawaban.objects.select_related("uji__pasal17").prefetch_related(
        "berkas"
    )
    jawaban = Jawaban.objects.terbit().prefetch_related(Prefetch("butir", butir))
    hasil = semua.select_related("pemohon").prefetch_related(
        Prefetch("jawaban", jawaban), "penyerahan"
    )
    return hasil.defer("kode", "pemohon__nik", "pemohon__nomor_pengesahan")


def baris_permohonan(minta: Permohonan, *, identitas: bool) -> tuple[str, ...]:
    """The cells of one row, in the order of ``KOLOM``."""
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
    """Held, not held (by whom), or not yet documented; "" while unanswered."""
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
    """Softcopy or hardcopy of what is held."""
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
    """Why it was refused, in whole or in part, document by document."""
    tertutup = [b for b in butir if b.putusan in MENUTUP and b.uji]
    return "; ".join(f"{b.judul}: {dasar_uji(b.uji)}" for b in tertutup if b.uji)


def _hari_permohonan(minta: Permohonan) -> str:
    """When the notice went out and when the information was given."""
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


def muat_keberatan(semua: KeberatanQuerySet) -> KeberatanQuerySet:
    """With all that a row shows, in the same query."""
    hasil = semua.select_related("permohonan", "pemohon", "ditanggapi_oleh")
    return hasil.defer("permohonan__kode", "pemohon__nik", "pemohon__nomor_pengesahan")


def baris_keberatan(banding: Keberatan, *, identitas: bool) -> tuple[str, ...]:
    """The cells of one row, in the order of ``KOLOM``."""
    minta = banding.permohonan
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
        _hari_keberatan(banding),
        _penanggap(banding),
        banding.tanggapan_pemohon,
    )


def _putusan(banding: Keberatan) -> str:
    if not banding.hasil:
        return ""
    perintah = f" Perintah: {banding.perintah}" if banding.perintah else ""
    return f"{banding.get_hasil_display()}. {banding.putusan}{perintah}"


def _hari_keberatan(banding: Keberatan) -> str:
    pada = banding.ditanggapi_pada
    return tanggal(timezone.localdate(pada)) if pada else ""


def _penanggap(banding: Keberatan) -> str:
    if banding.ditanggapi_oleh is None:
        return ""
    return ", ".join(
        filter(None, (str(banding.ditanggapi_oleh), banding.jabatan_penanggap))
    )


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


def muat_sengketa(semua: SengketaQuerySet) -> SengketaQuerySet:
    """With all that a row shows, in the same query."""
    hasil = semua.select_related("keberatan__permohonan", "keberatan__pemohon")
    return hasil.defer(
        "keberatan__permohonan__kode",
        "keberatan__pemohon__nik",
        "keberatan__pemohon__nomor_pengesahan",
    )


def baris_sengketa(satu: Sengketa, *, identitas: bool) -> tuple[str, ...]:
    """The cells of one row, in the order of ``KOLOM``."""
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
        _hari_sengketa(satu.diajukan_pada),
        *map(
            _hari_sengketa,
            (satu.diregistrasi_pada, satu.mulai_pada, satu.mediasi_pada),
        ),
        *map(_hari_sengketa, (satu.ajudikasi_pada, satu.diputus_pada)),
        satu.amar,
        *map(_hari_sengketa, (satu.dilaksanakan_pada, satu.digugat_pada)),
    )


def _hari_sengketa(hari: date | None) -> str:
    return f"{hari:%d-%m-%Y}" if hari else ""
