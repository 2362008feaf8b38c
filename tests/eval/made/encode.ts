import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixture } from '../../fixtures/paths.ts';
import type { Clip, Said } from './clip.ts';
import { isPicture } from './clip.ts';
import { drawScene, styleOf } from './draw-scene.ts';
import { type Placed, SPOKEN, type Timeline } from './timeline.ts';

const FPS = 10;

/** Draws a clip into the folder: a picture, or a video with its sound, its cues beside it or inside. Needs ffmpeg. */
export async function writeClip(clip: Clip, timeline: Timeline, folder: string, seed: number): Promise<void> {
  const style = styleOf(seed);
  const work = mkdtempSync(join(tmpdir(), 'cuepoint-made-'));
  const pictures: string[] = [];
  try {
    for (const { what } of timeline.scenes) {
      pictures.push(join(work, `${pictures.length}.png`));
      writeFileSync(pictures.at(-1)!, await drawScene(what, style));
    }
    const out = join(folder, clip.file);
    if (isPicture(clip)) ffmpeg('-i', pictures[0]!, '-frames:v', 1, '-q:v', 2, out);
    else encode(clip, timeline, pictures, out, join(work, 'cues.srt'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function encode(clip: Clip, timeline: Timeline, pictures: readonly string[], out: string, cueFile: string): void {
  const inputs = timeline.scenes.flatMap(({ start, end }, i) => [
    ...['-loop', 1, '-framerate', FPS, '-t', (end - start).toFixed(1), '-i', pictures[i]!],
  ]);
  const graph = [`${pictures.map((_, i) => `[${i}:v]`).join('')}concat=n=${pictures.length},format=yuv420p[v]`];
  const more: (string | number)[] = ['-map', '[v]'];
  let next = pictures.length;
  const spoken = timeline.said.filter(({ what }) => what.speech);
  if (spoken.length > 0) {
    for (const [i, { what, start }] of spoken.entries()) {
      inputs.push('-i', recording(what));
      graph.push(`[${next + i}:a]${sound(what, start)}[a${i}]`);
    }
    next += spoken.length;
    const all = spoken.map((_, i) => `[a${i}]`).join('');
    graph.push(`${all}amix=inputs=${spoken.length}:normalize=0,apad,atrim=0:${timeline.duration}[a]`);
    more.push('-map', '[a]', '-c:a', 'aac', '-b:a', '64k');
  }
  const cues = timeline.said.filter(({ what }) => what.cue);
  if (clip.cues === 'embedded') {
    writeFileSync(cueFile, srt(cues));
    inputs.push('-i', cueFile);
    const codec = out.endsWith('.mkv') ? 'srt' : 'mov_text';
    more.push('-map', `${next}:s`, '-c:s', codec, '-metadata:s:s:0', 'language=eng');
  } else if (clip.cues) {
    writeFileSync(out.replace(/\.\w+$/, `.${clip.cues}`), clip.cues === 'srt' ? srt(cues) : vtt(cues));
  }
  const picture = ['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'stillimage', '-crf', 23];
  ffmpeg(...inputs, '-filter_complex', graph.join(';'), ...more, ...picture, '-map_metadata', -1, out);
}

const recording = ({ speech }: Said): string => fixture('speech', `fleurs-${speech}.ogg`);

/** The filter that cuts the sentence out, raises it (levels differ by 45 dB) and puts it where it belongs. */
function sound(said: Said, start: number): string {
  const [from, to] = SPOKEN[said.speech!];
  const cut = `atrim=${from}:${to}`;
  const heard = spawnSync(
    'ffmpeg',
    ['-nostdin', '-i', recording(said), '-af', `${cut},volumedetect`, '-f', 'null', '-'],
    {
      encoding: 'utf8',
    },
  ).stderr;
  const level = (name: string) => Number(new RegExp(`${name}: (\\S+)`).exec(heard)![1]);
  const gain = Math.min(-20 - level('mean_volume'), -1 - level('max_volume')).toFixed(1);
  const place = `adelay=${Math.round(start * 1000)}:all=1`;
  return `${cut},asetpts=PTS-STARTPTS,aresample=44100,aformat=channel_layouts=mono,volume=${gain}dB,${place}`;
}

function ffmpeg(...args: readonly (string | number)[]): void {
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args.map(String)], { stdio: 'inherit' });
}

const stamp = (second: number, point: string): string =>
  new Date(Math.round(second * 1000)).toISOString().slice(11, 23).replace('.', point);

const srt = (cues: readonly Placed<Said>[]): string =>
  cues
    .map(({ what, start, end }, i) => `${i + 1}\n${stamp(start, ',')} --> ${stamp(end, ',')}\n${what.cue}\n`)
    .join('\n');

/** Names go into voice tags. */
function vtt(cues: readonly Placed<Said>[]): string {
  const blocks = cues.map(({ what, start, end }) => {
    const text = what.cue!.replace(/^([\p{L} ]{2,24}): /u, '<v $1>');
    return `${stamp(start, '.')} --> ${stamp(end, '.')}\n${text}\n`;
  });
  return `WEBVTT\n\n${blocks.join('\n')}`;
}
