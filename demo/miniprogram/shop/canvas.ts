// A canvas of type 2d in a page, at the phone's own pixels.

export interface Canvas {
  width: number;
  height: number;
  getContext(kind: "2d"): unknown;
}

interface Query {
  createSelectorQuery(): { select(selector: string): { fields(what: object): { exec(told: (found: readonly ({ node?: Canvas; width: number; height: number } | null)[]) => void): void } } };
}

/** A canvas as a picture of its own, as large as the screen: there it can be held, saved and sent on. */
export function show_picture(canvas: Canvas): void {
  wx.canvasToTempFilePath({ canvas: canvas as never, success: ({ tempFilePath }) => wx.previewImage({ urls: [tempFilePath] }) });
}

/** Runs with the canvas once it is there; never where the host has none. */
export function on_canvas(page: unknown, selector: string, draw: (canvas: Canvas, width: number, height: number) => void): void {
  (page as Query).createSelectorQuery().select(selector).fields({ node: true, size: true }).exec(([found]) => {
    if (!found || !found.node) return;
    const { pixelRatio = 2 } = wx.getWindowInfo ? wx.getWindowInfo() : wx.getSystemInfoSync();
    found.node.width = Math.round(found.width * pixelRatio);
    found.node.height = Math.round(found.height * pixelRatio);
    draw(found.node, found.node.width, found.node.height);
  });
}
