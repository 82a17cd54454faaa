"""All that the private page of a complaint shows, and where it stands, in words.

Who holds it, who acts next and by when, how that day came about; beside it the clock of
the other side. Lateness is said as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.basis_data.versi import per_versi
from organisasi.models import HariLibur, Jejak, Unit
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, hitung_hari_kerja
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import (
    CaraSelesai,
    KanalPengaduan,
    KelasPengaduan,
    TanggapanPelapor,
    TindakanPengaduan as T,
)
from pengaduan.aduan.waktu import TANGGAPAN, VERIFIKASI
from pengaduan.lapor.models import Penerusan


def muat_kasus(pengaduan: Pengaduan) -> dict[str, Any]:
    penerusan = list(
        pengaduan.penerusan.select_related("unit", "kanal").prefetch_related(
            "tindak_lanjut"
        )
    )
    berkas = list(pengaduan.berkas.all())
    diperiksa = pengaduan.diperiksa_oleh_id is not None
    return {
        "penerusan": penerusan,
        "pesan": list(pengaduan.pesan.all()),
        "foto": [b for b in berkas if not b.dari_petugas],
        "bukti": [b for b in berkas if b.dari_petugas and diperiksa],
        "jejak": _jejak(pengaduan, penerusan),
    }


def _jejak(pengaduan: Pengaduan, penerusan: list[Penerusan]) -> list[Jejak]:
    sendiri = Q(objek_jenis=Pengaduan._meta.label_lower, objek_id=str(pengaduan.pk))
    luar = Q(
        objek_jenis=Penerusan._meta.label_lower,
        objek_id__in=[str(satu.pk) for satu in penerusan],
    )
    return list(Jejak.objects.filter(sendiri | luar).order_by("-pada", "-pk"))


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
class KeadaanAduan:
    """What the status box shows; ``total`` 0: no clock runs, so no ring is drawn."""

    judul: str
    berikutnya: str = ""
    pemegang: str = ""
    batas: date | None = None
    terpakai: int = 0
    total: int = 0
    cara: list[str] = field(default_factory=list)


def keadaan(pengaduan: Pengaduan, hari_ini: date) -> KeadaanAduan:
    if pengaduan.status == S.GABUNGAN and pengaduan.induk:
        return _ikut(pengaduan.induk, hari_ini)
    return MENURUT_STATUS[pengaduan.status](pengaduan, hari_ini)


def _ikut(induk: Pengaduan, hari_ini: date) -> KeadaanAduan:
    hasil = keadaan(induk, hari_ini)
    judul = hasil.judul
    if induk.status in KATA_INDUK:
        judul, hasil.berikutnya = induk.get_status_display(), KATA_INDUK[induk.status]
    hasil.judul = f"Digabung dengan aduan yang sama: {judul[0].lower()}{judul[1:]}"
    return hasil


def _kami(judul: str, berikutnya: str) -> Callable[[Pengaduan, date], KeadaanAduan]:

    def susun(pengaduan: Pengaduan, hari_ini: date) -> KeadaanAduan:
        hasil = KeadaanAduan(
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
    semua = [pengaduan.hitungan]
    if pengaduan.selesai_sampai and pengaduan.hitungan_selesai != pengaduan.hitungan:
        semua.append(f"Selesai seluruhnya: {pengaduan.hitungan_selesai}")
    return [satu for satu in semua if satu]


def _kalender(unit: Unit) -> Kalender:
    return per_versi(f"kalender.{unit.pk}", lambda: HariLibur.objects.kalender(unit))


def _hitung(hasil: KeadaanAduan, pengaduan: Pengaduan, hari_ini: date) -> None:
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


def _anda(judul: str, berikutnya: str) -> Callable[[Pengaduan, date], KeadaanAduan]:

    def susun(pengaduan: Pengaduan, hari_ini: date) -> KeadaanAduan:
        hasil = KeadaanAduan(
            judul,
            berikutnya,
            pemegang=pengaduan.pemegang.nama,
            batas=pengaduan.tunggu_sampai,
        )
        _hitung(hasil, pengaduan, hari_ini)
        return hasil

    return susun


def _akhir(
    judul: str, berikutnya: str = ""
) -> Callable[[Pengaduan, date], KeadaanAduan]:

    def susun(pengaduan: Pengaduan, _hari_ini: date) -> KeadaanAduan:
        return KeadaanAduan(judul, berikutnya or pengaduan.kalimat)

    return susun


def _keadaan_selesai(pengaduan: Pengaduan, _hari_ini: date) -> KeadaanAduan:
    cara = {
        Pengaduan.Cara.PELAPOR: "Anda menyatakan masalahnya sudah beres.",
        Pengaduan.Cara.OTOMATIS_10HK: "Ditutup karena tidak ada jawaban dari Anda.",
        Pengaduan.Cara.ADMIN: "Ditutup petugas dengan alasan.",
    }[Pengaduan.Cara(pengaduan.cara_selesai)]
    return KeadaanAduan(
        f"Selesai: {pengaduan.get_hasil_display().lower()}",
        f"{cara} Bila ternyata belum beres, Anda dapat membukanya lagi.",
        pemegang=pengaduan.pemegang.nama,
    )


MENURUT_STATUS: Mapping[str, Callable[[Pengaduan, date], KeadaanAduan]] = {
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
    S.SELESAI: _keadaan_selesai,
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


def keadaan_luar(semua: list[Penerusan]) -> list[dict[str, Any]]:
    return [
        {
            "penerusan": satu,
            "judul": getattr(satu.unit or satu.kanal, "nama", "")
            or satu.get_tujuan_display(),
            "status": _status(satu),
            "jam": _jam_luar(satu),
            "dikirim": ", ".join(str(nama) for nama in satu.yang_dikirim),
        }
        for satu in semua
    ]


def _status(penerusan: Penerusan) -> str:
    if penerusan.ditutup_pada:
        return f"Ditutup: {penerusan.alasan_tutup}"
    if penerusan.tujuan != Penerusan.Tujuan.LAPOR:
        return "Diteruskan"
    if penerusan.status_luar == Luar.TIDAK_DIKENAL:
        mentah = penerusan.status_luar_mentah
        return f"Tidak kami kenali{f' (“{mentah}”)' if mentah else ''}"
    return penerusan.get_status_luar_display()


def _jam_luar(penerusan: Penerusan) -> str:
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


# What happened to a complaint, in plain words, newest first.
# Only acts named here are shown: what officers note among themselves never is. What they
# write to the reporter stands among the messages, not here.

ANDA = "Anda"
LAPOR = "SP4N-LAPOR!"
# What only the reporter does, unless an officer types it for him.
OLEH_PELAPOR = frozenset({T.LENGKAPI, T.BUKA_KEMBALI, "ubah_kontak", "tambah_foto"})


Isi = tuple[str, str]


def linimasa(penerusan: list[Penerusan], jejak: list[Jejak]) -> list[dict[str, Any]]:
    semua = [
        (satu.pada, (f"Tindak lanjut di {LAPOR}", satu.isi), satu.dari)
        for terus in penerusan
        for satu in terus.tindak_lanjut.all()
    ]
    for baris in jejak:
        if susun := ISI.get(baris.tindakan):
            anda = baris.tindakan in OLEH_PELAPOR and not baris.oleh
            semua.append((baris.pada, susun(baris), ANDA if anda else ""))
    return [
        {"pada": pada, "judul": judul, "teks": teks, "oleh": oleh}
        for pada, (judul, teks), oleh in sorted(semua, key=lambda p: p[0], reverse=True)
    ]


def _hari(baris: Jejak, kolom: str) -> str:
    isi = str(baris.sesudah.get(kolom, ""))
    try:
        return tanggal(date.fromisoformat(isi))
    except ValueError:
        return ""


def _label(pilihan: type, nilai: object) -> str:
    try:
        return str(pilihan(nilai).label)
    except ValueError:
        return str(nilai or "")


def _terima(baris: Jejak) -> Isi:
    kanal = _label(KanalPengaduan, baris.sesudah.get("kanal")).lower()
    return "Aduan diterima", f"Lewat {kanal}."


def _kelas(judul: str) -> Callable[[Jejak], Isi]:
    def susun(baris: Jejak) -> Isi:
        kelas = _label(KelasPengaduan, baris.sesudah.get("kelas")).lower()
        hari = _hari(baris, "selesai_sampai")
        return judul, f"Golongannya: {kelas}. Selesai paling lambat {hari}."

    return susun


def _pindah(judul: str) -> Callable[[Jejak], Isi]:
    def susun(baris: Jejak) -> Isi:
        return judul, f"Dipegang oleh {baris.sesudah.get('pemegang', 'unit lain')}."

    return susun


def _tindaklanjut(baris: Jejak) -> Isi:
    if baris.sesudah.get("tanggapan") == TanggapanPelapor.TIDAK:
        return "Anda menyatakan belum beres", "Penangan menanganinya lagi."
    return "Mulai ditindaklanjuti", ""


def _isi_selesai(baris: Jejak) -> Isi:
    cara = baris.sesudah.get("cara_selesai")
    if cara == CaraSelesai.PELAPOR:
        return "Selesai", "Anda menyatakan masalahnya sudah beres."
    if cara == CaraSelesai.OTOMATIS_10HK:
        return (
            "Ditutup",
            "Tidak ada jawaban dari Anda. Ini tidak dihitung sebagai puas.",
        )
    return "Ditutup petugas", baris.catatan


def _tetap(judul: str, teks: str = "") -> Callable[[Jejak], Isi]:
    return lambda _baris: (judul, teks)


def _catatan(judul: str) -> Callable[[Jejak], Isi]:
    return lambda baris: (judul, baris.catatan)


def _nomor(baris: Jejak) -> Isi:
    return f"Tercatat di {LAPOR}", f"Nomor lacak {baris.sesudah.get('tracking_id')}."


def _status_luar(baris: Jejak) -> Isi:
    label = _label(Penerusan.StatusLuar, baris.sesudah.get("status_luar"))
    return f"Keadaan di {LAPOR}: {label.lower()}", ""


ISI: Mapping[str, Callable[[Jejak], Isi]] = {
    "terima": _terima,
    "terima_mundur": _terima,
    T.VERIFIKASI: _kelas("Sudah diperiksa"),
    T.UBAH_KELAS: _kelas("Golongan aduan diubah"),
    T.TUNDA: _tetap("Kami bertanya kepada Anda", "Waktu kami menunggu jawaban Anda."),
    T.LENGKAPI: _tetap("Pertanyaan terjawab", "Waktu memeriksa dihitung lagi."),
    T.ARSIPKAN: _catatan("Diarsipkan"),
    T.NYATAKAN_BUKAN_WEWENANG: _catatan("Bukan wewenang kota"),
    T.NYATAKAN_DARURAT: _tetap(
        "Dialihkan ke 112", "Petugas menilai ini darurat dan menelepon 112."
    ),
    T.ALIHKAN_INFORMASI: _catatan("Ini permohonan informasi"),
    T.GABUNGKAN: _tetap(
        "Digabung dengan aduan yang sama", "Kabarnya tetap sampai kepada Anda."
    ),
    T.PISAHKAN: _tetap("Ditangani tersendiri lagi"),
    T.TERUSKAN: _pindah("Diteruskan"),
    T.ALIHKAN: _pindah("Pindah unit"),
    T.TINDAKLANJUTI: _tindaklanjut,
    T.MINTA_TANGGAPAN: _tetap(
        "Hasilnya disampaikan", "Sudah diperiksa petugas kedua. Anda diminta menjawab."
    ),
    T.SELESAIKAN: _isi_selesai,
    T.BUKA_KEMBALI: _tetap("Dibuka kembali", "Masalahnya belum beres."),
    T.TERBITKAN: _tetap("Ditampilkan untuk umum", "Tanpa nama dan kontak Anda."),
    T.TARIK_TERBIT: _tetap("Tidak lagi ditampilkan untuk umum"),
    "catat_nomor_lapor": _nomor,
    "koreksi_nomor_lapor": _nomor,
    "status_luar": _status_luar,
    "ubah_kontak": _tetap("Kontak diganti"),
    "tambah_foto": _tetap("Foto ditambahkan"),
}
