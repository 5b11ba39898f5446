// A poster as a picture: drawn as SVG in the shop's colours, and from it on a canvas, to be saved or shared.

import { qr_path } from "../../shop/qr";

export interface Poster {
  readonly shop: string;
  readonly who: string;
  readonly invites: string;
  readonly rewards: readonly string[];
  readonly scan: string;
  readonly link: string;
  readonly from: string;
  readonly to: string;
  readonly ink: string;
  readonly accent: string;
}

const width = 750, height = 1200;
const plain = (text: string) => text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

async function drawn(poster: Poster): Promise<string> {
  const { path, size } = await qr_path(poster.link);
  const font = "PingFang SC, HarmonyOS Sans SC, Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif";
  const text = (x: number, y: number, size_: number, words: string, more = "") => `<text x="${x}" y="${y}" font-family="${font}" font-size="${size_}" ${more}>${plain(words)}</text>`;
  const rings = Array.from({ length: 9 }, (_, n) => `<circle cx="640" cy="150" r="${60 + n * 58}" fill="none" stroke="${poster.ink}" stroke-opacity="${0.2 - n * 0.018}" stroke-width="2"/>`).join("");
  const petals = Array.from({ length: 10 }, (_, n) => `<path d="M0 0c26-30 26-78 0-108-26 30-26 78 0 108Z" transform="rotate(${n * 36})" fill="${poster.accent}" fill-opacity="${n % 2 ? 0.5 : 0.85}"/>`).join("");
  const rewards = poster.rewards.slice(0, 3).map((one, place) => `<g transform="translate(56 ${580 + place * 96})"><rect width="638" height="76" rx="20" fill="${poster.ink}" fill-opacity="0.14"/><circle cx="44" cy="38" r="12" fill="${poster.accent}"/>${text(76, 49, 32, one, `fill="${poster.ink}"`)}</g>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="0.6" y2="1"><stop stop-color="${poster.from}"/><stop offset="1" stop-color="${poster.to}"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#g)"/>${rings}<g transform="translate(598 196)">${petals}<circle r="22" fill="${poster.ink}"/></g>
    ${text(56, 130, 34, poster.shop, `fill="${poster.ink}" fill-opacity="0.9"`)}
    ${text(56, 380, 44, `${poster.who} ${poster.invites}`, `fill="${poster.ink}"`)}
    ${text(56, 470, 72, poster.shop, `fill="${poster.ink}" font-weight="700"`)}
    ${rewards}
    <rect x="40" y="880" width="670" height="270" rx="36" fill="#fff"/>
    <svg x="70" y="905" width="220" height="220" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}" fill="#111"/></svg>
    ${scan_lines(poster.scan).map((line, row) => text(330, 1000 + row * 46, 32, line, 'fill="#2a2622"')).join("")}
  </svg>`;
}

/** A sentence in lines of what fits beside the code. */
function scan_lines(sentence: string): readonly string[] {
  return sentence.match(/[\u4e00-\u9fff]{1,10}，?|[^\u4e00-\u9fff，]{1,20}(?:\s|$)/g) ?? [sentence];
}

/** The poster as a PNG. */
export async function poster_picture(poster: Poster): Promise<Blob> {
  const picture = new Image(width, height);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await drawn(poster))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(picture, 0, 0);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
}
