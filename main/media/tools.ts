import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../app-error.ts';
import { ChildError, runChild } from './run-child.ts';

/** The two programs that read media, and what matters of their version. */
export interface Tools {
  ffmpeg: string;
  ffprobe: string;
  /** As ffmpeg tells it, such as `5.1.9-0+deb12u1`. */
  version: string;
  /** Keeps every frame at its own time; the option's name changed in 5.1. */
  passthrough: readonly [string, string];
}

export interface ToolSearch {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

const OLDEST = 5;

/** Major and minor of a release; a build from git ("N-112…", a date) counts as newest. */
export function parseVersion(banner: string): { version: string; major: number; minor: number } | null {
  const version = /^ff(?:mpeg|probe) version (\S+)/m.exec(banner)?.[1];
  if (!version) return null;
  const release = /^n?(\d{1,2})\.(\d+)/.exec(version);
  return release
    ? { version, major: Number(release[1]), minor: Number(release[2]) }
    : { version, major: Number.POSITIVE_INFINITY, minor: 0 };
}

async function versionOf(program: string): Promise<ReturnType<typeof parseVersion>> {
  try {
    const { stdout } = await runChild(program, ['-hide_banner', '-version'], { stallMs: 20_000, maxOutput: 1 << 20 });
    return parseVersion(stdout.toString('utf8'));
  } catch (error) {
    if (error instanceof ChildError) return null;
    throw error;
  }
}

function packagedFfmpeg(): string | null {
  try {
    const found: unknown = createRequire(import.meta.url)('ffmpeg-static');
    return typeof found === 'string' ? found : null;
  } catch {
    return null;
  }
}

/** The command that installs ffmpeg on this platform. */
export function installCommand(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'brew install ffmpeg';
  if (platform === 'win32') return 'winget install --id Gyan.FFmpeg';
  return 'sudo apt-get install ffmpeg (Debian, Ubuntu) or sudo dnf install ffmpeg (Fedora)';
}

/**
 * Finds ffmpeg and ffprobe: FFMPEG_PATH, the ffmpeg-static package, the system's; for each the ffprobe of FFPROBE_PATH, beside it, or on the path.
 * Only ffprobe tells a container's contents in a form that a hostile title cannot imitate, so both are needed; the two may differ in version.
 * @throws AppError TOOL_MISSING with the command that installs them.
 */
export async function findTools({ env, platform }: ToolSearch): Promise<Tools> {
  const exe = platform === 'win32' ? '.exe' : '';
  const candidates = [env.FFMPEG_PATH, packagedFfmpeg(), `ffmpeg${exe}`];
  let problem = 'ffmpeg was not found';
  for (const ffmpeg of candidates) {
    if (!ffmpeg) continue;
    const found = await versionOf(ffmpeg);
    if (!found) continue;
    if (found.major < OLDEST) {
      problem = `ffmpeg ${found.version} is too old: version ${OLDEST} or newer is needed`;
      continue;
    }
    const beside = ffmpeg === `ffmpeg${exe}` ? undefined : join(dirname(ffmpeg), `ffprobe${exe}`);
    for (const ffprobe of [env.FFPROBE_PATH, beside, `ffprobe${exe}`]) {
      if (!ffprobe || !(await versionOf(ffprobe))) continue;
      const renamed = found.major > 5 || (found.major === 5 && found.minor >= 1);
      return {
        ffmpeg,
        ffprobe,
        version: found.version,
        passthrough: [renamed ? '-fps_mode' : '-vsync', 'passthrough'],
      };
    }
    problem = 'ffmpeg is here but its companion ffprobe is not';
  }
  throw new AppError(
    'TOOL_MISSING',
    `${problem}. Install it with ${installCommand(platform)}, or set FFMPEG_PATH and FFPROBE_PATH.`,
  );
}
