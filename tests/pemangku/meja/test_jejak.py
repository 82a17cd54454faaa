"""One line for each act, read masked, and nobody can change it (PK-57)."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Jejak
from pemangku.inventaris.actions import catat_pemangku, ubah_pemangku
from pemangku.inventaris.kanal import hapus_kanal
from pemangku.meja.gabung import gabungkan_orang, gabungkan_pemangku
from pemangku.models import EksporPribadi
from pemangku.pribadi.hak_orang import ORANG
from pemangku.pribadi.retensi import pertahankan_orang
from tests.factories import pemangku as f
from tests.pemangku.meja_register import (
    NORMAL,
    PADA,
    alamat,
    berkanal,
    lembaga,
    orang_di,
    tokoh,
)
from tests.petugas import masuk, petugas_berperan

ALAMAT = "Jalan Melati 5"


def ganti(kantor, pemangku, **isian):
    ubah_pemangku(pemangku, Saat(kantor.operator, PADA), isian=isian, edisi=1)


def buat(kantor, klien):
    isian = {"jenis": kantor.jenis, "nama_resmi": "LPM", "lingkup": "eksternal"}
    isian["wilayah"] = kantor.kelurahan
    asal = {"sumber": "operator", "pengelola": kantor.cipedes}
    catat_pemangku(Saat(kantor.operator, PADA), isian=isian, **asal)


def ubah(kantor, klien):
    ganti(kantor, lembaga(kantor), nama_pendek="LPM")


def gabung(kantor, klien):
    satu, lain = lembaga(kantor), lembaga(kantor, "LPM Nagarasari 2")
    gabungkan_pemangku(satu, lain, Saat(kantor.pengelola, PADA), ambil=[])


def setujui(kantor, klien):
    f.EksporPribadiFactory().setujui(saat=Saat(kantor.pengelola, PADA))


def sahkan(kantor, klien):
    draf = lembaga(kantor, status="draf")
    draf.lakukan(draf.Tindakan.SAHKAN, Saat(kantor.pengelola, PADA))


def hapus(kantor, klien):
    kanal = f.KanalFactory(orang=orang_di(lembaga(kantor)).orang)
    hapus_kanal(kanal, Saat(kantor.operator, PADA))


def unduh(nama, *args):
    def lakukan(kantor, klien):
        masuk(klien, kantor.pengelola)
        jawab = klien.get(reverse(f"admin:pemangku_{nama}", args=args))
        assert b"".join(jawab.streaming_content)

    return lakukan


@pytest.mark.parametrize(
    ("tindakan", "lakukan"),
    [
        ("catat", buat),
        ("ubah", ubah),
        ("gabungkan", gabung),
        ("setujui", setujui),
        ("sahkan", sahkan),
        ("hapus_kanal", hapus),
        ("unduh_daftar", unduh("imporberkas_daftar")),
        ("unduh_daftar", unduh("pemangku_ekspor", "csv")),
        ("unduh_daftar", unduh("janji_ekspor", "csv")),
    ],
)
def test_pk_57_each_act_leaves_one_line(client, kantor, tindakan, lakukan):
    lakukan(kantor, client)
    jejak = Jejak.objects.get(tindakan=tindakan)
    assert jejak.oleh
    assert jejak.pada == PADA


def test_pk_57_an_export_with_names_leaves_a_line_and_an_opening(client, kantor):
    orang_di(lembaga(kantor))
    satu = f.EksporPribadiFactory(peminta=kantor.pengelola)
    satu.setujui(saat=Saat(petugas_berperan(Peran.PDP), PADA))
    masuk(client, kantor.pengelola)
    jawab = client.post(reverse("admin:pemangku_eksporpribadi_unduh", args=(satu.pk,)))
    assert b"".join(jawab.streaming_content)
    assert Jejak.objects.milik(satu).filter(tindakan="unduh").count() == 1
    assert AksesDataPribadi.objects.count() == 1
    assert EksporPribadi.objects.get().diunduh == 1


def test_pk_57_the_auditor_reads_all_of_it_masked(client, kantor):
    satu, lain = tokoh(kantor, alamat=ALAMAT), f.OrangFactory(nama="Dadang S")
    orang = satu.jabatan.get().orang
    kanal = berkanal(orang)
    ganti(kantor, satu, alamat="Jalan Mawar 6")
    gabungkan_orang(orang, lain, Saat(kantor.pengelola, PADA))
    hapus_kanal(kanal, Saat(kantor.operator, PADA))
    auditor = masuk(client, petugas_berperan(Peran.AUDITOR))
    jejak = "admin:organisasi_jejak_change"
    baris = [reverse(jejak, args=(j.pk,)) for j in Jejak.objects.untuk(auditor)]
    akses = reverse("admin:organisasi_aksesdatapribadi_changelist")
    halaman = [reverse(f"{jejak}list"), akses, *baris]
    halaman += [alamat(nama, satu.pk) for nama in ("history", "change")]
    semua = "".join(client.halaman(satu).text for satu in halaman)
    assert satu.nomor in semua
    assert Jejak.objects.filter(tindakan="ubah").exists()
    for rahasia in ("Dadang", NORMAL, "0812-3456", ALAMAT, "Mawar"):
        assert rahasia not in semua, rahasia
    masuk(client, kantor.pengelola)
    assert "Mawar" in client.halaman(alamat("history", satu.pk)).text


def test_pk_57_of_a_figure_the_trail_keeps_no_value(kantor):
    satu, badan = tokoh(kantor, alamat=ALAMAT), lembaga(kantor, alamat="Lama")
    for siapa in (satu, badan):
        ganti(kantor, siapa, alamat="Baru")
    jejak = Jejak.objects.milik(satu).get(tindakan="ubah")
    assert jejak.sebelum == jejak.sesudah == {"alamat": "(tidak dicatat)"}
    jejak = Jejak.objects.milik(badan).get(tindakan="ubah")
    assert (jejak.sebelum, jejak.sesudah) == ({"alamat": "Lama"}, {"alamat": "Baru"})


def test_pk_57_notes_on_a_figure_go_with_him(kantor):
    satu = tokoh(kantor)
    periksa = f.VerifikasiFactory(pemangku=satu, catatan="Rumahnya dekat masjid.")
    orang = satu.jabatan.get().orang
    ORANG.hapus(orang, Saat(kantor.pengelola, PADA), alasan="Diminta.")
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
    pertahankan_orang(jabatan.orang, Saat(kantor.pengelola, PADA), alasan="Perlu.")
    AksesDataPribadi.objects.catat(
        jabatan.pemangku, saat=Saat(kantor.operator, PADA), kolom="kontak", alasan="x"
    )


TABEL = (
    *("organisasi_jejak", "organisasi_aksesdatapribadi", "pemangku_persetujuan"),
    *("pemangku_verifikasi", "pemangku_larangan", "pemangku_tekspersetujuan"),
    "pemangku_pemangkuevent",
)


@pytest.mark.parametrize("perintah", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_pk_57_the_database_itself_refuses_update_and_delete(kantor, perintah):
    isi_tabel(kantor)
    with connection.cursor() as kursor:
        for tabel in TABEL:
            isi = connection.introspection.get_table_description(kursor, tabel)
            kata = perintah.format(tabel, isi[-1].name, isi[-1].name)
            with pytest.raises(DatabaseError), transaction.atomic():
                kursor.execute(kata)
            kursor.execute(f"SELECT count(*) FROM {tabel}")  # noqa: S608 - our own names
            assert kursor.fetchone()[0], tabel
