// Where each row of docs/systems.md is to be seen: row, page, shop, what stands there. The members are below.

export const members = {
  'convenience-chain': 'm-linlin', 'kunming-boutique': 'm-lihua', 'private-domain-mall': 'm-chen', 'snack-shop': 'm-doudou', supermarket: 'm-wangjie',
};
const [c, k, p, n, s] = Object.keys(members);

/** Rows that no page of the demonstration shows, and why: none. */
export const unseen = {};

export const rows = {
  0.1: ['points', s, '完成任务'], 0.2: ['mall', k, '1200 积分'], 0.3: ['tasks', n, '入会送 50 积分'], 0.4: ['home', s, '钻石会员'], 0.5: ['levels', k, '满 800 送桂花香薰蜡烛 1 件'],
  0.6: ['benefits', k, '本月剩 2 次，共 2 次'], 0.7: ['draws', k, '花间摸奖'], 0.8: ['levels', p, '再得 1670 成长值，或单笔消费满 ¥1549.82，即可升为V4 丰收'], 0.9: ['ending', c, '203 积分将于 2027-03-31 过期'],
  '0.10': ['points', s, '2199 积分将于 2027-12-31 过期'], 0.11: ['staff/program', s, '版本'], 0.12: ['savings', k, '翠湖店'], 0.13: ['staff/figures', s, '转化率'], 0.14: ['staff/figures', s, '忠诚客户'],
  0.15: ['benefits', k, '生日当月领护手霜券和200积分，每年一次'], 0.16: ['levels', k, '限时价 茉莉会员 9.5折、茶花银卡 9折'], 0.17: ['staff/figures', s, '粮油乳品满200减20再送积分'], 0.18: ['levels', k, '满800赠香薰蜡烛'],
  0.19: ['tasks', k, '答题送 10 积分'], '0.20': ['tasks', k, '分享送 1 张「分享有礼9折券」'], 0.21: ['tasks', n, '点赞送 1 积分，每天限 10 次'], 0.22: ['feedback', s, '4 小时内答复'], 0.23: ['benefits', k, '私人搭配顾问'],
  1.1: ['levels', p, '社群任务送 20 成长值'], 1.2: ['levels', p, '近 6 个月成长值满 4000 点即可升级'], 1.3: ['cards', c, '绑定手机号即可使用会员码'], 1.4: ['levels', p, '每获得 20 积分得 1 成长值'], 1.5: ['staff/figures', p, '机会客户'],
  1.6: ['levels', p, '每消费 ¥1.00 得 1 成长值'], 1.7: ['staff/figures', s, '按成长值建议的等级门槛'], 1.8: ['mine', n, '最近消费'], 1.9: ['mine', n, '最大一单'], '1.10': ['tasks', p, '限久未光顾的老友'],
  1.11: ['benefits', p, '新茶试饮装'], 1.12: ['benefits', p, '年化 1%'], 1.13: ['tasks', p, '初次点评'], 1.14: ['benefits', p, '手续费 0.4%'], 1.15: ['tasks', p, '十单达人'], 1.16: ['levels', n, '自然年内满 10 笔订单且累计消费满 1000元'],
  1.17: ['benefits', p, '提前购 2 小时'], 1.18: ['staff/program', s, '可以使用'], 1.19: ['shop', p, '会员价'], '1.20': ['tasks', p, '每人限 3 次'], 1.21: ['staff/program', s, '不会收回会员已有的权益'],
  1.22: ['code', s, '钻石会员'], 1.23: ['staff/figures', s, '复购率'], 1.25: ['wallet', s, '余额本金'], 1.26: ['savings', s, '徐汇店'],
  2.1: ['staff/figures', s, '轻度消费'], 2.2: ['coupons', s, '限母婴'], 2.3: ['cards', c, '小跑会员卡'], 2.4: ['cards', n, 'SVIP 年卡'], 2.5: ['cards', s, '钻石卡'], 2.7: ['benefits', n, 'SVIP 礼包'],
  2.8: ['home', s, '每周二会员日'], '2.10': ['check-in', c, '连续签到 7 天送 1 张「茶叶蛋兑换券」'], 2.11: ['points', k, '订单付款'], 2.13: ['ending', p, '70 积分将于 2027-06-30 过期'], 2.14: ['points', n, '累计获得'],
  2.15: ['points', k, '积分到账'], 2.16: ['mall', k, '+ ¥99.00'], 2.18: ['wallet', n, '赠金 ¥200.00'], 2.19: ['wallet', n, '可用于小程序、门店'], '2.20': ['wallet', n, 'SVIP 年卡'],
  2.21: ['wallet', n, '满60减10'], 2.22: ['wallet', n, '500 积分'], 2.23: ['tasks', p, '老友回归'], 2.24: ['campaigns', p, '羊肚菌三人团'], 2.25: ['savings', s, '运费优惠'],
  3.1: ['code', c, '会员条形码'], 3.2: ['levels', c, '近 3 个月累计消费满 600元且满 20 笔订单，或单次充值满 500元'], 3.3: ['levels', c, '会员价 9.5折'], 3.4: ['campaigns', n, '年货大礼包五人团'], 3.5: ['points', c, '积分兑换'],
  3.7: ['staff/figures', s, '待发通知'], 3.8: ['savings', c, '0012 店'], 3.9: ['check-in', c, '首日 1 积分，逐日加 1，最多 10 积分'], '3.10': ['wallet', n, '仅限会员日'],
  4.1: ['wallet', s, '余额本金'], 4.2: ['wallet', s, '赠金'], 4.3: ['points', s, '可用积分'], 4.4: ['savings', s, '在哪省的'], 4.5: ['savings', s, '累计已省'], 4.6: ['levels', s, '单次充值满 3000元，或累计充值满 6000元即可升级'],
  4.7: ['levels', s, '钻石会员生日全场9折（烟酒除外）'], 4.8: ['tasks', s, '评价送 10 积分'], 4.9: ['points', s, '订单付款'], '4.10': ['levels', s, '香烟、酒类除外'], 4.11: ['mall', s, '满100减15'], 4.12: ['mall', s, '积分换赠金'],
  4.13: ['mall', s, '+ ¥9.90'], 4.14: ['points', s, '待到账积分取消'], 4.15: ['coupons', s, '满150元可用'], 4.16: ['coupons', s, '母婴专享券'], 4.17: ['home', s, '每周二会员日'],
  4.18: ['gift-cards', s, '邻里礼品卡 500元'], 4.19: ['gift-cards', s, '使用时另得'], 4.21: ['wallet', s, '余额明细'], 4.22: ['draws', s, '奖品与概率'], 4.23: ['referral', p, '好友的好友完成首单'], 4.24: ['benefits', s, '延长退货期 23 天'],
  4.25: ['feedback', s, '商品质量反馈'], 4.26: ['staff/figures', s, '补偿'],
};

/**
 * Rows that are seen once something has happened: in the cart, by the shop's staff, with time, to another member, or to one
 * who joins on a page without a service. What stands there is the last word.
 */
export const after = {
  1.24: ['mine', p, '好久不见', { at: '2027-06-01T12:00' }],
  2.6: ['cards', n, '内部卡', { member: 'm-staff-01', joined: true }],
  2.9: ['cards', n, '6200000000000021', { member: 'm-laowang', events: [{ kind: 'member_changed', member: { phone_bound: true } }, { kind: 'card_taken', card: 'free-card', number: '6200000000000021' }] }],
  2.12: ['points', s, '到店慰问', { events: [{ kind: 'points_granted', points: 88, reason: '到店慰问' }] }],
  2.17: ['mall', n, '牛肉干 0元'],
  2.26: ['cart', n, 'SVIP 年卡', { member: 'm-laowang', cart: { 'nuts-daily': 3 } }],
  3.6: ['cart', n, '果干海苔任选3件39元', { cart: { 'mango-dried': 3, 'beef-jerky': 1 } }],
  '4.20': ['gift-cards', s, '老张', { events: [{ kind: 'gift_card_bought', gift_card: 'card-200', gift_card_id: '6200000000000013', amount: 19800 }, { kind: 'gift_card_sent', gift_card_id: '6200000000000013', to: 'm-laozhang' }] }],
};

/** How docs/systems.md says it. */
export function cell_of(id) {
  const found = rows[id] ?? after[id];
  if (!found) return '–';
  const [page, shop, , { member = members[shop] } = {}] = found;
  return page.startsWith('staff/') ? `${page}, ${shop}` : `${page}, ${shop}, ${member}`;
}
