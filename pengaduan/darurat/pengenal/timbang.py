"""Weigh a message: what tells of danger, what supports it, what holds it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pengaduan.darurat.pengenal.ejaan import potong
from pengaduan.darurat.pengenal.naskah import (
    KELOMPOK_PENAHAN,
    TOPENG,
    NaskahDarurat,
    TemuanDarurat,
    urai,
)
from pengaduan.darurat.pengenal.penahan import KIASAN, LULUH, PENAHAN, Penahan
from pengaduan.darurat.pengenal.pola import AMBANG, POLA, JenisDarurat, Kuat, PolaBahaya

# Danger told without its name: several fields of meaning within a few words

POLA_BIDANG = PolaBahaya(
    "bidang",
    JenisDarurat.UMUM,
    Kuat.ISYARAT,
    (),
    "Beberapa tanda bahaya disebut bersama.",
)
# A field counts once: its points, and whether it can be the heart of a danger.
BIDANG = {
    "b_sakit": 2,
    "b_ancam": 2,
    "b_alam": 2,
    "b_gerak": 1,
    "b_alat": 1,
    "b_tubuh": 1,
    "b_daya": 1,
    "b_suara": 1,
    "b_rentan": 1,
    "b_kini": 1,
    "b_tolong": 1,
}
INTI = frozenset({"b_sakit", "b_ancam", "b_alam", "b_gerak", "b_daya"})
LEBAR = 12
TERENDAH = 3

type Letak = tuple[int, TemuanDarurat, str]


def kumpulan(naskah: NaskahDarurat) -> Iterator[tuple[int, tuple[TemuanDarurat, ...]]]:
    """Points and words of each stretch where enough fields meet."""
    letak = sorted(
        (
            (naskah.tempat[t.awal], t, bidang)
            for bidang in BIDANG
            for t in naskah.letak.get(bidang, ())
        ),
        key=_urut,
    )
    akhir = terbaik = -1
    for i, (_, awal, _) in enumerate(letak):
        isi = _jendela(letak, i)
        nilai = sum(BIDANG[b] for b in isi)
        if nilai < TERENDAH or INTI.isdisjoint(isi):
            continue
        # Of stretches that overlap only a better one is looked at again.
        if awal.awal > akhir or nilai > terbaik:
            akhir, terbaik = max(t.awal for t in isi.values()), nilai
            yield nilai, tuple(sorted(isi.values(), key=lambda t: t.awal))


def _urut(satu: Letak) -> tuple[int, int, str]:
    """In reading order; of what begins at one word the longer entry first."""
    _, temuan, bidang = satu
    return temuan.awal, -temuan.akhir, bidang


def _jendela(letak: list[Letak], i: int) -> dict[str, TemuanDarurat]:
    """Each field within the stretch that begins here, by words of its own."""
    isi: dict[str, TemuanDarurat] = {}
    terpakai: set[int] = set()
    batas = letak[i][0] + LEBAR
    for j in range(i, len(letak)):
        tempat, temuan, bidang = letak[j]
        if tempat > batas:
            break
        kata = range(temuan.awal, temuan.akhir)
        if bidang not in isi and terpakai.isdisjoint(kata):
            isi[bidang] = temuan
            terpakai.update(kata)
    return isi


# In doubt: a person and a sign of danger, and not a word of any other business.
# Who complains names a lamp, a counter, a price, a wish; who is in danger tells what
# happens. Where no rule speaks and nothing else is told, the call page is shown.

URUSAN = "urusan"
ORANG = ("orang", "b_rentan")
# Whoever writes, and people in general, are in every complaint.
SIAPA_SAJA = frozenset(
    {"saya", "dia", "mereka", "warga", "orang", "pedagang", "pegawai", "petani"}
    | {"pengendara", "pengunjung", "sopir", "tukang", "satpam", "pelanggan", "pemilik"}
    | {"penjual", "pembeli", "panitia", "ketua", "peserta", "penonton", "anggota"}
    | {"dokter", "bidan", "perawat", "guru", "mahasiswa", "polisi", "penjaga", "imam"}
)
# What is said of a time or a person is no sign of danger by itself.
TANDA = tuple(b for b in BIDANG if b not in {"b_kini", "b_rentan"})
# A denial or a "where" is not yet another business.
BUKAN_URUSAN = frozenset({"negasi", "netral", "batas", "tanya_lemah"})
TENANG = (KELOMPOK_PENAHAN - BUKAN_URUSAN) | {URUSAN, TOPENG}


def ragu(naskah: NaskahDarurat) -> tuple[TemuanDarurat, ...]:
    """The person and the sign; nothing where the message is about something else."""
    if not TENANG.isdisjoint(naskah.letak):
        return ()
    siapa = next(_orang(naskah), None)
    tanda = next((naskah.letak[b][0] for b in TANDA if b in naskah.letak), None)
    return (siapa, tanda) if siapa and tanda else ()


def _orang(naskah: NaskahDarurat) -> Iterator[TemuanDarurat]:
    """Persons of whom something is told."""
    for kelompok in ORANG:
        for satu in naskah.letak.get(kelompok, ()):
            if naskah.baku[satu.awal] not in SIAPA_SAJA:
                yield satu


# Which kind of danger a chosen topic speaks for

# Words in the code or the name of a topic (penerusan.md 3.5.4 and 5.1).
_MENURUT_KATA = {
    JenisDarurat.API: "kebakaran pemadaman damkar",
    JenisDarurat.LAKA: "kecelakaan",
    JenisDarurat.MEDIS: "gawat kegawatdaruratan ambulans ambulan mbg keracunan",
    JenisDarurat.JAHAT: "kdrt tawuran kriminalitas pelecehan kekerasan trafficking radikalisme",
    JenisDarurat.ALAM: "banjir longsor gempa angin bencana",
    JenisDarurat.LISTRIK: "kabel",
    JenisDarurat.HEWAN: "ternak-liar rabies gigitan berbahaya",
}
_JENIS = {k: jenis for jenis, isi in _MENURUT_KATA.items() for k in isi.split()}


def jenis_kategori(kategori: str) -> JenisDarurat | None:
    """``"kebakaran"`` or ``"Pemadaman Kebakaran"`` → ``Jenis.API``."""
    return next((_JENIS[k] for k in potong(kategori) if k in _JENIS), None)


# Weighing a message

# Signs that make a danger more likely to be here and now: group, reach, points.
DUKUNGAN_KINI = (("kini", 6, 2), ("kini_lekat", 2, 2))
DUKUNGAN = (
    *DUKUNGAN_KINI,
    ("luka", 10, 2),
    ("minta_kuat", 12, 2),
    ("tolong", 8, 1),
)
DUKUNGAN_TERBANYAK = 4
JARAK_SERTA = 5
RAGU = "Disebut orang dan tanda bahaya, tanpa urusan lain."
# So far from a life in danger a "now" may stand.
JARAK_KINI = 14
DUKUNGAN_KATEGORI = 2


@dataclass(frozen=True, slots=True)
class Alasan:
    """Which rule, the words that matched, and why in a plain sentence."""

    aturan: str
    kata: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Putusan:
    """Whether to interrupt; ``alasan`` for it and ``penahan`` against it."""

    darurat: bool
    alasan: tuple[Alasan, ...] = ()
    penahan: tuple[Alasan, ...] = ()


@dataclass(frozen=True, slots=True)
class _Peristiwa:
    """A rule that matched, over which words, and its weight in the end."""

    pola: PolaBahaya
    bagian: tuple[TemuanDarurat, ...]
    nilai: int
    penahan: tuple[tuple[Penahan, TemuanDarurat], ...]


def periksa(teks: str, kategori: str = "") -> Putusan:
    """Whether a message tells of a danger to life now.

    ``kategori``: code or name of a topic; one that is about emergencies speaks for its
    kind of danger, but never alone (penerusan.md 3.5.4). Costs grow with the length.
    """
    naskah = urai(teks)
    jenis = jenis_kategori(kategori)
    semua = [_timbang(naskah, p, b, jenis) for p, b in _temukan(naskah)]
    semua += [_timbang_kumpulan(naskah, n, b) for n, b in kumpulan(naskah)]
    terkuat = _terkuat(semua)
    darurat = [p for p in terkuat if p.nilai >= AMBANG]
    if not darurat and (tanda := ragu(naskah)):
        return Putusan(
            darurat=True, alasan=(Alasan("ragu", naskah.kutip(*tanda), RAGU),)
        )
    dasar = darurat or terkuat
    return Putusan(
        darurat=bool(darurat),
        alasan=tuple(
            Alasan(p.pola.kode, naskah.kutip(*p.bagian), p.pola.arti) for p in dasar
        ),
        penahan=_penahan(naskah, dasar, ditahan=not darurat),
    )


def _temukan(
    naskah: NaskahDarurat,
) -> Iterator[tuple[PolaBahaya, tuple[TemuanDarurat, ...]]]:
    """Every rule at every place where it holds."""
    for pola in POLA:
        if any(k not in naskah.letak for k in pola.perlu):
            continue
        for pusat in naskah.letak[pola.perlu[0]]:
            lain = [naskah.dekat(k, pusat, pola.jarak) for k in pola.perlu[1:]]
            if all(lain):
                yield pola, (pusat, *(t for t in lain if t))


def _timbang(
    naskah: NaskahDarurat,
    pola: PolaBahaya,
    bagian: tuple[TemuanDarurat, ...],
    jenis: JenisDarurat | None,
) -> _Peristiwa:
    tahan = tuple(_penahan_untuk(naskah, pola, bagian))
    # Whoever asks for help after something past does not call for help now.
    lewat = any(p.lampau for p, _ in tahan)
    dukungan = _dukungan(naskah, bagian, DUKUNGAN_KINI if lewat else DUKUNGAN)
    if pola.jenis is JenisDarurat.UMUM:
        # A call for help does not support itself; a topic of danger does.
        dukungan = DUKUNGAN_KATEGORI if jenis else 0
    elif jenis is pola.jenis:
        dukungan += DUKUNGAN_KATEGORI
    nilai = pola.kuat + min(dukungan, DUKUNGAN_TERBANYAK) - _berat(pola, tahan)
    return _Peristiwa(pola, bagian, nilai, tahan)


def _dukungan(
    naskah: NaskahDarurat,
    bagian: tuple[TemuanDarurat, ...],
    tanda: tuple[tuple[str, int, int], ...],
) -> int:
    """Points of the signs that stand within reach."""
    rentang = _rentang(bagian)
    return sum(
        nilai
        for kelompok, jarak, nilai in tanda
        if naskah.dekat(kelompok, rentang, jarak)
    )


def _timbang_kumpulan(
    naskah: NaskahDarurat, nilai: int, bagian: tuple[TemuanDarurat, ...]
) -> _Peristiwa:
    """Fields that meet reach the threshold as soon as they are enough."""
    pola = POLA_BIDANG
    tahan = tuple(_penahan_untuk(naskah, pola, bagian))
    nilai += AMBANG - TERENDAH - _berat(pola, tahan)
    return _Peristiwa(pola, bagian, nilai, tahan)


def _berat(pola: PolaBahaya, tahan: tuple[tuple[Penahan, TemuanDarurat], ...]) -> int:
    """Points taken away; whatever else a cry for a life is about counts only once."""
    jumlah = sum(p.nilai(pola.kuat) for p, _ in tahan if not p.topik)
    topik = [p.nilai(pola.kuat) for p, _ in tahan if p.topik]
    if pola.kuat is Kuat.LANGSUNG:
        return jumlah + max(topik, default=0)
    return jumlah + sum(topik)


def _penahan_untuk(
    naskah: NaskahDarurat, pola: PolaBahaya, bagian: tuple[TemuanDarurat, ...]
) -> Iterator[tuple[Penahan, TemuanDarurat]]:
    """Each kind of restraint once, with the words that bring it."""
    kini = pola.kuat is Kuat.LANGSUNG and naskah.dekat(
        "kini", _rentang(bagian), JARAK_KINI
    )
    for penahan in PENAHAN:
        if kini and penahan.kode in LULUH:
            continue
        if penahan.kelompok in naskah.letak and pola.jenis not in penahan.kecuali:
            temuan = _mengenai(naskah, penahan, bagian)
            if temuan:
                yield penahan, temuan


def _mengenai(
    naskah: NaskahDarurat, penahan: Penahan, bagian: tuple[TemuanDarurat, ...]
) -> TemuanDarurat | None:
    """The words of a restraint that reach any part of what was found."""
    for satu in bagian:
        sebelum = naskah.sebelum(penahan.kelompok, satu)
        if (
            sebelum
            and naskah.jarak(sebelum, satu) <= penahan.maju
            and not (penahan.berbatas and _berbatas(naskah, sebelum, satu))
            and not _tertutup(sebelum, bagian)
        ):
            return sebelum
        sesudah = naskah.sesudah(penahan.kelompok, satu)
        if (
            sesudah
            and naskah.jarak(satu, sesudah) <= penahan.mundur
            and not _tertutup(sesudah, bagian)
            and _disertai(naskah, penahan, sesudah)
        ):
            return sesudah
    return None


def _disertai(naskah: NaskahDarurat, penahan: Penahan, temuan: TemuanDarurat) -> bool:
    """``pingsan lihat tagihan``: "lihat" alone holds nothing back."""
    if not penahan.serta:
        return True
    lanjut = naskah.sesudah(penahan.serta, temuan)
    return lanjut is not None and naskah.jarak(temuan, lanjut) <= JARAK_SERTA


def _tertutup(temuan: TemuanDarurat, bagian: tuple[TemuanDarurat, ...]) -> bool:
    """Whether the words of a restraint are themselves part of what was found."""
    return any(b.awal <= temuan.awal and temuan.akhir <= b.akhir for b in bagian)


def _berbatas(naskah: NaskahDarurat, dari: TemuanDarurat, ke: TemuanDarurat) -> bool:
    """Whether "tetapi" or "sekarang" stands between."""
    batas = naskah.sesudah("batas", dari)
    return batas is not None and batas.akhir <= ke.awal


def _rentang(bagian: tuple[TemuanDarurat, ...]) -> TemuanDarurat:
    return TemuanDarurat(min(t.awal for t in bagian), max(t.akhir for t in bagian))


def _terkuat(semua: list[_Peristiwa]) -> list[_Peristiwa]:
    """The best place of each rule, heaviest first; three explain enough."""
    terbaik: dict[str, _Peristiwa] = {}
    for satu in semua:
        lama = terbaik.get(satu.pola.kode)
        if lama is None or satu.nilai > lama.nilai:
            terbaik[satu.pola.kode] = satu
    return sorted(terbaik.values(), key=lambda p: -p.nilai)[:3]


def _penahan(
    naskah: NaskahDarurat, dasar: list[_Peristiwa], *, ditahan: bool
) -> tuple[Alasan, ...]:
    hasil = {
        penahan.kode: Alasan(penahan.kode, naskah.kutip(temuan), penahan.arti)
        for peristiwa in dasar
        for penahan, temuan in peristiwa.penahan
    }
    if ditahan:
        for temuan in naskah.letak.get("topeng", ()):
            hasil.setdefault("kiasan", Alasan("kiasan", naskah.kutip(temuan), KIASAN))
    return tuple(hasil.values())
