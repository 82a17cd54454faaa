"""The room in a browser: a net that goes away, a phone, and what is typed on it."""

from contextlib import suppress
from socket import SHUT_RDWR, socket
from threading import Thread

from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import expect

from pemangku.models import Kegiatan
from tests.serentak import serentak

# What stands in the queue of the phone.
ANTRE = "window.Lapangan.semua()"
TARUH = """async (rekaman) => {
  for (const { id } of await window.Lapangan.semua()) await window.Lapangan.buang(id);
  await window.Lapangan.taruh(rekaman);
}"""
SAAT = "2026-01-01T00:00:00.000Z"
SEMUA = "Daring — semua terkirim"
LEMBAGA = "PKK Kelurahan Nagarasari"
TANPA_SIMPANAN = "IDBFactory.prototype.open = () => { throw new DOMException('no'); };"


class Peladen(ThreadedWSGIServer):
    """Knows its open connections: a browser keeps some and would go on talking."""

    daemon_threads = True

    def __init__(self, *args, **kwargs):
        self.terbuka: list[socket] = []
        super().__init__(*args, **kwargs)

    def get_request(self):
        sambungan, dari = super().get_request()
        self.terbuka.append(sambungan)
        return sambungan, dari

    def putuskan(self):
        for satu in self.terbuka:
            with suppress(OSError):
                satu.shutdown(SHUT_RDWR)


class Jaringan:
    def __init__(self, portal):
        self.portal, self.port = portal, 0
        self.sambung()

    def sambung(self):
        self.peladen = Peladen(("127.0.0.1", self.port), QuietWSGIRequestHandler)
        self.peladen.set_app(self.portal)
        self.port = self.peladen.server_port
        self.utas = Thread(target=self.peladen.serve_forever, args=(0.05,), daemon=True)
        self.utas.start()

    def putus(self):
        """The net is gone: nothing listens on the port, no connection is left."""
        self.peladen.shutdown()
        self.peladen.server_close()
        self.peladen.putuskan()
        self.utas.join()

    @property
    def alamat(self):
        return f"http://127.0.0.1:{self.port}"


def buka(profil, jaringan, kantor):
    halaman = profil.pages[0] if profil.pages else profil.new_page()
    halaman.goto(f"{jaringan.alamat}/lapangan/{kantor.kegiatan.pk}/")
    # Until the script has opened its store, the form is a plain one and goes past the queue.
    expect(halaman.locator("[data-keadaan]")).not_to_be_empty()
    return halaman


def nama(halaman):
    return halaman.get_by_label("Nama", exact=True)


def isi(halaman, siapa, lembaga=LEMBAGA):
    nama(halaman).fill(siapa)
    halaman.get_by_label("Lembaga", exact=True).fill(lembaga)


def simpan(halaman):
    halaman.get_by_role("button", name="Simpan & hadir").click()


def catat(halaman, siapa, lembaga=LEMBAGA):
    isi(halaman, siapa, lembaga)
    simpan(halaman)
    expect(nama(halaman)).to_have_value("")


def keadaan(halaman, teks):
    expect(halaman.locator("[data-keadaan]")).to_have_text(teks)


def kirim_sekarang(halaman):
    """Press the button, also when the page was faster: it tries again by itself.

    By then the queue may be empty and its button hidden; a press of it asks for nothing.
    """
    halaman.locator("[data-kirim]").dispatch_event("click")


def tersambung(halaman, jaringan):
    jaringan.sambung()
    halaman.evaluate("dispatchEvent(new Event('online'))")


def ubah(status):
    (hasil,) = serentak(1, lambda _ke: Kegiatan.objects.update(status=status))
    assert not isinstance(hasil, Exception), hasil


def tolak(halaman, kegiatan, **lain):
    """Let one refused record of ``kegiatan`` stand in the queue, and nothing else."""
    rekaman: dict[str, object] = {
        "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "kegiatan": str(kegiatan),
        "ditangkap_pada": SAAT,
        "nama": "Ditolak",
        "lembaga": LEMBAGA,
        "hadir": True,
        "pesan": {"kelurahan": "Pilih kelurahannya."},
        **lain,
    }
    halaman.evaluate(TARUH, rekaman)
    halaman.reload()
    expect(halaman.locator("[data-antrean] li")).to_have_count(1)


def perbaiki(halaman):
    halaman.get_by_role("button", name="Perbaiki", exact=True).click()
