// The editor of rules where a browser runs scripts: numbers of lines, colours, and completion by the words that the checker
// knows. Where it runs none, the field is a plain one and the buttons do the same.
'use strict';

const area = document.querySelector('.ruleForm textarea');
if (area && window.CodeMirror) {
  CodeMirror.defineSimpleMode('rule', {
    start: [
      {regex: /\/\*/, token: 'comment', next: 'comment'},
      {regex: /\/\/.*/, token: 'comment'},
      {regex: /"(?:[^"\\]|\\.)*"?/, token: 'string'},
      {regex: /@\w+/, token: 'meta'},
      {regex: /\$\w+/, token: 'variable-2'},
      {regex: /(?:rule|when|then|end|not|exists|accumulate|and|in|contains|matches|this|before|after|coincides)\b/, token: 'keyword'},
      {regex: /[A-Z][A-Z_]+\b/, token: 'atom'},
      {regex: /[A-Z]\w*/, token: 'def'},
      {regex: /\d+[dhm]?\b/, token: 'number'},
      {regex: /\w+/, token: 'variable'},
    ],
    comment: [
      {regex: /.*?\*\//, token: 'comment', next: 'start'},
      {regex: /.*/, token: 'comment'},
    ],
    meta: {blockCommentStart: '/*', blockCommentEnd: '*/', lineComment: '//'},
  });

  // --- what may stand where the cursor is ---
  let vocabulary = null;
  fetch('/api/v1/vocabulary').then(answer => answer.ok ? answer.json() : null).then(words => { vocabulary = words; });

  /** What stands before each bracket that is open at the end of a text, the innermost first. */
  const open = text => {
    const bare = text.replace(/\/\*[\s\S]*?(\*\/|$)|\/\/.*|"(?:[^"\\\n]|\\.)*"?/g, found => ' '.repeat(found.length));
    const words = [];
    let closed = 0;
    for (let i = bare.length - 1; i >= 0; i--) {
      if (bare[i] === ')') closed++;
      else if (bare[i] === '(' && closed > 0) closed--;
      else if (bare[i] === '(') words.push((bare.slice(0, i).match(/(\w+)\s*$/) || ['', ''])[1]);
    }
    return words;
  };

  const named = text => [...new Set([...text.matchAll(/\$\w+(?=\s*:)/g)].map(found => found[0]))];

  /** A field by its name, of the fact whose brackets the cursor is in or else of any. */
  const field = (name, fact) => {
    const own = vocabulary.fields[fact];
    return (own && own[name]) || Object.values(vocabulary.fields).map(all => all[name]).find(one => one);
  };

  /** What comes into question: its beginning as typed so far, and words with what they say. */
  const choices = (before, whole) => {
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const fact = open(before).find(word => vocabulary.facts[word] !== undefined) || '';
    const of = (words, said) => words.map(word => ({text: word, said: said ? said(word) : '', known: word}));
    let found;
    if ((line.match(/"/g) || []).length % 2 === 1) {
      found = line.match(/(\w+)\s*(?:==|!=|contains|in\s*\((?:\s*"[^"]*"\s*,)*)\s*"([^"]*)$/);
      const kind = found && field(found[1], fact);
      return {typed: found ? found[2] : '', words: kind && kind.names ? vocabulary.names[kind.names].map(n => ({text: n.name, said: n.shown, known: n.name + ' ' + n.shown})) : []};
    }
    if ((found = line.match(/@(\w+)\(\s*(\w*)$/))) return {typed: found[2], words: of(vocabulary.metadata[found[1]] || [])};
    if ((found = line.match(/@(\w*)$/))) return {typed: found[1], words: of(Object.keys(vocabulary.metadata))};
    if ((found = line.match(/\$\w*$/))) return {typed: found[0], words: of(named(whole))};
    if ((found = before.match(/(\w+)\s*(?:==|!=|in\s*\([\w\s,]*?)\s*(\w*)$/))) {
      const kind = field(found[1], fact);
      if (kind && kind.kind === 'constant') return {typed: found[2], words: of(vocabulary.constants[kind.of] || [])};
    }
    if ((found = before.match(/(\$?)(\w+)\.(\w*)$/))) {
      const bound = found[1] && whole.match(new RegExp('\\$' + found[2] + '\\s*:\\s*(\\w+)'));
      const kind = bound ? null : field(found[2], fact);
      const fields = vocabulary.fields[bound ? bound[1] : (kind && kind.of)] || {};
      return {typed: found[3], words: of(Object.keys(fields), name => fields[name].of || fields[name].kind)};
    }
    const typed = before.match(/\w*$/)[0];
    if (fact && open(before)[0] !== 'accumulate') {
      const fields = vocabulary.fields[fact];
      return {typed, words: of(Object.keys(fields), name => fields[name].of || fields[name].kind).concat(of(vocabulary.words))};
    }
    return {typed, words: of(Object.keys(vocabulary.facts), type => vocabulary.facts[type])
      .concat(of(vocabulary.functions), of(vocabulary.words))};
  };

  const hint = editor => {
    const cursor = editor.getCursor();
    if (!vocabulary) return null;
    const {typed, words} = choices(editor.getRange({line: 0, ch: 0}, cursor), editor.getValue());
    const begun = typed.toLowerCase();
    const fits = word => word.text.toLowerCase().startsWith(begun) ? 0
      : word.known.toLowerCase().includes(begun) ? 1 : 2;
    return {
      from: {line: cursor.line, ch: cursor.ch - typed.length},
      to: cursor,
      list: words.filter(word => fits(word) < 2).sort((a, b) => fits(a) - fits(b))
        .map(word => ({text: word.text, displayText: word.said && word.said !== word.text ? word.text + ' · ' + word.said : word.text})),
    };
  };

  // --- the field itself ---
  const editor = CodeMirror.fromTextArea(area, {
    mode: 'rule',
    lineNumbers: true,
    lineWrapping: true,
    direction: 'ltr',
    inputStyle: 'contenteditable', // what screen readers can read
    screenReaderLabel: area.dataset.label,
    viewportMargin: Infinity,
    indentUnit: 2,
    // Tab goes on to the next field, so that nobody is caught in here
    extraKeys: {'Tab': false, 'Shift-Tab': false, 'Ctrl-Space': 'autocomplete'},
    hintOptions: {hint, completeSingle: false},
  });
  const input = editor.getInputField();
  input.setAttribute('role', 'textbox');
  input.setAttribute('aria-multiline', 'true');
  input.setAttribute('aria-describedby', 'keys' + (area.hasAttribute('aria-describedby') ? ' ' + area.getAttribute('aria-describedby') : ''));
  if (area.hasAttribute('aria-invalid')) input.setAttribute('aria-invalid', 'true');
  document.querySelector('label[for=text]').addEventListener('click', () => editor.focus());
  document.getElementById('keys').hidden = false;

  // --- what is wrong: marked where it stands, and each place a way to it ---
  for (const fault of document.querySelectorAll('.ruleFaults li')) {
    const line = Number(fault.dataset.line) - 1;
    editor.addLineClass(line, 'wrap', 'wrong');
    const place = document.createElement('button');
    place.type = 'button';
    place.textContent = fault.firstElementChild.textContent;
    place.addEventListener('click', () => {
      editor.setCursor(line, Number(fault.dataset.column) - 1);
      editor.focus();
    });
    fault.firstElementChild.replaceWith(place);
  }
}
