import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../main/shells/cli/cli.ts', import.meta.url));

export interface WebShellProcess {
  /** Opens one browser, once. */
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts the app for browsers, as a person would on the command line, over a library and models of its own. */
export async function startWebShell(libraryDir: string, modelsDir: string): Promise<WebShellProcess> {
  const child = spawn(process.execPath, [cli, 'serve', '--library', libraryDir, '--no-open'], {
    // Replies are held to the contract as well, not only what comes in; a measurement says otherwise.
    env: { CUEPOINT_CHECK_OUTPUTS: '1', ...process.env, CUEPOINT_MODELS: modelsDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(`${line}\n`);
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The web shell ended with ${code}:\n${said.join('')}`)));
  });
  return {
    url,
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
