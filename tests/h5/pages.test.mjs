// What holds for every page of every shop, in both languages.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fen, member_center } from './page.mjs';

const { open } = member_center(['supermarket']);

for (const offline of [false, true])
  test(`a cart has a price, ${offline ? 'without a service' : 'with the service'}`, async (t) => {
    const page = await open(t, { path: 'shop', offline });
    await page.locator('.van-stepper__plus').first().click();
    await page.goto(page.url().replace('/shop', '/cart'));
    assert.ok(await fen(page.locator('.rolling').last()) > 0);
  });
