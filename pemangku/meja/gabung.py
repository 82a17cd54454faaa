"""Merging two records or two persons, field by field, and the way back (4.7, PK-26)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst

from organisasi.alur.tindakan import TindakanTerlarang, pastikan
from organisasi.bahasa import gabung
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.actions import DAFTAR, isi_kolom, potret, tandai_perlu_cek
from pemangku.inventaris.duplikat import (
    HIDUP,
    Anak,
    CalonDuplikat,
    PenggabunganLog,
    kembalikan,
    pindahkan,
    ubah_bila_dapat,
)
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan, Orang, Persetujuan
from pemangku.inventaris.persetujuan import tarik_persetujuan
from pemangku.siaran.actions import tarik_kartu_ganda

T = Pemangku.Tindakan

# Consent in a merge of persons: a withdrawal is never lost (4.7)

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


def _pulihkan_setuju(
    orang: Orang, saat: Saat, *, semula: Sequence[int], ditarik: Sequence[int]
) -> None:
    """The person's words before the merge, unless he has spoken since: his word stays."""
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
LEWAT_WAKTU = (
    "Penggabungan hanya dapat dibatalkan dalam 30 hari dan sebelum orangnya dihapus."
)
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
    kata = kekal.persetujuan.filter(tujuan__in=[tujuan for tujuan, _ in beda])
    log.snapshot_kekal = {
        "diisi": [n for n in PELENGKAP if not getattr(kekal, n) and getattr(lebur, n)],
        # What his word was on the purposes that differ.
        "semula": sorted(kata.terkini().values_list("urut", flat=True)),
    }
    tarik_kartu_ganda(lebur, kekal, pada=saat.pada)
    _isi(kekal, {n: getattr(lebur, n) for n in log.snapshot_kekal["diisi"]})
    log.jabatan_semula = _satukan_jabatan(kekal, lebur, saat.pada)
    # The doubled posts stay behind: one of each is enough.
    tetap = {satu[0] for satu in log.jabatan_semula}
    log.anak_dipindah = pindahkan(lebur, kekal, kecuali=tetap)
    lebur.lakukan(Orang.Tindakan.GABUNGKAN, saat, penerus=kekal)
    log.snapshot_kekal["ditarik"] = [
        tarik_persetujuan(
            kekal,
            saat=saat,
            tujuan=tujuan,
            kanal=kanal,
            cara=Persetujuan.Cara.SISTEM,
            keterangan="Penggabungan: persetujuan keduanya berbeda; tanyakan lagi",
        ).urut
        for tujuan, kanal in beda
    ]
    log.save()
    return log


def _isi(orang: Orang, kolom: Mapping[str, str]) -> None:
    for nama, nilai in kolom.items():
        setattr(orang, nama, nilai)
    orang.save(update_fields=(*kolom, "diubah_pada"))


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


def _pulihkan_jabatan(log: PenggabunganLog, *, kecuali: set[str]) -> list[Anak]:
    """Posts as they were before the merge, but for those somebody edited since.

    Returns those whose single part somebody else holds by now.
    """
    utuh = [
        (pk, peran, selesai)
        for pk, peran, selesai in log.jabatan_semula
        if pk not in kecuali
        and Jabatan.objects.filter(pk=pk, diubah_pada__lte=log.pada).exists()
    ]
    # First all lay their parts down: two may not hold a single one at any moment.
    Jabatan.objects.filter(pk__in=[pk for pk, _, _ in utuh]).update(peran_khusus=[])
    return [
        (Jabatan._meta.label_lower, pk, "peran_khusus")
        for pk, peran, selesai in utuh
        if not ubah_bila_dapat(Jabatan, pk, peran_khusus=peran, selesai=selesai)
    ]


def _pulihkan_orang(log: PenggabunganLog, saat: Saat) -> None:
    kekal, isi = log.kekal, log.snapshot_kekal
    kekal.refresh_from_db()
    diisi = [n for n in isi["diisi"] if getattr(kekal, n) == getattr(log.lebur, n)]
    _isi(kekal, dict.fromkeys(diisi, ""))
    _pulihkan_setuju(
        kekal, saat, semula=isi.get("semula", ()), ditarik=isi.get("ditarik", ())
    )


# Two records of one stakeholder become one, field by field, and two again (4.7)

GANDA = "Jabatan ganda setelah penggabungan"
SK = ("sk_nomor", "sk_penandatangan", "sk_tanggal", "sk_berlaku_sampai", "sk_berkas")
# What is chosen together: an SK has number, signer, days and file of one side.
PILIHAN: Mapping[str, tuple[str, ...]] = {
    **{n: (n,) for n in ("nama_resmi", "nama_pendek", "jenis")},
    "wilayah": ("wilayah", "alamat"),
    **{n: (n,) for n in ("pengelola", "induk", "unit", "jumlah_anggota")},
    "sk": SK,
    **{n: (n,) for n in ("tampil_publik", "catatan_internal")},
}
JUDUL = {"wilayah": "Wilayah dan alamat", "sk": "Surat keputusan"}


def judul_pilihan(nama: str) -> str:
    kolom: Any = Pemangku._meta.get_field(PILIHAN[nama][0])
    return JUDUL.get(nama) or capfirst(str(kolom.verbose_name))


# Goes with whoever was checked last.
VERIFIKASI = ("terverifikasi_pada", "berlaku_sampai")
SEMUA = (*(n for isi in PILIHAN.values() for n in isi), *VERIFIKASI)
# Back in the status it had before.
KEMBALI = {"nonaktif": T.NONAKTIFKAN, "draf": T.TINJAU_LAGI}


def berbeda(kekal: Pemangku, lebur: Pemangku) -> list[str]:
    """The choices in which the two differ; a parent that is the other is no choice."""
    return [
        pilihan
        for pilihan, kolom in PILIHAN.items()
        if any(isi_kolom(kekal, n) != isi_kolom(lebur, n) for n in kolom)
        and not (pilihan == "induk" and lebur.induk_id == kekal.pk)
    ]


def dari_lebur(kekal: Pemangku, lebur: Pemangku, pilihan: str) -> bool:
    """Whether the other's value is offered first: newer verified, never blank over full."""
    kolom = PILIHAN[pilihan]
    if not any(isi_kolom(lebur, n) for n in kolom):
        return False
    if not any(isi_kolom(kekal, n) for n in kolom):
        return True
    return _lebih_baru(lebur, kekal)


def _lebih_baru(satu: Pemangku, lain: Pemangku) -> bool:
    satu_pada, lain_pada = satu.terverifikasi_pada, lain.terverifikasi_pada
    return satu_pada is not None and (lain_pada is None or satu_pada > lain_pada)


@transaction.atomic
def gabungkan_pemangku(
    kekal: Pemangku, lebur: Pemangku, saat: Saat, *, ambil: Collection[str]
) -> PenggabunganLog:
    """``lebur`` goes into ``kekal``; ``ambil`` are the choices taken from it.

    All children move, doubles stay, overlapping posts are kept and flagged. Raises
    TindakanTerlarang for itself, a merged one, or two of different kind.
    """
    if kekal.pk == lebur.pk:
        raise TindakanTerlarang("Pilih dua catatan yang berbeda.")
    kekal, lebur = _kunci(kekal), _kunci(lebur)
    if not {kekal.status, lebur.status} <= set(HIDUP):
        raise TindakanTerlarang(
            "Salah satunya sudah digabung atau ditolak; pilih catatan yang berlaku."
        )
    if kekal.perorangan != lebur.perorangan:
        raise TindakanTerlarang("Lembaga dan perorangan tidak dapat digabung.")
    log = PenggabunganLog(
        pemangku=kekal, pemangku_lebur=lebur, oleh=saat.oleh, pada=saat.pada
    )
    log.snapshot_lebur = {"status": lebur.status, "nilai": potret(lebur, SEMUA)}
    log.snapshot_kekal = {"sebelum": potret(kekal, SEMUA)}
    log.save()
    if kekal.perorangan:
        satu, lain = (
            p.jabatan.filter(selesai=None).select_related("orang").first()
            for p in (kekal, lebur)
        )
        if satu and lain and satu.orang_id != lain.orang_id:
            gabungkan_orang(satu.orang, lain.orang, saat, induk=log)
    _ambil(kekal, lebur, ambil)
    log.snapshot_kekal["sesudah"] = potret(kekal, SEMUA)
    log.snapshot_kekal |= _tambahkan(kekal, lebur)
    tarik_kartu_ganda(lebur, kekal, pada=saat.pada)
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


def halangan_calon(calon: CalonDuplikat) -> str:
    """Why the pair cannot be merged without a human choosing; "" when it can.

    What only one of the two says is taken from it.
    """
    beda = [
        pilihan
        for pilihan in berbeda(calon.a, calon.b)
        if all(
            any(isi_kolom(p, n) for n in PILIHAN[pilihan]) for p in (calon.a, calon.b)
        )
    ]
    if not beda:
        return ""
    return f"Isinya berbeda: {gabung([judul_pilihan(n).lower() for n in beda])}. Bandingkan dulu."


@transaction.atomic
def gabungkan_calon(calon: CalonDuplikat, saat: Saat) -> CalonDuplikat:
    """The younger record goes into the older one."""
    kekal, lebur = sorted((calon.a, calon.b), key=lambda p: p.nomor)
    pastikan(halangan_calon(calon))
    ambil = [n for n in berbeda(kekal, lebur) if dari_lebur(kekal, lebur, n)]
    gabungkan_pemangku(kekal, lebur, saat, ambil=ambil)
    return calon


def _kunci[B: models.Model](satu: B) -> B:
    semua = type(satu)._default_manager.select_for_update(of=("self",))
    return semua.get(pk=satu.pk)


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


def _tambahkan(kekal: Pemangku, lebur: Pemangku) -> dict[str, list[Any]]:
    """The one that stays gets what it had not."""
    hasil = {}
    for nama in DAFTAR:
        milik = getattr(kekal, nama)
        lain = getattr(lebur, nama).exclude(pk__in=milik.values("pk"))
        hasil[nama] = list(lain.values_list("pk", flat=True))
        milik.add(*hasil[nama])
    return hasil


# Single parts both sides fill are laid down on the side that goes; returned as they were.
def _lepas_peran(kekal: Pemangku, lebur: Pemangku) -> list[list[Any]]:
    semula = []
    for peran in map(str, Jabatan.UTAMA):
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
        raise TindakanTerlarang("Batalkan dulu penggabungan yang lebih baru.")
    tertinggal = _pisahkan(log, saat)
    if log.pemangku:
        tertinggal += _pulihkan(kekal, lebur, log)
        for ikut in log.ikutan.all():
            tertinggal += _pisahkan(ikut, saat)
        kata = f"{lebur.nomor} terpisah"
        if tertinggal:
            kata += f"; tetap di sini: {', '.join(tertinggal)}"
        Jejak.objects.catat(kekal, "batalkan_gabungan", saat=saat, catatan=kata)
    log.tertinggal = tertinggal
    log.save()
    return log


def _pisahkan(log: PenggabunganLog, saat: Saat) -> list[str]:
    """Undo it inside the caller's transaction; what had to stay behind."""
    # Emptied when somebody in it was forgotten.
    if not log.snapshot_kekal:
        raise TindakanTerlarang(LEWAT_WAKTU)
    lebur = log.lebur
    lebur.lakukan(lebur.Tindakan.PISAHKAN, saat, penerus=None)
    if kembali := KEMBALI.get(log.snapshot_lebur.get("status", "")):
        lebur.lakukan(kembali, saat, catatan="Seperti sebelum digabung")
    anak = kembalikan(log.anak_dipindah, dari=log.kekal, ke=lebur, sejak=log.pada)
    anak += _pulihkan_jabatan(log, kecuali={pk for _, pk, _ in anak})
    if log.orang:
        _pulihkan_orang(log, saat)
    log.dibatalkan_oleh, log.dibatalkan_pada = saat.oleh, saat.pada
    log.save()
    return [f"{label.rpartition('.')[2]} {pk}" for label, pk, _ in anak]


def _pulihkan(kekal: Pemangku, lebur: Pemangku, log: PenggabunganLog) -> list[str]:
    sebelum, sesudah = log.snapshot_kekal["sebelum"], log.snapshot_kekal["sesudah"]
    kini, tertinggal = potret(kekal, SEMUA), []
    for nama in SEMUA:
        if sebelum[nama] == sesudah[nama]:
            continue
        if kini[nama] == sesudah[nama]:
            kolom: Any = Pemangku._meta.get_field(nama)
            # Of a relation the key.
            isi = getattr(kolom, "target_field", kolom).to_python(sebelum[nama])
            setattr(kekal, kolom.attname, isi)
        else:
            tertinggal.append(str(Pemangku._meta.get_field(nama).verbose_name))  # type: ignore[union-attr]  # the same
    lain = kekal.penggabungan.filter(dibatalkan_pada=None).exclude(pk=log.pk)
    if kekal.perlu_cek == GANDA and not lain.exclude(jabatan_semula=[]).exists():
        kekal.perlu_cek = ""
    kekal.edisi += 1
    kekal.save()
    for nama in DAFTAR:
        getattr(kekal, nama).remove(*log.snapshot_kekal[nama])
    unit = log.snapshot_lebur["nilai"]["unit"]
    if unit is not None and not Pemangku.objects.filter(unit=unit).exists():
        Pemangku.objects.filter(pk=lebur.pk).update(unit=unit)
    return tertinggal
