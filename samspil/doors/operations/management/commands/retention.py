"""`manage.py retention`: every rule about how long data is kept, carried out now."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from samspil.base.jobs.schedule import REGISTRY
from samspil.doors.operations.rules.records import Rule
from samspil.doors.operations.rules.retention import RULES


class Command(BaseCommand):
    help = "Carry out all rules about how long data is kept, as the worker does by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = [rule.job for rule in RULES if not self._carry_out(rule)]
        if failed:
            raise CommandError(f"Not carried out: {', '.join(failed)}.", returncode=1)

    def _carry_out(self, rule: Rule) -> bool:
        before = _counts(rule)
        try:
            REGISTRY[rule.job].job.func()
        except Exception as problem:  # noqa: BLE001 - one rule that fails does not hold up the others
            self.stderr.write(f"{rule.job}: {type(problem).__name__}")
            return False
        gone = ", ".join(
            f"{table} -{before[table] - count}"
            for table, count in _counts(rule).items()
            if before[table] != count
        )
        self.stdout.write(f"{rule.job}: {rule.what} ({rule.kept}): {gone or 'no row deleted'}")
        return True


def _counts(rule: Rule) -> dict[str, int]:
    return {table: apps.get_model(table)._base_manager.count() for table in rule.tables}  # noqa: SLF001 - the manager that hides nothing
