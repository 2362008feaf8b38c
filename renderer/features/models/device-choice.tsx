import { CircleAlert } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import type { Settings } from '../../../preload/contract/contract.ts';
import type { DeviceStatus } from '../../../preload/contract/model.ts';
import { cx } from '../../lib/cx.ts';
import { useDevices, useSettings } from '../../lib/data.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/pane-state.tsx';
import { saveSettings } from '../settings/save-settings.ts';
import { deviceNames } from './device-names.ts';
import { fastest, formatWork } from './model-facts.ts';
import { Section } from './model-sections.tsx';
import { strings } from './strings.ts';

type Choice = Settings['device'];
const words = strings.devices;

function Option({ value, label, disabled, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is a button, which a label may name
    <label className="flex min-h-9 items-start gap-3 border-n6 border-b py-2 last:border-b-0">
      <RadioGroup.Item
        value={value}
        disabled={disabled}
        aria-label={label}
        className="mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-full border border-n8 bg-raised transition-colors hover:border-n9 disabled:border-n6 disabled:bg-n4 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <RadioGroup.Indicator className="size-1.5 rounded-full bg-on-accent" />
      </RadioGroup.Item>
      <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
        <span className={cx(disabled && 'text-n10')}>{label}</span>
        <span className="tnum text-meta text-n10 text-pretty">{children}</span>
      </span>
    </label>
  );
}

interface OptionProps {
  value: Choice;
  label: string;
  disabled?: boolean;
  children: ReactNode;
}

function DeviceOption({ status, chosen }: { status: DeviceStatus; chosen: boolean }) {
  const { device, ok, reason, ms } = status;
  return (
    // What cannot be used cannot be chosen, but who has chosen it sees that and why.
    <Option value={device} label={deviceNames[device].label} disabled={!ok && !chosen}>
      {ok ? (
        <>
          {words.works}
          {ms === null ? '' : ` · ${words.probe(formatWork(ms))}`}
        </>
      ) : (
        <>
          {reason ?? words.cannot}{' '}
          {chosen && device !== 'cpu' ? <span className="text-red">{words.instead}</span> : null}
        </>
      )}
    </Option>
  );
}

function Options({ devices, chosen }: { devices: readonly DeviceStatus[]; chosen: Choice }) {
  const lost = chosen !== 'auto' && !devices.some(({ device }) => device === chosen);
  const all = lost ? [...devices, { device: chosen, ok: false, reason: words.notFound, ms: null }] : devices;
  const best = fastest(devices);
  return (
    <RadioGroup.Root
      aria-label={words.label}
      value={chosen}
      onValueChange={(device) => void saveSettings({ device: device as Choice })}
      className="mt-1"
    >
      <Option value="auto" label={words.auto}>
        {best ? words.autoBody(deviceNames[best.device].short) : null}
      </Option>
      {all.map((status) => (
        <DeviceOption key={status.device} status={status} chosen={chosen === status.device} />
      ))}
    </RadioGroup.Root>
  );
}

/** Where models that look at pictures run, with what a try of each device found. @param open the page is in view: only then devices are tried */
export function DeviceChoice({ open }: { open: boolean }) {
  const { data: settings } = useSettings();
  const { data: devices, error, refetch } = useDevices(open);
  return (
    <Section title={words.title} body={words.body}>
      {error ? (
        <div role="alert" className="mt-2 flex items-start gap-2.5 rounded-control bg-red-soft px-2.5 py-2">
          <CircleAlert size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-red" />
          <p className="flex-1 text-red text-pretty">
            {words.failed} {errorText(error)}
          </p>
          <Button onClick={() => void refetch()}>{strings.retry}</Button>
        </div>
      ) : devices && settings ? (
        <Options devices={devices} chosen={settings.device} />
      ) : (
        <div role="status" aria-label={words.loading} className="mt-1">
          {['w-24', 'w-32', 'w-52'].map((width) => (
            <span key={width} className="flex h-9 items-center gap-3 border-n6 border-b last:border-b-0">
              <Skeleton className="size-4 rounded-full" />
              <Skeleton className={cx('h-3.5', width)} />
              <Skeleton className="ml-auto h-3 w-40" />
            </span>
          ))}
        </div>
      )}
    </Section>
  );
}
