"""A helper process ends when the process that started it is gone.

``make run`` starts the worker as its child. A parent killed by SIGKILL can tell
nobody, so the child looks for itself.
"""

import os
import signal
import threading
import time

# Set by the parent: its process number.
NAMA_ENV = "PORTAL_INDUK"
# Seconds between two looks, and between the polite and the hard end.
JEDA = 1.0
TENGGANG = 10.0


def ikuti() -> threading.Thread | None:
    nomor = os.environ.pop(NAMA_ENV, "")
    if not nomor.isdecimal():
        return None
    penjaga = threading.Thread(target=pantau, args=(int(nomor),), daemon=True)
    penjaga.start()
    return penjaga


def pantau(nomor: int) -> None:
    while os.getppid() == nomor:
        time.sleep(JEDA)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(TENGGANG)
    os.kill(os.getpid(), signal.SIGKILL)
