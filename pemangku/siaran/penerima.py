"""Whom a broadcast is for, may each be written to, what each reads, and when (7.1, 7.2)."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from urllib.parse import quote

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from organisasi.bahasa import angka, gabung, tanggal, tanggal_pendek
from organisasi.kantor.peran import Cakupan
from organisasi.models import HariLibur, Pengaturan, Petugas, Wilayah
from organisasi.sandi import HURUF
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, tambah_hari_kerja
from pemangku.inventaris.kanal import Kanal, Larangan
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet
from pemangku.inventaris.orang import (
    PANJANG_KODE,
    Jabatan,
    Orang,
    Persetujuan,
    TujuanTautan,
    alamat_tautan,
)
from pemangku.inventaris.pilihan import KeadaanKanal, KeputusanPersetujuan, SifatKanal
from pemangku.izin import OPERATOR, PELAKSANA
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.siaran.models import (
    PESAN_SUREL,
    PESAN_WA,
    PenerimaSiaran,
    Siaran,
    VonisPenerima as V,
)

# The part of the inventory a broadcast is for

HADIR, TIDAK_HADIR = "hadir", "tidak"


def pemangku_segmen(
    segmen: Mapping[str, Any], *, petugas: Petugas, hari: date
) -> PemangkuQuerySet:
    """Active stakeholders of the segment whose records are the officer's to write to.

    ``segmen`` as it is stored: keys by name; what is missing narrows nothing.
    """
    kirim = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
    semua = Pemangku.objects.aktif()
    saring: Mapping[str, Callable[[Any], Q]] = {
        "jenis": lambda pilihan: Q(jenis__in=pilihan),
        "unsur": lambda pilihan: Q(jenis__unsur__in=pilihan),
        # A topic means those below it, too.
        "isu": lambda pilihan: _salah_satu(
            [semua.filter(Q(isu__in=pilihan) | Q(isu__induk__in=pilihan))]
        ),
        "wilayah": _di,
        "kegiatan": lambda satu: _menurut_hadir(satu, segmen.get("hadir", HADIR)),
        "peran": lambda pilihan: _salah_satu(semua.berperan(p, hari) for p in pilihan),
    }
    dipilih = (
        saring[nama](isi) for nama, isi in segmen.items() if isi and nama in saring
    )
    return semua.filter(kirim.q("pengelola"), *dipilih)


def _pemangku(baris: QuerySet[Any]) -> Q:
    return Q(pk__in=baris.values("pemangku"))


def _salah_satu(bagian: Iterable[PemangkuQuerySet]) -> Q:
    syarat = Q(pk__in=())
    for satu in bagian:
        syarat |= Q(pk__in=satu.values("pk"))
    return syarat


def _di(kode: str) -> Q:
    """Seated in the region or below it, or covering it, a part of it, or more (4.4)."""
    dalam = Wilayah.objects.filter(
        Q(pk=kode) | Q(induk=kode) | Q(induk__induk=kode)
    ).values("pk")
    atas = Wilayah.objects.filter(Q(bawahan=kode) | Q(bawahan__bawahan=kode))
    meliputi = Pemangku.meliputi.through.objects.filter(
        Q(wilayah__in=dalam) | Q(wilayah__in=atas.values("pk"))
    )
    return Q(wilayah__in=dalam) | _pemangku(meliputi)


def _menurut_hadir(kegiatan: str, hadir: str) -> Q:
    datang = _pemangku(
        Kehadiran.objects.filter(
            kegiatan__pk=kegiatan, status=Kehadiran.Status.SAH, pemangku__isnull=False
        )
    )
    return ~datang if hadir == TIDAK_HADIR else datang


# May this person be written to, for this purpose, over this channel, now?

# Of several channels the best counts; so do, without one, the reasons against.
URUTAN = (
    V.LAYAK,
    V.GANDA,
    V.KANAL_GAGAL,
    V.KEDALUWARSA,
    V.TANPA_PERSETUJUAN,
    V.DITARIK,
    V.LARANGAN,
    V.TANPA_KANAL,
)


class Penimbang:
    """What the verdicts of one broadcast on one day rest on, read once for all."""

    def __init__(
        self,
        siaran: Siaran,
        *,
        orang: Iterable[Any],
        kanal: Iterable[Kanal],
        hari: date,
    ) -> None:
        self.siaran, self.hari = siaran, hari
        kata = Persetujuan.objects.kata_terakhir(siaran.tujuan, siaran.kanal)
        kata = kata.filter(orang__in=list(orang))
        self.kata: dict[Any, str] = dict(kata.values_list("orang_id", "keputusan"))
        dilarang = Larangan.objects.berlaku().filter(
            sidik__in={satu.sidik for satu in kanal}
        )
        self.larangan = set(dilarang.values_list("sidik", flat=True))

    def vonis(self, pemangku: Pemangku, orang: Any, kanal: Kanal | None) -> str:
        if kanal is None:
            return V.TANPA_KANAL
        kata = self.kata.get(orang)
        if kanal.keadaan == KeadaanKanal.DILARANG or kanal.sidik in self.larangan:
            return V.LARANGAN
        if kata == KeputusanPersetujuan.TARIK:
            return V.DITARIK
        if kata is None and self._perlu_persetujuan(pemangku, kanal):
            return V.TANPA_PERSETUJUAN
        sampai = pemangku.berlaku_sampai
        lewat = sampai is not None and sampai < self.hari
        basi = lewat or pemangku.status != Pemangku.Status.AKTIF
        lain = V.KEDALUWARSA if basi else V.LAYAK
        return V.KANAL_GAGAL if kanal.keadaan == KeadaanKanal.GAGAL else lain

    def _perlu_persetujuan(self, pemangku: Pemangku, kanal: Kanal) -> bool:
        """Whether the channel is personal data that only consent opens (4.3).

        A body's office address is no person's. An official's office channel serves to
        invite within the office, which is a public task.
        """
        if kanal.sifat != SifatKanal.KEDINASAN:
            return True
        if kanal.orang_id is None:
            return pemangku.perorangan
        return not (
            pemangku.jenis.internal and self.siaran.tujuan == Siaran.Tujuan.UNDANGAN
        )


def timbang_pemangku(
    siaran: Siaran, semua: QuerySet[Pemangku], *, hari: date
) -> list[PenerimaSiaran]:
    """Of each stakeholder whom to write to, with the best channel and the verdict.

    Rows that are not stored yet; without a person they are the body itself.
    """
    peran = siaran.segmen.get("peran", [])
    calon = [
        satu
        for pemangku in _dengan_jabatan(semua, hari)
        for satu in _orang_dari(pemangku, peran)
    ]
    orang = {c.orang.pk for c in calon if c.orang}
    kanal = list(
        Kanal.objects.filter(
            Q(orang__in=orang) | Q(pemangku__in={c.pemangku.pk for c in calon}),
            jenis=siaran.kanal,
        )
        .samar()
        .order_by("urutan", "pk")
    )
    milik: dict[Any, list[Kanal]] = {}
    for satu in kanal:
        milik.setdefault(satu.orang_id or satu.pemangku_id, []).append(satu)
    timbang = Penimbang(siaran, orang=orang, kanal=kanal, hari=hari)
    terpakai: set[str] = set()
    for c in calon:
        pilihan = milik.get(c.orang.pk, []) if c.orang else []
        _pilih_kanal(c, [*pilihan, *milik.get(c.pemangku.pk, [])], timbang, terpakai)
    return calon


def _dengan_jabatan(semua: QuerySet[Pemangku], hari: date) -> Any:
    jabatan = (
        Jabatan.objects.berlaku(hari)
        .filter(orang__status=Orang.Status.AKTIF)
        .select_related("orang")
    )
    return (
        semua.select_related("jenis", "wilayah__induk")
        .prefetch_related(Prefetch("jabatan", jabatan, to_attr="jabatan_kini"))
        .order_by("nomor")
    )


def _orang_dari(pemangku: Any, peran: Sequence[str]) -> list[PenerimaSiaran]:
    jabatan: list[Jabatan] = pemangku.jabatan_kini
    if peran:
        satu_kali = {j.orang_id: j for j in jabatan if set(peran) & set(j.peran_khusus)}
        terpilih = list(satu_kali.values())
    else:
        terpilih = sorted(jabatan, key=lambda j: j.pangkat)[:1]
    bernama = [
        PenerimaSiaran(
            pemangku=pemangku,
            orang=j.orang,
            jabatan=j.nama_jabatan,
            vonis=V.TANPA_KANAL,
        )
        for j in terpilih
    ]
    if bernama or peran:
        return bernama
    return [PenerimaSiaran(pemangku=pemangku, vonis=V.TANPA_KANAL)]


def _pilih_kanal(
    calon: PenerimaSiaran,
    pilihan: Sequence[Kanal],
    timbang: Penimbang,
    terpakai: set[str],
) -> None:
    """Give the candidate the best of the channels; a number serves once (GANDA)."""
    orang = calon.orang.pk if calon.orang else None
    for kanal in pilihan:
        vonis = timbang.vonis(calon.pemangku, orang, kanal)
        if vonis == V.LAYAK and kanal.sidik in terpakai:
            vonis = V.GANDA
        if URUTAN.index(V(vonis)) < URUTAN.index(V(calon.vonis)):
            calon.kanal, calon.vonis = kanal, vonis
    if calon.kanal and calon.vonis == V.LAYAK:
        terpakai.add(calon.kanal.sidik)


def timbang_ulang(penerima: PenerimaSiaran, *, hari: date) -> str:
    kanal = penerima.kanal
    timbang = Penimbang(
        penerima.siaran,
        orang=[penerima.orang_id] if penerima.orang_id else [],
        kanal=[kanal] if kanal else [],
        hari=hari,
    )
    return timbang.vonis(penerima.pemangku, penerima.orang_id, kanal)


# Placeholders, and what one recipient reads

BERHENTI = "tautan_berhenti"
PENANDA = ("sapaan", "nama", "jabatan", "lembaga", BERHENTI)
POLA = re.compile(r"\{([^{}]*)\}")
TANPA_BERHENTI = f"Sertakan {{{BERHENTI}}} agar setiap penerima dapat berhenti."
# As long as a real one.
KODE_CONTOH = HURUF[0] * PANJANG_KODE


def tulis_penanda(nama: str) -> str:
    return f"{{{nama}}}"


def batas(kanal: str) -> int:
    return PESAN_WA if kanal == Siaran.Kanal.WA else PESAN_SUREL


def salah_templat(isi: str, kanal: str) -> list[str]:
    """What is wrong with a template, in sentences; empty when it is right."""
    tahu = gabung([tulis_penanda(p) for p in PENANDA])
    dipakai = POLA.findall(isi)
    salah = [
        f"Penanda {tulis_penanda(p)} tidak dikenal. Yang ada: {tahu}."
        for p in dict.fromkeys(dipakai)
        if p not in PENANDA
    ]
    sisa = POLA.sub("", isi)
    if "{" in sisa or "}" in sisa:
        salah.append("Ada kurung kurawal yang tidak berpasangan.")
    if BERHENTI not in dipakai:
        salah.append(TANPA_BERHENTI)
    if len(isi) > batas(kanal):
        salah.append(terlalu_panjang(len(isi), kanal))
    return salah


def terlalu_panjang(jumlah: int, kanal: str) -> str:
    return f"Pesan {angka(jumlah)} huruf; paling panjang {angka(batas(kanal))} huruf."


def isi_pesan(penerima: PenerimaSiaran, *, kode: str) -> str:
    return _isi(
        penerima,
        penerima.orang.nama_lengkap if penerima.orang else "",
        alamat_tautan(TujuanTautan.BERHENTI, kode),
    )


def pratinjau(penerima: PenerimaSiaran) -> str:
    """The same for a page: without the person's name and without the secret."""
    nama = "[nama]" if penerima.orang_id else ""
    return _isi(penerima, nama, "[tautan berhenti]")


def _isi(penerima: PenerimaSiaran, nama: str, berhenti: str) -> str:
    lembaga = penerima.pemangku.nama_tampil
    nilai = {"sapaan": "Bapak/Ibu", "nama": nama or lembaga, "lembaga": lembaga}
    nilai |= {"jabatan": penerima.jabatan, BERHENTI: berhenti}
    return POLA.sub(lambda cocok: nilai[cocok[1]], penerima.siaran.isi).strip()


def alamat_wa(nomor: str, teks: str) -> str:
    return f"https://wa.me/{nomor}?text={quote(teks, safe='')}"


# When it may go out: not in quiet weeks, in working hours

BUKA, TUTUP = time(8), time(17)


def halangan_masa_tenang(siaran: Siaran, pada: datetime) -> str:
    """Why quiet weeks keep it back at ``pada``; "" when they do not."""
    if siaran.tujuan == Siaran.Tujuan.UNDANGAN and not siaran.ada_eksternal:
        return ""
    atur, hari = Pengaturan.objects.kini(), timezone.localdate(pada)
    mulai, sampai = atur.hening_mulai, atur.hening_sampai
    if mulai and sampai and mulai <= hari <= sampai:
        return f"Masa tenang sampai {tanggal_pendek(sampai)}: belum boleh dikirim."
    return ""


def halangan_jam(siaran: Siaran, pada: datetime) -> str:
    """Why the hour keeps it back, and when it goes on; "" in working hours."""
    kini = timezone.localtime(pada)
    try:
        kalender = HariLibur.objects.kalender(siaran.unit)
        masuk = kalender.kerja(kini.date())
        if masuk and BUKA <= kini.time() < TUTUP:
            return ""
        lanjut = kini.date()
        if not (masuk and kini.time() < BUKA):
            lanjut = tambah_hari_kerja(lanjut, 1, kalender)
    except KalenderBelumDiisi as galat:
        return str(galat)
    return f"Di luar jam kirim. Dilanjutkan {tanggal(lanjut)} pukul {BUKA:%H.%M}."


def halangan_waktu(siaran: Siaran, pada: datetime) -> str:
    """Why nothing of it may go out at ``pada``; "" when it may."""
    return halangan_masa_tenang(siaran, pada) or halangan_jam(siaran, pada)
