"""The leaders' page: what needs a decision, target against actual, where.

``sumber`` says whose page it is, what is chosen, and reads the figures; ``keputusan`` makes
one part, ``papan`` the others and the whole.
"""
