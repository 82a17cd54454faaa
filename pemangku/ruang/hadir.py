"""Somebody in the room: person, post, channel, consent and attendance in one go (PK-01)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import gabung
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit, Wilayah
from pemangku.inventaris.actions import catat_hubungan, catat_orang, catat_pemangku
from pemangku.inventaris.duplikat import HIDUP, UNIT_LAIN, calon_lembaga, ciri_lembaga
from pemangku.inventaris.kanal import (
    Kanal,
    KanalDilarang,
    normalkan,
    sidik_kanal,
    tambah_kanal,
)
from pemangku.inventaris.models import CatatanHubungan, JenisPemangku, Pemangku
from pemangku.inventaris.nama import (
    MUNGKIN,
    CiriLembaga,
    beda_tempat,
    menyebut_kecamatan,
    menyebut_kota,
    menyebut_luas,
    mirip,
    nilai_lembaga,
    normal_lembaga,
    normal_orang,
    tebak_jenis,
)
from pemangku.inventaris.orang import NAMA_DIHAPUS, Orang, Persetujuan
from pemangku.inventaris.persetujuan import NaskahBelumAda, beri_persetujuan
from pemangku.kunjungan.kehadiran import Kehadiran, Undangan, isi_kehadiran
from pemangku.kunjungan.models import Kegiatan
from pemangku.ruang.models import ResiLapangan

# Which body somebody speaks for: a known one, or a new one

CALON_TERBANYAK = 4
PILIH_LEMBAGA = "Pilih yang dimaksud, atau lembaga baru."


@dataclass(frozen=True, slots=True)
class Asal:
    """Where somebody came forward: the place, who keeps a new record, what it is from."""

    setempat: Wilayah | None
    pengelola: Unit
    rujukan: str
    sumber: str

    @classmethod
    def kegiatan(cls, kegiatan: Kegiatan) -> Self:
        tuan_rumah = kegiatan.tuan_rumah
        setempat = kegiatan.wilayah or tuan_rumah.wilayah
        return cls(setempat, tuan_rumah, kegiatan.nomor, Pemangku.Sumber.LAPANGAN)


class PilihLembaga(ValidationError):
    """Which of ``calon`` is meant, or that it is a new one: asked of who is in the room."""

    def __init__(self, pesan: str, calon: Sequence[Pemangku]) -> None:
        super().__init__({"lembaga": f"{pesan} {PILIH_LEMBAGA}"})
        self.calon = [(str(satu.pk), sebut_calon(satu)) for satu in calon]


def temukan_lembaga(
    asal: Asal, saat: Saat, *, isian: Mapping[str, Any], tanya: bool = False
) -> tuple[Pemangku, str]:
    """The body of that name in that kecamatan, or a new record; and why to look at it.

    Of several of one name, or that look like it, none is guessed: with ``tanya`` it raises
    PilihLembaga, else the new record waits as a draft. ``isian["baru"]``: it was said that
    it is none of them. A look-alike the officer may not see is never named to him (PK-25).
    Raises ValidationError when the name is none.
    """
    senama = lembaga_senama(asal, isian=isian, oleh=saat.oleh)
    if len(senama) == 1:
        return senama[0], ""
    # Where it belongs: what its name says, else the kelurahan, else the place.
    disebut = _wilayah_disebut(asal.setempat, isian["lembaga"], isian["kelurahan"])
    jenis = isian["jenis"] or _jenis(isian["lembaga"])
    baru = {
        "jenis": jenis,
        "nama_resmi": isian["lembaga"].strip(),
        "wilayah": disebut or asal.setempat,
        "sumber_rinci": asal.rujukan,
    }
    serupa, tersembunyi = calon_lembaga(baru, petugas=saat.oleh)
    calon = senama or [satu for _nilai, satu in serupa]
    ragu = UNIT_LAIN if tersembunyi and not calon else ""
    if calon and not isian.get("baru"):
        mungkin = gabung([sebut_calon(satu) for satu in calon[:CALON_TERBANYAK]])
        ragu = f"Mungkin sudah ada: {mungkin}."
        if tanya:
            raise PilihLembaga(ragu, calon[:CALON_TERBANYAK])
    pemangku = catat_pemangku(
        saat, isian=baru, sumber=asal.sumber, pengelola=asal.pengelola, draf=ragu
    )
    return pemangku, ragu


def sebut_calon(pemangku: Pemangku) -> str:
    tempat = f", {pemangku.wilayah}" if pemangku.wilayah else ""
    return f"{pemangku.nama_tampil} ({pemangku.nomor}{tempat})"


def lembaga_senama(
    asal: Asal, *, isian: Mapping[str, Any], oleh: Petugas
) -> list[Pemangku]:
    """Bodies the officer may see that have this very name and may be the one meant.

    Where the place is said: the one there, else one whose place is only known to be the
    kecamatan. Where it is not: all in the kecamatan.
    """
    nama = isian["lembaga"]
    disebut = _wilayah_disebut(asal.setempat, nama, isian["kelurahan"])
    kecamatan = _kecamatan(disebut or asal.setempat)
    tempat = disebut or kecamatan
    dalam = Q(wilayah=tempat)
    if kecamatan and kecamatan.tingkat == Wilayah.Tingkat.KECAMATAN:
        dalam |= Q(wilayah=kecamatan) | Q(wilayah__induk=kecamatan)
    semua = Pemangku.objects.lembaga().filter(
        dalam, status__in=HIDUP, nama_normal=normal_lembaga(nama)[:160]
    )
    ini = CiriLembaga(
        nama=nama, tempat=tempat.pk if tempat else "", setempat=menyebut_luas(nama)
    )
    mungkin = [
        satu
        for satu in semua.untuk(oleh)
        .select_related("jenis__unsur", "wilayah__induk")
        .prefetch_related("kanal")
        .order_by("nomor")
        if not beda_tempat(ini, ciri_lembaga(satu))
    ]
    di_sana = [satu for satu in mungkin if satu.wilayah == disebut]
    return di_sana[:1] if disebut and di_sana else mungkin


def lembaga_serupa(
    asal: Asal, semua: Mapping[UUID, Mapping[str, Any]], *, oleh: Petugas
) -> dict[UUID, list[Pemangku]]:
    """Which bodies the one written may be; none where it is clear. For many in few queries."""
    cocok = Q(pk=None)
    for isi in semua.values():
        cocok |= Q(nama_normal__trigram_similar=normal_lembaga(isi["lembaga"]))
    dikenal = (
        Pemangku.objects.lembaga()
        .filter(cocok, status__in=HIDUP)
        .untuk(oleh)
        .select_related("jenis", "wilayah__induk")
        .prefetch_related("kanal")
        .order_by("nomor")
    )
    bercirikan = [(ciri_lembaga(satu), satu) for satu in dikenal] if semua else []
    jenis = {j.kode: j for j in JenisPemangku.objects.aktif()} if semua else {}
    hasil = {}
    for pk, isi in semua.items():
        kode = jenis.get(tebak_jenis(normal_lembaga(isi["lembaga"])))
        ini = CiriLembaga(
            nama=normal_lembaga(isi["lembaga"]),
            jenis=kode and kode.pk,
            terikat=bool(kode and kode.terikat_wilayah),
            tempat=isi.get("kelurahan") or (asal.setempat.pk if asal.setempat else ""),
            setempat=menyebut_luas(isi["lembaga"]),
        )
        dekat = [(c, s) for c, s in bercirikan if not beda_tempat(ini, c)]
        senama = [satu for ciri, satu in dekat if ciri.nama == ini.nama]
        mungkin = [
            satu
            for ciri, satu in dekat
            if nilai_lembaga(ini, ciri, mirip(ini.nama, ciri.nama)) >= MUNGKIN
        ]
        hasil[pk] = [] if len(senama) == 1 else (senama or mungkin)[:CALON_TERBANYAK]
    return hasil


def _kecamatan(setempat: Wilayah | None) -> Wilayah | None:
    if setempat and setempat.tingkat == Wilayah.Tingkat.KELURAHAN:
        return setempat.induk
    return setempat


def _wilayah_disebut(
    setempat: Wilayah | None, nama: str, kelurahan: Wilayah | None
) -> Wilayah | None:
    kecamatan = _kecamatan(setempat)
    if menyebut_kota(nama) and not menyebut_kecamatan(nama) and kecamatan:
        return kecamatan.induk or kecamatan
    if menyebut_kecamatan(nama):
        return kecamatan
    return kelurahan or _kelurahan_bernama(nama, kecamatan)


def _kelurahan_bernama(nama: str, kecamatan: Wilayah | None) -> Wilayah | None:
    """The one the name calls a kelurahan; of a bare "Puskesmas Cipedes" none is guessed."""
    return next(
        (
            satu
            for satu in (kecamatan.bawahan.all() if kecamatan else ())
            if re.search(
                rf"\bkel(?:urahan|\.)?\s+{re.escape(satu.nama)}$", nama, re.IGNORECASE
            )
        ),
        None,
    )


def _jenis(nama: str) -> JenisPemangku:
    """The kind its name tells; any of the list when staff took that kind away."""
    aktif = JenisPemangku.objects.aktif().filter(perorangan=False)
    kode = tebak_jenis(normal_lembaga(nama))
    return aktif.filter(kode=kode).first() or aktif.filter(terikat_wilayah=False)[0]


def kelurahan_kegiatan(kegiatan: Kegiatan | None) -> list[Wilayah]:
    semua = Wilayah.objects.filter(tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True)
    dekat: set[str] = set()
    if kegiatan is not None:
        dekat |= {w for w in (kegiatan.wilayah_id, kegiatan.tuan_rumah.wilayah_id) if w}
    return sorted(
        semua.select_related("induk"),
        key=lambda w: (w.induk_id not in dekat and w.pk not in dekat, w.pk),
    )


def pilihan_kelurahan(semua: Iterable[Wilayah]) -> list[tuple[str, str]]:
    return [(w.pk, w.sebutan) for w in semua]


# Who a name typed in the room is: somebody known at his body, or a new person (4.7)

TELEPON = (Kanal.Jenis.WA, Kanal.Jenis.TELEPON)
SENAMA = (
    "Nama yang sama sudah ada di lembaga ini; ia dicatat sebagai orang lain. Bila "
    "ternyata sama, gabungkan keduanya."
)


def kenali_orang(
    pemangku: Pemangku, kegiatan: Kegiatan, *, isian: Mapping[str, Any]
) -> tuple[Orang | None, str]:
    """Which of those with that name and a post there now it is; and why there is doubt.

    An equal name at one body is 55 points and no proof. The number settles it; without
    one it is the only one of that name. A number that is new belongs to him only while
    he has none and has not been counted in this room.
    """
    senama = list(
        Orang.objects.aktif()
        .filter(
            nama_normal=normal_orang(isian["nama"])[:100],
            jabatan__pemangku=pemangku,
            jabatan__selesai=None,
        )
        .distinct()
        .order_by("dibuat_pada", "pk")
        .prefetch_related("kanal")
    )
    if not senama:
        return None, ""
    if isian["nomor"]:
        orang = _bernomor(senama, kegiatan, isian=isian)
    else:
        orang = senama[0] if len(senama) == 1 else None
    return orang, "" if orang else SENAMA


def _bernomor(
    senama: list[Orang], kegiatan: Kegiatan, *, isian: Mapping[str, Any]
) -> Orang | None:
    jenis = isian["jenis_nomor"]
    cap = sidik_kanal(jenis, normalkan(jenis, isian["nomor"])[0])
    for satu in senama:
        if cap in _nomor(satu):
            return satu
    if len(senama) > 1 or _nomor(senama[0]):
        return None
    hadir = Kehadiran.objects.sah().filter(kegiatan=kegiatan, orang=senama[0])
    return None if hadir.exists() else senama[0]


def _nomor(orang: Orang) -> set[str]:
    return {satu.sidik for satu in orang.kanal.all() if satu.jenis in TELEPON}


# What was told besides: channels and consent (5.1)

TANPA_KANAL = "Nomornya ada di daftar jangan dihubungi dan tidak disimpan."
TANPA_SUREL = "Surelnya ada di daftar jangan dihubungi dan tidak disimpan."


def lengkapi_kanal(
    orang: Orang, kanal: Iterable[tuple[str, str, str]], saat: Saat, *, sifat: str
) -> list[str]:
    """Add the channels that were told: kind, value, and what to say of a suppressed one."""
    catatan = []
    for jenis, nilai, larangan in kanal:
        if nilai:
            try:
                tambah_kanal(orang, saat, jenis=jenis, nilai=nilai, sifat=sifat)
            except KanalDilarang:
                catatan.append(larangan)
    return catatan


def setujui(
    orang: Orang, tujuan: Iterable[str], saat: Saat[Petugas | None], *, keterangan: str
) -> None:
    """Consent to what does not hold yet; raises NaskahBelumAda."""
    berlaku = Persetujuan.objects.tujuan_berlaku(orang)
    for satu in tujuan:
        if satu not in berlaku:
            beri_persetujuan(
                orang,
                saat=saat,
                tujuan=satu,
                cara=Persetujuan.Cara.DARING,
                keterangan=keterangan,
            )


# The record itself

SUDAH_DITUTUP = (
    "Kegiatan sudah ditutup; data ini belum masuk portal. Minta Pengelola pemangku "
    "membukanya lagi, lalu kirim lagi."
)
DIBATALKAN = (
    "Kegiatan ini dibatalkan; data ini belum masuk portal. Tanyakan kegiatan "
    "penggantinya kepada Pengelola pemangku."
)
KUNCI_TERPAKAI = "Nomor rekaman ini sudah dipakai untuk orang lain. Periksa isiannya, lalu simpan lagi."
TANPA_NAMA = "Undangan ini tanpa nama: ketik nama yang hadir."
TANPA_NASKAH = (
    "Naskah persetujuan ini belum ada. Hapus centangnya, simpan lagi, dan hubungi "
    "Pengelola pemangku."
)
TUJUAN = {
    "setuju_undangan": Persetujuan.Tujuan.UNDANGAN,
    "setuju_informasi": Persetujuan.Tujuan.SIARAN_INFORMASI,
}


class KunciTerpakai(TindakanTerlarang):
    """The record's key is somebody else's; the phone gives it another when it is mended."""


class KegiatanTertutup(TindakanTerlarang):
    """The visit takes nobody down any more, or not until it is opened again."""


@dataclass(frozen=True, slots=True)
class HasilHadir:
    status: str
    pk: UUID
    catatan: str = ""
    hadir: Kehadiran | None = None

    DITERIMA = "DITERIMA"
    SUDAH_ADA = "SUDAH_ADA"
    TINJAU = "TINJAU"


@transaction.atomic
def terima_rekaman(
    kegiatan: Kegiatan,
    saat: Saat,
    *,
    kunci: UUID,
    isian: Mapping[str, Any],
    ditangkap_pada: datetime,
) -> HasilHadir:
    """Take one person down; the same ``kunci`` twice is told and changes nothing.

    ``isian`` are the cleaned values of ``RekamanForm``. Raises KegiatanTertutup when the
    visit is closed, KunciTerpakai when ``kunci`` is known to be somebody else's,
    ValidationError at a consent that has no wording yet. The visit's row is locked: two
    phones write one after the other, and nobody writes into a visit that is being closed.
    """
    kini = Kegiatan.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=kegiatan.pk
    )
    if ada := _sudah_ada(kunci, kini, nama=isian["nama"]):
        return ada
    if not kini.menerima_hadir:
        batal = kini.status == Kegiatan.Status.BATAL
        raise KegiatanTertutup(DIBATALKAN if batal else SUDAH_DITUTUP)
    undangan: Undangan | None = isian["undangan"]
    ragu, catatan, mewakili, kelurahan = "", list[str](), None, None
    if sendiri := undangan if undangan and not isian["nama"] else None:
        pemangku = sendiri.pemangku
        orang, jabatan = _diundang(sendiri, ditangkap_pada)
    else:
        pemangku, ragu = _lembaga(kini, saat, isian=isian)
        mulai = Saat(saat.oleh, ditangkap_pada)
        orang, mirip, catatan = _orang(
            kini, saat, mulai, pemangku, kunci=kunci, isian=isian
        )
        ragu = ragu or mirip
        jabatan, kelurahan = isian["jabatan"], isian["kelurahan"]
        # Who comes from another body stands in for nobody here.
        if undangan and undangan.pemangku == pemangku:
            mewakili = undangan.orang
    hadir = None
    if sendiri or isian["hadir"]:
        isi = isi_kehadiran(
            pemangku,
            saat,
            nama=orang.nama_lengkap,
            orang=orang,
            jabatan=jabatan,
            mewakili=mewakili,
        )
        isi |= {"id": kunci, "pada": ditangkap_pada}
        isi["jenis_kelamin"] = isian["jenis_kelamin"] or isi["jenis_kelamin"]
        if kelurahan:
            isi["kelurahan"] = kelurahan
        # One attendance a person; one that was taken back counts again.
        hadir, baru = Kehadiran.objects.get_or_create(
            kegiatan=kini, orang=orang, defaults=isi
        )
        if not baru and hadir.status != Kehadiran.Status.SAH:
            hadir.sahkan(saat)
    # The key stays with the body it was about: photos of its SK follow later.
    ResiLapangan.objects.create(
        pk=kunci,
        jenis=ResiLapangan.Jenis.REKAMAN,
        kegiatan=kini,
        pemangku=pemangku,
        petugas=saat.oleh,
        pada=saat.pada,
    )
    return HasilHadir(
        HasilHadir.TINJAU if ragu else HasilHadir.DITERIMA,
        hadir.pk if sendiri and hadir else orang.pk,
        " ".join(filter(None, (ragu, *catatan))),
        hadir,
    )


def _sudah_ada(kunci: UUID, kegiatan: Kegiatan, *, nama: str) -> HasilHadir | None:
    hadir = Kehadiran.objects.filter(pk=kunci).first()
    resi = ResiLapangan.objects.filter(pk=kunci).first()
    if any(satu and satu.kegiatan_id != kegiatan.pk for satu in (hadir, resi)):
        raise KunciTerpakai(KUNCI_TERPAKAI)
    if hadir and not _mungkin_sama(hadir, nama):
        raise KunciTerpakai(KUNCI_TERPAKAI)
    if hadir or resi or Orang.objects.filter(pk=kunci).exists():
        return HasilHadir(HasilHadir.SUDAH_ADA, kunci, hadir=hadir)
    return None


def _mungkin_sama(hadir: Kehadiran, nama: str) -> bool:
    # The snapshot is the name as typed where the record made its person; one that was
    # found, merged or forgotten since tells nothing.
    if hadir.orang_id != hadir.pk or hadir.nama_snapshot == NAMA_DIHAPUS:
        return True
    return normal_orang(hadir.nama_snapshot) == normal_orang(nama)


def _diundang(undangan: Undangan, pada: datetime) -> tuple[Orang, str]:
    """The one invited and his post; else main contact, head, or the only one there."""
    pemangku, orang = undangan.pemangku, undangan.orang
    if orang is None:
        semua = pemangku.jabatan.berlaku(timezone.localdate(pada))
        kini = sorted(semua.select_related("orang"), key=lambda j: j.pangkat)
        if len(kini) != 1 and not any(j.pangkat < len(j.UTAMA) for j in kini):
            raise ValidationError({"nama": TANPA_NAMA})
        orang = kini[0].orang
    pos = orang.jabatan.filter(pemangku=pemangku).first()
    return orang, pos.nama_jabatan if pos else ""


def _lembaga(
    kegiatan: Kegiatan, saat: Saat, *, isian: Mapping[str, Any]
) -> tuple[Pemangku, str]:
    """The body chosen from the list; else the invited one unless another was typed.

    Who is in the room can say which of two bodies of one name: then it is asked, not
    marked. Raises ValidationError.
    """
    if isian["pemangku"]:
        return isian["pemangku"], ""
    if isian["undangan"]:
        diundang: Pemangku = isian["undangan"].pemangku
        diketik, nama = (
            " ".join(teks.split()).casefold()
            for teks in (isian["lembaga"], diundang.nama_tampil)
        )
        if diketik in ("", nama):
            return diundang, ""
    return temukan_lembaga(Asal.kegiatan(kegiatan), saat, isian=isian, tanya=True)


def _orang(
    kegiatan: Kegiatan,
    saat: Saat,
    mulai: Saat,
    pemangku: Pemangku,
    *,
    kunci: UUID,
    isian: Mapping[str, Any],
) -> tuple[Orang, str, list[str]]:
    """The person with all that was told; why there is doubt, and what was not kept."""
    orang, ragu = kenali_orang(pemangku, kegiatan, isian=isian)
    if orang is None:
        orang = catat_orang(
            saat,
            nama=isian["nama"],
            pemangku=pemangku,
            nama_jabatan=isian["jabatan"],
            mulai=timezone.localdate(mulai.pada),
            id_orang=kunci,
        ).orang
    kanal = (
        (isian["jenis_nomor"], isian["nomor"], TANPA_KANAL),
        (Kanal.Jenis.EMAIL, isian["surel"], TANPA_SUREL),
    )
    catatan = lengkapi_kanal(orang, kanal, saat, sifat=isian["sifat"])
    if isian["jenis_kelamin"] and not orang.jenis_kelamin:
        orang.jenis_kelamin = isian["jenis_kelamin"]
        orang.save(update_fields=("jenis_kelamin", "diubah_pada"))
    keterangan = f"Formulir lapangan {kegiatan.nomor}"
    for kolom, tujuan in TUJUAN.items():
        if isian[kolom]:
            try:
                setujui(orang, [tujuan], mulai, keterangan=keterangan)
            except NaskahBelumAda:
                raise ValidationError({kolom: TANPA_NASKAH}) from None
    if isian["minat"]:
        catat_hubungan(
            pemangku,
            saat,
            cara=CatatanHubungan.Cara.TATAP_MUKA,
            catatan=f"{kegiatan.judul}: {isian['minat']}",
            orang=orang,
        )
    return orang, ragu, catatan
