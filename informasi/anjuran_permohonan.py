"""What the law asks next of a request, by when, by which article, in which words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from informasi.actions.kelengkapan import halangan_tutup
from informasi.kalender_kini import hitung_kini
from informasi.models import Jawaban, Permohonan, RujukanPermohonan
from informasi.tenggat import PERIKSA
from organisasi.alur.tindakan import Anjuran, TindakanTerlarang
from organisasi.waktu.tenggat import RUJUKAN_TEMPATKAN

S, H, R = Permohonan.Status, Permohonan.Hasil, RujukanPermohonan.Status
PASAL_22 = "UU 14/2008 Pasal 22 ayat (7)"
PERKI = "Perki 1/2021"


@dataclass(frozen=True, slots=True)
class Perkara:
    """A request with what decides its next step, read beforehand."""

    permohonan: Permohonan
    rujukan: Sequence[RujukanPermohonan]
    konsep: Jawaban | None
    hari_ini: date

    @property
    def kembali(self) -> RujukanPermohonan | None:
        """A referral the main PPID must decide on: returned, or not answered in time."""
        for satu in self.rujukan:
            if not satu.halangan_putuskan(self.hari_ini):
                return satu
        return None

    @property
    def tawaran(self) -> RujukanPermohonan | None:
        """A referral its receiver has not answered yet."""
        return next((r for r in self.rujukan if r.status == R.DIAJUKAN), None)

    @property
    def bagian(self) -> list[RujukanPermohonan]:
        """Parts that other units have promised and not delivered."""
        return [r for r in self.rujukan if r.bagian_berjalan]


def anjuran_permohonan(perkara: Perkara) -> Anjuran:
    """The next lawful step of the request as it stands on ``perkara.hari_ini``."""
    return MENURUT_STATUS[perkara.permohonan.status](perkara)


def _diterima(perkara: Perkara) -> Anjuran:
    permohonan = perkara.permohonan
    if permohonan.perlu_ditempatkan:
        return _berbatas(
            perkara,
            RUJUKAN_TEMPATKAN,
            langkah="PPID Utama memilih unit yang menguasai informasinya: tekan Tempatkan "
            "ke unit. Waktu menjawab sudah berjalan.",
            dasar=f"{PERKI}; kebiasaan portal: satu hari kerja",
            contoh="Catatan: “Data penduduk dipegang Disdukcapil.”",
        )
    return _berbatas(
        perkara,
        PERIKSA,
        langkah="Periksa kelengkapannya sekali saja. Lengkap: tekan Nyatakan lengkap. "
        "Ada yang kurang: tekan Minta kelengkapan dan sebutkan semuanya dalam satu "
        "surat. Sesudah batas ini surat kekurangan tidak dapat dikirim lagi dan "
        "permohonan diproses dengan berkas yang ada.",
        dasar=f"{PERKI}: 3 hari kerja sejak dicatat dalam register",
        contoh="Yang kurang: “Identitas: KTP, SIM, atau paspor.”",
    )


def _berbatas(
    perkara: Perkara, kode: str, *, langkah: str, dasar: str, contoh: str
) -> Anjuran:
    """A step with a limit that runs from the entry in the register."""
    permohonan = perkara.permohonan
    batas, hitungan = None, ""
    try:
        hasil = hitung_kini(kode, permohonan.tanggal_catat, permohonan.unit)
        batas, hitungan = hasil.jatuh_tempo, hasil.kalimat()
    except TindakanTerlarang as galat:
        hitungan = str(galat)
    return Anjuran(
        langkah=langkah, dasar=dasar, contoh=contoh, batas=batas, hitungan=hitungan
    )


def _menunggu(perkara: Perkara) -> Anjuran:
    permohonan = perkara.permohonan
    sampai = permohonan.lengkapi_sampai
    dasar = f"{PERKI}: 3 hari kerja sejak pemohon menerima surat kekurangan"
    if sampai and perkara.hari_ini > sampai:
        if halangan_tutup(permohonan, perkara.hari_ini):
            return Anjuran(
                langkah="Pemohon tidak punya surel: tanyakan kapan ia menerima surat "
                "kekurangan, lalu tekan Catat surat diterima pemohon. Waktunya baru "
                "berjalan sejak hari itu.",
                dasar=dasar,
            )
        return Anjuran(
            langkah="Waktu pemohon sudah lewat. Berkas masuk? Tekan Catat kelengkapan. "
            "Tidak? Tekan Tutup karena tidak dilengkapi; ia boleh mengajukan lagi.",
            dasar=dasar,
            batas=sampai,
        )
    return Anjuran(
        langkah="Menunggu pemohon melengkapi berkasnya. Waktu jawab dihentikan "
        "sementara. Begitu berkas masuk, tekan Catat kelengkapan dan isi hari berkas "
        "itu masuk.",
        dasar=dasar,
        batas=sampai,
    )


def _diproses(perkara: Perkara) -> Anjuran:
    if perkara.konsep and perkara.konsep.diajukan_pada:
        return _jawaban(
            perkara,
            "Konsep jawaban menunggu PPID Utama: baca, lalu tekan Kirim jawaban, atau "
            "Kembalikan dengan apa yang harus diperbaiki. Hanya PPID Utama yang menolak.",
            dasar="UU 14/2008 Pasal 17, 19, dan 22",
            contoh="Kembalikan: “Sebutkan bagian mana yang ditutup; sisanya dibuka.”",
        )
    if kembali := perkara.kembali:
        return _jawaban(
            perkara,
            f"PPID Utama menentukan unit yang harus menjawab ({kembali.bagian or 'seluruhnya'}): "
            "tekan Putuskan rujukan. Penerima mengembalikan atau membiarkan 2 hari kerja lewat.",
            dasar=f"{PERKI}; kebiasaan portal: 2 hari kerja untuk menjawab rujukan",
            contoh="Alasan: “Menurut SK, data ini dikelola dinas itu.”",
        )
    if tawaran := perkara.tawaran:
        return Anjuran(
            langkah=f"{tawaran.ke_unit.nama} menerima atau mengembalikan rujukan ini. "
            "Sampai diterima, pemegangnya tetap "
            f"{perkara.permohonan.pemegang.nama_pendek}, dan waktu menjawab berjalan terus.",
            dasar=f"{PERKI}; kebiasaan portal: 2 hari kerja",
            batas=tawaran.tenggat,
            contoh="Alasan mengembalikan: “Data ini dicatat BPKAD, bukan kami.”",
        )
    return _menyusun(perkara)


def _menyusun(perkara: Perkara) -> Anjuran:
    if bagian := perkara.bagian:
        unit = ", ".join(sorted({r.pemegang.nama_pendek for r in bagian}))
        return _jawaban(
            perkara,
            f"Jawaban gabungan menunggu bagian dari {unit}. Sementara itu tulis bagian "
            "unit Anda di Jawaban. Unit itu: tulis bagiannya, lalu tekan Sampaikan bagian.",
            dasar=PASAL_22,
            contoh="",
        )
    if perkara.konsep:
        return _jawaban(
            perkara,
            "Selesaikan konsepnya di Jawaban: setiap dokumen satu putusan dan alasannya. "
            "Semua diberikan: tekan Kirim jawaban. Ada yang ditutup: tekan Ajukan ke PPID "
            "Utama.",
            dasar=PASAL_22,
            contoh="Penjelasan: “Data yang Anda minta kami berikan seluruhnya.”",
        )
    return _jawaban(
        perkara,
        "Cari informasinya, lalu buka Jawaban dan tulis putusan per dokumen. Tidak ada di "
        "unit Anda: Rujuk ke unit lain. Tidak cukup waktu: Perpanjang, hanya sekali dan "
        "paling lambat pada jatuh tempo pertama.",
        dasar=PASAL_22,
        contoh="Penjelasan: “Rekap yang Anda minta kami berikan dalam satu berkas.”",
    )


def _jawaban(perkara: Perkara, langkah: str, *, dasar: str, contoh: str) -> Anjuran:
    """A step on the way to the answer: its last day is the due day of the request."""
    permohonan = perkara.permohonan
    if permohonan.terlambat(perkara.hari_ini):
        langkah = (
            "Jatuh tempo sudah lewat. Tetap wajib dijawab, secepatnya; pemohon berhak "
            f"mengajukan keberatan. {langkah}"
        )
    return Anjuran(
        langkah=langkah,
        dasar=dasar,
        contoh=contoh,
        batas=permohonan.jatuh_tempo,
    )


def _dijawab(perkara: Perkara) -> Anjuran:
    if perkara.permohonan.hasil in {H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN}:
        return Anjuran(
            langkah="Serahkan yang dikabulkan dalam waktu yang disebut di jawaban, lalu "
            "tekan Catat penyerahan: kapan, bagaimana, siapa yang menerima, buktinya.",
            dasar=PERKI,
            contoh="Bukti: “Tanda terima loket, 20 Juni 2024.”",
        )
    return Anjuran(
        langkah="Jawaban sudah dikirim. Tidak ada yang harus diserahkan: tekan "
        "Selesaikan. Pemohon dapat mengajukan keberatan 30 hari kerja.",
        dasar="UU 14/2008 Pasal 35-36",
    )


def _tetap(langkah: str, dasar: str) -> Callable[[Perkara], Anjuran]:
    return lambda _perkara: Anjuran(langkah=langkah, dasar=dasar)


MENURUT_STATUS: Mapping[str, Callable[[Perkara], Anjuran]] = {
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
