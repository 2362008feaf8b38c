import { type Command, InvalidArgumentError } from 'commander';
import { rendererDir } from '../app-paths.ts';
import { ensureBuilt } from '../ensure-built.ts';
import { openExternally } from '../open-externally.ts';
import { serveWeb, type WebShell } from '../web/serve-web.ts';
import { type CommandContext, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

export interface ServeOptions {
  port: number;
  open?: boolean;
}

/** `cuepoint serve`: the app in a browser on this machine, until Ctrl-C. */
export function addServeCommand(program: Command): void {
  const command = program
    .command('serve')
    .description('serve the app to a browser on this machine')
    .option('--port <n>', 'this port instead of any free one', parsePort, 0)
    .option('--open', 'open the browser')
    .option('--no-open', 'only print the address (as it is without --open)')
    .action((options: ServeOptions) => runCommand(command, (context) => serve(context, options)));
}

/** Runs the web shell until the signal; prints its address, and a new one for each Enter. */
export async function serve({ out, open, signal }: CommandContext, options: ServeOptions): Promise<ExitCode> {
  await ensureBuilt('renderer', (line) => out.note(line));
  const { node } = await open('own');
  const checkOutputs = process.env.CUEPOINT_CHECK_OUTPUTS === '1';
  const shell = await serveWeb({ engine: node.engine, rendererDir, log: node.log, port: options.port, checkOutputs });
  const url = shell.newUrl();
  out.json({ url });
  out.line(`Cuepoint is at ${url}`);
  out.line('The address opens one browser, once; press Ctrl-C to end.');
  if (options.open) await openExternally(url, process);
  const stopAsking = offerNewUrls(shell, (line) => out.line(line));
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  stopAsking();
  await shell.close();
  return exitCode.ok;
}

/** On a terminal, Enter prints a fresh address: the first one has been used, or was left too long. */
function offerNewUrls(shell: WebShell, say: (line: string) => void): () => void {
  if (!process.stdin.isTTY) return () => {};
  const answer = () => say(`Another address: ${shell.newUrl()}`);
  process.stdin.on('data', answer);
  return () => {
    process.stdin.off('data', answer);
    process.stdin.pause();
  };
}

function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('Give a number from 0 to 65535.');
  return port;
}
