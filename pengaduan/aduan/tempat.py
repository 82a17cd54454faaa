"""Places of the city in a form: kelurahan by name, points by their two numbers."""

import re
from collections import Counter
from decimal import Decimal
from itertools import groupby

from organisasi.basis_data.versi import per_versi
from organisasi.kantor.peta import Bidang, kelurahan_dari_titik, kota
from organisasi.models import Wilayah

Titik = tuple[Decimal, Decimal]
_ANGKA = r"([-−]?\d{1,3}(?:\.\d+)?)"
# "-7.3274, 108.2207", also with blanks or a semicolon between, or out of a map's address.
_PASANGAN = re.compile(rf"{_ANGKA}°?\s*[,; ]\s*{_ANGKA}°?")
_KOMA = re.compile(r"([-−]?\d{1,3},\d+)\s*[; ]\s*([-−]?\d{1,3},\d+)")
ENAM = Decimal("0.000001")


def kelurahan_kota() -> list[Wilayah]:
    return per_versi(
        "kelurahan",
        lambda: list(
            Wilayah.objects.filter(tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True)
            .select_related("induk")
            .order_by("induk__nama", "nama")
        ),
    )


def pilihan_kelurahan() -> list[tuple[str, list[tuple[str, str]]]]:
    ada = Counter(k.nama for k in kelurahan_kota())
    return [
        (
            f"Kecamatan {induk}" if induk else "",
            # Two kelurahan may bear one name.
            [
                (k.kode, f"{k.nama} ({induk})" if ada[k.nama] > 1 else k.nama)
                for k in semua
            ],
        )
        for induk, semua in groupby(
            kelurahan_kota(), key=lambda k: k.induk.nama if k.induk else ""
        )
    ]


def kelurahan_menurut_kode(kode: str) -> Wilayah | None:
    return next((k for k in kelurahan_kota() if k.kode == kode), None)


def baca_titik(teks: str) -> Titik | None:
    if cocok := _KOMA.search(teks):
        kiri, kanan = (satu.replace(",", ".") for satu in cocok.groups())
    elif cocok := _PASANGAN.search(teks):
        kiri, kanan = cocok.groups()
    else:
        return None
    lintang, bujur = (Decimal(satu.replace("−", "-")) for satu in (kiri, kanan))
    return lintang.quantize(ENAM), bujur.quantize(ENAM)


def kelurahan_di(titik: Titik | None) -> Wilayah | None:
    kode = kelurahan_dari_titik(*titik) if titik else None
    return kelurahan_menurut_kode(kode) if kode else None


def bidang_peta(kecamatan: str) -> tuple[str, list[Bidang]]:
    semua = [k for k in kelurahan_kota() if k.induk_id == kecamatan]
    if semua:
        return kecamatan, [
            Bidang(k.kode, k.nama, tautan=f"?kelurahan={k.kode}#id_kelurahan")
            for k in semua
        ]
    induk = {k.induk.kode: k.induk.nama for k in kelurahan_kota() if k.induk}
    return kota(), [
        Bidang(kode, nama, tautan=f"?kecamatan={kode}#peta")
        for kode, nama in induk.items()
    ]
