/** Longest edge of a picture that is sent; the original stays on the phone. */
export const LONGEST_EDGE = 1_600;
const QUALITY = 0.85;
const SHRINKABLE = ["image/jpeg", "image/png", "image/webp"];

export interface Chosen {
  readonly blob: Blob;
  readonly name: string;
  readonly mime: string;
}

/** The size that fits into a square of `longest`, never larger than it was. */
export function fitInto(width: number, height: number, longest: number): { width: number; height: number } {
  const share = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/** Makes a large picture smaller, which also leaves out where it was taken; anything else stays as it is. */
export async function shrink(file: File): Promise<Chosen> {
  const whole: Chosen = { blob: file, name: file.name, mime: file.type };
  if (!SHRINKABLE.includes(file.type)) return whole;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const { width, height } = fitInto(picture.width, picture.height, LONGEST_EDGE);
    if (width === picture.width && height === picture.height && file.type === "image/png") return whole;
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return blob ? { blob, name: jpegName(file.name), mime: "image/jpeg" } : whole;
  } catch {
    return whole; // a picture this browser cannot read: the server decides
  }
}

export function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, "") || "photo"}.jpg`;
}
