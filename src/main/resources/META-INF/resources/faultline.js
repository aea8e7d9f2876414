// What pages can do more where a browser runs scripts; all of them work without.
'use strict';

// --- live: says quietly that alerts came or changed, and shows them when asked to ---
const live = document.getElementById('live');
if (live && window.EventSource) {
  const title = document.title;
  const changed = new Set();
  const say = text => {
    live.firstElementChild.textContent = text;
    live.lastElementChild.hidden = changed.size === 0;
    live.hidden = text === '';
  };
  const count = () => {
    say(changed.size === 0 ? '' : live.dataset.changed + ' ' + changed.size);
    document.title = changed.size === 0 ? title : '(' + changed.size + ') ' + title;
  };
  const stream = new EventSource(live.dataset.stream);
  stream.addEventListener('revision', event => {
    const alert = JSON.parse(event.data).alert.id;
    if (live.dataset.alert === '0' || live.dataset.alert === alert) {
      changed.add(alert);
      count();
    }
  });
  // the browser comes back by itself, and says after which event it goes on
  let lost = 0;
  stream.onerror = () => { lost = lost || setTimeout(() => say(live.dataset.lost), 3000); };
  stream.onopen = () => { clearTimeout(lost); lost = 0; count(); };
  window.addEventListener('pagehide', () => stream.close());
  window.addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
}

// --- new since you looked: alerts that changed after this browser last left the list ---
const items = [...document.querySelectorAll('.alerts > li[data-updated]')];
if (items.length > 0) {
  const key = 'looked';
  const looked = localStorage.getItem(key);
  for (const item of items) {
    item.querySelector('.fresh').hidden = looked === null || item.dataset.updated <= looked;
  }
  const newest = items.map(item => item.dataset.updated).sort().pop();
  window.addEventListener('pagehide', () => {
    if (looked === null || newest > looked) localStorage.setItem(key, newest);
  });
}

// --- keys: j and k go through the list, x chooses; a acknowledges and n notes on the page of an alert ---
document.addEventListener('keydown', event => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = items.map(item => item.querySelector('h3 a'));
  const at = links.indexOf(document.activeElement);
  if (event.key === 'j' && links.length > 0) links[Math.min(at + 1, links.length - 1)].focus();
  else if (event.key === 'k' && links.length > 0) links[Math.max(at - 1, 0)].focus();
  else if (event.key === 'x' && at >= 0) items[at].querySelector('.pick')?.click();
  else if (event.key === 'n') document.getElementById('text')?.focus();
  else if (event.key === 'a') document.querySelector('button[formaction$="/acknowledge"]')?.focus();
  else return;
  event.preventDefault();
});

// --- a report by hand: the sentence that is marked in the article becomes the quote; names of places are completed ---
const take = document.getElementById('take');
if (take) {
  take.parentElement.hidden = false;
  take.addEventListener('click', () => {
    const article = document.getElementById('article');
    const marked = article.value.slice(article.selectionStart, article.selectionEnd).trim();
    if (marked !== '') document.getElementById('quote').value = marked;
    document.getElementById('quote').focus();
  });
}
for (const field of document.querySelectorAll('input[data-names]')) {
  let waiting = 0;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const asked = new URLSearchParams({ kind: field.dataset.names, q: field.value });
      const answer = field.value.length < 2 ? null : await fetch('/api/v1/names/suggestions?' + asked);
      const names = answer?.ok ? (await answer.json()).suggestions : [];
      field.list.replaceChildren(...names.map(name => new Option('', name)));
    }, 200);
  });
}

// --- subscriptions: what the form as it stands would have brought is said while it changes ---
for (const said of document.querySelectorAll('[data-preview]')) {
  const form = said.closest('form');
  let waiting = 0;
  let asking = null;
  form.addEventListener('input', event => {
    if (event.target.name === 'address') return;
    clearTimeout(waiting);
    asking?.abort();
    waiting = setTimeout(async () => {
      asking = new AbortController();
      const body = new URLSearchParams(new FormData(form));
      body.set('act', 'preview');
      try {
        const answer = await fetch(form.action, { method: 'POST', body, signal: asking.signal });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        said.textContent = answer.ok ? page.querySelector('[data-note]')?.textContent ?? '' : '';
      } catch {
        said.textContent = '';
      }
    }, 800);
  });
}
