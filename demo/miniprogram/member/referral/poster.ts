// The invitation as a picture: the shop's colours, what a friend brings, the code to scan.

import { type Brush, draw_qr } from "../code/drawing";

/** What more a poster needs of a canvas. */
export interface Pen extends Brush {
  font: string;
  textAlign: string;
  globalAlpha: number;
  createLinearGradient(x: number, y: number, to_x: number, to_y: number): { addColorStop(at: number, colour: string): void };
  fillText(text: string, x: number, y: number, width?: number): void;
  beginPath(): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  fill(): void;
}

export interface Poster {
  readonly shop: string;
  readonly colours: readonly [string, string];
  readonly lead: string;
  readonly foot: string;
  readonly rewards: readonly string[];
  readonly link: string;
}

const ink = "#fff8f3";

export function draw_poster(pen: Pen, width: number, height: number, { colours, foot, lead, link, rewards, shop }: Poster): void {
  const unit = width / 100;
  const line = (text: string, y: number, size: number, weight = 400) => {
    pen.font = `${weight} ${Math.round(size * unit)}px sans-serif`;
    pen.fillText(text, width / 2, y * unit, width * 0.86);
  };
  const disc = (x: number, y: number, radius: number, alpha: number) => {
    pen.globalAlpha = alpha;
    pen.beginPath();
    pen.arc(x * unit, y * unit, radius * unit, 0, 2 * Math.PI);
    pen.fill();
    pen.globalAlpha = 1;
  };
  const ground = pen.createLinearGradient(0, 0, width, height);
  ground.addColorStop(0, colours[0]);
  ground.addColorStop(1, colours[1]);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = ink;
  disc(92, 6, 26, 0.09);
  disc(4, 52, 18, 0.08);
  disc(96, 128, 22, 0.08);
  pen.textAlign = "center";
  line(shop, 20, 8.4, 700);
  line(lead, 30, 5.4);
  rewards.slice(0, 3).forEach((reward, place) => line(reward, 42 + 8 * place, 5.4, 600));
  pen.fillStyle = "#ffffff";
  pen.fillRect(Math.round(22 * unit), Math.round(66 * unit), Math.round(56 * unit), Math.round(56 * unit));
  draw_qr(pen, link, Math.round(24 * unit), Math.round(68 * unit), Math.round(52 * unit));
  pen.fillStyle = ink;
  line(foot, 134, 4.8);
}
