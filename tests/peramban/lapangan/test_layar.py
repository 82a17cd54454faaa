"""What the portal has, told without opening the page anew (5.1, PK-02, PK-08, PK-25)."""

import pytest
from playwright.sync_api import expect

from pemangku.models import JenisPemangku, Kehadiran, Pemangku
from pemangku.ruang.hadir import SENAMA
from pemangku.ruang.sinkron import TERAKHIR
from tests.factories import pemangku as f
from tests.peramban.lapangan.alat import (
    ANTRE,
    SEMUA,
    catat,
    isi,
    keadaan,
    kirim_sekarang,
    nama,
    simpan,
    tersambung,
)
from tests.peramban.tab import FOKUS_TAMPAK, periksa_terbuka, tiba
from tests.serentak import serentak

TAMU = "Asep Tamu"
HIJAU = "Komunitas Pemuda Hijau"
ATAS = "(li) => li.getBoundingClientRect().top"
# A record of a page that knew less of the register.
SAMARKAN = """async lain => {
  const [{ pemangku, ...asal }] = (await window.Lapangan.semua()).slice(-1);
  await window.Lapangan.taruh({
    ...asal, ...lain, id: crypto.randomUUID(), lembaga: "Komunitas Pemudo Hijau",
  });
}"""
# All that the phone keeps of people: the queue, and the pages.
TINGGAL = """async () => {
  const isi = [JSON.stringify(await window.Lapangan.semua()), JSON.stringify({ ...localStorage })];
  for (const nama of await caches.keys()) {
    const c = await caches.open(nama);
    for (const minta of await c.keys()) isi.push(await (await c.match(minta)).text());
  }
  return isi.join(" ");
}"""


@pytest.fixture(scope="module", autouse=True)
def tamu(kantor):
    """Somebody invited by name; and a body that another one is nearly called like."""
    jabatan = f.JabatanFactory(orang__nama=TAMU)
    f.PemangkuFactory(
        nama_resmi=HIJAU,
        jenis=JenisPemangku.objects.get(kode="lsm"),
        pengelola=kantor.kecamatan,
        wilayah=kantor.kecamatan.wilayah,
    )
    return f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=jabatan.pemangku, orang=jabatan.orang
    )


@pytest.fixture(scope="module", autouse=True)
def lembaga(kantor):
    nama = ("Mekar Wargi Ngahiji", *("Guyub Rukun Sauyunan",) * 2)
    return [
        f.PemangkuFactory(
            nama_resmi=satu,
            jenis=JenisPemangku.objects.get(kode="lpm"),
            pengelola=kantor.kecamatan,
            wilayah=kantor.kelurahan[tempat],
        )
        for satu, tempat in zip(
            nama, ("Nagarasari", "Cipedes", "Panglayungan"), strict=True
        )
    ]


def tercatat(halaman, siapa):
    return halaman.locator("[data-tercatat] li").filter(has_text=siapa)


def baris(halaman, tamu):
    return halaman.locator(f'[data-undangan="{tamu.pk}"]')


def jumlah(halaman, banyak):
    expect(halaman.locator("[data-hadir]")).to_have_text(str(banyak))


def test_pk_02_what_was_sent_is_counted_noted_and_can_be_taken_back(halaman):
    jumlah(halaman, 0)
    catat(halaman, "Peserta Satu")
    satu = tercatat(halaman, "Peserta Satu")
    expect(satu).to_contain_text("✓")
    expect(satu).to_contain_text("PKK Kelurahan Nagarasari")
    expect(halaman.locator("[data-tercatat] .kosong")).to_have_count(0)
    expect(halaman.locator("[data-antrean] li")).to_have_count(0)
    jumlah(halaman, 1)
    # The page alone knows them; the phone keeps nobody.
    assert "Peserta" not in halaman.evaluate(TINGGAL)
    # The note of the portal is read under the row: another one of that name.
    for nomor in ("0812-3456-7890", "0813-9876-5432"):
        halaman.get_by_label("WhatsApp atau telepon").fill(nomor)
        catat(halaman, "Ketua Senama")
    expect(tercatat(halaman, "Ketua Senama").locator(".catatan").first).to_have_text(
        SENAMA
    )
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        f"Ketua Senama tersimpan. {SENAMA}"
    )
    # Who is not there has nothing to be taken back.
    isi(halaman, "Yang Absen")
    halaman.get_by_role("button", name="Simpan, tidak hadir").click()
    absen = tercatat(halaman, "Yang Absen")
    expect(absen).to_contain_text("tidak hadir")
    expect(absen.get_by_role("button")).to_have_count(0)
    jumlah(halaman, 3)
    nama(halaman).fill("Setengah Diketik")
    satu.get_by_role("button", name="Batalkan Peserta Satu").press("Enter")
    expect(satu).to_contain_text("dibatalkan")
    keadaan(halaman, f"{SEMUA}. Kehadiran Peserta Satu dibatalkan.")
    jumlah(halaman, 2)
    assert periksa_terbuka(halaman) == {}
    # Nothing was loaded anew, and the keyboard is where it was.
    expect(nama(halaman)).to_have_value("Setengah Diketik")
    lagi = satu.get_by_role("button", name="Hadirkan lagi Peserta Satu")
    expect(lagi).to_be_focused()
    lagi.click()
    expect(satu).to_contain_text("✓")
    jumlah(halaman, 3)
    assert Kehadiran.objects.sah().count() == 3


def test_pk_08_without_signal_what_is_sent_stays_and_what_waits_is_taken_back(
    halaman, jaringan, tamu
):
    halaman.locator("[data-siap-luring]").wait_for()
    catat(halaman, "Tetap Hadir")
    satu = tercatat(halaman, "Tetap Hadir")
    expect(satu).to_contain_text("✓")
    jaringan.putus()
    satu.get_by_role("button", name="Batalkan").click()
    expect(satu).to_contain_text("Belum ada sambungan, jadi belum diubah.")
    expect(satu).to_contain_text("✓")
    diundang = baris(halaman, tamu)
    hadir = diundang.get_by_role("button", name=f"Hadir {TAMU}", exact=True)
    hadir.click()
    expect(diundang).to_contain_text("Hadir · menunggu dikirim")
    # Also when the page was opened again meanwhile.
    halaman.reload()
    expect(diundang).to_contain_text("⏳")
    diundang.get_by_role("button", name="Batalkan hadir").click()
    expect(hadir).to_be_visible()
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        f"{TAMU} tidak jadi dicatat hadir."
    )
    assert halaman.evaluate(ANTRE) == []
    catat(halaman, "Yang Lain")
    tersambung(halaman, jaringan)
    expect(tercatat(halaman, "Yang Lain")).to_contain_text("✓")
    hadir_kini = set(Kehadiran.objects.values_list("nama_snapshot", flat=True))
    assert hadir_kini == {"Tetap Hadir", "Yang Lain"}


def test_pk_08_an_invitee_is_ticked_off_and_taken_back_on_his_row(
    halaman, kantor, tamu
):
    satu = baris(halaman, tamu)
    hadir = satu.get_by_role("button", name=f"Hadir {TAMU}", exact=True)
    batal = satu.get_by_role("button", name=f"Batalkan hadir {TAMU}")
    expect(batal).to_be_hidden()
    # The row stays under the thumb while the lists above grow, as in a browser that keeps
    # nothing in its place by itself.
    halaman.evaluate("document.body.style.overflowAnchor = 'none'")
    hadir.focus()
    dulu = satu.evaluate(ATAS)
    for siapa in ("Satu", "Dua"):
        rekaman = {"id": siapa, "nama": siapa, "lembaga": "RW 05", "hadir": True}
        halaman.evaluate("(r) => window.Lapangan.tersimpan(r, { hadir: '' })", rekaman)
    hadir.press("Enter")
    expect(satu).to_contain_text("✓")
    expect(halaman.locator("[data-tercatat] li")).to_have_count(3)
    assert abs(satu.evaluate(ATAS) - dulu) < 2
    batal.press("Enter")
    expect(hadir).to_be_focused()
    tiba(halaman, lambda: Kehadiran.objects.get().status == "ditolak")
    halaman.reload()
    expect(halaman.locator("[data-keadaan]")).not_to_be_empty()
    for _ in range(2):
        hadir.press("Enter")
        expect(batal).to_be_focused()
        assert halaman.evaluate(FOKUS_TAMPAK)
        expect(satu).to_contain_text("✓")
        expect(tercatat(halaman, TAMU)).to_have_count(1)
        jumlah(halaman, 1)
        batal.press("Enter")
        expect(hadir).to_be_focused()
        jumlah(halaman, 0)
    assert Kehadiran.objects.get().status == "ditolak"
    expect(satu.get_by_role("link", name="Diwakili")).to_be_visible()
    # He is taken back though the list is cut before him.
    hadir.press("Enter")
    jumlah(halaman, 1)
    banyak = serentak(
        1, lambda _: f.KehadiranFactory.create_batch(TERAKHIR, kegiatan=kantor.kegiatan)
    )
    assert len(banyak[0]) == TERAKHIR
    halaman.reload()
    expect(halaman.locator("[data-keadaan]")).not_to_be_empty()
    expect(tercatat(halaman, TAMU)).to_have_count(0)
    jumlah(halaman, TERAKHIR + 1)
    satu.get_by_role("button", name="Batalkan hadir").click()
    jumlah(halaman, TERAKHIR)
    assert Kehadiran.objects.get(orang=tamu.orang).status == "ditolak"
    hadir.click()
    jumlah(halaman, TERAKHIR + 1)


def test_pk_03_a_lost_answer_makes_no_double_and_nothing_is_dropped_from_the_phone(
    halaman, tamu
):
    hilang: list[int] = []

    def hilangkan(route):
        # Not the sign of life that a page sends when it is opened.
        if route.request.method == "POST":
            hilang.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    halaman.context.route("**/lapangan/sinkron/**", hilangkan)
    satu = baris(halaman, tamu)
    satu.get_by_role("button", name=f"Hadir {TAMU}", exact=True).click()
    tiba(halaman, lambda: hilang == [200])
    satu.get_by_role("button", name="Batalkan hadir").click()
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        "Sudah dikirim, jawabannya belum ada."
    )
    assert len(halaman.evaluate(ANTRE)) == 1
    halaman.context.unroute("**/lapangan/sinkron/**")
    kirim_sekarang(halaman)
    expect(satu).to_contain_text("✓")
    satu.get_by_role("button", name="Batalkan hadir").click()
    jumlah(halaman, 0)
    assert Kehadiran.objects.get().status == "ditolak"


# A body chosen from the list of the room is that body, with and without a net


def pilih(halaman, satu, siapa):
    """Choose it from the list: the browser puts the whole option into the field."""
    nama(halaman).fill(siapa)
    teks = f"{satu.nama_resmi} ({satu.nomor})"
    expect(halaman.locator(f'#saran-lembaga option[value="{teks}"]')).to_have_count(1)
    halaman.get_by_label("Lembaga", exact=True).fill(teks)
    expect(halaman.get_by_label("Lembaga", exact=True)).to_have_value(satu.nama_resmi)
    expect(halaman.locator("[data-terdaftar]")).to_have_text(
        f"Sudah terdaftar: {satu.nama_resmi}, {satu.wilayah} ({satu.nomor})."
    )


def test_a_choice_makes_no_second_body_and_of_one_name_it_is_asked_which(
    halaman, jaringan, lembaga
):
    semula, (satu, *kembar) = Pemangku.objects.count(), lembaga
    halaman.locator("[data-siap-luring]").wait_for()
    jaringan.putus()
    pilih(halaman, satu, "Luring Satu")
    simpan(halaman)
    keadaan(halaman, "Luring — 1 antre")
    # The next person of the same body: the choice stays with its name.
    nama(halaman).fill("Luring Dua")
    simpan(halaman)
    keadaan(halaman, "Luring — 2 antre")
    # What is typed over a choice is no choice any more.
    pilih(halaman, kembar[0], "Luring Tiga")
    halaman.get_by_label("Lembaga", exact=True).fill("guyub rukun sauyunan")
    expect(halaman.locator("[data-terdaftar]")).to_have_text("")
    simpan(halaman)
    galat = halaman.locator("#galat-luring-lembaga")
    expect(galat).to_have_text("Pilih yang dimaksud, atau lembaga baru.")
    expect(halaman.locator("[data-antrean] li")).to_have_count(2)
    assert periksa_terbuka(halaman, ((360, "light", False),)) == {}
    halaman.get_by_label(kembar[1].nomor).check()
    simpan(halaman)
    keadaan(halaman, "Luring — 3 antre")
    # One that looks like another is decided without a net too; the answer travels along.
    isi(halaman, "Luring Baru", "Komunitas Pemudi Hijau")
    nama(halaman).focus()
    expect(halaman.locator("[data-calon]")).to_contain_text(HIJAU)
    halaman.get_by_label("Bukan, lembaga baru").check()
    simpan(halaman)
    keadaan(halaman, "Luring — 4 antre")
    # What the page did not know of is asked by the portal, and decided on the phone.
    halaman.evaluate(SAMARKAN, {"nama": "Luring Mirip", "pemangku": ""})
    tersambung(halaman, jaringan)
    keadaan(halaman, "1 data perlu diperbaiki.")
    halaman.get_by_role("button", name="Perbaiki", exact=True).click()
    halaman.locator("[data-calon] label").filter(has_text=HIJAU).click()
    simpan(halaman)
    keadaan(halaman, SEMUA)
    pilih(halaman, kembar[0], "Daring Empat")
    simpan(halaman)
    keadaan(halaman, SEMUA)
    jumlah(halaman, 6)
    baru = Pemangku.objects.get(nama_resmi="Komunitas Pemudi Hijau")
    assert baru.status == "aktif"
    assert set(Kehadiran.objects.values_list("nama_snapshot", "pemangku")) == {
        ("Luring Satu", satu.pk),
        ("Luring Dua", satu.pk),
        ("Luring Tiga", kembar[1].pk),
        ("Luring Baru", baru.pk),
        ("Luring Mirip", Pemangku.objects.get(nama_resmi=HIJAU).pk),
        ("Daring Empat", kembar[0].pk),
    }
    assert Pemangku.objects.count() == semula + 1
