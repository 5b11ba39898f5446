// Made from messages/ by `npm run generate`. Change the sentences there, not here.

/** By ISO 4217 code; digits are those of the minor unit. */
export const currencies: Readonly<Record<string, { readonly sign: string; readonly digits: number }>> = {
  CNY: { sign: "¥", digits: 2 },
  HKD: { sign: "HK$", digits: 2 },
  MOP: { sign: "MOP$", digits: 2 },
  TWD: { sign: "NT$", digits: 2 },
  USD: { sign: "$", digits: 2 },
  EUR: { sign: "€", digits: 2 },
  GBP: { sign: "£", digits: 2 },
  SGD: { sign: "S$", digits: 2 },
  THB: { sign: "฿", digits: 2 },
  JPY: { sign: "JP¥", digits: 0 },
  KRW: { sign: "₩", digits: 0 },
  VND: { sign: "₫", digits: 0 },
  LAK: { sign: "₭", digits: 2 },
  MMK: { sign: "K", digits: 2 },
  MYR: { sign: "RM", digits: 2 },
  KWD: { sign: "KWD ", digits: 3 },
  BHD: { sign: "BHD ", digits: 3 },
};
