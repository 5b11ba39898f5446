// What does not fit into the window it is shown in, and what is not drawn.

/** Shows the page in a window of this size and with texts of this size. It has come to rest when two frames in turn are alike:
    the window is not at once as wide as it was told to be, and what measures itself does so some frames after a change. */
export async function show_at(page, { width, height, text = 1 }) {
  await page.setViewportSize({ width, height });
  await page.evaluate(async ({ width, text }) => {
    const root = document.documentElement;
    root.style.fontSize = text === 1 ? '' : `${text * 100}%`;
    const state = () => [innerWidth, root.scrollWidth, root.scrollHeight].join();
    const since = performance.now();
    for (let before = '', now = state(); innerWidth !== width || now !== before; before = now, now = state()) {
      if (performance.now() - since > 10_000) throw new Error(`no rest at ${width} px: ${before}, then ${now}`);
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    }
  }, { width, text });
}

/** How far something reaches over the right edge that is not in a part that scrolls sideways. */
export const too_wide = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth + 1 ? [`${scrollWidth} > ${clientWidth}`] : [];
});

/** Texts that are cut off where nobody can see the rest, and amounts that do not stand in one line. */
export const cut_off = (page) => page.evaluate(() => {
  const faults = [];
  for (const node of document.querySelectorAll('main *, .tabs *')) {
    const own = [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE).map((child) => child.data).join('').trim();
    if (!own || node.closest('.unseen, [aria-hidden=true], svg, .cm-editor, select, .swipe, details:not([open]) > :not(summary)')) continue;
    const style = getComputedStyle(node);
    if (style.visibility === 'hidden' || node.getClientRects().length === 0) continue;
    const clipped = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll' && node.scrollWidth > node.clientWidth + 1 && node.tagName !== 'INPUT';
    if (clipped || (style.webkitLineClamp !== 'none' && node.scrollHeight > node.clientHeight + 2)) faults.push(`cut: ${own.slice(0, 40)}`);
    if (/^[−+-]?¥[\d,.]+$/.test(own) && node.getClientRects().length > 1) faults.push(`broken: ${own}`);
  }
  return faults;
});

/** Texts that reach out of the page, where nothing scrolls to them, and amounts that do not stand in one line. */
export const out_of_sight = (page, within = 'main') => page.evaluate((within) => {
  const faults = [];
  const texts = document.createTreeWalker(document.querySelector(within) ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode());) {
    const own = node.data.trim(), holder = node.parentElement;
    if (!own || holder.closest('.unseen, [aria-hidden=true], svg, select, .swipe, details:not([open]) > :not(summary)')) continue;
    let scrolls = false;
    for (let at = holder; at && !at.matches(within); at = at.parentElement) scrolls ||= ['auto', 'scroll'].includes(getComputedStyle(at).overflowX);
    const range = document.createRange();
    range.selectNodeContents(node);
    const pieces = [...range.getClientRects()].filter(({ width }) => width > 0);
    if (!scrolls && pieces.some(({ left, right }) => right > document.documentElement.clientWidth + 1 || left < -1)) faults.push(`out: ${own.slice(0, 40)}`);
    if (/^[−+-]?¥[\d,.]+$/.test(own) && pieces.length > 1) faults.push(`broken: ${own}`);
  }
  return faults;
}, within);

/** What is as long or as high as a share, and has no colour of its own: a bar that nobody sees. */
export const undrawn = (page) => page.evaluate(() => [...document.querySelectorAll('main [style*="scaleX("], main [style*="flex-grow"], main [style*="width:"], main [style*="height:"]')]
  .filter((node) => node.childElementCount === 0 && !node.textContent.trim() && node.namespaceURI.endsWith('xhtml') && !/^(CANVAS|IMG)$/.test(node.tagName))
  .filter((node) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    return backgroundImage === 'none' && /^(transparent|rgba\(.*, 0\))$/.test(backgroundColor);
  }).map((node) => node.parentElement.outerHTML.slice(0, 140)));
