"""The leaders' page: what needs a decision, target against actual, where (pemangku 10.9).

``sumber`` reads the figures, ``lingkup`` says whose page it is, the others make one part
of the page each, ``papan`` puts them together for the page and for its one paper.
"""
