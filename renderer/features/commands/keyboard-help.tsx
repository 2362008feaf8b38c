import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import { useShell } from '../shell/shell-store.ts';
import { grouped } from './command.ts';
import { pointerTable } from './command-table.ts';
import { commands } from './registry.ts';

/** "?": every key there is, from the registry, and what the pointer does. */
export function KeyboardHelp() {
  const open = useShell((state) => state.dialog === 'help');
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={(next) => useShell.getState().set({ dialog: next ? 'help' : null })}
      title="Keyboard"
    >
      <div className="gap-x-8 sm:columns-2">
        {grouped(commands.filter(({ keys }) => keys.length > 0)).map(({ group, commands: found }) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-meta text-n10">{group}</h3>
            <dl>
              {found.map(({ id, title, keys }) => (
                <div key={id} className="flex min-h-7 items-center justify-between gap-3 border-n6 border-b py-0.5">
                  <dt>{title}</dt>
                  <dd className="flex shrink-0 items-center gap-1.5">
                    {keys.map((key, i) => (
                      <span key={key} className="inline-flex items-center gap-1.5">
                        {i > 0 ? <span className="text-micro text-n10">or</span> : null}
                        <Keys keys={key} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-meta text-n10">With the pointer, on the timeline</h3>
          <dl>
            {pointerTable.map(({ title, how }) => (
              <div key={title} className="flex min-h-7 items-center justify-between gap-3 border-n6 border-b py-0.5">
                <dt>{title}</dt>
                <dd className="text-right text-meta text-n11">{how}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
