import type { PaperSize } from '../../preload/contract/report-format.ts';

/** Where Letter is what printers hold (CLDR, territories of paper size US-Letter). */
const letterRegions = new Set('US CA MX PH CL CO CR GT NI PA PR SV VE BZ'.split(' '));

/**
 * The paper that a person's printer is likely to hold. On Unix the environment says it; the runtime answers `en-US` there where
 * nothing is set, which means nothing.
 * @param locale what the runtime takes the person's to be
 */
export function paperOf({ platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>, locale: string): PaperSize {
  const fromSystem = platform === 'win32' || platform === 'darwin';
  const named = env.LC_ALL || env.LC_PAPER || env.LANG;
  const tag = named ? (named.split(/[.@]/)[0] ?? '').replaceAll('_', '-') : fromSystem ? locale : '';
  const region = /-([A-Z]{2})(?:-|$)/.exec(tag)?.[1];
  return region !== undefined && letterRegions.has(region) ? 'letter' : 'a4';
}

/** Width and height in pt; 17 mm at the sides and 18 mm above and below stay empty. */
export const paperPoints: Record<PaperSize, { width: number; height: number }> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};
export const marginPoints = { side: 48.19, top: 51.02 };
