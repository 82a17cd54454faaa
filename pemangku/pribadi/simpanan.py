"""What each noun keeps of a person: shown to him on paper, and forgotten (pemangku 8.3).

``SIMPANAN`` goes from the person to what hangs on others. Forgetting takes it backwards:
cards and mail go before the channel they were meant for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Min, Q
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kabar.notifikasi import hapus_pesan
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.models import (
    AksesDataPribadi,
    Jejak,
    Pengaturan,
    PermintaanSubjek,
    Petugas,
)
from organisasi.sandi import sidik
from organisasi.waktu.tenggat import tanggal_jam
from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.inventaris.actions import KOLOM_TOKOH
from pemangku.inventaris.duplikat import CalonDuplikat, PenggabunganLog
from pemangku.inventaris.kanal import (
    Kanal,
    Larangan,
    cap_berkas,
    larang,
    lupakan_bukti,
    normalkan,
    sidik_kanal,
)
from pemangku.inventaris.models import Pemangku, Verifikasi
from pemangku.inventaris.nama import normal_orang
from pemangku.inventaris.orang import NAMA_DIHAPUS, Jabatan, Orang, Persetujuan
from pemangku.inventaris.pilihan import TindakanPemangku as T
from pemangku.inventaris.tabel import HAPUS, rutin
from pemangku.inventaris.tautan import TautanPribadi
from pemangku.janji.models import PengingatKomitmen
from pemangku.janji.titipan import Titipan
from pemangku.kunjungan.kehadiran import Kehadiran, PendaftaranMandiri
from pemangku.kunjungan.minat import Minat
from pemangku.kunjungan.models import Kegiatan, Undangan
from pemangku.pribadi.models import EksporPribadi, UsulHapus, UsulPerubahan
from pemangku.ruang.pendaftaran import KANAL as KANAL_PINTU, tarik_pendaftaran
from pemangku.siaran.actions import tarik_kartu_kanal, tarik_semua_kartu
from pemangku.siaran.models import PenerimaSiaran, VonisPenerima

KOSONG = '{"sel": [], "rumus": []}'
DIHAPUS = "Data orang ini dihapus; baris tidak disimpan."
TETAP = "Orangnya sudah dihapus."
KANAL_LEMBAR = {"WhatsApp": Kanal.Jenis.WA, "Email": Kanal.Jenis.EMAIL}
SEKALI_BACA = 500
BELUM_SELESAI = (Kegiatan.Status.RENCANA, Kegiatan.Status.BERLANGSUNG)
SEHARI = timedelta(days=1)


class Sisa(NamedTuple):
    """What a human must read: in words, and the record it stands in."""

    teks: str
    jenis: str
    id: str

    @classmethod
    def tentang(cls, objek: models.Model, kolom: str) -> Sisa:
        """One column of a record, by its number or key; never by its text."""
        meta = objek._meta
        nomor = getattr(objek, "nomor", "") or objek.pk
        judul = getattr(meta.get_field(kolom), "verbose_name", kolom)
        return cls(
            f"{meta.verbose_name} {nomor}: {judul}", meta.label_lower, str(objek.pk)
        )


@dataclass(frozen=True, slots=True)
class Ciri:
    """By what a person is known in papers that hold no key: read before it is gone."""

    orang: frozenset[Any]
    nama: frozenset[str]
    sidik: frozenset[str]
    # Where he has or had a post; of these the records of figures, which are he himself.
    pemangku: frozenset[Any]
    tokoh: frozenset[Any]

    @classmethod
    def dari(cls, semua: Sequence[Orang]) -> Ciri:
        di = Pemangku.objects.filter(jabatan__orang__in=semua)
        tokoh = _dengan_leburan(di.filter(bentuk=Pemangku.Bentuk.PERORANGAN))
        kanal = Kanal.objects.filter(Q(orang__in=semua) | Q(pemangku__in=tokoh))
        return cls(
            orang=frozenset(satu.pk for satu in semua),
            nama=frozenset(satu.nama_normal for satu in semua if satu.nama_normal),
            sidik=frozenset(kanal.order_by().values_list("sidik", flat=True)),
            pemangku=frozenset(di.values_list("pk", flat=True)),
            tokoh=tokoh,
        )

    def mengenai(self, nama: str, kanal: dict[str, str]) -> bool:
        """Whether a name with channels (kind -> what was typed) is this person's.

        A telephone may serve several: another name on it is another person.
        """
        if nama and normal_orang(nama) not in self.nama:
            return False
        return any(_sidik(jenis, isi) in self.sidik for jenis, isi in kanal.items())


def _dengan_leburan(tokoh: models.QuerySet[Pemangku]) -> frozenset[Any]:
    semua: set[Any] = set()
    baru = set(tokoh.values_list("pk", flat=True))
    while baru:
        semua |= baru
        lebur = Pemangku.objects.filter(penerus__in=baru)
        baru = set(lebur.values_list("pk", flat=True)) - semua
    return frozenset(semua)


def _sidik(jenis: str, isi: str) -> str:
    try:
        normal, _ = normalkan(jenis, isi)
    except ValidationError:
        return ""
    return sidik_kanal(jenis, normal)


def _diri(ciri: Ciri) -> Q:
    return Q(orang__in=ciri.orang) | Q(pemangku__in=ciri.tokoh)


@dataclass(slots=True)
class Penghapusan:
    """One erasure under way: of whom, by whom and when, what was counted, what a human must read."""

    semua: Sequence[Orang]
    ciri: Ciri
    saat: Saat[Petugas | None]
    alasan: str
    hitung: dict[str, int] = field(default_factory=dict)
    sisa: list[Sisa] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Simpanan:
    model: type[models.Model]
    # How it forgets; without one it is the archive that says what was done.
    lupakan: Callable[[Penghapusan], Any] | None = None
    # Section of the paper: its title, its heads, and what stands below each.
    judul: str = ""
    kepala: tuple[str, ...] = ()
    kolom: tuple[str | Callable[[Any], str], ...] = ()
    milik: Callable[[Ciri], Q] = lambda ciri: Q(orang__in=ciri.orang)
    ikut: tuple[str, ...] = ()
    # Rows that show since a day that somebody is needed; for retention.
    perlu: Callable[[date], models.QuerySet[Any]] | None = None

    def baris(self, ciri: Ciri) -> list[list[str]]:
        """The rows of the paper; joins may name one twice."""
        semua = self.model._default_manager.filter(self.milik(ciri))
        if self.ikut:
            semua = semua.select_related(*self.ikut)
        return [
            [_kata(satu, kolom) for kolom in self.kolom]
            for satu in dict.fromkeys(semua)
        ]


def _kata(satu: Any, kolom: str | Callable[[Any], str]) -> str:
    if callable(kolom):
        return kolom(satu)
    if pilihan := getattr(satu, f"get_{kolom}_display", None):
        return str(pilihan())
    nilai = getattr(satu, kolom)
    if isinstance(nilai, date):
        return (
            tanggal_jam(nilai) if isinstance(nilai, datetime) else tanggal_pendek(nilai)
        )
    if isinstance(nilai, dict):
        return "; ".join(f"{kunci}: {isi}" for kunci, isi in nilai.items() if isi)
    return str(nilai or "")


# The record of a figure speaks of the person as well, and so do its older editions


def _lupakan_tokoh(h: Penghapusan) -> None:
    tokoh = h.ciri.tokoh
    buang_sk(tokoh)
    for satu in Pemangku.objects.filter(pk__in=tokoh):
        for tindakan in (T.NONAKTIFKAN, T.TOLAK):
            if satu.boleh(tindakan):
                satu.lakukan(tindakan, h.saat, catatan=h.alasan)
        Pemangku.objects.filter(pk=satu.pk).update(**KOLOM_TOKOH)
    riwayat: Any = Pemangku.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    with pgtrigger.ignore(f"{riwayat._meta.label}:append_only"):
        riwayat.objects.filter(pgh_obj__in=tokoh).update(**KOLOM_TOKOH)
    with rutin(HAPUS):
        Verifikasi.objects.filter(pemangku__in=tokoh).update(catatan="")
        Minat.objects.filter(pemangku__in=tokoh).update(uraian="")
    CalonDuplikat.objects.filter(Q(a__in=tokoh) | Q(b__in=tokoh)).delete()


def buang_sk(tokoh: frozenset[Any]) -> None:
    """Delete the files of a figure's SK after the commit, older editions' too."""
    riwayat: Any = Pemangku.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    nama = {
        *Pemangku.objects.filter(pk__in=tokoh).values_list("sk_berkas", flat=True),
        *riwayat.objects.filter(pgh_obj__in=tokoh).values_list("sk_berkas", flat=True),
    }
    buang_berkas(nama)


def _lupakan_gabungan(h: Penghapusan) -> None:
    tokoh, orang = h.ciri.tokoh, h.ciri.orang
    PenggabunganLog.objects.filter(
        Q(pemangku__in=tokoh)
        | Q(pemangku_lebur__in=tokoh)
        | Q(orang__in=orang)
        | Q(orang_lebur__in=orang)
    ).update(snapshot_kekal={}, snapshot_lebur={})


# Posts, channels, consent


def _akhiri_jabatan(h: Penghapusan) -> None:
    """Posts end the day before, so that today nobody stands there any more."""
    kemarin = timezone.localdate(h.saat.pada) - SEHARI
    semua = Jabatan.objects.filter(
        Q(selesai=None) | Q(selesai__gt=kemarin), orang__in=h.ciri.orang
    )
    for jabatan in semua.order_by("pk"):
        jabatan.selesai = max(kemarin, jabatan.mulai)
        jabatan.save(update_fields=("selesai", "diubah_pada"))


def _lupakan_kanal(h: Penghapusan) -> None:
    """Nobody may use them again; who has the same number is for a human."""
    semua = Kanal.objects.samar()
    lain = semua.filter(sidik__in=h.ciri.sidik).exclude(_diri(h.ciri))
    for satu in lain.select_related("orang", "pemangku"):
        pemilik: Any = satu.orang or satu.pemangku
        meta = pemilik._meta
        teks = (
            f"{meta.verbose_name} {pemilik.nomor}: memakai nomor atau alamat yang sama"
        )
        h.sisa.append(Sisa(teks, meta.label_lower, str(pemilik.pk)))
    kanal = semua.filter(_diri(h.ciri))
    # Everybody who suppresses several locks them in one order.
    for satu in kanal.order_by("sidik", "jenis"):
        tarik_kartu_kanal(satu.sidik, pada=h.saat.pada)
        larang(
            jenis=satu.jenis,
            sidik=satu.sidik,
            lingkup=Larangan.Lingkup.SEMUA,
            pada=h.saat.pada,
            alasan="Pemiliknya dihapus dari daftar pemangku.",
        )
    lupakan_bukti(h.ciri.sidik)
    h.hitung["kanal"] = len(kanal)
    kanal.delete()


def _ringkas_persetujuan(h: Penghapusan) -> None:
    """Words of consent stay without proof and remark: a hash tells a paper apart."""
    baris = Persetujuan.objects.filter(orang__in=h.ciri.orang)
    berisi = list(baris.exclude(bukti="", keterangan=""))
    with rutin(HAPUS):
        for satu in berisi:
            # Of a remark, or of a file that is gone, by our own key.
            cap = (
                cap_berkas(satu.bukti)
                if satu.bukti
                else sidik(f"persetujuan:{satu.keterangan}")
            )
            Persetujuan.objects.filter(pk=satu.pk).update(
                bukti="", keterangan="", sidik_bukti=cap
            )
    for nama in sorted({str(satu.bukti.name) for satu in berisi if satu.bukti}):
        h.sisa += _buang_bukti(nama)


def _buang_bukti(nama: str) -> list[Sisa]:
    """Delete the file after the commit, unless somebody else's consent stands on it."""
    impor = ImporBerkas.objects.filter(bukti=nama).first()
    if impor is not None:
        return [Sisa.tentang(impor, "bukti")]
    if Persetujuan.objects.filter(bukti=nama).exists():
        return [Sisa(f"pindaian persetujuan bersama: {nama}", "", "")]
    buang_berkas([nama])
    return []


# Visits: attendance, registrations at the door, invitations, needs raised


def _lupakan_hadir(h: Penghapusan) -> None:
    if not Pengaturan.objects.kini().simpan_nama_hadir:
        Kehadiran.objects.filter(orang__in=h.ciri.orang).update(
            nama_snapshot=NAMA_DIHAPUS,
            jabatan_snapshot="",
            lembaga_snapshot="",
            kelurahan=None,
        )


def _di_mana(hadir: Kehadiran) -> str:
    return ", ".join(filter(None, (hadir.jabatan_snapshot, hadir.lembaga_snapshot)))


def _kosongkan_pendaftaran(h: Penghapusan) -> None:
    milik = PendaftaranMandiri.objects.filter(orang__in=h.ciri.orang)
    jumlah = milik.exclude(isian="").update(isian="", sidik="")
    for daftar in PendaftaranMandiri.objects.menunggu().exclude(isian=""):
        isi = daftar.isi
        kanal = {str(j): isi.get(kolom, "") for kolom, j in KANAL_PINTU.items()}
        if h.ciri.mengenai(isi.get("nama", ""), kanal):
            tarik_pendaftaran(daftar, pada=h.saat.pada)
            jumlah += 1
    h.hitung["pendaftaran"] = jumlah


def _lepas_undangan(h: Penghapusan) -> None:
    """To what has not ended it is its body's again: somebody else will come."""
    Undangan.objects.filter(
        orang__in=h.ciri.orang, kegiatan__status__in=BELUM_SELESAI
    ).update(orang=None)


def _lepas_titipan(h: Penghapusan) -> None:
    """Needs lose their person, and the link he held; their words are for a human.

    Whose need it was must not be read from its older editions either.
    """
    milik = Titipan.objects.filter(orang__in=h.ciri.orang)
    h.sisa += [
        Sisa.tentang(satu, kolom)
        for satu in milik.order_by("rujukan")
        for kolom in ("isi", "jawaban")
        if getattr(satu, kolom)
    ]
    milik.update(orang=None, sidik_kode="")
    riwayat: Any = Titipan.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    with pgtrigger.ignore(f"{riwayat._meta.label}:append_only"):
        riwayat.objects.filter(orang__in=h.ciri.orang).update(orang=None)


# Messages: broadcasts, reminders, links


def _dikirimi(ciri: Ciri) -> Q:
    return Q(orang__in=ciri.orang) | Q(orang=None, pemangku__in=ciri.tokoh)


def _lupakan_siaran(h: Penghapusan) -> None:
    tarik_semua_kartu(h.semua, pada=h.saat.pada)
    for penerima in PenerimaSiaran.objects.filter(_dikirimi(h.ciri)):
        hapus_pesan(penerima)


def _diingatkan(ciri: Ciri) -> Q:
    return Q(orang__in=ciri.orang) | Q(orang=None, komitmen__pemangku__in=ciri.tokoh)


def _tarik_pengingat(h: Penghapusan) -> None:
    """Cards that wait are withdrawn; mail loses its address and words."""
    milik = PengingatKomitmen.objects.filter(_diingatkan(h.ciri))
    for kartu in milik.select_for_update(of=("self",)):
        if kartu.boleh(kartu.Tindakan.DITARIK):
            sebab = str(VonisPenerima.LARANGAN.label)
            kartu.tutup(kartu.Status.DITARIK, h.saat, sebab=sebab)
        hapus_pesan(kartu)


def _bertautan(ciri: Ciri) -> Q:
    """Every link the person may hold.

    A link for passing on names nobody: those of the figure's pledges are his, and of the
    pledges he was reminded of; the body gets a new one with its next reminder.
    """
    return (
        _diri(ciri)
        | Q(pendaftaran__orang__in=ciri.orang)
        | Q(penerima__orang__in=ciri.orang)
        | Q(penerima__orang=None, penerima__pemangku__in=ciri.tokoh)
        | Q(komitmen__pemangku__in=ciri.tokoh)
        | Q(komitmen__pengingat__orang__in=ciri.orang)
    )


# What he proposed by his link; sheets; proposals about him; what he asked


def _lupakan_usul(h: Penghapusan) -> None:
    """His own go, whatever became of them; others' that name him are for a human.

    They are encrypted, so they are read one by one.
    """
    h.hitung["usul"], _ = UsulPerubahan.objects.filter(_diri(h.ciri)).delete()
    pola = [
        re.compile(
            r"\b" + r"\W+".join(map(re.escape, nama.split())) + r"\b", re.IGNORECASE
        )
        for nama in sorted(h.ciri.nama)
    ]
    h.sisa += [
        Sisa.tentang(satu, "isian")
        for satu in UsulPerubahan.objects.menunggu()
        if any(p.search(isi) for p in pola for isi in satu.isi.values())
    ]


def _kosongkan_impor(h: Penghapusan) -> None:
    jumlah = 0
    semua = ImporBaris.objects.select_related("berkas").order_by("pk")
    for baris in semua.iterator(chunk_size=SEKALI_BACA):
        if not _di_baris(baris, h.ciri):
            continue
        kolom = {"sel": KOSONG, "perubahan": "", "terap": "", "kunci": ""}
        if baris.hasil in {ImporBaris.Hasil.DIBUAT, ImporBaris.Hasil.DIPERBARUI}:
            kolom |= {"hasil": ImporBaris.Hasil.DIPERTAHANKAN, "keterangan": TETAP}
        elif not baris.hasil:
            kolom["vonis"] = ImporBaris.Vonis.GALAT
            baris.galat = {"Nama Narahubung": [DIHAPUS]}
        ImporBaris.objects.filter(pk=baris.pk).update(**kolom, galat=baris.galat)
        jumlah += 1
    h.hitung["impor"] = jumlah


def _di_baris(baris: ImporBaris, ciri: Ciri) -> bool:
    if baris.orang_id in ciri.orang:
        return True
    isi = baris.menurut_kolom
    nama = isi.get("Nama Narahubung", "")
    tempat = {baris.pemangku_id, baris.sasaran_id} & ciri.pemangku
    if tempat and normal_orang(nama) in ciri.nama:
        return True
    kanal = {str(j): isi.get(kolom, "") for kolom, j in KANAL_LEMBAR.items()}
    return ciri.mengenai(nama, kanal)


def _gugurkan_usul_hapus(h: Penghapusan) -> None:
    for usul in UsulHapus.objects.terbuka().filter(orang__in=h.ciri.orang):
        usul.gugurkan(pada=h.saat.pada)


def _perihal(ciri: Ciri) -> Q:
    kunci = [str(pk) for pk in ciri.orang]
    return Q(objek_jenis=Orang._meta.label_lower, objek_id__in=kunci)


def _dibuka(ciri: Ciri) -> Q:
    """Openings of the person, and of a record while he had a post there."""
    tentang = _perihal(ciri)
    for j in Jabatan.objects.filter(orang__in=ciri.orang):
        selama = Q(
            objek_jenis=Pemangku._meta.label_lower,
            objek_id=str(j.pemangku_id),
            pada__date__gte=j.mulai,
        )
        tentang |= selama & Q(pada__date__lte=j.selesai) if j.selesai else selama
    return tentang


def _diunduh(ciri: Ciri) -> Q:
    """What left with records of the same units, since the person is known."""
    unit = Pemangku.objects.filter(pk__in=ciri.pemangku).values("pengelola")
    orang = Orang.objects.filter(pk__in=ciri.orang)
    sejak = orang.aggregate(sejak=Min("dibuat_pada"))["sejak"]
    memuat = Q(pengelola=None) | Q(pengelola__in=unit)
    return memuat & Q(diunduh__gt=0, status_sejak__gte=sejak)


SIMPANAN = (
    Simpanan(Pemangku, _lupakan_tokoh),
    Simpanan(PenggabunganLog, _lupakan_gabungan),
    Simpanan(
        Jabatan,
        _akhiri_jabatan,
        "Jabatan",
        ("Di", "Jabatan", "Peran", "Sejak", "Sampai"),
        (
            *("pemangku", "nama_jabatan", lambda j: ", ".join(j.sebutan_peran)),
            *("mulai", "selesai"),
        ),
        ikut=("pemangku__jenis", "pemangku__wilayah"),
        perlu=Jabatan.objects.berlaku_sejak,
    ),
    Simpanan(
        Kanal,
        _lupakan_kanal,
        "Kanal",
        ("Jenis", "Nomor atau alamat", "Sifat", "Keadaan"),
        ("jenis", "nilai", "sifat", "keadaan"),
        _diri,
    ),
    Simpanan(
        Persetujuan,
        _ringkas_persetujuan,
        "Persetujuan",
        ("Pada", "Tujuan", "Kanal", "Keputusan", "Cara", "Kalimat"),
        (
            *("pada", "tujuan", lambda p: p.get_kanal_display() or "semua"),
            *("keputusan", "cara", lambda p: f"versi {p.teks.versi}"),
        ),
        ikut=("teks",),
        perlu=lambda _batas: Persetujuan.objects.berlaku(*Persetujuan.Tujuan.values),
    ),
    Simpanan(
        Kehadiran,
        _lupakan_hadir,
        "Kehadiran",
        ("Kegiatan", "Tertulis", "Jabatan, lembaga", "Status"),
        ("kegiatan", "nama_snapshot", _di_mana, "status"),
        ikut=("kegiatan",),
        perlu=lambda batas: Kehadiran.objects.exclude(
            status=Kehadiran.Status.DITOLAK
        ).filter(kegiatan__mulai__date__gte=batas),
    ),
    Simpanan(
        PendaftaranMandiri,
        _kosongkan_pendaftaran,
        "Pendaftaran di pintu",
        ("Pada", "Yang ditulis"),
        ("diterima_pada", "isi"),
    ),
    Simpanan(
        Undangan,
        _lepas_undangan,
        "Undangan",
        ("Kegiatan", "Cara", "Dikirim"),
        ("kegiatan", "cara", "dikirim_pada"),
        ikut=("kegiatan",),
    ),
    Simpanan(
        PenerimaSiaran,
        _lupakan_siaran,
        "Siaran",
        ("Siaran", "Kanal", "Vonis", "Keadaan"),
        ("siaran", lambda p: p.siaran.get_kanal_display(), "vonis", "status"),
        _dikirimi,
        ("siaran",),
    ),
    Simpanan(
        PengingatKomitmen,
        _tarik_pengingat,
        "Pengingat komitmen",
        ("Komitmen", "Ke", "Keadaan"),
        ("komitmen", "ke", "status"),
        _diingatkan,
        ("komitmen__pemangku__jenis", "komitmen__pemangku__wilayah"),
    ),
    Simpanan(
        Titipan,
        _lepas_titipan,
        "Titipan",
        ("Jenis", "Keadaan", "Nomor"),
        # The words stand where the number leads.
        ("jenis", "status", lambda t: t.nomor or t.rujukan),
    ),
    Simpanan(
        UsulPerubahan,
        _lupakan_usul,
        "Usul perubahan data",
        ("Pada", "Untuk", "Keadaan", "Yang ditulis"),
        ("dibuat_pada", "pemangku", "status", "isi"),
        _diri,
        ("pemangku__jenis", "pemangku__wilayah"),
    ),
    Simpanan(
        TautanPribadi,
        lambda h: TautanPribadi.objects.filter(_bertautan(h.ciri)).delete(),
        "Tautan pribadi",
        ("Untuk", "Dibuat", "Sampai"),
        # The secret stands nowhere.
        ("tujuan", "dibuat_pada", "berlaku_sampai"),
        _bertautan,
    ),
    Simpanan(
        ImporBaris,
        _kosongkan_impor,
        "Berkas impor",
        ("Berkas", "Baris", "Menjadi"),
        (lambda b: f"{b.berkas.nomor}, baris {b.nomor}", "menurut_kolom", "hasil"),
        ikut=("berkas",),
    ),
    Simpanan(UsulHapus, _gugurkan_usul_hapus),
    Simpanan(
        PermintaanSubjek,
        lambda h: PermintaanSubjek.objects.filter(_perihal(h.ciri)).update(uraian=""),
    ),
    Simpanan(
        AksesDataPribadi,
        None,
        "Siapa membuka data Anda",
        ("Pada", "Oleh", "Data", "Untuk apa"),
        ("pada", "oleh", "kolom", "alasan"),
        _dibuka,
        ("oleh",),
    ),
    Simpanan(
        EksporPribadi,
        None,
        "Unduhan yang cakupannya memuat catatan Anda",
        ("Nomor", "Oleh", "Untuk apa", "Terakhir"),
        ("nomor", "peminta", "tujuan", "diubah_pada"),
        _diunduh,
        ("peminta",),
    ),
    Simpanan(
        Jejak,
        None,
        "Tindakan pada data Anda",
        ("Pada", "Tindakan", "Oleh"),
        (
            *("pada", lambda j: j.tindakan.replace("_", " ")),
            lambda j: j.oleh_nama or "portal",
        ),
        _perihal,
    ),
)
