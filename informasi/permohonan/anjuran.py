"""What the law asks next of a request, for the officer, and where the request stands.

Each advice says by when, by which article and in which words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone

from informasi.jawaban.tombol import konsep_dari
from informasi.pemohon.models import belum_ada
from informasi.permohonan.kelengkapan import halangan_tutup
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import BERJALAN, TindakanPermohonan as T
from informasi.permohonan.tombol import tanda_kelengkapan
from informasi.rujukan.isian import rujukan_dari
from informasi.waktu import KEBERATAN_AJUKAN, LENGKAPI, PERIKSA, hitung_atau_sebab
from organisasi.alur.tindakan import Anjuran, Saran
from organisasi.bahasa import tanggal
from organisasi.waktu.tenggat import RUJUKAN_JAWAB, RUJUKAN_TEMPATKAN, lama_kini

S, R = Permohonan.Status, RujukanPermohonan.Status
PASAL_22 = "UU 14/2008 Pasal 22 ayat (7)"
PERKI = "Perki 1/2021"
UTAMA = "PPID Utama"
MENULIS = "tulis_jawaban"
PORTAL = f"{PERKI}; kebiasaan portal"
TETAP: Mapping[str, str] = {
    S.SELESAI: "Selesai.",
    S.DITUTUP: "Ditutup karena tidak dilengkapi. Pemohon boleh mengajukan yang baru.",
    S.DICABUT: "Dicabut pemohon. Tidak ada lagi yang harus dikerjakan.",
}


def anjuran_permohonan(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    if permohonan.status in TETAP:
        return Anjuran(langkah=TETAP[permohonan.status], dasar=PERKI)
    anjuran = MENURUT_STATUS[permohonan.status](permohonan, hari_ini)
    return replace(anjuran, sejak=anjuran.sejak or permohonan.status_sejak)


def _diterima(permohonan: Permohonan, _hari_ini: date) -> Anjuran:
    unit, tempatkan = permohonan.unit_pelayan(), permohonan.perlu_ditempatkan
    kode = RUJUKAN_TEMPATKAN if tempatkan else PERIKSA
    sejak = permohonan.tanggal_catat
    batas, hitungan = hitung_atau_sebab(kode, sejak, permohonan.unit)
    pilih = "Tekan {} dan pilih unit yang menguasai informasinya."
    lengkap = "Bila berkas pemohon lengkap, tekan {}."
    minta = (
        "Bila ada yang kurang, tekan {} dan sebutkan semuanya. Sesudah batas ini, "
        "kekurangan tidak dapat diminta lagi."
    )
    periksa = [Saran(T.PROSES, lengkap, unit), Saran(T.MINTA_KELENGKAPAN, minta, unit)]
    if kurang := belum_ada(permohonan.pemohon):
        periksa.insert(0, Saran("", f"Belum ada: {'; '.join(kurang)}."))
        periksa.insert(1, periksa.pop())
    return Anjuran(
        langkah=[Saran(T.TEMPATKAN, pilih), *periksa],
        menunggu=UTAMA if tempatkan else permohonan.pemegang.nama_pendek,
        dasar=f"{PORTAL}: {lama_kini(kode)}"
        if tempatkan
        else f"{PERKI}: {lama_kini(kode)} sejak dicatat dalam register",
        batas=batas,
        hitungan=hitungan,
    )


def _menunggu(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    batas = sampai = permohonan.lengkapi_sampai
    langkah: Sequence[str | Saran] = [
        "Menunggu pemohon melengkapi berkasnya. Waktu jawab dihentikan sementara.",
        Saran(T.LENGKAPI, "Bila berkas sudah masuk, tekan {} dan isi harinya."),
    ]
    if sampai and hari_ini > sampai and halangan_tutup(permohonan, hari_ini):
        tanya = (
            "Pemohon tidak punya surel. Tanyakan kapan ia menerima surat kekurangan, "
            "lalu tekan {}. Waktunya dihitung sejak hari itu."
        )
        batas, langkah = None, [Saran(T.CATAT_SURAT_DITERIMA, tanya)]
    elif sampai and hari_ini > sampai:
        langkah = [
            "Waktu pemohon untuk melengkapi berkas sudah lewat.",
            Saran(T.LENGKAPI, "Bila berkas masuk, tekan {}."),
            Saran(
                T.TUTUP_TIDAK_LENGKAP,
                "Bila tidak, tekan {}. Pemohon boleh mengajukan lagi.",
            ),
        ]
    dasar = f"{PERKI}: {lama_kini(LENGKAPI)} sejak pemohon menerima surat kekurangan"
    return Anjuran(langkah=langkah, menunggu="pemohon", dasar=dasar, batas=batas)


def _diproses(permohonan: Permohonan, hari_ini: date) -> Anjuran:
    konsep, rujukan = konsep_dari(permohonan), rujukan_dari(permohonan)
    kembali = next((r for r in rujukan if not r.halangan_putuskan(hari_ini)), None)
    tawaran = next((r for r in rujukan if r.status == R.DIAJUKAN), None)
    if konsep and konsep.diajukan_pada:
        hasil = Anjuran(
            langkah=[
                Saran(T.PUTUSKAN_JAWABAN, "Baca konsep jawabannya, lalu tekan {}."),
                Saran(
                    T.KEMBALIKAN_JAWABAN, "Bila ada yang harus diperbaiki, tekan {}."
                ),
            ],
            menunggu=UTAMA,
            sejak=konsep.diajukan_pada,
            dasar="UU 14/2008 Pasal 17, 19, dan 22",
        )
    elif kembali:
        selama, apa = lama_kini(RUJUKAN_JAWAB), kembali.bagian or "seluruhnya"
        hasil = Anjuran(
            langkah=[
                (
                    f"Penerima rujukan ({apa}) mengembalikannya atau tidak "
                    f"menjawab dalam {selama}."
                ),
                Saran(T.PUTUSKAN_RUJUKAN, "Tekan {} dan tentukan unit yang menjawab."),
            ],
            menunggu=UTAMA,
            dasar=f"{PORTAL}: {selama} untuk menjawab rujukan",
        )
    elif tawaran:
        return _tawaran(permohonan, tawaran)
    else:
        hasil = _menyusun(permohonan, rujukan, berkonsep=konsep is not None)
    if permohonan.terlambat(hari_ini):
        lambat = "Jatuh tempo sudah lewat. Permohonan tetap wajib dijawab secepatnya."
        hasil = replace(hasil, langkah=[lambat, *hasil.langkah])
    return replace(hasil, batas=permohonan.jatuh_tempo)


def _tawaran(permohonan: Permohonan, tawaran: RujukanPermohonan) -> Anjuran:
    unit, pegang = [tawaran.ke_unit], permohonan.pemegang
    terima = (
        f"Tekan {{}}. Sebelum diterima, permohonan tetap dipegang {pegang.nama_pendek} "
        "dan waktu menjawab berjalan."
    )
    langkah = [
        Saran(T.TERIMA_RUJUKAN, terima, unit),
        Saran(
            T.KEMBALIKAN_RUJUKAN,
            "Bila informasinya tidak ada di unit Anda, tekan {} dan tulis alasannya.",
            unit,
        ),
    ]
    if tawaran.bagian:
        langkah.append(Saran(MENULIS, "Tekan {} untuk bagian yang lain.", [pegang]))
    return Anjuran(
        langkah=langkah,
        menunggu=tawaran.ke_unit.nama_pendek,
        dasar=f"{PORTAL}: {lama_kini(RUJUKAN_JAWAB)}",
        batas=tawaran.tenggat,
    )


def _menyusun(
    permohonan: Permohonan, rujukan: Sequence[RujukanPermohonan], *, berkonsep: bool
) -> Anjuran:
    pegang = [permohonan.pemegang]
    menunggu = permohonan.pemegang.nama_pendek
    if penulis := [r.pemegang for r in rujukan if r.bagian_berjalan]:
        menunggu = ", ".join(sorted({u.nama_pendek for u in penulis}))
        tulis = f"Jawaban gabungan menunggu bagian dari {menunggu}. Tekan {{}}."
        langkah = [
            Saran(
                T.SAMPAIKAN_BAGIAN,
                "Bila bagian unit Anda sudah siap, tekan {}.",
                penulis,
            ),
            Saran(MENULIS, tulis, [*pegang, *penulis]),
        ]
    elif berkonsep:
        kirim, tutup = (
            "Bila konsep sudah selesai, tekan {}.",
            "Konsep memuat penolakan. Tekan {}.",
        )
        langkah = [
            Saran(T.KIRIM_JAWABAN, kirim, pegang),
            Saran(T.PUTUSKAN_JAWABAN, tutup, pegang),
            Saran(T.AJUKAN_JAWABAN, tutup, pegang),
            Saran(
                MENULIS,
                "Bila belum selesai, tekan {}. Setiap dokumen diberi satu putusan.",
                pegang,
            ),
        ]
    else:
        lama = (
            "Bila waktunya tidak cukup, tekan {} sebelum jatuh tempo pertama. "
            "Hanya satu kali."
        )
        langkah = [
            Saran(MENULIS, "Cari informasinya, lalu tekan {}.", pegang),
            Saran(T.RUJUK, "Bila tidak ada di unit Anda, tekan {}.", pegang),
            Saran(T.PERPANJANG, lama, pegang),
        ]
    return Anjuran(langkah=langkah, menunggu=menunggu, dasar=PASAL_22)


def _dijawab(permohonan: Permohonan, _hari_ini: date) -> Anjuran:
    unit = permohonan.unit_pelayan()
    serahkan = "Serahkan dalam waktu yang disebut di jawaban, lalu tekan {}."
    keberatan = f"Pemohon dapat mengajukan keberatan {lama_kini(KEBERATAN_AJUKAN)}."
    return Anjuran(
        langkah=[
            Saran(T.SERAHKAN, serahkan, unit),
            Saran(T.SELESAIKAN, "Bila tidak ada lagi yang diserahkan, tekan {}.", unit),
            keberatan,
        ],
        menunggu=permohonan.pemegang.nama_pendek,
        dasar="UU 14/2008 Pasal 35-36",
    )


MENURUT_STATUS: Mapping[str, Callable[[Permohonan, date], Anjuran]] = {
    S.DITERIMA: _diterima,
    S.MENUNGGU_KELENGKAPAN: _menunggu,
    S.DIPROSES: _diproses,
    S.DIJAWAB: _dijawab,
    S.DISERAHKAN: _dijawab,
}


# Where a request stands: holder, clock, lawful pause

type Baris = tuple[str, object]


def posisi(permohonan: Permohonan) -> list[Baris]:
    return [*_di_mana(permohonan), *_jam(permohonan)]


def _di_mana(permohonan: Permohonan) -> Iterator[Baris]:
    pegang = permohonan.pemegang.nama
    if permohonan.perlu_ditempatkan:
        pegang = "Belum ditempatkan; menunggu PPID Utama"
    elif permohonan.unit_id != permohonan.pemegang_id:
        pegang = f"{pegang} (terdaftar di {permohonan.unit.nama_pendek})"
    yield "Pemegang", pegang
    hari, kanal = tanggal(permohonan.tanggal_terima), permohonan.get_kanal_display()
    terima = f"{hari}, {kanal.lower()}"
    if alasan := permohonan.alasan_mundur:
        catat = tanggal(permohonan.tanggal_catat)
        terima += f"; dicatat {catat} karena: {alasan}"
    yield "Diterima", terima


def _jam(permohonan: Permohonan) -> Iterator[Baris]:
    if permohonan.status == S.MENUNGGU_KELENGKAPAN:
        yield from _jeda(permohonan)
    elif permohonan.status in BERJALAN:
        yield "Jatuh tempo", permohonan.jatuh_tempo
    if permohonan.diperpanjang:
        semula, alasan = permohonan.jatuh_tempo_awal, permohonan.alasan_perpanjangan
        yield "Diperpanjang", f"Semula {tanggal(semula)}. Alasan: {alasan}"
    if batas := permohonan.perintah_jatuh_tempo:
        perintah = f"Dilaksanakan paling lambat {tanggal(batas)}"
        yield "Putusan keberatan", f"{perintah}; tidak dapat diperpanjang."
    yield "Dijawab", permohonan.dijawab_pada


def _jeda(permohonan: Permohonan) -> Iterator[Baris]:
    sejak = tanggal(timezone.localdate(permohonan.status_sejak))
    apa = "menunggu pemohon melengkapi berkas. Dihitung lagi sejak berkasnya lengkap."
    yield "Waktu berhenti", f"Sejak {sejak}: {apa}"
    yield "Pemohon melengkapi paling lambat", permohonan.lengkapi_sampai
    belum = "Belum tercatat kapan pemohon menerimanya."
    yield "Surat kekurangan diterima", permohonan.surat_kurang_diterima or belum
    yield "Diminta melengkapi", "; ".join(tanda_kelengkapan(permohonan))


def cara_menghitung(permohonan: Permohonan) -> Iterator[str]:
    if permohonan.status in BERJALAN:
        yield permohonan.hitungan
        if ketat := permohonan.tempo_ketat(permohonan.jatuh_tempo):
            yield (
                f"Bila dihitung sejak diterima: {tanggal(ketat)}. Jawab sebelum tanggal ini "
                "agar tidak dipersoalkan."
            )
