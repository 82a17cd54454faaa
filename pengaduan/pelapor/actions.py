"""Acts of the reporter on his own case, acts on his identity, and what the night does."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.kabar.notifikasi import beri_tahu, pastikan_kotak
from organisasi.kantor.saat import Saat
from organisasi.keterangan.actions import KETERANGAN
from organisasi.langganan.actions import LANGGANAN, berhenti
from organisasi.langganan.models import ADUAN, Langganan
from organisasi.models import Jejak, PermintaanSubjek, Petugas
from organisasi.pribadi.simpanan import (
    PESAN as PESAN_KEPADANYA,
    Ciri,
    Golongan,
    LaporanPenghapusan,
    Penghapusan,
    Simpanan,
)
from organisasi.sandi import sidik_surel
from pengaduan.aduan.berkas import BerkasPengaduan, simpan_berkas
from pengaduan.aduan.kabar import GARAM_SUREL, PESAN, kabari_satu, minta_pastikan_surel
from pengaduan.aduan.laporan_masuk import sidik_kontak
from pengaduan.aduan.models import Kepuasan, Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import DINILAI, TERBUKA
from pengaduan.darurat.models import BELUM_TUNTAS, Insiden
from pengaduan.lapor.laporan_keluar import IDENTITAS, tanpa_identitas
from pengaduan.lapor.models import Kiriman
from pengaduan.penanganan.actions import (
    arsipkan_pengaduan,
    lengkapi_pengaduan,
    tambah_pesan,
    tutup_yang_diam,
)

FOTO_WARGA_MAKS = 10


def pelapor_token(token: str) -> Pelapor | None:
    """An address that was changed since is not proved by the link to the old one."""
    try:
        pk, ciri = signing.loads(token, salt=GARAM_SUREL)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    pelapor = Pelapor.objects.select_related("pengaduan").filter(pk=pk).first()
    cocok = pelapor and pelapor.surel and pelapor.sidik_kontak == ciri
    return pelapor if cocok else None


@transaction.atomic
def pastikan_kontak(pelapor: Pelapor, *, pada: datetime) -> None:
    if pelapor.surel_dipastikan_pada is None:
        pelapor.pastikan_surel(pada=pada)
        pastikan_kotak(sidik_surel(str(pelapor.surel)), pada=pada)
        Jejak.objects.catat(pelapor.pengaduan, "pastikan_surel", saat=Saat(None, pada))


@transaction.atomic
def ubah_kontak(
    pengaduan: Pengaduan, *, surel: str, telepon: str, pada: datetime
) -> bool:
    """What is left empty stays; the old address hears of it. TindakanTerlarang."""
    pelapor = pengaduan.pelapor = PELAPOR.kunci(pengaduan)
    lama, baru = str(pelapor.surel), {"surel": surel, "telepon": telepon}
    ubah = _ganti(pelapor, {k: isi for k, isi in baru.items() if isi.strip()})
    if not ubah:
        return False
    _catat(pengaduan, "ubah_kontak", Saat(None, pada), kolom=", ".join(ubah))
    if "surel" in ubah and lama:
        beri_tahu(
            [lama],
            templat=f"{PESAN}/surel_diganti.txt",
            konteks={"berkas": pengaduan},
            kunci=f"surel_diganti:{pengaduan.pk}:{pada:%Y%m%d%H%M%S%f}",
            pada=pada,
            tentang=pengaduan,
        )
    if "surel" in ubah:
        minta_pastikan_surel(pengaduan, pada=pada)
    return True


def _ganti(pelapor: Pelapor, isian: Mapping[str, str]) -> list[str]:
    # What was confirmed of an old contact is not confirmed any more.
    ubah = [n for n, isi in isian.items() if isi.strip() != getattr(pelapor, n)]
    for nama in ubah:
        setattr(pelapor, nama, isian[nama].strip())
    if "surel" in ubah:
        pelapor.surel_dipastikan_pada = None
    if "telepon" in ubah:
        pelapor.telepon_dipastikan_pada = pelapor.telepon_dipastikan_oleh = None
    if ubah:
        pelapor.sidik_kontak = sidik_kontak(pelapor)
        pelapor.save()
    return ubah


@transaction.atomic
def kirim_kabar(
    pengaduan: Pengaduan,
    *,
    isi: str,
    foto: Sequence[BerkasPengaduan] = (),
    pada: datetime,
) -> None:
    """The answer, when he was asked. TindakanTerlarang: ended, too many photos."""
    kini = Pengaduan.objects.select_for_update(of=("self",)).get(pk=pengaduan.pk)
    if kini.status not in TERBUKA:
        raise TindakanTerlarang("Aduan ini sudah berakhir.")
    _tambah_foto(kini, foto, pada=pada)
    if kini.boleh(Pengaduan.Tindakan.LENGKAPI):
        lengkapi_pengaduan(kini, Saat(None, pada), isi=isi)
    else:
        tambah_pesan(kini, Saat(None, pada), isi=isi)


def _tambah_foto(
    pengaduan: Pengaduan, foto: Sequence[BerkasPengaduan], *, pada: datetime
) -> None:
    lama = pengaduan.berkas.filter(dari_petugas=False)
    ada = set(lama.values_list("sha256", flat=True))
    baru = {f.sha256: f for f in foto if f.sha256 not in ada}
    if baru and len(ada) + len(baru) > FOTO_WARGA_MAKS:
        raise TindakanTerlarang(
            f"Paling banyak {FOTO_WARGA_MAKS} foto untuk satu aduan."
        )
    simpan_berkas(pengaduan, baru.values(), Saat(None, pada))
    if baru:
        Jejak.objects.catat(pengaduan, "tambah_foto", saat=Saat(None, pada))


# On a reporter's identity: put right, limit, take consent back, erase.
# The trail names the fields that changed, never what stood or stands in them (UU 27/2022
# Pasal 30, 41-43). A complaint needs no identity, so one may be erased while it runs.

KOLOM = ("nama", "surel", "telepon")
IZIN_TERUSAN = "Tarik izin meneruskan nama dan kontak"


@transaction.atomic
def perbaiki_data(
    pengaduan: Pengaduan, saat: Saat, *, isian: Mapping[str, str]
) -> list[str]:
    """The fields that changed. TindakanTerlarang for another field, or no identity."""
    pelapor = pengaduan.pelapor = PELAPOR.kunci(pengaduan)
    if asing := set(isian) - set(KOLOM):
        raise TindakanTerlarang(f"Bukan data pelapor: {', '.join(sorted(asing))}.")
    if ubah := _ganti(pelapor, isian):
        _catat(pengaduan, "perbaiki_data", saat, kolom=", ".join(ubah))
    if "surel" in ubah:
        minta_pastikan_surel(pengaduan, pada=saat.pada)
    return ubah


@transaction.atomic
def tarik_izin(pengaduan: Pengaduan, saat: Saat) -> None:
    """What has not left does not leave with it (Pasal 9); nothing is called back."""
    pelapor = pengaduan.pelapor = PELAPOR.kunci(pengaduan)
    if not pelapor.setuju_diteruskan:
        raise TindakanTerlarang(
            "Izin meneruskan nama dan kontak tidak pernah diberikan."
        )
    pelapor.setuju_diteruskan = False
    pelapor.save(update_fields=("setuju_diteruskan",))
    _kosongkan_kiriman([pelapor])
    _catat(pengaduan, "tarik_izin", saat)


def _beridentitas(pelapor: Sequence[Pelapor]) -> Q:
    # A step that is on its way is left alone.
    jalan = Q(status=Kiriman.Status.SEDANG)
    isi = {"muatan__has_any_keys": list(IDENTITAS)}
    return Q(penerusan__pengaduan__pelapor__in=pelapor, **isi) & ~jalan


def _kosongkan_kiriman(pelapor: Sequence[Pelapor]) -> None:
    for kiriman in Kiriman.objects.filter(_beridentitas(pelapor)).select_for_update():
        kiriman.muatan = tanpa_identitas(kiriman.muatan)
        kiriman.save(update_fields=("muatan",))


def _catat(
    pengaduan: Pengaduan, tindakan: str, saat: Saat[Petugas | None], **sesudah: str
) -> None:
    Jejak.objects.catat(pengaduan, tindakan, saat=saat, sesudah=sesudah)


# What the reporter says of our work once it has ended (fitur 135)

BELUM = "Penilaian dapat diberikan setelah aduan berakhir."


def nilai_pengaduan(pengaduan: Pengaduan, *, pada: datetime, **isian: Any) -> Kepuasan:
    """Raises TindakanTerlarang while the complaint runs, and after the two weeks."""
    if pengaduan.status not in DINILAI:
        raise TindakanTerlarang(BELUM)
    hasil: Kepuasan = Kepuasan.objects.beri(pengaduan, isian=isian, pada=pada)
    return hasil


# What the night does for complaints: silence closes, unanswered questions end.

# No rule of law names a day for these: the portal's own habit.
SIMPAN_KONTAK = timedelta(days=90)


def urus_pengaduan(*, pada: datetime, hari_ini: date) -> int:
    """Close and archive what waited in vain for its reporter; how many.

    Each is an act of its own: what somebody answers in between is left alone. And what
    an ended emergency knew to call back goes on its day, whatever the city has decided
    about identities: the form of who cannot telephone promises it.
    """
    berakhir = Insiden.objects.exclude(status__in=BELUM_TUNTAS)
    lama = berakhir.filter(status_sejak__lt=pada - SIMPAN_KONTAK)
    lama.exclude(kontak="", kode="").update(kontak="", kode="")
    # Asked, and no answer within the days to complete (UU 25/2009).
    diam = Pengaduan.objects.filter(
        status=Pengaduan.Status.TUNDA, tunggu_sampai__lt=hari_ini
    )
    return tutup_yang_diam(pada=pada) + sum(
        _arsipkan(satu, pada) for satu in diam.order_by("pk")
    )


def _arsipkan(pengaduan: Pengaduan, pada: datetime) -> bool:
    assert pengaduan.tunggu_sampai is not None  # the filter says so
    kalimat = (
        "Pertanyaan kami tidak terjawab sampai "
        f"{tanggal(pengaduan.tunggu_sampai)}, jadi aduan ini kami arsipkan. Anda boleh "
        "mengadu lagi kapan saja dengan keterangan yang lebih lengkap."
    )
    try:
        arsipkan_pengaduan(pengaduan, Saat(None, pada), kalimat=kalimat)
    except TindakanTerlarang:
        return False
    return True


def hapus_pelapor_yang_habis(*, pada: datetime, coba: bool) -> int:
    """Erase identities past their day whose complaint has ended; how many.

    ``coba``: only count. One in use stays until its end; a merged one is in use as long
    as the complaint it was joined to. With them go the addresses of who followed an ended
    complaint.
    """
    habis = (
        Pelapor.objects.habis_simpan(timezone.localdate(pada))
        .exclude(pengaduan__status__in=TERBUKA)
        .exclude(pengaduan__induk__status__in=TERBUKA)
    )
    if coba:
        return habis.count()
    laporan = LaporanPenghapusan(coba)
    for pelapor in habis.order_by("pk"):
        PELAPOR.timbang(pelapor, Saat(None, pada), laporan)
    akhir = Pengaduan.objects.exclude(status__in=TERBUKA).filter(
        status_sejak__lt=pada - SIMPAN_KONTAK
    )
    diikuti = Langganan.objects.filter(jenis=ADUAN).exclude(surel="")
    berhenti(diikuti.filter(kunci__in=akhir.values("nomor")))
    return len(laporan.identitas)


# What each noun keeps of a reporter


def _hapus_pelapor(h: Penghapusan) -> None:
    (pelapor,) = h.ciri.orang
    h.hitung["disimpan_sampai"] = str(pelapor.simpan_sampai)
    pelapor.hapus_identitas(pada=h.saat.pada)
    Pengaduan.objects.filter(pelapor=pelapor).update(sidik_kiriman="")


PELAPOR = Golongan(
    sebutan="pelapor",
    model=Pelapor,
    berkas=(Pengaduan,),
    dari=lambda pengaduan: pengaduan.pelapor,
    ciri=lambda semua: Ciri(semua, [satu.pengaduan for satu in semua]),
    perbaiki=perbaiki_data,
    kabari=lambda pengaduan, pada: kabari_satu(pengaduan, "data_dijawab", pada=pada),
    tarik=tarik_izin,
    kata_tarik=lambda pelapor: IZIN_TERUSAN if pelapor.setuju_diteruskan else "",
    simpanan=(
        Simpanan(
            Pelapor,
            lambda ciri: Q(pk__in=ciri.kunci),
            lupakan=_hapus_pelapor,
            dihitung={
                "pengaduan": lambda _: Pelapor.objects.filter(dihapus_pada=None).count()
            },
        ),
        Simpanan(
            Kiriman,
            lambda ciri: _beridentitas(ciri.orang),
            lupakan=lambda h: _kosongkan_kiriman(h.ciri.orang),
        ),
        Simpanan(
            Kepuasan,
            lambda ciri: Q(pengaduan__pelapor__in=ciri.orang),
            kosongkan=("saran",),
        ),
        PESAN_KEPADANYA,
        KETERANGAN,
        Simpanan(PermintaanSubjek, kosongkan=("uraian",)),
        LANGGANAN,
    ),
)
