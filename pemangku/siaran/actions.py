"""Broadcasts: writing, freezing who gets one, sending by card and by mail (pemangku 7)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir, pastikan, wajib
from organisasi.kabar.notifikasi import batalkan_pesan, beri_tahu, hapus_pesan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, NomorUrut, Notifikasi, Pengaturan, Petugas
from pemangku.inventaris.actions import tandai_perlu_cek
from pemangku.inventaris.kanal import Kanal, uji_kanal
from pemangku.inventaris.orang import Orang, TautanPribadi, alamat_tautan
from pemangku.siaran.models import (
    BELUM_DISETUJUI,
    REGISTER_SIARAN,
    SETUJU_SIARAN,
    TERBUKA,
    PenerimaSiaran,
    PenerimaSiaranQuerySet,
    Siaran,
    StatusKartu as K,
    TindakanKartu,
    TindakanSiaran as T,
    VonisPenerima,
)
from pemangku.siaran.penerima import (
    KODE_CONTOH,
    alamat_wa,
    batas,
    halangan_masa_tenang,
    halangan_waktu,
    isi_pesan,
    pemangku_segmen,
    salah_templat,
    terlalu_panjang,
    timbang_pemangku,
    timbang_ulang,
)

# Writing one, freezing who gets it, letting it go (pemangku 7.1)

# Keys of forms become the keys of what they made.
RUANG = UUID("5d4b2f0e-6f6a-4a3b-8a53-2a1f0c9d7e41")
BUKAN_UNITNYA = "Siaran unit ini bukan tugas Anda."
KOSONG = "Tidak ada penerima yang layak."
SEGMEN_KOSONG = "Tidak ada pemangku dalam pilihan ini. Kurangi saringannya."


@transaction.atomic
def tulis_siaran(
    saat: Saat, *, isian: Mapping[str, Any], kunci: UUID | None = None
) -> Siaran:
    """Begin a broadcast; raises ValidationError by field, an unknown placeholder named.

    The same form (``kunci``) of one officer sent twice is one broadcast.
    """
    pk = uuid5(RUANG, f"{saat.oleh.pk}:{kunci or uuid4()}")
    kunci_formulir("siaran", pk)
    if ada := Siaran.objects.filter(pk=pk).first():
        return ada
    _periksa(isian)
    tahun = timezone.localdate(saat.pada).year
    siaran = Siaran(
        **isian,
        pk=pk,
        penyusun=saat.oleh,
        penulis=[saat.oleh.pk],
        dibuat_oleh=saat.oleh,
        status_sejak=saat.pada,
    )
    if not siaran.disiarkan_oleh(saat.oleh):
        raise ValidationError({"unit": BUKAN_UNITNYA})
    urut = NomorUrut.objects.ambil(REGISTER_SIARAN, tahun=tahun)
    siaran.nomor = f"SR-{tahun}-{urut:04d}"
    siaran.save(force_insert=True)
    Jejak.objects.catat(
        siaran,
        "tulis",
        saat=saat,
        sesudah={"status": siaran.status, "judul": siaran.judul},
    )
    return siaran


@transaction.atomic
def ubah_siaran(
    siaran: Siaran, saat: Saat, *, isian: Mapping[str, Any], edisi: int
) -> Siaran:
    """Write it anew; the recipients must be composed again."""
    _periksa(isian)
    if not Siaran(unit=isian["unit"]).disiarkan_oleh(saat.oleh):
        raise ValidationError({"unit": BUKAN_UNITNYA})
    siaran.lakukan(
        T.UBAH,
        saat,
        syarat={"edisi": edisi, "penulis": siaran.penulis},
        edisi=edisi + 1,
        penyusun=saat.oleh,
        penulis=sorted({saat.oleh.pk, *siaran.penulis_semua}),
        jumlah_layak=0,
        ada_eksternal=False,
        perlu_disetujui=False,
        **isian,
    )
    siaran.penerima.all().delete()
    return siaran


def _periksa(isian: Mapping[str, Any]) -> None:
    if salah := salah_templat(isian["isi"], isian["kanal"]):
        raise ValidationError({"isi": salah})


@transaction.atomic
def susun_penerima(siaran: Siaran, saat: Saat) -> Siaran:
    """Freeze the recipients with their verdicts, and ask the second person (PK-41).

    What is told to more outside the office than Pengaturan allows needs one. Raises
    TindakanTerlarang when nobody is in the segment, or the text too long for somebody.
    """
    siaran.penerima.all().delete()
    hari = timezone.localdate(saat.pada)
    segmen = pemangku_segmen(siaran.segmen, petugas=saat.oleh, hari=hari)
    baris = timbang_pemangku(siaran, segmen, hari=hari)
    if not baris:
        raise TindakanTerlarang(SEGMEN_KOSONG)
    for satu in baris:
        satu.siaran, satu.dibuat_oleh = siaran, saat.oleh
        satu.status_sejak = saat.pada
    PenerimaSiaran.objects.bulk_create(baris)
    layak = [satu for satu in baris if satu.vonis == PenerimaSiaran.Vonis.LAYAK]
    panjang = max((len(isi_pesan(satu, kode=KODE_CONTOH)) for satu in layak), default=0)
    if panjang > batas(siaran.kanal):
        raise TindakanTerlarang(terlalu_panjang(panjang, siaran.kanal))
    luar = sum(not satu.pemangku.jenis.internal for satu in layak)
    perlu = (
        siaran.tujuan == Siaran.Tujuan.SIARAN_INFORMASI
        and luar > Pengaturan.objects.kini().siaran_tanpa_persetujuan
    )
    siaran.lakukan(
        T.SUSUN,
        saat,
        syarat={"penulis": siaran.penulis},
        penyusun=saat.oleh,
        penulis=sorted({saat.oleh.pk, *siaran.penulis_semua}),
        jumlah_layak=len(layak),
        ada_eksternal=luar > 0,
        perlu_disetujui=perlu,
    )
    if perlu:
        SETUJU_SIARAN.minta(siaran, saat, perihal=str(siaran))
    return siaran


def mulai_siaran(siaran: Siaran, saat: Saat) -> Siaran:
    """Begin to send; raises TindakanTerlarang in quiet weeks or unapproved (PK-44).

    Outside working hours it may begin: what is sent waits for the morning.
    """
    pastikan(halangan_masa_tenang(siaran, saat.pada))
    if not siaran.jumlah_layak:
        raise TindakanTerlarang(KOSONG)
    if siaran.perlu_disetujui and siaran.penyetuju_id is None:
        raise TindakanTerlarang(BELUM_DISETUJUI)
    return siaran.lakukan(T.MULAI, saat)


@transaction.atomic
def batalkan_siaran(siaran: Siaran, saat: Saat, *, alasan: str) -> Siaran:
    catatan = wajib(alasan)
    kunci_surel()
    siaran.lakukan(T.BATALKAN, saat, catatan=catatan)
    tahan_surel(siaran, saat)
    return siaran


def selesaikan_bila_habis(siaran: Siaran, saat: Saat[Petugas | None]) -> None:
    if siaran.boleh(T.SELESAIKAN) and not siaran.penerima.terbuka().exists():
        siaran.lakukan(T.SELESAIKAN, saat)


# Open cards follow a withdrawal, and a merge, at once (PK-18, PK-26)

JENIS = PenerimaSiaran._meta.label_lower


def tarik_kartu_orang(orang: Orang, *, tujuan: str, kanal: str, pada: datetime) -> None:
    """Of a person who withdrew; ``kanal`` "" is every channel."""
    kartu = PenerimaSiaran.objects.filter(orang=orang, siaran__tujuan=tujuan)
    if kanal:
        kartu = kartu.filter(siaran__kanal=kanal)
    tarik_kartu(kartu, VonisPenerima.DITARIK, pada=pada)


def tarik_kartu_kanal(sidik: str, *, pada: datetime) -> None:
    kartu = PenerimaSiaran.objects.filter(kanal__sidik=sidik)
    tarik_kartu(kartu, VonisPenerima.LARANGAN, pada=pada)


def tarik_kartu_ganda(dari: Any, ke: Any, *, pada: datetime) -> None:
    """Of what goes into ``ke``, that has a card in the same broadcast.

    Two persons of one body each get theirs.
    """
    ada = PenerimaSiaran.objects.filter(siaran=OuterRef("siaran"))
    if isinstance(dari, Orang):
        kartu = PenerimaSiaran.objects.filter(Exists(ada.filter(orang=ke)), orang=dari)
    else:
        ada = ada.filter(pemangku=ke)
        kartu = PenerimaSiaran.objects.filter(
            Exists(ada.filter(orang=OuterRef("orang")))
            | Q(Exists(ada.filter(orang=None)), orang=None),
            pemangku=dari,
        )
    tarik_kartu(kartu, VonisPenerima.GANDA, pada=pada)


def tarik_kartu(
    kartu: PenerimaSiaranQuerySet, vonis: VonisPenerima, *, pada: datetime
) -> None:
    """Mail in the outbox goes with them; what has left stays as sent."""
    terbuka = {str(pk) for pk in kartu.terbuka().values_list("pk", flat=True)}
    batalkan_pesan(JENIS, terbuka)
    pesan = Notifikasi.objects.filter(objek_jenis=JENIS, objek_id__in=terbuka)
    ditarik = terbuka - set(pesan.values_list("objek_id", flat=True))
    saat = Saat(None, pada)
    # Who closes one meanwhile is waited for, and his word stands.
    semua = PenerimaSiaran.objects.filter(pk__in=ditarik, status__in=TERBUKA)
    for satu in semua.select_for_update(of=("self",)):
        satu.tutup(K.DITARIK, saat, sebab=str(vonis.label))
    for siaran in Siaran.objects.filter(penerima__pk__in=ditarik).distinct():
        selesaikan_bila_habis(siaran, saat)


# What sending tells about a channel: it works, or it failed (pemangku 4.8, 7.2)


def tutup_kartu(
    kartu: PenerimaSiaran, hasil: str, saat: Saat[Petugas | None], *, sebab: str = ""
) -> None:
    kartu.tutup(hasil, saat, sebab=sebab)
    if hasil == K.TERKIRIM:
        Kanal.objects.filter(pk__in=[kartu.kanal_id]).update(
            keadaan=Kanal.Keadaan.BERFUNGSI, gagal_beruntun=0
        )
    elif hasil == K.NOMOR_SALAH and kartu.kanal:
        uji_kanal(kartu.kanal, saat, berhasil=False)
        sebutan = kartu.kanal.get_jenis_display()
        tandai_perlu_cek(kartu.pemangku, saat, alasan=f"{sebutan} tidak sampai")


# By WhatsApp: open a card, send it there, say how it went; the next one (7.2)

TIDAK_BERJALAN = "Siaran ini tidak sedang dikirim."
BUKAN_WA = "Siaran ini dikirim lewat surel, bukan antrean WhatsApp."
SUDAH = "Kartu ini sudah dicatat, mungkin oleh petugas lain. Lanjutkan ke berikutnya."
# So long a card that somebody opened is his; who has read that may open it again.
SEDANG_DIKIRIM = timedelta(minutes=10)
BERHENTI = TautanPribadi.Tujuan.BERHENTI
# What staff says of a card, and whether WhatsApp must have been opened for it.
HASIL = {K.TERKIRIM: True, K.NOMOR_SALAH: True, K.DILEWATI: False}


def buka_kartu(penerima: PenerimaSiaran, saat: Saat, *, sesudah: str = "") -> str:
    """WhatsApp's address with the text; the right is weighed again now (PK-42).

    ``sesudah``: the key of the officer who, as was read, opened it before. Raises
    TindakanTerlarang; a right that is gone turns the card "ditarik" for good.
    """
    alamat, ditolak = _buka(penerima, saat, sesudah)
    if ditolak:
        sebab = f"{ditolak[:1].lower()}{ditolak[1:]}"
        raise TindakanTerlarang(f"Tidak dapat dikirim: {sebab}.")
    return alamat


@transaction.atomic
def _buka(penerima: PenerimaSiaran, saat: Saat, sesudah: str) -> tuple[str, str]:
    siaran = _kunci_siaran(penerima, saat.pada)
    kartu = _kunci(penerima.pk)
    if kartu.status == K.DITARIK:
        return "", kartu.sebab
    if not (kartu.boleh(TindakanKartu.BUKA) and kartu.vonis == VonisPenerima.LAYAK):
        raise TindakanTerlarang(SUDAH)
    _jangan_dua_kali(kartu, saat, sesudah)
    vonis = timbang_ulang(kartu, hari=timezone.localdate(saat.pada))
    sebab = str(VonisPenerima(vonis).label) if vonis != VonisPenerima.LAYAK else ""
    if sebab or kartu.kanal is None:
        kartu.tutup(K.DITARIK, saat, sebab=sebab)
        kartu.catat("tolak_kirim", saat, catatan=sebab)
        selesaikan_bila_habis(siaran, saat)
        return "", sebab
    teks = isi_pesan(kartu, kode=buat_tautan(kartu, pada=saat.pada))
    if len(teks) > batas(Siaran.Kanal.WA):
        raise TindakanTerlarang(terlalu_panjang(len(teks), Siaran.Kanal.WA))
    kartu.lakukan(
        TindakanKartu.BUKA, saat, dibuka_oleh=saat.oleh, dibuka_pada=saat.pada
    )
    kartu.catat("buka_wa", saat)
    return alamat_wa(kartu.kanal.nilai, teks), ""


def _jangan_dua_kali(kartu: PenerimaSiaran, saat: Saat, sesudah: str) -> None:
    dulu, pada = kartu.dibuka_oleh, kartu.dibuka_pada
    if dulu is None or pada is None or str(dulu.pk) in {str(saat.oleh.pk), sesudah}:
        return
    if saat.pada < pada + SEDANG_DIKIRIM:
        jam = f"pukul {timezone.localtime(pada):%H.%M} WIB"
        raise TindakanTerlarang(
            f"Kartu ini dibuka {dulu} {jam}; jangan kirim dua kali."
        )


def buat_tautan(penerima: PenerimaSiaran, *, pada: datetime) -> str:
    return TautanPribadi.objects.buat(
        tujuan=BERHENTI, pada=pada, orang=penerima.orang, penerima=penerima
    )


@transaction.atomic
def catat_hasil(penerima: PenerimaSiaran, saat: Saat, *, hasil: str) -> PenerimaSiaran:
    """What became of the card; of two officers the first one's word stands."""
    perlu_dibuka = HASIL[K(hasil)]
    siaran = _kunci_siaran(penerima)
    kartu = _kunci(penerima.pk)
    if kartu.status != K.MENUNGGU:
        raise TindakanTerlarang(SUDAH)
    if perlu_dibuka and kartu.dibuka_pada is None:
        raise TindakanTerlarang("Tekan Buka WhatsApp dulu.")
    tutup_kartu(kartu, hasil, saat)
    kartu.catat(hasil, saat)
    selesaikan_bila_habis(siaran, saat)
    return kartu


def _kunci_siaran(
    penerima: PenerimaSiaran, kirim_pada: datetime | None = None
) -> Siaran:
    """Held until the end: of two last cards one ends the broadcast.

    Raises TindakanTerlarang unless it runs, and may be sent ``kirim_pada``, if given.
    """
    semua = Siaran.objects.select_related("unit").select_for_update(of=("self",))
    siaran = semua.get(pk=penerima.siaran_id)
    if siaran.status != Siaran.Status.BERJALAN:
        raise TindakanTerlarang(TIDAK_BERJALAN)
    if siaran.kanal != Siaran.Kanal.WA:
        raise TindakanTerlarang(BUKAN_WA)
    if kirim_pada:
        pastikan(halangan_waktu(siaran, kirim_pada))
    return siaran


def _kunci(pk: UUID | str) -> PenerimaSiaran:
    semua = PenerimaSiaran.objects.lengkap().select_for_update(of=("self",))
    return semua.get(pk=pk)


# Mail: fed into the outbox by the hour, never a list of addresses (7.3).
# The outbox sends whatever it holds. So it never holds more than may go out in an hour:
# what waits there and what left within the hour together stay at or below the limit.

SEJAM_PALING_BANYAK = 100
SEJAM = timedelta(hours=1)
TEMPLAT = "pemangku/siaran/pesan/siaran.txt"
TIDAK_TERKIRIM = "Tidak terkirim setelah tujuh hari"
# One worker at a time counts and feeds.
RUANG_SUREL, KUNCI = "siaran_surel", UUID(int=0)
S = Notifikasi.Status
# How a message ended, and its recipient with it.
AKHIR: Mapping[str, str] = {
    S.TERKIRIM: K.TERKIRIM,
    S.DITOLAK: K.NOMOR_SALAH,
    S.BUNTU: K.DILEWATI,
}


def kunci_surel() -> None:
    """Feed nothing until this transaction ends; one that is feeding is waited for."""
    kunci_formulir(RUANG_SUREL, KUNCI)


@transaction.atomic
def antar_siaran(*, pada: datetime) -> int:
    kunci_surel()
    _serap(pada)
    jumlah = 0
    jalan = Siaran.objects.filter(
        status=Siaran.Status.BERJALAN, kanal=Siaran.Kanal.EMAIL
    ).order_by("status_sejak", "nomor", "pk")
    for siaran in jalan.select_related("unit"):
        if halangan_waktu(siaran, pada):
            tahan_surel(siaran, Saat(None, pada))
        else:
            jumlah += _antre(siaran, SEJAM_PALING_BANYAK - _keluar(pada), pada)
            selesaikan_bila_habis(siaran, Saat(None, pada))
    return jumlah


def _keluar(pada: datetime) -> int:
    siaran = Notifikasi.objects.filter(jalur=Notifikasi.Jalur.SIARAN)
    return siaran.filter(
        Q(status=S.MENUNGGU) | Q(dikirim_pada__gt=pada - SEJAM)
    ).count()


def _antre(siaran: Siaran, jatah: int, pada: datetime) -> int:
    menunggu = siaran.penerima.layak().filter(status=K.MENUNGGU)
    jumlah, saat = 0, Saat(None, pada)
    for penerima in (
        menunggu.lengkap()
        .order_by("pemangku__nomor", "pk")
        .select_for_update(of=("self",))[: max(0, jatah)]
    ):
        vonis = timbang_ulang(penerima, hari=timezone.localdate(pada))
        if vonis != PenerimaSiaran.Vonis.LAYAK or penerima.kanal is None:
            sebab = str(PenerimaSiaran.Vonis(vonis).label)
            penerima.tutup(K.DITARIK, saat, sebab=sebab)
            continue
        kode = buat_tautan(penerima, pada=pada)
        isi = isi_pesan(penerima, kode=kode)
        beri_tahu(
            [penerima.kanal.nilai],
            templat=TEMPLAT,
            konteks={"judul": siaran.judul, "isi": isi},
            kunci=f"siaran:{penerima.pk}",
            pada=pada,
            tentang=penerima,
            jalur=Notifikasi.Jalur.SIARAN,
            tajuk={
                "List-Unsubscribe": f"<{alamat_tautan(BERHENTI, kode)}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
        penerima.lakukan(TindakanKartu.ANTRE, saat)
        jumlah += 1
    return jumlah


def tahan_surel(siaran: Siaran, saat: Saat[Petugas | None]) -> None:
    """Nothing goes out now: what has not left comes back, to go out another day."""
    antre = siaran.penerima.filter(status=K.ANTRE)
    kunci = [str(pk) for pk in antre.values_list("pk", flat=True)]
    batalkan_pesan(JENIS, kunci)
    # Of those the ones whose message is still in the outbox, sent or not, stay.
    pesan = Notifikasi.objects.filter(objek_jenis=JENIS, objek_id__in=kunci)
    di_kotak = list(pesan.values_list("objek_id", flat=True))
    for satu in antre.exclude(pk__in=di_kotak).select_for_update(of=("self",)):
        satu.lakukan(TindakanKartu.TAHAN, saat)


def _serap(pada: datetime) -> None:
    """Take over how each message ended; the outbox forgets address and words."""
    tuntas = Notifikasi.objects.filter(
        jalur=Notifikasi.Jalur.SIARAN, objek_jenis=JENIS, status__in=tuple(AKHIR)
    ).exclude(penerima="")
    for pesan in tuntas.order_by("pk"):
        penerima = _kunci(pesan.objek_id)
        if penerima.status == K.ANTRE:
            buntu = pesan.status == S.BUNTU
            tutup_kartu(
                penerima,
                AKHIR[pesan.status],
                Saat(None, pesan.dikirim_pada or pada),
                sebab=TIDAK_TERKIRIM if buntu else pesan.galat_terakhir,
            )
        hapus_pesan(penerima)
