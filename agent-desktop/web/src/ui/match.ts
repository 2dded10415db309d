const FIRST_CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/** The first consonants of a Hangul text: 전월세 → ㅈㅇㅅ. Other characters stay as they are. */
export function initials(text: string): string {
  return Array.from(text, (c) => {
    const index = c.charCodeAt(0) - 0xac00;
    return index >= 0 && index < 11172 ? FIRST_CONSONANTS[Math.floor(index / 588)] : c;
  }).join("");
}

/** Whether every word of `query` is found in `text`, by its letters or by the first consonants of its syllables. */
export function matches(query: string, text: string): boolean {
  const plain = text.toLowerCase();
  const short = initials(plain);
  return query.toLowerCase().split(/\s+/).filter(Boolean).every((word) => plain.includes(word) || short.includes(word));
}
