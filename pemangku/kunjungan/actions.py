"""Visits: planning and changing one, its minutes and papers, closing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.bahasa import gabung, tanggal
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import HariLibur, Jejak, NomorUrut, Petugas, Unit
from organisasi.sandi import kode_rahasia
from organisasi.waktu.hari_kerja import KalenderBelumDiisi
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.kunjungan.models import (
    REGISTER_KEGIATAN,
    Kegiatan,
    SasaranPutaran,
)
from pemangku.kunjungan.pilihan import TindakanKegiatan as T

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
        "komitmen": kegiatan.janji.komitmen().exists(),
        "materi yang dibagikan": bool(kegiatan.materi_dibagikan),
        "titipan": kegiatan.titipan.exists(),
        "jajak": kegiatan.jajak.exists(),
        "tindak lanjut": kegiatan.janji.tindak_lanjut().exists(),
    }
    return [kata for kata, ada in semua.items() if ada]


def halangan_tutup(kegiatan: Kegiatan) -> list[str]:
    """Sentences on what closing still needs (pemangku 6.1); none: it may be closed."""
    hadir = kegiatan.kehadiran.all()
    sementara = hadir.belum_diperiksa().count()
    bernama = hadir.sah().exists()
    panjang = len(kegiatan.notulen.strip())
    # A public consultation owes its participants an outcome (PermenPAN-RB 16/2017).
    fkp = Kegiatan.Jenis.FKP in kegiatan.jenis
    pindai = kegiatan.cara_paraf == Kegiatan.CaraParaf.CETAK_PINDAI
    semua = {
        f"{sementara} kehadiran belum diperiksa.": sementara > 0,
        "Belum ada satu pun yang hadir.": not (bernama or kegiatan.tak_bernama),
        "Agenda masih kosong.": not kegiatan.agenda,
        f"Notulen belum ditulis ({panjang} dari sedikitnya {NOTULEN_TERPENDEK} huruf).": (
            panjang < NOTULEN_TERPENDEK
        ),
        "Pindaian daftar hadir bertanda tangan belum diunggah.": pindai
        and not kegiatan.pindaian_hadir,
        "Forum konsultasi publik: berita acara bertanda tangan belum diunggah.": fkp
        and not kegiatan.berita_acara,
        "Forum konsultasi publik: tindak lanjut belum dicatat.": fkp
        and not kegiatan.janji.tindak_lanjut().exists(),
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
        *("jenis", "judul", "tingkat_pelibatan", "mulai", "selesai", "tempat"),
        *(
            "wilayah",
            "penyelenggara",
            "tuan_rumah",
            "dasar_surat",
            "cara_paraf",
            "agenda",
        ),
    }
)
KOLOM_NOTULEN = frozenset(
    {
        *("notulen", "kesimpulan", "materi_dibagikan", "hadir_disabilitas"),
        *("hadir_tak_bernama_l", "hadir_tak_bernama_p"),
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
    urut = NomorUrut.objects.ambil(REGISTER_KEGIATAN, tahun=tahun)
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
def usulkan_agenda(kegiatan: Kegiatan, saat: Saat, *, topik: str) -> bool:
    """Add a proposed line; False when it is there, TindakanTerlarang once it began."""
    kini = Kegiatan.objects.select_for_update().get(pk=kegiatan.pk)
    if kini.status != Kegiatan.Status.RENCANA:
        raise TindakanTerlarang(
            "Kegiatannya sudah dimulai; agendanya tidak diubah lagi."
        )
    if topik in {butir["topik"] for butir in kini.agenda}:
        return False
    kini.agenda.append({"topik": topik})
    # Whoever has the plan open must not write over the new line unseen.
    kini.edisi += 1
    kini.save(update_fields=("agenda", "edisi", "diubah_pada"))
    Jejak.objects.catat(kini, "usulkan_agenda", saat=saat, catatan=topik)
    return True


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


def tulis_notulen(
    kegiatan: Kegiatan, saat: Saat, *, isian: Mapping[str, Any], edisi: int
) -> Kegiatan:
    periksa_kolom(isian, KOLOM_NOTULEN)
    return kegiatan.ubah(saat, edisi=edisi, **isian)


@transaction.atomic
def simpan_pindaian(kegiatan: Kegiatan, saat: Saat, *, pindaian: Unggahan) -> Kegiatan:
    """Keep the scan of the signed attendance list; the former one is swept away later."""
    nama = _simpan(kegiatan, "pindaian_hadir", f"hadir-{kegiatan.nomor}", pindaian)
    return kegiatan.ubah(saat, edisi=kegiatan.edisi, pindaian_hadir=nama)


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
    if halangan := halangan_tutup(kini):
        raise TindakanTerlarang(" ".join(halangan))
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
