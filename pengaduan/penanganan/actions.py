"""What the office does with a complaint, from its verification to its end."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import DaftarTindakan, TindakanTerlarang, pastikan, wajib
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.izin import sebut
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
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
from pengaduan.aduan.models import Pengaduan, PesanPengaduan, kolom_kosong
from pengaduan.aduan.pilihan import TERBUKA, KelasPengaduan, TindakanPengaduan as T
from pengaduan.aduan.waktu import (
    LENGKAPI,
    TANGGAPAN,
    TUNGGU,
    VERIFIKASI,
    batas_selesai,
    kolom_tempo,
)
from pengaduan.lapor.actions import tutup_penerusan
from pengaduan.lapor.models import Penerusan

S = Pengaduan.Status


def wajib_kalimat(kalimat: str) -> str:
    """Every end needs one, without unfilled blanks of a prepared text."""
    rapi = wajib(kalimat, "Tulis kalimat untuk pelapor.")
    if kosong := kolom_kosong(rapi):
        raise TindakanTerlarang(
            f"Isi dulu bagian dalam kurung siku: {', '.join(kosong)}."
        )
    return rapi


@transaction.atomic
def verifikasi_pengaduan(
    pengaduan: Pengaduan,
    saat: Saat,
    *,
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
    menjadi_peka = kategori.rahasia and kategori.pk != pengaduan.kategori_id
    batas = batas_selesai(kelas, timezone.localdate(saat.pada), pengaduan.pemegang)
    pengaduan.lakukan(
        T.VERIFIKASI,
        saat,
        kelas=kelas,
        berkadar=kelas == KelasPengaduan.BERKADAR,
        kategori=kategori,
        topik=topik,
        anonim=anonim or pengaduan.anonim,
        rahasia=rahasia or pengaduan.rahasia or menjadi_peka,
        terverifikasi_pada=saat.pada,
        selesai_sampai=batas.jatuh_tempo,
        hitungan_selesai=batas.kalimat(),
        **kolom_tempo(TANGGAPAN, pengaduan, saat.pada),
    )
    # What the topic says; the rule only raises, so no decision of a person is undone.
    prioritas, alasan = prioritas_menurut_aturan(pengaduan)
    if prioritas > pengaduan.prioritas:
        pengaduan.prioritas, pengaduan.alasan_prioritas = prioritas, alasan
        pengaduan.save(update_fields=("prioritas", "alasan_prioritas", "diubah_pada"))
    if pengaduan.berkadar:
        _ke_inspektorat(pengaduan, saat)
    kabari_pelapor(pengaduan, "terverifikasi", pada=saat.pada)
    return pengaduan


def _ke_inspektorat(pengaduan: Pengaduan, saat: Saat) -> None:
    # Grave: the Inspektorat holds it, and nobody else is told any more.
    alasan = "Berkadar pengawasan: hanya Inspektorat (APIP)."
    unit = unit_inspektorat(timezone.localdate(saat.pada))
    if unit and unit != pengaduan.pemegang:
        pengaduan.alihkan(saat, ke_unit=unit, alasan=alasan)
    lain = Penerusan.objects.terbuka().filter(pengaduan=pengaduan)
    for satu in lain.exclude(tujuan=Penerusan.Tujuan.APIP):
        tutup_penerusan(satu, saat, alasan=alasan)
    kabari_petugas(pengaduan, saat, templat="berkadar", peran=(Peran.INSPEKTORAT,))


@transaction.atomic
def ubah_kelas_pengaduan(
    pengaduan: Pengaduan, saat: Saat, *, kelas: str, alasan: str
) -> Pengaduan:
    """The limit counts from the same day; found to be grave it leaves its unit."""
    catatan = wajib(alasan, "Tulis mengapa kelasnya diubah.")
    if kelas == pengaduan.kelas:
        raise TindakanTerlarang("Aduan ini sudah berkelas itu.")
    assert pengaduan.terverifikasi_pada is not None  # the act starts after it
    sejak = timezone.localdate(pengaduan.terverifikasi_pada)
    batas = batas_selesai(kelas, sejak, pengaduan.pemegang)
    kolom: dict[str, Any] = {
        "selesai_sampai": batas.jatuh_tempo,
        "hitungan_selesai": batas.kalimat(),
    }
    if pengaduan.jatuh_tempo == pengaduan.selesai_sampai:
        kolom |= {"jatuh_tempo": batas.jatuh_tempo, "hitungan": batas.kalimat()}
    berkadar = kelas == KelasPengaduan.BERKADAR
    pengaduan.lakukan(
        T.UBAH_KELAS,
        saat,
        catatan=catatan,
        kelas=kelas,
        berkadar=berkadar,
        terbit=pengaduan.terbit and not berkadar,
        **kolom,
    )
    if berkadar:
        _ke_inspektorat(pengaduan, saat)
    return pengaduan


def halangan_tunda(pengaduan: Pengaduan) -> str:
    if pengaduan.pelapor is None or not pengaduan.pelapor.berkontak:
        return (
            "Pelapor tanpa kontak tidak dapat ditanya. Periksa dengan keterangan yang "
            "ada."
        )
    return ""


@transaction.atomic
def tunda_pengaduan(pengaduan: Pengaduan, saat: Saat, *, pertanyaan: str) -> Pengaduan:
    """Our days wait, the reporter's begin."""
    isi = wajib_kalimat(pertanyaan)
    pastikan(halangan_tunda(pengaduan))
    hari_ini = timezone.localdate(saat.pada)
    sampai = hitung_tenggat(LENGKAPI, hari_ini, pengaduan.pemegang).jatuh_tempo
    pengaduan.lakukan(T.TUNDA, saat, catatan=isi, tunggu_sampai=sampai)
    _tulis(pengaduan, isi, saat)
    kabari_pelapor(pengaduan, "ditanya", pada=saat.pada)
    return pengaduan


@transaction.atomic
def lengkapi_pengaduan(
    pengaduan: Pengaduan, saat: Saat[Petugas | None], *, isi: str
) -> Pengaduan:
    rapi = wajib(isi, "Tulis keterangannya dulu.")
    pengaduan.lakukan(
        T.LENGKAPI,
        saat,
        tunggu_sampai=None,
        **kolom_tempo(VERIFIKASI, pengaduan, saat.pada),
    )
    tuntaskan_menghubungi(
        pengaduan, "ditanya", saat=saat, hasil="Pelapor sudah menjawab."
    )
    _tulis(pengaduan, rapi, saat, dari_petugas=False)
    kabari_petugas(pengaduan, saat, templat="dijawab", peran=(Peran.ADMIN_SP4N,))
    return pengaduan


@transaction.atomic
def arsipkan_pengaduan(
    pengaduan: Pengaduan, saat: Saat[Petugas | None], *, kalimat: str
) -> Pengaduan:
    return _akhiri(
        pengaduan,
        T.ARSIPKAN,
        "berakhir",
        saat,
        kalimat=kalimat,
        syarat={"tunggu_sampai": pengaduan.tunggu_sampai},
        tunggu_sampai=None,
    )


@transaction.atomic
def nyatakan_bukan_wewenang(
    pengaduan: Pengaduan, saat: Saat, *, lembaga: KanalLayanan, kalimat: str
) -> Pengaduan:
    tindakan, kabar = T.NYATAKAN_BUKAN_WEWENANG, "bukan_wewenang"
    return _akhiri(pengaduan, tindakan, kabar, saat, kalimat=kalimat, lembaga=lembaga)


@transaction.atomic
def alihkan_informasi(pengaduan: Pengaduan, saat: Saat, *, kalimat: str) -> Pengaduan:
    """The request exists only when he sends it himself; its number is noted then."""
    tindakan, kabar = T.ALIHKAN_INFORMASI, "dialihkan_informasi"
    return _akhiri(pengaduan, tindakan, kabar, saat, kalimat=kalimat)


def _akhiri(
    pengaduan: Pengaduan,
    tindakan: DaftarTindakan,
    kabar: str,
    saat: Saat[Petugas | None],
    *,
    kalimat: str,
    **kolom: Any,
) -> Pengaduan:
    isi = wajib_kalimat(kalimat)
    kolom |= {"kalimat": isi, "terbit": False}
    pengaduan.lakukan(tindakan, saat, catatan=isi, **kolom)
    kabari_pelapor(pengaduan, kabar, pada=saat.pada)
    return pengaduan


@transaction.atomic
def ubah_prioritas_pengaduan(
    pengaduan: Pengaduan, saat: Saat, *, prioritas: str, alasan: str
) -> Pengaduan:
    sebab = wajib(alasan, "Tulis mengapa prioritasnya diubah.")
    return pengaduan.lakukan(
        T.UBAH_PRIORITAS,
        saat,
        catatan=sebab,
        prioritas=prioritas,
        alasan_prioritas=sebab,
    )


@transaction.atomic
def pastikan_telepon(pengaduan: Pengaduan, saat: Saat) -> Pengaduan:
    """Before anything of it may be passed on (hukum 14, decision 18)."""
    pelapor = pengaduan.pelapor
    if pelapor is None or not pelapor.telepon:
        raise TindakanTerlarang("Pelapor tidak meninggalkan nomor telepon.")
    pelapor.pastikan_telepon(saat=saat)
    return pengaduan.lakukan(T.PASTIKAN_TELEPON, saat)


# Handling: begin, propose a result with proof, have a second officer look, close

C, H = Pengaduan.Cara, Pengaduan.Hasil
# What a proposal of a result had set, taken back.
TANPA_HASIL: dict[str, Any] = {
    "hasil": "",
    "kalimat": "",
    "diusulkan_oleh": None,
    "diperiksa_oleh": None,
    "tuntas_pada": None,
}
# A result without a thing done needs no photo, only its reason.
TANPA_BUKTI = frozenset({H.TIDAK_DAPAT, H.TIDAK_TERBUKTI, H.TANPA_JAWABAN_LUAR})
TANPA_BERKAS = "Lampirkan bukti: foto sesudah ditangani atau surat."
BUKTI_LAMA = (
    "Berkas itu sudah ada di aduan ini. Lampirkan foto sesudah ditangani, atau surat "
    "yang baru."
)


@transaction.atomic
def tindaklanjuti_pengaduan(
    pengaduan: Pengaduan, saat: Saat, *, kalimat: str
) -> Pengaduan:
    isi = wajib_kalimat(kalimat)
    pengaduan.lakukan(
        T.TINDAKLANJUTI,
        saat,
        catatan=isi,
        tunggu_sampai=None,
        jatuh_tempo=pengaduan.selesai_sampai,
        hitungan=pengaduan.hitungan_selesai,
        ditindaklanjuti_pada=pengaduan.ditindaklanjuti_pada or saat.pada,
        **TANPA_HASIL,
    )
    if pengaduan.penangan_id is None:
        pengaduan.penangan = saat.oleh
        pengaduan.save(update_fields=("penangan", "diubah_pada"))
    _tulis(pengaduan, isi, saat)
    kabari_pelapor(pengaduan, "ditindaklanjuti", pada=saat.pada)
    return pengaduan


@transaction.atomic
def usulkan_hasil(
    pengaduan: Pengaduan,
    saat: Saat,
    *,
    hasil: str,
    kalimat: str,
    bukti: Iterable[BerkasPengaduan] = (),
) -> Pengaduan:
    """The handler says how it ended; a thing done is proved by photo or letter.

    ``bukti`` are unsaved. Proof may also be there from before, but not from before the
    reporter said no. One proposal at a time: nobody checks another result than the one he
    has read. Raises TindakanTerlarang without a sentence, or without proof where
    something was done.
    """
    isi = wajib_kalimat(kalimat)
    dilampirkan = list(bukti)
    simpan_berkas(pengaduan, dilampirkan, saat)
    if hasil not in TANPA_BUKTI and not _berbukti(pengaduan):
        raise TindakanTerlarang(BUKTI_LAMA if dilampirkan else TANPA_BERKAS)
    pengaduan.lakukan(
        T.USULKAN_HASIL,
        saat,
        catatan=isi,
        syarat={"diusulkan_oleh__isnull": True},
        hasil=hasil,
        kalimat=isi,
        diusulkan_oleh=saat.oleh,
        diperiksa_oleh=None,
    )
    kabari_pemeriksa(pengaduan, templat="periksa_hasil", pada=saat.pada)
    return pengaduan


def _berbukti(pengaduan: Pengaduan) -> bool:
    bukti = BerkasPengaduan.objects.bukti().filter(pengaduan=pengaduan)
    if pengaduan.tanggapan == Pengaduan.Tanggapan.TIDAK:
        bukti = bukti.filter(diunggah_pada__gte=pengaduan.tanggapan_pada)
    return bukti.exists()


@transaction.atomic
def kembalikan_hasil(pengaduan: Pengaduan, saat: Saat, *, alasan: str) -> Pengaduan:
    pengaduan.lakukan(
        T.KEMBALIKAN_HASIL,
        saat,
        catatan=wajib(alasan, "Tulis apa yang masih kurang dari hasilnya."),
        syarat={"diusulkan_oleh__isnull": False},
        **TANPA_HASIL,
    )
    kabari_pemegang(pengaduan, saat, templat="hasil_dikembalikan")
    return pengaduan


@transaction.atomic
def minta_tanggapan(pengaduan: Pengaduan, saat: Saat) -> Pengaduan:
    """Raises TindakanTerlarang for whoever proposed the result himself."""
    hari_ini = timezone.localdate(saat.pada)
    pastikan(halangan_periksa(pengaduan, saat.oleh, hari_ini))
    sampai = hitung_tenggat(TUNGGU, hari_ini, pengaduan.pemegang).jatuh_tempo
    pengaduan.lakukan(
        T.MINTA_TANGGAPAN,
        saat,
        syarat={"diusulkan_oleh__isnull": False},
        diperiksa_oleh=saat.oleh,
        tuntas_pada=saat.pada,
        tunggu_sampai=sampai,
        tanggapan="",
        tanggapan_pada=None,
    )
    _tulis(pengaduan, pengaduan.kalimat, saat)
    kabari_pelapor(pengaduan, "tanggapan_diminta", pada=saat.pada)
    return pengaduan


def halangan_periksa(pengaduan: Pengaduan, oleh: Petugas, hari: date) -> str:
    """Whoever proposed it is told who else could, or that there is nobody."""
    if pengaduan.diusulkan_oleh_id is None:
        return "Belum ada hasil yang diusulkan penangan."
    if pengaduan.diusulkan_oleh_id == oleh.pk:
        lain = sebut(pemeriksa_hasil(pengaduan, hari))
        return f"Hasil diperiksa petugas lain, bukan pengusulnya. {lain}"
    return ""


@transaction.atomic
def jawab_tanggapan(
    pengaduan: Pengaduan, saat: Saat[Petugas | None], *, beres: bool, alasan: str = ""
) -> Pengaduan:
    """Yes closes; no needs a word, also after the end. The proposer types no yes."""
    tuntaskan_menghubungi(
        pengaduan,
        "tanggapan_diminta",
        "selesai",
        saat=saat,
        hasil="Pelapor sudah menjawab.",
    )
    if beres:
        pastikan(halangan_ya(pengaduan, saat.oleh))
        return selesaikan(pengaduan, saat=saat, cara=C.PELAPOR)
    isi = wajib(alasan, "Tulis apa yang belum beres, supaya penangan tahu.")
    kolom = {
        "tanggapan": Pengaduan.Tanggapan.TIDAK,
        "tanggapan_pada": saat.pada,
        **kolom_tempo(TANGGAPAN, pengaduan, saat.pada),
        **TANPA_HASIL,
    }
    if pengaduan.status == S.SELESAI:
        pengaduan.lakukan(
            T.BUKA_KEMBALI,
            saat,
            catatan=isi,
            cara_selesai="",
            selesai_pada=None,
            dibuka_kembali=pengaduan.dibuka_kembali + 1,
            **kolom,
        )
    else:
        pengaduan.lakukan(
            T.TINDAKLANJUTI,
            saat,
            catatan=isi,
            syarat={"status": S.MENUNGGU_PELAPOR},
            tunggu_sampai=None,
            **kolom,
        )
    _tulis(pengaduan, isi, saat, dari_petugas=False)
    kabari_pemegang(pengaduan, saat, templat="dibuka_kembali")
    return pengaduan


def halangan_ya(pengaduan: Pengaduan, oleh: Petugas | None) -> str:
    if pengaduan.status == S.SELESAI:
        return "Aduan ini sudah ditutup; jawaban “ya” tidak mengubahnya."
    if oleh and pengaduan.diusulkan_oleh_id == oleh.pk:
        return "Jawaban “ya” dicatat petugas lain, bukan pengusul hasilnya."
    return ""


@transaction.atomic
def tutup_pengaduan(pengaduan: Pengaduan, saat: Saat, *, alasan: str) -> Pengaduan:
    sebab = wajib(alasan, "Tulis mengapa ditutup tanpa jawaban pelapor.")
    hari_ini = timezone.localdate(saat.pada)
    pastikan(halangan_periksa(pengaduan, saat.oleh, hari_ini))
    selesaikan(pengaduan, saat=saat, cara=C.ADMIN, alasan=sebab)
    kabari_pelapor(pengaduan, "selesai", pada=saat.pada)
    return pengaduan


def selesaikan(
    pengaduan: Pengaduan, saat: Saat[Petugas | None], *, cara: str, alasan: str = ""
) -> Pengaduan:
    kolom: dict[str, Any] = {}
    if cara == C.PELAPOR:
        kolom = {"tanggapan": Pengaduan.Tanggapan.YA, "tanggapan_pada": saat.pada}
    elif cara == C.ADMIN:
        kolom = {"diperiksa_oleh": saat.oleh}
    return pengaduan.lakukan(
        T.SELESAIKAN,
        saat,
        catatan=alasan,
        syarat={
            "diusulkan_oleh__isnull": False,
            "tunggu_sampai": pengaduan.tunggu_sampai,
        },
        cara_selesai=cara,
        selesai_pada=saat.pada,
        tunggu_sampai=None,
        tuntas_pada=pengaduan.tuntas_pada or saat.pada,
        **kolom,
    )


def tutup_yang_diam(*, pada: datetime) -> int:
    """SP4N closes so: counted as "no answer", never as confirmed; one act each."""
    semua = Pengaduan.objects.filter(
        status=S.MENUNGGU_PELAPOR, tunggu_sampai__lt=timezone.localdate(pada)
    )
    return sum(_tutup_diam(pengaduan, pada) for pengaduan in semua.order_by("pk"))


@transaction.atomic
def _tutup_diam(pengaduan: Pengaduan, pada: datetime) -> bool:
    try:
        selesaikan(pengaduan, saat=Saat(None, pada), cara=C.OTOMATIS_10HK)
    except TindakanTerlarang:
        return False
    kabari_pelapor(pengaduan, "selesai", pada=pada)
    return True


@transaction.atomic
def tambah_pesan(
    pengaduan: Pengaduan, saat: Saat[Petugas | None], *, isi: str
) -> PesanPengaduan:
    rapi = wajib(isi, "Tulis pesannya dulu.")
    if saat.oleh is None:
        pesan = _tulis(pengaduan, rapi, Saat(None, saat.pada), dari_petugas=False)
        kabari_pemegang(pengaduan, saat, templat="pesan_masuk")
        return pesan
    pesan = _tulis(pengaduan, wajib_kalimat(rapi), saat)
    kabari_pelapor(pengaduan, "pesan", pada=saat.pada)
    return pesan


def _tulis(
    pengaduan: Pengaduan,
    isi: str,
    saat: Saat[Petugas | None],
    *,
    dari_petugas: bool = True,
) -> PesanPengaduan:
    return PesanPengaduan.objects.create(
        pengaduan=pengaduan,
        dari_petugas=dari_petugas,
        isi=isi,
        oleh=saat.oleh,
        pada=saat.pada,
    )


# Duplicates: the child keeps its number and reporter, news flows from the parent


@transaction.atomic
def gabungkan_pengaduan(
    pengaduan: Pengaduan, saat: Saat, *, induk: Pengaduan
) -> Pengaduan:
    """Only ``induk`` is handled; children move along: the tree stays one level deep."""
    # All are locked in one order, so that two mergers never wait for each other.
    semua = Pengaduan.objects.select_for_update(of=("self",)).order_by("pk")
    terkunci = {p.pk: p for p in semua.filter(pk__in=(pengaduan.pk, induk.pk))}
    tujuan = terkunci[induk.pk]
    pastikan(_halangan_gabung(terkunci[pengaduan.pk], tujuan))
    pengaduan.lakukan(
        T.GABUNGKAN, saat, catatan=tujuan.nomor, induk=tujuan, terbit=False
    )
    for anak in semua.filter(induk=pengaduan):
        Pengaduan.objects.filter(pk=anak.pk).update(induk=tujuan)
        Jejak.objects.catat(
            anak,
            "pindah_induk",
            saat=saat,
            sebelum={"induk": pengaduan.nomor},
            sesudah={"induk": tujuan.nomor},
        )
    kabari_pelapor(pengaduan, "digabung", pada=saat.pada)
    return pengaduan


@transaction.atomic
def pisahkan_pengaduan(pengaduan: Pengaduan, saat: Saat, *, alasan: str) -> Pengaduan:
    pengaduan.lakukan(
        T.PISAHKAN,
        saat,
        catatan=wajib(alasan, "Tulis mengapa dipisahkan."),
        induk=None,
        **kolom_tempo(VERIFIKASI, pengaduan, saat.pada),
    )
    kabari_pelapor(pengaduan, "dipisahkan", pada=saat.pada)
    return pengaduan


def _halangan_gabung(anak: Pengaduan, induk: Pengaduan) -> str:
    if anak.pk == induk.pk:
        return "Aduan tidak dapat digabung dengan dirinya sendiri."
    if induk.status not in TERBUKA:
        return (
            f"{induk.nomor} sudah berakhir atau sudah digabung. Pilih aduan yang masih "
            "berjalan."
        )
    if anak.berkadar != induk.berkadar:
        return "Aduan berkadar pengawasan tidak digabung dengan aduan biasa."
    return ""
