"""Papers of a visit: minutes, berita acara, attendance list, poster, sheet of the poll."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kertas.dokumen import TITIK, Pencetak, lembar_dinas
from organisasi.kertas.naskah import (
    Unsur,
    alamat_penuh,
    bab,
    kalimat,
    qr_svg,
    rincian,
    tabel,
    tanda_tangan,
)
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Pengaturan, Petugas
from pemangku.inventaris.models import Pemangku, Verifikasi
from pemangku.inventaris.orang import Jabatan
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import PERTANYAAN, JawabKeMana, TahapJajak

# Place, time and revision of the visit over the letterhead


@dataclass(frozen=True, slots=True)
class BahanKegiatan:
    kegiatan: Kegiatan
    oleh: Petugas
    pada: datetime

    @property
    def revisi(self) -> str:
        """``Revisi 1`` once a closed visit was opened again; "" before (PK-24)."""
        return f"Revisi {self.kegiatan.revisi}" if self.kegiatan.revisi else ""


def waktu_singkat(kegiatan: Kegiatan) -> str:
    """``09.00–11.00 WIB``; with its day when it ends on another one."""
    mulai, selesai = map(timezone.localtime, (kegiatan.mulai, kegiatan.selesai))
    akhir = f"{selesai:%H.%M} WIB"
    if mulai.date() != selesai.date():
        akhir = f"{tanggal(selesai.date())}, {akhir}"
    return f"{mulai:%H.%M}–{akhir}"


def hari_tanggal(kegiatan: Kegiatan) -> str:
    return tanggal(timezone.localdate(kegiatan.mulai))


def lembar(
    bahan: BahanKegiatan,
    *,
    judul: str,
    bagian: Sequence[Unsur],
    nomor: str = "",
    tanda: str = "",
    latar: str = "",
) -> dict[str, Any]:
    """Values of one paper of a visit for the typesetter (surat.typ) and the print page.

    ``tanda`` is the box over the title, ``latar`` the word across every page.
    """
    kegiatan = bahan.kegiatan
    return lembar_dinas(
        Pencetak(kegiatan.penyelenggara, bahan.oleh, bahan.pada),
        judul=judul,
        hal=kegiatan.judul,
        bagian=bagian,
        berkas=f"{judul} {kegiatan.nomor}",
        nomor=" · ".join(filter(None, (nomor, bahan.revisi))) if nomor else "",
        tanda=" · ".join(filter(None, (tanda, "" if nomor else bahan.revisi))),
        latar=latar,
        kaki=(kegiatan.nomor, judul, bahan.revisi),
        tanggal=tanggal_pendek(timezone.localdate(kegiatan.mulai)),
    )


# The minutes, as written at the visit (9.3)

JUDUL_NOTULEN = "Notulen"
BELUM = "Belum ditulis."


def isi_notulen(bahan: BahanKegiatan) -> dict[str, Any]:
    return lembar(
        bahan, judul=JUDUL_NOTULEN, bagian=list(_bagian_notulen(bahan.kegiatan))
    )


def _bagian_notulen(kegiatan: Kegiatan) -> Iterator[Unsur]:
    hadir = kegiatan.kehadiran.sah().count()
    yield rincian(
        ("Acara", kegiatan.judul),
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Tuan rumah", kegiatan.tuan_rumah.nama),
        ("Dasar", kegiatan.dasar_surat),
        ("Hadir", f"{hadir} orang tercatat sah"),
    )
    yield bab("Agenda")
    baris = [
        (b["pukul"], b["topik"], b["narasumber"], b["kanal"])
        for b in kegiatan.butir_agenda
    ]
    if baris:
        yield tabel(("Pukul", "Topik", "Narasumber", "Kanal"), baris, (9, 36, 24, 20))
    else:
        yield from kalimat("Agenda belum diisi.")
    yield bab("Jalannya acara")
    yield from kalimat(kegiatan.notulen or BELUM)
    yield bab("Kesimpulan")
    yield from kalimat(kegiatan.kesimpulan or BELUM)
    yield tanda_tangan(("Notulis", TITIK))


# Berita acara: who was there, what was inventoried, what was agreed

INVENTARISASI = "Berita Acara Inventarisasi Pemangku Kepentingan"
FKP = "Berita Acara Forum Konsultasi Publik"
DRAF = "DRAF"
L, P = "l", "p"


def isi_berita_acara(bahan: BahanKegiatan) -> dict[str, Any]:
    """Values for PDF and print page; without a number it is a draft (9.2, PK-24)."""
    kegiatan = bahan.kegiatan
    nomor = kegiatan.nomor_berita_acara
    return lembar(
        bahan,
        judul=FKP if Kegiatan.Jenis.FKP in kegiatan.jenis else INVENTARISASI,
        nomor=nomor,
        tanda="" if nomor else DRAF,
        latar="" if nomor else DRAF,
        bagian=list(_bagian_berita_acara(kegiatan)),
    )


def _bagian_berita_acara(kegiatan: Kegiatan) -> Iterator[Unsur]:
    yield from kalimat(
        f"Pada hari ini, {hari_tanggal(kegiatan)}, pukul {waktu_singkat(kegiatan)}, "
        f"bertempat di {kegiatan.tempat}, dilaksanakan {kegiatan.judul} oleh "
        f"{kegiatan.penyelenggara} bersama {kegiatan.tuan_rumah} sebagai tuan rumah."
    )
    if kegiatan.dasar_surat:
        yield rincian(("Dasar", kegiatan.dasar_surat))
    yield bab("Peserta")
    yield from bagian_peserta(kegiatan)
    yield bab("Hasil inventarisasi")
    yield from _inventaris(kegiatan)
    yield bab("Kesepakatan")
    yield from kalimat(kegiatan.kesimpulan or "Tidak ada kesepakatan yang dicatat.")
    yield from bagian_komitmen(kegiatan)
    yield bab("Tindak lanjut")
    yield from bagian_tindak_lanjut(kegiatan)
    yield tanda_tangan(
        (kegiatan.penyelenggara.nama, TITIK), (kegiatan.tuan_rumah.nama, TITIK)
    )


def bagian_peserta(kegiatan: Kegiatan) -> Iterator[Unsur]:
    hitung: dict[str, Counter[str]] = defaultdict(Counter)
    for hadir in (
        Kehadiran.objects.sah().filter(kegiatan=kegiatan).select_related("unsur")
    ):
        nama = hadir.unsur.nama if hadir.unsur else "Tanpa unsur"
        hitung[nama][hadir.jenis_kelamin] += 1
    semua = sum(hitung.values(), Counter())
    baris = [_baris(nama, satu) for nama, satu in sorted(hitung.items())]
    yield tabel(
        ("Unsur", "L", "P", "Tidak disebut", "Jumlah"),
        [*baris, _baris("Jumlah", semua)],
        (40, 10, 10, 16, 12),
    )
    if tanpa_nama := kegiatan.tak_bernama:
        yield from kalimat(
            f"Di luar daftar itu hadir {tanpa_nama} orang tanpa nama "
            f"(L {kegiatan.hadir_tak_bernama_l}, P {kegiatan.hadir_tak_bernama_p})."
        )


def _baris(nama: str, satu: Counter[str]) -> tuple[str, ...]:
    angka = (satu[L], satu[P], satu[""], sum(satu.values()))
    return (nama, *map(str, angka))


def _inventaris(kegiatan: Kegiatan) -> Iterator[Unsur]:
    hari = timezone.localdate(kegiatan.mulai)
    milik = Pemangku.objects.milik_unit(kegiatan.tuan_rumah).aktif().order_by()
    diperiksa = Verifikasi.objects.filter(
        pemangku__in=milik.values("pk"),
        pada__date=hari,
        hasil__in=tuple(Verifikasi.MEMASTIKAN),
    )
    diperbarui = set(diperiksa.order_by().values_list("pemangku", flat=True))
    hitung: dict[str, Counter[str]] = defaultdict(Counter)
    for satu in milik.select_related("jenis"):
        isi = hitung[satu.jenis.nama]
        isi["aktif"] += 1
        if timezone.localdate(satu.dibuat_pada) == hari:
            isi["baru"] += 1
        elif satu.pk in diperbarui:
            isi["diperbarui"] += 1
    if not hitung:
        yield from kalimat("Belum ada pemangku yang tercatat.")
        return
    semua = sum(hitung.values(), Counter())
    yield tabel(
        ("Jenis", "Aktif", "Baru hari itu", "Diperbarui hari itu"),
        [
            (nama, *(str(satu[k]) for k in ("aktif", "baru", "diperbarui")))
            for nama, satu in (*sorted(hitung.items()), ("Jumlah", semua))
        ],
        (40, 12, 18, 20),
    )


def bagian_komitmen(kegiatan: Kegiatan) -> Iterator[Unsur]:
    baris = [
        (
            satu.pemberi.nama_tampil,
            satu.get_bentuk_display(),
            f"{satu.target_kali} kali",
            tanggal_pendek(satu.tenggat),
        )
        for satu in kegiatan.janji.komitmen().berlaku().untuk_daftar()
    ]
    if baris:
        yield bab("Komitmen meneruskan")
        yield tabel(
            ("Pemangku", "Lewat", "Berapa kali", "Paling lambat"),
            baris,
            (34, 22, 12, 16),
        )


def bagian_tindak_lanjut(kegiatan: Kegiatan) -> Iterator[Unsur]:
    # What a pledge asked for later was not agreed at the visit.
    disepakati = kegiatan.janji.tindak_lanjut().filter(komitmen=None)
    baris = [
        (satu.uraian, str(satu.pj_unit), tanggal_pendek(satu.tenggat))
        for satu in disepakati.exclude(status="dibatalkan").select_related("pj_unit")
    ]
    if baris:
        yield tabel(("Uraian", "Penanggung jawab", "Tenggat"), baris, (40, 26, 18))
    else:
        yield from kalimat("Tidak ada tindak lanjut yang dicatat.")


# Attendance list: ready to sign, without telephone numbers (PK-23)

JUDUL_DAFTAR_HADIR = "Daftar Hadir"
KEPALA = ("No", "Nama", "Jabatan", "Lembaga/Instansi", "Unsur", "L/P", "Tanda tangan")
LEBAR = (4, 26, 20, 24, 15, 5, 18)
BARIS_SEHALAMAN = 20
# For whoever comes late; and a list on which nobody is known.
KOSONG, KOSONG_SEMUA = 5, 25
BELUM_ADA = "Belum ada kehadiran"
SAH = "Kehadiran yang sah"
PRIBADI = "Nama peserta pada hari itu; tanpa nomor telepon dan surel"
VERSI = 1
type Baris = tuple[str, ...]


def baris_hadir(bahan: BahanKegiatan) -> list[Baris]:
    """Numbered rows of who counts, then empty ones; names as they were on the day.

    Without anybody: who was invited, else an empty list.
    """
    sah = bahan.kegiatan.kehadiran.sah().select_related("unsur").order_by("pada", "pk")
    isi = [_hadir(h) for h in sah] or _diundang(bahan)
    kosong = KOSONG if isi else KOSONG_SEMUA
    return [
        *((str(ke), *satu) for ke, satu in enumerate(isi, 1)),
        *(("",) * (len(KEPALA) - 1) for _ in range(kosong)),
    ]


def _hadir(hadir: Kehadiran) -> Baris:
    return (
        hadir.nama_snapshot,
        hadir.jabatan_snapshot,
        hadir.lembaga_snapshot,
        hadir.unsur.nama if hadir.unsur else "",
        hadir.jenis_kelamin.upper(),
    )


def _diundang(bahan: BahanKegiatan) -> list[Baris]:
    hari = timezone.localdate(bahan.kegiatan.mulai)
    undangan = list(
        bahan.kegiatan.undangan.select_related(
            "orang", "pemangku__jenis__unsur", "pemangku__wilayah"
        )
    )
    pos: dict[tuple[Any, Any], str] = {
        (j.orang_id, j.pemangku_id): j.nama_jabatan
        for j in Jabatan.objects.berlaku(hari).filter(
            orang__in=[u.orang_id for u in undangan if u.orang_id]
        )
    }
    return [
        (
            u.orang.nama_lengkap if u.orang else "",
            pos.get((u.orang_id, u.pemangku_id), ""),
            u.pemangku.nama_tampil,
            u.pemangku.jenis.unsur.nama,
            u.orang.jenis_kelamin.upper() if u.orang else "",
        )
        for u in undangan
    ]


def keterangan(bahan: BahanKegiatan) -> list[tuple[str, str]]:
    kegiatan = bahan.kegiatan
    return [
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Acara", kegiatan.judul),
    ]


def kosong(bahan: BahanKegiatan) -> bool:
    return not bahan.kegiatan.kehadiran.sah().exists()


def isi_daftar_hadir(bahan: BahanKegiatan) -> dict[str, Any]:
    baris = [(*satu, "") for satu in baris_hadir(bahan)]
    return lembar(
        bahan,
        judul=JUDUL_DAFTAR_HADIR,
        tanda=BELUM_ADA if kosong(bahan) else "",
        bagian=[
            rincian(*keterangan(bahan)),
            tabel(KEPALA, baris, LEBAR),
            tanda_tangan(("Penanggung jawab", TITIK)),
        ],
    )


def halaman_hadir(bahan: BahanKegiatan) -> dict[str, Any]:
    """What hadir.typ gets: the rows cut into pages of ``BARIS_SEHALAMAN``."""
    baris = baris_hadir(bahan)
    return {
        **isi_daftar_hadir(bahan),
        "keterangan": keterangan(bahan),
        "kepala": KEPALA,
        "halaman": [
            baris[awal : awal + BARIS_SEHALAMAN]
            for awal in range(0, len(baris), BARIS_SEHALAMAN)
        ],
        "penanggung_jawab": TITIK,
    }


def buku_hadir(bahan: BahanKegiatan) -> tuple[list[tuple[str, NilaiSel]], list[Tabel]]:
    kegiatan = bahan.kegiatan
    baris = baris_hadir(bahan)
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", f"{JUDUL_DAFTAR_HADIR} {kegiatan.nomor}"),
        ("Acara", kegiatan.judul),
        ("Tanggal", timezone.localdate(kegiatan.mulai)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Saringan", f"{BELUM_ADA}: yang diundang" if kosong(bahan) else SAH),
        ("Keadaan per", timezone.localdate(bahan.pada)),
        ("Diunduh oleh", str(bahan.oleh)),
        ("Jumlah baris", sum(bool(satu[0]) for satu in baris)),
        ("Data pribadi", PRIBADI),
        ("Versi", VERSI),
    ]
    isi: list[list[NilaiSel]] = [
        [int(nomor) if nomor else None, *lain, ""] for nomor, *lain in baris
    ]
    return info, [Tabel(JUDUL_DAFTAR_HADIR, KEPALA, isi, LEBAR)]


# Poster at the door: a QR code to the registration of one visit (5.3, PK-07)

JUDUL_POSTER = "Daftar hadir lewat ponsel"
AJAKAN = "Pindai kode ini, atau ketik alamat di bawahnya."


def isi_poster(bahan: BahanKegiatan) -> dict[str, Any]:
    kegiatan = bahan.kegiatan
    alamat = alamat_penuh(reverse("pemangku:pintu", args=(kegiatan.token,)))
    hari = Pengaturan.objects.kini().kontak_tanpa_setuju_hari
    return {
        **lembar(bahan, judul=JUDUL_POSTER, bagian=[]),
        "acara": kegiatan.judul,
        "waktu": f"{hari_tanggal(kegiatan)}, {waktu_singkat(kegiatan)}",
        "letak": kegiatan.tempat,
        "ajakan": AJAKAN,
        "alamat": alamat,
        "qr": qr_svg(alamat),
        "pemberitahuan": (
            f"Nama dan lembaga dicatat {kegiatan.penyelenggara} sebagai bukti kegiatan. "
            "Nomor dan surel hanya dipakai bila Anda menyetujuinya; tanpa itu dihapus "
            f"{hari} hari sesudah kegiatan. Tidak punya ponsel? "
            "Sebutkan nama kepada panitia."
        ),
    }


# The poll on paper, for people without a telephone; keyed afterwards as totals (6.8)

JUDUL_LEMBAR_JAJAK = "Lembar jajak"
CARA = (
    "Beri tanda silang pada satu jawaban di tiap baris. Tanpa nama; jawab apa adanya, "
    "ini bukan ujian."
)


def isi_lembar_jajak(bahan: BahanKegiatan) -> dict[str, Any]:
    return lembar(
        bahan, judul=JUDUL_LEMBAR_JAJAK, bagian=list(_bagian_jajak(bahan.kegiatan))
    )


def _bagian_jajak(kegiatan: Kegiatan) -> Iterator[Unsur]:
    yield rincian(
        ("Acara", kegiatan.judul),
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Jajak", _kotak(*map(str, TahapJajak.labels))),
    )
    yield from kalimat(CARA)
    ke_mana = _kotak(*map(str, JawabKeMana.labels))
    yield tabel(
        ("Pertanyaan", "Jawaban"),
        [
            (teks, _kotak("Ya", "Tidak") if benar == "ya" else ke_mana)
            for teks, benar in PERTANYAAN.values()
        ],
        (48, 52),
    )


def _kotak(*pilihan: str) -> str:
    return "   ".join(f"(   ) {satu}" for satu in pilihan)
