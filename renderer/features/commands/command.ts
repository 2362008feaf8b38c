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
}

/** Combinations that more than one command claims. */
export function keyConflicts(commands: readonly Command[]): string[] {
  const seen = new Set<string>();
  return commands.flatMap(({ keys }) => keys).filter((key) => seen.size === seen.add(key).size);
}

/** The command that a combination means, or undefined. */
export function commandFor(commands: readonly Command[], pressed: string, inField: boolean): Command | undefined {
  return commands.find(({ keys, inFields }) => keys.includes(pressed) && (!inField || inFields === true));
}

/** Commands by group, in the order of the registry. */
export function grouped(commands: readonly Command[]): { group: Command['group']; commands: Command[] }[] {
  const groups = new Map<Command['group'], Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([group, found]) => ({ group, commands: found }));
}
