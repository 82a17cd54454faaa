"""What a person may ask: be found, put right, stop, take consent back, see it all."""

from collections.abc import (
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set as AbstractSet,
)
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import Pencetak, lembar_dinas
from organisasi.kertas.naskah import Unsur, bab, kalimat, rincian, tabel
from organisasi.models import Jejak, PermintaanSubjek, Petugas, Wilayah
from organisasi.pribadi.actions import catat_seketika, milik, terima_permintaan_subjek
from organisasi.pribadi.simpanan import SUDAH, Golongan
from organisasi.waktu.tenggat import tanggal_jam
from pemangku.inventaris.kanal import (
    Kanal,
    Larangan,
    NomorSalah,
    baca_telepon,
    hapus_kanal,
    larang,
    normalkan,
    sidik_kanal,
    tambah_kanal,
)
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.nama import normal_orang
from pemangku.inventaris.orang import (
    Jabatan,
    Orang,
    Persetujuan,
    TautanPribadi,
    TeksPersetujuan,
)
from pemangku.inventaris.persetujuan import (
    ALASAN_SAYA,
    beri_persetujuan,
    tarik_lewat_saya,
    tarik_persetujuan,
)
from pemangku.inventaris.pilihan import KeputusanPersetujuan
from pemangku.kunjungan.kehadiran import PendaftaranMandiri
from pemangku.pribadi.simpanan import SIMPANAN, CiriSubjek, orang_utuh
from pemangku.siaran.actions import tarik_kartu_kanal
from pemangku.siaran.models import PenerimaSiaran

# On request: put right, take consent back (PK-56)

KOLOM = ("nama", "gelar_depan", "gelar_belakang", "jenis_kelamin")
KANAL = {
    "wa": Kanal.Jenis.WA,
    "telepon": Kanal.Jenis.TELEPON,
    "surel": Kanal.Jenis.EMAIL,
}
ALASAN_HAK = "Permintaan orangnya atas datanya (UU 27/2022)."
TANPA_PERSETUJUAN = "Tidak ada persetujuan yang berlaku; tidak ada yang ditarik."


def isi_kini(orang: Orang) -> dict[str, str]:
    """What stands now, by field of the correction: of each kind the channel used first."""
    isi = {nama: str(getattr(orang, nama)) for nama in KOLOM}
    kanal = {satu.jenis: satu.nilai for satu in reversed(orang.kanal.all())}
    return isi | {nama: str(kanal.get(jenis, "")) for nama, jenis in KANAL.items()}


@transaction.atomic
def perbaiki_orang(
    orang: Orang, saat: Saat[Petugas | None], *, isian: Mapping[str, str]
) -> list[str]:
    """Put name and channels right; which fields changed, as the trail names them.

    A channel left empty goes. Raises ValidationError by field, TindakanTerlarang for one
    who is forgotten.
    """
    kini = Orang.objects.select_for_update().get(pk=orang.pk)
    if kini.status != Orang.Status.AKTIF:
        raise TindakanTerlarang(SUDAH)
    lama = isi_kini(kini)
    ubah = [n for n in (*KOLOM, *KANAL) if isian.get(n, lama[n]).strip() != lama[n]]
    for nama in ubah:
        if nama in KOLOM:
            setattr(kini, nama, isian[nama].strip())
        else:
            _ganti_kanal(kini, nama, isian[nama].strip(), saat)
    kini.clean_fields(exclude=("dibuat_oleh", "penerus"))
    kini.save()
    if ubah:
        Jejak.objects.catat(kini, "perbaiki_data", saat=saat, sesudah={"kolom": ubah})
    return ubah


def _ganti_kanal(
    orang: Orang, nama: str, nilai: str, saat: Saat[Petugas | None]
) -> None:
    lama = orang.kanal.filter(jenis=KANAL[nama]).first()
    sifat = lama.sifat if lama else Kanal.Sifat.PRIBADI
    if nilai:
        try:
            baru = tambah_kanal(
                orang, saat, jenis=KANAL[nama], nilai=nilai, sifat=sifat
            )
        except ValidationError as galat:
            raise ValidationError({nama: galat.messages}) from galat
        if lama and lama.pk == baru.pk:
            return
    if lama:
        hapus_kanal(lama, saat, alasan=ALASAN_HAK)


@transaction.atomic
def tarik_semua_persetujuan(orang: Orang, saat: Saat) -> list[str]:
    """Take back every consent in force, at once and for queued messages; which purposes.

    Raises TindakanTerlarang when none is in force.
    """
    Orang.objects.select_for_update().get(pk=orang.pk)
    berlaku = sorted(Persetujuan.objects.tujuan_berlaku(orang))
    if not berlaku:
        raise TindakanTerlarang(TANPA_PERSETUJUAN)
    for tujuan in berlaku:
        tarik_persetujuan(
            orang,
            saat=saat,
            tujuan=tujuan,
            cara=Persetujuan.Cara.KERTAS,
            keterangan=ALASAN_HAK,
        )
    return berlaku


# Stopping by the link of a message: one press, at once, without signing in (PK-18)

ALASAN_BERHENTI = "Diminta pemiliknya lewat tautan berhenti."


def sudah_berhenti(penerima: PenerimaSiaran) -> bool:
    """Whether nothing is left to stop: withdrawn, or the channel suppressed."""
    siaran, kanal = penerima.siaran, penerima.kanal
    if penerima.orang_id:
        kata = Persetujuan.objects.kata_terakhir(siaran.tujuan, siaran.kanal)
        satu = kata.filter(orang=penerima.orang_id).first()
        if satu is not None and satu.keputusan == KeputusanPersetujuan.TARIK:
            return True
    if kanal is None:
        return penerima.orang_id is None
    return Larangan.objects.mengenai(kanal.sidik, siaran=True)


@transaction.atomic
def hentikan(penerima: PenerimaSiaran, *, pada: datetime) -> None:
    """Withdraw what the message was for; a second press changes nothing.

    A person withdraws consent for the purpose, over every channel. A body never gave one,
    so its channel is kept from broadcasts; so is a person's while no wording is entered.
    A person's withdrawal stands in the register of requests, answered at once (8.3).
    """
    PenerimaSiaran.objects.select_for_update().get(pk=penerima.pk)
    if sudah_berhenti(penerima):
        return
    tujuan = penerima.siaran.tujuan
    berteks = TeksPersetujuan.objects.filter(
        tujuan=tujuan, berlaku_sejak__lte=pada.date()
    )
    if penerima.orang and berteks.exists():
        tarik_persetujuan(
            penerima.orang,
            saat=Saat(None, pada),
            tujuan=tujuan,
            cara=Persetujuan.Cara.DARING,
            keterangan=ALASAN_BERHENTI,
        )
    elif penerima.kanal:
        _larang(penerima, penerima.kanal, pada=pada)
    else:
        return
    if penerima.orang:
        catat_seketika(
            penerima.orang,
            jenis=PermintaanSubjek.Jenis.PENARIKAN,
            jawaban=ALASAN_BERHENTI,
            pada=pada,
        )


def _larang(penerima: PenerimaSiaran, kanal: Kanal, *, pada: datetime) -> None:
    """Keep the channel from broadcasts; the row holds its hash and no name."""
    larang(
        jenis=kanal.jenis,
        sidik=kanal.sidik,
        lingkup=Larangan.Lingkup.SIARAN,
        pada=pada,
        alasan=ALASAN_BERHENTI,
    )
    Jejak.objects.catat(
        penerima.pemangku,
        "larang_siaran",
        saat=Saat(None, pada),
        catatan=ALASAN_BERHENTI,
        sesudah={"kanal": kanal.get_jenis_display()},
    )
    tarik_kartu_kanal(kanal.sidik, pada=pada)


# The personal page of one who registered: his words while they wait, then what is kept
# of him, with the same sections (pemangku 5.3)

KATA = {
    "nama": "Nama",
    "lembaga": "Lembaga",
    "jabatan": "Jabatan",
    "kelurahan": "Kelurahan",
    "jenis_kelamin": "L/P",
}
# By field of the form at the door.
KONTAK = {"wa": Kanal.Jenis.WA, "email": Kanal.Jenis.EMAIL}


@dataclass(frozen=True, slots=True)
class DataSaya:
    """``kontak``: masked, for a forwarded link gives no number away."""

    baris: Sequence[tuple[str, str]]
    kontak: Mapping[str, str]
    setuju: AbstractSet[str]
    isi: Mapping[str, str] = field(default_factory=dict)
    permintaan: Iterable[Any] = ()

    @property
    def sebutan_setuju(self) -> list[str]:
        return [str(t.label) for t in Persetujuan.Tujuan if t in self.setuju]


def data_pendaftaran(daftar: PendaftaranMandiri) -> DataSaya:
    isi = daftar.isi
    kata = {nama: str(isi.get(nama) or "") for nama in KATA}
    kelurahan = Wilayah.objects.filter(pk=kata["kelurahan"]).first()
    tampil = kata | {"kelurahan": kelurahan.nama if kelurahan else ""}
    tampil["jenis_kelamin"] = kata["jenis_kelamin"].upper()
    if daftar.kegiatan is None:
        # Asked in a room only.
        del kata["jenis_kelamin"]
    kontak = {n: normalkan(j, isi[n])[1] for n, j in KONTAK.items() if isi.get(n)}
    baris = [(KATA[nama], nilai) for nama, nilai in tampil.items() if nilai]
    return DataSaya(
        baris=baris, kontak=kontak, setuju=set(isi.get("persetujuan", ())), isi=kata
    )


def data_orang(orang: Orang, lembaga: Pemangku | None) -> DataSaya:
    """What is kept of him, and of the body whose link it is."""
    kini = orang.jabatan.berlaku(timezone.localdate())
    jabatan = [
        ("Jabatan", f"{j.nama_jabatan}, {j.pemangku.nama_tampil}")
        for j in kini.select_related("pemangku__jenis", "pemangku__wilayah__induk")
    ]
    kanal = {k.jenis: k.samaran for k in reversed(orang.kanal.samar())}
    rinci = {KATA["jenis_kelamin"]: orang.jenis_kelamin.upper()}
    if lembaga and not lembaga.perorangan:
        anggota = str(lembaga.jumlah_anggota or "")
        rinci |= {
            "Lembaga": lembaga.nama_tampil,
            "Alamat lembaga": lembaga.alamat,
            "Jumlah anggota": anggota,
        }
    return DataSaya(
        baris=[
            ("Nama", orang.nama_lengkap),
            *jabatan,
            *((nama, isi) for nama, isi in rinci.items() if isi),
        ],
        kontak={nama: kanal[jenis] for nama, jenis in KONTAK.items() if jenis in kanal},
        setuju=Persetujuan.objects.tujuan_berlaku(orang),
        isi={"jenis_kelamin": orang.jenis_kelamin},
        permintaan=milik(orang),
    )


@transaction.atomic
def ubah_lewat_saya(
    orang: Orang,
    *,
    isian: Mapping[str, str],
    persetujuan: Collection[str],
    uraian: str,
    pada: datetime,
) -> None:
    """Numbers, sex and consent change at once; what else is told goes to the officer of data.

    ``isian``: by field, "" to forget one. Raises what recording a channel, a word of
    consent or a request refuses.
    """
    saat: Saat[Petugas | None] = Saat(None, pada)
    kolom = {"surel" if nama == "email" else nama: n for nama, n in isian.items()}
    perbaiki_orang(orang, saat, isian=kolom)
    berlaku = Persetujuan.objects.tujuan_berlaku(orang)
    tarik_lewat_saya(orang, tujuan=berlaku - {*persetujuan}, pada=pada)
    for tujuan in sorted({*persetujuan} - berlaku):
        daring = Persetujuan.Cara.DARING
        beri_persetujuan(
            orang, saat, tujuan=tujuan, cara=daring, keterangan=ALASAN_SAYA
        )
    if uraian:
        perbaikan = PermintaanSubjek.Jenis.PERBAIKAN
        terima_permintaan_subjek(orang, saat, jenis=perbaikan, uraian=uraian)


def orang_saya(tautan: TautanPribadi) -> Orang | None:
    """Whose page it is, also when merged since; None while there is nobody."""
    milik = tautan.pendaftaran.orang if tautan.pendaftaran else tautan.orang
    if milik is None:
        return None
    orang = orang_utuh(milik)[0]
    return orang if orang.status == Orang.Status.AKTIF else None


# Finding the person a letter is from, by name, number or address (PK-56)


PALING_PENDEK, PALING_BANYAK = 3, 50
NAMA_SAMAR = "(nama disamarkan)"


def cari_orang(kata: str) -> list[dict[str, Any]]:
    """Whom the words may mean, without those who were forgotten; names of figures masked."""
    kata = kata.strip()
    if len(kata) < PALING_PENDEK:
        return []
    semua = (
        Orang.objects.aktif()
        .filter(_cocok(kata))
        .prefetch_related(
            models.Prefetch(
                "jabatan",
                Jabatan.objects.select_related(
                    "pemangku__jenis", "pemangku__wilayah__induk"
                ),
            )
        )
        .distinct()
        .order_by("nama", "pk")[:PALING_BANYAK]
    )
    return [_temuan(satu) for satu in semua]


def _cocok(kata: str) -> Q:
    hasil = Q(pk__in=Orang.objects.bernomor(kata).values("pk"))
    if normal := normal_orang(kata):
        hasil |= Q(nama_normal__contains=normal)
        hasil |= Q(nama_normal__trigram_similar=normal)
    sidik = {sidik_kanal(Kanal.Jenis.EMAIL, kata.lower())}
    with suppress(NomorSalah):
        sidik.add(sidik_kanal(Kanal.Jenis.TELEPON, baca_telepon(kata).normal))
    kanal = Kanal.objects.samar().filter(sidik__in=sidik)
    return hasil | Q(kanal__in=kanal)


def _temuan(orang: Orang) -> dict[str, Any]:
    jabatan = list(orang.jabatan.all())
    bernama = not all(j.pemangku.perorangan for j in jabatan)
    return {
        "nomor": orang.nomor,
        "nama": orang.nama_lengkap if bernama else NAMA_SAMAR,
        "jabatan": [f"{j.nama_jabatan}, {j.pemangku}" for j in jabatan],
    }


# All that is kept about one person, and what was done with it, as a paper (PK-56)


JUDUL_DATA = "Data Pribadi dan Riwayat Pemrosesannya"
PENGANTAR_DATA = (
    "Memuat semua data pribadi Anda dalam daftar pemangku kepentingan dan apa yang "
    "dilakukan dengannya, menurut UU 27/2022 Pasal 7 dan 32. Bila ada yang keliru, mintalah "
    "perbaikan kepada petugas pelindungan data."
)
BAGIAN_KOSONG = "Tidak ada."


def isi_data_orang(orang: Orang, saat: Saat) -> dict[str, Any]:
    semua = orang_utuh(orang)
    nomor = semua[0].nomor
    isi = lembar_dinas(
        Pencetak.dari(saat.oleh, saat.pada),
        judul=JUDUL_DATA,
        hal="",
        bagian=list(_bagian(semua)),
        berkas=f"{JUDUL_DATA} {nomor}",
        nomor=nomor,
    )
    kaki = f"{nomor} · dibuat {tanggal_jam(saat.pada)} oleh {saat.oleh}"
    return isi | {"kaki": kaki}


def _bagian(semua: Sequence[Orang]) -> Iterator[Unsur]:
    yield from kalimat(PENGANTAR_DATA)
    for orang in semua:
        yield from _identitas(orang)
    ciri = CiriSubjek.dari(semua)
    for satu in filter(lambda satu: satu.judul, SIMPANAN):
        yield bab(satu.judul)
        if semua_baris := satu.baris(ciri):
            isi = [[_kata(nilai) for nilai in baris.values()] for baris in semua_baris]
            yield tabel(satu.kepala, isi, (1,) * len(satu.kolom))
        else:
            yield from kalimat(BAGIAN_KOSONG)


def _kata(nilai: object) -> str:
    if isinstance(nilai, datetime):
        return tanggal_jam(nilai)
    if isinstance(nilai, date):
        return tanggal_pendek(nilai)
    if isinstance(nilai, dict):
        return "; ".join(f"{kunci}: {isi}" for kunci, isi in nilai.items() if isi)
    return str(nilai or "")


def _identitas(orang: Orang) -> Iterator[Unsur]:
    yield bab("Data Anda")
    yield rincian(
        ("Nomor", orang.nomor),
        ("Nama", orang.nama_lengkap),
        ("L/P", orang.get_jenis_kelamin_display()),
        ("Tercatat sejak", tanggal_jam(orang.dibuat_pada)),
    )
    tokoh = Pemangku.objects.filter(jabatan__orang=orang, nama_resmi="").distinct()
    for satu in tokoh.select_related("jenis", "wilayah__induk", "pengelola"):
        yield rincian(
            ("Catatan tokoh", f"{satu.nomor}, {satu.jenis.nama}"),
            ("Alamat", satu.alamat),
            ("Wilayah", str(satu.wilayah or "")),
            ("SK", satu.sk_nomor),
            ("Berkas SK", "disimpan" if satu.sk_berkas else ""),
            ("Asal data", f"{satu.get_sumber_display()} {satu.sumber_rinci}".strip()),
            ("Catatan internal", satu.catatan_internal),
            ("Dirawat oleh", satu.pengelola.nama),
        )


# No case of his own, so nobody writes to him by itself.
ORANG = Golongan(
    sebutan="orang",
    model=Orang,
    berkas=(Orang,),
    simpanan=SIMPANAN,
    dari=lambda orang: orang,
    utuh=orang_utuh,
    ciri=CiriSubjek.dari,
    perbaiki=perbaiki_orang,
    tarik=tarik_semua_persetujuan,
    kata_tarik=lambda orang: (
        "Tarik semua persetujuan" if Persetujuan.objects.tujuan_berlaku(orang) else ""
    ),
    kertas=isi_data_orang,
)
