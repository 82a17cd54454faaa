"""Before and after the visits on one calm page: a sentence, a picture, what it does not prove."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from organisasi.bahasa import gabung, tanggal_pendek
from organisasi.grafik.diagram import gambar_dampak
from organisasi.grafik.gambar import Gambar
from organisasi.models import Wilayah
from pemangku.putaran.angka import kunjungan_pertama, putaran_terakhir
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import kata
from ppid_portal.angka.sebelum_sesudah import (
    CATATAN,
    DIBANDINGKAN,
    KODE,
    SEBELUM,
    SESUDAH,
    Banding,
    susun,
    terlihat_sejak,
)
from ppid_portal.pimpinan.sumber import LingkupPimpinan, SumberPimpinan, baca_sumber

JUDUL = "Sebelum dan sesudah kunjungan"
KEPALA = (
    "Yang dihitung",
    "Kecamatan",
    "Sebelum",
    "Sesudah",
    "Kecamatan lain",
    "Artinya",
)
KETERANGAN = (
    "90 hari sebelum (lingkaran kosong) dan sesudah (lingkaran penuh) kunjungan pertama "
    "putaran di tiap kecamatan. Garis tegak: bila berubah seperti kecamatan yang tidak "
    "dikunjungi."
)
SURVEI = "Survei singkat peserta, rata-rata jawaban benar sesudah dikurangi sebelum: {} (dari {} jawaban)."
BELUM_ADA = "Belum ada kunjungan putaran yang selesai."
BELUM_DIHITUNG = "Belum dihitung untuk periode ini."
PEMAHAMAN = "D9"
JENDELA = (SEBELUM, SESUDAH)
KATA_PUTUSAN = {
    "di luar kebetulan": "di luar rentang kebetulan",
    "kebetulan": "masih dalam rentang kebetulan",
    "terlalu sedikit": "terlalu sedikit untuk dibandingkan",
    "tanpa pembanding": "tanpa pembanding",
}


def pengaruh(
    sumber: SumberPimpinan, kecamatan: Sequence[Wilayah], pertama: Mapping[str, date]
) -> list[dict[str, Any]]:
    """Each visited kecamatan by code, its rows, or why not yet; of a camat his own alone."""
    milik, sampai = sumber.lingkup.kecamatan, sumber.lembar.data_sampai
    hasil = []
    for k in kecamatan:
        if k.pk not in pertama or milik not in (None, k.pk):
            continue
        bagian = sumber.lembar.rincian(KODE, sumber.periode, kecamatan=k.pk)
        sejak, menunggu = terlihat_sejak(pertama[k.pk]), ""
        if not bagian:
            menunggu = BELUM_DIHITUNG
            if sampai is None or sejak > timezone.localdate(sampai):
                menunggu = f"Dapat dilihat mulai {tanggal_pendek(sejak)}."
        hasil.append(
            {
                "nama": k.nama,
                "kunjungan": tanggal_pendek(pertama[k.pk]),
                "baris": susun(bagian),
                "menunggu": menunggu,
            }
        )
    return hasil


def ringkas(semua: Sequence[Mapping[str, Any]]) -> str:
    """One sentence for who reads no further: what changed, and how sure that is."""
    if not semua:
        return BELUM_ADA
    terbaca = [satu for satu in semua if satu["baris"]]
    if not terbaca:
        satu = semua[0]
        return f"Belum dapat dibaca. Kecamatan {satu['nama']}: {satu['menunggu']}"
    baris: list[Banding] = [b for satu in terbaca for b in satu["baris"]]
    putusan = Counter(b.putusan for b in baris)
    ada = [f"{putusan[p]} {teks}" for p, teks in KATA_PUTUSAN.items() if putusan[p]]
    return (
        f"Dari {len(baris)} perbandingan di {len(terbaca)} kecamatan yang dikunjungi, "
        f"{gabung(ada)}."
    )


def menurut_apa(
    semua: Sequence[Mapping[str, Any]],
) -> list[tuple[str, list[tuple[str, Banding]]]]:
    """What is counted, and the name and figures of each kecamatan that has any."""
    hasil = [
        (apa, [(p["nama"], b) for p in semua for b in p["baris"] if b.apa == apa])
        for apa in DIBANDINGKAN.values()
    ]
    return [(apa, baris) for apa, baris in hasil if baris]


def gambar(semua: Sequence[Mapping[str, Any]]) -> Gambar:
    """All visited together, unjudged, and each alone."""
    bagian = []
    for apa, baris in menurut_apa(semua):
        satu: list[tuple[str, int, int, float | None, str]] = [
            (nama, b.sebelum, b.sesudah, b.seperti_lain, b.putusan) for nama, b in baris
        ]
        if len(satu) > 1:
            dulu, kini = (sum(getattr(b, n) for _, b in baris) for n in JENDELA)
            satu.insert(0, ("Semua", dulu, kini, None, ""))
        bagian.append((apa, satu))
    return gambar_dampak(judul=JUDUL, bagian=bagian)


def papan_dampak(lingkup: LingkupPimpinan, *, pada: datetime) -> dict[str, Any]:
    """The whole page, of this year, as the leaders' page counts it."""
    hari = timezone.localdate(pada)
    sumber = baca_sumber(Periode(hari.year), hari, lingkup)
    putaran = putaran_terakhir()
    pertama = kunjungan_pertama(putaran) if putaran else {}
    kecamatan = Wilayah.objects.kecamatan().filter(aktif=True)
    semua = pengaruh(sumber, list(kecamatan), pertama)
    paham = sumber.angka(PEMAHAMAN, sumber.periode)
    return {
        "ringkas": ringkas(semua),
        "semua": semua,
        "gambar": gambar(semua),
        "kepala": KEPALA,
        "tabel": [
            (apa, nama, str(b.sebelum), str(b.sesudah), b.lain, f"{b.kalimat}.")
            for apa, baris in menurut_apa(semua)
            for nama, b in baris
        ],
        "survei": ""
        if paham.nilai is None
        else SURVEI.format(kata(PEMAHAMAN, paham), paham.n),
        "catatan": CATATAN,
        "keterangan": KETERANGAN,
    }
