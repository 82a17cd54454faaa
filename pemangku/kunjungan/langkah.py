"""The six steps of a visit: what is done, what is missing, and the one button of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from organisasi.bahasa import tanggal_pendek
from pemangku.kunjungan.actions import NOTULEN_TERPENDEK, halangan_tutup
from pemangku.kunjungan.kertas import hari_tanggal, waktu_singkat
from pemangku.kunjungan.models import Kegiatan, SasaranPutaran
from pemangku.kunjungan.pilihan import TERLAKSANA, TindakanKegiatan as T

S = Kegiatan.Status
JUDUL = ("Rencanakan", "Undang", "Cetak", "Di ruangan", "Tutup", "Tepati janji")
# Pages beside the acts: their names, as the buttons of the steps carry them.
RENCANA, BEKAL = "rencana", "bekal"
LAPANGAN, PESERTA, JANJI = "lapangan", "peserta", "janji"
NANTI = "Sesudah kunjungannya direncanakan."


@dataclass(slots=True)
class LangkahKunjungan:
    judul: str
    kata: str
    selesai: bool = False
    # The name of its act or page; "": nothing is to be pressed now.
    tombol: str = ""
    # The one to take next.
    kini: bool = False


def langkah_awal(sasaran: SasaranPutaran | None) -> list[LangkahKunjungan]:
    """The steps while nothing is planned: whom the round asks for next."""
    kata = "Belum ada kunjungan yang direncanakan."
    if sasaran:
        kata += f" Putaran meminta {sasaran.unit.nama}"
        hari = sasaran.target_tanggal
        kata += f", paling lambat {tanggal_pendek(hari)}." if hari else "."
    pertama = LangkahKunjungan(JUDUL[0], kata, tombol=RENCANA, kini=True)
    return [pertama, *(LangkahKunjungan(judul, NANTI) for judul in JUDUL[1:])]


def enam_langkah(kegiatan: Kegiatan, pada: datetime) -> list[LangkahKunjungan]:
    isi = zip(JUDUL, _isi(kegiatan, pada), strict=True)
    semua = [LangkahKunjungan(judul, *satu) for judul, satu in isi]
    # What was left out before the doors opened is not asked for any more.
    awal = {S.RENCANA: 0, S.BERLANGSUNG: 3, S.SELESAI: 3, S.DITUTUP: 5}
    if kegiatan.status in awal:
        mulai = awal[S(kegiatan.status)]
        kini = next((s for s in semua[mulai:] if not s.selesai), None)
        if kini:
            kini.kini = True
    return semua


def _isi(kegiatan: Kegiatan, pada: datetime) -> Iterator[tuple[str, bool, str]]:
    """Of each step its line, whether it is done, and its button."""
    k, angka = kegiatan, kegiatan.angka
    agenda = "" if k.agenda else " Agenda masih kosong."
    waktu = f"{hari_tanggal(k)}, {waktu_singkat(k)}. {k.tempat}."
    yield f"{waktu}{agenda}", not agenda, RENCANA
    yield _undang(angka["diundang"], angka["belum_terkirim"])
    dicetak = "sudah dicetak" if angka["bekal"] else "belum dicetak"
    kata = f"Daftar hadir, poster QR, dan lembar survei singkat: {dicetak}."
    yield kata, bool(angka["bekal"]), BEKAL
    yield _di_ruangan(k, pada)
    yield _tutup(k)
    yield _tindak_lanjut(k)


def _undang(banyak: int, belum: int) -> tuple[str, bool, str]:
    if not banyak:
        return "Belum ada yang diundang.", False, T.UNDANG
    if belum:
        kata = f"{banyak} diundang, {belum} belum ditandai terkirim."
        return kata, False, T.TERKIRIM
    return f"{banyak} diundang, semuanya sudah terkirim.", True, T.UNDANG


def _di_ruangan(k: Kegiatan, pada: datetime) -> tuple[str, bool, str]:
    if k.status == S.RENCANA:
        kata = k.belum_harinya(pada) or "Harinya tiba. Mulai saat acara dibuka."
        return kata, False, T.MULAI
    belum = k.angka["belum_diperiksa"]
    kata = f"{k.angka['sah']} hadir"
    kata += f", {k.tak_bernama} tanpa nama" if k.tak_bernama else ""
    kata += f", {belum} belum diperiksa." if belum else "."
    jalan = k.status == S.BERLANGSUNG
    selesai = k.status in TERLAKSANA and not belum
    return kata, selesai, LAPANGAN if jalan else PESERTA


def _tutup(k: Kegiatan) -> tuple[str, bool, str]:
    if k.status == S.RENCANA:
        return "Sesudah acara: notulen dan daftar hadir bertanda tangan.", False, ""
    if k.status == S.BERLANGSUNG:
        return "Akhiri saat acara selesai, lalu lengkapi berkasnya.", False, T.AKHIRI
    if k.status != S.SELESAI:
        ditutup = k.status == S.DITUTUP
        return k.alasan_batal or "Lengkap dan ditutup.", ditutup, ""
    halangan = halangan_tutup(k)
    kurang = {
        RENCANA: not k.agenda,
        T.NOTULEN: len(k.notulen.strip()) < NOTULEN_TERPENDEK,
        T.PINDAIAN: k.cara_paraf == k.CaraParaf.CETAK_PINDAI and not k.pindaian_hadir,
        T.SIMPAN_BERITA_ACARA: k.Jenis.FKP in k.jenis and not k.berita_acara,
        T.TINDAK_LANJUT: k.Jenis.FKP in k.jenis and not k.angka["lanjut"],
        PESERTA: bool(halangan),
    }
    tombol = next((nama for nama, perlu in kurang.items() if perlu), T.TUTUP)
    return " ".join(halangan) or "Semuanya lengkap. Tutup.", False, tombol


def _tindak_lanjut(k: Kegiatan) -> tuple[str, bool, str]:
    angka, ditutup = k.angka, k.status == S.DITUTUP
    lewat = f" ({angka['lewat']} lewat tenggat)" if angka["lewat"] else ""
    kata = f"{angka['lanjut']} langkah berikutnya{lewat}, {angka['berjanji']} janji."
    if k.status not in TERLAKSANA:
        return kata, False, T.TINDAK_LANJUT if k.status == S.BERLANGSUNG else ""
    if not k.berita_acara:
        kata += " Berita acara bertanda tangan belum diunggah."
        return kata, False, T.SIMPAN_BERITA_ACARA if ditutup else T.TINDAK_LANJUT
    return kata, ditutup and not lewat, JANJI if ditutup else T.TINDAK_LANJUT
