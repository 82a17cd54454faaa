from django.db import migrations, models

import organisasi.kolom
from organisasi.sandi import sandikan, sidik, sidik_surel


def sandikan_pesan(apps, schema_editor):
    """What stood in clear is encrypted; only an officer's address may be read."""
    pesan = apps.get_model("organisasi", "Notifikasi")
    akun = apps.get_model("organisasi", "Petugas")
    petugas = set(akun.objects.values_list("email", flat=True))
    for satu in pesan.objects.exclude(penerima=""):
        alamat = satu.penerima
        peristiwa = satu.kunci.removesuffix(f":{alamat}")
        # Of a key that did not fit the address may stand in the middle.
        utuh = peristiwa != satu.kunci
        satu.kunci = f"{peristiwa[:135]}:{sidik(satu.kunci)}" if utuh else f"lama:{satu.pk}"
        satu.kepada_petugas = not satu.objek_jenis and alamat in petugas
        satu.sidik_penerima = sidik_surel(alamat)
        satu.galat_terakhir = satu.galat_terakhir.replace(alamat, "(alamat)")
        satu.penerima = sandikan(alamat)
        satu.isi = sandikan(satu.isi) if satu.isi else ""
        satu.tajuk = sandikan(satu.tajuk) if satu.tajuk not in {"", "{}"} else ""
        satu.save()
    pesan.objects.filter(tajuk="{}").update(tajuk="")


class Migration(migrations.Migration):

    dependencies = [
        ('organisasi', '0014_isian_petugas'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='notifikasi',
            name='organisasi_notifikasi_kabar',
        ),
        migrations.AddField(
            model_name='notifikasi',
            name='kepada_petugas',
            field=models.BooleanField(default=False, editable=False, verbose_name='kepada petugas'),
        ),
        migrations.AddField(
            model_name='notifikasi',
            name='sidik_penerima',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AlterField(
            model_name='notifikasi',
            name='penerima',
            field=models.TextField(),
        ),
        migrations.AlterField(
            model_name='notifikasi',
            name='tajuk',
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.RunPython(sandikan_pesan, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='notifikasi',
            name='isi',
            field=organisasi.kolom.TeksTersandi(),
        ),
        migrations.AlterField(
            model_name='notifikasi',
            name='penerima',
            field=organisasi.kolom.TeksTersandi(),
        ),
        migrations.AlterField(
            model_name='notifikasi',
            name='tajuk',
            field=organisasi.kolom.TeksTersandi(blank=True, editable=False, verbose_name='tajuk tambahan (JSON)'),
        ),
        migrations.AddIndex(
            model_name='notifikasi',
            index=models.Index(condition=models.Q(('jalur', 'petugas')), fields=['sidik_penerima', '-dikirim_pada'], name='organisasi_notifikasi_kabar'),
        ),
        migrations.AddConstraint(
            model_name='notifikasi',
            constraint=models.CheckConstraint(condition=models.Q(('penerima', ''), models.Q(('sidik_penerima', ''), _negated=True), _connector='OR'), name='organisasi_notifikasi_penerima_dicari'),
        ),
    ]
