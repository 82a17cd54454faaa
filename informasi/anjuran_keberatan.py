"""What the law asks next of an objection and a dispute, by when, in which words."""

from __future__ import annotations

from datetime import date

from informasi.actions.sengketa import Jendela, jendela_sengketa, tanpa_mediasi
from informasi.anjuran import Anjuran
from informasi.models import Keberatan, Sengketa
from informasi.tenggat import hitung_tenggat
from organisasi.alur import TindakanTerlarang

K, S = Keberatan.Status, Sengketa.Status
PASAL_36 = "UU 14/2008 Pasal 36"
PASAL_37 = "UU 14/2008; Perki 1/2013"
# What comes after each step of the commission, and the limit that runs from which day.
TAHAP = {
    S.DIAJUKAN: (
        "Tunggu registrasi Komisi Informasi, lalu catat tanggal dan nomornya.",
        "sengketa.registrasi",
        "diajukan_pada",
    ),
    S.DIREGISTRASI_KI: (
        "Siapkan berkas sengketa dan kuasa; catat hari pemeriksaan pertama.",
        "sengketa.mulai",
        "diregistrasi_pada",
    ),
    S.MULAI: (
        "Catat mediasi, atau ajudikasi bila sengketanya soal pengecualian.",
        "sengketa.putusan",
        "mulai_pada",
    ),
    S.MEDIASI: (
        "Catat kesepakatan sebagai putusan, atau ajudikasi bila mediasi gagal.",
        "sengketa.putusan",
        "mulai_pada",
    ),
    S.AJUDIKASI: (
        "Catat putusan majelis dan amarnya.",
        "sengketa.putusan",
        "mulai_pada",
    ),
}


def anjuran_keberatan(keberatan: Keberatan, *, hari_ini: date) -> Anjuran:
    """The next lawful step of an objection as it stands on ``hari_ini``."""
    if keberatan.status in {K.DIREGISTRASI, K.DITELAAH}:
        return Anjuran(
            langkah="Atasan PPID membaca permohonan, jawabannya, dan alasan keberatan, "
            "lalu menanggapi tertulis dengan alasan. Lewat batas ini pemohon dapat "
            "langsung ke Komisi Informasi.",
            dasar=f"{PASAL_36}: 30 hari kerja sejak keberatan diterima",
            batas=keberatan.jatuh_tempo,
            hitungan=keberatan.hitungan,
            contoh="“Keberatan dikabulkan: rekap tanpa nama orang bukan rahasia pribadi.”",
        )
    if keberatan.status == K.DITANGGAPI:
        return _sesudah_tanggapan(keberatan, hari_ini)
    if keberatan.status == K.SENGKETA:
        return Anjuran(
            langkah="Perkara ini ada di Komisi Informasi. Catat langkahnya di sengketanya.",
            dasar=PASAL_37,
        )
    return Anjuran(langkah="Selesai: pemohon menerima tanggapan.", dasar=PASAL_36)


def _sesudah_tanggapan(keberatan: Keberatan, hari_ini: date) -> Anjuran:
    try:
        jendela = jendela_sengketa(keberatan, hari_ini)
    except TindakanTerlarang as galat:
        jendela = Jendela(boleh=False, hitungan=None, belum=str(galat))
    if not jendela.boleh:
        return Anjuran(langkah=jendela.belum, dasar=PASAL_37)
    return Anjuran(
        langkah="Tidak ada yang harus dilakukan, kecuali pemohon menyatakan menerima atau "
        "mengajukan sengketa. Keduanya dicatat di sini.",
        dasar=f"{PASAL_37}: 14 hari kerja sejak tanggapan",
        batas=jendela.sampai,
        hitungan=jendela.hitungan.kalimat() if jendela.hitungan else "",
    )


def anjuran_sengketa(sengketa: Sengketa) -> Anjuran:
    """The next step of a dispute, with the commission's own limit."""
    if sengketa.status == S.PUTUSAN:
        return Anjuran(
            langkah="Laksanakan putusan dan catat harinya; atau catat gugatan bila salah "
            "satu pihak ke PTUN.",
            dasar=PASAL_37,
        )
    if sengketa.status not in TAHAP:
        return Anjuran(langkah="Tidak ada langkah lagi di portal ini.", dasar=PASAL_37)
    langkah, kode, sejak = TAHAP[S(sengketa.status)]
    if sengketa.status == S.MULAI and tanpa_mediasi(sengketa.keberatan):
        langkah = "Sengketa pengecualian langsung diajudikasi; catat tanggalnya."
    mulai: date | None = getattr(sengketa, sejak)
    try:
        hitungan = (
            hitung_tenggat(kode, mulai, sengketa.keberatan.unit) if mulai else None
        )
    except TindakanTerlarang:
        hitungan = None
    return Anjuran(
        langkah=langkah,
        dasar=f"{PASAL_37}: batas bagi Komisi Informasi",
        batas=hitungan.jatuh_tempo if hitungan else None,
        hitungan=hitungan.kalimat() if hitungan else "",
    )
