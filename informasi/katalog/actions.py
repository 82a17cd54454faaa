"""Acts on catalogue entries that touch more than one row; one transaction each."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pgtrigger
from django.db import models, transaction
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Concat, Left
from django.utils import timezone

from informasi.katalog.cuplikan import petik
from informasi.katalog.models import (
    MEMERIKSA,
    MENERBITKAN,
    MENGUBAH,
    BerkasInformasi,
    DokumenInformasi,
    KelompokInformasi,
    Klasifikasi,
    TindakanDokumen,
    tambah_bulan,
)
from informasi.pencarian.models import Kosakata
from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.izin import berwenang, sebut, yang_dapat
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import BatasWaktu, Jejak, NomorUrut, Notifikasi, Petugas, Unit

S, T = DokumenInformasi.Status, TindakanDokumen

# When a published entry is looked at again: by its kind, unless an officer set the day

# The law names six months for what is published periodically (UU 14/2008 Pasal 9); the
# others are habits of the portal, rows that the city may change.
KODE = {
    Klasifikasi.BERKALA: "informasi.mutakhir_berkala",
    Klasifikasi.SERTA_MERTA: "informasi.tinjau_serta_merta",
    Klasifikasi.SETIAP_SAAT: "informasi.tinjau_setiap_saat",
    Klasifikasi.DIKECUALIKAN: "informasi.tinjau_dikecualikan",
}


TANPA_SELANG = "Belum ada yang menetapkan kapan klasifikasi ini ditinjau lagi: isi “Tinjau ulang pada”."


def bulan_tinjau(hari: date) -> Mapping[str, int]:
    baris = BatasWaktu.objects.terkini(hari).filter(
        kode__in=KODE.values(), satuan=BatasWaktu.Satuan.BULAN
    )
    nilai = dict(baris.values_list("kode", "nilai"))
    return {jenis: nilai[kode] for jenis, kode in KODE.items() if kode in nilai}


def tinjau_berikut(
    dokumen: DokumenInformasi, hari: date, bulan: Mapping[str, int] | None = None
) -> date | None:
    """The day somebody set, while it is to come; else by the kind, None without its row.

    ``bulan``: ``bulan_tinjau`` read beforehand, for many entries at once.
    """
    if dokumen.tinjau_pada and dokumen.tinjau_pada > hari:
        return dokumen.tinjau_pada
    selang = dokumen.interval_bulan
    if selang is None:
        bulan = bulan_tinjau(hari) if bulan is None else bulan
        selang = bulan.get(dokumen.klasifikasi)
    return tambah_bulan(hari, selang) if selang else dokumen.tinjau_pada


# What a revision carries over to the entry it changes.
KOLOM_ISI = (
    "judul",
    "ringkasan",
    "klasifikasi",
    "alasan_klasifikasi",
    "kelompok",
    "penanggung_jawab",
    "waktu_pembuatan",
    "tempat_pembuatan",
    "tahun",
    "bentuk",
    "jangka_simpan",
    "lisensi",
    "periode_mulai",
    "periode_selesai",
    "interval_bulan",
    "tinjau_pada",
    "tautan",
    "keterangan_sumber",
)

TANPA_CATATAN = "Tulis satu kalimat tentang apa yang berubah bagi pembaca."


def nomori(dokumen: DokumenInformasi) -> None:
    """Give a new entry its number, ``IP-000123``; inside the act's transaction."""
    dokumen.nomor = f"IP-{NomorUrut.objects.ambil('informasi'):06d}"


@transaction.atomic
def susun_dokumen(
    dokumen: DokumenInformasi, saat: Saat[Petugas | None]
) -> DokumenInformasi:
    nomori(dokumen)
    dokumen.status_sejak = saat.pada
    dokumen.save()
    Jejak.objects.catat(dokumen, "susun", saat=saat)
    return dokumen


@transaction.atomic
def usulkan_perubahan(dokumen: DokumenInformasi, saat: Saat) -> DokumenInformasi:
    """Make a draft that changes a published entry, which stays public meanwhile.

    Raises TindakanTerlarang when the entry is not public or a change is already open.
    """
    kunci = DokumenInformasi.objects.select_for_update().get(pk=dokumen.pk)
    if not kunci.publik or kunci.menggantikan_id:
        raise TindakanTerlarang(
            "Hanya informasi yang sudah terbit dapat diubah begini."
        )
    if kunci.revisi.filter(status__in=("rancangan", "diperiksa")).exists():
        raise TindakanTerlarang("Sudah ada rancangan perubahan yang belum selesai.")
    salinan = DokumenInformasi(
        menggantikan=kunci,
        unit=kunci.unit,
        dimutakhirkan_pada=kunci.dimutakhirkan_pada,
        **{kolom: getattr(kunci, kolom) for kolom in KOLOM_ISI},
    )
    return susun_dokumen(salinan, saat)


@transaction.atomic
def periksa_dokumen(dokumen: DokumenInformasi, saat: Saat) -> DokumenInformasi:
    """Vouch for a draft; a trusted unit publishes with it, others wait for PPID Utama."""
    dokumen.periksa(saat)
    if dokumen.unit.dipercaya and not halangan_terbit(dokumen, saat.oleh):
        return terbitkan_dokumen(dokumen, saat, catatan="Diterbitkan oleh unit.")
    utama = surel_petugas(saat.pada, peran=(Peran.PPID_UTAMA,))
    _kabari(dokumen, saat, utama, "menunggu_terbit")
    return dokumen


def _kabari(
    dokumen: DokumenInformasi,
    saat: Saat,
    surel: list[str],
    pesan: str,
    alasan: str = "",
) -> None:
    beri_tahu(
        surel,
        templat=f"informasi/pesan/{pesan}.txt",
        konteks={"dokumen": dokumen, "alasan": alasan},
        kunci=f"dokumen-{pesan}:{dokumen.pk}:{saat.pada:%Y%m%d%H%M%S}",
        pada=saat.pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )


@transaction.atomic
def kembalikan_dokumen(
    dokumen: DokumenInformasi, saat: Saat, *, alasan: str
) -> DokumenInformasi:
    pemeriksa = [dokumen.diperiksa_oleh.email] if dokumen.diperiksa_oleh else []
    dokumen.kembalikan(saat, alasan=alasan)
    _kabari(dokumen, saat, pemeriksa, "dikembalikan", alasan)
    return dokumen


# The lines of the trail by which the words of an entry, or its files, became others.
MENULIS = ("susun", "ubah", "unggah_berkas", "ubah_berkas", "hapus_berkas")
BUKAN_PENULIS = "Rancangan ini Anda tulis; yang menerbitkannya petugas lain."
BERUBAH_LAGI = "Isinya diubah sesudah diperiksa; perlu diperiksa lagi."


def halangan_terbit(dokumen: DokumenInformasi, oleh: Petugas) -> str:
    """Why this officer may not publish the draft: some of its words are his own."""
    tulisan = Jejak.objects.milik(dokumen).filter(tindakan__in=MENULIS)
    if not tulisan.filter(oleh=oleh.username).exists():
        return ""
    hari = timezone.localdate()
    penulis = Petugas.objects.filter(username__in=tulisan.values("oleh"))
    kecuali = penulis.values_list("pk", flat=True)
    lain = yang_dapat(T.TERBITKAN.izin, [dokumen.unit], hari, kecuali=list(kecuali))
    return f"{BUKAN_PENULIS} {sebut(lain, izin=T.TERBITKAN.izin)}"


def batalkan_periksa(dokumen: DokumenInformasi, saat: Saat) -> None:
    """Take the check back, for it was of other words; nothing where there was none."""
    if dokumen.status == S.DIPERIKSA:
        dokumen.kembalikan(saat, alasan=BERUBAH_LAGI)


@transaction.atomic
def simpan_rancangan(dokumen: DokumenInformasi, saat: Saat) -> None:
    """Save an edited draft and who wrote it; a check of it begins anew."""
    batalkan_periksa(dokumen, saat)
    dokumen.save()
    Jejak.objects.catat(dokumen, "ubah", saat=saat)


@transaction.atomic
def terbitkan_dokumen(
    dokumen: DokumenInformasi, saat: Saat, *, catatan: str = ""
) -> DokumenInformasi:
    """Publish a checked draft; returns the public entry.

    A draft that changes an entry is merged into it: the address stays, ``catatan`` tells
    readers what changed and is required then. An excluded entry needs an approved
    consequence test (UU 14/2008 Ps 19). Where no day of review was set, the kind sets it.
    Raises TindakanTerlarang for who wrote any of it.
    """
    pastikan(halangan_terbit(dokumen, saat.oleh))
    hari = timezone.localdate(saat.pada)
    if tanpa_uji(dokumen, saat.pada):
        raise TindakanTerlarang(
            "Informasi yang dikecualikan hanya dapat terbit dengan uji konsekuensi "
            "yang sudah disetujui dan belum berakhir (UU 14/2008 Pasal 19)."
        )
    if dokumen.menggantikan_id:
        return _gabungkan(dokumen, saat, catatan=catatan)
    tinjau = tinjau_berikut(dokumen, hari)
    dokumen.lakukan(
        T.TERBITKAN,
        saat,
        terbit_pada=saat.pada,
        dimutakhirkan_pada=dokumen.dimutakhirkan_pada or hari,
        tinjau_pada=tinjau,
    )
    dokumen.kabarkan(catatan or "Pertama kali diterbitkan.", saat.pada)
    dokumen.save(update_fields=("perubahan",))
    _kenali(dokumen)
    return dokumen


def _kenali(dokumen: DokumenInformasi) -> None:
    kata = (dokumen.judul, dokumen.ringkasan, dokumen.konteks, dokumen.isi)
    Kosakata.objects.tambahkan(" ".join(kata))


def _gabungkan(draf: DokumenInformasi, saat: Saat, *, catatan: str) -> DokumenInformasi:
    kalimat = wajib(catatan, TANPA_CATATAN)
    asal = DokumenInformasi.objects.select_for_update().get(revisi=draf)
    sebelum = {kolom: str(getattr(asal, kolom) or "") for kolom in KOLOM_ISI}
    draf.lakukan(T.GABUNGKAN, saat)
    for kolom in KOLOM_ISI:
        setattr(asal, kolom, getattr(draf, kolom))
    hari = timezone.localdate(saat.pada)
    asal.dimutakhirkan_pada = hari
    asal.tinjau_pada = tinjau_berikut(asal, hari)
    asal.edisi += 1
    asal.kabarkan(kalimat, saat.pada)
    asal.save()
    _pindahkan_berkas(draf, asal)
    _kenali(asal)
    Jejak.objects.catat(asal, "ubah", saat=saat, catatan=catatan, sebelum=sebelum)
    return asal


def _pindahkan_berkas(draf: DokumenInformasi, asal: DokumenInformasi) -> None:
    lama = {b.judul: b for b in asal.berkas.berlaku()}
    for berkas in draf.berkas.berlaku():
        berkas.dokumen, pendahulu = asal, lama.get(berkas.judul)
        if pendahulu:
            berkas.versi, pendahulu.diganti_oleh = pendahulu.versi + 1, berkas
            pendahulu.save(update_fields=("diganti_oleh",))
        berkas.save(update_fields=("dokumen", "versi"))


@transaction.atomic
def tinjau_dokumen(dokumen: DokumenInformasi, saat: Saat) -> DokumenInformasi:
    """Read again and still right; the kind says when the next time is.

    Raises TindakanTerlarang where nothing says it.
    """
    hari = timezone.localdate(saat.pada)
    lagi = tinjau_berikut(dokumen, hari)
    if lagi is None or lagi <= hari:
        raise TindakanTerlarang(TANPA_SELANG)
    return dokumen.lakukan(T.TINJAU, saat, tinjau_pada=lagi)


@transaction.atomic
def tarik_dokumen(
    dokumen: DokumenInformasi, saat: Saat, *, alasan: str
) -> DokumenInformasi:
    """Withdraw: the reason is shown, the address stays, the files are gone."""
    alasan = wajib(alasan, "Tulis alasan penarikan; pembaca akan melihatnya.")
    dokumen.lakukan(T.TARIK, saat, catatan=alasan[:300], alasan_tarik=alasan[:300])
    dokumen.kabarkan(f"Ditarik: {alasan}", saat.pada)
    dokumen.save(update_fields=("perubahan",))
    return dokumen


@transaction.atomic
def pulihkan_dokumen(
    dokumen: DokumenInformasi, saat: Saat, *, alasan: str
) -> DokumenInformasi:
    tinjau = tinjau_berikut(dokumen, timezone.localdate(saat.pada))
    dokumen.lakukan(
        T.PULIHKAN, saat, catatan=alasan, alasan_tarik="", tinjau_pada=tinjau
    )
    dokumen.kabarkan(f"Diterbitkan kembali: {alasan}", saat.pada)
    dokumen.save(update_fields=("perubahan",))
    return dokumen


@transaction.atomic
def unggah_berkas(
    dokumen: DokumenInformasi,
    saat: Saat[Petugas | None],
    *,
    unggahan: Unggahan,
    judul: str,
    mengganti: BerkasInformasi | None = None,
) -> BerkasInformasi:
    if mengganti:
        # Of two tabs replacing one file, the second finds it already replaced.
        berlaku = dokumen.berkas.berlaku().select_for_update()
        mengganti = berlaku.filter(pk=mengganti.pk).first()
        if mengganti is None:
            raise TindakanTerlarang(
                "Berkas ini sudah diganti. Muat ulang halaman untuk melihat yang berlaku."
            )
    berkas = BerkasInformasi(
        dokumen=dokumen,
        judul=judul,
        jenis=unggahan.jenis,
        tipe=unggahan.tipe,
        ukuran=unggahan.ukuran,
        sha256=unggahan.sha256,
        versi=mengganti.versi + 1 if mengganti else 1,
        diunggah_pada=saat.pada,
        **petik(unggahan, dokumen.gambar),
    )
    berkas.isi.save(f"berkas.{unggahan.jenis}", unggahan.isi, save=True)
    if mengganti:
        mengganti.diganti_oleh = berkas
        mengganti.save(update_fields=("diganti_oleh",))
    Jejak.objects.catat(
        dokumen,
        "unggah_berkas",
        saat=saat,
        catatan=f"{judul}, versi {berkas.versi}",
        sesudah={"sha256": berkas.sha256},
    )
    return berkas


# Changes that an officer makes by hand to an entry or its files


def larangan_ubah(dokumen: DokumenInformasi, petugas: Petugas) -> str:
    """Why the officer may not edit the entry as it stands now; "" when allowed."""
    izin, sebab = PENGUBAH[S(dokumen.status)]
    boleh = any(berwenang(petugas, satu, dokumen.unit) for satu in izin)
    return "" if boleh else sebab


# Who edits an entry of each status, and what the others are told.
PENGUBAH: Mapping[str, tuple[Sequence[str], str]] = {
    S.RANCANGAN: ((MENGUBAH,), "Rancangan ini bukan milik unit Anda."),
    S.DIPERIKSA: (
        (MEMERIKSA, MENERBITKAN),
        (
            "Belum disimpan: rancangan ini sudah diperiksa dan menunggu terbit. Bila "
            "isinya perlu diubah, minta PPID Utama mengembalikannya. Isian Anda masih "
            "ada di bawah."
        ),
    ),
    S.TERBIT: (
        (MENERBITKAN,),
        (
            f"Belum disimpan: informasi ini sudah terbit. Tekan {T.USULKAN.label}. "
            "Isian Anda masih ada di bawah."
        ),
    ),
    S.DITARIK: ((MENERBITKAN,), "Informasi yang ditarik hanya diubah oleh PPID Utama."),
    S.DIGABUNG: ((), "Rancangan ini sudah digabung ke informasi asalnya."),
}


TANPA_UJI = (
    "Informasi hanya dapat dikecualikan dengan uji konsekuensi yang sudah disetujui "
    "(UU 14/2008 Pasal 19)."
)


def kelompok_asing(kelompok: KelompokInformasi | None, klasifikasi: str) -> str:
    if kelompok is None or kelompok.klasifikasi == klasifikasi:
        return ""
    return (
        f"Kelompok ini untuk informasi {kelompok.get_klasifikasi_display()}. "
        "Pilih kelompok lain atau ubah klasifikasinya."
    )


def tanpa_uji(dokumen: DokumenInformasi, pada: datetime) -> bool:
    """Whether it is marked excluded without an approved test (UU 14/2008 Ps 19)."""
    if dokumen.klasifikasi != Klasifikasi.DIKECUALIKAN:
        return False
    asal = dokumen.menggantikan or dokumen
    return not asal.uji.disetujui(timezone.localdate(pada)).exists()


@transaction.atomic
def simpan_terbitan(
    dokumen: DokumenInformasi, saat: Saat, *, catatan: str
) -> DokumenInformasi:
    """Save an edited entry that is out, and tell readers what changed.

    Raises TindakanTerlarang without a note, or when an exclusion has no approved test.
    """
    catatan = wajib(catatan, TANPA_CATATAN)
    if tanpa_uji(dokumen, saat.pada):
        raise TindakanTerlarang(TANPA_UJI)
    dokumen.kabarkan(catatan, saat.pada)
    dokumen.save()
    _kenali(dokumen)
    Jejak.objects.catat(dokumen, "ubah", saat=saat, catatan=catatan)
    return dokumen


@transaction.atomic
def ubah_keterangan_berkas(berkas: BerkasInformasi, saat: Saat) -> None:
    berkas.save(update_fields=("judul", "salinan_teks"))
    Jejak.objects.catat(berkas.dokumen, "ubah_berkas", saat=saat, catatan=berkas.judul)


@transaction.atomic
def hapus_berkas(berkas: BerkasInformasi, saat: Saat) -> None:
    """Take a file off its entry; the row stays as proof, nobody can load it."""
    berkas.dihapus = True
    berkas.save(update_fields=("dihapus",))
    Jejak.objects.catat(
        berkas.dokumen,
        "hapus_berkas",
        saat=saat,
        catatan=f"{berkas.judul}, versi {berkas.versi}",
        sebelum={"sha256": berkas.sha256},
    )


# The search words of entries, when their unit is renamed

# The same words as ``DokumenInformasi.save`` writes, for any number of rows at once.
NAMA_UNIT = Unit.objects.filter(pk=OuterRef("unit")).values(
    nama_lengkap=Concat("nama", Value(" "), "singkatan", Value(" "))
)
KONTEKS = Left(
    Concat(Subquery(NAMA_UNIT), F("penanggung_jawab"), output_field=models.CharField()),
    DokumenInformasi._meta.get_field("konteks").max_length or 0,  # never 0: a CharField
)
# These words are computed and no content: the history of the entries stays as it was.
RIWAYAT = "informasi.DokumenInformasi:update_update"


@transaction.atomic
def segarkan_konteks(*, unit: Unit | None = None) -> int:
    """Bring the search words of entries up to the names their units bear now.

    Returns how many had others; when none had, no page is made anew.
    """
    dokumen = DokumenInformasi.objects.alias(kini=KONTEKS).exclude(konteks=F("kini"))
    if unit is not None:
        dokumen = dokumen.filter(unit=unit)
    if not dokumen.exists():
        return 0
    if unit is not None:
        Kosakata.objects.tambahkan(f"{unit.nama} {unit.singkatan}")
    with pgtrigger.ignore(RIWAYAT):
        return dokumen.update(konteks=KONTEKS)
