"""Every address times every role, from tables: what opens, what is refused, what is not there."""

from functools import cache
from itertools import product

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver, resolve, reverse

from organisasi.kantor.izin import izin_peran
from organisasi.kantor.peran import Peran
from organisasi.kertas import naskah
from ppid_portal.masuk.adapters import SESI_FAKTOR
from tests.akses_alamat import (
    BERTOKEN,
    BORANG,
    HALAMAN_MODEL,
    LAIN,
    MASUK_BERKUNCI,
    NOL,
    OPEN311,
    PANEL,
    RAHASIA,
    SENDIRI,
    TANPA_NAMA,
)
from tests.akses_bantu import (
    HURUF,
    MASUK,
    PERAN,
    SEUNIT,
    SEUNIT_PADA,
    TAK_TERLIHAT,
    TINDAKAN,
    UTAMA,
    buat_catatan,
    huruf,
)
from tests.dunia import buat_dunia
from tests.factories.organisasi import PenugasanFactory
from tests.klien import PortalClient
from tests.test_halaman import SEMUA

pytestmark = pytest.mark.django_db
TERTUTUP = {403, 404}


@pytest.fixture(autouse=True)
def _each_thing_is_looked_for_once(monkeypatch):
    """Who may open it is asked each time.

    An officer's view of a record, from one page or act to the next, and the paper that
    the typesetter makes for whoever may read it, are the same.
    """

    def sekali(milik, nama, kunci):
        jadi, asli = {}, getattr(milik, nama)

        def ingat(*isi):
            satu = kunci(*isi)
            if satu not in jadi:
                jadi[satu] = asli(*isi)
            return jadi[satu]

        monkeypatch.setattr(milik, nama, ingat)

    sekali(naskah, "_jalankan", lambda perintah, _isi: tuple(perintah[:2]))
    sekali(
        admin.ModelAdmin,
        "get_object",
        lambda induk, request, pk, *lain: (induk, request.user.pk, str(pk), *lain),
    )


@pytest.fixture
def dunia():
    return buat_dunia()


@pytest.fixture
def catatan(dunia):
    return buat_catatan(dunia)


dituju = cache(resolve)


class Orang:
    def __init__(self, peran, dunia):
        self.peran = peran
        self.petugas = PenugasanFactory(
            unit=dunia.kecamatan, peran=peran, petugas__is_staff=True
        ).petugas
        # A network of its own: wrong secrets are counted by network.
        self.dari = f"198.18.{PERAN.index(peran)}.1"
        self.client = PortalClient(REMOTE_ADDR=self.dari)
        self.client.force_login(self.petugas)
        self.sesi = self.client.session
        self.sesi[SESI_FAKTOR] = self.petugas.pk
        self.sesi.save()

    def status(self, alamat):
        """Of the view alone.

        What stands before it asks for no role, and nothing is written on the page.
        """
        request = RequestFactory().get(alamat, REMOTE_ADDR=self.dari)
        request.user, request.session = self.petugas, self.sesi
        request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
        request.resolver_match = pola = dituju(request.path_info)
        try:
            jawab = pola.func(request, *pola.args, **pola.kwargs)
            for tutup in jawab._resource_closers:
                tutup()
            kode: int = jawab.status_code
        except PermissionDenied:
            kode = 403
        except Http404:
            kode = 404
        return kode


def salah(orang, harapan, lain=()):
    """Ask for each address as each; where the status is none of those expected.

    The first to whom a page is open gets it whole, through all that stands before it;
    those of ``lain`` are the pages of another record over again.
    """
    hasil = {}
    for alamat, semua in harapan:
        utuh = alamat in lain
        for satu, harap in zip(orang, semua, strict=True):
            if not utuh and harap == {200}:
                utuh = True
                kode = status(satu.client, alamat)
            else:
                kode = satu.status(alamat)
            if kode not in harap:
                hasil[alamat, satu.peran] = (kode, harap)
    return hasil


@pytest.fixture
def orang(dunia):
    return [Orang(peran, dunia) for peran in PERAN]


def status(client, alamat):
    jawab = client.get(alamat)
    isi = b"".join(jawab.streaming_content) if jawab.streaming else jawab.content
    # A link that leads nowhere had no address when it was written.
    assert b' href=""' not in isi, alamat
    kode: int = jawab.status_code
    return kode


def nama_alamat(urls, ruang=""):
    for pola in urls.url_patterns:
        if isinstance(pola, URLPattern):
            yield f"{ruang}{pola.name}"
        else:
            awalan = f"{pola.namespace}:" if pola.namespace else ""
            yield from nama_alamat(pola, ruang + awalan)


def halaman_model():
    for label in HURUF:
        for halaman in HALAMAN_MODEL:
            yield label, halaman, f"admin:{label.replace('.', '_')}_{halaman}"


def test_the_tables_name_every_address():
    tindakan = {f"admin:{label.replace('.', '_')}_tindakan" for label in TINDAKAN}
    disebut = (
        {h.nama for h in SEMUA}
        | MASUK.keys()
        | MASUK_BERKUNCI.keys()
        | RAHASIA.keys()
        | BORANG.keys()
        | {*BERTOKEN}
        | OPEN311.keys()
        | LAIN.keys()
        | {f"admin:{nama}" for nama in PANEL}
        | {nama for _, _, nama in halaman_model()}
        | tindakan
        | SENDIRI.keys()
    )
    assert set(nama_alamat(get_resolver())) - TANPA_NAMA == disebut


def test_the_tables_name_every_list_and_role():
    daftar = {m._meta.label_lower for m in admin.site._registry}
    berizin = {peran for peran in Peran if izin_peran(peran)}
    assert daftar == HURUF.keys()
    assert berizin == set(PERAN)


def test_visitors_are_sent_from_every_staff_page_to_the_sign_in(client, catatan):
    alamat = [a for _, _, a in alamat_model(catatan)]
    alamat += [reverse(f"admin:{nama}") for nama in PANEL]
    bocor = {a: k for a in alamat if (k := status(client, a)) != 302}
    assert bocor == {}


def test_a_role_is_no_key_to_the_private_pages_of_citizens(dunia, orang):
    rahasia = {
        reverse(nama, kwargs={"kode": "TANPAKUNCI", **lain})
        for nama, lain in RAHASIA.items()
    }
    rahasia |= {reverse(nama, kwargs={"token": "tanpa:tanda"}) for nama in BERTOKEN}
    harapan = dict.fromkeys(rahasia, 404)
    harapan |= {reverse(nama): harap for nama, harap in BORANG.items()}
    assert (
        salah(orang, [(a, [{kode}] * len(orang)) for a, kode in harapan.items()]) == {}
    )
    disimpan = {
        a
        for a in rahasia
        if "no-store" not in orang[0].client.get(a).get("Cache-Control", "")
    }
    assert disimpan == set()


def test_sign_in_pages_for_visitors_and_officers(client, dunia):
    petugas = Orang(Peran.PETUGAS_LAYANAN, dunia).client
    semua = {reverse(n): harap for n, harap in MASUK.items()}
    for nama, (kunci, *harap) in MASUK_BERKUNCI.items():
        semua[reverse(nama, kwargs=kunci)] = tuple(harap)
    hasil = {a: (status(client, a), status(petugas, a)) for a in semua}
    assert hasil == semua


@pytest.mark.parametrize(("nama", "harap"), LAIN.items())
def test_addresses_for_machines(client, nama, harap):
    assert status(client, reverse(nama)) == harap


@pytest.mark.parametrize(("nama", "isi"), OPEN311.items())
def test_addresses_of_open311(client, dunia, nama, isi):
    kunci, harap = isi
    for bentuk in ("xml", "json"):
        alamat = reverse(nama, kwargs={"bentuk": bentuk, **kunci})
        assert status(client, alamat) == harap


def alamat_model(catatan):
    """Of each list its label, page and address; ``*_lain`` is another unit's record."""
    for label, halaman, nama in halaman_model():
        sendiri, lain = catatan[label]
        if halaman in {"changelist", "add"}:
            yield label, halaman, reverse(nama)
        elif halaman == "ekspor":
            yield label, halaman, reverse(nama, args=("csv",))
        else:
            yield label, halaman, reverse(nama, args=(sendiri.pk,))
            if lain is not None:
                yield label, f"{halaman}_lain", reverse(nama, args=(lain.pk,))


def harapan(peran, label, halaman):
    boleh = huruf(HURUF[label], peran)
    pokok = halaman.removesuffix("_lain")
    perlu = {"add": "a", "delete": "d"}.get(pokok, "v")
    if pokok not in {"changelist", "add", "ekspor"} and (
        peran in TAK_TERLIHAT.get(label, ())
    ):
        return TERTUTUP
    if halaman != pokok and peran in SEUNIT | SEUNIT_PADA.get(label, frozenset()):
        # Who may do it at home must not learn that it is there.
        return {404} if perlu in boleh else TERTUTUP
    if perlu in boleh:
        return {200}
    return {403} if pokok in {"changelist", "add", "ekspor"} else TERTUTUP


def test_lists_and_records_open_as_the_role_says(orang, catatan):
    semua = [
        (alamat, [harapan(peran, label, halaman) for peran in PERAN])
        for label, halaman, alamat in alamat_model(catatan)
    ]
    assert salah(orang, semua) == {}


def harapan_tindakan(peran, label, tabel, *, lain):
    """What the tables say of an act; ``lain``: on another unit's record."""
    if lain and peran in SEUNIT | SEUNIT_PADA.get(label, frozenset()):
        return {404}
    return {200} if huruf(tabel, peran) else TERTUTUP


def test_acts_open_as_the_role_says_and_never_on_another_units_record(orang, catatan):
    semua, lain = [], set()
    for label, tindakan in TINDAKAN.items():
        alamat = f"admin:{label.replace('.', '_')}_tindakan"
        for (nama, tabel), (ke, objek) in product(
            tindakan.items(), enumerate(filter(None, catatan[label]))
        ):
            satu = reverse(alamat, args=(objek.pk, nama))
            harap = [harapan_tindakan(p, label, tabel, lain=bool(ke)) for p in PERAN]
            semua.append((satu, harap))
            if ke:
                lain.add(satu)
    assert salah(orang, semua, lain) == {}


def test_single_pages_open_as_the_role_says(dunia, orang, catatan):
    jenis = ContentType.objects.get_for_model(dunia.dokumen)
    isi = {
        "nol": NOL,
        "jenis": jenis.pk,
        "pk": dunia.dokumen.pk,
        "petugas": catatan["organisasi.petugas"][0].pk,
        "pengaduan": catatan["pengaduan.pengaduan"][0].pk,
        "pemangku": catatan["pemangku.pemangku"][0].pk,
        "insiden_112": catatan["pengaduan.insiden"][0].pk,
        "permohonan": catatan["informasi.permohonan"][0].pk,
        "keberatan": catatan["informasi.keberatan"][0].pk,
        "impor": catatan["pemangku.imporberkas"][0].pk,
        "insiden": catatan["organisasi.insidendata"][0].pk,
        "permintaan": catatan["organisasi.permintaansubjek"][0].pk,
        "keterangan": catatan["organisasi.permintaanketerangan"][0].pk,
        "putaran": catatan["pemangku.putaran"][0].pk,
        "kegiatan": catatan["pemangku.kegiatan"][0].pk,
        "siaran": catatan["pemangku.siaran"][0].pk,
        "ketetapan": catatan["pemangku.ketetapan"][0].pk,
        "angka_resmi": catatan["ppid_portal.angkaresmi"][0].pk,
        "komitmen": catatan["pemangku.janji"][0].pk,
        "foto_kegiatan": catatan["pemangku.fotokegiatan"][0].pk,
        "laporan_tahunan": catatan["ppid_portal.laporantahunan"][0].pk,
        "pertanyaan": catatan["ppid_portal.pertanyaan"][0].pk,
        "laporan_terusan": catatan["pemangku.laporanterusan"][0].pk,
        "larangan": catatan["pemangku.larangan"][0].pk,
    }
    semua = {
        reverse(f"admin:{nama}"): [{kode}] * len(PERAN) for nama, kode in PANEL.items()
    }
    for nama, (args, tabel) in SENDIRI.items():
        kolom = [{kode} for kode in tabel]
        alamat = reverse(nama, args=[a.format(**isi) for a in args])
        semua[alamat] = kolom + [TERTUTUP] * (len(PERAN) - len(kolom))
    assert salah(orang, semua.items()) == {}


def test_a_role_that_needs_the_second_factor_gets_nowhere_without_it(dunia, catatan):
    utama = Orang(UTAMA, dunia)
    del utama.sesi[SESI_FAKTOR]
    assert {utama.status(alamat) for _, _, alamat in alamat_model(catatan)} == {302}
