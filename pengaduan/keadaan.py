"""Where a complaint stands, in the words of its private page.

Who holds it, who acts next and by when, how that day came about; beside it the clock of
the other side. Lateness is said as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.basis_data.versi import per_versi
from organisasi.models import HariLibur, Unit
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, hitung_hari_kerja
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.models import Penerusan, Pengaduan
from pengaduan.tenggat import TANGGAPAN, VERIFIKASI

S, Luar = Pengaduan.Status, Penerusan.StatusLuar
# What the reporter of a merged complaint reads where the other one's was addressed.
KATA_INDUK: Mapping[str, str] = {
    S.TUNDA: "Aduan itu menunggu keterangan pelapornya; Anda tidak perlu menjawab.",
    S.MENUNGGU_PELAPOR: "Hasilnya sudah ada; pelapor aduan itu diminta menjawab.",
    S.SELESAI: "Aduan itu sudah ditutup. Bila masalah Anda belum beres, buat aduan baru.",
}
PERIKSA_LUAR = "SP4N-LAPOR! memeriksa aduan ini"
TANGGAPI_LUAR = "instansi yang menanganinya di sana menyampaikan tindak lanjut pertama"
# The ring draws no more ribs than this.
HARI_RING = 60


@dataclass(slots=True)
class Keadaan:
    """What the status box shows; ``total`` 0: no clock runs, so no ring is drawn."""

    judul: str
    berikutnya: str = ""
    pemegang: str = ""
    batas: date | None = None
    terpakai: int = 0
    total: int = 0
    cara: list[str] = field(default_factory=list)


def keadaan(pengaduan: Pengaduan, hari_ini: date) -> Keadaan:
    """The status box on ``hari_ini``; of a merged one that of the complaint it follows."""
    if pengaduan.status == S.GABUNGAN and pengaduan.induk:
        return _ikut(pengaduan.induk, hari_ini)
    return MENURUT_STATUS[pengaduan.status](pengaduan, hari_ini)


def _ikut(induk: Pengaduan, hari_ini: date) -> Keadaan:
    """The state of the other complaint; what its reporter does or did is not "Anda"."""
    hasil = keadaan(induk, hari_ini)
    judul = hasil.judul
    if induk.status in KATA_INDUK:
        judul, hasil.berikutnya = induk.get_status_display(), KATA_INDUK[induk.status]
    hasil.judul = f"Digabung dengan aduan yang sama: {judul[0].lower()}{judul[1:]}"
    return hasil


def _kami(judul: str, berikutnya: str) -> Callable[[Pengaduan, date], Keadaan]:
    """The next step is the office's: its day, its ring, and lateness said plainly."""

    def susun(pengaduan: Pengaduan, hari_ini: date) -> Keadaan:
        hasil = Keadaan(
            judul,
            berikutnya.format(unit=pengaduan.pemegang.nama),
            pemegang=pengaduan.pemegang.nama,
            batas=pengaduan.jatuh_tempo,
            cara=_cara(pengaduan),
        )
        _hitung(hasil, pengaduan, hari_ini)
        if pengaduan.terlambat(hari_ini):
            hasil.judul = f"Kami terlambat. {judul}"
            hasil.berikutnya += (
                " Batas waktunya sudah lewat; kami tetap wajib menjawab."
            )
        return hasil

    return susun


def _cara(pengaduan: Pengaduan) -> list[str]:
    """The reckoning of this step, and of the end when it is another."""
    semua = [pengaduan.hitungan]
    if pengaduan.selesai_sampai and pengaduan.hitungan_selesai != pengaduan.hitungan:
        semua.append(f"Selesai seluruhnya: {pengaduan.hitungan_selesai}")
    return [satu for satu in semua if satu]


def _kalender(unit: Unit) -> Kalender:
    return per_versi(f"kalender.{unit.pk}", lambda: HariLibur.objects.kalender(unit))


def _hitung(hasil: Keadaan, pengaduan: Pengaduan, hari_ini: date) -> None:
    """Fill the ring: working days gone, and the whole span, by the holder's calendar."""
    if hasil.batas is None:
        return
    sejak = timezone.localdate(pengaduan.status_sejak)
    kalender = _kalender(pengaduan.pemegang)
    try:
        hasil.terpakai = hitung_hari_kerja(sejak, hari_ini, kalender)
        total = hitung_hari_kerja(sejak, hasil.batas, kalender)
    except KalenderBelumDiisi:
        return
    hasil.total = total if total <= HARI_RING else 0


def _anda(judul: str, berikutnya: str) -> Callable[[Pengaduan, date], Keadaan]:
    """The next step is the reporter's; our clock waits."""

    def susun(pengaduan: Pengaduan, hari_ini: date) -> Keadaan:
        hasil = Keadaan(
            judul,
            berikutnya,
            pemegang=pengaduan.pemegang.nama,
            batas=pengaduan.tunggu_sampai,
        )
        _hitung(hasil, pengaduan, hari_ini)
        return hasil

    return susun


def _akhir(judul: str, berikutnya: str = "") -> Callable[[Pengaduan, date], Keadaan]:
    """An end with its own sentence."""

    def susun(pengaduan: Pengaduan, _hari_ini: date) -> Keadaan:
        return Keadaan(judul, berikutnya or pengaduan.kalimat)

    return susun


def _selesai(pengaduan: Pengaduan, _hari_ini: date) -> Keadaan:
    cara = {
        Pengaduan.Cara.PELAPOR: "Anda menyatakan masalahnya sudah beres.",
        Pengaduan.Cara.OTOMATIS_10HK: "Ditutup karena tidak ada jawaban dari Anda.",
        Pengaduan.Cara.ADMIN: "Ditutup petugas dengan alasan.",
    }[Pengaduan.Cara(pengaduan.cara_selesai)]
    return Keadaan(
        f"Selesai: {pengaduan.get_hasil_display().lower()}",
        f"{cara} Bila ternyata belum beres, Anda dapat membukanya lagi.",
        pemegang=pengaduan.pemegang.nama,
    )


MENURUT_STATUS: Mapping[str, Callable[[Pengaduan, date], Keadaan]] = {
    S.MASUK: _kami(
        "Sudah kami terima",
        "Giliran kami: memeriksa aduan ini dan memilih unit yang menangani.",
    ),
    S.TUNDA: _anda(
        "Menunggu jawaban Anda",
        "Giliran Anda: jawab pertanyaan kami di bawah. Waktu kami berhenti dulu.",
    ),
    S.TERVERIFIKASI: _kami(
        "Sudah diperiksa", "Giliran kami: meneruskan ke unit yang menangani."
    ),
    S.DITERUSKAN: _kami(
        "Sudah diteruskan", "Giliran {unit}: menyampaikan tindak lanjut pertama."
    ),
    S.DITINDAKLANJUTI: _kami(
        "Sedang ditangani", "Giliran {unit}: menyelesaikan dan menyampaikan hasilnya."
    ),
    S.MENUNGGU_PELAPOR: _anda(
        "Sudah ada hasilnya",
        "Giliran Anda: sudah beres, ya atau tidak? Tanpa jawaban, aduan ini ditutup dan "
        "tetap dapat Anda buka lagi.",
    ),
    S.SELESAI: _selesai,
    S.ARSIP: _akhir("Diarsipkan"),
    S.BUKAN_WEWENANG: _akhir("Bukan wewenang pemerintah kota"),
    S.GABUNGAN: _akhir(
        "Digabung dengan aduan yang sama", "Kabarnya tetap sampai kepada Anda."
    ),
    S.DIALIHKAN_112: _akhir(
        "Dialihkan ke 112",
        "Petugas menilai ini darurat. Bila masih ada bahaya, telepon 112 sekarang.",
    ),
    S.DIALIHKAN_INFORMASI: _akhir("Ini permohonan informasi"),
}


@dataclass(frozen=True, slots=True)
class KeadaanLuar:
    """One hand-over as the reporter sees it: their number, their state, their clock."""

    penerusan: Penerusan
    judul: str
    status: str
    jam: str
    dikirim: str


def keadaan_luar(semua: list[Penerusan]) -> list[KeadaanLuar]:
    """Every hand-over, newest first."""
    return [
        KeadaanLuar(satu, _tujuan(satu), _status(satu), _jam_luar(satu), _dikirim(satu))
        for satu in semua
    ]


def _tujuan(penerusan: Penerusan) -> str:
    if penerusan.unit:
        return penerusan.unit.nama
    if penerusan.kanal:
        return penerusan.kanal.nama
    return penerusan.get_tujuan_display()


def _status(penerusan: Penerusan) -> str:
    """Their state in our words; what is not known is said as such."""
    if penerusan.ditutup_pada:
        return f"Ditutup: {penerusan.alasan_tutup}"
    if penerusan.tujuan != Penerusan.Tujuan.LAPOR:
        return "Diteruskan"
    if penerusan.status_luar == Luar.TIDAK_DIKENAL:
        mentah = penerusan.status_luar_mentah
        return f"Tidak kami kenali{f' (“{mentah}”)' if mentah else ''}"
    return penerusan.get_status_luar_display()


def _jam_luar(penerusan: Penerusan) -> str:
    """Until when SP4N-LAPOR! acts by its own rules; "" when no clock of theirs runs."""
    sejak = penerusan.tanggal_input
    menunggu = {
        Luar.TERKIRIM: (VERIFIKASI, PERIKSA_LUAR),
        Luar.MENUNGGU_VERIFIKASI: (VERIFIKASI, PERIKSA_LUAR),
        Luar.TERVERIFIKASI: (TANGGAPAN, TANGGAPI_LUAR),
    }.get(Luar(penerusan.status_luar))
    if menunggu is None or sejak is None or penerusan.ditutup_pada:
        return ""
    kode, kata = menunggu
    try:
        batas = hitung_tenggat(kode, sejak).jatuh_tempo
    except TindakanTerlarang:
        return ""
    return f"Menurut aturannya, {kata} paling lambat {tanggal(batas)}."


def _dikirim(penerusan: Penerusan) -> str:
    """What was passed on, by name."""
    return ", ".join(str(satu) for satu in penerusan.yang_dikirim)
