import { graphemes } from "./graphemes.ts";

const USUAL = 4_000;
const OF_A_TEXT = 1_000;
const SHORT_BYTES = 90;
const BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "\f^{}\\[~]|€";

/** How many characters an answer may have on a channel. */
export function mostCharacters(channel: string): number {
  return channel === "SMS" ? OF_A_TEXT : USUAL;
}

export interface TextLength {
  characters: number;
  /** Texts it is sent as where networks count by segments. */
  segments: number;
  /** What a Korean network makes of it. */
  long: boolean;
}

/** How long a text to a telephone is. The alphabet of plain SMS has room for 160, any other for 70. */
export function textLength(text: string): TextLength {
  const units = [...text];
  const plain = units.every((c) => BASIC.includes(c) || EXTENDED.includes(c));
  const length = plain ? units.length + units.filter((c) => EXTENDED.includes(c)).length : text.length;
  const [alone, joined] = plain ? [160, 153] : [70, 67];
  const bytes = units.reduce((sum, c) => sum + (c.codePointAt(0)! < 0x80 ? 1 : 2), 0);
  return { characters: graphemes(text), segments: length <= alone ? 1 : Math.ceil(length / joined), long: bytes > SHORT_BYTES };
}
