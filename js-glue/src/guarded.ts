/** Runs code of the page's own: what it throws is told to the page's console, and holds up nothing here. */
export function guarded(run: () => void): void {
  try {
    run();
  } catch (error) {
    setTimeout(() => {
      throw error;
    }, 0);
  }
}
