"""Rows that the database must refuse."""


def ubah(pabrik, **nilai):
    """A lawful row, then one UPDATE that is not."""

    def lakukan():
        objek = pabrik()
        return type(objek)._default_manager.filter(pk=objek.pk).update(**nilai)

    return lakukan


def kembar(pabrik, *kolom):
    """A second row that shares ``kolom`` with the first."""

    def lakukan():
        satu = pabrik()
        return pabrik(**{nama: getattr(satu, nama) for nama in kolom})

    return lakukan
