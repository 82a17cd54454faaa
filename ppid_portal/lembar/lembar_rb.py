"""The sheet for bureaucratic reform: complaints followed up, by month.

Only complaints: no stand-alone indicator of public information was seen in the lists of
bureaucratic reform, and the sheet says so. Official is what SP4N-LAPOR! says; ours is its
mirror, and the difference stands between them.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kertas.dokumen import Pencetak, lembar_dinas
from organisasi.kertas.naskah import Unsur, bab, butir, kalimat, tabel
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Petugas, Unit
from ppid_portal.angka.angka import KOSONG, Angka, bertanda, selisih
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import PEMBACA_KOTA, AngkaResmi
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka, baca_lembar, kata

JUDUL = "Lembar Reformasi Birokrasi"
B1, B4, B5 = "B1", "B4", "B5"
LAIN = ("B2", "B3", "B5")
JUJUR = (
    "Lembar ini tentang tindak lanjut pengaduan saja. Dalam daftar indikator Reformasi "
    "Birokrasi General tidak terlihat indikator keterbukaan informasi (KIP/PPID) yang "
    "berdiri sendiri. Angka resmi adalah angka SP4N-LAPOR!; angka portal hanya cermin. "
    "Selisih adalah angka portal dikurangi angka resmi, dalam poin. Portal menghitung "
    "aduan tanpa arsip dan yang bukan wewenang kota."
)
# B4 is of what the city has to work on, which is less than B1.
KEPALA = (
    *("Bulan", "Portal: tanpa arsip dan bukan wewenang", "Portal: selesai", "B4"),
    *("LAPOR!: diterima", "LAPOR!: selesai", "LAPOR!: %", "Selisih (poin)"),
)
LEBAR = (18, 20, 11, 15, 13, 12, 12, 12)
# So that it stays on one page; the sheet has them all.
BARIS_UNIT, SUMBER_TERAKHIR, PANJANG_SUMBER = 8, 3, 90


def boleh_baca(petugas: Petugas) -> bool:
    return petugas.superuser_aktif or petugas.berperan(*PEMBACA_KOTA, Peran.PIMPINAN)


# A month: its name, our figure, that of LAPOR! (empty where nobody typed it in).
type BarisBulan = tuple[str, Angka, Angka]


def sel(nama: str, kami: Angka, resmi: Angka) -> tuple[str, ...]:
    dua = (
        (*(KOSONG if n is None else str(n) for n in pecahan), kata(B4, satu))
        for satu in (kami, resmi)
        for pecahan in [(satu.penyebut, satu.pembilang)]
    )
    return (nama, *chain(*dua), bertanda(selisih(kami.nilai, resmi.nilai)))


def sel_angka(nama: str, kami: Angka, resmi: Angka) -> tuple[NilaiSel, ...]:
    return (
        *(nama, kami.penyebut, kami.pembilang, kami.nilai),
        *(resmi.penyebut, resmi.pembilang, resmi.nilai),
        # Ours less the official one in points; None while one of them is missing.
        selisih(kami.nilai, resmi.nilai),
    )


def lembar_rb(tahun: int, cakupan: Cakupan) -> dict[str, Any]:
    """The figures of a year, frozen where they are; units as far as one may see.

    ``jumlah``: the year, and what months alone can be compared; ``unit``: open, of them late.
    """
    periode = Periode(tahun)
    kota = baca_lembar(
        periode, [periode, *periode.bulan_bulan()], kecamatan=None, rincian=""
    )
    resmi = list(AngkaResmi.objects.filter(bulan__year=tahun).order_by("bulan"))
    menurut = {s.bulan.month: Angka.bagian(s.selesai, s.diterima) for s in resmi}
    bulan = [
        (p.nama, _kami(kota, p), menurut.get(p.mulai, Angka()))
        for p in periode.bulan_bulan()
    ]
    return {
        "periode": periode,
        "bulan": bulan,
        "jumlah": _jumlah(periode, _kami(kota, periode), bulan),
        "lain": [
            (kode, INDIKATOR[kode].nama, kata(kode, kota.angka(kode, periode)))
            for kode in LAIN
        ],
        "unit": _unit(kota, periode, cakupan),
        "resmi": resmi,
        "sampai": timezone.localdate(kota.data_sampai) if kota.data_sampai else None,
    }


def _kami(kota: LembarAngka, periode: Periode) -> Angka:
    """Our figure; 0 of 0 where nothing came in, nothing of a period not yet begun."""
    if kota.angka(B1, periode).nilai is None:
        return Angka()
    angka = kota.angka(B4, periode)
    return Angka.bagian(0, 0) if angka.penyebut is None else angka


def _jumlah(
    periode: Periode, kami: Angka, bulan: Sequence[BarisBulan]
) -> list[BarisBulan]:
    """The year; while official months are missing, the others of both apart.

    Some months are no measure of all twelve.
    """
    ada = [satu for satu in bulan if satu[2].penyebut is not None]
    milik, resmi = (
        Angka.bagian(
            sum(a.pembilang or 0 for a in semua), sum(a.penyebut or 0 for a in semua)
        )
        for semua in ([satu[1] for satu in ada], [satu[2] for satu in ada])
    )
    setahun = periode.nama.capitalize()
    if len(ada) == len(bulan):
        return [(setahun, kami, resmi)]
    tercatat = (f"{len(ada)} dari {len(bulan)} bulan yang tercatat", milik, resmi)
    return [(setahun, kami, Angka()), *([tercatat] if ada else [])]


def _unit(
    lembar: LembarAngka, periode: Periode, cakupan: Cakupan
) -> list[tuple[str, int, int]]:
    unit = Unit.objects.filter(cakupan.q("")).values_list("pk", "nama")
    baris = [(nama, *_terbuka(lembar, periode, pk)) for pk, nama in unit]
    return sorted((b for b in baris if b[1]), key=lambda b: (-b[1], b[0]))


def _terbuka(lembar: LembarAngka, periode: Periode, unit: int) -> tuple[int, int]:
    """Both of the complaints that came in in the year: B5 judges the late ones, too."""
    semua = lembar.angka(B4, periode, unit=unit)
    dinilai = lembar.angka(B5, periode, unit=unit)
    selesai = semua.pembilang or 0
    return (semua.penyebut or 0) - selesai, max((dinilai.penyebut or 0) - selesai, 0)


def isi_rb(isi: dict[str, Any], *, pencetak: Pencetak) -> dict[str, Any]:
    return lembar_dinas(
        pencetak,
        judul=f"{JUDUL} {isi['periode'].tahun}",
        hal=f"Tindak lanjut pengaduan {isi['periode'].nama}",
        bagian=[
            *kalimat(JUJUR),
            tabel(KEPALA, [sel(*b) for b in (*isi["bulan"], *isi["jumlah"])], LEBAR),
            bab(f"Ketepatan waktu menurut portal, {isi['periode'].nama}"),
            tabel(("Kode", "Ukuran", "Nilai"), isi["lain"], (8, 44, 24)),
            *_belum(isi),
            *_bukti(isi),
        ],
    )


def _belum(isi: dict[str, Any]) -> Iterator[Unsur]:
    yield bab("Belum selesai menurut unit")
    if not isi["unit"]:
        yield from kalimat("Tidak ada.")
        return
    baris = [(nama, str(buka), str(lewat)) for nama, buka, lewat in isi["unit"]]
    yield tabel(("Unit", "Terbuka", "Lewat waktu"), baris[:BARIS_UNIT], (50, 12, 14))
    if (sisa := len(baris) - BARIS_UNIT) > 0:
        yield from kalimat(f"Dan {sisa} unit lagi; semuanya ada di lembar XLSX.")


def _bukti(isi: dict[str, Any]) -> Iterator[Unsur]:
    yield bab("Bukti angka resmi")
    if not isi["resmi"]:
        yield from kalimat("Belum ada angka resmi yang dicatat.")
        return
    berkas = sum(bool(satu.berkas) for satu in isi["resmi"])
    yield from kalimat(
        f"{len(isi['resmi'])} bulan tercatat, {berkas} dengan berkas. Yang terakhir:"
    )
    yield butir(
        f"{Periode.bulan(satu.bulan).nama}: {satu.sumber[:PANJANG_SUMBER]}"
        for satu in isi["resmi"][-SUMBER_TERAKHIR:]
    )


def buku_rb(isi: dict[str, Any]) -> tuple[list[tuple[str, NilaiSel]], list[Tabel]]:
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", f"{JUDUL} {isi['periode'].tahun}"),
        ("Keterangan", JUJUR),
        (
            "Angka portal sampai",
            tanggal_pendek(isi["sampai"]) if isi["sampai"] else KOSONG,
        ),
    ]
    bukti = [
        (
            *(satu.bulan, satu.diterima, satu.selesai, satu.sumber),
            "ada" if satu.berkas else "tidak ada",
        )
        for satu in isi["resmi"]
    ]
    bulan = [sel_angka(*b) for b in (*isi["bulan"], *isi["jumlah"])]
    return info, [
        Tabel("Per bulan", KEPALA, bulan, LEBAR),
        Tabel("Ketepatan waktu", ("Kode", "Ukuran", "Nilai"), isi["lain"], (8, 44, 24)),
        Tabel(
            "Belum selesai",
            ("Unit", "Terbuka", "Lewat waktu"),
            isi["unit"],
            (50, 12, 14),
        ),
        Tabel(
            "Bukti",
            ("Bulan", "Diterima", "Selesai", "Sumber", "Berkas"),
            bukti,
            (14, 12, 12, 60, 12),
        ),
    ]
