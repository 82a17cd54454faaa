"""Indicators: reckoned from what the services know, never typed.

``aturan`` says for the rows of each service what counts (``Indikator``); ``hitung`` adds them
up by period and place and keeps the sums; ``potret`` gives them to pages and files, and
freezes them.
"""
