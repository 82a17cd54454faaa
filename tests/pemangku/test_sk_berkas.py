"""The file of a record's SK: checked, served within the scope, gone with the figure."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.actions.gabung import batalkan_gabungan, gabungkan_pemangku
from pemangku.actions.hapus_orang import hapus_orang
from pemangku.actions.orang import catat_tokoh
from pemangku.data_orang import isi_data_orang
from pemangku.models import Pemangku
from tests.factories import pemangku as f
from tests.pemangku.meja_register import PADA, alamat, lembaga
from tests.petugas import masuk, petugas_berperan

PDF = b"%PDF-1.7 SK Lurah"


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def lpm(kantor):
    return lembaga(kantor)


@pytest.fixture
def tokoh(kantor):
    return catat_tokoh(
        nama="Bambang Tokoh",
        isian={
            "jenis": f.JenisPemangkuFactory(perorangan=True),
            "lingkup": "eksternal",
        },
        sumber="operator",
        pengelola=kantor.cipedes,
        oleh=kantor.operator,
        pada=PADA,
    )


def pdf(isi: bytes = PDF, nama: str = "SK Pak Dadang.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def simpan(client, pemangku: Pemangku, **lain: Any) -> Any:
    """Save the page of the data as it stands, with what is given."""
    pemangku.refresh_from_db()
    halaman = alamat("data", pemangku.pk)
    form = client.get(halaman).context["form"]
    isi = {nama: form[nama].value() for nama in form.fields if nama != "sk_berkas"}
    isi = {nama: "" if nilai is None else nilai for nama, nilai in isi.items()}
    if not isi["tampil_publik"]:
        del isi["tampil_publik"]
    return client.post(halaman, isi | {"edisi": pemangku.edisi} | lain, follow=True)


def isi_berkas(pemangku: Pemangku) -> bytes:
    pemangku.refresh_from_db()
    with pemangku.sk_berkas.open("rb") as isi:
        return isi.read()


def test_4_2_the_file_is_kept_under_a_name_that_says_nothing(client, kantor, lpm):
    masuk(client, kantor.operator)

    assertContains(simpan(client, lpm, sk_berkas=pdf()), "Perubahan tersimpan.")

    assert isi_berkas(lpm) == PDF
    assert lpm.sk_berkas.name.startswith("sk/")
    assert "Dadang" not in lpm.sk_berkas.name
    jejak = Jejak.objects.milik(lpm).first()
    assert jejak.sesudah == {"sk_berkas": "(tidak dicatat)"}
    assertContains(client.get(alamat("change", lpm.pk)), alamat("sk", lpm.pk))
    assertContains(client.get(alamat("data", lpm.pk)), alamat("sk", lpm.pk))
    jawab = client.get(alamat("sk", lpm.pk))
    assert b"".join(jawab.streaming_content) == PDF
    assert jawab["Content-Type"] == "application/pdf"
    assert f"sk-{lpm.nomor}.pdf" in jawab["Content-Disposition"]


def test_4_2_saved_again_without_a_file_it_stays_and_a_new_one_replaces_it(
    client, kantor, lpm
):
    masuk(client, kantor.operator)
    simpan(client, lpm, sk_berkas=pdf())

    assertContains(simpan(client, lpm), "Tidak ada yang berubah.")
    assert isi_berkas(lpm) == PDF

    simpan(client, lpm, sk_berkas=pdf(b"%PDF-1.7 baru"))
    assert isi_berkas(lpm) == b"%PDF-1.7 baru"


def test_4_2_what_is_no_scan_is_refused_beside_its_field(client, kantor, lpm):
    masuk(client, kantor.operator)

    jawab = simpan(client, lpm, sk_berkas=pdf(b"MZ program"), alamat="Jalan Baru 9")

    assert jawab.context["form"].errors.keys() == {"sk_berkas"}
    assertContains(jawab, 'value="Jalan Baru 9"')
    lpm.refresh_from_db()
    assert not lpm.sk_berkas


def test_4_2_a_new_record_gets_its_file_later(client, kantor):
    masuk(client, kantor.operator)

    assertNotContains(client.get(alamat("add")), "sk_berkas")


def test_4_2_only_who_keeps_the_record_reads_the_file(client, kantor, lpm):
    lpm.sk_berkas.save("sk.pdf", ContentFile(PDF))
    for petugas, harap in (
        (kantor.operator, 200),
        (kantor.pengelola, 200),
        (kantor.operator_lain, 404),
        (petugas_berperan(Peran.PIMPINAN), 403),
    ):
        masuk(client, petugas)
        jawab = client.get(alamat("sk", lpm.pk))
        assert jawab.status_code == harap
        # Read to its end, the file is closed.
        list(getattr(jawab, "streaming_content", ()))
    masuk(client, kantor.operator)
    assert client.get(alamat("sk", lembaga(kantor, "KIM").pk)).status_code == 404


def test_pk26_the_file_goes_with_its_sk_and_comes_back(client, kantor, lpm):
    lain = lembaga(kantor, "LPM Kel. Nagarasari", sk_nomor="SK/9")
    lain.sk_berkas.save("sk.pdf", ContentFile(PDF))
    masuk(client, kantor.pengelola)
    halaman = client.get(alamat("gabung", lpm.pk, lain.pk))
    assertContains(halaman, f"{lain.nomor}: SK/9, ada berkas")
    assertContains(halaman, f"{lpm.nomor}: (kosong)")
    oleh: dict[str, Any] = {"oleh": kantor.pengelola, "pada": PADA}

    log = gabungkan_pemangku(lpm, lain, ambil=["sk"], **oleh)

    assert isi_berkas(lpm) == PDF
    batalkan_gabungan(log, **oleh)
    lpm.refresh_from_db()
    assert not lpm.sk_berkas
    assert isi_berkas(lain) == PDF


def test_pk_19_a_figures_file_is_deleted_with_older_ones_and_a_bodys_stays(
    kantor, tokoh, lpm, django_capture_on_commit_callbacks
):
    for satu in (lpm, tokoh):
        satu.sk_berkas.save("sk.pdf", ContentFile(PDF))
    lama = tokoh.sk_berkas.name
    tokoh.sk_berkas.save("sk.pdf", ContentFile(PDF))
    gudang, baru = tokoh.sk_berkas.storage, tokoh.sk_berkas.name
    orang = tokoh.jabatan.get().orang
    f.JabatanFactory(orang=orang, pemangku=lpm)
    kertas = isi_data_orang(orang, oleh=petugas_berperan(Peran.PDP), pada=PADA)
    assert "Berkas SK" in str(kertas)

    with django_capture_on_commit_callbacks(execute=True):
        hapus_orang(orang, oleh=None, pada=PADA, alasan="Diminta orangnya.")

    tokoh.refresh_from_db()
    assert not tokoh.sk_berkas
    assert not gudang.exists(lama)
    assert not gudang.exists(baru)
    riwayat: Any = Pemangku.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    assert not riwayat.objects.filter(pgh_obj=tokoh.pk).exclude(sk_berkas="").exists()
    assert isi_berkas(lpm) == PDF
