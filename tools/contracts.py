"""Our own kinds of contract for import-linter: rooms that may not be built yet, and what a room keeps to itself."""

from typing import Any

from grimp import ImportGraph
from importlinter.application import output
from importlinter.contracts.layers import LayersContract
from importlinter.domain import fields
from importlinter.domain.contract import Contract, ContractCheck

ROOM_DEPTH = 3  # samspil.<floor>.<room>


class Rooms(LayersContract):
    """Layers, for floors of which some are not built yet."""

    type_name = "rooms"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Check the containers that exist; a floor without a room breaks nothing."""
        self.containers: Any = [
            container
            for container in self.containers
            if "*" in container.expression or container.expression in graph.modules
        ]
        if not self.containers:
            return ContractCheck(
                kept=True, metadata={"invalid_dependencies": [], "undeclared_modules": set()}
            )
        return super().check(graph, verbose)


class _DirectImports(Contract):
    """A contract that is broken by single import lines and prints them."""

    def offences(self, graph: ImportGraph) -> list[tuple[str, str]]:
        raise NotImplementedError

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        found = self.offences(graph)
        return ContractCheck(kept=not found, metadata={"found": sorted(found)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["found"]:
            output.print_error(f"- {importer} imports {imported}", bold=False)


class RoomPrivates(_DirectImports):
    """What a room shows the web, and what it does by itself, is nobody else's to import."""

    type_name = "room_privates"
    private = fields.SetField(subfield=fields.StringField())
    public_floors = fields.SetField(subfield=fields.StringField())

    def offences(self, graph: ImportGraph) -> list[tuple[str, str]]:
        return [
            (importer, imported)
            for imported in graph.modules
            if self._is_private(imported.split("."))
            for importer in graph.find_modules_that_directly_import(imported)
            if importer.split(".")[:ROOM_DEPTH] != imported.split(".")[:ROOM_DEPTH]
        ]

    def _is_private(self, parts: list[str]) -> bool:
        private: Any = self.private
        public_floors: Any = self.public_floors
        return len(parts) > ROOM_DEPTH and parts[ROOM_DEPTH] in private and parts[1] not in public_floors


class RoomPurity(_DirectImports):
    """A package of plain Python: neither the framework nor the rest of the house."""

    type_name = "room_purity"
    pure = fields.StringField()
    forbidden = fields.SetField(subfield=fields.StringField())

    def offences(self, graph: ImportGraph) -> list[tuple[str, str]]:
        forbidden: Any = self.forbidden
        return [
            (importer, imported)
            for importer in graph.modules
            if _inside(importer, str(self.pure))
            for imported in graph.find_modules_directly_imported_by(importer)
            if any(_inside(imported, package) for package in forbidden)
        ]


def _inside(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
