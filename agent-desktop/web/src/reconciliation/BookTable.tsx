import { Fragment } from "react";
import { Link } from "../desk/router.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Label } from "../live/protocol.ts";
import { TonePill } from "../ui/Pill.tsx";

interface Side {
  label: Label | string;
  count: number;
}
export interface Book {
  name: Label | string;
  left: Side;
  right: Side;
  balanced: boolean;
  /** At most fifty; `subject` is the interaction, or the agent whose capacity is off. */
  differences: readonly { subject: string; detail: string }[];
}

/** Two independent counts of the same thing in each line; a difference names the contact. */
export function BookTable({ books }: { books: readonly Book[] }) {
  const { t, label } = useI18n();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("books.books")}>
      <table className="ds-table books">
        <thead>
          <tr>
            <th scope="col">{t("books.book")}</th>
            <th scope="col" colSpan={2}>{t("books.oneSide")}</th>
            <th scope="col" colSpan={2}>{t("books.otherSide")}</th>
            <th scope="col">{t("books.verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {books.map((book, n) => (
            <Fragment key={n}>
              <tr>
                <th scope="row">{label(book.name)}</th>
                <td>{label(book.left.label)}</td>
                <td className="end num">{book.left.count}</td>
                <td>{label(book.right.label)}</td>
                <td className="end num">{book.right.count}</td>
                <td>{book.balanced ? <TonePill tone="success">{t("books.same")}</TonePill> : <TonePill tone="danger">{t("books.differs", { n: book.differences.length })}</TonePill>}</td>
              </tr>
              {book.differences.map((difference, i) => (
                <tr key={`${difference.subject}-${i}`} className="difference">
                  <td />
                  <td colSpan={5}>
                    <Link to={`/desk/interactions?id=${difference.subject}`}><code>{difference.subject}</code></Link> {difference.detail}
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
