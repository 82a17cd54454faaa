"""All that the private page of a complaint shows, and where it stands, in words.

Who holds it, who acts next and by when, how that day came about; beside it the clock of
the other side. Lateness is said as it is.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.alur.words import ANDA, PeristiwaKasus
from organisasi.bahasa import tanggal
from organisasi.models import Jejak
from organisasi.teks import baca_toml
from organisasi.waktu.tenggat import KeadaanKasus, hitung_tenggat, kalender_kini
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import (
    GILIRAN_KITA,
    TERBUKA,
    KanalPengaduan,
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
    bukti = [b for b in berkas if b.dari_petugas and diperiksa]
    return {
        "penerusan": penerusan,
        "pesan": list(pengaduan.pesan.all()),
        "foto": [b for b in berkas if not b.dari_petugas],
        "bukti": [b for b in bukti if b.gambar],
        "surat": [b for b in bukti if not b.gambar],
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
KATA = baca_toml("pengaduan/data/linimasa.toml")
PERIKSA_LUAR = "SP4N-LAPOR! memeriksa aduan ini"
TANGGAPI_LUAR = "instansi yang menanganinya di sana menyampaikan tindak lanjut pertama"


def keadaan(pengaduan: Pengaduan, hari_ini: date) -> KeadaanKasus:
    if pengaduan.status == S.GABUNGAN and pengaduan.induk:
        return _ikut(pengaduan.induk, hari_ini)
    if pengaduan.status == S.SELESAI:
        return _keadaan_selesai(pengaduan)
    judul, berikutnya = KATA["status"][pengaduan.status]
    if pengaduan.status not in TERBUKA:
        return KeadaanKasus(judul, berikutnya or pengaduan.kalimat)
    pemegang = pengaduan.pemegang.nama
    hasil = KeadaanKasus(judul, berikutnya.format(unit=pemegang), pemegang)
    if kita := pengaduan.status in GILIRAN_KITA:
        hasil.batas, hasil.cara = pengaduan.jatuh_tempo, _cara(pengaduan)
    else:
        hasil.batas = pengaduan.tunggu_sampai
    if hasil.batas:
        sejak = timezone.localdate(pengaduan.status_sejak)
        kalender = kalender_kini(pengaduan.pemegang_id)
        hasil.hitung(kalender, hari_ini, sejak, hasil.batas)
    if kita and pengaduan.terlambat(hari_ini):
        hasil.judul = f"Kami terlambat. {judul}"
        hasil.berikutnya += " Batas waktunya sudah lewat; kami tetap wajib menjawab."
    return hasil


def _ikut(induk: Pengaduan, hari_ini: date) -> KeadaanKasus:
    hasil = keadaan(induk, hari_ini)
    judul = hasil.judul
    if kata := KATA["induk"].get(induk.status):
        judul, hasil.berikutnya = induk.get_status_display(), kata
    hasil.judul = f"Digabung dengan aduan yang sama: {judul[0].lower()}{judul[1:]}"
    return hasil


def _cara(pengaduan: Pengaduan) -> list[str]:
    semua = [pengaduan.hitungan]
    if pengaduan.selesai_sampai and pengaduan.hitungan_selesai != pengaduan.hitungan:
        semua.append(f"Selesai seluruhnya: {pengaduan.hitungan_selesai}")
    return [satu for satu in semua if satu]


def _keadaan_selesai(pengaduan: Pengaduan) -> KeadaanKasus:
    cara = {
        Pengaduan.Cara.PELAPOR: "Anda menyatakan masalahnya sudah beres.",
        Pengaduan.Cara.OTOMATIS_10HK: "Ditutup karena tidak ada jawaban dari Anda.",
        Pengaduan.Cara.ADMIN: "Ditutup petugas dengan alasan.",
    }[Pengaduan.Cara(pengaduan.cara_selesai)]
    return KeadaanKasus(
        f"Selesai: {pengaduan.get_hasil_display().lower()}",
        f"{cara} Bila ternyata belum beres, Anda dapat membukanya lagi.",
        pemegang=pengaduan.pemegang.nama,
    )


def keadaan_luar(semua: list[Penerusan]) -> list[dict[str, Any]]:
    return [
        {
            "penerusan": satu,
            "judul": satu.ke,
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
# Only acts named here are shown: what officers note among themselves never is.

LAPOR = "SP4N-LAPOR!"
# What only the reporter does, unless an officer types it for him.
OLEH_PELAPOR = frozenset({T.LENGKAPI, T.BUKA_KEMBALI, "ubah_kontak", "tambah_foto"})


def linimasa(kasus: dict[str, Any]) -> list[PeristiwaKasus]:
    semua = [
        PeristiwaKasus(satu.pada, f"Tindak lanjut di {LAPOR}", satu.isi, satu.dari)
        for terus in kasus["penerusan"]
        for satu in terus.tindak_lanjut.all()
    ]
    for pesan in kasus["pesan"]:
        kata = ("Pesan dari kami", "") if pesan.dari_petugas else ("Anda menulis", ANDA)
        semua.append(PeristiwaKasus(pesan.pada, kata[0], pesan.isi, kata[1]))
    for baris in kasus["jejak"]:
        if peristiwa := _peristiwa(baris):
            oleh_anda = baris.tindakan in OLEH_PELAPOR or baris.sesudah.get("tanggapan")
            isi = _isi(baris)
            judul, teks = (satu.format_map(isi) for satu in peristiwa)
            anda = ANDA if oleh_anda and not baris.oleh else ""
            semua.append(PeristiwaKasus(baris.pada, judul, teks, anda))
    return sorted(semua, key=lambda p: p.pada, reverse=True)


def _peristiwa(baris: Jejak) -> tuple[str, str] | None:
    # What the reporter answered, or how it was closed, has words of its own.
    semua: Mapping[str, tuple[str, str]] = KATA["peristiwa"]
    sesudah = baris.sesudah
    lain = sesudah.get("tanggapan"), sesudah.get("cara_selesai")
    for nilai in lain:
        if kata := semua.get(f"{baris.tindakan}:{nilai}"):
            return kata
    return semua.get(baris.tindakan)


def _isi(baris: Jejak) -> dict[str, str]:
    sesudah = baris.sesudah
    return {
        "catatan": baris.catatan,
        "pemegang": str(sesudah.get("pemegang", "unit lain")),
        "nomor": str(sesudah.get("tracking_id")),
        "kanal": _label(KanalPengaduan, sesudah.get("kanal")),
        "luar": _label(Penerusan.StatusLuar, sesudah.get("status_luar")),
        "hari": _hari(sesudah.get("selesai_sampai")),
    }


def _hari(isi: object) -> str:
    try:
        return tanggal(date.fromisoformat(str(isi)))
    except ValueError:
        return ""


def _label(pilihan: type, nilai: object) -> str:
    try:
        return str(pilihan(nilai).label).lower()
    except ValueError:
        return str(nilai or "").lower()
