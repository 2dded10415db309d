import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { settings } from "../api/storage.ts";
import type { Label } from "../live/protocol.ts";
import { cityTime, type CityTime } from "../ui/time.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";

export type Lang = "ko" | "en";
export type TextKey = keyof typeof ko;
export type Vars = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, vars?: Vars) => string;

const TEXTS: Record<Lang, Readonly<Record<TextKey, string>>> = { ko, en };

export interface I18n {
  lang: Lang;
  setLang: (lang: Lang) => void;
  t: Translate;
  /** A text for a code that the server may extend: the translation if there is one, else null. */
  maybe: (prefix: string, code: string) => string | null;
  /** A configured label in the desk's language, else English, else Korean, else whatever there is. */
  label: (label: Label | string | null | undefined) => string;
  /** A citizen's name on the screen; one of whom only a number is known (`#4821`) is a visitor. */
  citizen: (who: { label: string }) => string;
  /** 베트남어, Vietnamese. */
  language: (code: string) => string;
  time: CityTime;
  setZone: (zone: string | undefined) => void;
}

const Context = createContext<I18n | null>(null);

export function I18nProvider({ children, initial }: { children: ReactNode; initial?: Lang }) {
  const [lang, change] = useState<Lang>(() => initial ?? preferred());
  const [zone, setZone] = useState<string | undefined>();
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = translate(lang, "app.title");
  }, [lang]);
  const setLang = useCallback((next: Lang) => {
    settings.write("lang", next);
    change(next);
  }, []);
  const value = useMemo<I18n>(() => {
    const names = new Intl.DisplayNames([lang], { type: "language" });
    return {
      lang,
      setLang,
      t: (key, vars) => translate(lang, key, vars),
      maybe: (prefix, code) => {
        const key = `${prefix}.${code}`;
        return key in TEXTS[lang] ? translate(lang, key as TextKey) : null;
      },
      label: (label) => labelIn(lang, label),
      citizen: ({ label }) => (label.startsWith("#") ? translate(lang, "citizen.visitor", { n: label.slice(1) }) : label),
      language: (code) => (code.startsWith("sign:") ? translate(lang, "language.sign") : (names.of(code) ?? code)),
      time: cityTime(lang, zone),
      setZone,
    };
  }, [lang, setLang, zone]);
  return <Context value={value}>{children}</Context>;
}

export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error("useI18n outside I18nProvider");
  return value;
}

export function translate(lang: Lang, key: TextKey, vars: Vars = {}): string {
  return TEXTS[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(vars[name] ?? whole));
}

export function labelIn(lang: Lang, label: Label | string | null | undefined): string {
  if (!label) return "";
  if (typeof label === "string") return UUID.test(label) ? "" : label; // an id is nobody's name
  return label[lang] ?? label.en ?? label.ko ?? Object.values(label)[0] ?? "";
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

function preferred(): Lang {
  const kept = settings.read("lang");
  if (kept === "ko" || kept === "en") return kept;
  return navigator.language.toLowerCase().startsWith("en") ? "en" : "ko";
}
