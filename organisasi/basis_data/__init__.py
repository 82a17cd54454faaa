"""Django's PostgreSQL backend with a limit on every wait.

A server that is gone, frozen or locked must not hold the threads that answer people. So
the patience of each kind of work is set where it is asked (``kerja``), a server that says
nothing is given up by the connection itself (``sambungan``), and while it cannot be had
nobody waits for it (``sekring``).
"""
