"""The demo's worker, which ends when the process that started it is gone.

``make run`` starts it as its child: ``python -m dev.demo.induk pekerja``. A parent killed by
SIGKILL can tell nobody, so the child looks for itself.
"""

import os
import signal
import threading
import time

import manage

# Set by the parent: its process number.
NAMA_ENV = "PORTAL_INDUK"
# Seconds between two looks, and between the polite and the hard end.
JEDA = 1.0
TENGGANG = 10.0


def ikuti() -> threading.Thread | None:
    """Watch the parent that the environment names, beside the work."""
    nomor = os.environ.pop(NAMA_ENV, "")
    if not nomor.isdecimal():
        return None
    penjaga = threading.Thread(target=pantau, args=(int(nomor),), daemon=True)
    penjaga.start()
    return penjaga


def pantau(nomor: int) -> None:
    """Wait while ``nomor`` is the parent; then end this process."""
    while os.getppid() == nomor:
        time.sleep(JEDA)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(TENGGANG)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    ikuti()
    manage.main()
