import { spawn } from 'node:child_process';

/** The program that opens an address or a folder the way the person's desktop does. */
function opener(platform: NodeJS.Platform, target: string): [string, string[]] {
  if (platform === 'darwin') return ['open', [target]];
  if (platform === 'win32') return ['explorer.exe', [target]];
  return ['xdg-open', [target]];
}

/**
 * Opens an address in the browser or a folder in the file manager.
 * @returns false where there is no desktop to do so: nothing is printed then.
 */
export function openExternally(
  target: string,
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
): Promise<boolean> {
  const hasDesktop = platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  if (!hasDesktop) return Promise.resolve(false);
  const [program, args] = opener(platform, target);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
