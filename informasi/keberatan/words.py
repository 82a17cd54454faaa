"""The grounds of an objection in plain words; what the law asks next of it, and by when."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.validators import MinLengthValidator
from django.utils.html import format_html

from informasi.keberatan.models import AlasanKeberatan, Keberatan, Sengketa
from informasi.keberatan.sengketa import jendela_sengketa
from informasi.waktu import KEBERATAN_TANGGAPI, SENGKETA_AJUKAN
from organisasi.alur.tindakan import Anjuran, Saran, TindakanTerlarang, anjuran
from organisasi.bahasa import tanggal
from organisasi.models import Unit
from organisasi.teks import baca_toml
from organisasi.waktu.hari_kerja import Hitungan
from organisasi.waktu.tenggat import hitung_tenggat, lama_kini

A, K, S = AlasanKeberatan, Keberatan.Status, Sengketa.Status
TK, TS = Keberatan.Tindakan, Sengketa.Tindakan
PANJANG_POSISI = 5000
KATA_WARGA = baca_toml("informasi/data/linimasa.toml")["alasan"]
LENGKAP = MinLengthValidator(10, "Tulis sedikit lebih lengkap.")


def huruf_kecil(teks: str) -> str:
    return f"{teks[:1].lower()}{teks[1:]}"


def bunyi_alasan(kode: str) -> str:
    return huruf_kecil(str(A(kode).label))


def sebutan_alasan(kode: str) -> str:
    return format_html(
        '{}<br><span class="form-text pilihan-ket">Pasal 35 ayat (1) huruf {}: {}</span>',
        KATA_WARGA[kode],
        kode,
        bunyi_alasan(kode),
    )


# The next step, for the officer

PASAL_36 = "UU 14/2008 Pasal 36"
PASAL_37 = "UU 14/2008; Perki 1/2013"
# What comes after each step of the commission: the acts that write it down, and the limit
# that runs from which day.
PUTUSAN = ("sengketa.putusan", "mulai_pada")
PUTUSAN_KI = baca_toml("informasi/data/anjuran.toml")["sengketa"]["putusan"]
SIAPKAN, SURAT = (
    "Siapkan berkas dan kuasa.",
    "Tunggu surat Komisi Informasi, lalu catat langkahnya.",
)
TAHAP: Mapping[str, tuple[str, Sequence[str], str, str]] = {
    S.DIAJUKAN: (SURAT, (TS.REGISTRASI,), "sengketa.registrasi", "diajukan_pada"),
    S.DIREGISTRASI_KI: (SIAPKAN, (TS.MULAI,), "sengketa.mulai", "diajukan_pada"),
    S.MULAI: (SURAT, (TS.MEDIASIKAN, TS.AJUDIKASIKAN), *PUTUSAN),
    S.MEDIASI: (SURAT, (TS.PUTUS, TS.AJUDIKASIKAN), *PUTUSAN),
    S.AJUDIKASI: (SURAT, (TS.PUTUS,), *PUTUSAN),
}


def anjuran_keberatan(keberatan: Keberatan, hari_ini: date) -> Anjuran:
    if keberatan.status in {K.DIREGISTRASI, K.DITELAAH}:
        return _menunggu_tanggapan(keberatan, hari_ini)
    if keberatan.status == K.DITANGGAPI:
        return _sesudah_tanggapan(keberatan, hari_ini)
    if keberatan.status == K.SENGKETA:
        komisi = (
            "Perkara ini ada di Komisi Informasi; langkahnya dicatat di sengketanya."
        )
        return Anjuran(langkah=komisi, dasar=PASAL_37)
    return Anjuran(langkah="Selesai: pemohon menerima tanggapan.", dasar=PASAL_36)


def _menunggu_tanggapan(keberatan: Keberatan, hari_ini: date) -> Anjuran:
    baca = "Baca permohonan, jawaban, dan keberatannya, lalu tekan {} dengan alasan."
    langkah: list[str | Saran] = [Saran(TK.TANGGAPI, baca)]
    if keberatan.terlambat(hari_ini):
        langkah.insert(
            0,
            "Batas menanggapi sudah lewat; pemohon dapat langsung ke Komisi "
            "Informasi. Keberatan tetap wajib ditanggapi secepatnya.",
        )
    return Anjuran(
        langkah=langkah,
        menunggu="Atasan PPID",
        sejak=keberatan.status_sejak,
        dasar=f"{PASAL_36}: {lama_kini(KEBERATAN_TANGGAPI)} sejak keberatan diterima",
        batas=keberatan.jatuh_tempo,
        hitungan=keberatan.hitungan,
    )


def _sesudah_tanggapan(keberatan: Keberatan, hari_ini: date) -> Anjuran:
    jendela = jendela_sengketa(keberatan, hari_ini)
    perintah = []
    if keberatan.perintah_jatuh_tempo:
        hari = tanggal(keberatan.perintah_jatuh_tempo)
        perintah = [f"PPID melaksanakan perintah Atasan PPID paling lambat {hari}."]
    if not jendela.boleh:
        return Anjuran(langkah=[*perintah, jendela.belum], dasar=PASAL_37)
    return Anjuran(
        langkah=[
            *perintah,
            "Pemohon boleh tidak menanggapi.",
            Saran(TK.TERIMA_PUTUSAN, "Bila ia menyatakan menerima, tekan {}."),
            Saran(TK.SENGKETAKAN, "Bila ia ke Komisi Informasi, tekan {}."),
        ],
        menunggu="pemohon",
        sejak=keberatan.status_sejak,
        dasar=f"{PASAL_37}: {lama_kini(SENGKETA_AJUKAN)} sejak tanggapan",
        batas=jendela.sampai,
        hitungan=jendela.hitungan.kalimat() if jendela.hitungan else "",
    )


def jam_komisi(sengketa: Sengketa) -> list[tuple[str, Hitungan | None, str]]:
    """The commission's clocks: name, reckoning, or why there is none yet.

    Registration and first sitting run from the filing, the ruling from the first
    sitting (UU 14/2008 Pasal 38; practice of the commission).
    """
    unit, awal = sengketa.keberatan.unit, sengketa.diajukan_pada
    jam: list[tuple[str, str, date | None]] = [
        ("Komisi meregistrasi", "sengketa.registrasi", awal),
        ("Komisi mulai memeriksa", "sengketa.mulai", awal),
        ("Komisi memutus", "sengketa.putusan", sengketa.mulai_pada),
    ]
    return [(nama, *_jam(kode, sejak, unit)) for nama, kode, sejak in jam]


def _jam(kode: str, sejak: date | None, unit: Unit) -> tuple[Hitungan | None, str]:
    if sejak is None:
        return None, "dihitung sejak komisi mulai memeriksa."
    try:
        return hitung_tenggat(kode, sejak, unit), ""
    except TindakanTerlarang as galat:
        return None, str(galat)


def anjuran_sengketa(sengketa: Sengketa) -> Anjuran:
    if sengketa.status == S.PUTUSAN:
        return anjuran(PUTUSAN_KI)
    if sengketa.status not in TAHAP:
        return Anjuran(langkah="Tidak ada langkah lagi di portal ini.", dasar=PASAL_37)
    langkah, tindakan, kode, sejak = TAHAP[S(sengketa.status)]
    hitungan, _ = _jam(kode, getattr(sengketa, sejak), sengketa.keberatan.unit)
    return Anjuran(
        langkah=[langkah, *(Saran(t, "Tekan {}.") for t in tindakan)],
        dasar=f"{PASAL_37}: batas bagi Komisi Informasi",
        batas=hitungan.jatuh_tempo if hitungan else None,
        hitungan=hitungan.kalimat() if hitungan else "",
    )
