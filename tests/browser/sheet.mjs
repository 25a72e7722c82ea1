// One picture of a page in all its looks: a row for each scheme, wide ones first.

/** Half size: still legible, and small enough to keep. */
const SCALE = 0.5;
const HEIGHT = 1000;

/** Lays the pictures out and takes one of them all, as JPEG. */
export async function sheet(browser, shots) {
  const order = (shot) => `${shot.theme === 'light' ? 0 : 1} ${2000 - shot.width} ${shot.language}`;
  const sorted = [...shots].sort((a, b) => order(a).localeCompare(order(b)));
  const row = (theme) => sorted.filter((shot) => shot.theme === theme).map(({ width, png }) =>
    `<img width="${width * SCALE}" height="${HEIGHT * SCALE}" style="object-fit:cover;object-position:top" src="data:image/png;base64,${png.toString('base64')}">`).join('');
  const page = await browser.newPage();
  await page.setContent(`<body style="margin:0;background:#888;display:inline-grid;gap:8px;padding:8px">
    ${['light', 'dark'].map((theme) => `<div style="display:flex;gap:8px">${row(theme)}</div>`).join('')}</body>`);
  const size = await page.evaluate(() => ({ width: document.body.scrollWidth, height: document.body.scrollHeight }));
  await page.setViewportSize(size);
  const picture = await page.screenshot({ type: 'jpeg', quality: 70 });
  await page.close();
  return picture;
}
