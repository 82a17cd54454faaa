"""Merging two records or two persons, field by field, and the way back (4.7, PK-26)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.actions import isi_kolom, potret, tandai_perlu_cek
from pemangku.inventaris.duplikat import (
    HIDUP,
    Anak,
    PenggabunganLog,
    kembalikan,
    pindahkan,
)
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan, Orang, Persetujuan
from pemangku.inventaris.persetujuan import tarik_persetujuan
from pemangku.pribadi.models import UsulPerubahan
from pemangku.siaran.actions import (
    kembalikan_kartu,
    tarik_kartu_lembaga_ganda,
    tarik_kartu_orang_ganda,
)
from pemangku.siaran.models import PenerimaSiaran

T = Pemangku.Tindakan

# Consent in a merge of persons: a withdrawal is never lost (4.7)

TARIK_GABUNG = "Penggabungan: persetujuan keduanya berbeda; tanyakan lagi"
# Of each purpose the last row by channel; "" is every channel.
Buku = dict[str, dict[str, Persetujuan]]


def setuju_berbeda(satu: Orang, lain: Orang) -> list[tuple[str, str]]:
    """Purpose and channel of which both spoke, with different last words.

    Where they differ on every channel ("") that says it all.
    """
    a, b = _buku(satu), _buku(lain)
    hasil = []
    for tujuan in sorted(a.keys() & b.keys()):
        kanal = sorted(
            k
            for k in a[tujuan].keys() | b[tujuan].keys()
            if {_kata(a[tujuan], k), _kata(b[tujuan], k)} == set(Persetujuan.Keputusan)
        )
        hasil += [(tujuan, k) for k in kanal if k == "" or "" not in kanal]
    return hasil


def _buku(orang: Orang) -> Buku:
    buku: Buku = {}
    for baris in Persetujuan.objects.filter(orang=orang).terkini():
        buku.setdefault(baris.tujuan, {})[baris.kanal] = baris
    return buku


def _kata(baris: dict[str, Persetujuan], kanal: str) -> str | None:
    semua = [baris[k] for k in {"", kanal} if k in baris]
    akhir = max(semua, key=lambda satu: (satu.pada, satu.urut), default=None)
    return akhir.keputusan if akhir else None


def catatan_semula(orang: Orang, beda: Sequence[tuple[str, str]]) -> list[int]:
    """Keys of the rows that say what the person's word is on the purposes that differ."""
    buku = _buku(orang)
    return sorted(
        baris.urut
        for tujuan in {satu for satu, _ in beda}
        for baris in buku[tujuan].values()
    )


def tarik_yang_berbeda(
    orang: Orang, beda: Sequence[tuple[str, str]], saat: Saat
) -> list[int]:
    return [
        tarik_persetujuan(
            orang,
            saat=saat,
            tujuan=tujuan,
            kanal=kanal,
            cara=Persetujuan.Cara.SISTEM,
            keterangan=TARIK_GABUNG,
        ).urut
        for tujuan, kanal in beda
    ]


def pulihkan_setuju(
    orang: Orang, saat: Saat, *, semula: Sequence[int], ditarik: Sequence[int]
) -> None:
    """The person's words before the merge, unless he has spoken since: his word stays.

    ``semula`` and ``ditarik`` are what ``catatan_semula`` and ``tarik_yang_berbeda`` told.
    """
    akhir = orang.persetujuan.order_by("tujuan", "-pada", "-urut").distinct("tujuan")
    diam = {satu.tujuan for satu in akhir if satu.urut in ditarik}
    lama = orang.persetujuan.filter(urut__in=semula, tujuan__in=diam)
    for satu in lama.order_by("pada", "urut"):
        Persetujuan.objects.create(
            orang=orang,
            tujuan=satu.tujuan,
            kanal=satu.kanal,
            keputusan=satu.keputusan,
            cara=Persetujuan.Cara.SISTEM,
            teks=satu.teks,
            keterangan=f"Penggabungan dibatalkan: seperti catatan {satu.urut} tanggal "
            f"{satu.pada:%d-%m-%Y}",
            pada=saat.pada,
            oleh=saat.oleh,
        )


# Two rows of one person become one, and two again (PK-26)

DIRI_SENDIRI = "Pilih dua orang yang berbeda."
LEWAT_WAKTU = "Penggabungan hanya dapat dibatalkan dalam 30 hari, dan tidak setelah orangnya dihapus."
KEKAL_TERGABUNG = "Batalkan dulu penggabungan yang lebih baru."
# Blank in the one that stays, they are filled from the other.
PELENGKAP = ("gelar_depan", "gelar_belakang", "jenis_kelamin")


@transaction.atomic
def gabungkan_orang(
    kekal: Orang, lebur: Orang, saat: Saat, *, induk: PenggabunganLog | None = None
) -> PenggabunganLog:
    """``lebur`` goes into ``kekal`` with everything that hangs on him.

    Where their last words on a purpose and channel differ the merge withdraws it, and it
    is asked again.
    Raises TindakanTerlarang for the same person, and for one merged or erased already.
    """
    if kekal.pk == lebur.pk:
        raise TindakanTerlarang(DIRI_SENDIRI)
    kunci = Orang.objects.select_for_update().filter(pk__in=(kekal.pk, lebur.pk))
    if any(satu.status != Orang.Status.AKTIF for satu in kunci):
        raise TindakanTerlarang("Salah satunya sudah digabung atau dihapus.")
    beda = setuju_berbeda(kekal, lebur)
    log = PenggabunganLog(
        orang=kekal, orang_lebur=lebur, induk=induk, oleh=saat.oleh, pada=saat.pada
    )
    log.snapshot_kekal = {
        "diisi": _lengkapi(kekal, lebur),
        "semula": catatan_semula(kekal, beda),
        "kartu": tarik_kartu_orang_ganda(lebur, kekal, pada=saat.pada),
    }
    log.jabatan_semula = _satukan_jabatan(kekal, lebur, saat.pada)
    # The doubled posts stay behind: one of each is enough.
    tetap = {satu[0] for satu in log.jabatan_semula}
    log.anak_dipindah = pindahkan(lebur, kekal, kecuali=tetap)
    lebur.lakukan(Orang.Tindakan.GABUNGKAN, saat, penerus=kekal)
    log.snapshot_kekal["ditarik"] = tarik_yang_berbeda(kekal, beda, saat)
    log.save()
    return log


def _lengkapi(kekal: Orang, lebur: Orang) -> list[str]:
    isi = [n for n in PELENGKAP if not getattr(kekal, n) and getattr(lebur, n)]
    for nama in isi:
        setattr(kekal, nama, getattr(lebur, nama))
    if isi:
        kekal.save(update_fields=(*isi, "diubah_pada"))
    return isi


def _satukan_jabatan(kekal: Orang, lebur: Orang, pada: datetime) -> list[list[Any]]:
    hari, semula = timezone.localdate(pada), []
    for ganda in lebur.jabatan.filter(selesai=None):
        tetap = kekal.jabatan.filter(
            selesai=None, pemangku=ganda.pemangku_id, nama_jabatan=ganda.nama_jabatan
        ).first()
        if tetap is None:
            continue
        semula += [[str(j.pk), j.peran_khusus, None] for j in (ganda, tetap)]
        peran = sorted({*tetap.peran_khusus, *ganda.peran_khusus})
        Jabatan.objects.filter(pk=ganda.pk).update(
            peran_khusus=[], selesai=max(hari, ganda.mulai)
        )
        Jabatan.objects.filter(pk=tetap.pk).update(peran_khusus=peran)
    return semula


def pulihkan_jabatan(log: PenggabunganLog, *, kecuali: set[str]) -> list[Anak]:
    """Posts as they were before the merge, but for those somebody edited since.

    Returns those whose single part somebody else holds by now.
    """
    semua = [satu for satu in log.jabatan_semula if satu[0] not in kecuali]
    utuh = [
        (pk, peran, selesai)
        for pk, peran, selesai in semua
        if Jabatan.objects.filter(pk=pk, diubah_pada__lte=log.pada).exists()
    ]
    # First all lay their parts down: two may not hold a single one at any moment.
    Jabatan.objects.filter(pk__in=[pk for pk, _, _ in utuh]).update(peran_khusus=[])
    return [
        ("pemangku.jabatan", pk, "peran_khusus")
        for pk, peran, selesai in utuh
        if not _kembali(pk, peran, selesai)
    ]


def pulihkan_kartu(log: PenggabunganLog, saat: Saat) -> list[Anak]:
    """Cards the merge ended wait again; those that do not, because all was sent."""
    kartu = log.snapshot_kekal.get("kartu", [])
    label = PenerimaSiaran._meta.label_lower
    tinggal = kembalikan_kartu(kartu, saat, sejak=log.pada)
    return [(label, pk, "status") for pk in tinggal]


def _kembali(pk: str, peran: list[str], selesai: str | None) -> bool:
    try:
        with transaction.atomic():
            Jabatan.objects.filter(pk=pk).update(peran_khusus=peran, selesai=selesai)
    except IntegrityError:
        return False
    return True


def _selesaikan_batal(log: PenggabunganLog, saat: Saat) -> None:
    log.dibatalkan_oleh, log.dibatalkan_pada = saat.oleh, saat.pada
    log.save()


def sebut(anak: tuple[str, str, str]) -> str:
    label, pk, _ = anak
    return f"{label.rpartition('.')[2]} {pk}"


def _pisahkan_orang(log: PenggabunganLog, saat: Saat) -> list[Anak]:
    """Undo it inside the caller's transaction; what had to stay behind."""
    kekal, lebur = log.kekal, log.lebur
    if not log.snapshot_kekal:
        raise TindakanTerlarang(LEWAT_WAKTU)
    lebur.refresh_from_db()
    lebur.lakukan(Orang.Tindakan.PISAHKAN, saat, penerus=None)
    tertinggal = kembalikan(log.anak_dipindah, dari=kekal, ke=lebur, sejak=log.pada)
    tertinggal += pulihkan_jabatan(log, kecuali={pk for _, pk, _ in tertinggal})
    tertinggal += pulihkan_kartu(log, saat)
    kekal.refresh_from_db()
    diisi = [
        n for n in log.snapshot_kekal["diisi"] if getattr(kekal, n) == getattr(lebur, n)
    ]
    for nama in diisi:
        setattr(kekal, nama, "")
    if diisi:
        kekal.save(update_fields=(*diisi, "diubah_pada"))
    pulihkan_setuju(
        kekal,
        saat,
        semula=log.snapshot_kekal.get("semula", ()),
        ditarik=log.snapshot_kekal.get("ditarik", ()),
    )
    return tertinggal


# Two records of one stakeholder become one, field by field, and two again (4.7)

DUA_USUL = (
    "Keduanya punya usul perubahan yang menunggu. Putuskan salah satunya lebih dulu."
)
GANDA = "Jabatan ganda setelah penggabungan"
# What is chosen together: an SK has number, signer, days and file of one side.
PILIHAN: Mapping[str, tuple[str, ...]] = {
    "nama_resmi": ("nama_resmi",),
    "nama_pendek": ("nama_pendek",),
    "jenis": ("jenis",),
    "lingkup": ("lingkup",),
    "wilayah": ("wilayah", "alamat"),
    "pengelola": ("pengelola",),
    "induk": ("induk",),
    "unit": ("unit",),
    "jumlah_anggota": ("jumlah_anggota",),
    "jangkauan": ("jangkauan_klaim", "jangkauan_dasar", "jangkauan_pada"),
    "sk": (
        *("sk_nomor", "sk_penandatangan", "sk_tanggal", "sk_berlaku_sampai"),
        "sk_berkas",
    ),
    "tampil_publik": ("tampil_publik",),
    "catatan_internal": ("catatan_internal",),
}
# Goes with whoever was checked last.
VERIFIKASI = ("terverifikasi_pada", "terverifikasi_oleh", "berlaku_sampai")
SEMUA = (*(n for isi in PILIHAN.values() for n in isi), *VERIFIKASI)
DAFTAR = ("tag", "jenis_tambahan")
# Back in the status it had before.
KEMBALI = {"nonaktif": T.NONAKTIFKAN, "draf": T.TINJAU_LAGI}
TUNGGAL = (Jabatan.PeranKhusus.PIMPINAN, Jabatan.PeranKhusus.NARAHUBUNG_UTAMA)


def berbeda(kekal: Pemangku, lebur: Pemangku) -> list[str]:
    """The choices in which the two differ; a parent that is the other is no choice."""
    hasil = []
    for pilihan, kolom in PILIHAN.items():
        if all(isi_kolom(kekal, n) == isi_kolom(lebur, n) for n in kolom):
            continue
        if pilihan == "induk" and lebur.induk_id == kekal.pk:
            continue
        hasil.append(pilihan)
    return hasil


def dari_lebur(kekal: Pemangku, lebur: Pemangku, pilihan: str) -> bool:
    """Whether the other's value is offered first: newer verified, never blank over full."""
    kolom = PILIHAN[pilihan]
    if not any(isi_kolom(lebur, n) for n in kolom):
        return False
    if not any(isi_kolom(kekal, n) for n in kolom):
        return True
    return _lebih_baru(lebur, kekal)


def _lebih_baru(satu: Pemangku, lain: Pemangku) -> bool:
    if satu.terverifikasi_pada is None:
        return False
    return (
        lain.terverifikasi_pada is None
        or satu.terverifikasi_pada > lain.terverifikasi_pada
    )


@transaction.atomic
def gabungkan_pemangku(
    kekal: Pemangku, lebur: Pemangku, saat: Saat, *, ambil: Collection[str]
) -> PenggabunganLog:
    """``lebur`` goes into ``kekal``; ``ambil`` are the choices taken from it.

    All children move, doubles stay, overlapping posts are kept and flagged. Raises
    TindakanTerlarang for itself, a merged one, two of different kind, or while both have
    a proposal that waits.
    """
    if kekal.pk == lebur.pk:
        raise TindakanTerlarang("Pilih dua catatan yang berbeda.")
    kekal, lebur = _kunci(kekal), _kunci(lebur)
    if not {kekal.status, lebur.status} <= set(HIDUP):
        raise TindakanTerlarang(
            "Salah satunya sudah digabung atau ditolak; pilih catatan yang berlaku."
        )
    if kekal.bentuk != lebur.bentuk:
        raise TindakanTerlarang("Lembaga dan perorangan tidak dapat digabung.")
    if UsulPerubahan.objects.menunggu().filter(pemangku__in=(kekal, lebur)).count() > 1:
        raise TindakanTerlarang(DUA_USUL)
    log = PenggabunganLog(
        pemangku=kekal, pemangku_lebur=lebur, oleh=saat.oleh, pada=saat.pada
    )
    log.snapshot_lebur = {"status": lebur.status, "nilai": potret(lebur, SEMUA)}
    log.snapshot_kekal = {"sebelum": potret(kekal, SEMUA)}
    log.save()
    if kekal.bentuk == Pemangku.Bentuk.PERORANGAN:
        _gabungkan_tokoh(kekal, lebur, log, saat)
    _ambil(kekal, lebur, ambil)
    log.snapshot_kekal |= {
        "sesudah": potret(kekal, SEMUA),
        "daftar": _satukan(kekal, lebur),
        "kartu": tarik_kartu_lembaga_ganda(lebur, kekal, pada=saat.pada),
    }
    log.jabatan_semula = _lepas_peran(kekal, lebur)
    log.anak_dipindah = pindahkan(lebur, kekal)
    lebur.lakukan(T.GABUNGKAN, saat, penerus=kekal)
    log.save()
    if log.jabatan_semula:
        tandai_perlu_cek(kekal, saat, alasan=GANDA)
    Jejak.objects.catat(
        kekal, "terima_gabungan", saat=saat, catatan=f"Dari {lebur.nomor}"
    )
    return log


def _kunci[B: models.Model](satu: B) -> B:
    semua = type(satu)._default_manager.select_for_update(of=("self",))
    return semua.get(pk=satu.pk)


def _gabungkan_tokoh(
    kekal: Pemangku, lebur: Pemangku, log: PenggabunganLog, saat: Saat
) -> None:
    satu, lain = (
        p.jabatan.filter(selesai=None).select_related("orang").first()
        for p in (kekal, lebur)
    )
    if satu and lain and satu.orang_id != lain.orang_id:
        gabungkan_orang(satu.orang, lain.orang, saat, induk=log)


# A unit can be one record only, so the other lets it go first.
def _ambil(kekal: Pemangku, lebur: Pemangku, ambil: Collection[str]) -> None:
    kolom = [n for pilihan in ambil for n in PILIHAN[pilihan]]
    if _lebih_baru(lebur, kekal):
        kolom += VERIFIKASI
    baru = {n: getattr(lebur, n) for n in kolom}
    if "unit" in baru:
        Pemangku.objects.filter(pk=lebur.pk).update(unit=None)
    if kekal.induk_id == lebur.pk and "induk" not in baru:
        baru["induk"] = lebur.induk
    for nama, isi in baru.items():
        setattr(kekal, nama, isi)
    kekal.edisi += 1
    kekal.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    kekal.save()


def _satukan(kekal: Pemangku, lebur: Pemangku) -> dict[str, list[int]]:
    hasil = {}
    for nama in DAFTAR:
        punya = set(getattr(kekal, nama).values_list("pk", flat=True))
        baru = set(getattr(lebur, nama).values_list("pk", flat=True)) - punya
        getattr(kekal, nama).add(*baru)
        hasil[nama] = sorted(baru)
    return hasil


# Single parts both sides fill are laid down on the side that goes; returned as they were.
def _lepas_peran(kekal: Pemangku, lebur: Pemangku) -> list[list[Any]]:
    semula = []
    for peran in map(str, TUNGGAL):
        aktif = {"selesai": None, "peran_khusus__contains": [peran]}
        if not kekal.jabatan.filter(**aktif).exists():
            continue
        for jabatan in lebur.jabatan.filter(**aktif):
            semula.append([str(jabatan.pk), list(jabatan.peran_khusus), None])
            sisa = [p for p in jabatan.peran_khusus if p != peran]
            Jabatan.objects.filter(pk=jabatan.pk).update(peran_khusus=sisa)
    # Of one who laid down two the first line tells how it was.
    return list({baris[0]: baris for baris in reversed(semula)}.values())


@transaction.atomic
def batalkan_gabungan(log: PenggabunganLog, saat: Saat) -> PenggabunganLog:
    """Both stand as before, except for what was edited since, which is listed.

    Raises TindakanTerlarang after thirty days, twice, or while the survivor has itself
    been merged away.
    """
    log = PenggabunganLog.objects.select_for_update(of=("self",)).get(pk=log.pk)
    if not log.dapat_dibatalkan(saat.pada):
        raise TindakanTerlarang(LEWAT_WAKTU)
    kekal, lebur = _kunci(log.kekal), _kunci(log.lebur)
    if kekal.status == Pemangku.Status.TERGABUNG:
        raise TindakanTerlarang(KEKAL_TERGABUNG)
    if log.orang:
        log.tertinggal = [sebut(satu) for satu in _pisahkan_orang(log, saat)]
        _selesaikan_batal(log, saat)
        return log
    lebur.lakukan(T.PISAHKAN, saat, penerus=None)
    if kembali := KEMBALI.get(log.snapshot_lebur["status"]):
        lebur.lakukan(kembali, saat, catatan="Seperti sebelum digabung")
    anak = kembalikan(log.anak_dipindah, dari=kekal, ke=lebur, sejak=log.pada)
    anak += pulihkan_jabatan(log, kecuali={pk for _, pk, _ in anak})
    anak += pulihkan_kartu(log, saat)
    tertinggal = [sebut(satu) for satu in anak]
    tertinggal += _pulihkan(kekal, lebur, log)
    for ikut in log.ikutan.all():
        tertinggal += [sebut(s) for s in _pisahkan_orang(ikut, saat)]
        _selesaikan_batal(ikut, saat)
    log.tertinggal = tertinggal
    _selesaikan_batal(log, saat)
    Jejak.objects.catat(
        kekal, "batalkan_gabungan", saat=saat, catatan=f"{lebur.nomor} terpisah"
    )
    return log


def _pulihkan(kekal: Pemangku, lebur: Pemangku, log: PenggabunganLog) -> list[str]:
    sebelum, sesudah = log.snapshot_kekal["sebelum"], log.snapshot_kekal["sesudah"]
    kini, tertinggal = potret(kekal, SEMUA), []
    for nama in SEMUA:
        if sebelum[nama] == sesudah[nama]:
            continue
        if kini[nama] == sesudah[nama]:
            _setel(kekal, nama, sebelum[nama])
        else:
            tertinggal.append(str(Pemangku._meta.get_field(nama).verbose_name))  # type: ignore[union-attr]  # the same
    if kekal.perlu_cek == GANDA and not _ganda_lain(kekal, log):
        kekal.perlu_cek = ""
    kekal.edisi += 1
    kekal.save()
    for nama, pk in log.snapshot_kekal["daftar"].items():
        getattr(kekal, nama).remove(*pk)
    unit = log.snapshot_lebur["nilai"]["unit"]
    if unit is not None and not Pemangku.objects.filter(unit=unit).exists():
        Pemangku.objects.filter(pk=lebur.pk).update(unit=unit)
    return tertinggal


def _ganda_lain(kekal: Pemangku, log: PenggabunganLog) -> bool:
    lain = kekal.penggabungan.filter(dibatalkan_pada=None).exclude(pk=log.pk)
    return lain.exclude(jabatan_semula=[]).exists()


def _setel(pemangku: Pemangku, nama: str, isi: Any) -> None:
    kolom: Any = Pemangku._meta.get_field(nama)
    if isinstance(kolom, models.ForeignKey):
        setattr(pemangku, kolom.attname, kolom.target_field.to_python(isi))
    else:
        setattr(pemangku, nama, kolom.to_python(isi))
