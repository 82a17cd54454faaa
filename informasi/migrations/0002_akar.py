from django.db import migrations

FUNGSI = """
CREATE FUNCTION informasi_akar(kata text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    WITH sekali AS (
        SELECT COALESCE((ts_lexize('indonesian_stem', kata))[1], kata) AS akar
    ), rapi AS (
        SELECT regexp_replace(akar, '^[nm](?=[bcdfjklpqrstvwz])', '') AS akar FROM sekali
    )
    SELECT COALESCE((ts_lexize('indonesian_stem', akar))[1], akar) FROM rapi
);
"""


class Migration(migrations.Migration):
    """The root of a word: the stemmer twice, with the nasal it leaves behind removed.

    Alone it makes "nduduk" of *kependudukan* but "duduk" of *penduduk*.
    """

    dependencies = [("informasi", "0001_awal")]

    operations = [migrations.RunSQL(FUNGSI, "DROP FUNCTION informasi_akar(text);")]
