// The map of a list of alerts, or of the events of one alert: marks over lines that this service gives out itself.
// Texts of others come into the page as text and attributes only, never as HTML.
'use strict';
const panel = document.getElementById('mapped');
const box = document.getElementById('map');
const said = box.dataset;
const ofAlerts = said.kind === 'alerts';
// days as the rest of the page writes them
const language = document.documentElement.lang === 'ar' ? 'ar-u-nu-latn-ca-gregory' : 'en-GB';
const rightToLeft = document.documentElement.dir === 'rtl';

// --- a severity is a shape as well as a colour ---
const SHAPES = {
  CRITICAL: 'M12 1 23 12 12 23 1 12Z',
  HIGH: 'M12 2 22.5 21H1.5Z',
  MEDIUM: 'M3.5 3.5H20.5V20.5H3.5Z',
  LOW: 'M12 4a8 8 0 1 0 .01 0Z',
  EVENT: 'M12 5a7 7 0 1 0 .01 0Z',
};
const ORDER = Object.keys(SHAPES);
function shape(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'shape ' + name);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}

function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

// --- what is marked ---
function spot(feature) {
  const p = feature.properties;
  const [lon, lat] = feature.geometry.coordinates;
  const id = String(feature.id);
  const event = document.getElementById(id);
  return {
    id, lat, lon,
    place: p.placeName, radius: p.uncertaintyMetres,
    shape: SHAPES[p.severity] ? p.severity : 'EVENT',
    faint: p.condition === 'ENDED' || p.condition === 'WITHDRAWN',
    day: p.lastEventDate ?? p.day,
    href: ofAlerts ? '/alerts/' + encodeURIComponent(id) : (event ? '#' : '/events/') + encodeURIComponent(id),
    label: ofAlerts ? p.title + ' (' + said[p.severity.toLowerCase()] + '): ' + p.summary
      : event?.querySelector('summary, h3')?.textContent ?? p.day,
  };
}

const spots = [];
let lastDay = '';
const shown = () => spots.filter(s => lastDay === '' || s.day <= lastDay);

const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const map = L.map(box, {
  zoomControl: false, attributionControl: false, minZoom: 2, maxZoom: said.tiles ? 18 : 11,
  zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, scrollWheelZoom: ofAlerts,
});
const corner = rightToLeft ? 'topright' : 'topleft';
L.control.zoom({position: corner, zoomInTitle: said.zoomIn, zoomOutTitle: said.zoomOut}).addTo(map);
L.control.scale({imperial: false, position: rightToLeft ? 'bottomright' : 'bottomleft'}).addTo(map);
const credit = L.control.attribution({prefix: false, position: rightToLeft ? 'bottomleft' : 'bottomright'}).addTo(map);
// which Leaflet takes for HTML
const escaped = text => Object.assign(document.createElement('i'), {textContent: text}).innerHTML;
credit.addAttribution(escaped(said.credit));
if (said.tilesCredit) credit.addAttribution(escaped(said.tilesCredit));
credit.getContainer().dir = document.documentElement.dir;
if (said.tiles) L.tileLayer(said.tiles, {maxZoom: 18}).addTo(map);

const label = (at, text) => L.marker(at, {
  interactive: false, keyboard: false, zIndexOffset: -1000,
  icon: L.divIcon({html: element('span', {'aria-hidden': 'true'}, text), className: 'country', iconSize: null}),
});
const land = L.geoJSON(null, {
  style: line => ({
    interactive: false,
    className: 'line ' + line.properties.kind + (line.properties.disputed ? ' disputed' : ''),
  }),
  pointToLayer: (point, at) => label(at, point.properties[rightToLeft ? 'ar' : 'en']),
}).addTo(map);
const rings = L.layerGroup().addTo(map);
const marks = L.layerGroup().addTo(map);

// --- lines: only of the part of the world that is looked at, and a good deal around it ---
let drawn = null;
async function lines() {
  const view = map.getBounds();
  if (drawn && drawn.contains(view)) return;
  const wide = view.pad(0.7);
  const out = (degrees, up, most) => Math.max(-most, Math.min(most, 10 * Math[up](degrees / 10)));
  const west = out(wide.getWest(), 'floor', 180), east = out(wide.getEast(), 'ceil', 180);
  const south = out(wide.getSouth(), 'floor', 90), north = out(wide.getNorth(), 'ceil', 90);
  drawn = L.latLngBounds([south === -90 ? -999 : south, west === -180 ? -999 : west],
    [north === 90 ? 999 : north, east === 180 ? 999 : east]);
  const asked = drawn;
  const answer = await fetch(said.lines + '?bbox=' + [west, south, east, north]);
  const collection = answer.ok && await answer.json();
  if (collection && asked === drawn) land.clearLayers().addData(collection);
  names();
}

// --- names of countries where there is room for them; where none is in sight, those on both sides of each border ---
const sides = L.layerGroup().addTo(map);
function names() {
  const view = map.getBounds();
  const degree = map.project([0, 1]).x - map.project([0, 0]).x;
  let seen = false;
  const nearest = new Map();
  land.eachLayer(layer => {
    const p = layer.feature.properties;
    if (p.kind === 'country') {
      const text = layer.getElement();
      text.hidden = p.width * degree < text.textContent.length * 7;
      seen ||= !text.hidden && view.contains(layer.getLatLng());
    } else if (p.kind === 'border') {
      for (const at of layer.getLatLngs()) {
        const off = view.contains(at) ? at.distanceTo(view.getCenter()) : Infinity;
        if (off < (nearest.get(p.between)?.off ?? Infinity)) nearest.set(p.between, {at, off, text: rightToLeft ? p.ar : p.between});
      }
    }
  });
  sides.clearLayers();
  if (!seen) nearest.forEach(side => label(side.at, side.text).addTo(sides));
}

// --- marks, the gravest before others and what is over last: those that would cover one another are one mark with their number ---
const APART = 34;
const elements = new Map();

function draw() {
  const groups = [];
  for (const s of shown()) {
    const at = map.project([s.lat, s.lon]);
    const near = groups.find(g => g.at.distanceTo(at) < APART);
    near ? near.spots.push(s) : groups.push({at, spots: [s]});
  }
  marks.clearLayers();
  rings.clearLayers();
  elements.clear();
  const ringed = new Set();
  for (const s of shown()) {
    const key = [s.lat, s.lon, s.radius].join();
    if (s.radius > 0 && !ringed.has(key)) {
      ringed.add(key);
      L.circle([s.lat, s.lon], {radius: s.radius, interactive: false, className: 'ring'}).addTo(rings);
    }
  }
  // a name that would run into the next mark is left to those who point at its own
  const crowded = g => groups.some(o => o.at.x > g.at.x && o.at.x - g.at.x < 110 && Math.abs(o.at.y - g.at.y) < 18);
  groups.forEach(group => mark(group.spots, crowded(group)));
}

function mark(group, crowded) {
  const first = group[0];
  const place = element('bdi', {}, first.place);
  const made = group.length === 1
    ? element('a', {href: first.href, draggable: 'false', 'aria-label': first.place + ': ' + first.label, title: first.label},
      shape(first.shape), place)
    : element('button', {type: 'button', 'aria-label': first.place + ': ' + said.many + ' ' + group.length},
      shape(first.shape), element('span', {}, String(group.length)), place);
  made.className = 'mark' + (group.every(s => s.faint) ? ' faint' : '') + (crowded ? ' crowded' : '');
  made.addEventListener('focus', () => map.panInside([first.lat, first.lon], {padding: [30, 30]}));
  // a map that was moved by one of its marks was not clicked; and a click beside a list closes it, which this is not
  made.addEventListener('click', event => {
    event.stopPropagation();
    if (map.dragging.moved()) event.preventDefault();
    else if (group.length > 1) open(group);
    else reveal(first.id);
  });
  onPointing(made, on => group.forEach(s => row(s.id)?.classList.toggle('lit', on)));
  group.forEach(s => elements.set(s.id, made));
  L.marker([first.lat, first.lon], {
    keyboard: false, icon: L.divIcon({html: made, className: '', iconSize: [28, 28]}),
  }).addTo(marks);
}

/** Nearer, where that parts them; else a list of them. */
function open(group) {
  const bounds = L.latLngBounds(group.map(s => [s.lat, s.lon]));
  const zoom = map.getBoundsZoom(bounds, false, L.point(80, 80));
  if (!bounds.getNorthEast().equals(bounds.getSouthWest()) && zoom > map.getZoom()) {
    map.setView(bounds.getCenter(), zoom);
    box.focus();
    return;
  }
  const list = element('ul', {dir: rightToLeft ? 'rtl' : 'ltr'}, ...group.map(s => {
    const link = element('a', {href: s.href}, s.label);
    link.addEventListener('click', () => reveal(s.id));
    return element('li', {class: s.faint ? 'faint' : ''}, shape(s.shape), link);
  }));
  const popup = L.popup({maxHeight: 220, maxWidth: 280, minWidth: 180}).setLatLng(bounds.getCenter()).setContent(list).openOn(map);
  popup.getElement().querySelector('.leaflet-popup-close-button').setAttribute('aria-label', said.close);
  list.querySelector('a').focus();
}

// --- list and map show each other ---
const row = id => document.querySelector('li[data-alert="' + CSS.escape(id) + '"]');
function reveal(id) {
  const event = ofAlerts ? null : document.getElementById(id);
  if (event?.matches('details')) event.open = true;
}
function onPointing(at, then) {
  for (const name of ['mouseenter', 'focusin']) at.addEventListener(name, () => then(true));
  for (const name of ['mouseleave', 'focusout']) at.addEventListener(name, () => then(false));
}
for (const item of document.querySelectorAll('li[data-alert]')) {
  onPointing(item, on => elements.get(item.dataset.alert)?.classList.toggle('lit', on));
}

// --- time: hides what came after a day, which the address keeps ---
function time() {
  const range = document.getElementById('map-day');
  const days = spots.map(s => s.day).sort();
  const first = Date.parse(days[0]), last = Date.parse(days[days.length - 1]), DAY = 86_400_000;
  if (first === last) return;
  const iso = () => new Date(first + range.value * DAY).toISOString().slice(0, 10);
  const say = () => {
    const text = new Date(iso()).toLocaleDateString(language, {dateStyle: 'long', timeZone: 'UTC'});
    range.setAttribute('aria-valuetext', text);
    range.nextElementSibling.textContent = text;
    lastDay = range.value === range.max ? '' : iso();
  };
  range.max = (last - first) / DAY;
  range.value = range.max;
  const kept = Date.parse(/^#day=(\d{4}-\d\d-\d\d)$/.exec(location.hash)?.[1]);
  if (!Number.isNaN(kept)) range.value = (kept - first) / DAY;
  say();
  range.addEventListener('input', () => {
    say();
    draw();
    history.replaceState(null, '', location.pathname + location.search + (lastDay ? '#day=' + lastDay : ''));
  });
  range.parentElement.hidden = false;
}

// --- only what the map shows: the filter bbox in the address ---
const query = new URLSearchParams(location.search);
function narrowed() {
  const [west, south, east, north] = (query.get('bbox') ?? '').split(',').map(Number);
  return north === undefined ? null : L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
}
document.getElementById('map-only')?.addEventListener('click', () => {
  const view = map.getBounds();
  const around = degrees => ((degrees + 540) % 360 + 360) % 360 - 180;
  const whole = view.getEast() - view.getWest() >= 360;
  query.delete('cursor');
  query.set('bbox', [whole ? -180 : around(view.getWest()), Math.max(-90, view.getSouth()),
    whole ? 180 : around(view.getEast()), Math.min(90, view.getNorth())].map(d => d.toFixed(3)).join());
  if (location.pathname === said.list) location.search = query;
  else location = said.list + '?bbox=' + query.get('bbox');
});

// --- begin: the map appears once there is something on it ---
async function begin() {
  const answer = await fetch(said.features);
  const features = answer.ok ? (await answer.json()).features : [];
  spots.push(...features.filter(f => f.geometry).map(spot)
    .sort((a, b) => a.faint - b.faint || ORDER.indexOf(a.shape) - ORDER.indexOf(b.shape)));
  const asked = narrowed();
  if (spots.length === 0 && !asked) return;
  panel.hidden = false;
  document.documentElement.classList.add('with-map');
  const unplaced = features.length - spots.length;
  if (unplaced > 0) document.getElementById('map-unplaced').textContent = said.unplaced + ' ' + unplaced;
  for (const name of panel.querySelectorAll('[data-shape]')) name.prepend(shape(name.dataset.shape));
  map.invalidateSize();
  if (asked) L.rectangle(asked, {interactive: false, className: 'asked'}).addTo(map);
  map.fitBounds(asked ?? L.latLngBounds(spots.map(s => [s.lat, s.lon])).pad(0.15), {maxZoom: asked ? 11 : 8, animate: false});
  if (spots.length > 0) time();
  draw();
  map.on('zoomend', draw).on('moveend', names).on('moveend', lines);
  await lines();
}
begin().finally(() => { box.dataset.ready = 'true'; });
