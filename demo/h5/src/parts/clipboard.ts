// A text for somebody to paste elsewhere. Where the page is not served safely, or pages may not, browsers have an older way;
// where that is barred, too, it is said.
import { showToast } from "vant/es/toast";
import "vant/es/toast/style";
import { page_words } from "../words/page";

const w = page_words({ failed: "没有复制成功，请长按文字复制" }, { failed: "Not copied: please select the text" });

/** Whether it is on the clipboard. */
export async function copy_text(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (selected_copy(text)) return true;
    showToast({ message: w.value.failed, wordBreak: "break-word" });
    return false;
  }
}

function selected_copy(text: string): boolean {
  const before = document.activeElement, field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.style.cssText = "position: fixed; opacity: 0";
  // Beside what has the focus: a sheet that is open keeps it to itself.
  (before?.parentElement ?? document.body).append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
