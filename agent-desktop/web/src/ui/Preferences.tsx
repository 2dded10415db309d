import { useEffect, useState } from "react";
import { settings } from "../api/storage.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { fitPage } from "./fit.ts";

const SIZES = ["100", "112", "125", "150"] as const;
const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function LanguageSwitch() {
  const { t, lang, setLang } = useI18n();
  return (
    <button type="button" className="langswitch" aria-label={t("pref.language")} onClick={() => setLang(lang === "ko" ? "en" : "ko")}>
      <span aria-current={lang === "ko"}>한</span> / <span aria-current={lang === "en"}>EN</span>
    </button>
  );
}

/** Goes round the sizes of text; all sizes are rem, so everything grows together. */
export function TextSize() {
  const { t } = useI18n();
  const [size, setSize] = useState(() => settings.read("size") ?? "100");
  const next = () => {
    const index = SIZES.indexOf(size as (typeof SIZES)[number]);
    const to = SIZES[(index + 1) % SIZES.length]!;
    settings.write("size", to);
    setSize(to);
  };
  useEffect(() => applySize(size), [size]);
  return (
    <button type="button" className="textsize" aria-label={t("pref.size", { n: size })} title={t("pref.size", { n: size })} onClick={next}>
      {t("pref.size.letter")}<span>{t("pref.size.letter")}</span>
    </button>
  );
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const kept = settings.read("theme");
    return THEMES.find((each) => each === kept) ?? "system";
  });
  useEffect(() => applyTheme(theme), [theme]);
  return [theme, (next) => { settings.write("theme", next); setTheme(next); }];
}

/** Before the first picture, so that nothing flashes. */
export function applyKeptPreferences(): void {
  const theme = settings.read("theme");
  if (theme === "light" || theme === "dark") applyTheme(theme);
  const size = settings.read("size");
  if (size && SIZES.includes(size as (typeof SIZES)[number])) applySize(size);
}

function applySize(size: string): void {
  document.documentElement.style.fontSize = `${size}%`;
  fitPage();
}

function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function ThemeChoice() {
  const { t } = useI18n();
  const [theme, setTheme] = useTheme();
  return (
    <span className="seg" role="group" aria-label={t("pref.theme")}>
      {THEMES.map((each) => (
        <button key={each} type="button" aria-pressed={theme === each} onClick={() => setTheme(each)}>{t(`pref.theme.${each}`)}</button>
      ))}
    </span>
  );
}
