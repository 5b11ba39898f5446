import { page_words } from "../../words/page";

export const w = page_words({
  title: "幸运抽奖", draw: "抽一次", drawing: "开奖中", free: "免费", points: "我的积分", left: "现在最多还能抽", times: "次", odds: "奖品与概率", stock: "限量", fallback: "其他奖品发完后改发",
  mine: "抽奖记录", nothing: "还没有抽过", nth: "第 {n} 次", instead: "原奖品已发完，改发", proof: "公平可验证", offline: "抽奖需要联网", none: "这家店没有抽奖",
  digest: "种子的 SHA-256（活动开始前已公布）", how: "每次中什么，由一个事先封存的种子决定：活动开始前先公布它的指纹，谁也不能事后改奖。活动结束后公布种子，系统会逐次重算每个人抽到的奖品；您也可以在这里核对指纹。",
  seed: "活动公布的种子", check: "核对", right: "指纹一致：种子没有被换过", wrong: "指纹不一致", hidden: "种子在活动结束后公布", told: "种子已公布", over: "活动已结束",
  won: "恭喜抽中", thanks: "感谢参与", goods: "实物奖品，请到店领取", wheel: "转盘", grid: "九宫格", short: "积分不够了", copy: "复制指纹", again: "再抽一次",
}, {
  title: "Lucky draw", draw: "Draw", drawing: "Drawing", free: "free", points: "My points", left: "You can draw now:", times: "", odds: "Prizes and odds", stock: "limited", fallback: "replaces a prize that has run out",
  mine: "My draws", nothing: "Nothing yet", nth: "No. {n}", instead: "in place of a prize that has run out", proof: "Fair, and provable", offline: "Drawing needs the network", none: "This shop has no draws",
  digest: "SHA-256 of the seed, published before the first draw", how: "A sealed seed decides every prize. Its fingerprint was published before the first draw, so nobody can choose a prize afterwards. When the draw is over the seed is published and every prize is computed again; you can compare the fingerprint here yourself.",
  seed: "The seed, once published", check: "Compare", right: "The same fingerprint: it is the seed", wrong: "Another fingerprint", hidden: "The seed is published when the draw is over", told: "The seed is published", over: "The draw is over",
  won: "You have won", thanks: "Thank you for taking part", goods: "Goods: please collect them in the shop", wheel: "Wheel", grid: "Grid", short: "Not enough points", copy: "Copy", again: "Once more",
});
