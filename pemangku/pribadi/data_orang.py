"""All that is kept about one person, and what was done with it, as a paper (PK-56)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.naskah import (
    Unsur,
    alamat_kop,
    bab,
    kalimat,
    kop,
    rincian,
    tabel,
)
from organisasi.models import AksesDataPribadi, Jejak, Pengaturan, Petugas
from organisasi.waktu.tenggat import saat
from pemangku.impor.models import ImporBaris
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan, Orang, Persetujuan
from pemangku.inventaris.tautan import TautanPribadi
from pemangku.janji.models import PengingatKomitmen
from pemangku.janji.titipan import Titipan
from pemangku.kunjungan.kehadiran import Kehadiran, PendaftaranMandiri
from pemangku.kunjungan.models import Undangan
from pemangku.pribadi.hapus_orang import orang_utuh
from pemangku.pribadi.models import EksporPribadi, UsulPerubahan
from pemangku.siaran.models import PenerimaSiaran

JUDUL = "Data Pribadi dan Riwayat Pemrosesannya"
PENGANTAR = (
    "Memuat semua data pribadi Anda dalam daftar pemangku kepentingan dan apa yang "
    "dilakukan dengannya, menurut UU 27/2022 Pasal 7 dan 32. Bila ada yang keliru, mintalah "
    "perbaikan kepada petugas pelindungan data."
)
TIDAK_ADA = "Tidak ada."
Baris = Sequence[str]


def isi_data_orang(orang: Orang, *, oleh: Petugas, pada: datetime) -> dict[str, Any]:
    """Values of the paper for the typesetter (surat.typ); of this person only."""
    hari, atur = timezone.localdate(pada), Pengaturan.objects.kini()
    letak = kop(oleh.penugasan_aktif[0].unit, atur, hari)
    semua = orang_utuh(orang)
    return {
        "judul_berkas": f"{JUDUL} {semua[0].nomor}",
        "judul": JUDUL,
        "nomor": semua[0].nomor,
        "hal": "",
        "kop": letak,
        "alamat_kop": alamat_kop(letak),
        "tanda": "",
        "latar": "",
        "tempat": "",
        "tanggal": tanggal_pendek(hari),
        "kepada": [],
        "bagian": list(_bagian(semua)),
        "dasar": [],
        "penanda": {},
        "tanpa_penanda": "",
        "kaki": f"{semua[0].nomor} · dibuat {saat(pada)} oleh {oleh}",
        "qr": "",
    }


def _bagian(semua: Sequence[Orang]) -> Iterator[Unsur]:
    yield from kalimat(PENGANTAR)
    for orang in semua:
        yield from _identitas(orang)
    for judul, kepala, baris, lebar in (
        ("Jabatan", ("Di", "Jabatan", "Peran", "Sejak", "Sampai"), _jabatan(semua), 5),
        ("Kanal", ("Jenis", "Nomor atau alamat", "Sifat", "Keadaan"), _kanal(semua), 4),
        (
            "Persetujuan",
            ("Pada", "Tujuan", "Kanal", "Keputusan", "Cara", "Kalimat"),
            _persetujuan(semua),
            6,
        ),
        (
            "Kehadiran",
            ("Kegiatan", "Tertulis", "Jabatan, lembaga", "Status"),
            _hadir(semua),
            4,
        ),
        ("Pendaftaran di pintu", ("Pada", "Yang ditulis"), _pendaftaran(semua), 2),
        ("Undangan", ("Kegiatan", "Cara", "Dikirim", "Balasan"), _undangan(semua), 4),
        ("Siaran", ("Siaran", "Kanal", "Vonis", "Keadaan"), _siaran(semua), 4),
        ("Pengingat komitmen", ("Komitmen", "Ke", "Keadaan"), _pengingat(semua), 3),
        ("Titipan", ("Jenis", "Keadaan", "Nomor"), _titipan(semua), 3),
        (
            "Usul perubahan data",
            ("Pada", "Untuk", "Keadaan", "Yang ditulis"),
            _usul(semua),
            4,
        ),
        ("Tautan pribadi", ("Untuk", "Dibuat", "Sampai"), _tautan(semua), 3),
        ("Berkas impor", ("Berkas", "Baris", "Menjadi"), _impor(semua), 3),
        (
            "Siapa membuka data Anda",
            ("Pada", "Oleh", "Data", "Untuk apa"),
            _akses(semua),
            4,
        ),
        (
            "Unduhan yang cakupannya memuat catatan Anda",
            ("Nomor", "Oleh", "Untuk apa", "Terakhir"),
            _unduhan(semua),
            4,
        ),
        ("Tindakan pada data Anda", ("Pada", "Tindakan", "Oleh"), _jejak(semua), 3),
    ):
        yield bab(judul)
        isi = list(baris)
        if isi:
            yield tabel(kepala, isi, (1,) * lebar)
        else:
            yield from kalimat(TIDAK_ADA)


def _identitas(orang: Orang) -> Iterator[Unsur]:
    """The row of the person, and of a figure the record that speaks of him."""
    yield bab("Data Anda")
    yield rincian(
        ("Nomor", orang.nomor),
        ("Nama", orang.nama_lengkap),
        ("L/P", orang.get_jenis_kelamin_display()),
        ("Tercatat sejak", saat(orang.dibuat_pada)),
    )
    tokoh = Pemangku.objects.filter(
        jabatan__orang=orang, bentuk=Pemangku.Bentuk.PERORANGAN
    ).distinct()
    for satu in tokoh.select_related("jenis", "wilayah", "pengelola"):
        yield rincian(
            ("Catatan tokoh", f"{satu.nomor}, {satu.jenis.nama}"),
            ("Alamat", satu.alamat),
            ("Wilayah", str(satu.wilayah or "")),
            ("SK", satu.sk_nomor),
            ("Berkas SK", "disimpan" if satu.sk_berkas else ""),
            ("Asal data", f"{satu.get_sumber_display()} {satu.sumber_rinci}".strip()),
            ("Jangkauan", str(satu.jangkauan_klaim or "")),
            ("Catatan internal", satu.catatan_internal),
            ("Dirawat oleh", satu.pengelola.nama),
        )


def _hari(hari: date | None) -> str:
    return tanggal_pendek(hari) if hari else ""


def _saat(pada: datetime | None) -> str:
    return saat(pada) if pada else ""


def _jabatan(semua: Sequence[Orang]) -> Iterator[Baris]:
    for j in Jabatan.objects.filter(orang__in=semua).select_related(
        "pemangku__jenis", "pemangku__wilayah"
    ):
        peran = ", ".join(j.sebutan_peran)
        yield (
            *(str(j.pemangku), j.nama_jabatan, peran),
            *(_hari(j.mulai), _hari(j.selesai)),
        )


def _tokoh(semua: Sequence[Orang]) -> Q:
    """What hangs on the record of the figure he is; rows may come twice."""
    return Q(
        pemangku__jabatan__orang__in=semua,
        pemangku__bentuk=Pemangku.Bentuk.PERORANGAN,
    )


def _kanal(semua: Sequence[Orang]) -> Iterator[Baris]:
    milik = Q(orang__in=semua) | _tokoh(semua)
    for k in Kanal.objects.filter(milik).distinct():
        yield (
            *(k.get_jenis_display(), k.nilai),
            *(k.get_sifat_display(), k.get_keadaan_display()),
        )


def _persetujuan(semua: Sequence[Orang]) -> Iterator[Baris]:
    for p in Persetujuan.objects.filter(orang__in=semua).select_related("teks"):
        yield (
            *(saat(p.pada), p.get_tujuan_display(), p.get_kanal_display() or "semua"),
            *(p.get_keputusan_display(), p.get_cara_display(), f"versi {p.teks.versi}"),
        )


def _hadir(semua: Sequence[Orang]) -> Iterator[Baris]:
    for h in Kehadiran.objects.filter(orang__in=semua).select_related("kegiatan"):
        di = ", ".join(filter(None, (h.jabatan_snapshot, h.lembaga_snapshot)))
        yield str(h.kegiatan), h.nama_snapshot, di, h.get_status_display()


def _pendaftaran(semua: Sequence[Orang]) -> Iterator[Baris]:
    for d in PendaftaranMandiri.objects.filter(orang__in=semua):
        isi = "; ".join(f"{nama}: {nilai}" for nama, nilai in d.isi.items() if nilai)
        yield saat(d.diterima_pada), isi


def _undangan(semua: Sequence[Orang]) -> Iterator[Baris]:
    for u in Undangan.objects.filter(orang__in=semua).select_related("kegiatan"):
        yield (
            *(str(u.kegiatan), u.get_cara_display()),
            *(_saat(u.dikirim_pada), u.get_balasan_display()),
        )


def _siaran(semua: Sequence[Orang]) -> Iterator[Baris]:
    for p in PenerimaSiaran.objects.filter(orang__in=semua).select_related("siaran"):
        yield (
            *(f"{p.siaran.nomor} {p.siaran.judul}", p.siaran.get_kanal_display()),
            *(p.get_vonis_display(), p.get_keadaan_display()),
        )


def _pengingat(semua: Sequence[Orang]) -> Iterator[Baris]:
    for p in PengingatKomitmen.objects.filter(orang__in=semua).lengkap():
        yield str(p.komitmen), p.get_ke_display(), p.get_keadaan_display()


def _titipan(semua: Sequence[Orang]) -> Iterator[Baris]:
    """What it was and became; the words stand where the number leads."""
    for t in Titipan.objects.filter(orang__in=semua):
        yield t.get_jenis_display(), t.get_status_display(), t.nomor or t.rujukan


def _usul(semua: Sequence[Orang]) -> Iterator[Baris]:
    """Empty once decided: the record has the values."""
    milik = UsulPerubahan.objects.filter(Q(orang__in=semua) | _tokoh(semua)).distinct()
    for u in milik.select_related("pemangku__jenis", "pemangku__wilayah"):
        isi = "; ".join(f"{nama}: {nilai}" for nama, nilai in u.isi.items() if nilai)
        yield saat(u.dibuat_pada), str(u.pemangku), u.get_status_display(), isi


def _tautan(semua: Sequence[Orang]) -> Iterator[Baris]:
    """What each link opens; its secret stands nowhere."""
    for t in TautanPribadi.objects.filter(
        Q(orang__in=semua) | Q(pendaftaran__orang__in=semua)
    ).order_by("dibuat_pada"):
        yield t.get_tujuan_display(), saat(t.dibuat_pada), _saat(t.berlaku_sampai)


def _impor(semua: Sequence[Orang]) -> Iterator[Baris]:
    for b in ImporBaris.objects.filter(orang__in=semua).select_related("berkas"):
        isi = "; ".join(f"{k}: {v}" for k, v in b.menurut_kolom.items() if v)
        yield f"{b.berkas.nomor}, baris {b.nomor}", isi, b.get_hasil_display()


def _akses(semua: Sequence[Orang]) -> Iterator[Baris]:
    """Openings of the person, and of a record while he had a post there."""
    tentang = Q(
        objek_jenis=Orang._meta.label_lower, objek_id__in=[str(o.pk) for o in semua]
    )
    for j in Jabatan.objects.filter(orang__in=semua):
        selama = Q(
            objek_jenis=Pemangku._meta.label_lower,
            objek_id=str(j.pemangku_id),
            pada__date__gte=j.mulai,
        )
        tentang |= selama & Q(pada__date__lte=j.selesai) if j.selesai else selama
    for a in AksesDataPribadi.objects.filter(tentang).select_related("oleh"):
        yield saat(a.pada), str(a.oleh), a.kolom, a.alasan


def _unduhan(semua: Sequence[Orang]) -> Iterator[Baris]:
    """Of records kept by the same units, since the person is known."""
    unit = Pemangku.objects.filter(jabatan__orang__in=semua).values("pengelola")
    memuat = Q(pengelola=None) | Q(pengelola__in=unit)
    sejak = min(satu.dibuat_pada for satu in semua)
    for e in (
        EksporPribadi.objects.terunduh()
        .filter(memuat, status_sejak__gte=sejak)
        .select_related("peminta")
    ):
        yield e.nomor, str(e.peminta), e.tujuan, saat(e.diubah_pada)


def _jejak(semua: Sequence[Orang]) -> Iterator[Baris]:
    for j in Jejak.objects.filter(
        objek_jenis=Orang._meta.label_lower, objek_id__in=[str(o.pk) for o in semua]
    ):
        yield saat(j.pada), j.tindakan.replace("_", " "), j.oleh_nama or "portal"
