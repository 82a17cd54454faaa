"""One request in the fifteen columns of the register (Perki 1/2010, kept for 1/2021)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch
from django.utils import timezone

from informasi.models import (
    ButirJawaban,
    CaraMemperoleh,
    Jawaban,
    Permohonan,
    PutusanButir,
)
from informasi.models.jawaban import MENUTUP
from informasi.models.permohonan_query import PermohonanQuerySet
from informasi.register.siapa import siapa
from informasi.surat.naskah_jawaban import dasar_uji, rupiah
from organisasi.bahasa import tanggal

P = PutusanButir
KOLOM = (
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
LEBAR = (20, 14, 20, 24, 26, 14, 32, 22, 26, 14, 16, 16, 30, 26, 20)
CETAK = {CaraMemperoleh.SALINAN_CETAK, CaraMemperoleh.MELIHAT}


def muat(semua: PermohonanQuerySet) -> PermohonanQuerySet:
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
        _hari(minta),
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


def _hari(minta: Permohonan) -> str:
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
