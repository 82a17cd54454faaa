"""Django's command line; starts the development database where it is allowed."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured

from ppid_portal.operasi.env import env_bool


def main() -> None:
    """Run one command of Django; a wrong environment is told in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ppid_portal.settings")
    try:
        _siapkan_basis_data()
        import django
        from django.conf import settings
        from django.core.management import execute_from_command_line

        settings.INSTALLED_APPS  # noqa: B018 -- read now, to tell what is missing
        # What is loaded here stays: to look for rubbish in it takes as long as loading.
        gc.disable()
        django.setup()
        gc.freeze()
        gc.enable()
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as galat:
        raise SystemExit(f"Pengaturan belum benar: {galat}") from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _siapkan_basis_data() -> None:
    """Start the development server only for a demo or a developer, never else."""
    boleh = env_bool("DEBUG", bawaan=False) or env_bool("PORTAL_DEMO", bawaan=False)
    if boleh and not os.environ.get("DATABASE_URL"):
        # Not in the image, which is always told where its database is.
        from dev import devdb

        os.environ["DATABASE_URL"] = devdb.ensure()
        # A backup is written by the programs of the server it comes from.
        os.environ.setdefault("PORTAL_PG_BIN", str(devdb.bindir()))


if __name__ == "__main__":
    main()
