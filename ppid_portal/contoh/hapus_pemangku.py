"""Take the sample stakeholders, rounds and visits away, with all that hangs on them."""

from __future__ import annotations

import pgtrigger
from django.db.models import Q, QuerySet

from organisasi.berkas_yatim import buang_berkas
from pemangku.models import (
    BukanDuplikat,
    EksporPribadi,
    FotoKegiatan,
    ImporBerkas,
    Jabatan,
    JajakJawaban,
    JajakKertas,
    Kanal,
    Kegiatan,
    Kehadiran,
    KertasTerbit,
    Ketetapan,
    Komitmen,
    LaporanTerusan,
    Materi,
    Minat,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    PenerimaSiaran,
    PenggabunganLog,
    PengingatKomitmen,
    Penilaian,
    PenyerahanMateri,
    PerangkatLapangan,
    Persetujuan,
    Putaran,
    ResiLapangan,
    SasaranPutaran,
    Siaran,
    TindakLanjut,
    Titipan,
    Undangan,
    UsulHapus,
    Verifikasi,
)

# Consent, scores and checks are only added; those of samples are none, so their guards are set
# aside for these statements.
PENJAGA = (
    "pemangku.KertasTerbit:hanya_ditambah",
    "pemangku.Ketetapan:beku_setelah_ditetapkan",
    "pemangku.Penilaian:hanya_ditambah",
    "pemangku.Persetujuan:hanya_ditambah",
    "pemangku.Verifikasi:hanya_ditambah",
)


def hapus_pemangku() -> int:
    """Delete sample stakeholders, people, rounds, visits and files; how many stakeholders.

    A real visit that one of them attended keeps its list: the names stand on it. A real
    record that a sample account checked counts as never checked.
    """
    contoh = Pemangku.objects.filter(contoh=True)
    orang = Orang.objects.filter(pk__in=list(_orang().values_list("pk", flat=True)))
    jumlah = contoh.count()
    nama = _nama_berkas(orang)
    _hapus_siaran(orang)
    _hapus_lanjutan(orang)
    _hapus_minat()
    _hapus_kegiatan()
    Undangan.objects.filter(pemangku__contoh=True).delete()
    Undangan.objects.filter(orang__in=orang).update(orang=None)
    Kehadiran.objects.filter(pemangku__contoh=True).update(pemangku=None)
    for model, kolom in (
        (Kehadiran, "orang"),
        (Kehadiran, "mewakili"),
        (PendaftaranMandiri, "orang"),
    ):
        model._default_manager.filter(**{f"{kolom}__in": orang}).update(**{kolom: None})
    _hapus_terjaga(orang)
    Pemangku.objects.filter(terverifikasi_oleh__contoh=True).update(
        terverifikasi_pada=None, terverifikasi_oleh=None, berlaku_sampai=None
    )
    Kanal.objects.filter(dibuat_oleh__contoh=True).delete()
    Jabatan.objects.filter(
        Q(pemangku__contoh=True) | Q(orang__in=orang) | Q(dibuat_oleh__contoh=True)
    ).delete()
    _lepaskan_gabungan(orang)
    UsulHapus.objects.filter(Q(orang__in=orang) | Q(diputus_oleh__contoh=True)).delete()
    EksporPribadi.objects.filter(
        Q(peminta__contoh=True) | Q(penyetuju__contoh=True)
    ).delete()
    while orang.filter(pendahulu=None).delete()[0]:
        pass  # what was merged goes before what it was merged into
    Pemangku.objects.filter(induk__in=contoh).update(induk=None)
    while contoh.filter(pendahulu=None).delete()[0]:
        pass
    ImporBerkas.objects.filter(pengunggah__contoh=True).delete()
    buang_berkas(nama)
    return jumlah


def _hapus_terjaga(orang: QuerySet[Orang]) -> None:
    """What is only added to, of samples or by a sample account."""
    with pgtrigger.ignore(*PENJAGA):
        Persetujuan.objects.filter(orang__in=orang).delete()
        KertasTerbit.objects.filter(contoh=True).delete()
        Ketetapan.objects.filter(dibuat_oleh__contoh=True).delete()
        Penilaian.objects.filter(
            Q(pemangku__contoh=True)
            | Q(penilai__contoh=True)
            | Q(disahkan_oleh__contoh=True)
        ).delete()
        periksa = Verifikasi.objects.filter(
            Q(pemangku__contoh=True) | Q(oleh__contoh=True)
        )
        TindakLanjut.objects.filter(verifikasi__in=periksa).delete()
        periksa.delete()


def _hapus_minat() -> None:
    """Words of samples, of sample visits, or by sample accounts; before the visits go."""
    with pgtrigger.ignore("pemangku.Minat:hanya_ditambah"):
        Minat.objects.filter(_lanjutan_contoh()).delete()


def _orang() -> QuerySet[Orang]:
    """Whom a sample account took down, or who has a post at samples alone."""
    nyata = Jabatan.objects.filter(pemangku__contoh=False).values("orang")
    di_contoh = Jabatan.objects.filter(pemangku__contoh=True).values("orang")
    return Orang.objects.filter(
        Q(dibuat_oleh__contoh=True) | Q(pk__in=di_contoh) & ~Q(pk__in=nyata)
    )


def _hapus_siaran(orang: QuerySet[Orang]) -> None:
    """Broadcasts that a sample account wrote; samples named by or written to in others."""
    Siaran.objects.filter(penyusun__contoh=True).delete()
    Siaran.objects.filter(materi__penyusun__contoh=True).update(materi=None)
    PenerimaSiaran.objects.filter(
        Q(pemangku__contoh=True) | Q(orang__in=orang)
    ).delete()


def _hapus_lanjutan(orang: QuerySet[Orang]) -> None:
    """What followed sample visits, or was done for samples or by sample accounts."""
    contoh = _lanjutan_contoh()
    janji = list(Komitmen.objects.filter(contoh).values_list("pk", flat=True))
    LaporanTerusan.objects.filter(
        Q(komitmen__in=janji) | Q(pemangku__contoh=True) | Q(dibuat_oleh__contoh=True)
    ).delete()
    PengingatKomitmen.objects.filter(orang__in=orang).delete()
    TindakLanjut.objects.filter(komitmen__in=janji).delete()
    Komitmen.objects.filter(pk__in=janji).delete()
    PenyerahanMateri.objects.filter(contoh | Q(materi__penyusun__contoh=True)).delete()
    Materi.objects.filter(penyusun__contoh=True).delete()
    _foto_contoh().delete()
    ResiLapangan.objects.filter(
        Q(kegiatan__contoh=True) | Q(pemangku__contoh=True) | Q(petugas__contoh=True)
    ).delete()
    PerangkatLapangan.objects.filter(
        Q(petugas__contoh=True) | Q(diakhiri_oleh__contoh=True)
    ).delete()


def _lanjutan_contoh() -> Q:
    return (
        Q(kegiatan__contoh=True)
        | Q(pemangku__contoh=True)
        | Q(dibuat_oleh__contoh=True)
    )


def _foto_contoh() -> QuerySet[FotoKegiatan]:
    return FotoKegiatan.objects.filter(
        Q(kegiatan__contoh=True) | Q(dibuat_oleh__contoh=True)
    )


def _lepaskan_gabungan(orang: QuerySet[Orang]) -> None:
    """Forget merges of samples; what real was merged into one stands by itself again."""
    mengenai = PenggabunganLog.objects.filter(
        Q(oleh__contoh=True)
        | Q(dibatalkan_oleh__contoh=True)
        | Q(pemangku__contoh=True)
        | Q(pemangku_lebur__contoh=True)
        | Q(orang__in=orang)
        | Q(orang_lebur__in=orang)
    )
    catatan = list(mengenai.values_list("pk", flat=True))
    PenggabunganLog.objects.filter(induk__in=catatan).delete()
    PenggabunganLog.objects.filter(pk__in=catatan).delete()
    BukanDuplikat.objects.filter(oleh__contoh=True).delete()
    contoh = Pemangku.objects.filter(contoh=True)
    Pemangku.objects.filter(penerus__in=contoh, contoh=False).update(
        penerus=None, status=Pemangku.Status.AKTIF
    )
    Orang.objects.filter(penerus__in=orang).exclude(pk__in=orang).update(
        penerus=None, status=Orang.Status.AKTIF
    )


def _hapus_kegiatan() -> None:
    """Sample visits with their lists, then the rounds they belong to."""
    contoh = Kegiatan.objects.filter(contoh=True)
    for jajak in (JajakJawaban, JajakKertas):
        jajak._default_manager.filter(kegiatan__contoh=True).delete()
    Titipan.objects.filter(
        Q(kegiatan__contoh=True) | Q(dibuat_oleh__contoh=True)
    ).delete()
    Titipan.objects.filter(pemangku__contoh=True).update(pemangku=None)
    TindakLanjut.objects.filter(kegiatan__contoh=True).delete()
    Kehadiran.objects.filter(kegiatan__contoh=True).delete()
    PendaftaranMandiri.objects.filter(kegiatan__contoh=True).delete()
    contoh.delete()
    SasaranPutaran.objects.filter(putaran__contoh=True).delete()
    Putaran.objects.filter(contoh=True).delete()


def _nama_berkas(orang: QuerySet[Orang]) -> list[str]:
    """Every stored file of the samples."""
    kegiatan = Kegiatan.objects.filter(contoh=True)
    semua = [
        *(
            n
            for baris in kegiatan.values_list("pindaian_hadir", "berita_acara")
            for n in baris
        ),
        *TindakLanjut.objects.filter(kegiatan__contoh=True).values_list(
            "bukti", flat=True
        ),
        *Persetujuan.objects.filter(orang__in=orang).values_list("bukti", flat=True),
        *Ketetapan.objects.filter(dibuat_oleh__contoh=True).values_list(
            "berkas_ttd", flat=True
        ),
        *Materi.objects.filter(penyusun__contoh=True).values_list("berkas", flat=True),
        *(n for b in _foto_contoh().values_list("isi", "kecil") for n in b),
    ]
    return [nama for nama in semua if nama]
