"""PK-53: what a year hides or its months would tell, no other page and no file says."""

from __future__ import annotations

import pytest

from tests.klien import PortalClient
from tests.ppid_portal.kinerja.meja import baca, kecamatan, taruh, unduh

pytestmark = pytest.mark.django_db
PERIODE = ("2024", "2024-TW1", "2024-01", "2024-02", "2024-03")
KECIL = "hanya untuk satu tahun, supaya orangnya tidak dikenali"


def test_reasons_of_a_refusal_stand_in_the_year_only(client: PortalClient) -> None:
    for periode, banyak in (("2024-TW1", 13), ("2024-01", 5), ("2024-02", 6)):
        taruh("A5t", periode, banyak)
        taruh("A5t", periode, banyak, rincian="h")
    taruh("A5t", "2024", 20)
    taruh("A5t", "2024", 20, rincian="h")
    taruh("A5t", "2024-03", 2, rincian="h")

    for periode in PERIODE[1:]:
        assert f"Rincian {KECIL}." in baca(client, periode)
        assert not [k for k in unduh(client, periode) if k[0].startswith("A5")][2:]
        api = client.get(f"/api/indikator/?periode={periode}&kode=A5t").json()
        assert api["data"] == []
    assert unduh(client)["A5t.h", "2024", ""] == "20//20"


def test_a_kecamatan_counts_people_in_the_year_only(client: PortalClient) -> None:
    satu = kecamatan("Cihideung", "32.78.01", grid_x=2, grid_y=2)
    for periode, banyak in (("2024", 40), ("2024-TW1", 13), ("2024-01", 11)):
        taruh("A1", periode, banyak)
        taruh("A1", periode, banyak, kecamatan=satu)
    jalan = "/kinerja/kecamatan-cihideung/"

    assert "Permohonan informasi 40" in baca(client, jalan=jalan)
    assert f"Angkanya {KECIL}" in baca(client, "2024-01", jalan)
    assert f"per kecamatan {KECIL}" in baca(client, "2024-01")
    assert ("A1", "2024", "32.78.01") in unduh(client)
    assert ("A1", "2024-01", "32.78.01") not in unduh(client, "2024-01")
    assert ("D3", "2024-01", "32.78.01") in unduh(client, "2024-01")
    assert f"Angkanya {KECIL}" in baca(client, "2024-TW1")
    assert "KEPUASAN" not in {k[0].partition(".")[0] for k in unduh(client, "2024-01")}


def test_a_share_of_a_month_that_would_tell_the_others_is_hidden(
    client: PortalClient,
) -> None:
    taruh("A2", "2024", 60, 80)
    taruh("A2", "2024-TW1", 30, 40)
    taruh("A2", "2024-TW2", 30, 40)
    # 30 of 40 in the quarter, 12 and 10 in two months: 8 of 8 in March, but 1 late in January.
    for periode, atas, bawah in (("01", 12, 13), ("02", 10, 19), ("03", 8, 8)):
        taruh("A2", f"2024-{periode}", atas, bawah)
    # A6 counts the same people: 3 of 40 tell nobody that A2 is not to say.
    taruh("A6", "2024-TW1", 3, 40)
    taruh("A6", "2024", 9, 80)

    assert unduh(client, "2024-TW1")["A2", "2024-TW1", ""] == "30/40/75"
    assert unduh(client, "2024-TW1")["A6", "2024-TW1", ""] == "disamarkan/disamarkan/"
    for bulan in PERIODE[2:]:
        assert unduh(client, bulan)["A2", bulan, ""] == "disamarkan/disamarkan/"
        assert "tepat waktu: terlalu sedikit untuk ditampilkan" in baca(client, bulan)


def test_what_the_year_hides_its_quarters_do_not_add_up_to(
    client: PortalClient,
) -> None:
    # Twice "<5", together 8, would be twice 4: the year hides the refusals with them.
    for hasil, banyak in (
        *(("dikabulkan", 33), ("ditolak", 16)),
        *(("tidak_dikuasai", 4), ("belum_didokumentasikan", 4)),
    ):
        taruh("A5h", "2024", banyak, rincian=hasil)
    taruh("A4", "2024", 33, 57)
    taruh("A5", "2024", 16, 57)
    taruh("A4", "2024-TW1", 33, 57)
    taruh("A5", "2024-TW1", 16, 57)
    taruh("A5t", "2024", 16)
    taruh("A5t", "2024", 16, rincian="h")

    assert unduh(client)["A5", "2024", ""] == "disamarkan/57/"
    assert unduh(client, "2024-TW1")["A4", "2024-TW1", ""] == "33/57/57.9"
    assert unduh(client, "2024-TW1")["A5", "2024-TW1", ""] == "disamarkan/disamarkan/"


def test_a_month_says_the_same_on_every_page(client: PortalClient) -> None:
    for bulan, banyak in (("01", 9), ("02", 2), ("03", 8), ("04", 7)):
        taruh("A1", f"2024-{bulan}", banyak)
    taruh("A1", "2024-TW1", 19)
    taruh("A1", "2024-TW2", 7)
    taruh("A1", "2024", 26)

    for periode in ("2024", "2024-TW1", "2024-03", "2024-04"):
        berkas = unduh(client, periode)
        assert berkas["A1", "2024-02", ""] == "disamarkan//disamarkan"
        assert berkas["A1", "2024-03", ""] == "disamarkan//disamarkan"
    assert unduh(client, "2024-TW1")["A1", "2024-TW1", ""] == "19//19"
    assert unduh(client, "2024-04")["A1", "2024-04", ""] == "7//7"
