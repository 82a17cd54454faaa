"""Papers of a visit: minutes, berita acara, attendance list, poster, sheet of the poll."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched
from typing import Any

from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kantor.saat import Saat
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
from organisasi.models import Pengaturan
from pemangku.inventaris.models import CatatanHubungan, Pemangku
from pemangku.inventaris.orang import Jabatan
from pemangku.kunjungan.kehadiran import dibawa
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import PERTANYAAN, JawabKeMana, TahapJajak

# Place and time of the visit over the letterhead


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
    kegiatan: Kegiatan,
    saat: Saat,
    *,
    judul: str,
    bagian: Iterable[Unsur],
    nomor: str = "",
    tanda: str = "",
    latar: str = "",
) -> dict[str, Any]:
    """Values of one paper of a visit for the typesetter (surat.typ).

    ``tanda`` is the box over the title, ``latar`` the word across every page.
    """
    # A closed visit was opened again (PK-24).
    revisi = f"Revisi {kegiatan.revisi}" if kegiatan.revisi else ""
    return lembar_dinas(
        Pencetak(kegiatan.penyelenggara, saat.oleh, saat.pada),
        judul=judul,
        hal=kegiatan.judul,
        bagian=list(bagian),
        berkas=f"{judul} {kegiatan.nomor}",
        nomor=" · ".join(filter(None, (nomor, nomor and revisi))),
        tanda=" · ".join(filter(None, (tanda, "" if nomor else revisi))),
        latar=latar,
        kaki=(kegiatan.nomor, judul, revisi),
        tanggal=tanggal_pendek(timezone.localdate(kegiatan.mulai)),
    )


# The minutes, as written at the visit (9.3)

BELUM = "Belum ditulis."


def isi_notulen(kegiatan: Kegiatan, saat: Saat) -> dict[str, Any]:
    bagian = _bagian_notulen(kegiatan)
    return lembar(kegiatan, saat, judul="Notulen", bagian=bagian)


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


def isi_berita_acara(kegiatan: Kegiatan, saat: Saat) -> dict[str, Any]:
    """The paper; without a number it is a draft (9.2, PK-24)."""
    nomor = kegiatan.nomor_berita_acara
    return lembar(
        kegiatan,
        saat,
        judul=FKP if Kegiatan.Jenis.FKP in kegiatan.jenis else INVENTARISASI,
        nomor=nomor,
        tanda="" if nomor else DRAF,
        latar="" if nomor else DRAF,
        bagian=_bagian_berita_acara(kegiatan),
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
    yield bab("Janji kantor")
    yield from bagian_tindak_lanjut(kegiatan)
    yield tanda_tangan(
        (kegiatan.penyelenggara.nama, TITIK), (kegiatan.tuan_rumah.nama, TITIK)
    )


def bagian_peserta(kegiatan: Kegiatan) -> Iterator[Unsur]:
    hitung: dict[str, Counter[str]] = defaultdict(Counter)
    for hadir in kegiatan.kehadiran.sah().select_related("unsur"):
        nama = hadir.unsur.nama if hadir.unsur else "Tanpa kelompok"
        hitung[nama].update((hadir.jenis_kelamin, "jumlah"))
    yield _tabel_hitung(
        ("Kelompok", "L", "P", "Tidak disebut", "Jumlah"),
        (40, 10, 10, 16, 12),
        hitung,
        ("l", "p", "", "jumlah"),
    )
    if tanpa_nama := kegiatan.tak_bernama:
        yield from kalimat(
            f"Di luar daftar itu hadir {tanpa_nama} orang tanpa nama "
            f"(L {kegiatan.hadir_tak_bernama_l}, P {kegiatan.hadir_tak_bernama_p})."
        )


def _tabel_hitung(
    kepala: Sequence[str],
    lebar: Sequence[int],
    hitung: Mapping[str, Counter[str]],
    kolom: Sequence[str],
) -> Unsur:
    jumlah = sum(hitung.values(), Counter())
    semua = (*sorted(hitung.items()), ("Jumlah", jumlah))
    baris = [(nama, *(str(satu[k]) for k in kolom)) for nama, satu in semua]
    return tabel(kepala, baris, lebar)


def _inventaris(kegiatan: Kegiatan) -> Iterator[Unsur]:
    hari = timezone.localdate(kegiatan.mulai)
    baru = set(dibawa(kegiatan).values_list("pk", flat=True))
    milik = Pemangku.objects.milik_unit(kegiatan.tuan_rumah).aktif().order_by()
    diperiksa = CatatanHubungan.objects.filter(
        pemangku__in=milik.values("pk"),
        pada__date=hari,
        hasil__in=tuple(CatatanHubungan.MEMASTIKAN),
    )
    diperbarui = set(diperiksa.order_by().values_list("pemangku", flat=True))
    hitung: dict[str, Counter[str]] = defaultdict(Counter)
    for satu in milik.select_related("jenis"):
        isi = hitung[satu.jenis.nama]
        isi["aktif"] += 1
        if satu.pk in baru:
            isi["baru"] += 1
        elif satu.pk in diperbarui:
            isi["diperbarui"] += 1
    if not hitung:
        yield from kalimat("Belum ada pemangku yang tercatat.")
        return
    yield _tabel_hitung(
        ("Kelompok", "Aktif", "Baru dari kunjungan ini", "Diperbarui hari itu"),
        (40, 12, 18, 20),
        hitung,
        ("aktif", "baru", "diperbarui"),
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
    kepala = ("Pemangku", "Lewat", "Berapa kali", "Paling lambat")
    if baris:
        yield bab("Janji menyebarkan")
        yield tabel(kepala, baris, (34, 22, 12, 16))


def bagian_tindak_lanjut(kegiatan: Kegiatan) -> Iterator[Unsur]:
    disepakati = kegiatan.janji.tindak_lanjut()
    baris = [
        (satu.uraian, str(satu.pj_unit), tanggal_pendek(satu.tenggat))
        for satu in disepakati.exclude(status="dibatalkan").select_related("pj_unit")
    ]
    if baris:
        yield tabel(("Uraian", "Penanggung jawab", "Tenggat"), baris, (40, 26, 18))
    else:
        yield from kalimat("Tidak ada janji kantor yang dicatat.")


# Attendance list: ready to sign, without telephone numbers (PK-23)

JUDUL_DAFTAR_HADIR = "Daftar Hadir"
KEPALA = (
    "No",
    "Nama",
    "Jabatan",
    "Lembaga/Instansi",
    "Kelompok",
    "L/P",
    "Tanda tangan",
)
LEBAR = (4, 26, 20, 24, 15, 5, 18)
BARIS_SEHALAMAN = 20
# For whoever comes late; and a list on which nobody is known.
KOSONG, KOSONG_SEMUA = 5, 25
BELUM_ADA = "Belum ada kehadiran"
SAH = "Kehadiran yang sah"
VERSI = 1
type Baris = tuple[str, ...]


def baris_hadir(kegiatan: Kegiatan) -> list[Baris]:
    """Numbered rows of who counts, then empty ones; names as they were on the day.

    Without anybody: who was invited, else an empty list.
    """
    sah = kegiatan.kehadiran.sah().select_related("unsur").order_by("pada", "pk")
    isi = [
        (
            h.nama_snapshot,
            h.jabatan_snapshot,
            h.lembaga_snapshot,
            h.unsur.nama if h.unsur else "",
            h.jenis_kelamin.upper(),
        )
        for h in sah
    ] or _diundang(kegiatan)
    kosong = KOSONG if isi else KOSONG_SEMUA
    return [
        *((str(ke), *satu) for ke, satu in enumerate(isi, 1)),
        *(("",) * (len(KEPALA) - 1) for _ in range(kosong)),
    ]


def _diundang(kegiatan: Kegiatan) -> list[Baris]:
    undangan = kegiatan.undangan.select_related(
        "orang", "pemangku__jenis__unsur", "pemangku__wilayah__induk"
    )
    jabatan = Jabatan.objects.berlaku(timezone.localdate(kegiatan.mulai)).filter(
        orang__in=[u.orang_id for u in undangan if u.orang_id]
    )
    pos: dict[Any, str] = {(j.orang_id, j.pemangku_id): j.nama_jabatan for j in jabatan}
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


def keterangan(kegiatan: Kegiatan) -> list[tuple[str, str]]:
    return [
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Acara", kegiatan.judul),
    ]


def kosong(kegiatan: Kegiatan) -> bool:
    return not kegiatan.kehadiran.sah().exists()


def halaman_hadir(kegiatan: Kegiatan, saat: Saat) -> dict[str, Any]:
    """What hadir.typ gets: the rows cut into pages of ``BARIS_SEHALAMAN``."""
    baris = baris_hadir(kegiatan)
    tanda = BELUM_ADA if kosong(kegiatan) else ""
    return {
        **lembar(kegiatan, saat, judul=JUDUL_DAFTAR_HADIR, tanda=tanda, bagian=[]),
        "keterangan": keterangan(kegiatan),
        "kepala": KEPALA,
        "halaman": list(batched(baris, BARIS_SEHALAMAN, strict=False)),
        "penanggung_jawab": TITIK,
    }


def buku_hadir(
    kegiatan: Kegiatan, saat: Saat
) -> tuple[list[tuple[str, NilaiSel]], list[Tabel]]:
    baris = baris_hadir(kegiatan)
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", f"{JUDUL_DAFTAR_HADIR} {kegiatan.nomor}"),
        ("Acara", kegiatan.judul),
        ("Tanggal", timezone.localdate(kegiatan.mulai)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Saringan", f"{BELUM_ADA}: yang diundang" if kosong(kegiatan) else SAH),
        ("Keadaan per", timezone.localdate(saat.pada)),
        ("Diunduh oleh", str(saat.oleh)),
        ("Jumlah baris", sum(bool(satu[0]) for satu in baris)),
        ("Data pribadi", "Nama peserta pada hari itu; tanpa nomor telepon dan surel"),
        ("Versi", VERSI),
    ]
    isi: list[list[NilaiSel]] = [
        [int(nomor) if nomor else None, *lain, ""] for nomor, *lain in baris
    ]
    return info, [Tabel(JUDUL_DAFTAR_HADIR, KEPALA, isi, LEBAR)]


# Poster at the door: a QR code to the registration of one visit (5.3, PK-07)


def isi_poster(kegiatan: Kegiatan, saat: Saat) -> dict[str, Any]:
    alamat = alamat_penuh(reverse("pemangku:pintu", args=(kegiatan.token,)))
    hari = Pengaturan.objects.kini().kontak_tanpa_setuju_hari
    return {
        **lembar(kegiatan, saat, judul="Daftar hadir lewat ponsel", bagian=[]),
        "acara": kegiatan.judul,
        "waktu": f"{hari_tanggal(kegiatan)}, {waktu_singkat(kegiatan)}",
        "letak": kegiatan.tempat,
        "ajakan": "Pindai kode ini, atau ketik alamat di bawahnya.",
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

CARA = (
    "Beri tanda silang pada satu jawaban di tiap baris. Tanpa nama; jawab apa adanya, "
    "ini bukan ujian."
)


def isi_lembar_jajak(kegiatan: Kegiatan, saat: Saat) -> dict[str, Any]:
    bagian = _bagian_jajak(kegiatan)
    return lembar(kegiatan, saat, judul="Lembar survei singkat", bagian=bagian)


def _bagian_jajak(kegiatan: Kegiatan) -> Iterator[Unsur]:
    yield rincian(
        ("Acara", kegiatan.judul),
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Survei", _kotak(*map(str, TahapJajak.labels))),
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
