// The pages of a shop's staff: a program is typed, checked, compared and activated; the figures are those of the service
// and the commands.

import assert from 'node:assert/strict';
import test from 'node:test';
import { member_center, text_of, told } from './page.mjs';

const { open, url } = member_center(['supermarket', 'snack-shop']);
const program = { path: 'staff/program', width: 1280, height: 900 };

/** Puts another text for the first place where one stands, as typing would. */
async function replace(page, from, to) {
  await page.evaluate(([from, to]) => {
    const { view } = document.querySelector('.cm-content').cmView ?? document.querySelector('.cm-content').cmTile ?? {};
    const editor = view ?? document.querySelector('.cm-content').cmView.rootView.view;
    const text = editor.state.doc.toString();
    const at = text.indexOf(from);
    if (at < 0) throw new Error(`${from} is not there`);
    editor.dispatch({ changes: { from: at, to: at + from.length, insert: to }, selection: { anchor: at + to.length } });
  }, [from, to]);
}

const says = (page, text) => page.locator('main').getByText(text).first().waitFor({ timeout: 10_000 });

test('warnings stand at their place, and nothing is taken from members', async (t) => {
  const page = await open(t, { ...program, shop: 'supermarket' });
  await says(page, '可以使用，请留意');
  await says(page, '不会收回会员已有的权益');
  await page.getByText('撤销前可以先用掉 1 张券（推荐撤销）').click();
  assert.match(await page.locator('.cm-activeLine').textContent(), /"points": 300|\{/);
  assert.ok(await page.locator('.cm-lintRange-warning').count() > 0);
});

test('an error is told in words, at its place, and forbids to save', async (t) => {
  const page = await open(t, { ...program, shop: 'supermarket' });
  await says(page, '可以使用，请留意');
  await replace(page, '"rate": 9800', '"ratx": 9800');
  await says(page, '还不能使用');
  await says(page, /ratx.*rate/);
  assert.ok(await page.locator('.cm-lintRange-error').count() > 0);
  assert.ok(await page.getByRole('button', { name: '保存为新版本' }).isDisabled());
  await replace(page, '"ratx": 9800', '"rate": 9800,,');
  await says(page, '这里不是合法的 JSON');
});

test('a level that becomes cheaper and one that becomes dearer are seen in the sample carts', async (t) => {
  const page = await open(t, { ...program, shop: 'supermarket' });
  await says(page, '可以使用，请留意');
  assert.deepEqual(new Set(await told(page.locator('tbody td:last-child').first())), new Set(['不变']));
  await replace(page, '"rate": 9500', '"rate": 9000');
  await says(page, '会员少付');
  await replace(page, '"rate": 9000', '"rate": 9900');
  await says(page, '会员多付');
  await says(page, /9900/);
});

/** Types a letter until the editor offers something: what it knows of the schema may still be on its way. */
async function completed(page, letter) {
  const offered = page.locator('.cm-tooltip-autocomplete');
  for (let tries = 0; tries < 10; ++tries) {
    await page.keyboard.type(letter);
    if (await offered.waitFor({ timeout: 2000 }).then(() => true, () => false)) return;
    await page.keyboard.press('Backspace');
  }
  await offered.waitFor();
}

test('keys and values are completed from the schema', async (t) => {
  const page = await open(t, { ...program, shop: 'supermarket' });
  await says(page, '可以使用，请留意');
  await replace(page, '"kind": "lifetime"', '"kind": ""');
  await page.locator('.cm-content').focus();
  await page.keyboard.press('ArrowLeft');
  await completed(page, 'l');
  const values = await page.locator('.cm-tooltip-autocomplete li').allTextContents();
  assert.ok(values.includes('"lifetime"'), values.join());
  await page.keyboard.press('Escape');
  await replace(page, '"id": "normal",', '"id": "normal", "r",');
  for (let i = 0; i < 2; ++i) await page.keyboard.press('ArrowLeft');
  await completed(page, 'a');
  assert.match((await page.locator('.cm-tooltip-autocomplete li').allTextContents()).join(), /"rate"/);
});

test('a change says what it does to the sample carts: how many, which first, and which offers come and go', async (t) => {
  const page = await open(t, { ...program, shop: 'supermarket' });
  await says(page, '可以使用，请留意');
  const first = page.locator('tbody tr').first();
  assert.match(await first.innerText(), /(王姐|老张)/);
  assert.doesNotMatch(await page.locator('tbody').innerText(), /m-wangjie|banquet/, 'carts and members by what people call them');
  await replace(page, '"rate": 9500', '"rate": 9900');
  await says(page, /个示例 会员多付/);
  assert.match(await first.getAttribute('class'), /higher/, 'what costs more comes first');
  // Points are no offer of the program's, and have no name there.
  await replace(page, '"min": 200', '"min": 900000');
  await says(page, '− 积分抵扣');
  const offers = await page.locator('tbody small.come, tbody small.gone').allTextContents();
  assert.deepEqual(offers.filter((offer) => /[a-z_]{3}/.test(offer)), [], 'what comes and goes is told in words');
});

test('what was typed and not saved is there again, and can be dropped', async (t) => {
  const page = await open(t, { ...program, shop: 'supermarket' });
  await says(page, '可以使用，请留意');
  await replace(page, '"rate": 9500', '"rate": 9100');
  await says(page, '会员少付');
  await page.getByRole('link', { name: '数据' }).click();
  await says(page, '最大优惠');
  await page.getByRole('link', { name: '规则' }).click();
  await says(page, '已恢复上次未保存的修改');
  await says(page, '会员少付');
  await page.click('[data-do=drop]');
  await page.locator('[data-do=drop]').waitFor({ state: 'detached' });
  await page.waitForFunction(() => [...document.querySelectorAll('tbody td:last-child')].every((cell) => cell.textContent === '不变'));
});

test('a long program is found through: by part and name, and by its text', async (t) => {
  const page = await open(t, { ...program, shop: 'supermarket' });
  await says(page, '可以使用，请留意');
  await page.getByLabel('跳到…').selectOption({ label: '幸运大转盘' });
  assert.match(await page.locator('.cm-activeLine').innerText(), /\{|幸运大转盘/);
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await page.locator('.cm-search input[name=search]').pressSequentially('fresh-88-10');
  await page.keyboard.press('Enter');
  await page.locator('.cm-activeLine', { hasText: 'fresh-88-10' }).waitFor();
  await replace(page, '"kind": "lifetime"', '"kind": "lifetime",,');
  await says(page, '这里不是合法的 JSON');
  await page.locator('button.finding', { hasText: '这里不是合法的 JSON' }).click();
  assert.match(await page.locator('.cm-activeLine').innerText(), /lifetime|\}/);
});

test('what takes from members what they hold is refused; what does not is saved and activated', async (t) => {
  const page = await open(t, { ...program, shop: 'snack-shop' });
  await says(page, '不会收回会员已有的权益');
  await page.getByRole('button', { name: '保存为新版本' }).click();
  await says(page, '已保存，启用后生效');
  const { programs } = await (await fetch(`${url()}api/snack-shop/backend/programs`)).json();
  const next = programs.find(({ active }) => !active);
  await page.getByRole('button', { name: '启用' }).click();
  await says(page, '已启用');
  const { programs: after } = await (await fetch(`${url()}api/snack-shop/backend/programs`)).json();
  assert.equal(after.find(({ active }) => active).version, next.version);
});

test('without a service the editor checks and prices by itself', async (t) => {
  const page = await open(t, { ...program, shop: 'supermarket', offline: true });
  await says(page, '没有连接服务');
  await says(page, '示例购物车');
  await replace(page, '"rate": 9500', '"rate": 95000');
  await says(page, '还不能使用');
});

for (const lang of ['zh-CN', 'en'])
  test(`the figures are those of the service and the commands (${lang})`, async (t) => {
    const page = await open(t, { shop: 'supermarket', path: 'staff/figures', lang });
    const { cohorts, exposure, figures, tiers } = await (await fetch(`${url()}api/supermarket/backend/insight`)).json();
    const text = await text_of(page);
    const month = cohorts.months.at(-2);
    for (const words of [`${figures.events}`, `${(exposure.saved / 100).toFixed(2)}%`, month.month, `${month.joined}`, `${month.buyers}`, `≥ ${tiers.quantiles[1].growth}`, `≥ ${tiers.gaps[1].growth}`])
      assert.ok(text.includes(words), `${words} in\n${text}`);
  });
