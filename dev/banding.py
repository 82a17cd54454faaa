"""Keep every page of the demo as files, to compare two versions byte by byte.

``python -m dev.banding FOLDER 2026-11-20T10:00`` walks from link to link as a citizen and
as officers of four roles, over the database that ``make run`` filled. Run it before and
after a change on the same database, then ``diff -r`` the two folders. The clock stands
still at that moment; what is drawn by lot (nonces, tokens, keys of forms) is taken out.
"""

import os
import re
import sys
from collections import Counter, deque
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import django
import time_machine

from dev import devdb

os.environ |= {
    "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
    "PORTAL_DEMO": "1",
    "DATABASE_URL": devdb.ensure(),
}
django.setup()

from django.conf import settings  # noqa: E402 -- Django is set up above
from django.test import Client  # noqa: E402 -- as above
from django.urls import Resolver404, resolve  # noqa: E402 -- as above
from django.utils import timezone  # noqa: E402 -- as above

from organisasi.models import Petugas  # noqa: E402 -- as above
from ppid_portal.masuk.adapters import SESI_FAKTOR  # noqa: E402 -- as above
from ppid_portal.masuk.sesi import DIPAKAI  # noqa: E402 -- as above

# Sample accounts of four roles.
PETUGAS = ("ppid.utama", "petugas.cipedes", "admin.sp4n", "pengelola.pemangku")
AWAL = ("/", "/darurat/", "/admin/", "/kinerja/", "/peta-situs/", "/sitemap.xml")
# Pages of one pattern that are looked at.
SEPOLA = 4
# Leaving is no page, and a download of everything is no page either.
BUKAN = re.compile(r"/(keluar|logout|cadangan)/")
TAUTAN = re.compile(r"""(?:href|src|action)=["']?([^"'\s>]+)""")
UNDIAN = (
    (re.compile(r'(nonce=")[^"]+'), r"\1*"),
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+'), r"\1*"),
    (re.compile(r'(type="hidden"[^>]*value=")[^"]{20,}'), r"\1*"),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"), "*"),
)


def bersih(isi: str) -> str:
    """A page without what is drawn by lot."""
    for pola, ganti in UNDIAN:
        isi = pola.sub(ganti, isi)
    return isi


def telusuri(client: Client, folder: Path) -> int:
    """Walk as one visitor, keep what is seen; the number of pages."""
    folder.mkdir(parents=True, exist_ok=True)
    antre, lihat, pola = deque(AWAL), set(AWAL), Counter[str]()
    jumlah = 0
    while antre:
        alamat = antre.popleft()
        try:
            cocok = resolve(urlsplit(alamat).path)
        except Resolver404:
            continue
        pola[cocok.route] += 1
        if pola[cocok.route] > SEPOLA:
            continue
        jawab = client.get(alamat)
        tipe = jawab.headers.get("Content-Type", "")
        isi = b"".join(jawab) if jawab.streaming else jawab.content
        teks = isi.decode() if re.match(r"text/|application/(json|xml)", tipe) else ""
        kepala = f"{jawab.status_code} {tipe} {jawab.headers.get('Location', '')}\n"
        nama = quote(alamat, safe="")[:200]
        (folder / nama).write_text(kepala + bersih(teks))
        jumlah += 1
        if "html" in tipe or "xml" in tipe:
            for tautan in sorted(set(TAUTAN.findall(teks))):
                penuh = urljoin(alamat, unescape(tautan)).partition("#")[0]
                if penuh.startswith("/") and penuh not in lihat | {""}:
                    lihat.add(penuh)
                    if not BUKAN.search(penuh):
                        antre.append(penuh)
    return jumlah


def main() -> None:
    """Citizen first, then one officer a role."""
    tujuan = Path(sys.argv[1])
    saat = timezone.make_aware(datetime.fromisoformat(sys.argv[2]))
    settings.ALLOWED_HOSTS = ["*"]
    with time_machine.travel(saat, tick=False):
        print("warga", telusuri(Client(), tujuan / "warga"), flush=True)
        for nama in PETUGAS:
            petugas = Petugas.objects.get(username=nama)
            client = Client()
            client.force_login(
                petugas, backend="organisasi.kantor.izin.PenugasanBackend"
            )
            sesi = client.session
            sesi[SESI_FAKTOR], sesi[DIPAKAI] = petugas.pk, int(saat.timestamp())
            sesi.save()
            print(nama, telusuri(client, tujuan / nama), flush=True)


if __name__ == "__main__":
    main()
