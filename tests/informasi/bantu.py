"""What every table of acts is tried with."""

import pytest

from organisasi.alur.tindakan import TETAP, TindakanTerlarang


def coba(berkas, lakukan, dari, ke):
    """The act moves the row and leaves a line exactly where the table says so."""
    awal, sejak = berkas.status, berkas.status_sejak
    if awal in dari:
        lakukan()
        tersimpan = type(berkas)._default_manager.get(pk=berkas.pk)
        assert tersimpan.status == berkas.status == (ke or awal)
        assert (tersimpan.status_sejak == sejak) == (ke == TETAP)
        assert berkas.riwayat.count() == 1
        return
    with pytest.raises(TindakanTerlarang):
        lakukan()
    tersimpan = type(berkas)._default_manager.get(pk=berkas.pk)
    assert (tersimpan.status, tersimpan.status_sejak) == (awal, sejak)
    assert not berkas.riwayat.exists()
