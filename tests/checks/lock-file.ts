/**
 * Whether package-lock.json holds every platform's optional packages and no download address. A registry mirror that lacks some platforms
 * makes npm leave them out, after which `npm ci` refuses the file everywhere. `--mend` puts them back, with the platform that their name tells.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Entry {
  version?: string;
  resolved?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
  path === ''
    ? []
    : Object.entries(optionalDependencies)
        .filter(([name]) => !homes(path, name).some((home) => lock.packages[home]))
        .map(([name, version]) => ({ name, version, dev })),
);
const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'));

if (process.argv.includes('--mend')) {
  for (const { name, version, dev } of missing) {
    lock.packages[`node_modules/${name}`] = { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) };
  }
  for (const [, entry] of addressed) delete entry.resolved;
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} packages put back, ${addressed.length} addresses taken out`);
} else if (missing.length + addressed.length > 0) {
  console.error(
    `package-lock.json lacks ${missing.map(({ name }) => name).join(', ') || 'nothing'} and holds ${addressed.length} download addresses: run node tests/checks/lock-file.ts --mend`,
  );
  process.exitCode = 1;
}

/** Where Node would look for `name` from the package at `path`. */
function homes(path: string, name: string): string[] {
  const parts = path.split('/node_modules/');
  return [
    ...parts.map((_, i) => `${parts.slice(0, i + 1).join('/node_modules/')}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
}

function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((w) => w.startsWith('gnu'))
      ? ['glibc']
      : [];
  return {
    ...(cpu.length ? { cpu } : {}),
    ...(os.length ? { os } : {}),
    ...(os.includes('linux') && libc.length ? { libc } : {}),
  };
}
