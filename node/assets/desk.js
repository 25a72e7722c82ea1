// Saves a draft as one goes, and has what is pasted made Markdown. Without this script the form does the same by its
// buttons. What the node has not acknowledged is kept in this browser until it has, unless it is for few.
'use strict';

/** After how long a pause what was typed is saved, in milliseconds. */
const PAUSE_MS = 1500;
/** After how long it is saved where there is no pause, in milliseconds. */
const UNSAVED_MS = 5000;
/** The same for a text that is too long to be sent while the page is being left, in milliseconds. */
const UNSAVED_LONG_MS = 2000;
/** The longest text that a browser sends while the page is being left: it allows 64 KiB for all that is under way. */
const LEAVING_BYTES = 60_000;
/** The longest pause between two tries. */
const LONGEST_MS = 60_000;
/** How long what was typed is kept in this browser, in milliseconds. */
const KEPT_MS = 3 * 24 * 3600 * 1000;
/** The levels whose texts are kept in this browser. */
const KEPT_LEVELS = ['CLEAR', 'GREEN'];
/** What makes it worth asking the node what was pasted. */
const FORMED = /<(h[1-6]|ul|ol|li|table|a\s|strong|b|em|i|blockquote)\b|mso-list/i;

class Draft {
  constructor(form) {
    this.form = form;
    this.live = document.getElementById('live');
    this.own = `draft:${form.dataset.user}:`;
    this.key = this.own + form.dataset.draft;
    this.isDirty = false;
    this.isStopped = 'held' in form.dataset;
    this.isSaving = null;
    this.isLeaving = false;
    this.dirtyFrom = 0;
    this.sent = 0;
    this.longest = UNSAVED_MS;
    this.failures = 0;
    document.getElementById('level-step').hidden = true;
    this.sweep();
    if (!this.isStopped) this.restore();
    this.level();
    document.querySelector('.discard form')?.addEventListener('submit', () => this.end());
    form.addEventListener('input', () => { this.level(); this.changed(); });
    form.addEventListener('change', () => { this.level(); this.changed(); });
    form.addEventListener('paste', (event) => this.pasted(event));
    form.addEventListener('submit', (event) => this.submitted(event));
    window.addEventListener('focus', () => this.resume());
    window.addEventListener('online', () => this.resume());
    window.addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') this.leave(); });
    window.addEventListener('beforeunload', (event) => this.asked(event));
  }

  /** Names and values of all fields but files and buttons. */
  entries() {
    return [...new FormData(this.form)].filter(([name, value]) => typeof value === 'string' && !['csrf', 'edition', 'language-new'].includes(name));
  }

  field(name) {
    return this.form.elements.namedItem(name);
  }

  say(what, href) {
    this.live.textContent = this.form.dataset[what];
    if (!href) return;
    const link = document.createElement('a');
    Object.assign(link, { href, target: '_blank', rel: 'noopener', textContent: this.form.dataset.signIn });
    this.live.append(' ', link);
  }

  changed() {
    if (!this.isDirty) this.dirtyFrom = Date.now();
    this.isDirty = true;
    this.keep();
    if (!this.isStopped && this.failures === 0) this.wait();
  }

  /** Saves after a pause, or where there is none after a while. */
  wait() {
    clearTimeout(this.timer);
    const left = this.dirtyFrom + this.longest - Date.now();
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(PAUSE_MS, left)));
  }

  /** What the level lets nobody name is neither seen nor sent. */
  level() {
    const level = this.field('tlp').value;
    const names = level === 'RED' ? 'people' : level.startsWith('AMBER') ? 'authorities' : '';
    this.field('named').value = names;
    for (const set of this.form.querySelectorAll('fieldset[data-names]')) set.hidden = set.disabled = set.dataset.names !== names;
  }

  /** Whether the text may stay in this browser: what is for few, or has no level yet, is not kept. */
  mayKeep() {
    return KEPT_LEVELS.includes(this.field('tlp').value);
  }

  keep() {
    if (!this.mayKeep()) return this.forget();
    const copy = { at: Date.now(), edition: this.field('edition').value, entries: this.entries() };
    try { localStorage.setItem(this.key, JSON.stringify(copy)); } catch { /* Full or forbidden: the node has it soon. */ }
  }

  forget() {
    try { localStorage.removeItem(this.key); } catch { /* There is none. */ }
  }

  /** It is thrown away: nothing is saved or kept any more. */
  end() {
    clearTimeout(this.timer);
    this.isStopped = true;
    this.isDirty = false;
    this.forget();
  }

  /** Throws away what others, or this person long ago, kept in this browser. */
  sweep() {
    try {
      for (const key of Object.keys(localStorage).filter((key) => key.startsWith('draft:'))) {
        let at = 0;
        try { at = JSON.parse(localStorage.getItem(key)).at ?? 0; } catch { /* It cannot be read. */ }
        if (!key.startsWith(this.own) || !(Date.now() - at < KEPT_MS)) localStorage.removeItem(key);
      }
    } catch { /* There is nothing to keep in. */ }
  }

  /** Brings back what a closed tab, a crash or a session that ended kept from being saved. */
  restore() {
    let copy = null;
    try { copy = JSON.parse(localStorage.getItem(this.key)); } catch { /* There is none. */ }
    if (!copy || JSON.stringify(copy.entries) === JSON.stringify(this.entries())) return this.forget();
    const values = new Map();
    for (const [name, value] of copy.entries) values.set(name, [...(values.get(name) ?? []), value]);
    const seen = new Map();
    for (const element of this.form.elements) {
      if (!element.name || ['csrf', 'edition', 'language-new'].includes(element.name) || ['file', 'submit', 'button'].includes(element.type)) continue;
      const all = values.get(element.name) ?? [];
      if (['checkbox', 'radio'].includes(element.type)) {
        element.checked = all.includes(element.value);
      } else {
        const place = seen.get(element.name) ?? 0;
        seen.set(element.name, place + 1);
        if (element.type !== 'hidden') element.value = all[place] ?? '';
      }
    }
    // Over the edition that it was written on: if somebody else saved since, both texts are shown.
    this.field('edition').value = copy.edition;
    this.say('restored');
    this.changed();
  }

  save() {
    clearTimeout(this.timer);
    if (!this.isSaving) this.during(this.send());
    return this.isSaving;
  }

  /** Until this has ended nothing else is sent. */
  during(sending) {
    const saving = sending.finally(() => {
      if (this.isSaving !== saving) return;
      this.isSaving = null;
      if (this.isDirty && !this.isStopped && this.failures === 0) this.wait();
    });
    this.isSaving = saving;
  }

  /** Whoever leaves the page, or looks at another, may not come back to it. What is under way may never arrive. */
  leave() {
    if (!this.isDirty || this.isStopped) return;
    clearTimeout(this.timer);
    if (!this.isSaving) return void this.save();
    this.during(Promise.all([this.isSaving, this.send(true)]));
  }

  /** Before the page is left: whether to stay, where something is kept nowhere else. */
  asked(event) {
    if (this.isDirty && !this.isLeaving && (this.isStopped || this.failures > 0) && !this.mayKeep()) event.preventDefault();
  }

  /** Sends what was typed; behind what is under way it says that its own save may be the one before. */
  async send(isBehind = false) {
    if (!this.isDirty || this.isStopped) return;
    this.isDirty = false;
    this.say('saving');
    this.sent += 1;
    const number = this.sent;
    const body = new URLSearchParams(this.entries());
    body.set('csrf', this.field('csrf').value);
    body.set('edition', this.field('edition').value);
    if (isBehind) body.set('behind', 'true');
    const isShort = `${body}`.length <= LEAVING_BYTES;
    this.longest = isShort ? UNSAVED_MS : UNSAVED_LONG_MS;
    const post = (keepalive) => fetch(this.form.action, { method: 'POST', body, keepalive, headers: { accept: 'application/json' } });
    let answer;
    try {
      // What is sent so arrives even if the page is left; where too much is under way for that, it is sent as ever.
      answer = isShort ? await post(true).catch(() => post(false)) : await post(false);
    } catch { /* No connection. */ }
    if (answer?.status === 200) return this.saved(await answer.json());
    this.isDirty = true;
    // What was sent behind it, with all that it said, was there first.
    if (answer?.status === 409 && number < this.sent) return;
    if (answer?.status === 409) return this.stop('conflict');
    if (answer?.status === 401) return this.stop(this.mayKeep() ? 'ended' : 'endedOpen', this.form.dataset.signInAddress);
    // It will not be taken: the button says why, and what was typed stays where it is.
    if (answer?.status === 404) return this.stop('gone');
    if ([403, 413].includes(answer?.status)) return this.stop('refused');
    this.failures += 1;
    this.say(this.mayKeep() ? 'kept' : 'open');
    this.timer = setTimeout(() => this.save(), Math.min(LONGEST_MS, PAUSE_MS * 2 ** this.failures));
  }

  saved({ csrf, edition }) {
    this.failures = 0;
    for (const input of document.querySelectorAll('input[name=csrf]')) input.value = csrf;
    const newest = Math.max(edition, this.field('edition').value);
    for (const input of document.querySelectorAll('input[name=edition]')) input.value = newest;
    if (this.isDirty) {
      this.keep();
    } else {
      this.forget();
      this.say('saved');
    }
  }

  stop(why, href) {
    this.isStopped = true;
    this.why = why;
    this.say(why, href);
  }

  /** After signing in again in another tab, or once there is a connection. */
  async resume() {
    if (['ended', 'endedOpen'].includes(this.why)) {
      try {
        const answer = await fetch(this.form.action, { headers: { accept: 'application/json' } });
        if (answer.status !== 200) return;
        for (const input of document.querySelectorAll('input[name=csrf]')) input.value = (await answer.clone().json()).csrf;
        this.isStopped = false;
        this.why = null;
      } catch { return; }
    }
    if (this.isDirty) await this.save();
  }

  /** Before a button does what it does, what was typed is saved; if that is not possible, the button still does it. */
  async submitted(event) {
    this.isLeaving = true;
    if ((!this.isDirty && !this.isSaving) || this.isStopped) return;
    event.preventDefault();
    const button = event.submitter;
    // What is under way was written over the edition that its answer names.
    await this.isSaving;
    if (this.isDirty) await this.save();
    clearTimeout(this.timer);
    if (this.isDirty) this.isStopped = true;
    this.form.requestSubmit(button);
  }

  async pasted(event) {
    const area = event.target;
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (!(area instanceof HTMLTextAreaElement) || !('markdown' in area.dataset) || !FORMED.test(html)) return;
    event.preventDefault();
    let text = event.clipboardData.getData('text/plain');
    try {
      const body = new URLSearchParams({ csrf: this.field('csrf').value, html });
      const answer = await fetch(this.form.dataset.paste, { method: 'POST', body });
      if (answer.ok) text = await answer.text();
    } catch { /* Then the words alone. */ }
    area.focus();
    // So that it can be undone; where a browser cannot do that it is put in all the same.
    if (!document.execCommand('insertText', false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    this.changed();
  }
}

const form = document.querySelector('form[data-draft]');
if (form) new Draft(form);
