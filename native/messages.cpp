// What the program says, sentence by sentence. Braces are filled in and brackets are optional: see
// say() in messages.h.

#include "native/messages_table.h"

namespace loyalty::native {

std::span<const Sentence> sentences() {
  // clang-format off
  static constexpr Sentence table[] = {
      // -------------------------------------------------------------------------------- files
      {"file.standard_input", "标准输入", "standard input"},
      {"file.waiting", "正在从标准输入读取{what}……（Ctrl-D 结束）",
       "reading the {what} from standard input... (end with Ctrl-D)"},
      {"file.unreadable", "{file}：无法读取：{reason}", "{file}: cannot be read: {reason}"},
      {"file.unwritable", "{file}：无法写入：{reason}", "{file}: cannot be written: {reason}"},
      {"file.reason.missing", "没有这个文件", "no such file"},
      {"file.reason.denied", "没有权限", "permission denied"},
      {"file.reason.directory", "这是一个目录", "it is a directory"},
      {"file.reason.no_folder", "没有这个目录", "no such directory"},
      {"file.empty", "{file}：文件是空的", "{file}: the file is empty"},
      {"file.utf16", "{file}：不是 UTF-8 文本，像是 UTF-16；请另存为 UTF-8",
       "{file}: not UTF-8 text; it looks like UTF-16, save it as UTF-8"},
      {"file.endless", "{file}：超过 256 MiB，不再读取", "{file}: more than 256 MiB, not read further"},

      // ------------------------------------------------------------------------ problems of input
      {"report.error", "{place}：错误：{what}（{code}[，位于 {pointer}]）",
       "{place}: error: {what} ({code}[ at {pointer}])"},
      {"report.warning", "{place}：提醒：{what}（{code}[，位于 {pointer}]）",
       "{place}: warning: {what} ({code}[ at {pointer}])"},
      {"report.event", "第 {number} 个事件[“{id}”]未被接受，账户保持不变。",
       "event {number}[ \"{id}\"] was refused; the account is unchanged."},

      {"hint.unfinished", "：文本还没有结束", ": the text ends too early"},
      {"hint.trailing_comma", "：多了一个逗号", ": a comma too many"},
      {"hint.comment", "：JSON 里不能写注释", ": JSON has no comments"},
      {"hint.single_quotes", "：请用双引号", ": use double quotes"},
      {"hint.control_character", "：字符串里不能直接换行或含控制字符",
       ": a text must not contain a line break or control character"},
      {"hint.missing_comma", "：这里少了一个逗号", ": a comma is missing before this"},
      {"hint.fullwidth", "：引号外有全角或非 ASCII 字符", ": a character that is not ASCII outside of a text"},


      // ----------------------------------------------------------------------------- documents
      {"what.program", "会员方案", "program"},
      {"what.account", "会员账户", "account"},
      {"what.cart", "购物车", "cart"},
      {"what.event", "事件", "events"},
      {"what.answer", "答复", "answers"},
      {"what.quote", "报价", "quote"},

      // ------------------------------------------------------------------------------ commands
      {"internal", "内部错误：{what}", "internal error: {what}"},
      {"usage.hint", "用 --help 查看用法。", "Run with --help for more information."},
      {"usage.no_command", "没有给出命令", "no command was given"},
      {"usage.no_such_command", "没有名为“{given}”的命令", "there is no command \"{given}\""},
      {"usage.at", "--at：看不懂时间“{given}”；请写 2026-11-22T18:30、2026-11-22、now 或毫秒数",
       "--at: \"{given}\" is no instant; write 2026-11-22T18:30, 2026-11-22, now, or milliseconds"},
      {"usage.one_standard_input", "只能有一个文件来自标准输入（-）", "only one document can come from standard input (-)"},
      {"apply.no_events", "{file}：没有事件", "{file}: there are no events in it"},
      {"apply.refused", "第 {number} 个事件[ {id} ]未被接受；什么都没有写入。",
       "event {number}[ ({id})] was refused; nothing has been written."},
      {"apply.kept", "{number} 个事件已记入，新账户：{file}", "{number} {number|event|events} applied; the new account is in {file}"},
      {"apply.duplicate", "这个事件已经记过，没有影响", "has been applied before: no effect"},
      {"apply.not_kept", "{number} 个事件可以记入。未保存；用 --account-out FILE 保存新账户。",
       "{number} {number|event|events} can be applied. Not kept: give --account-out FILE to keep the new account."},
      {"check.fine", "{file}：没有问题。{id} 第 {version} 版：等级 {levels}，促销 {promotions}，优惠券 {coupons}（摘要 {digest}）",
       "{file}: no problems. {id} version {version}: {levels} {levels|level|levels}, {promotions} "
       "{promotions|promotion|promotions}, {coupons} {coupons|coupon|coupons} (digest {digest})"},
      {"check.warned", "{file}：可以使用，有 {number} 条提醒。{id} 第 {version} 版（摘要 {digest}）",
       "{file}: can be used, with {number} {number|warning|warnings}. {id} version {version} (digest {digest})"},
      {"check.unusable", "{file}：{number} 个问题，不能使用。",
       "{file}: {number} {number|problem|problems}; it cannot be used."},
      {"vectors.unknown_call", "没有名为“{call}”的调用", "there is no call \"{call}\""},
      {"vectors.not_canonical", "    回复不是规范 JSON", "    the reply is not canonical JSON"},
      {"vectors.should_fail", "    应得到错误 {code}，却成功了", "    should be the error {code}, but was answered"},
      {"vectors.failed", "出错：{reply}", "error: {reply}"},
      {"vectors.no_output", "    没有 output；用 --update 写入", "    no output yet; --update writes it"},
      {"vectors.written", "写入了 {number} 处 output", "{number} {number|output|outputs} written"},
      {"vectors.none", "没有找到向量文件", "no vectors found"},
      {"difference.line", "{pointer}：应为 {wanted}，得到 {got}", "{pointer}: expected {wanted}, got {got}"},
      {"difference.nothing", "（没有）", "nothing"},
      {"difference.others", "另有 {number} 处不同", "and {number} more {number|difference|differences}"},

      // ------------------------------------------------------------------------------- overview
      {"overview.title", "{shop}  会员中心  {at}", "{shop}  member center  {at}"},
      {"overview.balances", "资产", "Balances"},
      {"overview.available", "可用积分", "points available"},
      {"overview.pending", "待确认积分", "points pending"},
      {"overview.frozen", "冻结积分", "points frozen"},
      {"overview.debt", "欠分", "points owed"},
      {"overview.expiring", "到期积分", "expiring"},
      {"overview.principal", "钱包本金", "wallet principal"},
      {"overview.bonus", "钱包赠金", "wallet bonus"},
      {"overview.affordable", "积分可兑换", "To be had for points"},
      {"overview.savings", "省钱", "Savings"},
      {"savings.this_month", "本月优惠", "this month"},
      {"savings.this_year", "今年优惠", "this year"},
      {"savings.total", "累计优惠", "since joining"},
      {"overview.coupons", "优惠券", "Coupons"},
      {"overview.cards", "会员卡", "Cards"},
      {"overview.benefits", "权益", "Benefits"},
      {"overview.check_in", "签到", "Check-in"},
      {"overview.activities", "活动", "Activities"},
      {"overview.referrals", "推荐好友", "referrals"},
      {"overview.orders", "最近订单", "Latest orders"},
      {"check_in.streak_today", "已连续签到 {days} 天（今天已签）",
       "{days} {days|day|days} in a row, today included"},
      {"draw.left", "还可抽 {times} 次", "{times} {times|draw|draws} left"},
      {"achievement.done", "已达成", "achieved"},
      {"referral.members", "{number} 人", "{number} {number|member|members}"},
      {"order.saved", "省 {amount}", "{amount} saved"},
      {"order.returned", "退 {amount}", "{amount} returned"},
      {"list.more", "另有 {number} 条", "and {number} more"},
      {"overview.ledger", "最近记录", "Latest records"},
      {"card.always", "长期有效", "for good"},
      {"card.saved", "已省 {amount}（购卡 {paid}）", "has saved {amount} for {paid}"},
      {"benefit.left", "还可用 {times} 次", "{times} left"},
      {"benefit.held", "已享有", "held"},
      {"check_in.streak", "已连续签到 {days} 天", "{days} {days|day|days} in a row"},
      {"tier.remaining", "还差 {growth} 成长值", "{growth} growth to go"},
      {"tier.missing", "还差：{what}", "still to go: {what}"},
      {"tier.keep_missing", "保级还需：{what}，截止 {day}", "to keep it: {what}, by {day}"},
      {"tier.kept", "已满足保级条件（{day}）", "kept already (until {day})"},
      {"metric.growth", "{gap} 成长值", "{gap} growth"},
      {"metric.paid", "累计消费 {gap}", "{gap} of spending"},
      {"metric.orders", "{gap} 笔订单", "{gap} {gap|order|orders}"},
      {"metric.recharge_total", "累计充值 {gap}", "{gap} of recharges"},
      {"metric.recharge_single", "单次充值再多 {gap}", "{gap} more in one recharge"},
      {"metric.points_earned", "累计积分 {gap}", "{gap} {gap|point|points} earned"},
      {"tier.highest", "{level}（最高等级）", "{level} (the highest level)"},
      {"tier.spend", "再消费 {amount} 即可升级", "one order of {amount} reaches it"},
      {"tier.until", "等级有效期至 {day}", "level valid through {day}"},
      {"tier.keep", "保级还需 {growth} 成长值[，截止 {day}]", "{growth} growth to keep it[, by {day}]"},
      {"tier.before", "下单前  {tier}", "before  {tier}"},
      {"tier.after", "完成后  {tier}", "after   {tier}"},

      // ---------------------------------------------------------------------------------- quote
      {"quote.lines", "商品", "Lines"},
      {"quote.goods", "名称", "goods"},
      {"quote.price", "价格", "price"},
      {"quote.quantity", "数量", "qty"},
      {"quote.list", "原价", "list"},
      {"quote.priced", "现价", "priced"},
      {"quote.payable", "实付", "to pay"},
      {"quote.points", "积分", "points"},
      {"quote.waterfall", "从原价到实付", "From list price to payment"},
      {"quote.saved", "共减 {amount}", "{amount} saved"},
      {"quote.gifts", "赠品", "Gifts"},
      {"quote.applied", "已使用的优惠", "Offers applied"},
      {"quote.refused", "未使用的优惠及原因", "Offers not applied, and why"},
      {"quote.near_misses", "凑单", "Nearly reached"},
      {"quote.add_ons", "凑单商品", "Add-ons"},
      {"quote.join", "按 {as} 购买应付 {payable}，可省 {saves}",
       "as {as} the cart would come to {payable}: {saves} less"},
      {"quote.join_same", "按 {as} 购买也是应付 {payable}",
       "as {as} the cart would come to {payable} as well"},
      {"quote.join_costs", "按 {as} 购买应付 {payable}，反而多付 {costs}",
       "as {as} the cart would come to {payable}: {costs} more"},
      {"quote.points_heading", "积分", "Points"},
      {"quote.tier", "等级", "Level"},
      {"sum.list", "原价合计", "List price"},
      {"sum.fee", "运费", "Shipping fee"},
      {"sum.due", "应付", "Due"},
      {"sum.payable", "实付", "To pay"},
      {"sum.principal", "钱包本金", "Wallet principal"},
      {"sum.bonus", "钱包赠金", "Wallet bonus"},
      {"sum.cash", "现金支付", "Cash"},
      {"points.earn", "本单得 {points} 积分[，{from} 起可用]", "this order earns {points} {points|point|points}[, available from {from}]"},
      {"points.granted", "优惠另送 {points} 积分", "offers grant {points} {points|point|points} more"},
      {"points.price", "积分商品用去 {points} 积分",
       "goods priced in points take {points} {points|point|points}"},
      {"points.deduct", "抵扣 {points} 积分，抵 {amount}（最多可用 {max}）",
       "{points} {points|point|points} deducted for {amount} (at most {max})"},
      {"points.could_deduct", "最多可用 {max} 积分抵扣", "up to {max} {max|point|points} could be deducted"},
      {"proof.optimal", "已证明是最优组合（考察 {explored} 个方案）",
       "proved to be the best combination ({explored} {explored|set|sets} looked at)"},
      {"proof.cut_off", "考察 {explored} 个方案后停止：目前最好的组合，最低不会少于 {bound}",
       "stopped after {explored} sets: the best found so far; none can come below {bound}"},

      // -------------------------------------------------------------------------------- reasons

      // ------------------------------------------------------------------------------- verdicts
      {"verdict.field.coupon", "优惠券  {value}", "coupon   {value}"},
      {"verdict.field.at", "位置  {value}", "at       {value}"},
      {"verdict.field.claimed", "对方  {value}", "claimed  {value}"},
      {"verdict.field.own", "本方  {value}", "own      {value}"},

      // ------------------------------------------------------------------------ events, changes
      {"change.until", "有效期至 {day}", "through {day}"},
      {"change.none", "没有变化", "nothing changes"},

      // ----------------------------------------------------------------------------------- help
      {"help.about", "会员方案的计算：等级、积分、优惠、省钱。", "What a loyalty program comes to: levels, points, offers, savings."},
      {"help.label.Usage", "用法", "Usage"},
      {"help.label.OPTIONS", "选项", "OPTIONS"},
      {"help.label.SUBCOMMAND", "命令", "COMMAND"},
      {"help.label.Positionals", "参数", "Arguments"},
      {"help.options", "选项", "Options"},
      {"help.commands", "命令", "Commands"},
      {"help.type.file", "FILE", "FILE"},
      {"help.type.at", "WHEN", "WHEN"},
      {"help.type.lang", "zh|en", "zh|en"},
      {"help.help", "显示帮助", "Print this help"},
      {"help.version", "显示引擎版本", "Print the engine's version"},
      {"help.lang", "语言；默认随 LANG", "Language; by default LANG's"},
      {"help.json", "输出引擎的规范 JSON，不作改动（错误也是）", "Print the engine's canonical JSON unchanged, errors too"},
      {"help.program", "会员方案（必需）", "The merchant's program (required)"},
      {"help.account", "会员账户（snapshot 的输出）；缺省为新会员", "The member's account, as snapshot prints it; a new member's when absent"},
      {"help.at", "时间：2026-11-22T18:30（方案时区）、2026-11-22、带时区的 ISO 8601、毫秒数或 now（默认）",
       "When: 2026-11-22T18:30 (in the program's time zone), 2026-11-22, ISO 8601 with an offset, epoch milliseconds, or now (default)"},
      {"help.cart", "购物车；缺省或 - 为标准输入", "The cart; standard input when absent or -"},
      {"help.cart_at", "改用这个时间报价，代替购物车的 at", "Quote as of then, instead of the cart's own \"at\""},
      {"help.event", "一个事件；缺省或 - 为标准输入", "One event; standard input when absent or -"},
      {"help.events", "一个事件，或每行一个事件的日志；缺省或 - 为标准输入",
       "One event, or a log with one event a line; standard input when absent or -"},
      {"help.account_out", "把新账户写入该文件；有事件未被接受时什么都不写", "Write the new account there; nothing is written when any event is refused"},
      {"help.sealed_out", "把封存后的事件写入该文件，每行一个", "Write the sealed events there, one a line"},
      {"help.own_cart", "服务器按自己的商品目录建的购物车（必需）", "The cart that the server built from its own catalogue (required)"},
      {"help.quote", "手机端得到的报价；缺省或 - 为标准输入", "The quote that the page got; standard input when absent or -"},
      {"help.names", "会员方案，用其中的名称、货币和时区；缺省用标识、CNY 和 UTC",
       "The program, for its names, currency and time zone; without it ids, CNY and UTC"},
      {"help.answer", "引擎的答复，每行一个；缺省或 - 为标准输入", "Answers of the engine, one a line; standard input when absent or -"},
      {"help.programs", "一个或多个会员方案；缺省为标准输入", "One or more programs; standard input when absent"},
      {"help.vectors", "目录（含下级目录里的 *.json）或向量文件（必需）", "Folders (their *.json, at any depth) or vector files (required)"},
      {"help.update", "补写缺少或变了的 output；有 expect 不符的文件不写", "Write outputs that are missing or have changed; never in a file with a failing expect"},
      {"help.command.overview", "会员中心：等级、积分、钱包、优惠券、省钱", "What the member center shows: level, points, wallet, coupons, savings"},
      {"help.command.quote", "报价：从原价到实付，用了哪些优惠、为什么不用其他的", "Price a cart: from list price to payment, which offers and why not the others"},
      {"help.command.preview", "试算一个事件的结果，不作改动", "What an event would do; changes nothing"},
      {"help.command.apply", "把事件记入账户：全部成功，或什么都不写", "Apply events to an account: all of them, or nothing is written"},
      {"help.command.verify", "像服务器那样复核手机端的报价", "Check a page's quote as the server does"},
      {"help.command.snapshot", "读入账户并输出其规范形式", "Read an account and print it in its normal form"},
      {"help.command.check", "检查会员方案：所有问题及其行列", "Check programs: every problem with its line and column"},
      {"help.command.explain", "用文字说明引擎给出的错误、原因和裁定", "Tell the errors, reasons and verdicts of answers in words"},
      {"help.command.vectors", "运行测试向量", "Run test vectors"},
      {"help.footer",
       "退出码：\n"
       "  0   成功\n"
       "  1   答案是否定的：事件被拒绝、报价未被接受、向量不符\n"
       "  2   输入有误：说明会指出文件、行、列和 JSON 指针\n"
       "  64  命令行有误\n"
       "  66  文件无法读取\n"
       "  70  程序内部错误\n"
       "  73  文件无法写入\n\n"
       "例子：\n"
       "  loyalty check program.json\n"
       "  loyalty apply --program program.json --event log.jsonl --account-out lin.json\n"
       "  loyalty overview --program program.json --account lin.json --at 2026-11-22\n"
       "  loyalty quote --program program.json --account lin.json --cart cart.json",
       "Exit codes:\n"
       "  0   all is well\n"
       "  1   the answer is no: an event refused, a quote not accepted, a vector failed\n"
       "  2   bad input: the message names the file, line, column and JSON pointer\n"
       "  64  the command line is wrong\n"
       "  66  a file cannot be read\n"
       "  70  a fault of this program\n"
       "  73  a file cannot be written\n\n"
       "Examples:\n"
       "  loyalty check program.json\n"
       "  loyalty apply --program program.json --event log.jsonl --account-out lin.json\n"
       "  loyalty overview --program program.json --account lin.json --at 2026-11-22\n"
       "  loyalty quote --program program.json --account lin.json --cart cart.json"},
      {"help.footer.apply",
       "事件可以是一个 JSON 文档、每行一个事件的日志，或一个数组；购物车可以写在 order_paid 事件里。\n"
       "--json：有 --account-out 时逐行输出引擎对每个事件的答复，没有时输出新账户。",
       "Events are one JSON document, a log with one event a line, or a list.\n"
       "--json prints the engine's answer to each event, a line each, with --account-out; without it, the new account."},
      {"help.footer.verify", "只有“接受”的退出码是 0。", "The exit code is 0 for \"accepted\" only."},
      {"help.footer.vectors",
       "最后一行是 “N passed, N failed”。没有 calls 的 JSON 文件（共用的方案和账户）不算向量。",
       "The last line is \"N passed, N failed\". JSON files without calls (programs and accounts that vectors share) are no vectors."},
  };
  // clang-format on
  return table;
}

}  // namespace loyalty::native
