// The invitation as a picture: the shop's colours, what a friend brings, the code to scan.

import { type Brush, draw_qr } from "../code/drawing";

/** What more a poster needs of a canvas. */
export interface Pen extends Brush {
  font: string;
  textAlign: string;
  createLinearGradient(x: number, y: number, to_x: number, to_y: number): { addColorStop(at: number, colour: string): void };
  fillText(text: string, x: number, y: number, width?: number): void;
}

export interface Poster {
  readonly shop: string;
  readonly rewards: readonly string[];
  readonly link: string;
}

export function draw_poster(pen: Pen, width: number, height: number, { link, rewards, shop }: Poster): void {
  const ground = pen.createLinearGradient(0, 0, width, height);
  ground.addColorStop(0, "#a3180f");
  ground.addColorStop(1, "#ff6a45");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = "#fff8f3";
  pen.textAlign = "center";
  pen.font = `600 ${Math.round(width / 12)}px sans-serif`;
  pen.fillText(shop, width / 2, height * 0.14, width * 0.86);
  pen.font = `${Math.round(width / 20)}px sans-serif`;
  pen.fillText("邀请你一起省", width / 2, height * 0.22, width * 0.86);
  rewards.slice(0, 3).forEach((reward, place) => pen.fillText(reward, width / 2, height * (0.3 + 0.06 * place), width * 0.86));
  draw_qr(pen, link, width * 0.25, height * 0.5, Math.floor(width * 0.5));
  pen.fillStyle = "#fff8f3";
  pen.fillText("微信扫一扫，首单有礼", width / 2, height * 0.94, width * 0.86);
}
