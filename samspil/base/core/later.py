"""Modules that a process loads when it first needs them: a web process never draws a PDF or reads a workbook until somebody asks."""

import importlib
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for the module, and is as good as it: the first name asked for loads it, once for all threads."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what looks around among modules does not mean to use one
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


def later(name: str) -> Any:
    """Return what stands for the module; import it plainly under TYPE_CHECKING beside this."""
    return _Later(name)
