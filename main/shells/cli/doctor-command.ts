import { access, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { listModels } from '../../../native-models/store/list-models.ts';
import { AppError } from '../../app-error.ts';
import { findTools } from '../../media/tools.ts';
import { appRoot } from '../app-paths.ts';
import { type CommandContext, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

interface Finding {
  what: string;
  ok: boolean;
  detail: string;
}

/** Below this much free space ingest soon refuses to begin, bytes. */
const littleSpace = 2e9;

/** `cuepoint doctor`: is everything here that Cuepoint needs, and is the library whole? */
export function addDoctorCommand(program: Command): void {
  const command = program
    .command('doctor')
    .description('check tools, models, library and disk, and say what to do')
    .action(() => runCommand(command, diagnose));
}

async function diagnose(context: CommandContext): Promise<ExitCode> {
  const { out, libraryDir } = context;
  const findings: Finding[] = [];
  const checks = [
    checkNode,
    checkTools,
    () => checkModels(context),
    () => checkDisk(libraryDir),
    () => checkLibrary(context),
  ];
  for (const check of checks) {
    for (const finding of await check()) {
      findings.push(finding);
      out.line(`${finding.ok ? 'ok  ' : 'BAD '} ${finding.what}: ${finding.detail}`);
    }
  }
  const ok = findings.every((finding) => finding.ok);
  out.line(ok ? 'All is well.' : 'Not all is well: see the lines marked BAD.');
  out.json({ ok, findings });
  return ok ? exitCode.ok : exitCode.failed;
}

async function checkNode(): Promise<Finding[]> {
  const sqlite = process.versions.sqlite;
  const detail = `Node ${process.versions.node}, SQLite ${sqlite ?? 'missing: run it through npm, which brings Node 24'}`;
  return [{ what: 'runtime', ok: sqlite !== undefined, detail }];
}

async function checkTools(): Promise<Finding[]> {
  try {
    const tools = await findTools(process);
    return [{ what: 'ffmpeg', ok: true, detail: `${tools.version} (${tools.ffmpeg})` }];
  } catch (error) {
    return [{ what: 'ffmpeg', ok: false, detail: sentenceOf(error) }];
  }
}

async function checkModels({ modelsDir }: CommandContext): Promise<Finding[]> {
  const weightsDir = join(appRoot, 'native-models', 'weights');
  const models = await listModels({ weightsDir, modelsDir, hash: true });
  const here = models.filter(({ state }) => state !== 'available');
  return here.map(({ id, gives, state, reason }) => {
    const ok = state === 'ready';
    return { what: `model ${id}`, ok, detail: ok ? gives : (reason ?? state) };
  });
}

async function checkDisk(libraryDir: string): Promise<Finding[]> {
  const there = await nearestFolder(libraryDir);
  const { bavail, bsize } = await statfs(there);
  const free = bavail * bsize;
  const ok = free >= littleSpace;
  const gigabytes = `${(free / 1e9).toFixed(1)} GB free where the library lies`;
  return [{ what: 'disk', ok, detail: ok ? gigabytes : `only ${gigabytes}; free some space` }];
}

async function checkLibrary({ libraryDir, open }: CommandContext): Promise<Finding[]> {
  try {
    const report = await (await open('read')).call('library.check', {});
    const files = `${report.assets} ${report.assets === 1 ? 'file' : 'files'}`;
    const size = `${files}, ${report.evidence} ${report.evidence === 1 ? 'piece' : 'pieces'} of evidence in ${libraryDir}`;
    return [{ what: 'library', ok: report.ok, detail: report.ok ? size : report.problems.join('; ') }];
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') {
      return [{ what: 'library', ok: true, detail: `none yet in ${libraryDir}` }];
    }
    return [{ what: 'library', ok: false, detail: sentenceOf(error) }];
  }
}

async function nearestFolder(dir: string): Promise<string> {
  const there = await access(dir).then(
    () => true,
    () => false,
  );
  return there ? dir : nearestFolder(join(dir, '..'));
}

function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
}
