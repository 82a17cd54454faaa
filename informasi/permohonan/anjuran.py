"""What the law asks next of a request, for the officer, and where the request stands.

Each advice says by when, by which article and in which words.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.utils import timezone

from informasi.jawaban.tombol import konsep_dari
from informasi.permohonan.kelengkapan import halangan_tutup
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import BERJALAN, DIBERI, TindakanPermohonan as T
from informasi.permohonan.tombol import tanda_kelengkapan
from informasi.rujukan.isian import rujukan_dari
from informasi.waktu import (
    KEBERATAN_AJUKAN,
    LENGKAPI,
    PERIKSA,
    hitung_kini,
    kalender_kini,
)
from organisasi.alur.tindakan import Anjuran, TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, selisih_hari_kerja
from organisasi.waktu.tenggat import RUJUKAN_JAWAB, RUJUKAN_TEMPATKAN, lama_kini

S, R = Permohonan.Status, RujukanPermohonan.Status
PASAL_22 = "UU 14/2008 Pasal 22 ayat (7)"
PERKI = "Perki 1/2021"
TETAP: Mapping[str, Anjuran] = {
    S.DISERAHKAN: Anjuran(
        langkah=f"Sudah diserahkan. Tekan {T.SELESAIKAN.label}. Menarik bagi orang lain "
        "juga? Tekan Jadikan informasi publik pada dokumennya.",
        dasar=f"{PERKI}; UU 14/2008 Pasal 11",
    ),
    S.SELESAI: Anjuran(
        langkah="Selesai. Menarik bagi orang lain juga? Tekan Jadikan informasi publik "
        "pada dokumennya, supaya tidak perlu diminta lagi.",
        dasar="UU 14/2008 Pasal 11",
    ),
    S.DITUTUP: Anjuran(
        langkah="Ditutup karena tidak dilengkapi. Pemohon boleh mengajukan lagi kapan "
        "saja; itu menjadi permohonan baru.",
        dasar=PERKI,
    ),
    S.DICABUT: Anjuran(
        langkah="Dicabut pemohon. Tidak ada lagi yang harus dikerjakan.",
        dasar="UU 14/2008 Pasal 22",
    ),
}


def anjuran_permohonan(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    susun = MENURUT_STATUS.get(permohonan.status)
    return susun(permohonan, hari_ini) if susun else TETAP[permohonan.status]


def _diterima(permohonan: Permohonan, _hari_ini: date) -> Anjuran:
    kode = RUJUKAN_TEMPATKAN if permohonan.perlu_ditempatkan else PERIKSA
    batas, hitungan = None, ""
    try:
        hasil = hitung_kini(kode, permohonan.tanggal_catat, permohonan.unit)
        batas, hitungan = hasil.jatuh_tempo, hasil.kalimat()
    except TindakanTerlarang as galat:
        hitungan = str(galat)
    if permohonan.perlu_ditempatkan:
        return Anjuran(
            langkah="PPID Utama memilih unit yang menguasai informasinya: tekan "
            f"{T.TEMPATKAN.label}. Waktu menjawab sudah berjalan.",
            dasar=f"{PERKI}; kebiasaan portal: {lama_kini(kode)}",
            contoh="Catatan: “Data penduduk dipegang Disdukcapil.”",
            batas=batas,
            hitungan=hitungan,
        )
    return Anjuran(
        langkah=f"Periksa kelengkapannya sekali saja. Lengkap: tekan {T.PROSES.label}. Ada "
        f"yang kurang: tekan {T.MINTA_KELENGKAPAN.label} dan sebutkan semuanya dalam satu "
        "surat. Sesudah batas ini surat kekurangan tidak dapat dikirim lagi dan "
        "permohonan diproses dengan berkas yang ada.",
        dasar=f"{PERKI}: {lama_kini(kode)} sejak dicatat dalam register",
        contoh="Yang kurang: “Identitas: KTP, SIM, atau paspor.”",
        batas=batas,
        hitungan=hitungan,
    )


def _menunggu(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    batas = sampai = permohonan.lengkapi_sampai
    langkah = (
        "Menunggu pemohon melengkapi berkasnya. Waktu jawab dihentikan sementara. Begitu "
        f"berkas masuk, tekan {T.LENGKAPI.label} dan isi hari berkas itu masuk."
    )
    if sampai and hari_ini > sampai and halangan_tutup(permohonan, hari_ini):
        batas, langkah = (
            None,
            (
                "Pemohon tidak punya surel: tanyakan kapan ia menerima surat kekurangan, lalu "
                f"tekan {T.CATAT_SURAT_DITERIMA.label}. Waktunya baru berjalan sejak hari itu."
            ),
        )
    elif sampai and hari_ini > sampai:
        langkah = (
            f"Waktu pemohon sudah lewat. Berkas masuk? Tekan {T.LENGKAPI.label}. Tidak? "
            f"Tekan {T.TUTUP_TIDAK_LENGKAP.label}; ia boleh mengajukan lagi."
        )
    dasar = f"{PERKI}: {lama_kini(LENGKAPI)} sejak pemohon menerima surat kekurangan"
    return Anjuran(langkah=langkah, dasar=dasar, batas=batas)


def _diproses(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    konsep, rujukan = konsep_dari(permohonan), rujukan_dari(permohonan)
    dasar, contoh = PASAL_22, ""
    kembali = next((r for r in rujukan if not r.halangan_putuskan(hari_ini)), None)
    tawaran = next((r for r in rujukan if r.status == R.DIAJUKAN), None)
    if konsep and konsep.diajukan_pada:
        langkah = (
            "Konsep jawaban menunggu PPID Utama: baca, lalu tekan "
            f"{T.KIRIM_JAWABAN.label}, atau Kembalikan dengan apa yang harus diperbaiki. "
            "Hanya PPID Utama yang menolak."
        )
        dasar = "UU 14/2008 Pasal 17, 19, dan 22"
        contoh = "Kembalikan: “Sebutkan bagian mana yang ditutup; sisanya dibuka.”"
    elif kembali:
        selama, apa = lama_kini(RUJUKAN_JAWAB), kembali.bagian or "seluruhnya"
        langkah = (
            f"PPID Utama menentukan unit yang harus menjawab ({apa}): tekan "
            f"{T.PUTUSKAN_RUJUKAN.label}. Penerima mengembalikan atau membiarkan {selama} "
            "lewat."
        )
        dasar = f"{PERKI}; kebiasaan portal: {selama} untuk menjawab rujukan"
        contoh = "Alasan: “Menurut SK, data ini dikelola dinas itu.”"
    elif tawaran:
        return Anjuran(
            langkah=f"{tawaran.ke_unit.nama} menerima atau mengembalikan rujukan ini. "
            f"Sampai diterima, pemegangnya tetap {permohonan.pemegang.nama_pendek}, dan "
            "waktu menjawab berjalan terus.",
            dasar=f"{PERKI}; kebiasaan portal: {lama_kini(RUJUKAN_JAWAB)}",
            batas=tawaran.tenggat,
            contoh="Alasan mengembalikan: “Data ini dicatat BPKAD, bukan kami.”",
        )
    else:
        langkah, contoh = _menyusun(rujukan, berkonsep=konsep is not None)
    if permohonan.terlambat(hari_ini):
        langkah = (
            "Jatuh tempo sudah lewat. Tetap wajib dijawab, secepatnya; pemohon berhak "
            f"mengajukan keberatan. {langkah}"
        )
    tempo = permohonan.jatuh_tempo
    return Anjuran(langkah=langkah, dasar=dasar, contoh=contoh, batas=tempo)


def _menyusun(rujukan: list[RujukanPermohonan], *, berkonsep: bool) -> tuple[str, str]:
    if bagian := [r for r in rujukan if r.bagian_berjalan]:
        unit = ", ".join(sorted({r.pemegang.nama_pendek for r in bagian}))
        return (
            f"Jawaban gabungan menunggu bagian dari {unit}. Sementara itu tulis bagian "
            "unit Anda di Jawaban. Unit itu: tulis bagiannya, lalu tekan Sampaikan bagian."
        ), ""
    if berkonsep:
        return (
            "Selesaikan konsepnya di Jawaban: setiap dokumen satu putusan dan alasannya. "
            f"Semua diberikan: tekan {T.KIRIM_JAWABAN.label}. Ada yang ditutup: tekan "
            f"{T.AJUKAN_JAWABAN.label}."
        ), "Penjelasan: “Data yang Anda minta kami berikan seluruhnya.”"
    return (
        "Cari informasinya, lalu buka Jawaban dan tulis putusan per dokumen. Tidak ada di "
        f"unit Anda: {T.RUJUK.label}. Tidak cukup waktu: Perpanjang, hanya sekali dan "
        "paling lambat pada jatuh tempo pertama."
    ), "Penjelasan: “Rekap yang Anda minta kami berikan dalam satu berkas.”"


def _dijawab(permohonan: Permohonan, _hari_ini: date) -> Anjuran:
    if permohonan.hasil in DIBERI:
        return Anjuran(
            langkah="Serahkan yang dikabulkan dalam waktu yang disebut di jawaban, lalu "
            f"tekan {T.SERAHKAN.label}: kapan, bagaimana, siapa yang menerima, buktinya.",
            dasar=PERKI,
            contoh="Bukti: “Tanda terima loket, 20 Juni 2024.”",
        )
    return Anjuran(
        langkah="Jawaban sudah dikirim. Tidak ada yang harus diserahkan: tekan "
        f"{T.SELESAIKAN.label}. Pemohon dapat mengajukan keberatan "
        f"{lama_kini(KEBERATAN_AJUKAN)}.",
        dasar="UU 14/2008 Pasal 35-36",
    )


MENURUT_STATUS: Mapping[str, Callable[[Permohonan, date], Anjuran]] = {
    S.DITERIMA: _diterima,
    S.MENUNGGU_KELENGKAPAN: _menunggu,
    S.DIPROSES: _diproses,
    S.DIJAWAB: _dijawab,
}


# Where a request stands: holder, clock, days left, lawful pause

type Baris = tuple[str, str]


def posisi(permohonan: Permohonan, hari_ini: date) -> list[Baris]:
    semua = (*_di_mana(permohonan), *_jam(permohonan, hari_ini))
    return [(nama, nilai) for nama, nilai in semua if nilai]


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
    hari, kanal = tanggal(permohonan.tanggal_terima), permohonan.get_kanal_display()
    terima = f"{hari}, {kanal.lower()}"
    if alasan := permohonan.alasan_mundur:
        catat = tanggal(permohonan.tanggal_catat)
        terima += f"; dicatat {catat} karena: {alasan}"
    yield "Diterima", terima


def _jam(permohonan: Permohonan, hari_ini: date) -> Iterator[Baris]:
    if permohonan.status == S.MENUNGGU_KELENGKAPAN:
        yield from _jeda(permohonan)
    elif permohonan.status in BERJALAN:
        yield "Jatuh tempo", _tempo(permohonan, hari_ini)
        yield "Hitungannya", permohonan.hitungan
        if ketat := permohonan.tempo_ketat(permohonan.jatuh_tempo):
            agar = "Jawab sebelum tanggal ini agar tidak dipersoalkan."
            yield "Bila dihitung sejak diterima", f"{tanggal(ketat)}. {agar}"
    if permohonan.diperpanjang:
        semula, alasan = permohonan.jatuh_tempo_awal, permohonan.alasan_perpanjangan
        yield "Diperpanjang", f"Semula {tanggal(semula)}. Alasan: {alasan}"
    if batas := permohonan.perintah_jatuh_tempo:
        perintah = f"Dilaksanakan paling lambat {tanggal(batas)}"
        yield "Putusan keberatan", f"{perintah}; tidak dapat diperpanjang."
    if permohonan.dijawab_pada:
        yield "Dijawab", tanggal(timezone.localdate(permohonan.dijawab_pada))


def _jeda(permohonan: Permohonan) -> Iterator[Baris]:
    sejak = tanggal(timezone.localdate(permohonan.status_sejak))
    apa = "menunggu pemohon melengkapi berkas. Dihitung lagi sejak berkasnya lengkap."
    yield "Waktu berhenti", f"Sejak {sejak}: {apa}"
    sampai, terima = permohonan.lengkapi_sampai, permohonan.surat_kurang_diterima
    yield "Pemohon melengkapi paling lambat", tanggal(sampai) if sampai else ""
    surat = "Belum tercatat kapan pemohon menerimanya."
    if terima:
        surat = f"Diterima pemohon {tanggal(terima)}."
    yield "Surat kekurangan", surat
    yield "Diminta melengkapi", "; ".join(tanda_kelengkapan(permohonan))


def _tempo(permohonan: Permohonan, hari_ini: date) -> str:
    tempo, kalender = permohonan.jatuh_tempo, kalender_kini(permohonan.unit)
    hari = tanggal(tempo)
    try:
        sisa = selisih_hari_kerja(hari_ini, tempo, kalender)
    except KalenderBelumDiisi as galat:
        return f"{hari}. {galat}"
    if permohonan.terlambat(hari_ini):
        return f"{hari}: terlambat {-sisa} hari kerja. Tetap wajib dijawab."
    if tempo == hari_ini:
        return f"{hari}: hari ini hari terakhir."
    return f"{hari}: tinggal {sisa} hari kerja."
