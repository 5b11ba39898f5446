// The member's code on a canvas: QR above, bars below.

import qrcode from "qrcode-generator";
import { code128 } from "./barcode";

/** What is used of a canvas: WeChat's type 2d, a browser's, a test's. */
export interface Brush {
  fillStyle: unknown;
  fillRect(x: number, y: number, width: number, height: number): void;
}

/** A QR code of level M, dark on light: scanners do not like the other way round. */
export function draw_qr(brush: Brush, text: string, x: number, y: number, size: number): void {
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const modules = code.getModuleCount();
  brush.fillStyle = "#ffffff";
  brush.fillRect(x, y, size, size);
  brush.fillStyle = "#000000";
  // Four modules of nothing around it, whole pixels each.
  const unit = Math.floor(size / (modules + 8));
  const from = Math.floor((size - unit * modules) / 2);
  for (let row = 0; row < modules; ++row)
    for (let column = 0; column < modules; ++column) if (code.isDark(row, column)) brush.fillRect(x + from + column * unit, y + from + row * unit, unit, unit);
}

export function draw_bars(brush: Brush, text: string, x: number, y: number, width: number, height: number): void {
  const bars = code128(text);
  const unit = Math.max(1, Math.floor(width / (bars.reduce((sum, one) => sum + one, 0) + 20)));
  brush.fillStyle = "#ffffff";
  brush.fillRect(x, y, width, height);
  brush.fillStyle = "#000000";
  let at = x + Math.floor((width - unit * bars.reduce((sum, one) => sum + one, 0)) / 2);
  bars.forEach((modules, place) => {
    if (place % 2 === 0) brush.fillRect(at, y, modules * unit, height);
    at += modules * unit;
  });
}
