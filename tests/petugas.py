"""Officers for tests: one with a role, and a session the admin lets in."""

from django.utils import timezone

from ppid_portal.masuk.adapters import SESI_FAKTOR
from ppid_portal.masuk.sesi import DIPAKAI
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory


def petugas_berperan(peran, unit=None, **lain):
    """An officer with one role in ``unit``, else in a new one."""
    petugas = PetugasFactory(**lain)
    PenugasanFactory(petugas=petugas, peran=peran, unit=unit or UnitFactory())
    return petugas


def masuk(client, petugas):
    client.force_login(petugas, backend="organisasi.kantor.izin.PenugasanBackend")
    sesi = client.session
    sesi[SESI_FAKTOR] = petugas.pk
    sesi[DIPAKAI] = int(timezone.now().timestamp())
    sesi.save()
    return petugas


def masuk_sebagai(client, peran, unit=None):
    return masuk(client, petugas_berperan(peran, unit))


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
