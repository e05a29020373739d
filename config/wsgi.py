"""Where the server meets the application."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
application = get_wsgi_application()

# Every page is read now: what is loaded before the workers part is shared by them, and no first
# visitor waits for it.
_ = get_resolver().url_patterns
