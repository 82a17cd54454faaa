"""What the page of a broadcast tells: the next step, who gets it, how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.models import Isu, Wilayah
from organisasi.staf.riwayat import Peristiwa, dari_jejak
from pemangku.models import JenisPemangku, Kegiatan, PenerimaSiaran, Siaran, Tag, Unsur
from pemangku.models.pilihan import Kesegaran, Lingkup, PeranKhusus
from pemangku.models.siaran import BELUM_DISETUJUI
from pemangku.pesan_siaran import alamat_materi, templat
from pemangku.waktu_siaran import halangan_waktu

S = Siaran.Status
LANGKAH: Mapping[str, str] = {
    S.DRAF: "Susun penerima: portal memeriksa hak setiap orang dan menyebut yang tidak "
    "dikirimi beserta sebabnya.",
    S.DISETUJUI: "Sudah disetujui. Mulai bila waktunya tiba.",
    S.SELESAI: "Selesai. Tidak ada lagi yang menunggu.",
    S.DIBATALKAN: "Dibatalkan. Tidak ada lagi yang dikirim.",
}
# With a handout that may no longer be given out the step is another one.
GANTI = "Pilih materi lain lewat Ubah pesan atau segmen, lalu susun penerimanya."
LANGKAH_MATERI: Mapping[str, str] = {
    S.DRAF: GANTI,
    S.DISUSUN: GANTI,
    S.DISETUJUI: "Kembalikan kepada penyusun, supaya materinya diganti.",
    S.BERJALAN: "Tidak ada lagi yang dikirim. Batalkan siaran ini; bila masih perlu, "
    "tulis yang baru dengan materi lain.",
}
BOLEH_MULAI = "Paling banyak 25 penerima, semuanya internal: boleh langsung dimulai."
LEWAT_WA = "Buka antrean, lalu kirim satu per satu lewat WhatsApp."
LEWAT_SUREL = (
    "Portal mengirim surelnya satu per satu, paling banyak 100 dalam satu jam."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiSiaran:
    """All that the page shows besides the buttons."""

    langkah: str
    halangan: str
    vonis: list[tuple[str, str, int]]
    jumlah: int
    kemajuan: list[tuple[str, int]]
    materi: str
    alamat_materi: str
    pesan: str
    segmen: list[tuple[str, str]]
    jejak: list[Peristiwa]


def isi_siaran(siaran: Siaran, *, pada: datetime) -> IsiSiaran:
    """Read the counts in one query, and the names of the segment."""
    baris = list(
        siaran.penerima.order_by()
        .values_list("vonis", "keadaan")
        .annotate(jumlah=Count("pk"))
    )
    vonis = [
        (str(v), str(v.label), sum(n for satu, _, n in baris if satu == v))
        for v in PenerimaSiaran.Vonis
    ]
    layak = PenerimaSiaran.Vonis.LAYAK
    kemajuan = [
        (str(k.label), sum(n for v, satu, n in baris if v == layak and satu == k))
        for k in PenerimaSiaran.Keadaan
    ]
    materi = siaran.halangan_materi(timezone.localdate(pada))
    tertahan = materi if siaran.status in LANGKAH_MATERI else ""
    waktu = halangan_waktu(siaran, pada) if siaran.status == S.BERJALAN else ""
    return IsiSiaran(
        langkah=LANGKAH_MATERI[siaran.status] if tertahan else _langkah(siaran),
        halangan=tertahan or waktu,
        vonis=[satu for satu in vonis if satu[2]],
        jumlah=sum(n for _, _, n in baris),
        kemajuan=[satu for satu in kemajuan if satu[1]]
        if siaran.status in {S.BERJALAN, S.SELESAI, S.DIBATALKAN}
        else [],
        materi=_materi(siaran),
        alamat_materi=""
        if materi or siaran.materi_id is None
        else alamat_materi(siaran.materi_id),
        pesan=templat(siaran),
        segmen=_segmen(siaran.segmen),
        jejak=dari_jejak(siaran),
    )


def sebut_materi(siaran: Siaran) -> tuple[str, ...]:
    """The handout in a sentence, for who decides; () without one."""
    if siaran.materi is None:
        return ()
    return (f"Pesannya memuat tautan ke berkas materi {_materi(siaran)}.",)


def _materi(siaran: Siaran) -> str:
    """Title, version, kind and last day of its handout; "" without one."""
    satu = siaran.materi
    if satu is None:
        return ""
    sampai = satu.berlaku_sampai
    hari = f", berlaku sampai {tanggal_pendek(sampai)}" if sampai else ""
    return f"{satu} ({satu.get_jenis_display().lower()}{hari})"


def _langkah(siaran: Siaran) -> str:
    if siaran.status == S.DISUSUN:
        return BELUM_DISETUJUI if siaran.perlu_penyetuju else BOLEH_MULAI
    if siaran.status == S.BERJALAN:
        return LEWAT_WA if siaran.kanal == Siaran.Kanal.WA else LEWAT_SUREL
    return LANGKAH[siaran.status]


def _segmen(segmen: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The segment in words; what was not chosen is not named."""
    model: tuple[tuple[str, str, Any], ...] = (
        ("Unsur", "unsur", Unsur),
        ("Jenis", "jenis", JenisPemangku),
        ("Tag", "tag", Tag),
        ("Isu", "isu", Isu),
    )
    hasil = [
        (label, ", ".join(str(o) for o in kelas.objects.filter(pk__in=segmen[nama])))
        for label, nama, kelas in model
        if segmen.get(nama)
    ]
    if segmen.get("lingkup"):
        hasil.insert(0, ("Lingkup", str(Lingkup(segmen["lingkup"]).label)))
    for label, nama, pilihan in (
        ("Peran khusus", "peran", PeranKhusus),
        ("Kesegaran", "kesegaran", Kesegaran),
    ):
        if segmen.get(nama):
            kata = [str(pilihan(satu).label) for satu in segmen[nama]]
            hasil.append((label, ", ".join(kata)))
    if segmen.get("wilayah"):
        wilayah = Wilayah.objects.filter(pk=segmen["wilayah"])
        hasil.append(("Wilayah", ", ".join(map(str, wilayah))))
    if segmen.get("kegiatan"):
        kegiatan = Kegiatan.objects.filter(pk=segmen["kegiatan"])
        label = "Tidak hadir di" if segmen.get("hadir") == "tidak" else "Hadir di"
        hasil.append((label, ", ".join(map(str, kegiatan))))
    return hasil
