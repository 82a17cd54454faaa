"""Indicators: reckoned from what the services know, never typed (pemangku 10).

``definisi`` says what each figure is; ``permohonan``, ``pengaduan``, ``pemangku`` judge
the rows of the services one by one; ``hitung`` adds them up by period and place;
``simpan`` keeps the sums; ``potret`` freezes them; ``baca`` gives them to pages and files.
"""
