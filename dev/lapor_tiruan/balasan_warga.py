"""Check a reply that is sent to a complaint (endpoint 6)."""

from collections.abc import Callable, Collection, Mapping, Sequence

from dev.lapor_tiruan.gudang import TEMPLAT
from dev.lapor_tiruan.multipart import Bagian
from dev.lapor_tiruan.periksa import Galat

PANJANG_ISI = 1000  # characters, in the form that was seen
UKURAN = 5 * 1024 * 1024
BERKAS = 5


def periksa_balasan(
    bagian: Sequence[Bagian], *, instansi: Collection[int]
) -> tuple[Mapping[str, str], Galat]:
    """Return the plain fields, and what is wrong with them; empty when nothing is."""
    isi = {
        satu.nama: satu.isi.decode("utf-8", "replace")
        for satu in bagian
        if satu.berkas is None
    }
    dikenal = {str(nomor) for nomor in instansi}
    uji: Mapping[str, Callable[[str], bool]] = {
        "user_id": str.isdecimal,
        "institution_from_id": dikenal.__contains__,
        "institution_to_id": dikenal.__contains__,
        "complaint_id": str.isdecimal,
        "info_disposition": lambda nilai: nilai == "",
        "template_code": TEMPLAT.__contains__,
        "rating": lambda nilai: nilai == "0",
        "is_secret": {"0", "1"}.__contains__,
        "content": lambda nilai: bool(nilai.strip()) and len(nilai) <= PANJANG_ISI,
    }
    galat: Galat = {
        nama: [f"{nama} tidak sah."]
        for nama, sah in uji.items()
        if nama not in isi or not sah(isi[nama])
    }
    galat |= {nama: [f"{nama} bukan kolom balasan."] for nama in isi if nama not in uji}
    berkas = [satu for satu in bagian if satu.berkas is not None]
    if not _berkas_sah(berkas):
        galat["attachment"] = ["attachment tidak sah."]
    return isi, galat


def _berkas_sah(berkas: Sequence[Bagian]) -> bool:
    """Whether the files are named ``attachment[0]``, ``attachment[1]`` and so on."""
    harap = [f"attachment[{n}]" for n in range(len(berkas))]
    return (
        len(berkas) <= BERKAS
        and [satu.nama for satu in berkas] == harap
        and all(0 < len(satu.isi) <= UKURAN for satu in berkas)
    )
