"""Visits: planning, changing and closing one; interest, photos and poll."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir, pastikan
from organisasi.bahasa import gabung, tanggal
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.kertas.unggahan import Foto, Unggahan
from organisasi.models import HariLibur, Jejak, NomorUrut, Petugas, Unit
from organisasi.sandi import kode_rahasia
from organisasi.waktu.hari_kerja import KalenderBelumDiisi
from pemangku.kunjungan.kehadiran import Kehadiran, kunci_terbuka
from pemangku.kunjungan.models import FotoKegiatan, Kegiatan, SasaranPutaran
from pemangku.kunjungan.pilihan import (
    PERTANYAAN,
    YAKIN,
    TahapJajak,
    TindakanKegiatan as T,
)

# What speaks against a plan, and what a visit lacks before it can be closed

NOTULEN_TERPENDEK = 50
TANPA_SASARAN = "Kegiatan tidak dihitung dalam putaran: tidak ada sasaran yang dipilih."


def peringatan_rencana(
    *,
    mulai: datetime,
    selesai: datetime,
    tuan_rumah: Unit,
    sasaran: Collection[Any],
    kecuali: Kegiatan | None = None,
) -> list[str]:
    """What an officer must confirm: day off, the host's other visit, no target (PK-07)."""
    bentrok = Kegiatan.objects.filter(
        tuan_rumah=tuan_rumah, mulai__lt=selesai, selesai__gt=mulai
    ).exclude(status=Kegiatan.Status.BATAL)
    if kecuali:
        bentrok = bentrok.exclude(pk=kecuali.pk)
    return [
        *_libur(mulai, tuan_rumah),
        *(
            f"{tuan_rumah.nama} sudah menjadi tuan rumah {satu} pada jam yang sama."
            for satu in bentrok.order_by("mulai")
        ),
        *(() if sasaran else (TANPA_SASARAN,)),
    ]


def _libur(mulai: datetime, unit: Unit) -> list[str]:
    hari = timezone.localdate(mulai)
    try:
        alasan = HariLibur.objects.kalender(unit).alasan_libur(hari)
    except KalenderBelumDiisi as galat:
        kalimat = "Kalender hari libur tahun {} belum diisi: periksa sendiri apakah {} "
        return [f"{kalimat}hari kerja.".format(galat.tahun, tanggal(hari))]
    return [f"{tanggal(hari)} bukan hari kerja: {alasan}."] if alasan else []


def isi_tercatat(kegiatan: Kegiatan) -> list[str]:
    """What was taken down at the visit, in words; none: it may be planned again."""
    hadir = kegiatan.kehadiran.exclude(status=Kehadiran.Status.DITOLAK)
    semua = {
        "peserta": hadir.exists(),
        "pendaftaran yang menunggu": kegiatan.pendaftaran.menunggu().exists(),
        "peserta tanpa nama": kegiatan.tak_bernama > 0,
        "notulen": bool(kegiatan.notulen.strip()),
        "foto": kegiatan.foto.exists(),
        "janji": kegiatan.janji.komitmen().exists(),
        "bahan yang dibagikan": bool(kegiatan.materi_dibagikan),
        "pesan warga": kegiatan.titipan.exists(),
        "survei singkat": kegiatan.jajak.exists(),
        "janji kantor": kegiatan.janji.tindak_lanjut().exists(),
    }
    return [kata for kata, ada in semua.items() if ada]


def halangan_tutup(kegiatan: Kegiatan) -> list[str]:
    """Sentences on what closing still needs (pemangku 6.1); none: it may be closed."""
    angka, panjang = kegiatan.angka, len(kegiatan.notulen.strip())
    # A public consultation owes its participants an outcome (PermenPAN-RB 16/2017).
    fkp = Kegiatan.Jenis.FKP in kegiatan.jenis
    pindai = kegiatan.cara_paraf == Kegiatan.CaraParaf.CETAK_PINDAI
    semua = {
        f"{angka['belum_diperiksa']} kehadiran belum diperiksa.": angka[
            "belum_diperiksa"
        ]
        > 0,
        "Belum ada satu pun yang hadir.": not (angka["sah"] or kegiatan.tak_bernama),
        "Agenda masih kosong.": not kegiatan.agenda,
        f"Notulen belum ditulis ({panjang} dari sedikitnya {NOTULEN_TERPENDEK} huruf).": (
            panjang < NOTULEN_TERPENDEK
        ),
        "Pindaian daftar hadir bertanda tangan belum diunggah.": pindai
        and not kegiatan.pindaian_hadir,
        "Forum konsultasi publik: berita acara bertanda tangan belum diunggah.": fkp
        and not kegiatan.berita_acara,
        "Forum konsultasi publik: janji kantor belum dicatat.": fkp
        and not angka["lanjut"],
    }
    return [kalimat for kalimat, kurang in semua.items() if kurang]


# The acts

# Keys of forms become the keys of what they made.
RUANG = UUID("a3a0f6c2-8d0e-4d0c-9d53-7f5f3a1b6c20")
PANJANG_TOKEN = 10
SUDAH_TERISI = "Sudah ada yang tercatat: {}. Tekan Akhiri bila acaranya selesai."
# What a plan may set; the rest is set by acts.
KOLOM_RENCANA = frozenset(
    {
        "jenis",
        "judul",
        "mulai",
        "selesai",
        "tempat",
        "wilayah",
        "penyelenggara",
        "tuan_rumah",
        "dasar_surat",
        "cara_paraf",
        "agenda",
    }
)


def kunci_rencana(oleh: Petugas, kunci: UUID | None) -> UUID:
    return uuid5(RUANG, f"{oleh.pk}:{kunci or uuid4()}")


@transaction.atomic
def rencanakan_kegiatan(
    saat: Saat,
    *,
    isian: Mapping[str, Any],
    sasaran: Iterable[SasaranPutaran],
    petugas: Iterable[Petugas],
    kunci: UUID | None = None,
) -> Kegiatan:
    """Plan a visit with its number; raises ValidationError by field (PK-07).

    What merely speaks against the plan was asked before (``peringatan_rencana``). The same
    form (``kunci``) of one officer sent twice is one visit.
    """
    periksa_kolom(isian, KOLOM_RENCANA)
    pk = kunci_rencana(saat.oleh, kunci)
    kunci_formulir("kegiatan", pk)
    if ada := Kegiatan.objects.filter(pk=pk).first():
        return ada
    kegiatan = Kegiatan(
        **isian,
        pk=pk,
        token=kode_rahasia(PANJANG_TOKEN),
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
    )
    kegiatan.full_clean(exclude=("nomor", "dibuat_oleh"))
    tahun = timezone.localdate(kegiatan.mulai).year
    urut = NomorUrut.objects.ambil("kegiatan", tahun=tahun)
    kegiatan.nomor = f"KG-{tahun}-{urut:04d}"
    kegiatan.save(force_insert=True)
    kegiatan.sasaran.set(sasaran)
    kegiatan.petugas.set(petugas)
    Jejak.objects.catat(
        kegiatan,
        "rencanakan",
        saat=saat,
        sesudah={"status": kegiatan.status, "judul": kegiatan.judul},
    )
    return kegiatan


@transaction.atomic
def ubah_kegiatan(
    kegiatan: Kegiatan,
    saat: Saat,
    *,
    isian: Mapping[str, Any],
    sasaran: Iterable[SasaranPutaran],
    petugas: Iterable[Petugas],
    edisi: int,
) -> Kegiatan:
    """Change the plan; ValidationError by field, TindakanTerlarang once closed or edited."""
    periksa_kolom(isian, KOLOM_RENCANA)
    baru = Kegiatan.objects.get(pk=kegiatan.pk)
    for nama, nilai in isian.items():
        setattr(baru, nama, nilai)
    baru.full_clean(exclude=("nomor", "dibuat_oleh"))
    beda = {
        nama: nilai for nama, nilai in isian.items() if nilai != getattr(kegiatan, nama)
    }
    sasaran, petugas = list(sasaran), list(petugas)
    siapa = (", ".join(map(str, s))[:300] or "tidak ada" for s in (sasaran, petugas))
    catatan = "sasaran: {}; petugas: {}; agenda: {} butir".format(
        *siapa, len(baru.agenda)
    )
    kegiatan.ubah(saat, edisi=edisi, catatan=catatan, **beda)
    kegiatan.sasaran.set(sasaran)
    kegiatan.petugas.set(petugas)
    return kegiatan


@transaction.atomic
def simpan_pindaian(kegiatan: Kegiatan, saat: Saat, *, pindaian: Unggahan) -> Kegiatan:
    """Keep the scan of the signed attendance list; the former one is swept away later."""
    nama = _simpan(kegiatan, "pindaian_hadir", f"hadir-{kegiatan.nomor}", pindaian)
    return kegiatan.lakukan(T.PINDAIAN, saat, pindaian_hadir=nama)


@transaction.atomic
def simpan_berita_acara(
    kegiatan: Kegiatan, saat: Saat, *, pindaian: Unggahan, nomor: str
) -> Kegiatan:
    """Keep the signed paper; once closed it is put in once and never replaced."""
    return kegiatan.lakukan(
        T.SIMPAN_BERITA_ACARA,
        saat,
        syarat={} if kegiatan.boleh(T.UBAH) else {"berita_acara": ""},
        berita_acara=_simpan(
            kegiatan, "berita_acara", f"ba-{kegiatan.nomor}", pindaian
        ),
        nomor_berita_acara=nomor.strip(),
    )


def _simpan(kegiatan: Kegiatan, kolom: str, nama: str, berkas: Unggahan) -> str:
    """Store the file beside the row; its name on the row is set by the act alone."""
    wadah = getattr(Kegiatan(pk=kegiatan.pk), kolom)
    wadah.save(f"{nama}.{berkas.jenis}", berkas.isi, save=False)
    hasil: str = wadah.name
    return hasil


@transaction.atomic
def tutup_kegiatan(kegiatan: Kegiatan, saat: Saat) -> Kegiatan:
    """Close it; TindakanTerlarang says in sentences what is missing (PK-24).

    Locked, so that no attendance comes in between.
    """
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    pastikan(" ".join(halangan_tutup(kini)))
    return kini.lakukan(T.TUTUP, saat)


@transaction.atomic
def batal_mulai(kegiatan: Kegiatan, saat: Saat) -> Kegiatan:
    """Plan again what began by mistake; TindakanTerlarang once anything is taken down."""
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if ada := isi_tercatat(kini):
        raise TindakanTerlarang(SUDAH_TERISI.format(gabung(ada)))
    return kini.lakukan(T.BATAL_MULAI, saat)


def periksa_kolom(isian: Mapping[str, Any], boleh: frozenset[str]) -> None:
    """Raise ValueError for columns that acts set."""
    if asing := set(isian) - boleh:
        raise ValueError(f"Not set by a form: {', '.join(sorted(asing))}")


# Photos: twenty at most (PK-39)

FOTO_TERBANYAK = 20
FOTO_SUDAH_ADA = "Foto ini sudah ada di kegiatan ini."


@transaction.atomic
def simpan_foto(
    kegiatan: Kegiatan, saat: Saat, *, foto: Sequence[Foto], keterangan: str = ""
) -> list[FotoKegiatan]:
    """Keep cleaned photos; all or none.

    Raises ValidationError for the twenty-first and for one that is there already,
    TindakanTerlarang for a closed visit.
    """
    kini = kunci_terbuka(kegiatan.pk)
    ada = set(kini.foto.values_list("sha256", flat=True))
    if len(ada) + len(foto) > FOTO_TERBANYAK:
        raise ValidationError(
            {
                "foto": f"Paling banyak {FOTO_TERBANYAK} foto untuk satu kegiatan; sudah "
                f"ada {len(ada)}."
            }
        )
    baru = [satu.sha256 for satu in foto]
    if ada & set(baru) or len(set(baru)) < len(baru):
        raise ValidationError({"foto": FOTO_SUDAH_ADA})
    isi = {"keterangan": keterangan.strip(), "dibuat_oleh": saat.oleh}
    hasil = [FotoKegiatan(kegiatan=kini, sha256=s.sha256, **isi) for s in foto]
    for baris, satu in zip(hasil, foto, strict=True):
        baris.isi.save("foto.jpg", satu.isi, save=False)
        baris.kecil.save("kecil.jpg", satu.kecil, save=False)
        baris.save(force_insert=True)
    Jejak.objects.catat(kini, "simpan_foto", saat=saat, sesudah={"foto": len(hasil)})
    return hasil


@transaction.atomic
def hapus_foto(foto: FotoKegiatan, saat: Saat, *, alasan: str) -> FotoKegiatan:
    """Delete row and files at once, also of a closed visit: somebody may have asked."""
    Jejak.objects.catat(foto.kegiatan, "hapus_foto", saat=saat, catatan=alasan)
    FotoKegiatan.objects.filter(pk=foto.pk).delete()
    buang_berkas([foto.isi.name, foto.kecil.name])
    return foto


# The poll: answered while the door is open, or keyed from paper (PK-40)

# Nobody's address is looked at, so what a whole hall may send is limited instead.
JAJAK_TERBANYAK = 500
JAJAK_PENUH = "Survei ini sudah penuh. Terima kasih."


@transaction.atomic
def jawab_jajak(
    kegiatan: Kegiatan, tahap: str, *, kunci: UUID, isi: dict[str, Any], pada: datetime
) -> None:
    """Keep an answer of nobody; the same page load replaces its own (PK-40).

    Raises TindakanTerlarang outside the hours of the door, and for more than a hall.
    """
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if not kini.qr_terbuka(pada):
        raise TindakanTerlarang("Survei ini sudah ditutup.")
    _, baru = kini.jajak.update_or_create(tahap=tahap, kunci=kunci, defaults=isi)
    if baru and banyak_jawaban(kini, tahap) > JAJAK_TERBANYAK:
        raise TindakanTerlarang(JAJAK_PENUH)


def banyak_jawaban(kegiatan: Kegiatan, tahap: str) -> int:
    return kegiatan.jajak.filter(tahap=tahap, kunci__isnull=False).count()


@transaction.atomic
def isi_survei_kertas(
    kegiatan: Kegiatan, saat: Saat, *, tahap: str, **jumlah: int
) -> Kegiatan:
    """Key the totals of the sheets; keyed again they replace what stood there.

    The trail keeps them all. Raises TindakanTerlarang for a closed visit.
    """
    kini = kunci_terbuka(kegiatan.pk)
    kini.jajak.update_or_create(tahap=tahap, kunci=None, defaults=jumlah)
    sesudah = {"tahap": str(TahapJajak(tahap).label), **jumlah}
    Jejak.objects.catat(kini, "isi_survei_kertas", saat=saat, sesudah=sesudah)
    return kini


# Fewer answers would say more about single people than about the room.
TERSEDIKIT = 5
YAKIN_SEJAK = 4
TERLALU_SEDIKIT = "jawaban terlalu sedikit"


def persen_jajak(n: int, benar: int) -> float | None:
    """The share in percent to one decimal, half up; None where too few answered."""
    # In whole numbers: floats would round 6.25 down.
    return (2000 * benar + n) // (2 * n) / 10 if n >= TERSEDIKIT else None


def _persen(nilai: float | None) -> str:
    return TERLALU_SEDIKIT if nilai is None else f"{nilai:.1f} %".replace(".", ",")


def hasil_jajak(kegiatan: Kegiatan) -> list[tuple[str, ...]]:
    """Each question with share and number before, those after, and what was gained.

    Screens and paper together; [] while nobody has answered.
    """
    hitung = {f"_{kolom}": Sum(kolom) for kolom in PERTANYAAN}
    yakin = {"_yakin": Count("q7"), "_q7": Count("q7", filter=Q(q7__gte=YAKIN_SEJAK))}
    semua: Any = kegiatan.jajak.values("tahap").annotate(
        _n=Sum("lembar"), **hitung, **yakin
    )
    angka = {satu["tahap"]: satu for satu in semua}
    judul = {kolom: (teks, "_n") for kolom, (teks, _benar) in PERTANYAAN.items()}
    judul["q7"] = f"{YAKIN} (4 atau 5)", "_yakin"
    if not angka:
        return []
    awal, akhir = (angka.get(tahap, {}) for tahap in TahapJajak.values)

    hasil: list[tuple[str, ...]] = []
    for q, (teks, n) in judul.items():
        banyak = [satu.get(n, 0) for satu in (awal, akhir)]
        tahu = [satu.get(f"_{q}", 0) for satu in (awal, akhir)]
        dulu, kini = map(persen_jajak, banyak, tahu)
        naik = "" if dulu is None or kini is None else f"{kini - dulu:+.1f} poin"
        isi = (_persen(dulu), str(banyak[0]), _persen(kini), str(banyak[1]))
        hasil.append((teks, *isi, naik.replace(".", ",")))
    return hasil
