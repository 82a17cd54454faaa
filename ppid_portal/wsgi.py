"""Entry point of the web server: ``gunicorn ppid_portal.wsgi``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ppid_portal.settings")
# What is loaded here stays: to look for rubbish in it takes as long as loading.
gc.disable()
application = get_wsgi_application()
gc.enable()
