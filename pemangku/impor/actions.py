"""Sheets of stakeholders: taken in, judged, written, taken back (pemangku 5.2, PK-13)."""

import json
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, ProtectedError, Q
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.kertas.xlsx import BarisLembar
from organisasi.models import Jejak, NomorUrut, Petugas, Unit, Wilayah
from pemangku.impor.baris import (
    KOLOM_VONIS,
    BedaImpor,
    IsianImpor,
    baca_kelompok,
    bandingkan,
    cari_calon,
    muat_sasaran,
    nilai_kelompok,
)
from pemangku.impor.kolom import KESALAHAN, berurut, cari_kepala, tebak
from pemangku.impor.lembar import RujukanImpor, jenis_menurut_nama
from pemangku.impor.models import DAPAT_DIPUTUSKAN, ImporBaris, ImporBerkas
from pemangku.inventaris.actions import (
    DIRI_SENDIRI,
    catat_orang,
    catat_pemangku,
    potret,
    ubah_pemangku,
)
from pemangku.inventaris.duplikat import HIDUP
from pemangku.inventaris.kanal import Kanal, tambah_kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan, Orang

# A sheet is taken in, decided on, thrown away (pemangku 5.2)

T = ImporBerkas.Tindakan
SEKALI_SIMPAN = 500


# Nothing is asked of a sheet that says all this under our own headings.
LENGKAP = {"Kelompok", "Nama Lembaga", "Kecamatan", "Tanggal Data", "Sumber"}


@transaction.atomic
def terima_impor(
    saat: Saat,
    *,
    semua: Sequence[BarisLembar],
    nama: str,
    sha256: str,
    unit: Unit,
) -> ImporBerkas:
    """Keep the rows and guess their columns; whom it concerns confirms or changes them.

    Not where the unit matched the same headings before, or where they are our own.
    """
    hari_ini = timezone.localdate(saat.pada)
    nomor = NomorUrut.objects.ambil("impor_pemangku", tahun=hari_ini.year)
    kepala = cari_kepala(semua)
    kolom = tebak(kepala.judul)
    resmi = {satu.rstrip("*") for satu in kepala.judul} >= LENGKAP
    umum: dict[str, str] = {}
    if not resmi and not _jenis_dikenal(semua, kolom):
        kolom = ["" if satu == "Kelompok" else satu for satu in kolom]
    if ingat := ImporBerkas.objects.pernah(unit, kepala.judul):
        asli, dulu = zip(*ingat.kepala, strict=True)
        lama = dict(zip(berurut(asli), dulu, strict=True))
        kolom, umum = [lama.get(k, "") for k in berurut(kepala.judul)], ingat.umum
        if KESALAHAN not in kepala.judul:
            umum |= {"Tanggal Data": f"{hari_ini}", "Sumber": sumber_dari(nama)}
    dikenal = resmi or ingat is not None
    if dikenal:
        semua = [satu for satu in semua if satu.nomor > kepala.baris]
    berkas = ImporBerkas(
        nomor=f"IMP-{hari_ini.year}-{nomor:04d}",
        nama=nama[:200],
        sha256=sha256,
        unit=unit,
        pengunggah=saat.oleh,
        dibuat_oleh=saat.oleh,
        kepala=list(zip(kepala.judul, kolom, strict=True)),
        baris_judul=kepala.baris,
        umum=umum,
        jumlah=len(semua),
        status=ImporBerkas.Status.ANTRE if dikenal else ImporBerkas.Status.KOLOM,
        status_sejak=saat.pada,
    )
    berkas.save(force_insert=True)
    ImporBaris.objects.bulk_create(
        (
            ImporBaris(
                berkas=berkas,
                nomor=satu.nomor,
                sel=json.dumps({"sel": satu.sel, "rumus": satu.rumus}),
            )
            for satu in semua
        ),
        batch_size=SEKALI_SIMPAN,
    )
    Jejak.objects.catat(
        berkas,
        "unggah",
        saat=saat,
        sesudah={"status": berkas.status, "baris": berkas.jumlah},
    )
    return berkas


CONTOH, SEJUMLAH = 20, 3
# Of the code of a kelurahan so many signs are its kecamatan's.
PANJANG_KECAMATAN = 8


class ContohIsi(NamedTuple):
    """The headings with their columns, and of each what stands below it first."""

    baris: int
    pasangan: list[tuple[str, str]]
    contoh: list[list[str]]


def contoh_isi(berkas: ImporBerkas, judul: str) -> ContohIsi:
    """``judul``: the number of the row of headings where an officer says it is another."""
    semua = berkas.baris.order_by("nomor")
    nomor = berkas.baris_judul
    pasangan = [(asli, kolom) for asli, kolom in berkas.kepala]
    lain = judul.isdecimal() and int(judul[:6]) != nomor
    if lain and (baris := semua.filter(nomor=judul[:6]).first()):
        sel = baris.isi["sel"][: len(pasangan)]
        asli = sel + [""] * (len(pasangan) - len(sel))
        nomor, pasangan = baris.nomor, list(zip(asli, tebak(asli), strict=True))
    di_bawah = [b.isi["sel"] for b in semua.filter(nomor__gt=nomor)[:CONTOH]]
    contoh = [
        [sel[ke] for sel in di_bawah if sel[ke : ke + 1] and sel[ke]][:SEJUMLAH]
        for ke in range(len(pasangan))
    ]
    return ContohIsi(nomor, pasangan, contoh)


def kecamatan_dari(unit: Unit) -> str:
    """The kecamatan of a unit by name; "" of one of the whole city."""
    semua = Wilayah.objects.filter(tingkat=Wilayah.Tingkat.KECAMATAN)
    disini = semua.filter(pk=(unit.wilayah_id or "")[:PANJANG_KECAMATAN])
    return disini.values_list("nama", flat=True).first() or ""


def sumber_dari(nama: str) -> str:
    return f"Berkas {nama.rpartition('.')[0] or nama}"[:200]


def _jenis_dikenal(semua: Sequence[BarisLembar], kolom: Sequence[str]) -> bool:
    """Whether the column of kinds tells any of ours; offices have words of their own."""
    if "Kelompok" not in kolom:
        return True
    ke, kenal = kolom.index("Kelompok"), jenis_menurut_nama()
    return any(b.sel[ke : ke + 1] and b.sel[ke].casefold() in kenal for b in semua)


def cocokkan_kolom(
    berkas: ImporBerkas,
    saat: Saat,
    *,
    kepala: Sequence[tuple[str, str]],
    baris_judul: int,
    umum: Mapping[str, str],
) -> ImporBerkas:
    """Read the rows by these columns, anew when they were read otherwise before."""
    cara: dict[str, Any] = {"kepala": kepala, "baris_judul": baris_judul, "umum": umum}
    kosong = {k: getattr(ImporBaris(), k) for k in KOLOM_VONIS}
    with transaction.atomic():
        berkas.baris.filter(nomor__lte=baris_judul).delete()
        cara["jumlah"] = berkas.baris.update(**kosong)
        berkas.lakukan(T.COCOKKAN, saat, diproses=0, diam=cara)
    kerjakan_langsung(berkas, pada=saat.pada)
    return berkas


@transaction.atomic
def pilih_mirip(
    berkas: ImporBerkas, saat: Saat, *, pilihan: Mapping[int, tuple[str, str]]
) -> int:
    """Decide on look-alikes by row number, as (choice, id of the record); how many.

    Raises TindakanTerlarang for what is not offered: then nothing is kept.
    """
    semua = berkas.baris.terputuskan().filter(nomor__in=pilihan)
    berubah = 0
    for baris in semua.select_for_update():
        kata, calon = pilihan[baris.nomor]
        lama = (baris.pilihan, str(baris.sasaran_id or ""))
        if lama != (kata, calon):
            baris.berkas = berkas
            baris.pilih(kata, calon)
            berubah += 1
    return _susulkan(berkas, berubah, saat)


def pilih_mirip_semua(berkas: ImporBerkas, saat: Saat, *, pilihan: str) -> int:
    """The same decision for all look-alikes; how many rows it changed.

    Joining takes the likeliest record that may be used; a row without one is left as it
    was. Raises TindakanTerlarang.
    """
    if berkas.status not in DAPAT_DIPUTUSKAN or pilihan not in Pilihan.values:
        raise TindakanTerlarang("Pilihan ini tidak dapat dipakai untuk semua baris.")
    semua = {}
    for baris in berkas.baris.terputuskan().only("nomor", "calon"):
        calon = baris.calon_terbaik if pilihan == Pilihan.PAKAI else ""
        if calon is not None:
            semua[baris.nomor] = (pilihan, str(calon))
    return pilih_mirip(berkas, saat, pilihan=semua)


@transaction.atomic
def buang_impor(berkas: ImporBerkas, saat: Saat[Petugas | None]) -> ImporBerkas:
    """Not to be written: the rows go at once, the line in the list stays."""
    berkas.lakukan(T.BUANG, saat)
    berkas.baris.all().delete()
    return berkas


def sapu_impor(*, pada: datetime) -> int:
    """Drop rows that no longer serve, which hold personal data; of how many sheets."""
    jumlah = 0
    for berkas in ImporBerkas.objects.habis_masa(pada):
        if berkas.boleh(T.BUANG):
            buang_impor(berkas, Saat(None, pada))
        else:
            berkas.baris.all().delete()
        jumlah += 1
    return jumlah


def _susulkan(berkas: ImporBerkas, berubah: int, saat: Saat) -> int:
    """Note the choices; where the sheet is written already, their rows follow now."""
    if berubah:
        Jejak.objects.catat(berkas, "pilih", saat=saat, sesudah={"baris": berubah})
    putus = berkas.baris.terputuskan().exclude(pilihan=Pilihan.KEMBALIKAN)
    nomor = list(putus.values_list("nomor", flat=True))
    if berkas.status == ImporBerkas.Status.SELESAI and nomor:
        ikut = Q(nomor__in=nomor) | Q(kembar__in=nomor, hasil=Hasil.GAGAL)
        banyak = berkas.baris.filter(ikut).update(hasil="", keterangan="")
        berkas.lakukan(T.SUSULKAN, saat, diproses=berkas.jumlah - banyak)
        kerjakan_langsung(berkas, pada=saat.pada)
    return berubah


# A judged row becomes a record, or changes one (PK-13)

Hasil = ImporBaris.Hasil
Vonis = ImporBaris.Vonis
Pilihan = ImporBaris.Pilihan
SUDAH_ADA = "Sudah tercatat sejak berkas ini diperiksa."
HILANG = "Catatan yang dipilih sudah digabung atau dihapus; periksa lagi."
LUAR = "Baris {}, dari lembaga yang sama, tidak masuk."
MUNGKIN_ADA = "Mungkin sudah tercatat di unit lain; pengelola memeriksanya."
KOLOM_HASIL = ("hasil", "keterangan", "pemangku", "orang", "terap", "diterapkan_pada")


def tulis_kelompok(
    berkas: ImporBerkas, baris: Sequence[ImporBaris], rujukan: RujukanImpor, saat: Saat
) -> None:
    """Write the rows and set ``KOLOM_HASIL``; a row that fails leaves no trace."""
    isian = baca_kelompok(baris, rujukan)
    calon = cari_calon([satu for satu in isian if not satu.galat])
    tuju = {satu.sasaran_id for satu in baris if satu.sasaran_id}
    ada: dict[UUID | None, Pemangku] = {
        pk: satu for pk, satu in muat_sasaran(tuju).items() if satu.status in HIDUP
    }
    for satu, isi in zip(baris, isian, strict=True):
        penulis = _Penulis(berkas, satu, isi, saat)
        baru = satu.vonis == Vonis.BARU
        if satu.vonis == Vonis.SELEMBAGA:
            for pk, badan in _badan(baris, satu).items():
                satu.sasaran_id, ada[pk] = pk, badan
        if isi.galat or isi.bukan:
            penulis.gagal("Isinya tidak lagi sesuai dengan daftar di portal.")
        elif baru and any(c.tepat for c in calon.get(isi.nomor, [])):
            penulis.gagal(SUDAH_ADA)
        elif (sasaran := ada.get(satu.sasaran_id)) is None and (
            satu.vonis in {Vonis.PERBARUI, Vonis.SELEMBAGA}
            or satu.pilihan == Pilihan.PAKAI
        ):
            # It is to change a record, and must not become one of its own.
            penulis.gagal(HILANG if satu.kembar is None else LUAR.format(satu.kembar))
        else:
            penulis.tulis(sasaran)


def _badan(semua: Sequence[ImporBaris], baris: ImporBaris) -> dict[UUID, Pemangku]:
    """The record that the first row of the same body became, in this batch or before."""
    pertama = next((satu for satu in semua if satu.nomor == baris.kembar), None)
    pertama = pertama or baris.berkas.baris.get(nomor=baris.kembar or 0)
    return muat_sasaran([pertama.pemangku_id] if pertama.pemangku_id else [])


class _Penulis:
    """Writes one row and notes what it made, so that it can be taken back."""

    def __init__(
        self, berkas: ImporBerkas, baris: ImporBaris, isian: IsianImpor, saat: Saat
    ) -> None:
        self.berkas, self.baris, self.isian, self.saat = berkas, baris, isian, saat
        self.catatan: dict[str, Any] = {"kanal": [], "lama": {}}

    def gagal(self, pesan: str) -> None:
        self.baris.hasil, self.baris.keterangan = Hasil.GAGAL, pesan[:200]

    def tulis(self, ada: Pemangku | None) -> None:
        try:
            with transaction.atomic():
                pemangku = self._tulis(ada)
        except ValidationError as galat:
            self.gagal(" ".join(galat.messages))
            return
        except TindakanTerlarang as galat:
            self.gagal(str(galat))
            return
        pemangku.refresh_from_db(fields=("edisi",))
        self.catatan["edisi"] = pemangku.edisi
        self.baris.pemangku = pemangku
        self.baris.hasil = Hasil.DIPERBARUI if ada else Hasil.DIBUAT
        self.baris.terap = json.dumps(self.catatan)
        self.baris.diterapkan_pada = self.saat.pada

    def _tulis(self, ada: Pemangku | None) -> Pemangku:
        i = self.isian
        if ada:
            pemangku, beda = ada, bandingkan(i, ada)
            if self.baris.vonis == Vonis.SELEMBAGA:
                # The body itself is told by its first row.
                beda.isian = {}
            self.catatan["lama"] = potret(ada, beda.isian)
            ubah_pemangku(ada, self.saat, isian=beda.isian, edisi=ada.edisi)
        else:
            pemangku = self._buat()
            beda = BedaImpor(orang_baru=i.nama_orang, kanal=i.kanal)
        utama = not beda.ada_narahubung
        orang = beda.orang or self._orang(pemangku, beda.orang_baru, utama=utama)
        self._kanal(pemangku, orang, beda.kanal)
        return pemangku

    def _buat(self) -> Pemangku:
        i = self.isian
        assert i.jenis is not None  # a row without a kind is a fault
        return catat_pemangku(
            self.saat,
            isian={
                **{n: isi for n, isi in i.kolom.items() if n != "pengelola"},
                "jenis": i.jenis,
                "nama_resmi": "" if i.perorangan else i.nama,
                "wilayah_id": i.wilayah,
            },
            sumber=Pemangku.Sumber.IMPOR,
            pengelola=i.kolom["pengelola"] or self.berkas.unit,
            draf=MUNGKIN_ADA if self.baris.calon_luar else "",
        )

    def _orang(self, pemangku: Pemangku, nama: str, *, utama: bool) -> Orang | None:
        if not nama:
            return None
        i = self.isian
        diri = pemangku.perorangan
        peran = [Jabatan.PeranKhusus.NARAHUBUNG_UTAMA] if utama else []
        jabatan = catat_orang(
            self.saat,
            nama=nama,
            pemangku=pemangku,
            nama_jabatan=DIRI_SENDIRI if diri else i.jabatan or "Narahubung",
            mulai=i.kolom["diperoleh_pada"] or self.saat.pada.date(),
            peran_khusus=peran,
            gelar_depan=i.gelar_depan,
            gelar_belakang=i.gelar_belakang,
        )
        self.baris.orang = jabatan.orang
        self.catatan["jabatan"] = str(jabatan.pk)
        return jabatan.orang

    def _kanal(
        self, pemangku: Pemangku, orang: Orang | None, kanal: Sequence[Any]
    ) -> None:
        for satu in kanal:
            kantor = satu.jenis == Kanal.Jenis.TELEPON and not self.isian.perorangan
            dibuat = tambah_kanal(
                (None if kantor else orang) or pemangku,
                self.saat,
                jenis=satu.jenis,
                nilai=satu.nilai,
                sifat=Kanal.Sifat.KEDINASAN if kantor else self.isian.sifat,
            )
            self.catatan["kanal"].append(str(dibuat.pk))


# Taking an import back: what nobody touched since goes, the rest is named (PK-13)

DIUBAH = "Sudah diubah sesudah diimpor."
DIPAKAI = "Sudah dipakai di catatan lain."


class _Bertahan(Exception):
    pass


def tarik_kelompok(baris: Sequence[ImporBaris], saat: Saat) -> None:
    for satu in baris:
        try:
            with transaction.atomic():
                _tarik_baris(satu, saat)
        except _Bertahan as sebab:
            satu.hasil, satu.keterangan = Hasil.DIPERTAHANKAN, str(sebab)
        except (TindakanTerlarang, ValidationError):
            satu.hasil, satu.keterangan = Hasil.DIPERTAHANKAN, DIUBAH
        except ProtectedError:
            satu.hasil, satu.keterangan = Hasil.DIPERTAHANKAN, DIPAKAI
        else:
            satu.hasil, satu.keterangan = Hasil.DIBATALKAN, ""
            satu.pemangku = satu.orang = None


def _tarik_baris(baris: ImporBaris, saat: Saat) -> None:
    catatan = json.loads(baris.terap)
    if baris.pemangku_id is None:
        raise _Bertahan("Catatannya sudah tidak ada.")
    kunci = Pemangku.objects.select_for_update(of=("self",))
    pemangku = kunci.get(pk=baris.pemangku_id)
    if pemangku.edisi != catatan["edisi"]:
        raise _Bertahan(DIUBAH)
    for satu in filter(None, (pemangku, baris.orang)):
        if _sejak(satu, baris).exists():
            raise _Bertahan(DIUBAH)
    if baris.hasil == Hasil.DIBUAT:
        # Rows that would go with the record without a word.
        _pastikan_tiada(pemangku.meliputi)
    Jejak.objects.catat(pemangku, "batal_impor", saat=saat, catatan=baris.berkas.nomor)
    Kanal.objects.filter(pk__in=catatan["kanal"]).delete()
    if baris.orang is not None:
        _lepas_orang(baris.orang, catatan)
    if baris.hasil == Hasil.DIBUAT:
        pemangku.delete()
        return
    ubah_pemangku(
        pemangku,
        saat,
        isian={nama: _pulih(nama, isi) for nama, isi in catatan["lama"].items()},
        edisi=pemangku.edisi,
    )


def _sejak(objek: models.Model, baris: ImporBaris) -> models.QuerySet[Jejak]:
    """What happened to it since, but for other rows of the sheet and their undoing."""
    semua = Jejak.objects.milik(objek).filter(pada__gt=baris.diterapkan_pada)
    tulis = baris.berkas.baris.exclude(diterapkan_pada=None).values("diterapkan_pada")
    batal = {"tindakan": "batal_impor", "catatan": baris.berkas.nomor}
    return semua.exclude(pada__in=tulis).exclude(**batal)


def _pastikan_tiada(*semua: models.Manager[Any]) -> None:
    if any(satu.exists() for satu in semua):
        raise _Bertahan(DIPAKAI)


def _lepas_orang(orang: Orang, catatan: dict[str, Any]) -> None:
    Jabatan.objects.filter(pk=catatan["jabatan"]).delete()
    _pastikan_tiada(orang.jabatan, orang.kehadiran, orang.undangan, orang.pendaftaran)
    orang.delete()


def _pulih(nama: str, isi: Any) -> Any:
    kolom: Any = Pemangku._meta.get_field(nama)
    if isi is not None and kolom.is_relation:
        return kolom.related_model.objects.get(pk=isi)
    return kolom.to_python(isi)


# The worker's part: batch after batch, so that it can stop anywhere

logger = logging.getLogger(__name__)
SEKALI_PERIKSA = 500
SEKALI_TULIS = 100
# So many rows are judged, and so many written, while the officer waits.
LANGSUNG = 200
LANGSUNG_TULIS = 50


def kerjakan_impor(*, pada: datetime, lanjut: Callable[[], bool]) -> int:
    """Work through all sheets that wait; how many batches.

    One that fails keeps no other waiting; its fault is raised at the end.
    """
    langkah, gagal = 0, None
    for pk in list(ImporBerkas.objects.berjalan().values_list("pk", flat=True)):
        try:
            while lanjut() and langkah_impor(pk, pada=pada):
                langkah += 1
        except Exception as galat:  # noqa: BLE001 - the next sheet has its turn
            logger.error("Import %s failed: %s", pk, type(galat).__name__)  # noqa: TRY400 - no data in logs
            gagal = gagal or galat
    if gagal:
        raise gagal
    return langkah


def kerjakan_langsung(berkas: ImporBerkas, *, pada: datetime) -> None:
    diperiksa = berkas.status == ImporBerkas.Status.ANTRE
    if berkas.jumlah <= (LANGSUNG if diperiksa else LANGSUNG_TULIS):
        while langkah_impor(berkas.pk, pada=pada):
            pass
    berkas.refresh_from_db()


def terapkan_impor(berkas: ImporBerkas, saat: Saat) -> ImporBerkas:
    berkas.lakukan(T.TERAPKAN, saat, penerap=saat.oleh, diproses=0)
    kerjakan_langsung(berkas, pada=saat.pada)
    return berkas


def batalkan_impor(berkas: ImporBerkas, saat: Saat) -> ImporBerkas:
    if berkas.boleh(T.BATALKAN) and not berkas.boleh_dibatalkan(saat.pada):
        raise TindakanTerlarang("Impor hanya dapat dibatalkan dalam tujuh hari.")
    berkas.lakukan(T.BATALKAN, saat, pembatal=saat.oleh, diproses=0)
    kerjakan_langsung(berkas, pada=saat.pada)
    return berkas


@transaction.atomic
def langkah_impor(pk: UUID, *, pada: datetime) -> bool:
    """One batch of one sheet; whether there is more to do. Another worker's is left."""
    semua = ImporBerkas.objects.select_for_update(skip_locked=True, of=("self",))
    berkas = semua.filter(pk=pk).select_related("unit", "pengunggah").first()
    if berkas is None or not berkas.berjalan:
        return False
    if berkas.status == ImporBerkas.Status.ANTRE:
        _periksa(berkas, pada)
    elif berkas.status == ImporBerkas.Status.MENULIS:
        _tulis(berkas, pada)
    else:
        _tarik(berkas, pada)
    return berkas.berjalan


def _periksa(berkas: ImporBerkas, pada: datetime) -> None:
    baris = list(berkas.baris.filter(vonis="").order_by("nomor")[:SEKALI_PERIKSA])
    nilai_kelompok(berkas, baris, RujukanImpor(berkas, timezone.localdate(pada)))
    _simpan(baris, KOLOM_VONIS)
    _maju(berkas, len(baris))
    if len(baris) < SEKALI_PERIKSA:
        berkas.lakukan(T.PERIKSA, Saat(None, pada), ringkasan=berkas.hitung())


def _tulis(berkas: ImporBerkas, pada: datetime) -> None:
    antre = berkas.baris.filter(hasil="")
    perlu = Q(vonis__in=(Vonis.BARU, Vonis.PERBARUI, Vonis.SELEMBAGA)) | Q(
        vonis=Vonis.MIRIP, pilihan__in=(Pilihan.PAKAI, Pilihan.BARU)
    )
    sama = antre.filter(vonis=Vonis.TANPA_PERUBAHAN)
    lewat = sama.update(hasil=Hasil.SUDAH_ADA, pemangku=F("sasaran"))
    lewat += antre.exclude(perlu).update(hasil=Hasil.DIKEMBALIKAN)
    baris = list(antre.filter(perlu).order_by("nomor")[:SEKALI_TULIS])
    rujukan = RujukanImpor(berkas, timezone.localdate(pada))
    oleh = berkas.penerap or berkas.pengunggah
    tulis_kelompok(berkas, baris, rujukan, Saat(oleh, pada))
    _simpan(baris, KOLOM_HASIL)
    _maju(berkas, lewat + len(baris))
    if len(baris) < SEKALI_TULIS:
        saat, hitung = Saat(berkas.penerap, pada), berkas.hitung()
        berkas.lakukan(T.SELESAIKAN, saat, selesai_pada=pada, ringkasan=hitung)


def _tarik(berkas: ImporBerkas, pada: datetime) -> None:
    antre = berkas.baris.filter(hasil__in=(Hasil.DIBUAT, Hasil.DIPERBARUI))
    # The last row first: a later one may rest on an earlier one.
    baris = list(antre.select_related("orang").order_by("-nomor")[:SEKALI_TULIS])
    oleh = berkas.pembatal or berkas.pengunggah
    tarik_kelompok(baris, Saat(oleh, pada))
    _simpan(baris, ("hasil", "keterangan", "pemangku", "orang"))
    _maju(berkas, len(baris))
    if len(baris) < SEKALI_TULIS:
        hitung = berkas.hitung()
        berkas.lakukan(T.TUNTASKAN, Saat(berkas.pembatal, pada), ringkasan=hitung)


def _simpan(baris: list[ImporBaris], kolom: Collection[str]) -> None:
    """Many rows by one statement; bulk_update takes ten times as long for so many."""
    ImporBaris.objects.bulk_create(
        baris, update_conflicts=True, unique_fields=("id",), update_fields=kolom
    )


def _maju(berkas: ImporBerkas, banyak: int) -> None:
    berkas.diproses += banyak
    berkas.save(update_fields=("diproses", "diubah_pada"))
