"""The leaders' page: what needs a decision, target against actual, where.

``sumber`` says whose page it is, what is chosen, and reads the figures; ``keputusan``, ``target`` and
``tempat`` make one part each, ``views`` puts them together for the page and its one paper.
"""
