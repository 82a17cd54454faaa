"""Every message to people: number and link, never content."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from tests.factories.pengaduan import PelaporFactory, PengaduanFactory

pytestmark = pytest.mark.django_db
FOLDER = Path(settings.BASE_DIR) / "templates" / "pengaduan" / "aduan" / "pesan"
TEMPLAT = sorted(
    p.stem for p in FOLDER.glob("*.txt") if not p.stem.startswith("dasar_")
)
NOMOR = "TSM-2023-000077"
RAHASIA = (
    "Lampu jalan mati",
    "Tiga lampu",
    "Siti Rahayu",
    "siti@contoh.id",
    "Jalan Contoh 5",
    "Ketiga lampu sudah diganti.",
)
TANPA_NOMOR = {"kanal_dimatikan"}  # of the channel, not of one complaint
SATU_TAUTAN = {"surel_diganti": "/"}


def tulis(templat):
    aduan = PengaduanFactory(
        nomor=NOMOR,
        menunggu_pelapor=True,
        lokasi="Jalan Contoh 5",
        pelapor=PelaporFactory(nama="Siti Rahayu", surel="siti@contoh.id"),
    )
    konteks = {
        "berkas": aduan,
        "alamat": "/buka/ini/",
        "alamat_petugas": "/buka/ini/",
        "alamat_pasti": "/ikut/token/",
        "alamat_portal": "https://portal.example",
    }
    return render_to_string(f"pengaduan/aduan/pesan/{templat}.txt", konteks)


@pytest.mark.parametrize("templat", TEMPLAT)
def test_a_message_carries_number_and_link_and_no_content(templat):
    assert len(TEMPLAT) > 20
    isi = tulis(templat)
    perihal, kosong, *sisa = isi.splitlines()
    assert (NOMOR in perihal) == (templat not in TANPA_NOMOR)
    assert (kosong, bool("".join(sisa).strip())) == ("", True)
    # To where the case is.
    tautan = SATU_TAUTAN.get(templat, "/buka/ini/")
    # What was taken back is no longer its reader's to open.
    bertautan = f"https://portal.example{tautan}" in isi
    assert bertautan == (templat != "rujukan_ditarik")
    assert [kata for kata in RAHASIA if kata in isi] == []
    assert "{{" not in isi
    assert "&amp;" not in isi


@pytest.mark.parametrize(
    "pesan", ["informasi/pesan", "pengaduan/aduan/pesan"], ids=["informasi", "aduan"]
)
def test_what_citizens_are_mailed_can_be_told_by_telephone_too(pesan):
    semua = (Path(settings.BASE_DIR) / "templates" / pesan).glob("*.txt")
    warga = [p.stem for p in semua if f'"{pesan}/dasar_warga.txt"' in p.read_text()]
    # Sent to an address that was given: nobody is telephoned instead.
    for nama in sorted({*warga} - {"diterima", "surel_diganti"}):
        assert render_to_string(f"{pesan}/{nama}.txt#perihal").endswith(".")
    assert len(warga) > 15
