"""A migration that the release before would trip over is refused."""

import re
import shutil

import pytest

from dev import migrasi
from dev.pembuat_data.berkas import AKAR

ISI = """
from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("alur_contoh", "{sebelum}")]
    operations = [migrations.{langkah}]
"""
# Each after the other, with whether it is refused.
LANGKAH = {
    "wajib": (True, "AddField('berkascontoh', 'a', models.TextField(default='-'))"),
    "kosong": (False, "AddField('berkascontoh', 'b', models.TextField(null=True))"),
    "bawaan": (
        False,
        "AddField('berkascontoh', 'c', models.TextField(db_default=''))",
    ),
    "diwajibkan": (True, "AlterField('berkascontoh', 'b', models.TextField())"),
    "aturan": (
        True,
        "AddConstraint('berkascontoh', models.CheckConstraint(condition=models.Q(id__gt=0), name='x'))",
    ),
    "nama_lain": (True, "RenameField('berkascontoh', 'c', 'd')"),
    "buang": (True, "RemoveField('berkascontoh', 'd')"),
    "model_lain": (True, "RenameModel('RujukanContoh', 'Contoh')"),
    "tabel_hilang": (True, "DeleteModel('Contoh')"),
}


@pytest.mark.django_db
def test_what_the_release_before_would_trip_over_is_refused(
    tmp_path, monkeypatch, settings, capsys
):
    folder = tmp_path / "migrasi_uji"
    shutil.copytree(AKAR / "tests" / "alur_contoh" / "migrations", folder)
    monkeypatch.syspath_prepend(tmp_path)
    settings.MIGRATION_MODULES = {"alur_contoh": "migrasi_uji"}
    lama, sebelum = migrasi.semua(), "0002_rahasia"
    for ke, (nama, (_, langkah)) in enumerate(LANGKAH.items(), 3):
        isi = ISI.format(sebelum=sebelum, langkah=langkah)
        sebelum = f"{ke:04}_{nama}"
        (folder / f"{sebelum}.py").write_text(isi)
    assert migrasi.periksa(lama) == 7
    kata = re.findall(r"\(alur_contoh, \d+_(\w+)\)\.\.\. (\w+)", capsys.readouterr()[0])
    assert {nama: hasil == "ERR" for nama, hasil in kata} == {
        nama: ditolak for nama, (ditolak, _) in LANGKAH.items()
    }


@pytest.mark.django_db
def test_what_the_last_release_had_is_named_as_it_is_called():
    rilis = set(migrasi.RILIS.read_text().splitlines())
    assert rilis <= migrasi.semua()
    assert "organisasi 0001_awal" in rilis
