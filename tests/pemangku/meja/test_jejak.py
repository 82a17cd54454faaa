"""The trail is read masked, and of a figure it keeps no value (PK-57)."""

from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.actions import ubah_pemangku
from pemangku.inventaris.kanal import hapus_kanal
from pemangku.meja.gabung import gabungkan_orang
from tests.factories import pemangku as f
from tests.pemangku.meja_register import NORMAL, PADA, alamat, berkanal, lembaga, tokoh
from tests.petugas import masuk, petugas_berperan

ALAMAT = "Jalan Melati 5"


def ganti(kantor, pemangku, **isian):
    ubah_pemangku(pemangku, Saat(kantor.operator, PADA), isian=isian, edisi=1)


def test_pk_57_the_auditor_reads_all_of_it_masked(client, kantor):
    satu, lain = tokoh(kantor, alamat=ALAMAT), f.OrangFactory(nama="Dadang S")
    orang = satu.jabatan.get().orang
    kanal = berkanal(orang)
    f.HubunganFactory(pemangku=satu, orang=orang, catatan="Meminta makam dirawat.")
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
    for rahasia in ("Dadang", NORMAL, "0812-3456", ALAMAT, "Mawar", "makam"):
        assert rahasia not in semua, rahasia
    masuk(client, kantor.pengelola)
    assert "Mawar" in client.halaman(alamat("history", satu.pk)).text
    assert "makam" in client.halaman(alamat("change", satu.pk)).text


def test_pk_57_of_a_figure_the_trail_keeps_no_value(kantor):
    satu, badan = tokoh(kantor, alamat=ALAMAT), lembaga(kantor, alamat="Lama")
    for siapa in (satu, badan):
        ganti(kantor, siapa, alamat="Baru")
    jejak = Jejak.objects.milik(satu).get(tindakan="ubah")
    assert jejak.sebelum == jejak.sesudah == {"alamat": "(tidak dicatat)"}
    jejak = Jejak.objects.milik(badan).get(tindakan="ubah")
    assert (jejak.sebelum, jejak.sesudah) == ({"alamat": "Lama"}, {"alamat": "Baru"})
