"""The WSGI application that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# What has been loaded stays for good, and a page makes thousands of things that die with it: look less often, and not at all of it.
gc.collect()
gc.freeze()
gc.set_threshold(5_000, 20, 10)
