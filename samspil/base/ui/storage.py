"""Where the static files of an installation lie, and under which address."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class RememberedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise has no types
    """Whitenoise's storage. The manifest is read once, so an address that has been asked for stays as it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses = dict[str, str]()

    def url(self, name: str, *, force: bool = False) -> str:
        if name not in self._addresses:
            self._addresses[name] = super().url(name, force)
        return self._addresses[name]
