import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture } from '../../fixtures/paths.ts';
import { cueLength, type Layout, type Timed } from './layout.ts';
import type { Clip, Said, Scene } from './script.ts';
import { drawScene, lookOf } from './slides.ts';

const FPS = 10;
const VOICES = fileURLToPath(new URL('./voices/', import.meta.url));

/** From and to, s, where somebody speaks in a recording. */
const SPOKEN: Record<string, [number, number]> = {
  'en-000': [0.9, 8.8],
  'en-001': [0.2, 8.7],
  'en-002': [0.3, 10.9],
  'en-003': [0.2, 5.2],
  'en-004': [0.1, 3.7],
  'de-000': [4.2, 14.0],
};

const ffmpeg = (...args: readonly (string | number)[]): void => {
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args.map(String)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
};

/** The recording of a sentence with where it begins and ends, s; undefined where it is a cue only. */
function soundOf(clip: Clip, said: Said): { file: string; from: number; to: number } | undefined {
  if (said.fleurs) {
    const [from, to] = SPOKEN[said.fleurs]!;
    return { file: fixture('speech', `fleurs-${said.fleurs}.ogg`), from, to };
  }
  if (!said.say) return undefined;
  const file = join(VOICES, `${clip.name.replace(/\.\w+$/, '')}-${said.id}.ogg`);
  if (!existsSync(file)) speak(said, file);
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
  return { file, from: 0, to: Number(execFileSync('ffprobe', args, { encoding: 'utf8' })) };
}

/** Renders a line once; the recordings lie in the repository, so that an ffmpeg without flite will do. */
function speak({ say, voice }: Said, file: string): void {
  const text = `${file}.txt`;
  writeFileSync(text, say!);
  const made = spawnSync('ffmpeg', [
    ...['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', `flite=textfile=${text}:voice=${voice ?? 'slt'}`],
    ...[
      '-ac',
      '1',
      '-ar',
      '24000',
      '-c:a',
      'libopus',
      '-b:a',
      '24k',
      '-fflags',
      '+bitexact',
      '-map_metadata',
      '-1',
      file,
    ],
  ]);
  rmSync(text);
  if (made.status !== 0) throw new Error(`${file} is not there, and this ffmpeg has no flite that would speak it.`);
}

/** s that something said takes in this clip. */
export function lengthIn(clip: Clip): (said: Said) => number {
  return (said) => {
    const sound = soundOf(clip, said);
    return Math.max(sound ? sound.to - sound.from : 0, said.cue ? cueLength(said.cue) : 0);
  };
}

/** Writes the clip, and the cues that lie beside it, into the folder. */
export async function drawClip(clip: Clip, layout: Layout, folder: string, seed: number): Promise<void> {
  const look = lookOf(seed);
  const pictures = new Map<string, string>();
  const work = join(folder, `.${clip.name}`);
  mkdirSync(work, { recursive: true });
  try {
    for (const { what } of layout.scenes) {
      const file = join(work, `${what.id}.png`);
      const photo = what.photo ? readFileSync(fixture('free', what.photo)) : undefined;
      writeFileSync(file, await drawScene(what, look, photo));
      pictures.set(what.id, file);
    }
    const first = pictures.get(layout.scenes[0]!.what.id)!;
    if (clip.still) writeFileSync(join(folder, clip.name), readFileSync(first));
    else encode(clip, layout, pictures, join(folder, clip.name), work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function encode(clip: Clip, layout: Layout, pictures: ReadonlyMap<string, string>, out: string, work: string): void {
  const inputs: (string | number)[] = [];
  const graph: string[] = [];
  layout.scenes.forEach(({ what, start, end }: Timed<Scene>) => {
    inputs.push('-loop', 1, '-framerate', FPS, '-t', (end - start).toFixed(1), '-i', pictures.get(what.id)!);
  });
  graph.push(
    `${layout.scenes.map((_, n) => `[${n}:v]`).join('')}concat=n=${layout.scenes.length}:v=1:a=0,format=yuv420p[v]`,
  );
  const sounds = layout.said.flatMap(({ what, start }) => {
    const sound = soundOf(clip, what);
    return sound ? [{ ...sound, start }] : [];
  });
  let next = layout.scenes.length;
  const mixed = sounds.map(({ file, from, to, start }, n) => {
    inputs.push('-i', file);
    // The recordings' levels differ by 45 dB.
    graph.push(
      `[${next++}:a]atrim=${from}:${to},asetpts=PTS-STARTPTS,aresample=44100,aformat=channel_layouts=mono,volume=${gain(file, from, to)}dB,afade=in:d=0.05,adelay=${Math.round(start * 1000)}:all=1[a${n}]`,
    );
    return `[a${n}]`;
  });
  if (mixed.length > 0) {
    graph.push(
      `${mixed.join('')}amix=inputs=${mixed.length}:normalize=0:duration=longest,apad,atrim=0:${layout.duration}[a]`,
    );
  }
  const cues = layout.said.filter(({ what }) => what.cue);
  const map: (string | number)[] = [
    '-map',
    '[v]',
    ...(mixed.length > 0 ? ['-map', '[a]', '-c:a', 'aac', '-b:a', '64k'] : []),
  ];
  if (clip.cues === 'embedded') {
    const file = join(work, 'cues.srt');
    writeFileSync(file, srt(cues));
    inputs.push('-i', file);
    map.push('-map', `${next}:s`, '-c:s', 'srt', '-metadata:s:s:0', 'language=eng');
  } else if (clip.cues) {
    writeFileSync(out.replace(/\.\w+$/, `.${clip.cues}`), clip.cues === 'srt' ? srt(cues) : vtt(cues));
  }
  ffmpeg(
    ...inputs,
    '-filter_complex',
    graph.join(';'),
    ...map,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-tune',
    'stillimage',
    '-crf',
    24,
    '-fflags',
    '+bitexact',
    '-map_metadata',
    -1,
    out,
  );
}

/** dB to a mean level of -20 without passing -1 at the peak. */
function gain(file: string, from: number, to: number): string {
  const run = spawnSync(
    'ffmpeg',
    ['-nostdin', '-i', file, '-af', `atrim=${from}:${to},volumedetect`, '-f', 'null', '-'],
    { encoding: 'utf8' },
  );
  const level = (name: string) => Number(new RegExp(`${name}: (\\S+)`).exec(run.stderr)![1]);
  return Math.min(-20 - level('mean_volume'), -1 - level('max_volume')).toFixed(1);
}

const stamp = (second: number, mark: string): string =>
  new Date(Math.round(second * 1000)).toISOString().slice(11, 23).replace('.', mark);

const srt = (cues: readonly Timed<Said>[]): string =>
  cues
    .map(({ what, start, end }, i) => `${i + 1}\n${stamp(start, ',')} --> ${stamp(end, ',')}\n${what.cue}\n`)
    .join('\n');

const vtt = (cues: readonly Timed<Said>[]): string =>
  `WEBVTT\n\n${cues
    .map(
      ({ what, start, end }) =>
        `${stamp(start, '.')} --> ${stamp(end, '.')}\n${what.cue!.replace(/^([^:]{2,24}): /, '<v $1>')}\n`,
    )
    .join('\n')}`;
