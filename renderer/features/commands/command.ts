/** One thing that can be done: keys, palette and help all come from here. */
export interface Command {
  id: string;
  title: string;
  group:
    | 'Player'
    | 'Draw on the picture'
    | 'Timeline'
    | 'Notes'
    | 'Lanes'
    | 'Ask and search'
    | 'Library'
    | 'Report'
    | 'Window';
  /** Combinations as keys.ts writes them; the first is the one that is shown. */
  keys: readonly string[];
  run: () => void;
  /** Also while a field has the cursor. */
  inFields?: boolean;
  /** Whether it means something now; left out where it always does. Until then its keys are as if they were not claimed. */
  when?: () => boolean;
  /** A state of the window that it belongs to: while that lasts its keys are its own, whoever else claims them. `when` says whether it lasts. */
  mode?: 'drawing';
}

/** Combinations that more than one command claims at a time. */
export function keyConflicts(commands: readonly Command[]): string[] {
  return Object.values(Object.groupBy(commands, ({ mode }) => mode ?? 'always')).flatMap((together) => {
    const seen = new Set<string>();
    return together!.flatMap(({ keys }) => keys).filter((key) => seen.size === seen.add(key).size);
  });
}

/** The command that a combination means now, or undefined. */
export function commandFor(commands: readonly Command[], pressed: string, inField: boolean): Command | undefined {
  const meant = commands.filter(
    ({ keys, inFields, when }) => keys.includes(pressed) && (!inField || inFields === true) && when?.() !== false,
  );
  return meant.find(({ mode }) => mode) ?? meant[0];
}

/** Commands by group, in the order of the registry. */
export function grouped(commands: readonly Command[]): { group: Command['group']; commands: Command[] }[] {
  const groups = new Map<Command['group'], Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([group, found]) => ({ group, commands: found }));
}
