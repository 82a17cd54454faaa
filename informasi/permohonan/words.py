"""One request for its private page: all that it shows, where it stands, what happened.

Who holds it, who acts next and by when, how that day came about. Lateness is said as it
is: the office's own, in working days.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from informasi.jawaban.models import ButirJawaban, Jawaban
from informasi.keberatan.models import TERBUKA, Keberatan, TindakanKeberatan as K
from informasi.keberatan.words import huruf_kecil
from informasi.permohonan.models import Permohonan, PesanPermohonan, RujukanPermohonan
from informasi.permohonan.pilihan import (
    BERJALAN,
    DIBERI,
    StatusPermohonan as S,
    TindakanPermohonan as T,
)
from informasi.surat.models import Surat
from organisasi.alur.rujukan import StatusRujukan
from organisasi.alur.words import ANDA, PeristiwaKasus, TahapKasus, tahapan
from organisasi.bahasa import tanggal
from organisasi.models import Jejak
from organisasi.teks import baca_toml
from organisasi.waktu.hari_kerja import (
    KalenderBelumDiisi,
    hitung_hari_kerja,
    tambah_hari_kerja,
)
from organisasi.waktu.tenggat import KeadaanKasus, kalender_kini

# All of it, in a fixed number of queries


@dataclass(frozen=True, slots=True)
class KasusPermohonan:
    permohonan: Permohonan
    jejak: list[Jejak]
    rujukan: list[RujukanPermohonan]
    pesan: list[PesanPermohonan]
    butir: list[ButirJawaban]
    surat: list[Surat]
    keberatan: list[Keberatan]

    @property
    def balasan(self) -> list[tuple[Jawaban, list[ButirJawaban]]]:
        per_jawaban = groupby(self.butir, key=lambda b: b.jawaban)
        return [(jawaban, list(butir)) for jawaban, butir in per_jawaban]

    @property
    def pertanyaan(self) -> list[PesanPermohonan]:
        if self.permohonan.status not in BERJALAN:
            return []
        terjawab = {p.menjawab_id for p in self.pesan}
        return [p for p in self.pesan if p.jawab_sampai and p.pk not in terjawab]


def muat_kasus(permohonan: Permohonan) -> KasusPermohonan:
    """Read the case: one query a kind, however long it has become.

    ``permohonan`` comes with its units and ``kepuasan`` already joined.
    """
    butir = (
        ButirJawaban.objects.filter(
            jawaban__permohonan=permohonan, jawaban__terbit_pada__isnull=False
        )
        .select_related("jawaban__kanal_lain", "uji", "unit", "dokumen")
        .prefetch_related("berkas")
        .order_by("-jawaban__terbit_pada", "-jawaban", "pk")
    )
    rujukan = permohonan.rujukan.select_related("dari_unit", "ke_unit", "ditetapkan_ke")
    surat = Surat.objects.berlaku().perkara(permohonan)
    keberatan = list(permohonan.keberatan.select_related("sengketa", "unit"))
    nomor = [str(satu.pk) for satu in keberatan]
    milik = Q(objek_jenis=permohonan._meta.label_lower, objek_id=str(permohonan.pk))
    milik |= Q(objek_jenis=KEBERATAN, objek_id__in=nomor)
    return KasusPermohonan(
        permohonan=permohonan,
        jejak=list(Jejak.objects.filter(milik).order_by("-pada", "-pk")),
        rujukan=list(rujukan),
        pesan=list(permohonan.pesan.untuk_warga()),
        butir=list(butir),
        surat=list(surat.defer("naskah", "identitas")),
        keberatan=keberatan,
    )


# The status box

ATASAN = "Atasan PPID"
KATA = baca_toml("informasi/data/linimasa.toml")
RUJUKAN = "Rujukan ke unit lain tidak menghentikan dan tidak mengulang waktu."


def keadaan(kasus: KasusPermohonan, hari_ini: date) -> KeadaanKasus:
    status = kasus.permohonan.status
    terakhir = kasus.keberatan[0].status if kasus.keberatan else ""
    if terbuka := next((k for k in kasus.keberatan if k.status in TERBUKA), None):
        return _keberatan(terbuka, hari_ini)
    if status not in BERJALAN and terakhir in KATA["sesudah_keberatan"]:
        return KeadaanKasus(*KATA["sesudah_keberatan"][terakhir])
    if status in KATA["berakhir"]:
        return KeadaanKasus(*KATA["berakhir"][status])
    if status == S.MENUNGGU_KELENGKAPAN:
        return _kurang(kasus.permohonan, hari_ini)
    return (_berjalan if status in BERJALAN else _dijawab)(kasus, hari_ini)


def _keberatan(keberatan: Keberatan, hari_ini: date) -> KeadaanKasus:
    tempo = keberatan.jatuh_tempo
    hasil = KeadaanKasus(
        judul="Keberatan Anda sedang diperiksa",
        pemegang=ATASAN,
        berikutnya="Atasan PPID menjawab keberatan Anda secara tertulis.",
        batas=tempo,
        cara=[keberatan.hitungan] if keberatan.hitungan else [],
    )
    kalender = kalender_kini(keberatan.unit_id)
    hasil.hitung(kalender, hari_ini, keberatan.tanggal_terima, tempo)
    if keberatan.terlambat(hari_ini):
        hasil.judul = "Keberatan Anda belum dijawab"
        hasil.batas = None
        hasil.berikutnya = (
            f"Batas waktu Atasan PPID, {tanggal(tempo)}, sudah lewat. Anda dapat "
            "membawanya ke Komisi Informasi."
        )
    return hasil


def _kurang(permohonan: Permohonan, hari_ini: date) -> KeadaanKasus:
    sampai = permohonan.lengkapi_sampai
    berikutnya = "Giliran Anda: kirim yang masih kurang. Waktu kami berhenti dulu."
    if sampai and sampai < hari_ini:
        berikutnya = (
            "Hari terakhirnya sudah lewat. Kirim segera: permohonan ini dapat ditutup, "
            "dan Anda boleh mengajukan lagi."
        )
    return KeadaanKasus(
        judul="Menunggu Anda melengkapi berkas",
        pemegang=permohonan.pemegang.nama,
        berikutnya=berikutnya,
        batas=sampai,
        cara=["Waktu menjawab dihitung sejak berkas Anda lengkap."],
    )


def _berjalan(kasus: KasusPermohonan, hari_ini: date) -> KeadaanKasus:
    permohonan, tempo = kasus.permohonan, kasus.permohonan.jatuh_tempo
    baru = permohonan.status == S.DITERIMA
    hasil = KeadaanKasus(
        judul="Sudah kami terima" if baru else "Sedang kami kerjakan",
        berikutnya=_giliran_baru(permohonan) if baru else _giliran(kasus),
        pemegang=permohonan.pemegang.nama,
        batas=tempo,
        cara=_cara(permohonan),
    )
    if permohonan.perintah_jatuh_tempo:
        hasil.judul = "Dibuka kembali, sedang kami kerjakan"
    kalender = kalender_kini(permohonan.unit_id)
    hari = permohonan.dihitung_sejak, permohonan.jatuh_tempo_awal, tempo
    hasil.hitung(kalender, hari_ini, *hari)
    if permohonan.terlambat(hari_ini):
        try:
            lewat = hitung_hari_kerja(tempo, hari_ini, kalender)
        except KalenderBelumDiisi:
            lewat = 0
        hasil.batas = None
        hasil.judul = "Kami terlambat menjawab"
        if not (baru and permohonan.perlu_ditempatkan):
            hasil.berikutnya = (
                f"Batas waktunya {tanggal(tempo)}, sudah lewat"
                f"{f' {lewat} hari kerja' if lewat else ''}. Kami tetap wajib menjawab."
            )
    return hasil


def _giliran_baru(permohonan: Permohonan) -> str:
    if permohonan.perlu_ditempatkan:
        return "PPID Utama memilih unit yang menjawab permohonan Anda."
    return "Petugas memeriksa kelengkapan, lalu menjawab tertulis."


def _giliran(kasus: KasusPermohonan) -> str:
    rujukan = {satu.status: satu for satu in reversed(kasus.rujukan)}
    if kasus.pertanyaan:
        return "Kami menunggu jawaban Anda atas pertanyaan di bawah."
    if StatusRujukan.DIKEMBALIKAN in rujukan:
        return "PPID Utama menentukan unit yang menjawab."
    if tawaran := rujukan.get(StatusRujukan.DIAJUKAN):
        return (
            f"{tawaran.ke_unit.nama} menerima atau mengembalikan rujukan paling "
            f"lambat {tanggal(tawaran.tenggat)}."
        )
    return "Giliran kami: menjawab tertulis."


def _cara(permohonan: Permohonan) -> list[str]:
    cara = [permohonan.hitungan] if permohonan.hitungan else []
    lengkap, awal = permohonan.tanggal_lengkap, permohonan.jatuh_tempo_awal
    if permohonan.perintah_jatuh_tempo:
        return [*cara, RUJUKAN]
    if lengkap and lengkap != permohonan.tanggal_terima:
        cara.append(f"Dihitung sejak berkas lengkap, {tanggal(lengkap)}.")
        if ketat := permohonan.tempo_ketat(awal):
            cara[-1] += f" Bila dihitung sejak permohonan diterima: {tanggal(ketat)}."
    if permohonan.diperpanjang:
        cara.append(
            f"Batas pertama {tanggal(awal)}. Diperpanjang satu kali; undang-undang tidak "
            "mengizinkan yang kedua."
        )
    return [*cara, RUJUKAN]


def _dijawab(kasus: KasusPermohonan, _hari_ini: date) -> KeadaanKasus:
    permohonan = kasus.permohonan
    kata = permohonan.get_hasil_display().lower()
    if permohonan.status != S.DIJAWAB:
        return KeadaanKasus(
            f"Selesai: {kata}",
            "Tidak ada lagi yang harus Anda lakukan. Jawabannya tetap di bawah.",
        )
    hasil = KeadaanKasus(
        judul=f"Sudah dijawab: {kata}",
        pemegang=permohonan.pemegang.nama,
        berikutnya="Giliran Anda: baca jawabannya di bawah.",
    )
    jawaban = kasus.butir[0].jawaban if kasus.butir else None
    hari = jawaban.waktu_penyediaan if jawaban else None
    if permohonan.hasil in DIBERI and jawaban and hari and jawaban.terbit_pada:
        hasil.berikutnya = "Giliran kami: menyerahkan yang dikabulkan."
        terbit = timezone.localdate(jawaban.terbit_pada)
        with suppress(KalenderBelumDiisi):
            kalender = kalender_kini(permohonan.unit_id)
            hasil.batas = tambah_hari_kerja(terbit, hari, kalender)
    return hasil


# The bar of stages over it all


def tahap(kasus: KasusPermohonan) -> list[TahapKasus]:
    """None where it ended without an answer."""
    permohonan, jawaban = kasus.permohonan, kasus.balasan[:1]
    if permohonan.status in KATA["berakhir"]:
        return []
    dijawab = permohonan.status not in BERJALAN and jawaban
    diperiksa = permohonan.status not in {S.DITERIMA, S.MENUNGGU_KELENGKAPAN}
    return tahapan(
        4 if dijawab else 2 if diperiksa else 1,
        permohonan.tanggal_terima,
        permohonan.tanggal_lengkap,
        next((j.pada for j in kasus.jejak if j.tindakan == T.PROSES), None),
        jawaban[0][0].terbit_pada if dijawab else None,
    )


# The timeline, newest first.
# Only acts named here are shown: what officers note or open among themselves never is. A
# unit that returned a referral is not listed: it had nothing to do with the case.

KEBERATAN = Keberatan._meta.label_lower
# What only the applicant does, unless an officer types it for him.
OLEH_PEMOHON = frozenset(
    {T.LENGKAPI, T.LENGKAPI_SEBAGIAN, T.CABUT, K.TERIMA_PUTUSAN, K.SENGKETAKAN}
)


def linimasa(kasus: KasusPermohonan) -> list[PeristiwaKasus]:
    jejak = [satu for baris in kasus.jejak for satu in _dari_jejak(baris, kasus)]
    rujukan = [satu for r in kasus.rujukan for satu in _dari_rujukan(r)]
    semua = [*jejak, *rujukan, *map(_dari_pesan, kasus.pesan)]
    return sorted(semua, key=lambda p: p.pada, reverse=True)


def _dari_jejak(baris: Jejak, kasus: KasusPermohonan) -> Iterator[PeristiwaKasus]:
    if baris.objek_jenis == KEBERATAN:
        isi = KATA["keberatan"].get(baris.tindakan)
        milik = next(k for k in kasus.keberatan if str(k.pk) == baris.objek_id)
        kata = {
            "nomor": milik.nomor,
            "tempo": tanggal(milik.jatuh_tempo),
            "hasil": huruf_kecil(milik.get_hasil_display()),
        }
    else:
        isi, kata = (
            KATA["permohonan"].get(baris.tindakan),
            _kata(baris, kasus.permohonan),
        )
    if isi:
        judul, teks = (satu.format(**kata) for satu in isi)
        sendiri = baris.tindakan in OLEH_PEMOHON and not baris.oleh
        yield PeristiwaKasus(baris.pada, judul, teks, ANDA if sendiri else "")


def _kata(baris: Jejak, permohonan: Permohonan) -> dict[str, str]:
    lengkapi, tempo = (
        tanggal(date.fromisoformat(hari)) if (hari := baris.sesudah.get(kolom)) else ""
        for kolom in ("lengkapi_sampai", "jatuh_tempo")
    )
    mundur = ""
    if permohonan.tanggal_terima != permohonan.tanggal_catat:
        terima = tanggal(permohonan.tanggal_terima)
        mundur = f" Diterima {terima}; waktu dihitung sejak hari itu."
    return {
        "kanal": permohonan.get_kanal_display().lower(),
        "nomor": permohonan.nomor,
        "mundur": mundur,
        "sejak": tanggal(permohonan.dihitung_sejak),
        "pemegang": baris.sesudah.get("pemegang", "unit yang menjawab"),
        "catatan": baris.catatan,
        "alasan": baris.catatan.rstrip("."),
        "lengkapi": lengkapi,
        "tempo": tempo,
        "batas": tempo or lengkapi,
    }


def _dari_rujukan(satu: RujukanPermohonan) -> Iterator[PeristiwaKasus]:
    unit, bagian = satu.pemegang.nama, satu.bagian.rstrip(".")
    sejak, alasan = satu.status_sejak, f"Alasannya: {satu.alasan.rstrip('.')}."
    tetap = f"{alasan} Waktu tidak diulang."
    if satu.status == StatusRujukan.DIAJUKAN:
        yield PeristiwaKasus(
            satu.diajukan_pada,
            f"Dirujuk ke {satu.ke_unit.nama}",
            f"{f'Bagian ini: {bagian}. ' if bagian else ''}{alasan} Unit itu menerima atau "
            f"mengembalikannya paling lambat {tanggal(satu.tenggat)}.",
        )
    elif satu.status == StatusRujukan.DIKEMBALIKAN:
        judul = "PPID Utama menentukan unit yang menjawab"
        yield PeristiwaKasus(sejak, judul, "Waktu tetap berjalan.")
    elif satu.status == StatusRujukan.DITARIK:
        judul = f"Tetap dikerjakan oleh {unit}"
        yield PeristiwaKasus(sejak, judul, "Rujukannya ditarik kembali.")
    elif bagian:
        judul = f"{unit} mengerjakan satu bagian"
        yield PeristiwaKasus(sejak, judul, f"Bagian itu: {bagian}. {tetap}")
    else:
        yield PeristiwaKasus(sejak, f"Sekarang dikerjakan oleh {unit}", tetap)
    if satu.disampaikan_pada:
        judul = f"{unit} menyelesaikan bagiannya"
        yield PeristiwaKasus(satu.disampaikan_pada, judul, satu.bagian)


def _dari_pesan(satu: PesanPermohonan) -> PeristiwaKasus:
    if not satu.dari_petugas:
        return PeristiwaKasus(satu.pada, "Anda menjawab", satu.isi, ANDA)
    tanya = "Kami bertanya kepada Anda" if satu.jawab_sampai else "Pesan dari kami"
    return PeristiwaKasus(satu.pada, tanya, satu.isi)
