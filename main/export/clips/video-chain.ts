import type { MediaSource } from '../../media/media-source.ts';
import { type CutPoints, staysLong } from './cut-points.ts';
import type { Target } from './encoders.ts';
import type { HiddenRegion } from './hidden-regions.ts';
import { hideFilters } from './hide-filter.ts';

/** The picture that all moments of a reel are laid on; frames a second as ffmpeg writes them. */
export interface Canvas {
  width: number;
  height: number;
  rate: string;
  /** Frames of the moment at that rate. */
  frames: number;
}

export interface VideoChain {
  source: MediaSource;
  cut: CutPoints;
  pixels: Target['pixels'];
  hidden: readonly HiddenRegion[];
  /** Filters that bring a high dynamic range down to a usual one, '' for none. */
  toneMap: string;
  canvas: Canvas | null;
  /** Pictures of what is said, as another input, and where their upper edge lies, px. */
  captions: { input: number; top: number } | null;
}

/** Sides as the encoder wants them: even. */
export const evenSize = ({ width, height }: { width: number; height: number }) => ({
  width: width + (width % 2),
  height: height + (height % 2),
});

/**
 * Filters from the first input's picture to `[v]`: cut, upright, with square pixels and even sides; what is hidden goes first of all
 * that could spread it.
 */
export function videoFilters({ source, cut, pixels, hidden, toneMap, canvas, captions }: VideoChain): string[] {
  const even = evenSize(source);
  const { codedWidth, codedHeight } = source.video!;
  const [storedWidth, storedHeight] =
    source.rotation % 180 === 0 ? [codedWidth, codedHeight] : [codedHeight, codedWidth];
  const isSquare = storedWidth === source.width && storedHeight === source.height;
  const isOdd = even.width !== source.width || even.height !== source.height;
  const upright = [
    ...timing(cut),
    ...(isSquare ? [] : [`scale=${source.width}:${source.height}:flags=bicubic`]),
    ...(toneMap === '' ? [] : [toneMap]),
    'setsar=1',
    `format=${pixels}`,
    // A side that is odd gets one more line, the same as the last.
    ...(isOdd ? [`pad=${even.width}:${even.height}`, smear(even, source)] : []),
  ];
  const filters = [`[0:${source.video!.index}]${upright.join(',')}[upright]`];
  filters.push(...hideFilters(hidden, ['upright', 'hidden'], even, source, pixels));
  filters.push(`[hidden]${canvas === null ? 'null' : onCanvas(canvas)}[laid]`);
  filters.push(captions === null ? '[laid]null[v]' : captioned(captions, pixels));
  return filters;
}

function timing(cut: CutPoints): string[] {
  const { start, end, firstFrame, previousFrame, nextFrame, times, frame } = cut;
  const last = times.at(-1) ?? firstFrame;
  const from = previousFrame === null ? '' : `start=${((previousFrame + firstFrame) / 2).toFixed(6)}:`;
  const to = nextFrame === null ? end + frame : (last + nextFrame) / 2;
  const onClock = `max(0,round(PTS-${start.toFixed(6)}/TB))`;
  // A picture that stays for longer than usual is shown once more at the end: nothing else would tell how long it stays.
  const stays = staysLong(cut);
  const again = `if(gte(N,${times.length}),round(${(end - start - frame).toFixed(6)}/TB),${onClock})`;
  return [
    `trim=${from}end=${to.toFixed(6)}`,
    ...(stays ? ['tpad=stop=1:stop_mode=clone'] : []),
    `setpts='${stays ? again : onClock}'`,
  ];
}

const smear = (even: { width: number; height: number }, { width, height }: { width: number; height: number }): string =>
  `fillborders=right=${even.width - width}:bottom=${even.height - height}:mode=smear`;

function onCanvas({ width, height, rate, frames }: Canvas): string {
  return [
    `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic`,
    `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`,
    'setsar=1',
    `fps=${rate}:start_time=0`,
    'tpad=stop=-1:stop_mode=clone',
    `trim=end_frame=${frames}`,
  ].join(',');
}

function captioned({ input, top }: { input: number; top: number }, pixels: string): string {
  const format = pixels === 'yuv420p10le' ? 'yuv420p10' : 'yuv420';
  return `[laid][${input}:v]overlay=0:${top}:format=${format}:eof_action=pass[v]`;
}

/** Brings PQ or HLG to what usual screens show, where this ffmpeg can. */
export const toneMapping =
  'zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv';
