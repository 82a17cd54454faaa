from django.db import migrations


class Migration(migrations.Migration):
    """The addresses kept so far held the keys of cases; there is no way back to them."""

    dependencies = [
        ("ppid_portal", "0008_panggilan"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE pghistory_context SET metadata = metadata - 'url' "
            "WHERE metadata ? 'url'",
            migrations.RunSQL.noop,
        ),
    ]
