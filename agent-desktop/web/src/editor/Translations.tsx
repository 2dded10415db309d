import { Link } from "../desk/router.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import { LANGUAGES } from "../knowledge/knowledge.ts";
import { TonePill } from "../ui/Pill.tsx";
import type { Translation, Work } from "./editor.ts";

/** The same answer in the languages of the city: which have it, and which have fallen behind. */
export function Translations({ work }: { work: Work }) {
  const { t, language } = useI18n();
  const behind = work.translations.filter((each) => each.behind).length;
  return (
    <section aria-labelledby="translations-title">
      <h3 className="s" id="translations-title">{t("editor.translations")}{behind > 0 && <small>{t("editor.translations.behind", { n: behind })}</small>}</h3>
      <table className="ds-table">
        <thead><tr><th scope="col">{t("editor.language")}</th><th scope="col">{t("editor.version")}</th><th scope="col">{t("editor.status")}</th></tr></thead>
        <tbody>
          {LANGUAGES.map((lang) => {
            const own = lang === work.lang;
            const entry = own ? null : work.translations.find((each) => each.lang === lang);
            const version = own ? work.published?.version : entry?.publishedVersion;
            return (
              <tr key={lang} aria-current={own ? "true" : undefined}>
                <th scope="row">
                  {entry ? <Link to={`/desk/knowledge?entry=${entry.id}`}>{language(lang)}</Link> : language(lang)}
                </th>
                <td className="num">{version ? `v${version}` : "–"}</td>
                <td>{own ? t("editor.translations.this") : entry ? <Standing entry={entry} /> : <Missing work={work} lang={lang} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Standing({ entry }: { entry: Translation }) {
  const { t } = useI18n();
  if (entry.behind) return <TonePill tone="warning">{t("editor.translations.old")}</TonePill>;
  if (entry.publishedVersion) return <TonePill tone="success">{t("editor.translations.same")}</TonePill>;
  return <span className="ds-pill" data-state="wrap">{t(entry.openVersion ? "editor.translations.open" : "editor.state.RETIRED")}</span>;
}

function Missing({ work, lang }: { work: Work; lang: string }) {
  const { t, language } = useI18n();
  return (
    <>
      <TonePill tone="danger">{t("editor.translations.none")}</TonePill>{" "}
      <Link to={`/desk/knowledge?entry=new&of=${work.translationOf ?? work.id}&lang=${lang}`}>
        {t("editor.translations.write")}<span className="sr-only"> {language(lang)}</span>
      </Link>
    </>
  );
}
