// One picture of a page in all its looks: a row for each scheme, wide ones first.

/** Half size: still legible, and small enough to keep. */
const SCALE = 0.5;
/** Of 100. */
const QUALITY = 55;

/** Lays the pictures out and takes one of them all, as WebP: half as many bytes as JPEG for letters this small. */
export async function sheet(browser, shots) {
  const sorted = [...shots].sort((a, b) => b.width - a.width || a.language.localeCompare(b.language));
  const row = (theme) => sorted.filter((shot) => shot.theme === theme).map(({ width, png }) =>
    `<img width="${width * SCALE}" src="data:image/png;base64,${png.toString('base64')}">`).join('');
  const page = await browser.newPage();
  await page.setContent(`<body style="margin:0;background:#888;display:inline-grid;gap:8px;padding:8px">
    ${['light', 'dark'].map((theme) => `<div style="display:flex;gap:8px;align-items:start">${row(theme)}</div>`).join('')}</body>`);
  const size = await page.evaluate(() => ({ width: document.body.scrollWidth, height: document.body.scrollHeight }));
  await page.setViewportSize(size);
  const camera = await page.context().newCDPSession(page);
  const { data } = await camera.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await page.close();
  return Buffer.from(data, 'base64');
}
