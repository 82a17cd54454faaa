"""Django's PostgreSQL backend with a limit on every wait.

A server that is gone, frozen or locked must not hold the threads that answer people. So
the patience of each kind of work is set where it is asked (``kerja``), and the backend
(``base``) gives up a server that says nothing and lets nobody wait while it is away.
"""
