"""Officers for tests: one with a role, and a session the admin lets in."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import reverse
from django.utils import timezone

from ppid_portal.masuk.adapters import SESI_FAKTOR
from ppid_portal.masuk.sesi import DIPAKAI, SessionStore
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory


def petugas_berperan(peran, unit=None, **lain):
    """An officer with one role in ``unit``, else in a new one."""
    petugas = PetugasFactory(**lain)
    PenugasanFactory(petugas=petugas, peran=peran, unit=unit or UnitFactory())
    return petugas


def masuk(client, petugas):
    """With both factors: one row, for a sign-in asks the database twenty times."""
    sesi = SessionStore()
    sesi.update(
        {
            SESSION_KEY: str(petugas.pk),
            BACKEND_SESSION_KEY: "organisasi.kantor.izin.PenugasanBackend",
            HASH_SESSION_KEY: petugas.get_session_auth_hash(),
            SESI_FAKTOR: petugas.pk,
            DIPAKAI: int(timezone.now().timestamp()),
        }
    )
    sesi.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = sesi.session_key
    return petugas


def masuk_sebagai(client, peran, unit=None):
    return masuk(client, petugas_berperan(peran, unit))


def centang(client, daftar, aksi, *baris, **isi):
    """Rows of a list are ticked and one of its acts is pressed; ``yakin`` does it."""
    isi |= {"action": aksi, "index": "0", "_selected_action": [b.pk for b in baris]}
    alamat = daftar if "/" in daftar else reverse(f"admin:{daftar}_changelist")
    return client.post(alamat, isi, follow=True)


def dibaca(anjuran, tindakan=()):
    """What one reads who may press these acts everywhere, and with which he begins."""
    tombol = {t: {"label": getattr(t, "label", t), "bahaya": False} for t in tindakan}
    return anjuran.untuk(PetugasFactory.build(is_superuser=True), tombol)


def tersembunyi(client, tujuan):
    form = (client.get(tujuan).context or {}).get("form")
    return {k.name: k.value() or "" for k in form.hidden_fields()} if form else {}


def isian(response):
    konteks = response.context  # type: ignore[attr-defined]
    form = konteks["adminform"].form
    data = {form.add_prefix(nama): form[nama].value() for nama in form.fields}
    for inline in konteks["inline_admin_formsets"]:
        manajemen = inline.formset.management_form
        data |= {
            manajemen.add_prefix(n): manajemen[n].value() for n in manajemen.fields
        }
        for baris in inline.formset.forms:
            data |= {baris.add_prefix(n): baris[n].value() for n in baris.fields}
    return {k: v for k, v in data.items() if v is not None and v is not False}
