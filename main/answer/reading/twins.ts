import type { AssetView } from './passage.ts';

/** Share of texts in common from which two files say the same. */
const SAME = 0.75;

/**
 * Files without those that another one stands for: a recording in two containers, or copied with other bytes, would answer everything
 * twice (CRAG's representative of a cluster). The fuller stands for both, of equals the first.
 */
export function withoutTwins(views: readonly AssetView[]): {
  kept: AssetView[];
  twins: { name: string; of: string }[];
} {
  const kept: AssetView[] = [];
  const twins: { name: string; of: string }[] = [];
  for (const view of [...views].sort((a, b) => b.fullness - a.fullness)) {
    const other = kept.find((one) => saysTheSame(one, view));
    if (other) twins.push({ name: view.name, of: other.name });
    else kept.push(view);
  }
  return { kept: views.filter((view) => kept.includes(view)), twins };
}

function saysTheSame(a: AssetView, b: AssetView): boolean {
  if (Math.abs(a.duration - b.duration) > Math.max(0.5, 0.02 * a.duration)) return false;
  const [one, two] = [textsOf(a), textsOf(b)];
  // A file that says next to nothing is like every other of the kind.
  if (Math.min(one.size, two.size) < 4) return false;
  const shared = [...one].filter((text) => two.has(text)).length;
  return shared / Math.max(one.size, two.size) >= SAME;
}

const known = new WeakMap<AssetView, Set<string>>();

/** What is shown and said, each with its second. Recognised speech is left out where subtitles say it. */
function textsOf(view: AssetView): Set<string> {
  const made =
    known.get(view) ??
    new Set(
      [...view.said, ...view.shown]
        .filter((passage) => !passage.second)
        .map((passage) => `${Math.round(passage.start / 2)} ${passage.text}`),
    );
  known.set(view, made);
  return made;
}
