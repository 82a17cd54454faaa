"""What is typed in the room, before anything is sent: repairs, details, deputies (5.1)."""

import re

import pytest
from playwright.sync_api import expect

from pemangku.models import Kehadiran
from tests.factories import pemangku as f
from tests.peramban.lapangan.alat import (
    ANTRE,
    LEMBAGA,
    SAAT,
    SEMUA,
    catat,
    isi,
    keadaan,
    kirim_sekarang,
    nama,
    perbaiki,
    simpan,
    tolak,
)
from tests.peramban.tab import FOKUS_TAMPAK, SEBUT, periksa_terbuka

TAMU, FORUM = "Asep Tamu", "Forum Warga Mandiri"
TANPA = "Komunitas Tanpa Nama"
# From the name to the first button.
KOLOM = 11
DI_ATAS_BILAH = """() => {
  const bilah = document.querySelector(".lekat"), kini = document.activeElement;
  return bilah.contains(kini)
    || kini.getBoundingClientRect().bottom <= bilah.getBoundingClientRect().top;
}"""
SEBAB = "Kegiatan sudah ditutup."
TARUH_FOTO = """
  (rekaman) => window.Lapangan.foto.taruh(
    { id: crypto.randomUUID(), rekaman, jenis: "sk", ditangkap_pada: "2026-01-01T00:00:00.000Z" },
    new ArrayBuffer(8),
  )
"""
# The store opens, but takes nothing.
TOLAK = """
  () => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("penuh", "QuotaExceededError"); };
  }
"""


@pytest.fixture(scope="module", autouse=True)
def tamu(kantor):
    lembaga = f.PemangkuFactory(nama_resmi=FORUM)
    jabatan = f.JabatanFactory(orang__nama=TAMU, pemangku=lembaga)
    return f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=lembaga, orang=jabatan.orang
    )


@pytest.fixture(scope="module", autouse=True)
def badan(kantor):
    lembaga = f.PemangkuFactory(nama_resmi=TANPA)
    return f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=lembaga)


def test_pk_04_a_repair_can_be_called_off_keeps_its_time_and_takes_nothing_of_the_next(
    diam, kantor
):
    sebab = "Kegiatan sudah ditutup."
    tolak(diam, kantor.kegiatan.pk, pesan={"": sebab})
    semula = diam.evaluate(ANTRE)
    nama(diam).fill("Setengah Diketik")
    diam.get_by_label("WhatsApp atau telepon").fill("0812-3456-7890")
    diam.get_by_label("Nomor milik").select_option("kedinasan")
    diam.get_by_label("Setuju dihubungi untuk undangan").check()
    kotak = diam.locator("[data-perbaikan]")
    expect(kotak).to_be_hidden()
    perbaiki(diam)
    expect(kotak).to_be_focused()
    expect(kotak).to_contain_text("Memperbaiki data Ditolak")
    expect(kotak).to_contain_text(sebab)
    assert periksa_terbuka(diam) == {}
    diam.keyboard.press("Tab")
    expect(diam.get_by_role("button", name="Batal perbaiki")).to_be_focused()
    diam.keyboard.press("Enter")
    expect(kotak).to_be_hidden()
    expect(diam.get_by_role("button", name="Perbaiki", exact=True)).to_be_focused()
    for kolom in ("Nama", "Lembaga", "WhatsApp atau telepon"):
        expect(diam.get_by_label(kolom, exact=True)).to_have_value("")
    assert diam.evaluate(ANTRE) == semula
    perbaiki(diam)
    simpan(diam)
    expect(nama(diam)).to_have_value("")
    (satu,) = diam.evaluate(ANTRE)
    assert (satu["nama"], satu["ditangkap_pada"]) == ("Ditolak", SAAT)
    assert (satu["nomor"], satu["sifat"]) == ("", "pribadi")
    assert "setuju_undangan" not in satu
    expect(diam.get_by_text(sebab)).to_have_count(0)
    catat(diam, "Berikutnya")
    lama, baru = diam.evaluate(ANTRE)
    assert lama == satu
    assert baru["ditangkap_pada"] > SAAT


def test_pk_04_a_record_under_a_used_key_leaves_under_a_new_one_with_its_photo(
    diam, kantor
):
    tolak(diam, kantor.kegiatan.pk, pesan={"kunci": "Nomornya sudah dipakai."})
    lama = diam.evaluate(ANTRE)[0]["id"]
    diam.evaluate(TARUH_FOTO, lama)
    perbaiki(diam)
    expect(diam.locator("[data-sebab]")).to_have_text("Nomornya sudah dipakai.")
    simpan(diam)
    expect(nama(diam)).to_have_value("")
    (satu,) = diam.evaluate(ANTRE)
    assert satu["nama"] == "Ditolak"
    assert satu["id"] != lama
    (foto,) = diam.evaluate("window.Lapangan.foto.semua()")
    assert foto["rekaman"] == satu["id"]


def test_pk_60_the_keyboard_is_seen_and_an_error_keeps_the_help_of_its_field(
    diam, kantor
):
    # One line on top, with the call in it.
    assert diam.locator(".atas").bounding_box()["height"] < 60
    expect(diam.get_by_role("link", name="Telepon 112")).to_be_visible()
    # Also where a keyboard leaves half a screen.
    for tinggi in (400, 640):
        diam.set_viewport_size({"width": 360, "height": tinggi})
        nama(diam).focus()
        for _ in range(KOLOM):
            diam.keyboard.press("Tab")
            assert diam.evaluate(DI_ATAS_BILAH), diam.evaluate(SEBUT)
    expect(diam.get_by_role("button", name="Simpan & hadir")).to_be_focused()
    lembaga = diam.get_by_label("Lembaga", exact=True)
    bantuan = lembaga.get_attribute("aria-describedby")
    assert bantuan
    nama(diam).fill("Tanpa Lembaga")
    simpan(diam)
    expect(lembaga).to_have_attribute(
        "aria-describedby", f"galat-luring-lembaga {bantuan}"
    )
    catat(diam, "Tanpa Lembaga")
    expect(lembaga).to_have_attribute("aria-describedby", bantuan)
    # An error under the details is shown and reached.
    tolak(diam, kantor.kegiatan.pk, pesan={"jenis": "Pilih jenisnya."})
    perbaiki(diam)
    expect(diam.get_by_label("Kelompok")).to_be_focused()
    expect(diam.locator("[data-isian]").get_by_text("Pilih jenisnya.")).to_be_visible()
    # A record of another visit is mended on its own page.
    asing = "9d2504e0-4f89-41d3-9a0c-0305e82c3309"
    tolak(diam, asing)
    antrean = diam.locator("[data-antrean] li")
    expect(antrean.get_by_role("button")).to_have_count(0)
    tautan = antrean.get_by_role("link", name="Perbaiki di kegiatannya")
    assert tautan.evaluate("(a) => a.pathname") == f"/lapangan/{asing}/"


def test_the_details_are_queued_and_left_by_the_next_person(diam):
    diam.get_by_label("Nomor milik").select_option("kedinasan")
    diam.get_by_label("Nomor ini untuk").select_option("telepon")
    isi(diam, "Peserta Rinci")
    diam.get_by_label("Perempuan").check()
    diam.get_by_text("Rincian", exact=True).click()
    diam.get_by_label("Kelompok").select_option("pkk")
    surel = diam.get_by_label("Surel", exact=True)
    surel.fill("peserta")
    diam.get_by_text("Rincian", exact=True).click()
    simpan(diam)
    expect(diam.get_by_text("Alamat surel belum lengkap.")).to_be_visible()
    expect(surel).to_be_focused()
    assert diam.evaluate(ANTRE) == []
    assert periksa_terbuka(diam) == {}
    surel.fill("peserta@contoh.id")
    simpan(diam)
    expect(nama(diam)).to_have_value("")
    (rekaman,) = diam.evaluate(ANTRE)
    assert (rekaman["surel"], rekaman["jenis"]) == ("peserta@contoh.id", "pkk")
    assert rekaman["jenis_kelamin"] == "p"
    for label in ("Surel", "Kelompok"):
        expect(diam.get_by_label(label, exact=True)).to_have_value("")
    expect(diam.get_by_label("Perempuan")).not_to_be_checked()
    expect(diam.get_by_label("Nomor milik")).to_have_value("pribadi")
    expect(diam.get_by_label("Nomor ini untuk")).to_have_value("wa")


def test_pk_02_a_phone_without_room_lets_the_form_say_who_is_present(diam):
    diam.evaluate(TOLAK)
    catat(diam, "Tanpa Ruang")
    diam.get_by_text("Tanpa Ruang tersimpan.").wait_for()
    assert Kehadiran.objects.get().nama_snapshot == "Tanpa Ruang"


def test_pk_08_an_invitee_is_mended_without_typing_the_name(diam, kantor, tamu):
    diam.get_by_role("button", name=f"Hadir {TAMU}").click()
    expect(diam.locator("[data-antrean] li")).to_have_count(1)
    (satu,) = diam.evaluate(ANTRE)
    # The body comes along.
    assert (satu["sebutan"], satu["lembaga"]) == (TAMU, FORUM)
    # What a record says that was ticked off by an older page.
    lama = {"undangan": str(tamu.pk), "sebutan": TAMU, "nama": "", "lembaga": ""}
    pesan = {"undangan": "Undangan ini bukan dari kegiatan ini."}
    tolak(diam, kantor.kegiatan.pk, **lama, pesan=pesan)
    perbaiki(diam)
    kotak = diam.locator("[data-perbaikan]")
    expect(kotak).to_contain_text(pesan["undangan"])
    expect(nama(diam)).to_have_value(TAMU)
    simpan(diam)
    diam.get_by_text("Lembaga wajib diisi.").wait_for()
    diam.get_by_label("Lembaga", exact=True).fill(LEMBAGA)
    simpan(diam)
    expect(kotak).to_be_hidden()
    (satu,) = diam.evaluate(ANTRE)
    assert (satu["nama"], satu["undangan"]) == (TAMU, "")
    tolak(diam, kantor.kegiatan.pk, **lama, pesan={"": SEBAB})
    perbaiki(diam)
    expect(kotak).to_contain_text(f"Memperbaiki data {TAMU}")
    expect(kotak).to_contain_text("namanya tidak perlu diketik")
    expect(diam.get_by_role("button", name="Simpan, tidak hadir")).to_be_hidden()
    simpan(diam)
    expect(kotak).to_be_hidden()
    (satu,) = diam.evaluate(ANTRE)
    assert (satu["undangan"], satu["sebutan"]) == (str(tamu.pk), TAMU)
    assert (satu["nama"], satu["ditangkap_pada"]) == ("", SAAT)
    assert "pesan" not in satu
    expect(diam.locator("[data-antrean] li")).to_contain_text(TAMU)
    diam.context.unroute("**/lapangan/sinkron/**")
    kirim_sekarang(diam)
    keadaan(diam, SEMUA)
    hadir = Kehadiran.objects.get()
    assert (hadir.orang, hadir.mewakili) == (tamu.orang, None)


def wakili(diam, kata=f"Diwakili {TAMU}"):
    diam.get_by_role("link", name=kata).click()
    return diam.locator("[data-wakil-dari]")


def test_pk_08_whose_deputy_is_typed_stands_over_the_form_until_he_is_saved(
    diam, tamu, badan
):
    kabar = diam.locator("[data-keadaan]")
    expect(diam.locator("[data-wakil-dari]")).to_be_hidden()
    # Called off by the keyboard.
    kotak = wakili(diam)
    assert periksa_terbuka(diam) == {}
    nama(diam).focus()
    diam.keyboard.press("Shift+Tab")
    expect(diam.get_by_role("button", name="Batal mewakili")).to_be_focused()
    assert diam.evaluate(FOKUS_TAMPAK)
    diam.keyboard.press("Enter")
    expect(kotak).to_be_hidden()
    expect(nama(diam)).to_be_focused()
    expect(diam.get_by_label("Lembaga", exact=True)).to_have_value("")
    expect(kabar).to_contain_text(f"Batal: bukan wakil dari {FORUM}.")
    # Another body typed by hand ends it.
    kotak = wakili(diam, f"Isi nama {TANPA}")
    lembaga = diam.get_by_label("Lembaga", exact=True)
    for sama in ("komunitas  tanpa nama ", "", TANPA):
        lembaga.fill(sama)
        lembaga.blur()
        expect(kotak).to_be_visible()
    isi(diam, "Dari Lembaga Lain")
    lembaga.blur()
    expect(kotak).to_be_hidden()
    expect(kabar).to_contain_text("bukan lagi wakil dari")
    simpan(diam)
    expect(nama(diam)).to_have_value("")
    kotak = wakili(diam)
    expect(kotak).to_contain_text(f"Wakil dari {FORUM}, menggantikan {TAMU}")
    expect(nama(diam)).to_be_focused()
    # Heard too: with the field, and where the page tells its state.
    expect(nama(diam)).to_have_attribute("aria-describedby", re.compile("wakil-dari"))
    expect(kabar).to_contain_text(f"Wakil dari {FORUM}")
    catat(diam, "Wakil Contoh", FORUM)
    expect(kotak).to_be_hidden()
    catat(diam, "Orang Berikutnya")
    assert [(r["nama"], r["undangan"]) for r in diam.evaluate(ANTRE)] == [
        ("Dari Lembaga Lain", ""),
        ("Wakil Contoh", str(tamu.pk)),
        ("Orang Berikutnya", ""),
    ]
    baris = diam.locator(f'[data-undangan="{tamu.pk}"]')
    expect(baris).to_contain_text("Hadir: Wakil Contoh · menunggu dikirim")
    expect(baris.get_by_role("link")).to_have_count(0)


def test_pk_04_a_deputy_that_was_refused_is_mended_as_one(diam, kantor, tamu):
    isian = {"undangan": str(tamu.pk), "lembaga": FORUM, "pesan": {"": SEBAB}}
    tolak(diam, kantor.kegiatan.pk, **isian)
    perbaiki(diam)
    kotak = diam.locator("[data-wakil-dari]")
    expect(kotak).to_contain_text(f"Wakil dari {FORUM}")
    diam.get_by_role("button", name="Batal perbaiki").click()
    expect(kotak).to_be_hidden()
    # A deputy does not take the place of the record being mended.
    tolak(diam, kantor.kegiatan.pk)
    semula = diam.evaluate(ANTRE)
    perbaiki(diam)
    wakili(diam)
    expect(diam.locator("[data-perbaikan]")).to_be_hidden()
    nama(diam).fill("Wakil Contoh")
    simpan(diam)
    expect(diam.locator("[data-antrean] li")).to_have_count(2)
    lama, baru = diam.evaluate(ANTRE)
    assert lama == semula[0]
    assert (baru["nama"], baru["undangan"]) == ("Wakil Contoh", str(tamu.pk))


def test_5_1_a_page_that_came_with_a_deputy_goes_on_with_him_and_is_kept_without(
    diam, jaringan, kantor, tamu
):
    diam.locator("[data-siap-luring]").wait_for()
    polos = diam.url
    diam.goto(f"{polos}?wakil={tamu.pk}")
    kotak = diam.locator("[data-wakil-dari]")
    expect(kotak).to_contain_text(f"Wakil dari {FORUM}, menggantikan {TAMU}")
    expect(diam.locator("[data-keadaan]")).not_to_be_empty()
    diam.get_by_role("button", name="Batal mewakili").click()
    expect(kotak).to_be_hidden()
    expect(diam).to_have_url(re.compile(f"/{kantor.kegiatan.pk}/$"))
    # Without signal the page says who stands on the list, and holds up nobody.
    kabar = diam.locator("[data-mirip]")
    isi(diam, "asep  tamu", "Forum Warga")
    expect(kabar).to_have_text("")
    diam.get_by_label("Lembaga", exact=True).fill(FORUM.upper())
    expect(kabar).to_contain_text(f"Sudah ada di undangan: {TAMU}, {FORUM}.")
    catat(diam, "Asep Tamu", FORUM)
    expect(kabar).to_have_text("")
    assert [r["undangan"] for r in diam.evaluate(ANTRE)] == [""]
    diam.goto(f"{polos}?wakil={tamu.pk}")
    expect(kotak).to_be_visible()
    jaringan.putus()
    diam.goto(polos)
    expect(diam.locator("[data-keadaan]")).not_to_be_empty()
    expect(kotak).to_be_hidden()
