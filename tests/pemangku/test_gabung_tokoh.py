"""Two records of one figure: his persons become one, and consent with them (PK-26)."""

from __future__ import annotations

from datetime import timedelta

from pemangku.models import Orang, Pemangku, Persetujuan
from tests.factories.pemangku import (
    PeroranganFactory,
    PersetujuanFactory,
    TeksPersetujuanFactory,
)
from tests.pemangku.meja_register import PADA, berkanal, orang_di
from tests.pemangku.test_gabung import NANTI, batal, gabung


def tokoh(kantor, nama: str, **orang) -> tuple[Pemangku, Orang]:
    p = PeroranganFactory(pengelola=kantor.cipedes, wilayah=kantor.kelurahan)
    lain = {f"orang__{k}": v for k, v in orang.items()}
    jabatan = orang_di(
        p, nama, nama_jabatan="diri sendiri", peran_khusus=["narahubung_utama"], **lain
    )
    return p, jabatan.orang


def kata(orang: Orang, keputusan: str, tujuan="siaran_informasi", **lain) -> None:
    PersetujuanFactory(orang=orang, tujuan=tujuan, keputusan=keputusan, **lain)


def berlaku(orang: Orang) -> set[str]:
    return Persetujuan.objects.tujuan_berlaku(orang)


def test_pk26_given_by_one_and_withdrawn_by_the_other_is_withdrawn(kantor):
    (a, satu), (b, lain) = (
        tokoh(kantor, "Uha Suhaya"),
        tokoh(kantor, "Uha S", gelar_depan="H."),
    )
    kata(satu, "beri", kanal="wa")
    kata(satu, "beri", kanal="email")
    kata(satu, "beri", tujuan="undangan")
    kata(lain, "tarik", pada=PADA + timedelta(seconds=1))
    kata(lain, "beri", tujuan="foto")
    berkanal(lain)
    for t in ("siaran_informasi", "foto"):
        TeksPersetujuanFactory(tujuan=t)

    log = gabung(kantor, a, b)

    satu.refresh_from_db()
    lain.refresh_from_db()
    assert (lain.status, lain.penerus) == ("tergabung", satu)
    assert berlaku(satu) == {"undangan", "foto"}
    assert satu.gelar_depan == "H."
    assert satu.kanal.count() == 1
    assert a.jabatan.count() == 1

    batal(kantor, log)
    satu.refresh_from_db()
    lain.refresh_from_db()
    assert lain.status == "aktif"
    assert berlaku(satu) == {"siaran_informasi", "undangan"}
    assert berlaku(lain) == {"foto"}
    assert satu.gelar_depan == ""
    assert lain.kanal.count() == 1
    assert b.jabatan.get().peran_khusus == ["narahubung_utama"]


def test_a_withdrawal_by_the_older_word_counts_all_the_same(kantor):
    (a, satu), (b, lain) = tokoh(kantor, "Uha"), tokoh(kantor, "Uha S")
    kata(lain, "tarik", pada=PADA - timedelta(days=1))
    kata(satu, "beri")

    gabung(kantor, a, b)

    assert berlaku(satu) == set()


def test_who_spoke_after_the_merge_keeps_his_word_at_the_undo(kantor):
    (a, satu), (b, lain) = tokoh(kantor, "Uha"), tokoh(kantor, "Uha S")
    kata(satu, "beri")
    kata(lain, "tarik")
    log = gabung(kantor, a, b)
    kata(satu, "tarik", pada=NANTI + timedelta(days=1))

    batal(kantor, log)

    assert berlaku(satu) == set()


def test_two_records_of_the_same_person_leave_him_as_he_is(kantor):
    a, satu = tokoh(kantor, "Uha Suhaya")
    b = PeroranganFactory(pengelola=kantor.cipedes)
    orang_di(b, orang=satu, nama_jabatan="diri sendiri")

    log = gabung(kantor, a, b)

    assert not log.ikutan.exists()
    satu.refresh_from_db()
    assert satu.status == "aktif"
