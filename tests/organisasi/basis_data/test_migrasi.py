"""Tables of a first migration made at once: what they have, and how they go again."""

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.commands import migrate
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import Migration
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    RunPython,
    RunSQL,
)
from django.db.migrations.state import ProjectState
from django.utils import timezone

from organisasi.basis_data.migrasi import Sekaligus, SekaliLewat

pytestmark = pytest.mark.sql

APP = "coba"
KUNCI = ("id", models.BigAutoField(primary_key=True))


def langkah():
    kebun = models.ForeignKey("coba.Kebun", models.CASCADE)
    tertua = models.ForeignKey("coba.Pohon", models.CASCADE, null=True)
    luas = models.CheckConstraint(condition=models.Q(luas__gt=0), name="coba_luas")
    return [
        CreateModel("Kebun", [KUNCI, ("luas", models.IntegerField())]),
        CreateModel("Pohon", [KUNCI, ("kebun", kebun)]),
        AddField("kebun", "tertua", tertua),
        AddConstraint("kebun", luas),
        AddIndex("kebun", models.Index(fields=["luas"], name="coba_kebun_luas")),
    ]


def jalankan(satu):
    dari = ProjectState()
    ke = dari.clone()
    satu.state_forwards(APP, ke)
    with connection.schema_editor(atomic=False) as penyunting:
        satu.database_forwards(APP, penyunting, dari, ke)
    return dari, ke


@pytest.mark.django_db
def test_each_table_comes_whole_and_goes_again():
    semua = Sekaligus(langkah())
    dari, ke = jalankan(semua)
    kebun = ke.apps.get_model(APP, "Kebun")
    pohon = ke.apps.get_model(APP, "Pohon")
    satu = kebun._default_manager.create(luas=1)
    satu.tertua = pohon._default_manager.create(kebun=satu)
    satu.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        kebun._default_manager.create(luas=0)
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        ada = connection.introspection.get_constraints(kursor, "coba_kebun")
    assert {"coba_luas", "coba_kebun_luas"} <= ada.keys()
    assert ("coba_pohon", "id") in {c["foreign_key"] for c in ada.values()}
    with connection.schema_editor(atomic=False) as penyunting:
        semua.database_backwards(APP, penyunting, ke, dari)
    assert not {n for n in connection.introspection.table_names() if "coba_" in n}


@pytest.mark.django_db
def test_the_state_is_the_same_as_step_by_step():
    bertahap = ProjectState()
    for satu in langkah():
        satu.state_forwards(APP, bertahap)
    ke = ProjectState()
    _ = ke.apps  # a state that was already rendered
    Sekaligus(langkah()).state_forwards(APP, ke)
    assert ke.models == bertahap.models


def test_what_hangs_on_a_table_made_elsewhere_is_refused():
    with pytest.raises(ValueError, match="not made in this migration"):
        Sekaligus([*langkah(), AddField("rumah", "luas", models.IntegerField())])


def test_the_plan_names_it_and_it_can_be_written_down():
    satu = Sekaligus(langkah())
    assert satu.describe() == "Make 2 tables at once"
    assert satu.deconstruct() == ("Sekaligus", [satu.operations], {})


class Selipan(AddField):
    """An operation that sees whether what comes before it has been said already."""

    def database_forwards(self, app_label, schema_editor, *state):
        tabel = connection.introspection.get_table_description
        with connection.cursor() as kursor:
            kolom = {k.name for k in tabel(kursor, "alur_contoh_berkascontoh")}
        assert "kesatu" not in kolom
        super().database_forwards(app_label, schema_editor, *state)


@pytest.mark.django_db
def test_a_table_is_not_locked_while_the_rest_is_put_together():
    pelaksana = SekaliLewat(connection)
    dari = pelaksana.loader.project_state()
    migrasi = Migration("0003_coba", "alur_contoh")
    kedua = models.CharField(max_length=9, db_default="%s")
    migrasi.operations = [
        AddField("berkascontoh", "kesatu", models.TextField(null=True)),
        Selipan("berkascontoh", "kedua", kedua),
        RunSQL("-- Begun with a remark\nCREATE TABLE alur_contoh_sisipan ()"),
    ]
    ke = pelaksana.apply_migration(dari, migrasi)
    assert {"kesatu", "kedua"} <= set(ke.models["alur_contoh", "berkascontoh"].fields)
    berkas = ke.apps.get_model("alur_contoh", "BerkasContoh")
    satu = berkas.objects.create(status_sejak=timezone.now())
    satu.refresh_from_db()
    assert (satu.kesatu, satu.kedua) == (None, "%s")
    assert "alur_contoh_sisipan" in connection.introspection.table_names()
    assert ("alur_contoh", "0003_coba") in pelaksana.recorder.applied_migrations()


@pytest.mark.django_db
def test_what_is_no_sql_is_done_as_django_does_it():
    pelaksana = SekaliLewat(connection)
    dipanggil = []
    migrasi = Migration("0003_coba", "alur_contoh")
    migrasi.operations = [RunPython(lambda *_: dipanggil.append(1))]
    pelaksana.apply_migration(pelaksana.loader.project_state(), migrasi)
    assert dipanggil == [1]


def test_the_command_uses_it():
    assert isinstance(
        load_command_class(get_commands()["migrate"], "migrate"), migrate.Command
    )
    assert migrate.MigrationExecutor is SekaliLewat
