"""A complaint comes in: number, secret, clock and receipt in one act.

An emergency never gets this far by itself: what may be one is refused with MungkinDarurat
until the person, shown the call page, says that it is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.berlangkah.models import Draf
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, NomorUrut, Petugas, Unit
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.sandi import kode_rahasia, sidik
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.aduan.berkas import BerkasPengaduan, simpan_berkas
from pengaduan.aduan.kabar import kabari_petugas, minta_pastikan_surel
from pengaduan.aduan.laporan_masuk import (
    IsiLaporan,
    KontakPelapor,
    Masuk,
    prioritas_menurut_aturan,
    sidik_kontak,
)
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import KelasPengaduan
from pengaduan.aduan.waktu import VERIFIKASI, simpan_sampai
from pengaduan.darurat.pengenal import Putusan, periksa
from pengaduan.masuk.models import (
    APA,
    IsianAduan,
    kontak_dari,
    laporan_dari,
)

RUANG_KUNCI = "pengaduan_masuk"
REGISTER = "pengaduan"
# The same words from the same contact within this time are marked as alike.
KEMBAR = timedelta(hours=24)
TUNJUKKAN_KODE = "tunjukkan_kode"
# What of a report becomes columns as it is, and its words.
SEPERTI_DIKIRIM = (
    *("jenis", "kategori", "kelurahan", "lintang", "bujur"),
    *("tanggal_kejadian", "anonim", "bukan_darurat"),
)
KATA = ("judul", "uraian", "harapan", "lokasi")


class MungkinDarurat(Exception):
    """The words may be an emergency: nothing was saved, 112 comes first."""

    def __init__(self, putusan: Putusan) -> None:
        super().__init__("Ini mungkin darurat. Telepon 112 sekarang.")
        self.putusan = putusan


class MungkinSerupa(Exception):
    """The same contact said the same a short while ago: nothing was saved, look first."""

    def __init__(self, pengaduan: Pengaduan) -> None:
        super().__init__(f"Mungkin sudah dicatat sebagai {pengaduan.nomor}.")
        self.pengaduan = pengaduan


@transaction.atomic
def ajukan_pengaduan(
    saat: Saat[Petugas | None],
    *,
    isi: IsiLaporan,
    kontak: KontakPelapor,
    masuk: Masuk,
    unit: Unit | None = None,
    berkas: Iterable[BerkasPengaduan] = (),
    kunci_masuk: UUID | None = None,
    tanya_serupa: bool = False,
) -> Pengaduan:
    """Enter a complaint; returns it with its number and secret.

    ``berkas`` are unsaved. ``unit``: the counter that typed it (None: the main PPID). The
    same ``kunci_masuk`` is the same form sent again: it returns the complaint made before.
    Words alone never do: what is like an earlier one is stored and marked, for the person
    behind it may be another one, or come again. Raises MungkinDarurat before anything
    is saved; with ``tanya_serupa`` MungkinSerupa, when ``oleh`` may read the earlier one;
    and TindakanTerlarang for a day in the future, a back-dated entry without a
    reason, or no calendar.
    """
    kunci = kunci_masuk or uuid4()
    kunci_formulir(RUANG_KUNCI, kunci)
    if lama := Pengaduan.objects.filter(kunci_masuk=kunci).first():
        return lama
    if not isi.bukan_darurat:
        putusan = periksa(isi.teks, isi.kategori.kode)
        if putusan.darurat:
            raise MungkinDarurat(putusan)
    _periksa_tanggal(isi, masuk, timezone.localdate(saat.pada))
    kembar = _kembar(isi, kontak, saat.pada)
    if (
        kembar
        and tanya_serupa
        and saat.oleh
        and Pengaduan.objects.untuk(saat.oleh).contains(kembar)
    ):
        raise MungkinSerupa(kembar)
    pengaduan = _susun(isi, masuk, saat, kunci=kunci, unit=unit)
    if kembar:
        pengaduan.tanda_moderasi.append(f"mungkin kiriman ulang {kembar.nomor}")
    pengaduan.pelapor = _simpan_pelapor(kontak, pengaduan)
    tahun = pengaduan.tanggal_terima.year
    urut = NomorUrut.objects.ambil(REGISTER, tahun=tahun)
    pengaduan.nomor = f"TSM-{tahun}-{urut:06d}"
    pengaduan.save()
    simpan_berkas(pengaduan, berkas, Saat(None, saat.pada))
    _catat(pengaduan, saat=saat)
    minta_pastikan_surel(pengaduan, pada=saat.pada)
    kabari_petugas(pengaduan, saat, templat="masuk", peran=(Peran.ADMIN_SP4N,))
    return pengaduan


def _periksa_tanggal(isi: IsiLaporan, masuk: Masuk, hari_ini: date) -> None:
    terima = masuk.tanggal_terima
    if terima > hari_ini:
        raise TindakanTerlarang(
            "Tanggal diterima tidak boleh di masa depan. Isi hari aduan itu datang."
        )
    if terima < hari_ini and not masuk.alasan_mundur.strip():
        raise TindakanTerlarang(
            "Aduan ini diterima sebelum hari ini. Tulis mengapa baru dicatat sekarang; "
            "alasannya masuk riwayat."
        )
    if isi.tanggal_kejadian and isi.tanggal_kejadian > terima:
        raise TindakanTerlarang(
            "Tanggal kejadian tidak boleh setelah aduan diterima. Periksa tanggalnya."
        )


def _kembar(isi: IsiLaporan, kontak: KontakPelapor, pada: datetime) -> Pengaduan | None:
    """The complaint the same contact made with the same words a short while ago.

    Never shown to the web: an address is typed in a moment, and an answer that knew it
    would tell who the reporter of a published complaint is, with his secret on top.
    """
    ciri = sidik_kontak(kontak)
    if not ciri:
        return None
    return (
        Pengaduan.objects.filter(
            pelapor__sidik_kontak=ciri,
            tanggal_catat__gte=timezone.localdate(pada - KEMBAR),
            uraian=isi.uraian.strip(),
            lokasi=isi.lokasi.strip(),
        )
        .order_by("pk")
        .first()
    )


@transaction.atomic
def tunjukkan_kode(pengaduan: Pengaduan, saat: Saat) -> str:
    terkunci = Pengaduan.objects.select_for_update().get(pk=pengaduan.pk)
    if kode_sudah_tampil(terkunci):
        return ""
    Jejak.objects.catat(terkunci, TUNJUKKAN_KODE, saat=saat)
    return str(terkunci.kode)


def kode_sudah_tampil(pengaduan: Pengaduan) -> bool:
    return Jejak.objects.milik(pengaduan).filter(tindakan=TUNJUKKAN_KODE).exists()


def _susun(
    isi: IsiLaporan,
    masuk: Masuk,
    saat: Saat[Petugas | None],
    *,
    kunci: UUID,
    unit: Unit | None,
) -> Pengaduan:
    utama = Unit.objects.utama()
    register = unit or utama
    tempo = hitung_tenggat(VERIFIKASI, masuk.tanggal_terima, utama)
    prioritas, alasan = prioritas_menurut_aturan(
        kategori=isi.kategori,
        topik=None,
        jenis=isi.jenis,
        bukan_darurat=isi.bukan_darurat,
    )
    kode = kode_rahasia()
    return Pengaduan(
        kunci_masuk=kunci,
        kode=kode,
        sidik_kode=sidik(kode),
        kanal=masuk.kanal,
        tanggal_terima=masuk.tanggal_terima,
        tanggal_catat=timezone.localdate(saat.pada),
        alasan_mundur=masuk.alasan_mundur.strip(),
        dicatat_oleh=saat.oleh,
        unit=register,
        pemegang=utama,
        asal=masuk.asal,
        asal_nomor=masuk.asal_nomor,
        **{nama: getattr(isi, nama) for nama in SEPERTI_DIKIRIM},
        **{nama: getattr(isi, nama).strip() for nama in KATA},
        rahasia=isi.dirahasiakan,
        berkadar=isi.kategori.kelas == KelasPengaduan.BERKADAR,
        tanda_moderasi=[
            *masuk.tanda,
            *(
                f"mirip data pribadi: {satu.jenis} {satu.samar}"
                for satu in temukan_pribadi(f"{isi.teks}\n{isi.harapan}")
            ),
        ],
        prioritas=prioritas,
        alasan_prioritas=alasan,
        status_sejak=saat.pada,
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=tempo.kalimat(),
    )


def _simpan_pelapor(kontak: KontakPelapor, pengaduan: Pengaduan) -> Pelapor | None:
    if not kontak.ada:
        return None
    return Pelapor.objects.create(
        nama=kontak.nama.strip(),
        surel=kontak.surel.strip(),
        telepon=kontak.telepon.strip(),
        sidik_kontak=sidik_kontak(kontak),
        setuju_diteruskan=kontak.setuju_diteruskan,
        simpan_sampai=simpan_sampai(pengaduan.tanggal_terima, pengaduan.unit),
    )


def _catat(pengaduan: Pengaduan, saat: Saat[Petugas | None]) -> None:
    mundur = pengaduan.tanggal_terima != pengaduan.tanggal_catat
    Jejak.objects.catat(
        pengaduan,
        "terima_mundur" if mundur else "terima",
        saat=saat,
        catatan=pengaduan.alasan_mundur,
        sesudah={
            "status": pengaduan.status,
            "kanal": pengaduan.kanal,
            "tanggal_terima": str(pengaduan.tanggal_terima),
            "jatuh_tempo": str(pengaduan.jatuh_tempo),
            "bukan_darurat": str(pengaduan.bukan_darurat),
        },
    )


def daftarkan_draf(
    draf: Draf, isian: IsianAduan, *, tanda: Sequence[str] = (), pada: datetime
) -> Pengaduan:
    """Raises BelumLengkap, MungkinDarurat (nothing saved), TindakanTerlarang."""
    apa = isian.jawab[APA]
    return ajukan_pengaduan(
        Saat(None, pada),
        isi=laporan_dari(isian),
        kontak=kontak_dari(isian),
        masuk=Masuk(
            kanal=Pengaduan.Kanal.WEB,
            tanggal_terima=timezone.localdate(pada),
            asal=apa["asal"] or Pengaduan.Asal.LANGSUNG,
            asal_nomor=apa["asal_nomor"] if apa["asal"] else "",
            tanda=list(dict.fromkeys([*isian.tanda, *tanda])),
        ),
        berkas=[
            BerkasPengaduan(
                isi=satu.isi.name,
                kecil=satu.kecil.name,
                nama=satu.nama,
                tipe=satu.tipe,
                ukuran=satu.ukuran,
                sha256=satu.sha256,
            )
            for satu in draf.berkas.order_by("pk")
        ],
        kunci_masuk=isian.kunci_masuk,
    )
