"""One line for each act, read masked, and nobody can change it (PK-57)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Jejak
from pemangku.gabung.actions import gabungkan_orang, gabungkan_pemangku
from pemangku.inventaris.actions import catat_pemangku, ubah_pemangku
from pemangku.inventaris.kanal import hapus_kanal
from pemangku.inventaris.orang import catat_tokoh
from pemangku.models import EksporPribadi
from pemangku.pribadi.hapus_orang import hapus_orang
from tests.factories import pemangku as f
from tests.factories.pemangku import EksporPribadiFactory, UsulHapusFactory
from tests.klien import PortalClient
from tests.pemangku.meja_register import (
    NORMAL,
    PADA,
    Kantor,
    alamat,
    berkanal,
    lembaga,
    orang_di,
)
from tests.petugas import masuk, petugas_berperan

NAMA = "Dadang Suryana"
ALAMAT = "Jalan Melati 5"


def tokoh(kantor):
    return catat_tokoh(
        Saat(kantor.operator, PADA),
        nama=NAMA,
        isian={
            "jenis": f.JenisPemangkuFactory(perorangan=True),
            "lingkup": "eksternal",
            "alamat": ALAMAT,
        },
        sumber="operator",
        pengelola=kantor.cipedes,
    )


def buat(kantor, klien):
    catat_pemangku(
        Saat(kantor.operator, PADA),
        isian={"jenis": kantor.jenis, "nama_resmi": "LPM", "lingkup": "eksternal"}
        | {"wilayah": kantor.kelurahan},
        sumber="operator",
        pengelola=kantor.cipedes,
    )


def ubah(kantor, klien):
    ubah_pemangku(
        lembaga(kantor),
        Saat(kantor.operator, PADA),
        isian={"nama_pendek": "LPM"},
        edisi=1,
    )


def gabung(kantor, klien):
    satu, lain = lembaga(kantor), lembaga(kantor, "LPM Nagarasari 2")
    gabungkan_pemangku(satu, lain, Saat(kantor.pengelola, PADA), ambil=[])


def setujui(kantor, klien):
    EksporPribadiFactory().setujui(saat=Saat(kantor.pengelola, PADA))


def sahkan(kantor, klien):
    lembaga(kantor, status="draf").sahkan(Saat(kantor.pengelola, PADA))


def hapus(kantor, klien):
    kanal = f.KanalFactory(orang=orang_di(lembaga(kantor)).orang)
    hapus_kanal(kanal, Saat(kantor.operator, PADA))


def unduh(kantor, klien):
    masuk(klien, kantor.pengelola)
    jawab = klien.get(reverse("admin:pemangku_imporberkas_daftar"))
    assert b"".join(jawab.streaming_content)


def ekspor(kantor, klien):
    masuk(klien, kantor.pengelola)
    assert klien.get(alamat("ekspor", "csv")).status_code == 200


def ekspor_komitmen(kantor, klien):
    masuk(klien, kantor.pengelola)
    alamat = reverse("admin:pemangku_janji_ekspor", args=("csv",))
    assert klien.get(alamat).status_code == 200


ACTS: dict[str, tuple[Callable[[Kantor, PortalClient], None], str]] = {
    "create": (buat, "catat"),
    "change": (ubah, "ubah"),
    "merge": (gabung, "gabungkan"),
    "approve": (setujui, "setujui"),
    "approve a draft": (sahkan, "sahkan"),
    "delete": (hapus, "hapus_kanal"),
    "export": (unduh, "unduh_daftar"),
    "export of a list": (ekspor, "unduh_daftar"),
    "export of pledges": (ekspor_komitmen, "unduh_daftar"),
}


@pytest.mark.parametrize("nama", ACTS)
def test_pk_57_each_act_leaves_one_line(client, kantor, nama):
    lakukan, tindakan = ACTS[nama]
    lakukan(kantor, client)
    jejak = Jejak.objects.get(tindakan=tindakan)
    assert jejak.oleh
    assert jejak.pada == PADA


def test_pk_57_an_export_with_names_leaves_a_line_and_an_opening(client, kantor):
    orang_di(lembaga(kantor))
    satu = EksporPribadiFactory(peminta=kantor.pengelola)
    satu.setujui(saat=Saat(petugas_berperan(Peran.PDP), PADA))
    masuk(client, kantor.pengelola)
    jawab = client.post(reverse("admin:pemangku_eksporpribadi_unduh", args=(satu.pk,)))
    assert b"".join(jawab.streaming_content)
    assert Jejak.objects.milik(satu).filter(tindakan="unduh").count() == 1
    assert AksesDataPribadi.objects.count() == 1
    assert EksporPribadi.objects.get().diunduh == 1


def test_pk_57_the_auditor_reads_all_of_it_masked(client, kantor):
    satu = tokoh(kantor)
    orang = satu.jabatan.get().orang
    kanal = berkanal(orang)
    ubah_pemangku(
        satu, Saat(kantor.operator, PADA), isian={"alamat": "Jalan Mawar 6"}, edisi=1
    )
    gabungkan_orang(
        orang, f.OrangFactory(nama="Dadang S"), Saat(kantor.pengelola, PADA)
    )
    hapus_kanal(kanal, Saat(kantor.operator, PADA))
    auditor = masuk(client, petugas_berperan(Peran.AUDITOR))
    halaman = [
        reverse("admin:organisasi_jejak_changelist"),
        reverse("admin:organisasi_aksesdatapribadi_changelist"),
        alamat("history", satu.pk),
        alamat("change", satu.pk),
        *(
            reverse("admin:organisasi_jejak_change", args=(j.pk,))
            for j in Jejak.objects.untuk(auditor)
        ),
    ]
    semua = "".join(client.halaman(satu).text for satu in halaman)
    assert satu.nomor in semua
    assert Jejak.objects.filter(tindakan="ubah").exists()
    for rahasia in ("Dadang", NORMAL, "0812-3456", ALAMAT, "Mawar"):
        assert rahasia not in semua, rahasia
    masuk(client, kantor.pengelola)
    assert "Mawar" in client.halaman(alamat("history", satu.pk)).text


def test_pk_57_of_a_figure_the_trail_keeps_no_value(kantor):
    satu = tokoh(kantor)
    ubah_pemangku(
        satu, Saat(kantor.operator, PADA), isian={"alamat": "Mawar 6"}, edisi=1
    )
    badan = lembaga(kantor, alamat="Lama")
    ubah_pemangku(badan, Saat(kantor.operator, PADA), isian={"alamat": "Baru"}, edisi=1)
    jejak = Jejak.objects.milik(satu).get(tindakan="ubah")
    assert jejak.sebelum == jejak.sesudah == {"alamat": "(tidak dicatat)"}
    jejak = Jejak.objects.milik(badan).get(tindakan="ubah")
    assert (jejak.sebelum, jejak.sesudah) == ({"alamat": "Lama"}, {"alamat": "Baru"})


def test_pk_57_notes_on_a_figure_go_with_him(kantor):
    satu = tokoh(kantor)
    periksa = f.VerifikasiFactory(pemangku=satu, catatan="Rumahnya dekat masjid.")
    hapus_orang(
        satu.jabatan.get().orang, Saat(kantor.pengelola, PADA), alasan="Diminta."
    )
    periksa.refresh_from_db()
    assert periksa.catatan == ""
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        type(periksa).objects.filter(pk=periksa.pk).update(catatan="lagi")


def isi_tabel(kantor):
    """A row in each table that is only added to."""
    jabatan = orang_di(lembaga(kantor))
    f.PersetujuanFactory(orang=jabatan.orang)
    f.VerifikasiFactory(pemangku=jabatan.pemangku)
    f.LaranganFactory()
    UsulHapusFactory().pertahankan(Saat(kantor.pengelola, PADA), alasan="Perlu.")
    AksesDataPribadi.objects.catat(
        jabatan.pemangku, saat=Saat(kantor.operator, PADA), kolom="kontak", alasan="x"
    )


@pytest.mark.parametrize(
    "tabel",
    [
        *("organisasi_jejak", "organisasi_aksesdatapribadi", "pemangku_persetujuan"),
        *("pemangku_verifikasi", "pemangku_larangan", "pemangku_tekspersetujuan"),
        "pemangku_pemangkuevent",
    ],
)
@pytest.mark.parametrize("perintah", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_pk_57_the_database_itself_refuses_update_and_delete(kantor, tabel, perintah):
    isi_tabel(kantor)
    with connection.cursor() as kursor:
        kolom = connection.introspection.get_table_description(kursor, tabel)[-1].name
        kata = perintah.format(tabel, kolom, kolom)
        with pytest.raises(DatabaseError), transaction.atomic():
            kursor.execute(kata)
        kursor.execute(f"SELECT count(*) FROM {tabel}")  # noqa: S608 - our own names
        (jumlah,) = kursor.fetchone()
    assert jumlah


def cari(teks):
    return Jejak.objects.filter(sesudah__icontains=teks)
