/** A line on the terminal that is written over; silent where standard error is not a terminal, or when asked to be quiet. */
export interface Progress {
  update(done: number, total?: number): void;
  end(): void;
}

const REFRESH = 200;
const FIRST_AFTER = 1_000;

export function progressLine(
  label: string,
  unit: string,
  stream: NodeJS.WriteStream = process.stderr,
  quiet = false,
): Progress {
  if (quiet || !stream.isTTY) return { update: () => undefined, end: () => undefined };
  const started = Date.now();
  let shownAt = 0;
  return {
    update(done, total) {
      const now = Date.now();
      if (now - started < FIRST_AFTER || now - shownAt < REFRESH) return;
      shownAt = now;
      stream.write(`\r\u001b[K${progressText(label, unit, { done, total, seconds: (now - started) / 1000 })}`);
    },
    end() {
      if (shownAt > 0) stream.write('\r\u001b[K');
    },
  };
}

const number = new Intl.NumberFormat('fr-FR');

/** `Import : 12 000 / 40 000 lignes (30 %) · 4 000/s · reste 7 s` */
export function progressText(
  label: string,
  unit: string,
  { done, total, seconds }: { readonly done: number; readonly total?: number | undefined; readonly seconds: number },
): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const share = total ? ` (${String(Math.min(100, Math.floor((100 * done) / total)))} %)` : '';
  const count = `${number.format(done)}${total === undefined ? '' : ` / ${number.format(total)}`}`;
  const parts = [`${label} : ${count} ${unit}${share}`];
  parts.push(`${number.format(Math.round(rate))}/s`);
  if (total !== undefined && rate > 0) parts.push(`reste ${duration(Math.max(0, (total - done) / rate))}`);
  return parts.join(' · ');
}

function duration(seconds: number): string {
  if (seconds < 60) return `${String(Math.ceil(seconds))} s`;
  return `${String(Math.floor(seconds / 60))} min ${String(Math.round(seconds % 60))} s`;
}
