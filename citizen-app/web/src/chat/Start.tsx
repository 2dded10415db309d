import type { View } from "../live/client";
import { languageOf } from "../live/client";
import { LANGUAGES, type Language, labelIn } from "../texts/texts";
import { minutes } from "../texts/time";
import { useChat } from "./Context";
import { Icon } from "./Icon";

const NAMES: Readonly<Record<Language, string>> = {
  ko: "한국어",
  en: "English",
  zh: "中文",
  ja: "日本語",
  vi: "Tiếng Việt",
  mn: "Монгол",
};
/** Up to here we say that somebody answers at once. */
const AT_ONCE_SECONDS = 30;

/** Before the first word: how long it takes, and in which language. */
export function Start({ view }: { view: View }) {
  const { texts } = useChat();
  const { entry } = view;
  return (
    <div className="queue">
      {view.expired && (
        <div role="status">
          <p>
            <b>{texts.say("expiredLead")}</b>
          </p>
          <p className="small">{texts.say("expiredBody")}</p>
        </div>
      )}
      <h2 className="big">{texts.say("startHeading")}</h2>
      {entry && (
        <>
          <p>
            <Icon name="desk" size="i-s" /> {labelIn(entry.organisation, texts.language)} · <Wait view={view} />
          </p>
          <LanguageChoice view={view} />
        </>
      )}
    </div>
  );
}

function Wait({ view }: { view: View }) {
  const { texts } = useChat();
  const one = view.entry?.languages.find((language) => view.entry && language.lang === languageOf(view.entry, texts.language));
  if (!one) return <>{texts.say("startOpen")}</>;
  const { waiting: n, expectedWaitSeconds: seconds } = one;
  if (seconds !== null && seconds <= AT_ONCE_SECONDS) return <>{texts.say("startNow")}</>;
  if (seconds !== null) return <>{texts.say("startWait", { n, minutes: minutes(seconds) })}</>;
  return <>{n > 0 ? texts.say("startWaiting", { n }) : texts.say("startOpen")}</>;
}

function LanguageChoice({ view }: { view: View }) {
  const { texts } = useChat();
  const offered = LANGUAGES.filter((language) => view.entry?.languages.some((one) => one.lang === language));
  if (offered.length < 2) return null;
  const here = new URLSearchParams(location.search);
  const address = (language: Language): string => {
    here.set("lang", language);
    return `?${here}`;
  };
  return (
    <nav aria-label={texts.say("chooseLanguage")}>
      <ul className="langs">
        {offered.map((language) => (
          <li key={language}>
            <a lang={language} hrefLang={language} href={address(language)} aria-current={language === texts.language ? "true" : undefined}>
              {NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
