from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ppid_portal', '0001_simpanan'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pekerjaan',
            fields=[
                ('nama', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('terakhir_mulai', models.DateTimeField(blank=True, null=True, verbose_name='terakhir mulai')),
                ('terakhir_selesai', models.DateTimeField(blank=True, null=True, verbose_name='terakhir selesai')),
                ('galat', models.CharField(blank=True, max_length=300, verbose_name='galat terakhir')),
                ('berikutnya', models.DateTimeField(verbose_name='jalan berikutnya')),
            ],
            options={
                'verbose_name': 'pekerjaan terjadwal',
                'verbose_name_plural': 'pekerjaan terjadwal',
                'ordering': ('nama',),
            },
        ),
    ]
