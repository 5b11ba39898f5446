import { words } from "../../shop/language";

export const draw_words = words({
  title: "抽奖", draw: "抽一次", over: "已结束", used_up: "次数已用完", odds: "概率", won: "抽中", thanks: "谢谢参与", done: "已开奖", mine: "抽奖记录", nth: "第", times: "次", instead: "原奖品已发完，改发", none: "现在没有抽奖活动", proof: "公平可验证",
  how: "每次中什么由一个事先封存的种子决定，这是它的指纹。活动结束后公布种子，每次结果都可以验算。",
}, {
  title: "Draws", draw: "Draw", over: "Over", used_up: "None left", odds: "odds", won: "You have won", thanks: "Thank you for taking part", done: "Drawn", mine: "What I drew", nth: "No.", times: "", instead: "in place of one that has run out", none: "There is no draw at the moment", proof: "Fair, and provable",
  how: "A sealed seed decides every prize; this is its fingerprint. When the draw is over the seed is published, and every prize can be computed again.",
});
