// The map beside the list: our own points, gathered by town, each a button that leads to the list of that town.
(() => {
  const [WIDE, HIGH] = [170, 36]; // pixels of a button
  const DENMARK = [[54.5, 8], [57.8, 12.8]];

  function start(frame) {
    if (!frame || frame.dataset.started || !window.L) return;
    frame.dataset.started = "yes";
    const map = L.map(frame, { scrollWheelZoom: false, attributionControl: false, zoomControl: false, maxZoom: 16 });
    if (frame.dataset.tiles) L.tileLayer(frame.dataset.tiles, { maxZoom: 18 }).addTo(map);
    L.control.zoom({ zoomInTitle: frame.dataset.closer, zoomOutTitle: frame.dataset.farther }).addTo(map);
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

  // Towns that would cover each other at this zoom share one button, named after the largest.
  function show(map, frame, towns) {
    const layer = L.layerGroup().addTo(map);
    const places = towns.map((town) => ({ ...town, at: L.latLng(middle(town.points)) })).sort((a, b) => b.count - a.count);
    const draw = () => {
      layer.clearLayers();
      for (const group of gathered(map, places)) layer.addLayer(button(frame, group));
    };
    if (places.length) map.fitBounds(L.latLngBounds(places.map((town) => town.at)).pad(0.15), { maxZoom: 11, animate: false });
    map.on("zoomend", draw);
    draw();
  }

  function gathered(map, places) {
    const groups = [];
    for (const town of places) {
      const point = map.latLngToLayerPoint(town.at);
      const near = groups.find(({ point: { x, y } }) => Math.abs(x - point.x) < WIDE && Math.abs(y - point.y) < HIGH);
      if (near) near.towns.push(town);
      else groups.push({ point, towns: [town] });
    }
    return groups.map(({ towns }) => towns);
  }

  function button(frame, towns) {
    const count = towns.reduce((sum, town) => sum + town.count, 0);
    const words = `${towns[0].name}${towns.length > 1 ? ` ${frame.dataset.around}` : ""}: ${count}`;
    const label = document.createElement("span");
    label.className = "map-town";
    label.textContent = words;
    const icon = L.divIcon({ html: label, className: "", iconSize: [0, 0] });
    return L.marker(towns[0].at, { icon, keyboard: true, title: words, alt: words }).bindPopup(() => popup(frame, towns), { maxHeight: 220 });
  }

  function popup(frame, towns) {
    const list = document.createElement("ul");
    list.setAttribute("aria-label", frame.dataset.see);
    for (const town of towns) {
      const query = new URL(frame.dataset.points, location.href).searchParams;
      query.set("sted", town.name);
      query.delete("afstand");
      const link = document.createElement("a");
      link.href = `${frame.dataset.find}?${query}`;
      link.textContent = `${town.name} (${town.count})`;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    return list;
  }

  function middle(points) {
    const sum = points.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
    return [sum[0] / points.length, sum[1] / points.length];
  }

  const begin = () => start(document.getElementById("map"));
  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:after:swap", begin);
})();
