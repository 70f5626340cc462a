"""The tests mirror the rooms of `samspil/`. Imported first of all, so the settings know what they are read for."""

import os

os.environ.setdefault("SAMSPIL_TEST", "1")
