"""Registrations at the door: taken in, and decided by staff (PK-09, PK-10, PK-11)."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial, reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import DaftarTindakan, TindakanTerlarang, wajib
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit, Wilayah
from organisasi.sandi import sidik
from organisasi.staf.hari_ini import Antrean, potong
from organisasi.waktu.tenggat import pembaca_tempo
from pemangku.inventaris.actions import catat_orang
from pemangku.inventaris.kanal import Kanal, sidik_kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.nama import (
    MUNGKIN,
    SANGAT_MUNGKIN,
    CiriOrang,
    mirip,
    nilai_orang,
    normal_lembaga,
    normal_orang,
)
from pemangku.inventaris.orang import NAMA_DIHAPUS, Jabatan, Orang, TautanPribadi
from pemangku.izin import GARAP
from pemangku.kunjungan.kehadiran import Kehadiran, PendaftaranMandiri
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import TindakanPendaftaran as T
from pemangku.ruang.hadir import (
    Asal,
    lembaga_serupa,
    lengkapi_kanal,
    sebut_calon,
    setujui,
    temukan_lembaga,
)

# So many by one poster, unless the host takes the rest down himself.
PALING_BANYAK = 300
TAUTAN_BERLAKU = timedelta(days=60)
HANGUS_SETELAH = timedelta(days=30)
PENUH = "Pendaftaran lewat QR sudah penuh. Sampaikan nama Anda kepada panitia."
PILIH_ALASAN = "Pilih alasan."
DITARIK = "Ditarik sendiri."
TANPA_UNIT = "Kelurahannya tidak dikenal; tolak, lalu catat lewat daftar pemangku."
KANAL = {"wa": Kanal.Jenis.WA, "email": Kanal.Jenis.EMAIL}


@transaction.atomic
def daftar_di_pintu(
    kegiatan: Kegiatan, *, isian: Mapping[str, Any], kode_cocok: bool, pada: datetime
) -> str:
    """Take a registration; the same name and contact again updates the one that waits.

    What was decided stays as it was: who comes again waits anew, and is counted once.
    Returns the secret of the personal page. Raises TindakanTerlarang when so many came
    by this poster that something is wrong.
    """
    Kegiatan.objects.select_for_update(no_key=True, of=("self",)).get(pk=kegiatan.pk)
    cap = _sidik(isian)
    menunggu = kegiatan.pendaftaran.menunggu().select_for_update(of=("self",))
    daftar = menunggu.filter(sidik=cap).first()
    if daftar is None:
        if kegiatan.pendaftaran.count() >= PALING_BANYAK:
            raise TindakanTerlarang(PENUH)
        daftar = PendaftaranMandiri(
            kegiatan=kegiatan, sidik=cap, diterima_pada=pada, status_sejak=pada
        )
    _tulis(daftar, isian, pada=pada)
    daftar.kode_cocok = daftar.kode_cocok or kode_cocok
    daftar.save()
    _hadir_sementara(daftar, pada=pada)
    return _tautan_saya(daftar, pada=pada)


@transaction.atomic
def daftar_mitra(*, isian: Mapping[str, Any], pada: datetime) -> str:
    """The same for a body without a visit (5.3): no attendance, the same queue."""
    daftar, _ = PendaftaranMandiri.objects.select_for_update(
        of=("self",)
    ).get_or_create(
        kegiatan=None,
        sidik=_sidik(isian),
        status=PendaftaranMandiri.Status.MENUNGGU,
        defaults={"diterima_pada": pada, "status_sejak": pada},
    )
    _tulis(daftar, isian, pada=pada)
    daftar.save()
    return _tautan_saya(daftar, pada=pada)


def _tulis(
    daftar: PendaftaranMandiri, isian: Mapping[str, Any], *, pada: datetime
) -> None:
    """Consent bears the moment of its last change, and so the wording that was read."""
    lama, kini = daftar.isi, sorted(isian.get("persetujuan", ()))
    sejak = lama.get("setuju_pada", daftar.diterima_pada.isoformat())
    if kini != sorted(lama.get("persetujuan", ())):
        sejak = pada.isoformat()
    daftar.isian = json.dumps({**isian, "setuju_pada": sejak}, ensure_ascii=False)


def _tautan_saya(daftar: PendaftaranMandiri, *, pada: datetime) -> str:
    return TautanPribadi.objects.buat(
        tujuan=TautanPribadi.Tujuan.SAYA,
        pendaftaran=daftar,
        pada=pada,
        berlaku_sampai=pada + TAUTAN_BERLAKU,
    )


def _sidik(isian: Mapping[str, Any]) -> str:
    kontak = isian.get("wa") or isian.get("email") or isian["lembaga"].casefold()
    return sidik(f"pintu:{normal_orang(isian['nama'])}:{kontak}")


def _hadir_sementara(daftar: PendaftaranMandiri, *, pada: datetime) -> None:
    if daftar.kegiatan is None or _sudah_dihitung(daftar):
        return
    isi = daftar.isi
    tampil = {
        "nama_snapshot": isi["nama"],
        "jabatan_snapshot": isi["jabatan"],
        "lembaga_snapshot": isi["lembaga"],
        "kelurahan_id": isi["kelurahan"] or None,
        "jenis_kelamin": isi.get("jenis_kelamin", ""),
    }
    hadir, baru = Kehadiran.objects.get_or_create(
        kegiatan=daftar.kegiatan,
        pendaftaran=daftar,
        defaults={
            **tampil,
            "cara": Kehadiran.Cara.QR,
            "status": Kehadiran.Status.SEMENTARA,
            "status_sejak": pada,
            "pada": pada,
        },
    )
    if not baru and hadir.status == Kehadiran.Status.SEMENTARA:
        Kehadiran.objects.filter(pk=hadir.pk).update(**tampil)


def _sudah_dihitung(daftar: PendaftaranMandiri) -> bool:
    lain = PendaftaranMandiri.objects.filter(
        kegiatan=daftar.kegiatan, sidik=daftar.sidik
    ).exclude(pk=daftar.pk)
    hadir = Kehadiran.objects.sah().filter(kegiatan=daftar.kegiatan)
    return hadir.filter(
        Q(pendaftaran__in=lain) | Q(orang__in=lain.exclude(orang=None).values("orang"))
    ).exists()


@transaction.atomic
def perbaiki_pendaftaran(
    daftar: PendaftaranMandiri, *, isian: Mapping[str, Any], pada: datetime
) -> None:
    visit = Kegiatan.objects.select_for_update(no_key=True, of=("self",))
    visit.filter(pendaftaran=daftar).first()
    kini = PendaftaranMandiri.objects.select_for_update(of=("self",)).get(pk=daftar.pk)
    if kini.status != PendaftaranMandiri.Status.MENUNGGU:
        raise TindakanTerlarang("Pendaftaran ini sudah diperiksa petugas.")
    _tulis(kini, {**kini.isi, **isian}, pada=pada)
    cap = _sidik(kini.isi)
    lain = PendaftaranMandiri.objects.menunggu().filter(
        kegiatan=kini.kegiatan, sidik=cap
    )
    # Who was counted before stays known by what he wrote then.
    if not _sudah_dihitung(kini) and not lain.exists():
        kini.sidik = cap
    kini.save(update_fields=("isian", "sidik", "diubah_pada"))
    _hadir_sementara(kini, pada=pada)


@transaction.atomic
def tarik_pendaftaran(daftar: PendaftaranMandiri, *, pada: datetime) -> None:
    """The person takes it back: what was written is gone at once."""
    daftar.putuskan(T.TOLAK, saat=Saat(None, pada), alasan=DITARIK, hapus=True)
    _lupakan_hadir(daftar, alasan=DITARIK)


@transaction.atomic
def cocokkan_pendaftaran(
    daftar: PendaftaranMandiri,
    saat: Saat,
    *,
    jabatan: Jabatan,
    tindakan: DaftarTindakan = T.COCOKKAN,
) -> PendaftaranMandiri:
    # Only missing channels, and the consent that was given at the door.
    isi, orang = daftar.isi, jabatan.orang
    sejak = isi.get("setuju_pada", daftar.diterima_pada.isoformat())
    kanal = [(jenis, isi.get(kolom, ""), "") for kolom, jenis in KANAL.items()]
    lengkapi_kanal(orang, kanal, saat, sifat=Kanal.Sifat.PRIBADI)
    setujui(
        orang,
        isi.get("persetujuan", []),
        saat=Saat(None, datetime.fromisoformat(sejak)),
        keterangan=f"Pendaftaran mandiri {daftar.pk}",
    )
    daftar.putuskan(tindakan, saat=saat, orang=orang)
    for hadir in daftar.kehadiran.dihitung_atau_menunggu():
        # One who was ticked off before counts once.
        sudah = Kehadiran.objects.filter(kegiatan=hadir.kegiatan_id, orang=orang)
        if sudah.exists():
            hadir.tolak(saat, alasan="Sudah tercatat hadir.")
            continue
        if hadir.status == Kehadiran.Status.SEMENTARA:
            hadir.sahkan(saat)
        Kehadiran.objects.filter(pk=hadir.pk).update(
            orang=orang, pemangku=jabatan.pemangku, unsur=jabatan.pemangku.jenis.unsur
        )
    return daftar


@transaction.atomic
def buatkan_catatan(
    daftar: PendaftaranMandiri,
    saat: Saat,
    *,
    pemangku: Pemangku | None = None,
    lembaga_baru: bool = False,
) -> PendaftaranMandiri:
    """A new person: at ``pemangku``, else at the body that was written."""
    isi = daftar.isi
    if not isi:
        raise TindakanTerlarang("Isian pendaftaran ini sudah tidak ada.")
    if pemangku is None:
        kelurahan = Wilayah.objects.filter(pk=isi["kelurahan"]).first()
        ditulis = {"lembaga": isi["lembaga"], "kelurahan": kelurahan, "jenis": None}
        pemangku, _ragu = temukan_lembaga(
            _asal(daftar, kelurahan), saat, isian=ditulis | {"baru": lembaga_baru}
        )
    jabatan = catat_orang(
        saat,
        nama=isi["nama"],
        pemangku=pemangku,
        nama_jabatan=isi["jabatan"],
        mulai=timezone.localdate(daftar.diterima_pada),
        jenis_kelamin=isi.get("jenis_kelamin", ""),
    )
    return cocokkan_pendaftaran(daftar, saat, jabatan=jabatan, tindakan=T.BUAT_BARU)


def _asal(daftar: PendaftaranMandiri, kelurahan: Wilayah | None) -> Asal:
    if daftar.kegiatan is not None:
        return Asal.kegiatan(daftar.kegiatan)
    kecamatan = kelurahan.induk if kelurahan else None
    unit = Unit.objects.berjalan(timezone.localdate(daftar.diterima_pada))
    pengelola = unit.filter(wilayah=kecamatan).first() if kecamatan else None
    if pengelola is None:
        raise TindakanTerlarang(TANPA_UNIT)
    return Asal(kecamatan, pengelola, "Pendaftaran mandiri", Pemangku.Sumber.QR)


@transaction.atomic
def catat_hadir_saja(daftar: PendaftaranMandiri, saat: Saat) -> PendaftaranMandiri:
    """A guest: he counts, his contact is erased; TindakanTerlarang without a visit."""
    if daftar.kegiatan is None:
        raise TindakanTerlarang("Pendaftaran ini tidak dari sebuah kegiatan.")
    daftar.putuskan(T.HADIR_SAJA, saat=saat, hapus=True)
    for hadir in daftar.kehadiran.sementara():
        hadir.sahkan(saat)
    return daftar


@transaction.atomic
def tolak_pendaftaran(
    daftar: PendaftaranMandiri, saat: Saat, *, alasan: str
) -> PendaftaranMandiri:
    alasan = wajib(alasan, PILIH_ALASAN)
    daftar.putuskan(T.TOLAK, saat, alasan=alasan, hapus=True)
    for hadir in daftar.kehadiran.dihitung_atau_menunggu():
        hadir.tolak(saat, alasan=alasan)
    return daftar


def bersihkan_pendaftaran(*, pada: datetime) -> int:
    """Erase what nobody handled for thirty days; a bare count remains (PK-10)."""
    lewat = PendaftaranMandiri.objects.menunggu().filter(
        diterima_pada__lt=pada - HANGUS_SETELAH
    )
    banyak = 0
    for daftar in lewat:
        with transaction.atomic():
            daftar.putuskan(T.KEDALUWARSAKAN, saat=Saat(None, pada), hapus=True)
            _lupakan_hadir(daftar, alasan="Tidak diperiksa dalam 30 hari.")
        banyak += 1
    return banyak


def _lupakan_hadir(daftar: PendaftaranMandiri, *, alasan: str) -> None:
    for hadir in daftar.kehadiran.dihitung_atau_menunggu():
        # It lapsed, or the person took it back: no officer decided.
        hadir.lakukan(
            hadir.Tindakan.TOLAK, Saat(None, daftar.status_sejak), alasan=alasan
        )
        Kehadiran.objects.filter(pk=hadir.pk).update(
            nama_snapshot=NAMA_DIHAPUS,
            jabatan_snapshot="",
            lembaga_snapshot="",
            jenis_kelamin="",
            kelurahan=None,
        )


# Who a registration may be: people the officer may see, with points (4.7)

CALON_TERBANYAK = 8
# A name that is barely alike, without any contact, is no hint.
PALING_SEDIKIT = 18


def calon_orang(
    semua: Sequence[PendaftaranMandiri], petugas: Petugas
) -> dict[UUID, list[tuple[int, Jabatan]]]:
    """Posts of people with the same contact or a similar name, the likeliest first."""
    isian = {daftar.pk: daftar.isi for daftar in semua if daftar.isian}
    # Two queries, each by an index of its own: one over both would have none.
    cap = {s for isi in isian.values() for s in _cap(isi)}
    senomor = Kanal.objects.filter(sidik__in=cap).exclude(orang=None)
    orang = {*senomor.order_by().values_list("orang", flat=True)}
    senama = [
        Q(nama_normal__trigram_similar=normal_orang(i["nama"])) for i in isian.values()
    ]
    if senama:
        aktif = Orang.objects.aktif().filter(reduce(or_, senama))
        orang |= {*aktif.order_by().values_list("pk", flat=True)}
    milik = Pemangku.objects.untuk(petugas).values("pk")
    semua_jabatan = (
        Jabatan.objects.filter(
            pemangku__in=milik, orang__in=orang, selesai=None, orang__status="aktif"
        )
        .select_related("orang", "pemangku__jenis__unsur", "pemangku__wilayah__induk")
        .prefetch_related(Prefetch("orang__kanal", Kanal.objects.samar()))
    )
    return {
        pk: sorted(
            ((p, j) for j in semua_jabatan if (p := _poin(j, isi)) >= PALING_SEDIKIT),
            key=lambda calon: (-calon[0], calon[1].pk),
        )[:CALON_TERBANYAK]
        for pk, isi in isian.items()
    }


def sebut_calon_orang(poin: int, jabatan: Jabatan) -> str:
    di = f"{jabatan.nama_jabatan} di {jabatan.pemangku.nama_tampil}"
    return f"{jabatan.orang.nama_lengkap}, {di} ({poin} poin)"


def _cap(isi: Mapping[str, str]) -> list[str]:
    return [sidik_kanal(j, isi[n]) for n, j in KANAL.items() if isi.get(n)]


def _poin(jabatan: Jabatan, isi: Mapping[str, str]) -> int:
    orang = CiriOrang(
        nama=jabatan.orang.nama_normal,
        telepon=frozenset(k.sidik for k in jabatan.orang.kanal.all()),
        lembaga=frozenset({jabatan.pemangku.nama_normal}),
    )
    ditulis = CiriOrang(
        nama=normal_orang(isi["nama"]),
        telepon=frozenset(_cap(isi)),
        lembaga=frozenset({normal_lembaga(isi["lembaga"])}),
    )
    return nilai_orang(ditulis, orang, mirip(ditulis.nama, orang.nama))


# A hall decided on one page: who is clear goes at once, look-alikes are asked about there

SEKALI_PUTUS = 100
PILIH_DULU = "Pilih dulu siapa orangnya."
TAMU, BARU, GANDA = "tamu", "baru", "ganda"


@dataclass(frozen=True, slots=True)
class Usulan:
    """A registration, what may be decided of it, and what is proposed ("": somebody must say)."""

    daftar: PendaftaranMandiri
    pilihan: Mapping[str, tuple[str, Callable[[Saat], object]]]
    usul: str

    @property
    def ditanya(self) -> bool:
        """Whether it resembles somebody or something."""
        return len(self.pilihan) > 1

    @property
    def sebutan(self) -> str:
        return self.pilihan[self.usul][0] if self.usul else ""

    def putuskan(self, pilih: str, saat: Saat) -> None:
        if pilih not in self.pilihan:
            raise TindakanTerlarang(PILIH_DULU)
        self.pilihan[pilih][1](saat)


def usulan(kegiatan: Kegiatan, petugas: Petugas) -> list[Usulan]:
    """What is proposed for the first registrations that wait at this visit.

    Who consented to be contacted becomes a person on the list; of others the attendance
    counts and the contact is erased.
    """
    semua = list(kegiatan.pendaftaran.menunggu()[:SEKALI_PUTUS])
    orang = calon_orang(semua, petugas)
    baru = {d.pk: d.isi for d in semua if d.isi.get("persetujuan")}
    lembaga = lembaga_serupa(Asal.kegiatan(kegiatan), baru, oleh=petugas)
    hasil, sudah = [], set[tuple[str, str]]()
    for daftar in semua:
        ciri = normal_orang(daftar.isi["nama"]), normal_lembaga(daftar.isi["lembaga"])
        mungkin = [satu for satu in orang[daftar.pk] if satu[0] >= MUNGKIN]
        ganda, di = ciri in sudah, lembaga.get(daftar.pk)
        sudah.add(ciri)
        hasil.append(_usulan(daftar, mungkin, di, ganda=ganda))
    return hasil


def _usulan(
    daftar: PendaftaranMandiri,
    orang: Sequence[tuple[int, Jabatan]],
    lembaga: Sequence[Pemangku] | None,
    *,
    ganda: bool,
) -> Usulan:
    pilihan: dict[str, tuple[str, Callable[[Saat], object]]] = {}
    for poin, jabatan in orang:
        kerja = partial(cocokkan_pendaftaran, daftar, jabatan=jabatan)
        pilihan[f"orang:{jabatan.pk}"] = sebut_calon_orang(poin, jabatan), kerja
    if ganda:
        tolak = partial(tolak_pendaftaran, daftar, alasan="Pendaftaran ganda")
        pilihan[GANDA] = "Sama dengan pendaftaran di atas: dihitung sekali", tolak
    if lembaga is not None:
        for satu in lembaga:
            kerja = partial(buatkan_catatan, daftar, pemangku=satu)
            pilihan[f"lembaga:{satu.pk}"] = f"Orang baru di {sebut_calon(satu)}", kerja
        kata = "Orang baru, lembaga baru" if lembaga else "Orang baru"
        kerja = partial(buatkan_catatan, daftar, lembaga_baru=bool(lembaga))
        pilihan[BARU] = kata, kerja
    if lembaga is None or orang or lembaga:
        kata = "Orang lain: hadir saja" if orang or ganda else "Hadir saja"
        pilihan[TAMU] = kata, partial(catat_hadir_saja, daftar)
    pasti = bool(orang) and orang[0][0] >= SANGAT_MUNGKIN
    usul = next(iter(pilihan)) if pasti or len(pilihan) == 1 else ""
    return Usulan(daftar, pilihan, usul)


# Registrations that wait, on the officer's today list (5.3: within five working days)

JENIS = "Periksa pendaftaran"
PERIKSA = "pendaftaran.periksa"
# From this day on the line says when the words will be erased.
PERINGATKAN_SETELAH = timedelta(days=23)


def tugas_pendaftaran(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    if not petugas.has_perm(GARAP):
        return []
    tempo = pembaca_tempo(PERIKSA, hari_ini)

    def lebih(satu: Any) -> dict[str, Any]:
        genting = hari_ini >= satu.hari + PERINGATKAN_SETELAH
        hangus = f"Datanya dihapus sendiri {satu.hari + HANGUS_SETELAH:%d-%m-%Y}"
        return {
            "judul": f"dari {satu.kegiatan or 'halaman mitra'}",
            "tenggat": tempo(satu.hari),
            "keterangan": hangus if genting else "",
        }

    daftar = reverse("admin:pemangku_pendaftaranmandiri_changelist")
    menunggu = PendaftaranMandiri.objects.untuk(petugas).menunggu()
    return [
        potong(
            menunggu.order_by("diterima_pada", "pk"),
            JENIS,
            f"{daftar}?status__exact={PendaftaranMandiri.Status.MENUNGGU}",
            "admin:pemangku_pendaftaranmandiri_change",
            lebih=lebih,
            hari=TruncDate("diterima_pada"),
            kegiatan="kegiatan__judul",
        )
    ]
