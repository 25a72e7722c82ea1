// A page under the hands of somebody who has a keyboard and no mouse: each stop is seen, in order, uncovered and big enough to
// be hit, and none holds whoever comes to it. WCAG 2.2: 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11, 2.5.8.

/** Success criterion 2.5.8, in CSS pixels. */
const TARGET_PX = 24;
/** What a line around a stop must stand out by against what is around it (1.4.11). */
const CONTRAST = 3;
/** More than any page has. */
const MOST_STOPS = 1_500;
/** Most stops within one field. */
const DAY_PARTS = 5;

/** Runs in the page: what is to be said of a stop of the keyboard. */
function stop(at) {
  // As the browser does once its own events are over.
  at.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const channels = (color) => {
    const numbers = (color.match(/[\d.]+/g) ?? []).map(Number);
    const [red, green, blue, alpha = 1] = numbers;
    return color.startsWith('color(') ? [red, green, blue, alpha] : [red / 255, green / 255, blue / 255, alpha];
  };
  const light = (color) => {
    const [red, green, blue] = channels(color).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let around = element.parentElement; around; around = around.parentElement) {
      const { backgroundColor } = getComputedStyle(around);
      if (channels(backgroundColor)[3] > 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const { outlineStyle, outlineWidth, outlineColor, display } = getComputedStyle(at);
  const lights = [light(outlineColor), light(behind(at))].sort((a, b) => b - a);
  const { left, top, width, height } = at.getBoundingClientRect();
  const isHit = (x, y) => {
    const on = document.elementFromPoint(x, y);
    return on !== null && (at.contains(on) || on.contains(at)) && on.checkVisibility();
  };
  const boxes = [...at.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const isUncovered = boxes.some((box) => [0.1, 0.5, 0.9].some((part) => isHit(
    Math.min(Math.max(box.left + box.width * part, 0), innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1))));
  const isOnScreen = left < innerWidth && left + width > 0 && top < innerHeight && top + height > 0;
  // Between words of a sentence a target is as high as its line.
  const isInSentence = display === 'inline' && [...at.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1);
  const name = (at.getAttribute('aria-label') || at.textContent.trim() || at.name || at.id).replace(/\s+/g, ' ').slice(0, 40);
  return {
    isWayPast: at.hash === '#content',
    what: `${at.localName} “${name}”`,
    outline: { isThere: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, contrast: (lights[0] + 0.05) / (lights[1] + 0.05) },
    isSeen: isOnScreen && isUncovered,
    size: isInSentence ? null : { width, height },
  };
}

/** Runs in the page: what the keyboard can stop at, in order. */
function stops() {
  const all = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]';
  // Of choices that exclude each other one is a stop: what is chosen, else the first.
  const isStop = (one) => {
    if (one.type !== 'radio') return true;
    const group = [...document.getElementsByName(one.name)].filter((other) => other.type === 'radio' && other.form === one.form && !other.disabled);
    return one === (group.find((other) => other.checked) ?? group[0]);
  };
  return [...document.querySelectorAll(all)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && isStop(one));
}

/** Says what is wrong with a stop. */
function judge({ what, outline, isSeen, size }, wrong, where) {
  if (!outline.isThere) wrong(where, `${what} does not show that the keyboard is there`);
  else if (outline.contrast < CONTRAST) wrong(where, `the line around ${what} has a contrast of ${outline.contrast.toFixed(2)}`);
  if (!isSeen) wrong(where, `${what} is out of sight or covered when the keyboard is there`);
  if (size && Math.min(size.width, size.height) < TARGET_PX - 0.05) wrong(where, `${what} is ${size.width.toFixed(1)} by ${size.height.toFixed(1)} px`);
}

/** From the first stop of a page to its last and around; gives how many there were. What is seen is noted in the page, so that
    the keys need not wait for one another. */
export async function sweep(page, wrong, where) {
  const expected = await page.evaluate(`(() => {
    const stop = ${stop};
    const order = (${stops})();
    globalThis.noted = [];
    document.activeElement.blur();
    document.addEventListener('focusin', ({ target }) => noted.push({ place: order.indexOf(target), ...stop(target) }));
    return order.length;
  })()`);
  // The parts of a field for a day are stops of their own, which the page does not see.
  const parts = DAY_PARTS * await page.evaluate(() => document.querySelectorAll('input[type="date"]').length);
  const keys = await page.context().newCDPSession(page);
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const press = () => Promise.all(['rawKeyDown', 'keyUp'].map((type) => keys.send('Input.dispatchKeyEvent', { type, ...tab })));
  await Promise.all(Array.from({ length: expected + 1 + parts }, press));
  const noted = await page.evaluate('noted');
  await keys.detach();
  noted.slice(0, expected).forEach((found, number) => {
    judge(found, wrong, where);
    if (found.place !== number) wrong(where, `stop ${number + 1} of the keyboard is ${found.what}, stop ${found.place + 1} of the document`);
  });
  if (!noted[0]?.isWayPast) wrong(where, `the first stop of the keyboard is ${noted[0]?.what}, not the way past the menu`);
  if (noted.length < expected) wrong(where, `the keyboard reaches ${noted.length} of ${expected} stops`);
  return noted.length;
}

/** A person at the keyboard of one page, who goes where a task leads. */
export class Walker {
  constructor(page, wrong, where) {
    Object.assign(this, { page, wrong, where, walked: 0, place: -1 });
  }

  /** Begins at the top of the page that is open. */
  begin() {
    this.place = -1;
  }

  /** Goes to the next stop and says what is wrong with it. */
  async next() {
    let found = null;
    // A field for a day has parts, which are stops of one and the same element.
    for (let part = 0; part < DAY_PARTS && (part === 0 || found?.place === this.place); part += 1) {
      await this.page.keyboard.press('Tab');
      found = await this.page.evaluate(`(() => {
        const at = document.activeElement;
        return at === document.body ? null : { place: (${stops})().indexOf(at), ...(${stop})(at) };
      })()`);
    }
    this.walked += 1;
    if (!found || found.place <= this.place) return null;
    this.place = found.place;
    judge(found, this.wrong, this.where);
    return found;
  }

  /** Past the menu to what the page is about. */
  async skip() {
    this.begin();
    await this.tabTo('a.skip');
    await this.page.keyboard.press('Enter');
    const at = await this.page.evaluate(() => document.activeElement.id);
    if (at !== 'content') throw new Error(`the way past the menu leads to “${at}”`);
  }

  /** From stop to stop until one fits. */
  async tabTo(selector) {
    for (let tried = 0; tried < MOST_STOPS; tried += 1) {
      const found = await this.next();
      if (!found) throw new Error(`no stop fits ${selector} at ${this.page.url()}`);
      if (await this.page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return found.what;
    }
    throw new Error(`${selector} is not reached at ${this.page.url()}`);
  }

  /** Presses Enter at a stop and waits for the page it leads to. */
  async enter(selector) {
    await this.tabTo(selector);
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press('Enter')]);
    this.begin();
  }
}
