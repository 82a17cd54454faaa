"""Forms of the staff as a browser has them open."""

import re
from html import unescape

from organisasi.staf.isian import TANDA

CATAT = "/admin/informasi/permohonan/add/"
SITUS = {
    "headers": {"Origin": "http://testserver", "Referer": f"http://testserver{CATAT}"}
}


def buka(client, alamat=CATAT):
    isi = client.get(alamat).content.decode()
    return {
        nama: unescape(re.search(rf'name="{nama}" value="([^"]*)"', isi)[1])
        for nama in ("csrfmiddlewaretoken", TANDA)
    }
