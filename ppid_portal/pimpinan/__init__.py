"""The leaders' page: what needs a decision, target against actual, where.

``sumber`` says whose page it is and reads the figures, ``keputusan``, ``target`` and
``tempat`` make one part each, ``papan`` puts them together for the page and its one paper.
"""
