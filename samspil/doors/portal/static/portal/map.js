// The map beside the list: our own points, gathered by town, each a button that leads to the list of that town.
(() => {
  const DENMARK = [[54.5, 8], [57.8, 12.8]];

  function start(frame) {
    if (!frame || frame.dataset.started || !window.L) return;
    frame.dataset.started = "yes";
    const map = L.map(frame, { scrollWheelZoom: false, attributionControl: false, maxZoom: 16 });
    if (frame.dataset.tiles) L.tileLayer(frame.dataset.tiles, { maxZoom: 18 }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    map.fitBounds(DENMARK);
    fetch(frame.dataset.points, { headers: { Accept: "application/geo+json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((found) => show(map, frame, byTown(found.features)))
      .catch(() => {
        frame.replaceWith(Object.assign(document.createElement("p"), { textContent: frame.dataset.failed }));
      });
  }

  function byTown(features) {
    const towns = new Map();
    for (const { geometry, properties } of features) {
      const key = properties.town || geometry.coordinates.join();
      const town = towns.get(key) || { name: properties.town, count: 0, points: [] };
      town.count += properties.count;
      town.points.push([geometry.coordinates[1], geometry.coordinates[0]]);
      towns.set(key, town);
    }
    return [...towns.values()];
  }

  function show(map, frame, towns) {
    for (const town of towns) {
      const label = document.createElement("span");
      label.className = "map-town";
      label.textContent = `${town.name} ${town.count}`;
      const icon = L.divIcon({ html: label, className: "", iconSize: [0, 0] });
      const words = `${town.name}: ${town.count}`;
      L.marker(middle(town.points), { icon, keyboard: true, title: words, alt: words }).bindPopup(popup(frame, town)).addTo(map);
    }
    if (towns.length) map.fitBounds(L.latLngBounds(towns.map((town) => middle(town.points))).pad(0.25), { maxZoom: 11 });
  }

  function popup(frame, town) {
    const box = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = `${town.name} – ${town.count}`;
    const query = new URL(frame.dataset.points, location.href).searchParams;
    query.set("sted", town.name);
    query.delete("afstand");
    const link = document.createElement("a");
    link.href = `${frame.dataset.find}?${query}`;
    link.textContent = frame.dataset.see;
    box.append(name, document.createElement("br"), link);
    return box;
  }

  function middle(points) {
    const sum = points.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
    return [sum[0] / points.length, sum[1] / points.length];
  }

  const begin = () => start(document.getElementById("map"));
  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:after:swap", begin);
})();
