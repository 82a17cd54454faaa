"""The WSGI program of the bare project."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
