"""`manage.py create_tables`: a new installation in a tenth of the time that all its migrations take."""

from typing import Any, cast

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps


class Command(BaseCommand):
    """Make the tables of an empty database as the models stand, and note every migration as done.

    `make check` compares models and migrations, so the tables are those that `migrate` makes step by step.
    """

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--or-migrate", action="store_true", help="migrate a database that has tables already"
        )

    def handle(self, *args: Any, or_migrate: bool = False, **options: Any) -> None:
        """Raise CommandError where there is a table already and nobody said that it may be migrated."""
        if connection.introspection.table_names():
            if not or_migrate:
                raise CommandError("The database is not empty: use `manage.py migrate`.")
            call_command("migrate", verbosity=0, skip_checks=True)
            return
        with connection.schema_editor() as editor:
            for model in apps.get_models():
                if model._meta.can_migrate(connection):  # noqa: SLF001 - public in all but its name
                    editor.create_model(model)
        do_what_migrations_do_beside_tables()
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def do_what_migrations_do_beside_tables() -> None:
    """Make the triggers, the cache and the standard rows, and note that all migrations have been here."""
    loader, recorder = MigrationLoader(connection), MigrationRecorder(connection)
    rooms = cast(StateApps, apps)  # the models as they are: nothing else has ever been in these tables
    recorder.ensure_schema()
    for key in dict.fromkeys(
        key for leaf in loader.graph.leaf_nodes() for key in loader.graph.forwards_plan(leaf)
    ):
        ours = apps.get_app_config(key[0]).name.startswith("samspil.")  # those of libraries mend old rows
        for operation in loader.graph.nodes[key].operations if ours else ():
            if isinstance(operation, RunSQL):
                raise CommandError(f"{key}: only functions are known here.")
            if isinstance(operation, RunPython):
                with connection.schema_editor() as editor:
                    operation.code(rooms, editor)
        recorder.record_applied(*key)
