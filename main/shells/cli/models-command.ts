import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { device as deviceName, type InstallProgress, type ModelStatus } from '../../../preload/contract/model.ts';
import { everyDevice } from '../../models/every-device.ts';
import { forkNode } from '../../models/fork-node.ts';
import { type ModelLibrary, openModelLibrary } from '../../models/model-library.ts';
import { timeText } from '../../report/time-text.ts';
import { appRoot } from '../app-paths.ts';
import { type CommandContext, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { sizeText } from './size-text.ts';

const weightsDir = join(appRoot, 'native-models', 'weights');

type Device = (typeof deviceName.options)[number];

/** `cuepoint models …`: what looks, listens and reads on this machine. Needs no library: models serve all of them. */
export function addModelsCommand(program: Command): void {
  const models = program.command('models').description('list, get, choose and remove models');
  const list = models
    .command('list')
    .description('list the models that are here and those that can be had')
    .option('--verify', 'read every byte and compare it with what was installed')
    .action((options: { verify?: boolean }) =>
      withLibrary(list, {}, (library, context) => show(library, context, options)),
    );
  const install = models
    .command('install')
    .description('fetch a model from the Hugging Face hub; a second time it goes on where it stopped')
    .argument('<id>')
    .option(
      '--device <device>',
      `for ${deviceName.options.join(', ')}; may be given again (default: cpu)`,
      addDevice,
      [],
    )
    .action((id: string, { device }: { device: Device[] }) =>
      withLibrary(install, { devices: device }, (library, context) => fetchModel(library, context, id)),
    );
  const take = models
    .command('import')
    .description('copy a model from a folder, or from the Hugging Face cache')
    .argument('<path>', 'folder with config.json and onnx/, or owner/name of a cached repository')
    .option('--id <id>', 'what to call it here')
    .action((path: string, options: { id?: string }) =>
      withLibrary(take, {}, async (library, { out }) => {
        const model = await library.import(existsSync(path) ? resolve(path) : path, options);
        out.line(`Imported ${model.id} (${sizeText(model.size)})${model.active ? ', now in use' : ''}`);
        out.json(model);
        return exitCode.ok;
      }),
    );
  const remove = models
    .command('rm')
    .description('delete a model that was installed or imported')
    .argument('<id>')
    .action((id: string) =>
      withLibrary(remove, {}, async (library, { out }) => {
        await library.remove(id);
        out.line(`Removed ${id}`);
        out.json({ removed: id });
        return exitCode.ok;
      }),
    );
  const use = models
    .command('use')
    .description('choose which installed model is used')
    .argument('<id>', 'a model, or “none”: nothing looks at frames then')
    .action((id: string) => withLibrary(use, {}, (library, context) => choose(library, context, id)));
  const devices = models
    .command('devices')
    .description('say on which devices models can run')
    .action(() =>
      runCommand(devices, async ({ out }) => {
        const found = await everyDevice(() => forkNode(weightsDir));
        for (const { device, ok, reason } of found)
          out.line(`${ok ? 'ok  ' : 'no  '} ${device}${reason ? `: ${reason}` : ''}`);
        out.json(found);
        return exitCode.ok;
      }),
    );
}

function withLibrary(
  command: Command,
  { devices = [] }: { devices?: readonly Device[] },
  work: (library: ModelLibrary, context: CommandContext) => Promise<ExitCode>,
): Promise<void> {
  return runCommand(command, async (context) => {
    const library = await openModelLibrary({
      weightsDir,
      modelsDir: context.modelsDir,
      devices: async () => (devices.length > 0 ? devices : ['cpu']),
    });
    try {
      return await work(library, context);
    } finally {
      await library.close();
    }
  });
}

async function show(
  library: ModelLibrary,
  { out }: CommandContext,
  { verify }: { verify?: boolean },
): Promise<ExitCode> {
  const models = await library.list({ hash: verify });
  for (const line of modelTable(models)) out.line(line);
  for (const { id, reason } of models) if (reason !== null) out.note(`${id}: ${reason}`);
  const eyes = models.filter(({ task }) => task === 'vlm').toSorted((a, b) => a.size - b.size);
  const [smallest] = eyes;
  if (smallest !== undefined && eyes.every(({ state }) => state === 'available')) {
    out.note(
      `Nothing looks at frames yet: “cuepoint models install ${smallest.id}” (${sizeText(smallest.size)}) lets what pictures show count in order and answers.`,
    );
  }
  out.json(models);
  return models.some(({ state }) => state === 'broken' || state === 'missing') ? exitCode.failed : exitCode.ok;
}

/** Columns: in use, id, state, size, memory, licence, what it gives. */
export function modelTable(models: readonly ModelStatus[]): string[] {
  const rows = models.map((model) => [
    model.active ? '*' : ' ',
    model.id,
    model.state === 'available' && model.downloaded > 0 ? 'begun' : model.state,
    sizeText(model.size),
    model.memory === null ? '' : `~${sizeText(model.memory)} memory`,
    model.licence,
    model.gives,
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

async function fetchModel(library: ModelLibrary, { out, signal }: CommandContext, id: string): Promise<ExitCode> {
  signal.addEventListener('abort', () => out.note('What came is kept; the next install goes on from there.'), {
    once: true,
  });
  const model = await library.install(id, { signal, onProgress: (progress) => out.status(installLine(id, progress)) });
  out.status('');
  out.line(`${id} is installed (${sizeText(model.size)})${model.active ? ' and in use' : ''}`);
  out.json(model);
  return exitCode.ok;
}

const barWidth = 24;

/** `smolvlm-256m-instruct [######------] 52%  8 MB/s  0:14 left` */
export function installLine(id: string, { received, total, bytesPerSecond, secondsLeft }: InstallProgress): string {
  const fraction = total === 0 ? 1 : received / total;
  const filled = Math.round(fraction * barWidth);
  return [
    `${id} [${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${Math.floor(fraction * 100)}%`,
    bytesPerSecond === null ? '' : `${sizeText(bytesPerSecond)}/s`,
    secondsLeft === null ? '' : `${timeText(secondsLeft)} left`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

async function choose(library: ModelLibrary, { out }: CommandContext, id: string): Promise<ExitCode> {
  const model = (await library.list()).find((candidate) => candidate.id === id);
  const task = model?.task === 'embed-image' || model?.task === 'detect-open' ? model.task : 'vlm';
  await library.use(task, id === 'none' ? null : id);
  out.line(id === 'none' ? 'No model looks at frames now' : `${id} is in use`);
  out.json({ task, id: id === 'none' ? null : id });
  return exitCode.ok;
}

function addDevice(value: string, before: Device[]): Device[] {
  const device = deviceName.safeParse(value);
  if (!device.success) throw new InvalidArgumentError(`Give one of ${deviceName.options.join(', ')}.`);
  return [...before, device.data];
}
