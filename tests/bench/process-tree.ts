import { execFileSync } from 'node:child_process';

/** Resident memory of this process and all that it started, bytes, by kind of process. */
export function treeMemory(): { total: number; byKind: Record<string, number> } {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,command=']).toString().split('\n');
  const processes = rows.flatMap((row) => {
    const m = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(row);
    return m ? [{ pid: Number(m[1]), parent: Number(m[2]), bytes: Number(m[3]) * 1024, command: m[4]! }] : [];
  });
  const members = new Set([process.pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent, command } of processes) {
      if (members.has(pid) || !members.has(parent) || command.startsWith('ps ')) continue;
      members.add(pid);
      grown = true;
    }
  }
  const byKind: Record<string, number> = {};
  for (const { pid, bytes, command } of processes) {
    if (!members.has(pid)) continue;
    const kind = pid === process.pid ? 'main' : command.includes('worker') ? 'models' : 'ffmpeg';
    byKind[kind] = (byKind[kind] ?? 0) + bytes;
  }
  return { total: Object.values(byKind).reduce((a, b) => a + b, 0), byKind };
}
