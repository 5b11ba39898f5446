import { always } from "../../shop/page";
import { words } from "../../shop/language";

const about = words({ title: "关于", text: "本分包是同一个计算引擎的 JavaScript 版本，在没有 WXWebAssembly 的微信里使用。" }, { title: "About", text: "This subpackage is the same engine in JavaScript, for a WeChat without WXWebAssembly." });

Component({ data: always(about) });
