"""Where a request stands and what happened to it, in the words of its private page.

Who holds it, who acts next and by when, how that day came about. Lateness is said as it
is: the office's own, in working days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from informasi.keberatan.models import Keberatan, TindakanKeberatan as K
from informasi.permohonan.jobs import HITUNG_ULANG
from informasi.permohonan.kasus import KasusPermohonan
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import (
    BERJALAN,
    DIBERI,
    StatusPermohonan,
    TindakanPermohonan as T,
)
from informasi.waktu import kalender_kini
from organisasi.alur.rujukan import StatusRujukan
from organisasi.bahasa import tanggal
from organisasi.models import Jejak
from organisasi.waktu.hari_kerja import (
    Kalender,
    KalenderBelumDiisi,
    hitung_hari_kerja,
    tambah_hari_kerja,
)

# The status box

S = StatusPermohonan
ATASAN = "Atasan PPID"
RUJUKAN = "Rujukan ke unit lain tidak menghentikan dan tidak mengulang waktu."
# The ring draws no more ribs than this.
HARI_RING = 60


@dataclass(slots=True)
class KeadaanPermohonan:
    """What the status box shows; ``total`` 0: no clock runs, so no ring is drawn."""

    judul: str
    berikutnya: str = ""
    pemegang: str = ""
    batas: date | None = None
    terpakai: int = 0
    total: int = 0
    tambahan: int = 0
    terlambat: int = 0
    cara: list[str] = field(default_factory=list)


def keadaan(kasus: KasusPermohonan, hari_ini: date) -> KeadaanPermohonan:
    if terbuka := kasus.keberatan_terbuka:
        return _keberatan(terbuka, hari_ini)
    terakhir = kasus.keberatan[0] if kasus.keberatan else None
    if terakhir and kasus.permohonan.status not in BERJALAN:
        sesudah = SESUDAH_KEBERATAN.get(terakhir.status)
        if sesudah:
            return KeadaanPermohonan(*sesudah)
    return MENURUT_STATUS[kasus.permohonan.status](kasus, hari_ini)


def _keberatan(keberatan: Keberatan, hari_ini: date) -> KeadaanPermohonan:
    hasil = KeadaanPermohonan(
        judul="Keberatan Anda sedang diperiksa",
        pemegang=ATASAN,
        berikutnya="Atasan PPID menjawab keberatan Anda secara tertulis.",
        batas=keberatan.jatuh_tempo,
        cara=[keberatan.hitungan] if keberatan.hitungan else [],
    )
    kalender = kalender_kini(keberatan.unit)
    hari = keberatan.tanggal_terima, keberatan.jatuh_tempo
    _hitung(hasil, kalender, *hari, None, hari_ini)
    if keberatan.terlambat(hari_ini):
        hasil.judul = "Keberatan Anda belum dijawab"
        hasil.batas = None
        hasil.berikutnya = (
            f"Batas waktu Atasan PPID, {tanggal(keberatan.jatuh_tempo)}, sudah lewat. "
            "Anda dapat membawanya ke Komisi Informasi."
        )
    return hasil


def _diterima(kasus: KasusPermohonan, hari_ini: date) -> KeadaanPermohonan:
    hasil = _berjalan(kasus, hari_ini)
    hasil.judul = hasil.judul or "Sudah kami terima"
    if kasus.permohonan.perlu_ditempatkan:
        hasil.berikutnya = "PPID Utama memilih unit yang menjawab permohonan Anda."
    elif not hasil.berikutnya:
        hasil.berikutnya = "Petugas memeriksa kelengkapan, lalu menjawab tertulis."
    return hasil


def _kurang(kasus: KasusPermohonan, hari_ini: date) -> KeadaanPermohonan:
    hasil = KeadaanPermohonan(
        judul="Menunggu Anda melengkapi berkas",
        pemegang=kasus.permohonan.pemegang.nama,
        berikutnya="Giliran Anda: kirim yang masih kurang. Waktu kami berhenti dulu.",
        batas=kasus.permohonan.lengkapi_sampai,
        cara=["Waktu menjawab dihitung sejak berkas Anda lengkap."],
    )
    if hasil.batas and hasil.batas < hari_ini:
        hasil.berikutnya = (
            "Hari terakhirnya sudah lewat. Kirim segera: permohonan ini dapat ditutup, "
            "dan Anda boleh mengajukan lagi."
        )
    return hasil


def _diproses(kasus: KasusPermohonan, hari_ini: date) -> KeadaanPermohonan:
    hasil = _berjalan(kasus, hari_ini)
    hasil.judul = hasil.judul or "Sedang kami kerjakan"
    if hasil.terlambat:
        return hasil
    if kasus.pertanyaan:
        hasil.berikutnya = "Kami menunggu jawaban Anda atas pertanyaan di bawah."
    elif kasus.menunggu_putusan:
        hasil.berikutnya = "PPID Utama menentukan unit yang menjawab."
    elif tawaran := kasus.ditawarkan:
        hasil.berikutnya = (
            f"{tawaran[0].ke_unit.nama} menerima atau mengembalikan rujukan paling "
            f"lambat {tanggal(tawaran[0].tenggat)}."
        )
    else:
        hasil.berikutnya = "Giliran kami: menjawab tertulis."
    return hasil


def _berjalan(kasus: KasusPermohonan, hari_ini: date) -> KeadaanPermohonan:
    permohonan = kasus.permohonan
    hasil = KeadaanPermohonan(
        judul="Dibuka kembali, sedang kami kerjakan"
        if permohonan.perintah_jatuh_tempo
        else "",
        pemegang=permohonan.pemegang.nama,
        batas=permohonan.jatuh_tempo,
        cara=_cara(permohonan),
    )
    hari = permohonan.jatuh_tempo_awal, permohonan.jatuh_tempo
    sejak = permohonan.dihitung_sejak
    _hitung(hasil, kalender_kini(permohonan.unit), sejak, *hari, hari_ini)
    if permohonan.terlambat(hari_ini):
        _tandai_terlambat(hasil, permohonan, hari_ini)
    return hasil


def _cara(permohonan: Permohonan) -> list[str]:
    cara = [permohonan.hitungan] if permohonan.hitungan else []
    lengkap = permohonan.tanggal_lengkap
    if permohonan.perintah_jatuh_tempo:
        return [*cara, RUJUKAN]
    if lengkap and lengkap != permohonan.tanggal_terima:
        cara.append(f"Dihitung sejak berkas lengkap, {tanggal(lengkap)}.")
        if ketat := permohonan.tempo_ketat(permohonan.jatuh_tempo_awal):
            cara[-1] += f" Bila dihitung sejak permohonan diterima: {tanggal(ketat)}."
    if permohonan.diperpanjang:
        cara.append(
            f"Batas pertama {tanggal(permohonan.jatuh_tempo_awal)}. Diperpanjang satu "
            "kali; undang-undang tidak mengizinkan yang kedua."
        )
    return [*cara, RUJUKAN]


def _hitung(
    hasil: KeadaanPermohonan,
    kalender: Kalender,
    sejak: date,
    awal: date,
    akhir: date | None,
    hari_ini: date,
) -> None:
    """Fill the ring: working days gone, the first span, and those of an extension.

    ``kalender`` is the one the last day was reckoned in.
    """
    try:
        hasil.terpakai = hitung_hari_kerja(sejak, hari_ini, kalender)
        total = hitung_hari_kerja(sejak, awal, kalender)
        tambahan = hitung_hari_kerja(awal, akhir, kalender) if akhir else 0
    except KalenderBelumDiisi:
        return
    if 0 < total + tambahan <= HARI_RING:
        hasil.total, hasil.tambahan = total, tambahan


def _tandai_terlambat(
    hasil: KeadaanPermohonan, permohonan: Permohonan, hari_ini: date
) -> None:
    lewat = _lewat(permohonan.jatuh_tempo, hari_ini, kalender_kini(permohonan.unit))
    hasil.terlambat = max(lewat, 1)
    hasil.judul = "Kami terlambat menjawab"
    hasil.batas = None
    hasil.berikutnya = (
        f"Batas waktunya {tanggal(permohonan.jatuh_tempo)}, sudah lewat"
        f"{f' {lewat} hari kerja' if lewat else ''}. Kami tetap wajib menjawab."
    )


def _lewat(tempo: date, hari_ini: date, kalender: Kalender) -> int:
    try:
        return hitung_hari_kerja(tempo, hari_ini, kalender)
    except KalenderBelumDiisi:
        return 0


def _dijawab(kasus: KasusPermohonan, _hari_ini: date) -> KeadaanPermohonan:
    permohonan = kasus.permohonan
    hasil = KeadaanPermohonan(
        judul=f"Sudah dijawab: {permohonan.get_hasil_display().lower()}",
        pemegang=permohonan.pemegang.nama,
        berikutnya="Giliran Anda: baca jawabannya di bawah.",
    )
    jawaban = kasus.butir[0].jawaban if kasus.butir else None
    memberi = permohonan.hasil in DIBERI
    if memberi and jawaban and jawaban.waktu_penyediaan and jawaban.terbit_pada:
        hasil.batas = _penyediaan(kasus)
        hasil.berikutnya = "Giliran kami: menyerahkan yang dikabulkan."
    return hasil


def _penyediaan(kasus: KasusPermohonan) -> date | None:
    jawaban = kasus.butir[0].jawaban
    assert jawaban.terbit_pada is not None
    assert jawaban.waktu_penyediaan is not None
    try:
        return tambah_hari_kerja(
            timezone.localdate(jawaban.terbit_pada),
            jawaban.waktu_penyediaan,
            kalender_kini(kasus.permohonan.unit),
        )
    except KalenderBelumDiisi:
        return None


def _tetap(
    judul: str, berikutnya: str
) -> Callable[[KasusPermohonan, date], KeadaanPermohonan]:
    return lambda _kasus, _hari_ini: KeadaanPermohonan(
        judul=judul, berikutnya=berikutnya
    )


def _selesai(kasus: KasusPermohonan, _hari_ini: date) -> KeadaanPermohonan:
    hasil = kasus.permohonan.get_hasil_display().lower()
    return KeadaanPermohonan(
        judul=f"Selesai: {hasil}",
        berikutnya="Tidak ada lagi yang harus Anda lakukan. Jawabannya tetap di bawah.",
    )


SESUDAH_KEBERATAN: Mapping[str, tuple[str, str]] = {
    Keberatan.Status.DITANGGAPI: (
        "Keberatan Anda sudah dijawab",
        "Giliran Anda: terima tanggapannya, atau bawa ke Komisi Informasi.",
    ),
    Keberatan.Status.SENGKETA: (
        "Sengketa di Komisi Informasi",
        "Selanjutnya Komisi Informasi yang memanggil Anda dan kami.",
    ),
}
MENURUT_STATUS: Mapping[str, Callable[[KasusPermohonan, date], KeadaanPermohonan]] = {
    S.DITERIMA: _diterima,
    S.MENUNGGU_KELENGKAPAN: _kurang,
    S.DIPROSES: _diproses,
    S.DIJAWAB: _dijawab,
    S.DISERAHKAN: _selesai,
    S.SELESAI: _selesai,
    S.DITUTUP: _tetap(
        "Ditutup karena tidak dilengkapi",
        "Anda boleh mengajukan permohonan lagi kapan saja.",
    ),
    S.DICABUT: _tetap(
        "Anda mencabut permohonan ini",
        "Tidak ada lagi yang kami kerjakan. Anda boleh mengajukan lagi kapan saja.",
    ),
}


# The timeline, newest first.
# Only acts named here are shown: what officers note or open among themselves never is. A
# unit that returned a referral is not listed: it had nothing to do with the case.

ANDA = "Anda"
KEBERATAN = Keberatan._meta.label_lower
# What only the applicant does, unless an officer types it for him.
OLEH_PEMOHON = frozenset({T.CABUT, K.TERIMA_PUTUSAN, K.SENGKETAKAN})


@dataclass(frozen=True, slots=True)
class PeristiwaPermohonan:
    pada: datetime
    judul: str
    teks: str = ""
    oleh: str = ""


def linimasa(kasus: KasusPermohonan) -> list[PeristiwaPermohonan]:
    semua = [
        *_dari_jejak(kasus),
        *_dari_rujukan(kasus.rujukan),
        *_dari_pesan(kasus),
        *_dari_keberatan(kasus),
    ]
    return sorted(semua, key=lambda p: p.pada, reverse=True)


def _dari_jejak(kasus: KasusPermohonan) -> Iterator[PeristiwaPermohonan]:
    for baris in kasus.jejak:
        isi = ISI.get(baris.tindakan)
        if baris.objek_jenis != KEBERATAN and isi:
            kata = _kata(baris, kasus.permohonan)
            judul, teks = (satu.format(**kata) for satu in isi)
            yield PeristiwaPermohonan(baris.pada, judul, teks, oleh=_oleh(baris))


def _oleh(baris: Jejak) -> str:
    return ANDA if baris.tindakan in OLEH_PEMOHON and not baris.oleh else ""


def _hari(baris: Jejak, *kolom: str) -> str:
    isi = next((baris.sesudah[k] for k in kolom if baris.sesudah.get(k)), "")
    try:
        return tanggal(date.fromisoformat(str(isi)))
    except ValueError:
        return ""


def _kata(baris: Jejak, permohonan: Permohonan) -> dict[str, str]:
    terima = tanggal(permohonan.tanggal_terima)
    mundur = permohonan.tanggal_terima != permohonan.tanggal_catat
    return {
        "kanal": permohonan.get_kanal_display().lower(),
        "nomor": permohonan.nomor,
        "mundur": f" Diterima {terima}; waktu dihitung sejak hari itu."
        if mundur
        else "",
        "pemegang": baris.sesudah.get("pemegang", "unit yang menjawab"),
        "catatan": baris.catatan,
        "alasan": baris.catatan.rstrip("."),
        "lengkapi": _hari(baris, "lengkapi_sampai"),
        "tempo": _hari(baris, "jatuh_tempo"),
        "batas": _hari(baris, "jatuh_tempo", "lengkapi_sampai"),
    }


_MASUK = ("Permohonan diterima", "Lewat {kanal}. Nomor pendaftaran {nomor}.{mundur}")
ISI: Mapping[str, tuple[str, str]] = {
    "daftar": _MASUK,
    "daftar_mundur": _MASUK,
    T.TEMPATKAN: (
        "Ditempatkan ke {pemegang}",
        "PPID Utama memilih unit yang menjawab. Waktu tidak diulang.",
    ),
    T.MINTA_KELENGKAPAN: (
        "Kami meminta Anda melengkapi berkas",
        "Yang masih kurang: {catatan}. Lengkapi paling lambat {lengkapi}.",
    ),
    T.CATAT_SURAT_DITERIMA: (
        "Surat kekurangan Anda terima",
        "Lengkapi paling lambat {lengkapi}.",
    ),
    T.LENGKAPI: (
        "Berkas Anda sudah lengkap",
        "Waktu menjawab dihitung sejak berkas itu masuk: paling lambat {tempo}.",
    ),
    T.LENGKAPI_SEBAGIAN: (
        "Sebagian yang diminta kami terima",
        "Masih kurang: {catatan}.",
    ),
    T.TUTUP_TIDAK_LENGKAP: (
        "Ditutup karena tidak dilengkapi",
        "Anda boleh mengajukan lagi kapan saja.",
    ),
    T.PROSES: (
        "Berkas dinyatakan lengkap, dan mulai dikerjakan",
        "Waktu tetap dihitung sejak permohonan diterima.",
    ),
    T.PERPANJANG: (
        "Waktu menjawab diperpanjang satu kali",
        "Alasannya: {alasan}. Paling lambat sekarang {tempo}.",
    ),
    HITUNG_ULANG: (
        "Batas waktu dihitung ulang",
        "Hari kerja pemerintah berubah. Paling lambat sekarang {batas}.",
    ),
    T.KABULKAN: ("Dijawab: dikabulkan", "Isi jawaban ada di halaman ini."),
    T.KABULKAN_SEBAGIAN: (
        "Dijawab: dikabulkan sebagian",
        "Isi jawaban dan alasannya ada di halaman ini.",
    ),
    T.TOLAK: ("Dijawab: ditolak", "Alasan dan hak keberatan Anda ada di halaman ini."),
    T.NYATAKAN_TIDAK_DIKUASAI: (
        "Dijawab: informasinya tidak kami kuasai",
        "Siapa yang menguasainya tertulis dalam jawaban.",
    ),
    T.NYATAKAN_BELUM_DIDOKUMENTASIKAN: (
        "Dijawab: belum didokumentasikan",
        "Kapan akan tersedia tertulis dalam jawaban.",
    ),
    T.SERAHKAN: ("Informasi diserahkan kepada Anda", ""),
    T.SELESAIKAN: ("Permohonan selesai", ""),
    T.CABUT: ("Permohonan dicabut", "Tidak ada lagi yang kami kerjakan."),
    T.BUKA_KEMBALI: (
        "Permohonan dibuka kembali oleh putusan keberatan",
        "Jawaban baru paling lambat {tempo}.",
    ),
    T.PERINTAHKAN: (
        "Putusan keberatan menetapkan batas baru",
        "Jawaban baru paling lambat {tempo}.",
    ),
}


def _dari_rujukan(semua: list[RujukanPermohonan]) -> Iterator[PeristiwaPermohonan]:
    for satu in semua:
        if satu.status == StatusRujukan.DIAJUKAN:
            yield _ditawarkan(satu)
        elif satu.status == StatusRujukan.DIKEMBALIKAN:
            yield PeristiwaPermohonan(
                satu.status_sejak,
                "PPID Utama menentukan unit yang menjawab",
                "Waktu tetap berjalan.",
            )
        else:
            yield _berpindah(satu)
        if satu.disampaikan_pada:
            judul = f"{satu.pemegang.nama} menyelesaikan bagiannya"
            yield PeristiwaPermohonan(satu.disampaikan_pada, judul, satu.bagian)


def _ditawarkan(rujukan: RujukanPermohonan) -> PeristiwaPermohonan:
    apa = f"Bagian ini: {rujukan.bagian.rstrip('.')}. " if rujukan.bagian else ""
    return PeristiwaPermohonan(
        rujukan.diajukan_pada,
        f"Dirujuk ke {rujukan.ke_unit.nama}",
        f"{apa}Alasannya: {rujukan.alasan.rstrip('.')}. Unit itu menerima atau "
        f"mengembalikannya paling lambat {tanggal(rujukan.tenggat)}.",
    )


def _berpindah(rujukan: RujukanPermohonan) -> PeristiwaPermohonan:
    unit = rujukan.pemegang.nama
    alasan = f"Alasannya: {rujukan.alasan.rstrip('.')}. Waktu tidak diulang."
    if rujukan.bagian:
        return PeristiwaPermohonan(
            rujukan.status_sejak,
            f"{unit} mengerjakan satu bagian",
            f"Bagian itu: {rujukan.bagian.rstrip('.')}. {alasan}",
        )
    return PeristiwaPermohonan(
        rujukan.status_sejak, f"Sekarang dikerjakan oleh {unit}", alasan
    )


def _dari_pesan(kasus: KasusPermohonan) -> Iterator[PeristiwaPermohonan]:
    for satu in kasus.pesan:
        if not satu.dari_petugas:
            yield PeristiwaPermohonan(satu.pada, "Anda menjawab", satu.isi, oleh=ANDA)
        elif satu.jawab_sampai:
            yield PeristiwaPermohonan(satu.pada, "Kami bertanya kepada Anda", satu.isi)
        else:
            yield PeristiwaPermohonan(satu.pada, "Pesan dari kami", satu.isi)


def _dari_keberatan(kasus: KasusPermohonan) -> Iterator[PeristiwaPermohonan]:
    milik = {str(satu.pk): satu for satu in kasus.keberatan}
    for baris in kasus.jejak:
        isi = ISI_KEBERATAN.get(baris.tindakan)
        if baris.objek_jenis == KEBERATAN and isi:
            satu = milik[baris.objek_id]
            hasil, tempo = satu.get_hasil_display(), tanggal(satu.jatuh_tempo)
            kata = {"nomor": satu.nomor, "tempo": tempo}
            kata["hasil"] = f"{hasil[:1].lower()}{hasil[1:]}"
            judul, teks = (k.format(**kata) for k in isi)
            yield PeristiwaPermohonan(baris.pada, judul, teks, oleh=_oleh(baris))


ISI_KEBERATAN: Mapping[str, tuple[str, str]] = {
    "daftar": (
        "Keberatan Anda diterima",
        "Nomor {nomor}. Atasan PPID menjawab paling lambat {tempo}.",
    ),
    K.TANGGAPI: ("Keberatan dijawab: {hasil}", ""),
    K.TERIMA_PUTUSAN: ("Anda menerima tanggapan Atasan PPID", ""),
    K.SENGKETAKAN: ("Anda membawa sengketa ke Komisi Informasi", ""),
}
