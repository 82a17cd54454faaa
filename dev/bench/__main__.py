"""``python -m dev.bench``: measure the portal against a bare Django project, in one run.

Prints the ratios and budgets of the product. It needs a few minutes and a quiet
machine; it is no test, and nothing it makes stays.
"""

import argparse

from dev.bench import daya, lingkungan


def main() -> None:
    """Measure and print."""
    baca = argparse.ArgumentParser(prog="python -m dev.bench", description=__doc__)
    baca.add_argument(
        "--sampai",
        type=int,
        default=1_000_000,
        help="largest catalogue: 10000, 100000 or 1000000 entries (default)",
    )
    baca.add_argument(
        "--detik", type=float, default=2.0, help="seconds of load per page and round"
    )
    baca.add_argument(
        "--sejarah",
        type=int,
        default=0,
        metavar="KASUS",
        help="only the figures and pages of so many made-up cases of ten years",
    )
    baca.add_argument(
        "--meja",
        type=int,
        default=0,
        metavar="KASUS",
        help="only the staff's lists, today page and acts over so many cases",
    )
    baca.add_argument("--tulis", action="store_true", help="only the writes")
    baca.add_argument(
        "--daya", action="store_true", help="only the tables of docs/skala.md, reckoned"
    )
    opsi = baca.parse_args()
    if opsi.daya:
        print(daya.dokumen())
        return
    akar = lingkungan.siapkan()
    # Models can be imported only now: the settings name the server just started.
    from dev.bench import isi, laju, laporan, meja, sejarah  # noqa: PLC0415 - see above

    if opsi.meja:
        # The catalogue first: emptying it takes all that leads to it away.
        isi.isi(opsi.meja // 2)
        sejarah.isi(opsi.meja)
        meja.ukur()
        return
    if opsi.tulis:
        with laju.peladen_semua(akar) as server:
            laporan.cetak_tulis(server, opsi.detik)
        return
    if opsi.sejarah:
        sejarah.ukur(opsi.sejarah)
        return
    laporan.cetak(akar, sampai=opsi.sampai, detik=opsi.detik)


if __name__ == "__main__":
    main()
