"""Model fields for free text. They refuse CPR numbers on every path to the table, not only in forms."""

from typing import TYPE_CHECKING, Any

from django.db import models

from samspil.base.core.errors import Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr, refuse_cpr

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
    TextField = models.TextField[str, str]
else:  # the stubs know what a field holds; Django's own classes take no arguments
    CharField, TextField = models.CharField, models.TextField


class _Guarded:
    """Refuses a CPR-like text when it is written, whoever writes it."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)  # type: ignore[misc] # mixed into a Field
        if isinstance(prepared, str):
            if holds_cpr(prepared):
                raise Invalid({str(self.name): [str(MESSAGE)]})  # type: ignore[attr-defined] # mixed into a Field
            return prepared.replace("\x00", "")
        return prepared


class GuardedCharField(_Guarded, CharField):
    """One line that people write."""

    default_validators = [*models.CharField.default_validators, refuse_cpr]


class GuardedTextField(_Guarded, TextField):
    """Several lines that people write."""

    default_validators = [*models.TextField.default_validators, refuse_cpr]
