"""How long an applicant's identity is kept, and its erasing when that time is over.

UU 27/2022 Pasal 42-44: personal data goes when it is no longer needed. It is needed while
an answer is owed, and while an objection or a dispute may still be filed; the day is set
when the request comes in. The case itself is an archive and stays: only the city's
archivist destroys archives, by schedule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from informasi.jawaban.models import Penyerahan
from informasi.keberatan.models import TERBUKA, Keberatan, Sengketa
from informasi.pemohon.actions import Berkas, kunci_pemohon
from informasi.pemohon.models import BuktiPemohon, Pemohon
from informasi.pengajuan.models import catat_tak_terkirim
from informasi.permohonan.models import Kepuasan, Permohonan
from informasi.permohonan.pilihan import BERJALAN
from informasi.surat.models import Surat
from organisasi.alur.tindakan import TindakanTerlarang, wajib
from organisasi.bahasa import tanggal_pendek
from organisasi.berlangkah.actions import sapu_draf
from organisasi.berlangkah.models import Draf
from organisasi.kabar.notifikasi import hapus_pesan
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import buang_berkas, hapus_lampiran
from organisasi.models import Jejak, Petugas, Unit
from organisasi.pribadi.actions import milik
from organisasi.waktu.tenggat import akhir_jendela

# What may follow one another after a request comes in, each to its last day.
SEJAK_TERIMA = (
    *("permohonan.jawab", "permohonan.perpanjang"),
    *("keberatan.ajukan", "keberatan.tanggapi", "sengketa.ajukan"),
)
SEJAK_JAWAB = SEJAK_TERIMA[2:]
SEJAK_TANGGAPAN = SEJAK_TERIMA[4:]


def simpan_sampai(tanggal_terima: date, unit: Unit | None) -> date:
    """The day until which the identity in a request received then is kept.

    The last day to answer (with the one extension), to object, to be answered by the
    Atasan PPID, and to go to the Komisi Informasi, one after the other, in working days
    of ``unit`` (None: of the city). The limits are rows; BatasBelumDiatur when one is
    missing. A later year whose holidays nobody has entered yet must not stop a request:
    its weekends are skipped, and the day is reckoned again before anything is erased.
    """
    return akhir_jendela(tanggal_terima, SEJAK_TERIMA, unit)


def berkas_pemohon(pemohon: Pemohon) -> list[Permohonan | Keberatan]:
    permohonan = Permohonan.objects.filter(pemohon=pemohon).select_related("unit")
    keberatan = pemohon.keberatan.select_related("unit", "sengketa")
    return [*permohonan, *keberatan]


def yang_berjalan(berkas: Sequence[Permohonan | Keberatan]) -> str:
    """What still runs and needs the identity whatever the day, in words; "" for nothing.

    A case, an objection, a dispute until its ruling is carried out (UU 27/2022 Pasal 44).
    """
    return next((alasan for satu in berkas if (alasan := _berjalan(satu))), "")


def _berjalan(berkas: Permohonan | Keberatan) -> str:
    if isinstance(berkas, Permohonan):
        return "permohonannya belum selesai" if berkas.status in BERJALAN else ""
    if berkas.status in TERBUKA:
        return "keberatannya belum ditanggapi"
    if berkas.status == Keberatan.Status.SENGKETA and not _dilaksanakan(berkas):
        return "sengketanya belum selesai dan dilaksanakan"
    return ""


def _dilaksanakan(keberatan: Keberatan) -> date | None:
    sengketa: Sengketa | None = getattr(keberatan, "sengketa", None)
    if sengketa is None or sengketa.status != Sengketa.Status.DILAKSANAKAN:
        return None
    return sengketa.dilaksanakan_pada


def akhir_simpan(pemohon: Pemohon, berkas: Sequence[Permohonan | Keberatan]) -> date:
    """The last day to keep the identity, now that the cases have ended.

    The day set at intake, or later when an answer came late: each answer opens its own
    windows. Raises BatasBelumDiatur when a limit is missing.
    """
    return max([pemohon.simpan_sampai, *(h for b in berkas if (h := _akhir(b)))])


def _akhir(berkas: Permohonan | Keberatan) -> date | None:
    if isinstance(berkas, Permohonan):
        selesai = timezone.localdate(berkas.dijawab_pada or berkas.status_sejak)
        return akhir_jendela(selesai, SEJAK_JAWAB, berkas.unit)
    if berkas.ditanggapi_pada is None:
        return _dilaksanakan(berkas)
    ditanggapi = timezone.localdate(berkas.ditanggapi_pada)
    jendela = akhir_jendela(ditanggapi, SEJAK_TANGGAPAN, berkas.unit)
    return max(jendela, _dilaksanakan(berkas) or jendela)


# Erasing.
# What names the person goes: his row, papers, the names on issued letters and their prints,
# messages to him, his words on our work. Each erasure leaves one line in the trail: number,
# kind, state, days, reason; no identity (UU 27/2022 Pasal 42-44).


class PenghapusanGagal(Exception):
    """Some identities could neither be erased nor held back; the job says how many."""

    def __init__(self, jumlah: int) -> None:
        super().__init__(f"{jumlah} identitas tidak dapat diproses; lihat /pdp/.")


@dataclass(frozen=True, slots=True)
class NasibIdentitas:
    nomor: str
    kategori: str
    sampai: date
    sebab: str = ""


@dataclass(slots=True)
class LaporanPenghapusan:
    coba: bool
    identitas: list[NasibIdentitas] = field(default_factory=list)
    ditahan: list[NasibIdentitas] = field(default_factory=list)
    gagal: list[NasibIdentitas] = field(default_factory=list)
    bukti: list[NasibIdentitas] = field(default_factory=list)
    draf: int = 0
    # Identities and papers a partial dry run has not looked at.
    sisa: int = 0

    def pastikan(self) -> None:
        if self.gagal:
            raise PenghapusanGagal(len(self.gagal))


def hapus_yang_habis(
    *, pada: datetime, hari_ini: date, coba: bool
) -> LaporanPenghapusan:
    """Erase what has been kept long enough; with ``coba`` only say what that would be.

    Identities past their day, papers of identity past theirs, drafts past their time.
    Nothing is erased while a case, objection, dispute or request about the data runs, or
    while processing is limited. One that fails does not stop the others: it is told.
    """
    laporan = LaporanPenghapusan(coba)
    for pemohon in _habis(hari_ini):
        _putuskan(pemohon, laporan, pada=pada, hari_ini=hari_ini)
    for pemohon in _berbukti():
        _putuskan_bukti(pemohon, laporan, pada=pada, hari_ini=hari_ini)
    laporan.draf = (
        Draf.objects.tak_terkirim(pada).count()
        if coba
        else sapu_draf(pada=pada, dibuang=catat_tak_terkirim)
    )
    return laporan


def contoh_yang_habis(
    *, pada: datetime, hari_ini: date, banyak: int
) -> LaporanPenghapusan:
    """A dry run over the oldest ``banyak`` identities and papers: what a page can wait for.

    Where nothing is erased by itself, all the years' identities are past their day.
    """
    laporan = LaporanPenghapusan(
        coba=True, draf=Draf.objects.tak_terkirim(pada).count()
    )
    habis, berbukti = _habis(hari_ini), _berbukti()
    for pemohon in habis[:banyak]:
        _putuskan(pemohon, laporan, pada=pada, hari_ini=hari_ini)
    for pemohon in berbukti[:banyak]:
        _putuskan_bukti(pemohon, laporan, pada=pada, hari_ini=hari_ini)
    laporan.sisa = sum(max(s.count() - banyak, 0) for s in (habis, berbukti))
    return laporan


def _habis(hari: date) -> QuerySet[Pemohon]:
    return Pemohon.objects.habis_simpan(hari).order_by("pk")


def _putuskan(
    pemohon: Pemohon, laporan: LaporanPenghapusan, *, pada: datetime, hari_ini: date
) -> None:
    berkas = berkas_pemohon(pemohon)
    try:
        sebab, sampai = _timbang(pemohon, berkas, hari_ini)
        if sebab:
            laporan.ditahan.append(_nasib(pemohon, berkas, sampai, sebab))
            if not laporan.coba and sampai > pemohon.simpan_sampai:
                Pemohon.objects.filter(pk=pemohon.pk).update(simpan_sampai=sampai)
            return
        nasib = _nasib(pemohon, berkas, sampai)
        if not laporan.coba:
            alasan = f"Masa simpan berakhir {tanggal_pendek(sampai)}."
            _hapus(pemohon, Saat(None, pada), alasan=alasan)
        laporan.identitas.append(nasib)
    except (LookupError, TindakanTerlarang) as galat:
        sebab = type(galat).__name__
        laporan.gagal.append(_nasib(pemohon, berkas, pemohon.simpan_sampai, sebab))


def _timbang(
    pemohon: Pemohon, berkas: Sequence[Berkas], hari_ini: date
) -> tuple[str, date]:
    if pemohon.dibatasi_pada is not None:
        return "pemrosesannya dibatasi atas permintaan pemohon", pemohon.simpan_sampai
    if sebab := yang_berjalan(berkas):
        return sebab, pemohon.simpan_sampai
    sampai = akhir_simpan(pemohon, berkas)
    if any(milik(satu).terbuka().exists() for satu in berkas):
        return "permintaan atas datanya belum dijawab", sampai
    if sampai >= hari_ini:
        return f"jendela hukumnya berakhir {tanggal_pendek(sampai)}", sampai
    return "", sampai


def _nasib(
    pemohon: Pemohon, berkas: Sequence[Berkas], sampai: date, sebab: str = ""
) -> NasibIdentitas:
    nomor = ", ".join(b.nomor for b in berkas)
    return NasibIdentitas(nomor, pemohon.get_kategori_display(), sampai, sebab)


@transaction.atomic
def hapus_atas_permintaan(berkas: Berkas, saat: Saat, *, alasan: str) -> None:
    """Erase an identity before its day because the person asks for it (Pasal 43).

    He gives up objecting under his name, and a limitation he asked for ends. Raises
    TindakanTerlarang while a case, an objection or a dispute runs, without a reason, or
    when it is erased already.
    """
    alasan = wajib(alasan, "Tulis alasan menghapus identitas ini.")
    _hapus(kunci_pemohon(berkas), saat, alasan=alasan)


@transaction.atomic
def _hapus(pemohon: Pemohon, saat: Saat[Petugas | None], *, alasan: str) -> None:
    kini = Pemohon.objects.select_for_update().get(pk=pemohon.pk)
    berkas = berkas_pemohon(kini)
    if sebab := "sudah dihapus" if kini.dihapus_pada else yang_berjalan(berkas):
        raise TindakanTerlarang(f"Identitas ini tidak dapat dihapus: {sebab}.")
    jumlah = {
        "bukti": hapus_lampiran(kini.bukti.all(), "isi"),
        "surat": _hapus_surat(pemohon),
        "pesan": sum(hapus_pesan(satu, surel=str(kini.surel)) for satu in berkas),
    }
    Penyerahan.objects.filter(permohonan__pemohon=kini).update(penerima="")
    Keberatan.objects.filter(pemohon=kini).update(nama_kuasa="")
    Kepuasan.objects.lupakan_saran(permohonan__pemohon=kini)
    for satu in berkas:
        milik(satu).update(uraian="")
    kategori, sampai = kini.kategori, kini.simpan_sampai
    kini.hapus_identitas(pada=saat.pada)
    for satu in berkas:
        Jejak.objects.catat(
            satu,
            "hapus_identitas",
            saat=saat,
            catatan=alasan,
            sesudah={
                "kategori": kategori,
                "keadaan": satu.status,
                "diterima": str(satu.tanggal_terima),
                "disimpan_sampai": str(sampai),
                **jumlah,
            },
        )


def _hapus_surat(pemohon: Pemohon) -> int:
    """Names on letters, and the prints; the hash still tells a genuine paper copy."""
    milik_nya = Q(permohonan__pemohon=pemohon) | Q(keberatan__pemohon=pemohon)
    surat = Surat.objects.filter(milik_nya)
    buang_berkas(surat.values_list("berkas", flat=True))
    return surat.update(identitas="", berkas="")


def _berbukti() -> QuerySet[Pemohon]:
    ada = BuktiPemohon.objects.values("pemohon")
    return Pemohon.objects.filter(pk__in=ada, dihapus_pada=None).order_by("pk")


def _putuskan_bukti(
    pemohon: Pemohon, laporan: LaporanPenghapusan, *, pada: datetime, hari_ini: date
) -> None:
    """Papers of identity go on their own day; what holds the name back holds them."""
    berkas = berkas_pemohon(pemohon)
    permohonan = next((b for b in berkas if isinstance(b, Permohonan)), None)
    if permohonan is None or pemohon.dibatasi_pada or yang_berjalan(berkas):
        return
    try:
        # They were checked then; the windows after that must have run out.
        diperiksa = permohonan.tanggal_lengkap or permohonan.tanggal_terima
        sampai = akhir_jendela(diperiksa, SEJAK_JAWAB, permohonan.unit)
        if sampai >= hari_ini:
            return
        if not laporan.coba:
            _hapus_bukti_habis(pemohon, permohonan, sampai=sampai, pada=pada)
        laporan.bukti.append(_nasib(pemohon, berkas, sampai))
    except LookupError as galat:
        sebab = type(galat).__name__
        laporan.gagal.append(_nasib(pemohon, berkas, pemohon.simpan_sampai, sebab))


@transaction.atomic
def _hapus_bukti_habis(
    pemohon: Pemohon, permohonan: Permohonan, *, sampai: date, pada: datetime
) -> None:
    jumlah = hapus_lampiran(pemohon.bukti.select_for_update(), "isi")
    Jejak.objects.catat(
        permohonan,
        "hapus_bukti",
        saat=Saat(None, pada),
        catatan=f"Masa simpan bukti identitas berakhir {tanggal_pendek(sampai)}.",
        sesudah={"bukti": jumlah, "keadaan": permohonan.status},
    )
