"""Every row of a messy sheet ends as written, joined, or returned with its reason."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pytest
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from pemangku.impor.lembar import bermasalah_xlsx
from pemangku.inventaris.nama import normal_lembaga
from pemangku.models import ImporBaris, ImporBerkas, Pemangku
from tests.pemangku.impor.kantor_impor import (
    ISI,
    alamat,
    lembaga,
    periksa,
    terapkan,
    tindak,
    unggah,
)
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
V, H = ImporBaris.Vonis, ImporBaris.Hasil
MASUK = {H.DIBUAT, H.DIPERBARUI, H.SUDAH_ADA}
BANYAK = 60
# Words that make names no trigram confuses.
KATA = [
    "Anggrek",
    "Bambu",
    "Cendana",
    "Dahlia",
    "Enau",
    "Flamboyan",
    "Gaharu",
    "Hanjuang",
    "Ilalang",
    "Jambu",
    "Kemuning",
    "Lontar",
    "Mahoni",
    "Nangka",
    "Oleander",
    "Pandan",
    "Rambutan",
    "Sawo",
    "Tanjung",
    "Ulin",
]


def nama(ke):
    return f"LPM {KATA[ke % 20]} {KATA[(ke * 7 + ke // 20) % 20]}"


def semrawut():
    """Rows of ten kinds, mixed: good, known, alike, double and broken."""
    baris: list[dict[str, Any]] = []
    for ke in range(BANYAK):
        isi = ISI | {"Nama Lembaga": nama(ke)}
        isi |= (
            {},
            {"Nama Lembaga": "LPM Sudah Tercatat"},
            {"Nama Lembaga": f"LPM Berubah {KATA[ke // 10]}", "Alamat": f"Jalan {ke}"},
            {"Nama Lembaga": f"LPM Warga Sejahtera Bersama {ke}"},
            {"Sumber": ""},
            {"Kelurahan": "Entah di Mana"},
            {"WhatsApp": "0812", "Sifat Nomor": "Dinas"},
            {"Nama Lembaga": nama(ke - 7)},
            {"Jenis": "Media", "Nama Lembaga": f"Radio {KATA[ke // 10]}"},
            {"Nama Lembaga": f"  {nama(ke).upper()} ", "Tanggal Data": "2024-06-03"},
        )[ke % 10]
        baris.append(isi)
    return baris


def siapkan(kota):
    lembaga(kota, "LPM Sudah Tercatat")
    lembaga(kota, "LPM Warga Sejahtera Bersama")
    for ke in range(2, BANYAK, 10):
        lembaga(kota, f"LPM Berubah {KATA[ke // 10]}")


def kembalian(berkas):
    """The returned rows by number: the reason and the cells."""
    _judul, *isi = load_workbook(io.BytesIO(bermasalah_xlsx(berkas)))["Data"].values
    hasil = {}
    for sel in isi:
        awal, _, sebab = str(sel[-1]).partition(". ")
        hasil[int(awal.removeprefix("Baris "))] = (sebab, list(sel[:-1]))
    assert len(hasil) == len(isi)
    return hasil


def pastikan_tuntas(berkas, asli):
    """No row is lost, row by row and in the sum; how many ended in which way."""
    kembali = kembalian(berkas)
    hitung: Counter[str] = Counter()
    semua = list(berkas.baris.select_related("pemangku").order_by("nomor"))
    assert [b.nomor for b in semua] == list(range(2, len(asli) + 2))
    for satu, isi in zip(semua, asli, strict=True):
        hitung[satu.hasil] += 1
        if satu.hasil in MASUK:
            assert satu.pemangku, satu.nomor
            assert satu.pemangku.nama_normal == normal_lembaga(isi["Nama Lembaga"])
            assert satu.nomor not in kembali
        else:
            sebab, sel = kembali.pop(satu.nomor)
            assert sebab.strip(), satu.nomor
            assert sel == [
                str(isi.get(k) or "").strip() or None for k in kepala(berkas)
            ]
    assert kembali == {}
    berkas.refresh_from_db()
    assert berkas.status == ImporBerkas.Status.SELESAI
    assert hitung == {
        kunci.removeprefix("hasil_"): banyak
        for kunci, banyak in berkas.ringkasan.items()
        if kunci.startswith("hasil_")
    }
    assert hitung.total() == berkas.jumlah == berkas.diproses == len(asli)
    return hitung


def kepala(berkas):
    return [asli for asli, _kolom in berkas.kepala]


@pytest.mark.lambat
def test_each_of_many_messy_rows_is_accounted_for_in_two_units(kota):
    siapkan(kota)
    asli = semrawut()
    baris = periksa(kota, *asli)
    vonis = Counter(b.vonis for b in baris)
    assert set(vonis) == set(V.values)
    milik = pastikan_tuntas(terapkan(baris), asli)
    assert milik[H.DIKEMBALIKAN] == sum(vonis[v] for v in KEMBALI)
    assert milik[H.SUDAH_ADA] == vonis[V.TANPA_PERUBAHAN]
    assert milik[H.DIPERBARUI] == vonis[V.PERBARUI]
    # The same sheet in the hands of another unit, which may not see those records.
    lain = petugas_berperan(Peran.PETUGAS_LAYANAN, kota.dinas)
    semula = Pemangku.objects.count()
    baris = periksa(kota, *asli, oleh=lain)
    berkas = baris[0].berkas
    ImporBerkas.objects.filter(pk=berkas.pk).update(unit=kota.dinas)
    orang_lain = pastikan_tuntas(terapkan(baris, oleh=lain), asli)
    assert orang_lain[H.DIKEMBALIKAN] == BANYAK
    assert Pemangku.objects.count() == semula
    sebab = {s.partition(": ")[2].split(".")[0] for s, _ in kembalian(berkas).values()}
    assert "catatan unit lain yang tidak dapat Anda lihat" in sebab


KEMBALI = (V.GALAT, V.DUPLIKAT_DALAM_BERKAS, V.MIRIP)


def test_a_returned_row_names_what_it_resembles_and_comes_back_for_a_choice(
    client, kota
):
    ada = lembaga(kota, "LPM Nagara Sari")
    masuk(client, kota.petugas)
    berkas = unggah(client, ISI)
    tindak(client, berkas, "terapkan")
    ((sebab, _sel),) = kembalian(berkas).values()
    assert sebab == (
        f"Mirip dengan: {ada}. Belum diputuskan: unggah lagi, lalu pilih pakai yang ada "
        "atau buat baru."
    )
    halaman = client.get(alamat("change", berkas.pk))
    assert "Unduh baris yang dikembalikan" in halaman.content.decode()
    lagi = unggah(client, ISI | {"Kesalahan": sebab})
    client.post(alamat("pilih", lagi.pk), {"pilihan-2": f"pakai:{ada.pk}"})
    tindak(client, lagi, "terapkan")
    assert Pemangku.objects.get().nama_resmi == "LPM Nagarasari"
    assert kembalian(lagi) == {}


def test_a_row_whose_look_alike_is_gone_still_has_its_reason(kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    berkas = terapkan(periksa(kota, ISI))
    ada.delete()
    ((sebab, _sel),) = kembalian(berkas).values()
    assert sebab.startswith("Mirip dengan: catatan yang sudah dihapus.")


def test_a_row_that_was_emptied_for_somebodys_sake_is_returned_empty(kota):
    (baris,) = periksa(kota, ISI | {"Sumber": ""})
    ImporBaris.objects.update(sel='{"sel": [], "rumus": []}')
    ((_sebab, sel),) = kembalian(baris.berkas).values()
    assert set(sel) == {None}
