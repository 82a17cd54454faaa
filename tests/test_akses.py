"""Every address times every role, from tables: what opens, what is refused, what is not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from organisasi.izin import izin_peran
from organisasi.peran import Peran
from ppid_portal.masuk import SESI_FAKTOR
from ppid_portal.panel import PANDUAN
from tests.akses_alamat import (
    HALAMAN_MODEL,
    LAIN,
    MASUK_BERKUNCI,
    OPEN311,
    PANEL,
    PUBLIK_BERBORANG,
    SENDIRI,
    TANPA_NAMA,
)
from tests.akses_bantu import (
    BERTINDAK_SEUNIT,
    HURUF,
    MASUK,
    PERAN,
    SEUNIT,
    SEUNIT_PADA,
    TAK_TERLIHAT,
    TINDAKAN,
    UTAMA,
    Catatan,
    buat_catatan,
    huruf,
)
from tests.akses_rahasia import BERNOMOR, BERTOKEN, BORANG, RAHASIA
from tests.dunia import Dunia, buat_dunia
from tests.factories.organisasi import PenugasanFactory
from tests.klien import PortalClient
from tests.test_halaman import SEMUA

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
tiap_peran = pytest.mark.parametrize("peran", PERAN)
TERTUTUP = {403, 404}


@pytest.fixture
def dunia() -> Dunia:
    return buat_dunia()


@pytest.fixture
def catatan(dunia: Dunia) -> Catatan:
    return buat_catatan(dunia)


def masuk(client: PortalClient, peran: Peran, dunia: Dunia) -> None:
    """Sign in as an officer of the kecamatan, with the second factor done."""
    petugas = PenugasanFactory(
        unit=dunia.kecamatan, peran=peran, petugas__is_staff=True
    ).petugas
    client.force_login(petugas)
    sesi = client.session
    sesi[SESI_FAKTOR] = petugas.pk
    sesi.save()


def status(client: PortalClient, alamat: str) -> int:
    jawab = client.get(alamat)
    if jawab.streaming:
        b"".join(jawab.streaming_content)
    kode: int = jawab.status_code
    return kode


def tajuk_simpan(client: PortalClient, alamat: str) -> str:
    return str(client.get(alamat).get("Cache-Control", ""))


def nama_alamat(urls: URLResolver, ruang: str = "") -> Iterator[str]:
    for pola in urls.url_patterns:
        if isinstance(pola, URLPattern):
            yield f"{ruang}{pola.name}"
        else:
            awalan = f"{pola.namespace}:" if pola.namespace else ""
            yield from nama_alamat(pola, ruang + awalan)


def halaman_model() -> Iterator[tuple[str, str, str]]:
    """Of each list its label, page and URL name."""
    for label in HURUF:
        for halaman in HALAMAN_MODEL:
            yield label, halaman, f"admin:{label.replace('.', '_')}_{halaman}"


# The tables are whole


def test_the_tables_name_every_address() -> None:
    tindakan = {f"admin:{label.replace('.', '_')}_tindakan" for label in TINDAKAN}
    disebut = (
        {h.nama for h in SEMUA}
        | MASUK.keys()
        | MASUK_BERKUNCI.keys()
        | RAHASIA.keys()
        | BORANG.keys()
        | {*BERTOKEN, *BERNOMOR}
        | PUBLIK_BERBORANG.keys()
        | OPEN311.keys()
        | LAIN.keys()
        | {f"admin:{nama}" for nama in PANEL}
        | {nama for _, _, nama in halaman_model()}
        | tindakan
        | SENDIRI.keys()
    )

    assert set(nama_alamat(get_resolver())) - TANPA_NAMA == disebut


def test_the_tables_name_every_list_and_role() -> None:
    daftar = {m._meta.label_lower for m in admin.site._registry}
    berizin = {peran for peran in Peran if izin_peran(peran)}

    assert daftar == HURUF.keys()
    assert berizin == set(PERAN)


# Visitors


def test_visitors_are_sent_from_every_staff_page_to_the_sign_in(
    client: PortalClient, catatan: Catatan
) -> None:
    alamat = [a for _, _, a in alamat_model(catatan)]
    alamat += [reverse(f"admin:{nama}") for nama in PANEL]

    bocor = {a: k for a in alamat if (k := status(client, a)) != 302}

    assert bocor == {}


@tiap_peran
def test_public_pages_are_open_to_every_role(
    client: PortalClient, dunia: Dunia, peran: Peran
) -> None:
    masuk(client, peran, dunia)

    tertutup = {
        a: k
        for h in SEMUA
        if not h.nama.endswith("-pdf")
        and (k := status(client, a := dunia.alamat(h.alamat))) != 200
    }

    assert tertutup == {}


@tiap_peran
def test_a_role_is_no_key_to_the_private_pages_of_citizens(
    client: PortalClient, dunia: Dunia, peran: Peran
) -> None:
    masuk(client, peran, dunia)
    rahasia = {
        reverse(nama, kwargs={"kode": "TANPAKUNCI", **lain})
        for nama, lain in RAHASIA.items()
    }
    rahasia |= {reverse(nama, kwargs={"token": "tanpa:tanda"}) for nama in BERTOKEN}
    rahasia |= {reverse(nama, kwargs={"nomor": "tanpa"}) for nama in BERNOMOR}

    assert {a: k for a in rahasia if (k := status(client, a)) != 404} == {}
    disimpan = {a for a in rahasia if "no-store" not in tajuk_simpan(client, a)}
    assert disimpan == set()
    for nama, harap in BORANG.items():
        assert status(client, reverse(nama)) == harap
    for nama, pola in PUBLIK_BERBORANG.items():
        kunci = {k: dunia.alamat(nilai) for k, nilai in pola.items()}
        assert status(client, reverse(nama, kwargs=kunci)) == 200


def test_sign_in_pages_for_visitors_and_officers(
    client: PortalClient, dunia: Dunia
) -> None:
    petugas = PortalClient()
    masuk(petugas, Peran.PETUGAS_LAYANAN, dunia)
    semua = {reverse(n): harap for n, harap in MASUK.items()}
    for nama, (kunci, *harap) in MASUK_BERKUNCI.items():
        semua[reverse(nama, kwargs=kunci)] = tuple(harap)

    hasil = {a: (status(client, a), status(petugas, a)) for a in semua}

    assert hasil == semua


@pytest.mark.parametrize(("nama", "harap"), LAIN.items())
def test_addresses_for_machines(client: PortalClient, nama: str, harap: int) -> None:
    assert status(client, reverse(nama)) == harap


@pytest.mark.parametrize(("nama", "isi"), OPEN311.items())
def test_addresses_of_open311(
    client: PortalClient, dunia: Dunia, nama: str, isi: tuple[dict[str, str], int]
) -> None:
    kunci, harap = isi
    for bentuk in ("xml", "json"):
        alamat = reverse(nama, kwargs={"bentuk": bentuk, **kunci})
        assert status(client, alamat) == harap


# The admin


def alamat_model(catatan: Catatan) -> Iterator[tuple[str, str, str]]:
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


def tak_terlihat(peran: Peran, label: str) -> bool:
    return peran in TAK_TERLIHAT.get(label, ())


def harapan(peran: Peran, label: str, halaman: str) -> set[int]:
    """What the tables say."""
    boleh = huruf(HURUF[label], peran)
    pokok = halaman.removesuffix("_lain")
    perlu = {"add": "a", "delete": "d"}.get(pokok, "v")
    if pokok not in {"changelist", "add", "ekspor"} and tak_terlihat(peran, label):
        return TERTUTUP
    if halaman != pokok and peran in SEUNIT | SEUNIT_PADA.get(label, frozenset()):
        # Who may do it at home must not learn that it is there.
        return {404} if perlu in boleh else TERTUTUP
    if perlu in boleh:
        return {200}
    return {403} if pokok in {"changelist", "add", "ekspor"} else TERTUTUP


@tiap_peran
def test_lists_and_records_open_as_the_role_says(
    client: PortalClient, dunia: Dunia, catatan: Catatan, peran: Peran
) -> None:
    masuk(client, peran, dunia)

    salah = {
        alamat: (kode, harap)
        for label, halaman, alamat in alamat_model(catatan)
        if (kode := status(client, alamat))
        not in (harap := harapan(peran, label, halaman))
    }

    assert salah == {}


@tiap_peran
def test_acts_open_as_the_role_says_and_never_on_another_units_record(
    client: PortalClient, dunia: Dunia, catatan: Catatan, peran: Peran
) -> None:
    masuk(client, peran, dunia)

    salah = {}
    for label, semua in TINDAKAN.items():
        for nama, tabel in semua.items():
            for ke, objek in enumerate(filter(None, catatan[label])):
                alamat = reverse(
                    f"admin:{label.replace('.', '_')}_tindakan", args=(objek.pk, nama)
                )
                lain = ke and peran in SEUNIT | SEUNIT_PADA.get(label, frozenset())
                jauh = ke and peran in BERTINDAK_SEUNIT.get(label, frozenset())
                boleh = huruf(tabel, peran) and not lain and not jauh
                harap = {200} if boleh else TERTUTUP
                if lain:
                    harap = {404}
                if (kode := status(client, alamat)) not in harap:
                    salah[alamat] = (kode, harap)

    assert salah == {}


@tiap_peran
def test_single_pages_open_as_the_role_says(
    client: PortalClient, dunia: Dunia, catatan: Catatan, peran: Peran
) -> None:
    masuk(client, peran, dunia)
    jenis = ContentType.objects.get_for_model(dunia.dokumen)
    isi = {
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
        "putaran": catatan["pemangku.putaran"][0].pk,
        "kegiatan": catatan["pemangku.kegiatan"][0].pk,
        "siaran": catatan["pemangku.siaran"][0].pk,
        "ketetapan": catatan["pemangku.ketetapan"][0].pk,
        "tindak_lanjut": catatan["pemangku.tindaklanjut"][0].pk,
        "angka_resmi": catatan["ppid_portal.angkaresmi"][0].pk,
        "komitmen": catatan["pemangku.komitmen"][0].pk,
        "materi": catatan["pemangku.materi"][0].pk,
        "penyerahan": catatan["pemangku.penyerahanmateri"][0].pk,
        "foto_kegiatan": catatan["pemangku.fotokegiatan"][0].pk,
        "laporan_tahunan": catatan["ppid_portal.laporantahunan"][0].pk,
        "pertanyaan": catatan["ppid_portal.pertanyaan"][0].pk,
        "laporan_terusan": catatan["pemangku.laporanterusan"][0].pk,
        "larangan": catatan["pemangku.larangan"][0].pk,
    }

    semua = {reverse(f"admin:{nama}"): {kode} for nama, kode in PANEL.items()}
    semua |= {reverse("admin:panduan", args=(slug,)): {200} for slug in PANDUAN}
    for nama, (args, tabel) in SENDIRI.items():
        # A role beyond the last column gets nowhere.
        kolom = dict(zip(PERAN, ({int(k)} for k in tabel.split()), strict=False))
        alamat = reverse(nama, args=[a.format(**isi) for a in args])
        semua[alamat] = kolom.get(peran, TERTUTUP)

    salah = {a: k for a, h in semua.items() if (k := status(client, a)) not in h}
    assert salah == {}


def test_a_role_that_needs_the_second_factor_gets_nowhere_without_it(
    client: PortalClient, dunia: Dunia, catatan: Catatan
) -> None:
    petugas = PenugasanFactory(unit=dunia.kecamatan, peran=UTAMA).petugas
    client.force_login(petugas)

    kode = {a: status(client, a) for _, _, a in alamat_model(catatan)}

    assert set(kode.values()) == {302}
