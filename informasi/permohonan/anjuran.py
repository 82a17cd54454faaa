"""What the law asks next of a request, for the officer, and where the request stands.

Each advice says by when, by which article and in which words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.utils import timezone

from informasi.jawaban.tombol import konsep_dari
from informasi.permohonan.kelengkapan import halangan_tutup
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import BERJALAN, DIBERI, TindakanPermohonan as T
from informasi.permohonan.tombol import tanda_kelengkapan
from informasi.rujukan.isian import rujukan_dari
from informasi.waktu import PERIKSA, hitung_kini, kalender_kini
from organisasi.alur.tindakan import Anjuran, TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, selisih_hari_kerja
from organisasi.waktu.tenggat import RUJUKAN_TEMPATKAN

S, R = Permohonan.Status, RujukanPermohonan.Status
PASAL_22 = "UU 14/2008 Pasal 22 ayat (7)"
PERKI = "Perki 1/2021"


def anjuran_permohonan(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    return MENURUT_STATUS[permohonan.status](permohonan, hari_ini)


def _diterima(permohonan: Permohonan, _hari_ini: date) -> Anjuran:
    if permohonan.perlu_ditempatkan:
        return _berbatas(
            permohonan,
            RUJUKAN_TEMPATKAN,
            langkah=(
                "PPID Utama memilih unit yang menguasai informasinya: tekan "
                f"{T.TEMPATKAN.label}. Waktu menjawab sudah berjalan."
            ),
            dasar=f"{PERKI}; kebiasaan portal: satu hari kerja",
            contoh="Catatan: “Data penduduk dipegang Disdukcapil.”",
        )
    return _berbatas(
        permohonan,
        PERIKSA,
        langkah=(
            "Periksa kelengkapannya sekali saja. Lengkap: tekan "
            f"{T.PROSES.label}. Ada yang kurang: tekan "
            f"{T.MINTA_KELENGKAPAN.label} dan sebutkan semuanya "
            "dalam satu surat. Sesudah batas ini surat kekurangan tidak dapat "
            "dikirim lagi dan permohonan diproses dengan berkas yang ada."
        ),
        dasar=f"{PERKI}: 3 hari kerja sejak dicatat dalam register",
        contoh="Yang kurang: “Identitas: KTP, SIM, atau paspor.”",
    )


def _berbatas(
    permohonan: Permohonan, kode: str, *, langkah: str, dasar: str, contoh: str
) -> Anjuran:
    batas, hitungan = None, ""
    try:
        hasil = hitung_kini(kode, permohonan.tanggal_catat, permohonan.unit)
        batas, hitungan = hasil.jatuh_tempo, hasil.kalimat()
    except TindakanTerlarang as galat:
        hitungan = str(galat)
    return Anjuran(
        langkah=langkah, dasar=dasar, contoh=contoh, batas=batas, hitungan=hitungan
    )


def _menunggu(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    sampai = permohonan.lengkapi_sampai
    dasar = f"{PERKI}: 3 hari kerja sejak pemohon menerima surat kekurangan"
    if sampai and hari_ini > sampai:
        if halangan_tutup(permohonan, hari_ini):
            return Anjuran(
                langkah=(
                    "Pemohon tidak punya surel: tanyakan kapan ia menerima surat "
                    "kekurangan, lalu tekan "
                    f"{T.CATAT_SURAT_DITERIMA.label}. Waktunya baru "
                    "berjalan sejak hari itu."
                ),
                dasar=dasar,
            )
        return Anjuran(
            langkah=(
                "Waktu pemohon sudah lewat. Berkas masuk? Tekan "
                f"{T.LENGKAPI.label}. Tidak? Tekan "
                f"{T.TUTUP_TIDAK_LENGKAP.label}; ia boleh mengajukan "
                "lagi."
            ),
            dasar=dasar,
            batas=sampai,
        )
    return Anjuran(
        langkah=(
            "Menunggu pemohon melengkapi berkasnya. Waktu jawab dihentikan "
            "sementara. Begitu berkas masuk, tekan "
            f"{T.LENGKAPI.label} dan isi hari berkas itu masuk."
        ),
        dasar=dasar,
        batas=sampai,
    )


def _diproses(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    konsep = konsep_dari(permohonan)
    if konsep and konsep.diajukan_pada:
        return _jawaban(
            permohonan,
            hari_ini,
            (
                "Konsep jawaban menunggu PPID Utama: baca, lalu tekan "
                f"{T.KIRIM_JAWABAN.label}, atau Kembalikan dengan "
                "apa yang harus diperbaiki. Hanya PPID Utama yang menolak."
            ),
            dasar="UU 14/2008 Pasal 17, 19, dan 22",
            contoh="Kembalikan: “Sebutkan bagian mana yang ditutup; sisanya dibuka.”",
        )
    rujukan = rujukan_dari(permohonan)
    kembali = next((r for r in rujukan if not r.halangan_putuskan(hari_ini)), None)
    if kembali:
        return _jawaban(
            permohonan,
            hari_ini,
            f"PPID Utama menentukan unit yang harus menjawab ({kembali.bagian or 'seluruhnya'}): "
            "tekan Putuskan rujukan. Penerima mengembalikan atau membiarkan 2 hari kerja lewat.",
            dasar=f"{PERKI}; kebiasaan portal: 2 hari kerja untuk menjawab rujukan",
            contoh="Alasan: “Menurut SK, data ini dikelola dinas itu.”",
        )
    tawaran = next((r for r in rujukan if r.status == R.DIAJUKAN), None)
    if tawaran:
        return Anjuran(
            langkah=f"{tawaran.ke_unit.nama} menerima atau mengembalikan rujukan ini. "
            "Sampai diterima, pemegangnya tetap "
            f"{permohonan.pemegang.nama_pendek}, dan waktu menjawab berjalan terus.",
            dasar=f"{PERKI}; kebiasaan portal: 2 hari kerja",
            batas=tawaran.tenggat,
            contoh="Alasan mengembalikan: “Data ini dicatat BPKAD, bukan kami.”",
        )
    return _menyusun(permohonan, hari_ini)


def _menyusun(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    if bagian := [r for r in rujukan_dari(permohonan) if r.bagian_berjalan]:
        unit = ", ".join(sorted({r.pemegang.nama_pendek for r in bagian}))
        return _jawaban(
            permohonan,
            hari_ini,
            f"Jawaban gabungan menunggu bagian dari {unit}. Sementara itu tulis bagian "
            "unit Anda di Jawaban. Unit itu: tulis bagiannya, lalu tekan Sampaikan bagian.",
            dasar=PASAL_22,
            contoh="",
        )
    if konsep_dari(permohonan):
        return _jawaban(
            permohonan,
            hari_ini,
            (
                "Selesaikan konsepnya di Jawaban: setiap dokumen satu putusan dan "
                "alasannya. Semua diberikan: tekan "
                f"{T.KIRIM_JAWABAN.label}. Ada yang ditutup: tekan "
                f"{T.AJUKAN_JAWABAN.label}."
            ),
            dasar=PASAL_22,
            contoh="Penjelasan: “Data yang Anda minta kami berikan seluruhnya.”",
        )
    return _jawaban(
        permohonan,
        hari_ini,
        (
            "Cari informasinya, lalu buka Jawaban dan tulis putusan per dokumen. "
            f"Tidak ada di unit Anda: {T.RUJUK.label}. Tidak cukup "
            "waktu: Perpanjang, hanya sekali dan paling lambat pada jatuh tempo "
            "pertama."
        ),
        dasar=PASAL_22,
        contoh="Penjelasan: “Rekap yang Anda minta kami berikan dalam satu berkas.”",
    )


def _jawaban(
    permohonan: Permohonan, hari_ini: date, langkah: str, *, dasar: str, contoh: str
) -> Anjuran:
    if permohonan.terlambat(hari_ini):
        langkah = (
            "Jatuh tempo sudah lewat. Tetap wajib dijawab, secepatnya; pemohon berhak "
            f"mengajukan keberatan. {langkah}"
        )
    return Anjuran(
        langkah=langkah, dasar=dasar, contoh=contoh, batas=permohonan.jatuh_tempo
    )


def _dijawab(permohonan: Permohonan, _hari_ini: date) -> Anjuran:
    if permohonan.hasil in DIBERI:
        return Anjuran(
            langkah=(
                "Serahkan yang dikabulkan dalam waktu yang disebut di jawaban, lalu "
                f"tekan {T.SERAHKAN.label}: kapan, bagaimana, siapa "
                "yang menerima, buktinya."
            ),
            dasar=PERKI,
            contoh="Bukti: “Tanda terima loket, 20 Juni 2024.”",
        )
    return Anjuran(
        langkah="Jawaban sudah dikirim. Tidak ada yang harus diserahkan: tekan "
        "Selesaikan. Pemohon dapat mengajukan keberatan 30 hari kerja.",
        dasar="UU 14/2008 Pasal 35-36",
    )


def _tetap(langkah: str, dasar: str) -> Callable[[Permohonan, date], Anjuran]:
    return lambda _permohonan, _hari_ini: Anjuran(langkah=langkah, dasar=dasar)


MENURUT_STATUS: Mapping[str, Callable[[Permohonan, date], Anjuran]] = {
    S.DITERIMA: _diterima,
    S.MENUNGGU_KELENGKAPAN: _menunggu,
    S.DIPROSES: _diproses,
    S.DIJAWAB: _dijawab,
    S.DISERAHKAN: _tetap(
        "Sudah diserahkan. Tekan Selesaikan. Menarik bagi orang lain juga? Tekan "
        "Jadikan informasi publik pada dokumennya.",
        f"{PERKI}; UU 14/2008 Pasal 11",
    ),
    S.SELESAI: _tetap(
        "Selesai. Menarik bagi orang lain juga? Tekan Jadikan informasi publik pada "
        "dokumennya, supaya tidak perlu diminta lagi.",
        "UU 14/2008 Pasal 11",
    ),
    S.DITUTUP: _tetap(
        "Ditutup karena tidak dilengkapi. Pemohon boleh mengajukan lagi kapan saja; "
        "itu menjadi permohonan baru.",
        PERKI,
    ),
    S.DICABUT: _tetap(
        "Dicabut pemohon. Tidak ada lagi yang harus dikerjakan.", "UU 14/2008 Pasal 22"
    ),
}


# Where a request stands: holder, clock, days left, lawful pause

Baris = tuple[str, str]


def posisi(permohonan: Permohonan, hari_ini: date) -> list[Baris]:
    return [
        (nama, nilai)
        for nama, nilai in (*_di_mana(permohonan), *_jam(permohonan, hari_ini))
        if nilai
    ]


def _di_mana(permohonan: Permohonan) -> Iterator[Baris]:
    keadaan = permohonan.get_status_display()
    if permohonan.hasil:
        keadaan = f"{keadaan}, hasil: {permohonan.get_hasil_display().lower()}"
    yield "Status", keadaan
    pegang = permohonan.pemegang.nama
    if permohonan.perlu_ditempatkan:
        pegang = "Belum ditempatkan; menunggu PPID Utama"
    elif permohonan.unit_id != permohonan.pemegang_id:
        pegang = f"{pegang} (terdaftar di {permohonan.unit.nama_pendek})"
    yield "Dipegang oleh", pegang
    terima = f"{tanggal(permohonan.tanggal_terima)}, {permohonan.get_kanal_display().lower()}"
    if permohonan.alasan_mundur:
        terima += (
            f"; dicatat {tanggal(permohonan.tanggal_catat)} karena: "
            f"{permohonan.alasan_mundur}"
        )
    yield "Diterima", terima


def _jam(permohonan: Permohonan, hari_ini: date) -> Iterator[Baris]:
    if permohonan.status == S.MENUNGGU_KELENGKAPAN:
        yield from _jeda(permohonan)
    elif permohonan.status in BERJALAN:
        yield "Jatuh tempo", _tempo(permohonan, hari_ini)
        yield "Hitungannya", permohonan.hitungan
        if ketat := permohonan.tempo_ketat(permohonan.jatuh_tempo):
            yield (
                "Bila dihitung sejak diterima",
                f"{tanggal(ketat)}. Jawab sebelum tanggal ini agar tidak dipersoalkan.",
            )
    if permohonan.diperpanjang:
        yield (
            "Diperpanjang",
            (
                f"Semula {tanggal(permohonan.jatuh_tempo_awal)}. Alasan: "
                f"{permohonan.alasan_perpanjangan}"
            ),
        )
    if permohonan.perintah_jatuh_tempo:
        yield (
            "Putusan keberatan",
            (
                f"Dilaksanakan paling lambat {tanggal(permohonan.perintah_jatuh_tempo)}; "
                "tidak dapat diperpanjang."
            ),
        )
    if permohonan.dijawab_pada:
        yield "Dijawab", tanggal(timezone.localdate(permohonan.dijawab_pada))


def _jeda(permohonan: Permohonan) -> Iterator[Baris]:
    sejak = timezone.localdate(permohonan.status_sejak)
    yield (
        "Waktu berhenti",
        (
            f"Sejak {tanggal(sejak)}: menunggu pemohon melengkapi berkas. Dihitung lagi sejak "
            "berkasnya lengkap."
        ),
    )
    sampai = permohonan.lengkapi_sampai
    yield "Pemohon melengkapi paling lambat", tanggal(sampai) if sampai else ""
    diterima = permohonan.surat_kurang_diterima
    yield (
        "Surat kekurangan",
        f"Diterima pemohon {tanggal(diterima)}."
        if diterima
        else "Belum tercatat kapan pemohon menerimanya.",
    )
    yield "Diminta melengkapi", "; ".join(tanda_kelengkapan(permohonan))


def _tempo(permohonan: Permohonan, hari_ini: date) -> str:
    hari = tanggal(permohonan.jatuh_tempo)
    try:
        sisa = selisih_hari_kerja(
            hari_ini, permohonan.jatuh_tempo, kalender_kini(permohonan.unit)
        )
    except KalenderBelumDiisi as galat:
        return f"{hari}. {galat}"
    if permohonan.terlambat(hari_ini):
        return f"{hari}: terlambat {-sisa} hari kerja. Tetap wajib dijawab."
    if permohonan.jatuh_tempo == hari_ini:
        return f"{hari}: hari ini hari terakhir."
    return f"{hari}: tinggal {sisa} hari kerja."
