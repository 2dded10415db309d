import type ko from "../../texts/ko.json";

export const LANGUAGES = ["ko", "en", "zh", "ja", "vi", "mn"] as const;
export type Language = (typeof LANGUAGES)[number];

type Common = (typeof ko)["common"];
type Chat = (typeof ko)["chat"];
export type TextKey = keyof Common | keyof Chat;
export type Values = Readonly<Record<string, string | number>>;

/** The words of the chat in one language. The same files are read by the pages that Java renders. */
export interface Texts {
  readonly language: Language;
  say(key: TextKey, values?: Values): string;
}

export function isLanguage(code: string | undefined): code is Language {
  return LANGUAGES.some((language) => language === code);
}

const LOADERS: Record<Language, () => Promise<{ common: Common; chat: Chat }>> = {
  ko: () => import("../../texts/ko.json"),
  en: () => import("../../texts/en.json"),
  zh: () => import("../../texts/zh.json"),
  ja: () => import("../../texts/ja.json"),
  vi: () => import("../../texts/vi.json"),
  mn: () => import("../../texts/mn.json"),
};

/** Loads the words of `language`; `phone` stands wherever a text names the city's number. */
export async function loadTexts(language: Language, phone: string): Promise<Texts> {
  const { common, chat } = await LOADERS[language]();
  return textsOf(language, { ...common, ...chat }, phone);
}

export function textsOf(language: Language, words: Readonly<Record<TextKey, string>>, phone: string): Texts {
  return {
    language,
    say: (key, values = {}) => fill(words[key], { phone, ...values }),
  };
}

/** Puts values where a text has `{name}`; a name without a value stays as it is. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Cuts a text at its `*emphasised*` parts; every second piece is emphasised. */
export function emphasised(text: string): string[] {
  return text.split("*");
}

/** A label from configuration: in the wanted language, else English, else Korean, else whatever there is. */
export function labelIn(label: Readonly<Record<string, string>> | undefined, language: Language): string | undefined {
  if (!label) return undefined;
  return label[language] ?? label.en ?? label.ko ?? Object.values(label)[0];
}
