"""The outbox keeps no address, text or link that a dump, a list or a leaver could read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse

from organisasi.models import Notifikasi
from organisasi.notifikasi import beri_tahu, hapus_pesan, kirim_semua, sapu_pesan
from organisasi.peran import Peran
from tests.factories.organisasi import NotifikasiFactory, PetugasFactory, UnitFactory
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
SUREL = "korban@example.org"
MIGRASI = import_module("organisasi.migrations.0015_pesan_tersandi")
Status = Notifikasi.Status


def kabari(penerima: str, kunci: str = "kejadian", **lain: object) -> int:
    return beri_tahu(
        [penerima],
        templat="organisasi/pesan/ringkasan_harian.txt",
        konteks={"hari": "Selasa", "butir": ["/pengaduan/ikut/Mw:RAHASIA/"]},
        kunci=kunci,
        pada=PADA,
        **{"tentang": None, **lain},
    )


def tersimpan() -> str:
    """The whole table as a dump has it."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT t::text FROM organisasi_notifikasi t ORDER BY t.id")
        return "\n".join(baris for (baris,) in kursor.fetchall())


def daftar(nama: str, *args: object) -> str:
    return reverse(f"admin:organisasi_notifikasi_{nama}", args=args)


def test_a_dump_shows_neither_address_nor_text_nor_headers():
    tajuk = {"List-Unsubscribe": "<https://contoh.id/berhenti/KUNCI/>"}
    kabari(SUREL, tentang=UnitFactory(), tajuk=tajuk)

    isi = tersimpan()

    assert not [kata for kata in ("korban", "RAHASIA", "KUNCI") if kata in isi]
    pesan = Notifikasi.objects.kepada("Korban+lain@Example.org").get()
    assert (pesan.penerima, "RAHASIA" in pesan.isi) == (SUREL, True)


def test_headers_leave_with_the_mail(mailoutbox):
    kabari(SUREL, tajuk={"List-Unsubscribe": "<https://contoh.id/x/>"})

    kirim_semua(PADA)

    assert mailoutbox[0].extra_headers["List-Unsubscribe"] == "<https://contoh.id/x/>"


def test_nobody_is_told_without_saying_what_about():
    with pytest.raises(TypeError, match="tentang"):
        beri_tahu([SUREL], templat="x", konteks={}, kunci="x", pada=PADA)


def test_an_address_is_masked_unless_it_is_an_officers(client):
    petugas = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    kabari(petugas.email, "petugas")
    kabari(SUREL, "warga")
    # Who is officer and citizen: his own case shows no more than another's.
    kabari(petugas.email, "perkara", tentang=UnitFactory())
    ke_petugas, ke_warga, perkara = Notifikasi.objects.order_by("pk")

    halaman = [client.get(daftar("changelist")).text]
    halaman += [client.get(daftar("change", p.pk)).text for p in (ke_warga, perkara)]
    ekspor = client.get(daftar("ekspor", "csv")).getvalue().decode()

    assert not [isi for isi in (*halaman, ekspor) if "korban" in isi]
    assert not [isi for isi in halaman[1:] if "RAHASIA" in isi]
    assert ekspor.count(petugas.email) == 1
    assert ekspor.count("k***@example.org") == 1
    assert "RAHASIA" in client.get(daftar("change", ke_petugas.pk)).text


def test_officers_who_share_a_mailbox_by_tags_get_their_own_news(mailoutbox):
    for surel in ("ppid+satu@example.go.id", "ppid+dua@example.go.id"):
        PetugasFactory(email=surel)
        kabari(surel, jalur=Notifikasi.Jalur.PETUGAS)

    kirim_semua(PADA)

    assert sorted(s.to[0] for s in mailoutbox) == [
        "ppid+dua@example.go.id",
        "ppid+satu@example.go.id",
    ]


def test_what_left_thirty_days_ago_goes():
    tua, muda = timedelta(days=30), timedelta(days=29)
    for umur in (tua, muda):
        NotifikasiFactory(status=Status.TERKIRIM, dikirim_pada=PADA - umur)
        NotifikasiFactory(status=Status.DITOLAK, coba_lagi_pada=PADA - umur)
    for status in (Status.MENUNGGU, Status.BUNTU):
        NotifikasiFactory(status=status, coba_lagi_pada=PADA - tua)

    assert sapu_pesan(pada=PADA) == 2
    assert sorted(Notifikasi.objects.values_list("status", flat=True)) == [
        *(Status.BUNTU, Status.DITOLAK),
        *(Status.MENUNGGU, Status.TERKIRIM),
    ]


def test_erasing_finds_what_names_no_record_by_the_address():
    unit, lain = UnitFactory(), UnitFactory()
    kabari(SUREL, "perkara", tentang=unit)
    kabari(SUREL.upper(), "tanpa berkas")
    kabari(SUREL, "perkara lain", tentang=lain)
    PetugasFactory(email=SUREL)
    kabari(SUREL, "sebagai petugas")

    hapus_pesan(unit, surel=SUREL)

    sisa = Notifikasi.objects.order_by("pk").values_list("kunci", flat=True)
    assert [kunci.partition(":")[0] for kunci in sisa] == [
        "perkara lain",
        "sebagai petugas",
    ]


def test_rows_of_before_are_encrypted_and_found_again():
    petugas = PetugasFactory()
    panjang = f"{'x' * 180}:{SUREL[:19]}"
    lama = model_lama()
    with connection.cursor() as kursor:
        kursor.execute(
            "ALTER TABLE organisasi_notifikasi "
            "DROP CONSTRAINT organisasi_notifikasi_penerima_dicari"
        )
    for kunci, penerima, lain in (
        (f"ikut:7:{SUREL}", SUREL, {"tajuk": '{"X": "KUNCI"}'}),
        (panjang, SUREL, {"galat_terakhir": f"refused {SUREL}"}),
        (f"harian:{petugas.email}", petugas.email, {}),
        (f"perkara:{petugas.email}", petugas.email, {"objek_jenis": "a.b"}),
        ("dihapus:5", "", {"isi": ""}),
    ):
        kolom = {"kunci": kunci, "penerima": penerima, "isi": "RAHASIA", "tajuk": "{}"}
        waktu = {"dibuat_pada": PADA, "coba_lagi_pada": PADA, "subjek": "Uji"}
        lama.objects.create(**(kolom | waktu | lain))

    MIGRASI.sandikan_pesan(Tiruan(lama), None)

    isi = tersimpan()
    assert not [k for k in ("korban", "RAHASIA", "KUNCI", "{}") if k in isi]
    pesan = list(Notifikasi.objects.order_by("pk"))
    assert [p.penerima for p in pesan] == [SUREL, SUREL, *[petugas.email] * 2, ""]
    assert [p.kepada_petugas for p in pesan] == [False, False, True, False, False]
    assert pesan[0].tajuk == '{"X": "KUNCI"}'
    assert Notifikasi.objects.kepada(SUREL).count() == 2
    # The same event told again is the same message.
    assert kabari(SUREL, "ikut:7") == 0


def model_lama() -> type:
    """The table as it stood before, with text in clear."""
    keadaan = MigrationLoader(connection).project_state(
        [("organisasi", "0014_isian_petugas")]
    )
    for langkah in MIGRASI.Migration.operations[:5]:
        langkah.state_forwards("organisasi", keadaan)
    return keadaan.apps.get_model("organisasi", "Notifikasi")


class Tiruan:
    """The registry a migration gets, with this one old table."""

    def __init__(self, lama: type) -> None:
        self.lama = lama

    def get_model(self, app: str, nama: str) -> type:
        return self.lama if nama == "Notifikasi" else type(PetugasFactory.build())
