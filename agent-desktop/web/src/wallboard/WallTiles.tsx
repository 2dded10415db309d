import { useI18n } from "../i18n/I18n.tsx";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { clock } from "../ui/time.ts";
import { LevelMark } from "./LevelMark.tsx";
import { atMost, linePath, type Tile, type Wall } from "./wall.ts";

const WIDTH = 168;
const HEIGHT = 60;
const OWN_NAMES: Readonly<Record<string, string>> = { ko: "한국어", en: "English", zh: "中文", ja: "日本語", vi: "Tiếng Việt", mn: "Монгол" };

/** A tile for each channel in each language: who waits, the longest, and how the day went. */
export function WallTiles({ wall, onOpen }: { wall: Wall; onOpen: (tile: Tile) => void }) {
  const { t } = useI18n();
  return (
    <section className="tiles" aria-label={t("wall.tiles")}>
      {wall.tiles.map((tile) => <TileBox key={`${tile.channel} ${tile.language}`} tile={tile} onOpen={() => onOpen(tile)} />)}
    </section>
  );
}

function TileBox({ tile, onOpen }: { tile: Tile; onOpen: () => void }) {
  const { t, label } = useI18n();
  const level = tile.waiting === 0 ? "ok" : atMost(tile.longestWaitSeconds, tile.targetSeconds);
  const own = OWN_NAMES[tile.language];
  return (
    <article className="tile" data-level={level}>
      <header>
        <h3><ChannelTile channel={tile.channel} /><button type="button" lang={own ? tile.language : undefined} onClick={onOpen}>{own ?? label(tile.name)}</button></h3>
        <p className="st"><LevelMark level={level} quiet /></p>
      </header>
      <div><p className="n num">{tile.waiting}</p><MiniLine line={tile.line} /></div>
      <p className="l">
        <span>{t("wall.tile.longest")} <b className="num">{tile.longestWaitSeconds == null ? "–" : clock(tile.longestWaitSeconds)}</b></span>
        <span className="num">{tile.targetSeconds == null ? "" : `≤ ${clock(tile.targetSeconds)}`}</span>
      </p>
    </article>
  );
}

/** Contacts that arrived, half hour by half hour since midnight. */
function MiniLine({ line }: { line: readonly number[] }) {
  const { t } = useI18n();
  const sum = line.reduce((a, b) => a + b, 0);
  const most = Math.max(1, ...line);
  const last = line.length > 0 ? HEIGHT - ((line.at(-1) ?? 0) / most) * HEIGHT : HEIGHT;
  return (
    <svg className="mini" viewBox={`-3 -5 ${WIDTH + 8} ${HEIGHT + 8}`} role="img" aria-label={t("wall.tile.line", { n: sum })}>
      <title>{t("wall.tile.line", { n: sum })}</title>
      <path className="ln" d={linePath(line, WIDTH, HEIGHT)} />
      {line.length > 0 && <circle cx={WIDTH} cy={last} r="4.500" />}
    </svg>
  );
}
