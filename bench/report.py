"""The measurements as a table, written between two marks of docs/performance.md."""

from typing import Any

from bench.serving import ROOT

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def write(result: dict[str, Any]) -> None:
    """Put the new table in place of the old one."""
    text = PAGE.read_text(encoding="utf-8")
    before, _mark, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{table(result)}\n{END}{after}", encoding="utf-8")


def table(result: dict[str, Any]) -> str:
    """Return the table in Markdown: the large installation, and how it has grown from the small one."""
    sizes = result["sizes"]
    large, small = sizes.get("L") or sizes["S"], sizes.get("S")
    lines = [
        f"Measured {result['at']} at {result['commit']} on {result['machine']}, Python {result['python']}.",
        f"Load of the machine before the run: {result['load']:.1f}.",
        f"Command: `{result['command']}`.",
        "",
        "| Page | Goal, CPU ms | CPU ms | of it database | S → L | Queries | HTML, KB | req/s | p99 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        _line(name, page, small["pages"].get(name) if small else None)
        for name, page in large["pages"].items()
    ]
    return "\n".join([*lines, "", *_rest(result, large)])


def _line(name: str, page: dict[str, Any], small: dict[str, Any] | None) -> str:
    goal = page.get("goal", "")
    missed = "**" if goal and page["cpu_ms"] > goal else ""
    growth = f"{page['cpu_ms'] / small['cpu_ms']:.2f}×" if small and small["cpu_ms"] else ""
    size = f"{page['bytes'] / 1024:.0f}" if "bytes" in page else ""
    cells = [
        name,
        goal,
        f"{missed}{page['cpu_ms']}{missed}",
        page["database_ms"],
        growth,
        page.get("queries", ""),
        size,
    ]
    return "| " + " | ".join(str(cell) for cell in [*cells, page["requests_per_second"], page["p99"]]) + " |"


def _rest(result: dict[str, Any], large: dict[str, Any]) -> list[str]:
    told = large["race"]
    seeds = {key.split()[1]: seconds for key, seconds in result.items() if key.startswith("seed_seconds")}
    return [
        f"* Sign-up (POST): {told['cpu_ms']} CPU ms a request (goal {told['goal']}).",
        f"* {told['asked_rounds']} rounds of 24 people for 3 places: {told['overbooked']} overbooked, {told['miscounted']} miscounted, {told['full']} full; answers {told['answers']}.",
        f"* A web process: {large['resident_mb']} MB resident after all of it (goal 90).",
        f"* Cold start: {large['cold_start']} CPU s until the addresses are known (goal 1).",
        *(
            [f"* Filling: {', '.join(f'{size} {seconds:.0f} CPU s' for size, seconds in seeds.items())}."]
            if seeds
            else []
        ),
    ]
