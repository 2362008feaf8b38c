import { ImageDown, Redo2, Undo2 } from 'lucide-react';
import type { AnnotationColor } from '../../../preload/contract/annotation.ts';
import { annotationColors, annotationLooks } from '../../../preload/contract/annotation-look.ts';
import type { Asset } from '../../../preload/contract/asset.ts';
import { cx } from '../../lib/cx.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { leaveAnnotate, useAnnotate } from './annotate-store.ts';
import { FoundMenu } from './found-menu.tsx';
import { savePicture } from './mark-actions.ts';
import { strings } from './strings.ts';
import { tools } from './tools.ts';

const Divider = () => <span aria-hidden className="mx-1 @max-[620px]:hidden h-4 w-px shrink-0 bg-n6" />;

function Swatches() {
  const { pen, tool, draft, selected, setColor } = useAnnotate();
  const chosen = draft?.history.present.annotations.find(({ id }) => id === selected);
  const colorless = chosen ? chosen.kind === 'hide' : tool === 'hide';
  const now: AnnotationColor = chosen && chosen.kind !== 'hide' ? chosen.color : pen.color;
  return (
    <fieldset disabled={colorless} className="flex items-center disabled:opacity-40">
      <legend className="sr-only">{strings.color}</legend>
      {annotationColors.map((color) => (
        <Tooltip key={color} label={strings.colors[color]}>
          <button
            type="button"
            aria-label={strings.colors[color]}
            aria-pressed={color === now}
            onClick={() => setColor(color)}
            className="inline-flex size-6 items-center justify-center rounded-control hover:bg-n4"
          >
            <span
              className={cx(
                'size-3.5 rounded-full border border-n8 transition-shadow',
                color === now && !colorless && 'ring-2 ring-n12 ring-offset-2 ring-offset-n1',
              )}
              style={{ background: annotationLooks[color].fill }}
            />
          </button>
        </Tooltip>
      ))}
    </fieldset>
  );
}

/** Over the picture while one draws on it: tools, colours, steps, and the way out. */
export function AnnotateBar({ asset }: { asset: Asset }) {
  const { tool, setTool, draft, act } = useAnnotate();
  const history = draft?.history;
  return (
    <div
      role="toolbar"
      aria-label={strings.title}
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-y-1 border-n6 border-b px-2 py-1.5"
    >
      {tools.map(({ tool: name, icon }, i) => (
        <IconButton
          key={name}
          icon={icon}
          label={strings.tools[name]}
          keys={String(i + 1)}
          active={tool === name}
          aria-pressed={tool === name}
          className={cx(tool === name && 'bg-accent-soft! text-accent-text!')}
          onClick={() => setTool(name)}
        />
      ))}
      <Divider />
      <Swatches />
      <Divider />
      <FoundMenu asset={asset} />
      <IconButton
        icon={Undo2}
        label={strings.undo}
        keys="mod+z"
        disabled={!history?.past.length}
        onClick={() => act({ type: 'undo' })}
      />
      <IconButton
        icon={Redo2}
        label={strings.redo}
        keys="mod+shift+z"
        disabled={!history?.future.length}
        onClick={() => act({ type: 'redo' })}
      />
      <span className="flex-1" />
      <IconButton icon={ImageDown} label={strings.export} onClick={() => void savePicture()} />
      <Button tone="main" className="ml-1" onClick={leaveAnnotate}>
        {strings.leave}
      </Button>
    </div>
  );
}
