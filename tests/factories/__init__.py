"""Records of all models: only what is required, nothing random."""

from factory.base import FactoryMetaClass
from factory.django import DjangoModelFactory


class _Jenis(FactoryMetaClass):
    """Options of a factory as keywords of its class, instead of a class inside it."""

    def __new__(cls, nama, dasar, isi, **pilihan):
        if pilihan:
            isi["Meta"] = type("Meta", (), pilihan)
        return super().__new__(cls, nama, dasar, isi)


class Pabrik(DjangoModelFactory, metaclass=_Jenis):
    """What every factory is made from: ``class UnitFactory(Pabrik, model=Unit)``."""
