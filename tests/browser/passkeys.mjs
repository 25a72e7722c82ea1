// A person with a passkey in a real browser, whose authenticator is a virtual one: adds it on the page of their account, signs
// in with it, shows it once more, and is told when it does not work. Without script the same pages hide what they cannot do.

/** Longest wait for a page, in milliseconds. */
const WAIT_MS = 30_000;

/** Tells what went wrong of one deed. */
function sure(is, what) {
  if (!is) throw new Error(what);
}

/** Gives a page an authenticator of its own. */
export async function authenticator(context, page) {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return { verified: (isUserVerified) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }) };
}

/** The whole story of one person; gives how many deeds were done. */
export async function passkeys({ browser, demo, who, wrong }) {
  const state = who.split(' ')[0];
  const origin = `http://${demo.host(state)}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => wrong('passkeys', `${error}`));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) wrong('passkeys', message.text());
  });
  let deeds = 0;
  const done = () => { deeds += 1; };
  const press = async (selector) => Promise.all([page.waitForEvent('load', { timeout: WAIT_MS }), page.click(selector)]);
  const isIn = async () => (await page.locator('form[action$="/sign-out"]').count()) === 1;
  try {
    const key = await authenticator(context, page);
    await page.goto(origin + demo.links.get(who));
    await press('main form button');
    await page.goto(`${origin}/fi/account`);
    await page.fill('form[data-passkey="make"] input[name="name"]', 'Kannettava');
    await press('form[data-passkey="make"] button');
    sure((await page.locator('#passkeys-part ~ ul strong').first().textContent()) === 'Kannettava', `no passkey is listed at ${page.url()}`);
    done();
    await press('form[action$="/sign-out"] button');
    await page.goto(`${origin}/sv/sign-in?next=/sv/network`);
    await press('form[data-passkey="use"] button');
    sure(page.url() === `${origin}/sv/network` && (await isIn()), `the passkey led to ${page.url()}`);
    done();
    const before = (await context.cookies()).find(({ name }) => name === 'election-pool').value;
    await page.goto(`${origin}/ga/sign-in/confirm?next=/ga/account`);
    await press('form[data-passkey="use"] button');
    const after = (await context.cookies()).find(({ name }) => name === 'election-pool').value;
    sure(page.url() === `${origin}/ga/account` && after !== before, `confirming led to ${page.url()}`);
    done();
    await press('form[action$="/sign-out"] button');
    await key.verified(false);
    await page.goto(`${origin}/en/sign-in`);
    await page.click('form[data-passkey="use"] button');
    await page.locator('form[data-passkey="use"] [data-trouble]').waitFor({ state: 'visible', timeout: WAIT_MS });
    sure(!(await isIn()), 'somebody whom the authenticator does not know is signed in');
    done();
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const without = await plain.newPage();
    await without.goto(`${origin}/en/sign-in`);
    sure(!(await without.locator('form[data-passkey]').isVisible()), 'without script there is a button that does nothing');
    sure(await without.locator('#password').isVisible(), 'without script there is no password');
    await plain.close();
    done();
  } catch (error) {
    wrong('passkeys', error.message.split('\n')[0]);
  }
  await context.close();
  return deeds;
}
