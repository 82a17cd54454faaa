"""What the office does with a complaint, from its verification to its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.izin import sebut
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, KanalLayanan, Petugas
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.aduan.berkas import BerkasPengaduan, simpan_berkas
from pengaduan.aduan.kabar import (
    kabari_pelapor,
    kabari_pemegang,
    kabari_pemeriksa,
    kabari_petugas,
    pemeriksa_hasil,
    unit_inspektorat,
)
from pengaduan.aduan.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.aduan.laporan_masuk import prioritas_menurut_aturan
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pesan import PesanPengaduan, kolom_kosong
from pengaduan.aduan.pilihan import TERBUKA, KelasPengaduan
from pengaduan.aduan.waktu import LENGKAPI, TANGGAPAN, TUNGGU, VERIFIKASI, batas_selesai
from pengaduan.lapor.actions import tutup_penerusan
from pengaduan.lapor.models import Penerusan


def wajib_kalimat(kalimat: str) -> str:
    """The sentence for the reporter, trimmed; TindakanTerlarang when it cannot go out.

    Every end needs one, and a prepared text may not leave with its blanks unfilled.
    """
    rapi = kalimat.strip()
    if not rapi:
        raise TindakanTerlarang("Tulis kalimat untuk pelapor; ia berhak tahu sebabnya.")
    if kosong := kolom_kosong(rapi):
        raise TindakanTerlarang(
            f"Isi dulu bagian dalam kurung siku: {', '.join(kosong)}."
        )
    return rapi


@transaction.atomic
def verifikasi_pengaduan(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    kelas: str,
    kategori: KategoriPengaduan,
    topik: TopikPengaduan | None = None,
    anonim: bool = False,
    rahasia: bool = False,
) -> Pengaduan:
    """Read and class it: from now on the days of its class run.

    The reporter's wish for secrecy can be added to and never taken away; a sensitive
    category that he did not choose himself hides it, since he was not asked. *Berkadar
    pengawasan* is from now on the Inspektorat's alone. The topic may raise the priority.
    Raises TindakanTerlarang for a topic of another category.
    """
    if topik and topik.kategori_id != kategori.pk:
        raise TindakanTerlarang(
            f"Topik “{topik.nama}” termasuk kategori “{topik.kategori.nama}”. Pilih "
            "kategori itu, atau topik lain."
        )
    hari_ini = timezone.localdate(pada)
    pengaduan.verifikasi(
        oleh=oleh,
        pada=pada,
        kelas=kelas,
        kategori=kategori,
        topik=topik,
        anonim=anonim or pengaduan.anonim,
        rahasia=rahasia or pengaduan.rahasia or _menjadi_peka(pengaduan, kategori),
        tempo=hitung_tenggat(TANGGAPAN, hari_ini, pengaduan.pemegang),
        batas=batas_selesai(kelas, hari_ini, pengaduan.pemegang),
    )
    _naikkan_prioritas(pengaduan)
    if pengaduan.berkadar:
        _ke_inspektorat(pengaduan, oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="terverifikasi",
        perihal="Beri tahu bahwa aduannya sudah diperiksa dan diteruskan.",
        pada=pada,
    )
    return pengaduan


def _menjadi_peka(pengaduan: Pengaduan, kategori: KategoriPengaduan) -> bool:
    return kategori.rahasia and kategori.pk != pengaduan.kategori_id


def _naikkan_prioritas(pengaduan: Pengaduan) -> None:
    # What the topic says; the rule only raises, so no decision of a person is undone.
    prioritas, alasan = prioritas_menurut_aturan(
        kategori=pengaduan.kategori,
        topik=pengaduan.topik,
        jenis=pengaduan.jenis,
        bukan_darurat=pengaduan.bukan_darurat,
    )
    if prioritas > pengaduan.prioritas:
        pengaduan.prioritas, pengaduan.alasan_prioritas = prioritas, alasan
        pengaduan.save(update_fields=("prioritas", "alasan_prioritas", "diubah_pada"))


def _ke_inspektorat(pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime) -> None:
    # Grave: the Inspektorat holds it, and nobody else is told any more.
    alasan = "Berkadar pengawasan: hanya Inspektorat (APIP)."
    unit = unit_inspektorat(timezone.localdate(pada))
    if unit and unit != pengaduan.pemegang:
        pengaduan.alihkan(oleh=oleh, pada=pada, ke_unit=unit, alasan=alasan)
    lain = Penerusan.objects.terbuka().filter(pengaduan=pengaduan)
    for satu in lain.exclude(tujuan=Penerusan.Tujuan.APIP):
        tutup_penerusan(satu, oleh=oleh, pada=pada, alasan=alasan)
    kabari_petugas(
        pengaduan, templat="berkadar", oleh=oleh, pada=pada, peran=(Peran.INSPEKTORAT,)
    )


@transaction.atomic
def ubah_kelas_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, kelas: str, alasan: str
) -> Pengaduan:
    """Another class: its limit counts from the same day of verification.

    Found to be grave it leaves its unit and its hand-overs for the Inspektorat.
    """
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa kelasnya diubah.")
    if kelas == pengaduan.kelas:
        raise TindakanTerlarang("Aduan ini sudah berkelas itu.")
    assert pengaduan.terverifikasi_pada is not None  # the act starts after it
    sejak = timezone.localdate(pengaduan.terverifikasi_pada)
    pengaduan.ubah_kelas(
        oleh=oleh,
        pada=pada,
        kelas=kelas,
        alasan=alasan.strip(),
        batas=batas_selesai(kelas, sejak, pengaduan.pemegang),
    )
    if kelas == KelasPengaduan.BERKADAR:
        _ke_inspektorat(pengaduan, oleh=oleh, pada=pada)
    return pengaduan


def halangan_tunda(pengaduan: Pengaduan) -> str:
    """Why the reporter cannot be asked, in a sentence; "" when he can."""
    if pengaduan.pelapor is None or not pengaduan.pelapor.berkontak:
        return (
            "Pelapor tidak meninggalkan kontak, jadi tidak dapat ditanya. Periksa dengan "
            "keterangan yang ada."
        )
    return ""


@transaction.atomic
def tunda_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, pertanyaan: str
) -> Pengaduan:
    """Ask the reporter what is missing; our days wait, his begin.

    Raises TindakanTerlarang when nobody can be asked: there is no contact.
    """
    isi = wajib_kalimat(pertanyaan)
    if halangan := halangan_tunda(pengaduan):
        raise TindakanTerlarang(halangan)
    hari_ini = timezone.localdate(pada)
    sampai = hitung_tenggat(LENGKAPI, hari_ini, pengaduan.pemegang).jatuh_tempo
    pengaduan.tunda(oleh=oleh, pada=pada, pertanyaan=isi, sampai=sampai)
    PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari_petugas=True, isi=isi, oleh=oleh, pada=pada
    )
    kabari_pelapor(
        pengaduan,
        templat="ditanya",
        perihal="Tanyakan keterangan yang kurang; pertanyaannya ada di berkas.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def lengkapi_pengaduan(
    pengaduan: Pengaduan, *, isi: str, pada: datetime, oleh: Petugas | None = None
) -> Pengaduan:
    """The reporter's answer, typed by him or (``oleh``) by an officer who heard it."""
    if not isi.strip():
        raise TindakanTerlarang("Tulis keterangannya dulu.")
    tempo = hitung_tenggat(VERIFIKASI, timezone.localdate(pada), pengaduan.pemegang)
    pengaduan.lengkapi(oleh=oleh, pada=pada, tempo=tempo)
    tuntaskan_menghubungi(
        pengaduan, "ditanya", hasil="Pelapor sudah menjawab.", oleh=oleh, pada=pada
    )
    PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari_petugas=False, isi=isi.strip(), oleh=oleh, pada=pada
    )
    kabari_petugas(
        pengaduan, templat="dijawab", oleh=oleh, pada=pada, peran=(Peran.ADMIN_SP4N,)
    )
    return pengaduan


@transaction.atomic
def arsipkan_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas | None, pada: datetime, kalimat: str
) -> Pengaduan:
    isi = wajib_kalimat(kalimat)
    pengaduan.arsipkan(oleh=oleh, pada=pada, alasan=isi, kalimat=isi)
    kabari_pelapor(
        pengaduan,
        templat="berakhir",
        perihal="Sampaikan bahwa aduannya diarsipkan dan sebabnya.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def nyatakan_bukan_wewenang(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    lembaga: KanalLayanan,
    kalimat: str,
) -> Pengaduan:
    pengaduan.nyatakan_bukan_wewenang(
        oleh=oleh, pada=pada, lembaga=lembaga, kalimat=wajib_kalimat(kalimat)
    )
    kabari_pelapor(
        pengaduan,
        templat="berakhir",
        perihal="Sampaikan lembaga yang berwenang dan nomornya.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def alihkan_informasi(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, kalimat: str
) -> Pengaduan:
    """A request for documents: the reporter is led to the request, with his words.

    The request exists only when he sends it himself; its number is noted then.
    """
    pengaduan.alihkan_informasi(oleh=oleh, pada=pada, kalimat=wajib_kalimat(kalimat))
    kabari_pelapor(
        pengaduan,
        templat="dialihkan_informasi",
        perihal="Sampaikan cara meminta informasinya di loket PPID.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def ubah_prioritas_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, prioritas: str, alasan: str
) -> Pengaduan:
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa prioritasnya diubah.")
    return pengaduan.ubah_prioritas(
        oleh=oleh, pada=pada, prioritas=prioritas, alasan=alasan.strip()
    )


@transaction.atomic
def pastikan_telepon(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime
) -> Pengaduan:
    """The officer who triages has called the number: it is the reporter's own.

    Before anything of it may be passed on (hukum 14, decision 18).
    """
    pelapor = pengaduan.pelapor
    if pelapor is None or not pelapor.telepon:
        raise TindakanTerlarang("Pelapor tidak meninggalkan nomor telepon.")
    pelapor.pastikan_telepon(oleh=oleh, pada=pada)
    Jejak.objects.catat(pengaduan, "pastikan_telepon", oleh=oleh, pada=pada)
    return pengaduan


# Handling: begin, propose a result with proof, have a second officer look, close

C, H = Pengaduan.Cara, Pengaduan.Hasil
# A result without a thing done needs no photo, only its reason.
TANPA_BUKTI = frozenset({H.TIDAK_DAPAT, H.TIDAK_TERBUKTI, H.TANPA_JAWABAN_LUAR})
TANPA_BERKAS = (
    "Lampirkan bukti: foto sesudah ditangani, atau surat. Tanpa bukti aduan tidak dapat "
    "ditutup."
)
BUKTI_LAMA = (
    "Berkas itu sudah ada di aduan ini, jadi tidak membuktikan apa-apa. Lampirkan foto "
    "sesudah ditangani, atau surat yang baru."
)


@transaction.atomic
def tindaklanjuti_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, kalimat: str
) -> Pengaduan:
    isi = wajib_kalimat(kalimat)
    pengaduan.tindaklanjuti(oleh=oleh, pada=pada, catatan=isi)
    if pengaduan.penangan_id is None:
        pengaduan.penangan = oleh
        pengaduan.save(update_fields=("penangan", "diubah_pada"))
    _tulis(pengaduan, isi, oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="ditindaklanjuti",
        perihal="Sampaikan tindak lanjut yang sedang dilakukan.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def usulkan_hasil(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    hasil: str,
    kalimat: str,
    bukti: Iterable[BerkasPengaduan] = (),
) -> Pengaduan:
    """The handler says how it ended; a thing done is proved by photo or letter.

    ``bukti`` are unsaved. Proof may also be there from before, but not from before the
    reporter said no. Raises TindakanTerlarang without a sentence, or without proof where
    something was done.
    """
    isi = wajib_kalimat(kalimat)
    dilampirkan = list(bukti)
    simpan_berkas(pengaduan, dilampirkan, pada=pada, oleh=oleh)
    if hasil not in TANPA_BUKTI and not _berbukti(pengaduan):
        raise TindakanTerlarang(BUKTI_LAMA if dilampirkan else TANPA_BERKAS)
    pengaduan.usulkan_hasil(oleh=oleh, pada=pada, hasil=hasil, kalimat=isi)
    kabari_pemeriksa(pengaduan, templat="periksa_hasil", pada=pada)
    return pengaduan


def _berbukti(pengaduan: Pengaduan) -> bool:
    bukti = BerkasPengaduan.objects.bukti().filter(pengaduan=pengaduan)
    if pengaduan.tanggapan == Pengaduan.Tanggapan.TIDAK:
        bukti = bukti.filter(diunggah_pada__gte=pengaduan.tanggapan_pada)
    return bukti.exists()


@transaction.atomic
def kembalikan_hasil(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, alasan: str
) -> Pengaduan:
    if not alasan.strip():
        raise TindakanTerlarang("Tulis apa yang masih kurang dari hasilnya.")
    pengaduan.kembalikan_hasil(oleh=oleh, pada=pada, alasan=alasan.strip())
    kabari_pemegang(pengaduan, templat="hasil_dikembalikan", oleh=oleh, pada=pada)
    return pengaduan


@transaction.atomic
def minta_tanggapan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime
) -> Pengaduan:
    """A second officer accepts the proof; the reporter has ten working days to say.

    Raises TindakanTerlarang for whoever proposed the result himself.
    """
    hari_ini = timezone.localdate(pada)
    if halangan := halangan_periksa(pengaduan, oleh, hari_ini):
        raise TindakanTerlarang(halangan)
    sampai = hitung_tenggat(TUNGGU, hari_ini, pengaduan.pemegang).jatuh_tempo
    pengaduan.minta_tanggapan(oleh=oleh, pada=pada, sampai=sampai)
    _tulis(pengaduan, pengaduan.kalimat, oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="tanggapan_diminta",
        perihal="Sampaikan hasilnya dan tanyakan: sudah beres, ya atau tidak?",
        pada=pada,
    )
    return pengaduan


def halangan_periksa(pengaduan: Pengaduan, oleh: Petugas, hari: date) -> str:
    """Why this officer may not judge the result; "" when he may.

    Whoever proposed it is told who else could, or that there is nobody.
    """
    if pengaduan.diusulkan_oleh_id is None:
        return "Belum ada hasil yang diusulkan penangan."
    if pengaduan.diusulkan_oleh_id == oleh.pk:
        lain = sebut(pemeriksa_hasil(pengaduan, hari))
        return f"Hasil diperiksa petugas lain, bukan yang mengusulkannya. {lain}"
    return ""


@transaction.atomic
def jawab_tanggapan(
    pengaduan: Pengaduan,
    *,
    beres: bool,
    pada: datetime,
    alasan: str = "",
    oleh: Petugas | None = None,
) -> Pengaduan:
    """The reporter's yes or no, said by himself or (``oleh``) to an officer.

    Yes closes. No reaches the handler with days to react, also after it was closed; it
    needs a word about what is still wrong. Raises TindakanTerlarang for a yes that is
    typed by who proposed the result, or after the end.
    """
    tuntaskan_menghubungi(
        pengaduan,
        *("tanggapan_diminta", "selesai"),
        hasil="Pelapor sudah menjawab.",
        oleh=oleh,
        pada=pada,
    )
    if beres:
        if halangan := halangan_ya(pengaduan, oleh):
            raise TindakanTerlarang(halangan)
        pengaduan.selesaikan(oleh=oleh, pada=pada, cara=C.PELAPOR)
        return pengaduan
    isi = alasan.strip()
    if not isi:
        raise TindakanTerlarang("Tulis apa yang belum beres, supaya penangan tahu.")
    tempo = hitung_tenggat(TANGGAPAN, timezone.localdate(pada), pengaduan.pemegang)
    if pengaduan.status == Pengaduan.Status.SELESAI:
        pengaduan.buka_kembali(oleh=oleh, pada=pada, alasan=isi, tempo=tempo)
    else:
        pengaduan.sangkal_hasil(oleh=oleh, pada=pada, alasan=isi, tempo=tempo)
    PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari_petugas=False, isi=isi, oleh=oleh, pada=pada
    )
    kabari_pemegang(pengaduan, templat="dibuka_kembali", oleh=oleh, pada=pada)
    return pengaduan


def halangan_ya(pengaduan: Pengaduan, oleh: Petugas | None) -> str:
    """Why a yes of the reporter is not taken, from this officer; "" when it is."""
    if pengaduan.status == Pengaduan.Status.SELESAI:
        return "Aduan ini sudah ditutup; jawaban ya tidak mengubahnya."
    if oleh and pengaduan.diusulkan_oleh_id == oleh.pk:
        return "Jawaban ya dicatat petugas lain, bukan yang mengusulkan hasilnya."
    return ""


@transaction.atomic
def tutup_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, alasan: str
) -> Pengaduan:
    """An officer other than the proposer closes it, with the reason in the trail."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa ditutup tanpa jawaban pelapor.")
    if halangan := halangan_periksa(pengaduan, oleh, timezone.localdate(pada)):
        raise TindakanTerlarang(halangan)
    pengaduan.selesaikan(oleh=oleh, pada=pada, cara=C.ADMIN, alasan=alasan.strip())
    _kabari_selesai(pengaduan, pada)
    return pengaduan


def tutup_yang_diam(*, pada: datetime) -> int:
    """Close what the reporter left unanswered for its ten working days; how many.

    SP4N closes so. It is shown and counted as "no answer", never as confirmed. Each is an
    act of its own: what somebody answers in between is left alone.
    """
    hari_ini = timezone.localdate(pada)
    semua = Pengaduan.objects.habis_tunggu(hari_ini).order_by("pk")
    return sum(_tutup_diam(pengaduan, pada) for pengaduan in semua)


@transaction.atomic
def _tutup_diam(pengaduan: Pengaduan, pada: datetime) -> bool:
    try:
        pengaduan.selesaikan(oleh=None, pada=pada, cara=C.OTOMATIS_10HK)
    except TindakanTerlarang:
        return False
    _kabari_selesai(pengaduan, pada)
    return True


def _kabari_selesai(pengaduan: Pengaduan, pada: datetime) -> None:
    kabari_pelapor(
        pengaduan,
        templat="selesai",
        perihal="Beri tahu bahwa aduannya ditutup dan dapat dibuka kembali.",
        pada=pada,
    )


@transaction.atomic
def tambah_pesan(
    pengaduan: Pengaduan, *, isi: str, pada: datetime, oleh: Petugas | None = None
) -> PesanPengaduan:
    """News added later: from the reporter (``oleh`` None), or to him."""
    rapi = isi.strip()
    if not rapi:
        raise TindakanTerlarang("Tulis pesannya dulu.")
    if oleh is None:
        pesan = PesanPengaduan.objects.create(
            pengaduan=pengaduan, dari_petugas=False, isi=rapi, pada=pada
        )
        kabari_pemegang(pengaduan, templat="pesan_masuk", oleh=oleh, pada=pada)
        return pesan
    pesan = _tulis(pengaduan, wajib_kalimat(rapi), oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="pesan",
        perihal="Sampaikan pesan petugas yang ada di berkas.",
        pada=pada,
    )
    return pesan


def _tulis(
    pengaduan: Pengaduan, isi: str, *, oleh: Petugas, pada: datetime
) -> PesanPengaduan:
    return PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari_petugas=True, isi=isi, oleh=oleh, pada=pada
    )


# Duplicates: the child keeps its number and reporter, news flows from the parent


@transaction.atomic
def gabungkan_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, induk: Pengaduan
) -> Pengaduan:
    """Join ``pengaduan`` to ``induk``; only the parent is handled and forwarded.

    Children of the child move along, so that the tree stays one level deep. Raises
    TindakanTerlarang for itself, an ended parent, a merged parent, or a grave matter.
    """
    terkunci = _kunci(pengaduan, induk)
    tujuan = terkunci[induk.pk]
    _periksa_induk(terkunci[pengaduan.pk], tujuan)
    pengaduan.gabungkan(oleh=oleh, pada=pada, induk=tujuan)
    _pindahkan_anak(pengaduan, tujuan, oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="digabung",
        perihal="Beri tahu bahwa aduannya digabung dengan aduan yang sama.",
        pada=pada,
    )
    return pengaduan


def _pindahkan_anak(
    dari: Pengaduan, ke: Pengaduan, *, oleh: Petugas, pada: datetime
) -> None:
    for anak in Pengaduan.objects.select_for_update(of=("self",)).filter(induk=dari):
        Pengaduan.objects.filter(pk=anak.pk).update(induk=ke)
        Jejak.objects.catat(
            anak,
            "pindah_induk",
            oleh=oleh,
            pada=pada,
            sebelum={"induk": dari.nomor},
            sesudah={"induk": ke.nomor},
        )


@transaction.atomic
def pisahkan_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, alasan: str
) -> Pengaduan:
    """Undo: not the same matter after all; it is verified anew."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa dipisahkan.")
    tempo = hitung_tenggat(VERIFIKASI, timezone.localdate(pada), pengaduan.pemegang)
    pengaduan.pisahkan(oleh=oleh, pada=pada, alasan=alasan.strip(), tempo=tempo)
    kabari_pelapor(
        pengaduan,
        templat="dipisahkan",
        perihal="Beri tahu bahwa aduannya ditangani sendiri lagi.",
        pada=pada,
    )
    return pengaduan


def _kunci(*pengaduan: Pengaduan) -> dict[int, Pengaduan]:
    # Lock all of them in one order, so that two mergers never wait for each other.
    semua = Pengaduan.objects.select_for_update(of=("self",)).order_by("pk")
    return {p.pk: p for p in semua.filter(pk__in=[satu.pk for satu in pengaduan])}


def _periksa_induk(anak: Pengaduan, induk: Pengaduan) -> None:
    if anak.pk == induk.pk:
        raise TindakanTerlarang("Aduan tidak dapat digabung dengan dirinya sendiri.")
    if induk.status not in TERBUKA:
        raise TindakanTerlarang(
            f"{induk.nomor} sudah berakhir atau sudah digabung. Pilih aduan yang masih "
            "berjalan."
        )
    if anak.berkadar != induk.berkadar:
        raise TindakanTerlarang(
            "Aduan berkadar pengawasan tidak digabung dengan aduan biasa."
        )
