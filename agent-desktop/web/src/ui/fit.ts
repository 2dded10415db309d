/** Below so many rem of width the page is so; the style sheets know these words. */
const FITS = [["tight", 85], ["stacked", 80], ["single", 64], ["narrow", 48], ["phone", 30]] as const;

/** What a page of `width` pixels is, when a rem has `rem` pixels. */
export function fitOf(width: number, rem: number): string {
  return FITS.filter(([, below]) => width / rem < below).map(([word]) => word).join(" ");
}

/**
 * Says on the page's root how much room there is. Counted in rem: at twice the size of text there is half the room, and
 * the panels stack, whether the text grew by the browser's zoom, its settings, or the button on the bar.
 */
export function fitPage(): void {
  const root = document.documentElement;
  root.dataset.fit = fitOf(window.innerWidth, parseFloat(getComputedStyle(root).fontSize) || 16);
}
