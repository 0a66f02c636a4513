import type { DueDeadline } from '../ports/agenda.js';
import { type Issued, tick } from './tick.js';

/** Deadlines in memory; a recorded command closes its own and may open another. */
class MemoryAgenda {
  readonly issued: string[] = [];
  readonly refusing = new Set<string>();

  constructor(
    private open: DueDeadline[],
    private readonly opens: (due: DueDeadline) => readonly DueDeadline[] = () => [],
  ) {}

  settle(): Promise<void> {
    return Promise.resolve();
  }

  earliestDue(on: string, aside: (due: DueDeadline) => boolean): readonly DueDeadline[] {
    const due = this.open.filter((deadline) => deadline.dueOn <= on && !aside(deadline));
    const day = due.map((deadline) => deadline.dueOn).sort()[0];
    return due.filter((deadline) => deadline.dueOn === day);
  }

  close(stream: string): boolean {
    const before = this.open.length;
    this.open = this.open.filter((deadline) => deadline.stream !== stream);
    return this.open.length < before;
  }

  issue = (due: DueDeadline): Promise<Issued> => {
    this.issued.push(`${due.stream} ${due.dueOn}`);
    if (this.refusing.has(due.stream)) return Promise.resolve({ refused: 'some.reason' });
    this.open = [...this.open.filter((deadline) => deadline !== due), ...this.opens(due)];
    return Promise.resolve('recorded');
  };
}

const due = (stream: string, dueOn: string): DueDeadline => ({
  stream,
  kind: 'SOMETHING',
  key: '',
  dueOn,
  command: { name: 'DoIt', data: {} },
});
const react = (): Promise<number> => Promise.resolve(0);

describe('the tick of the clock', () => {
  it('issues what is due, in the order of the days, and leaves the rest', async () => {
    const agenda = new MemoryAgenda([due('b', '2025-02-01'), due('a', '2025-01-01'), due('c', '2025-03-02')]);
    const report = await tick('2025-03-01', agenda, agenda.issue, react);
    expect(agenda.issued).toEqual(['a 2025-01-01', 'b 2025-02-01']);
    expect(report).toEqual({ on: '2025-03-01', recorded: 2, refused: [] });
  });

  it('takes in the same run what a command opens, as a clock that ran every day would have', async () => {
    const years = new MemoryAgenda([due('a', '2026-05-24')], ({ stream, dueOn }) => [
      due(stream, `${String(Number(dueOn.slice(0, 4)) + 1)}-05-24`),
    ]);
    await tick('2028-06-01', years, years.issue, react);
    expect(years.issued).toEqual(['a 2026-05-24', 'a 2027-05-24', 'a 2028-05-24']);
  });

  it('changes nothing the second time', async () => {
    const agenda = new MemoryAgenda([due('a', '2025-01-01')]);
    await tick('2025-03-01', agenda, agenda.issue, react);
    expect((await tick('2025-03-01', agenda, agenda.issue, react)).recorded).toBe(0);
    expect(agenda.issued).toHaveLength(1);
  });

  it('sets aside a deadline whose command is refused, says so, and goes on with later days', async () => {
    const agenda = new MemoryAgenda([due('a', '2025-01-01'), due('b', '2025-01-01'), due('c', '2025-02-01')]);
    agenda.refusing.add('a');
    const report = await tick('2025-03-01', agenda, agenda.issue, react);
    expect(report.recorded).toBe(2);
    expect(report.refused).toEqual([{ stream: 'a', kind: 'SOMETHING', dueOn: '2025-01-01', code: 'some.reason' }]);
    expect(agenda.issued).toEqual(['a 2025-01-01', 'b 2025-01-01', 'c 2025-02-01']);
  });

  it('does not run for ever on a deadline that its command leaves open', async () => {
    const agenda = new MemoryAgenda([due('a', '2025-01-01')]);
    const report = await tick('2025-03-01', agenda, () => Promise.resolve('unchanged'), react);
    expect(report.refused).toMatchObject([{ stream: 'a', code: 'deadline.notClosed' }]);
  });

  it('lets what crosses aggregates follow before each day, and looks again at what is due', async () => {
    const order: string[] = [];
    const agenda = new MemoryAgenda([due('a', '2025-01-01'), due('b', '2025-02-01')]);
    const issue = (deadline: DueDeadline): Promise<Issued> => {
      order.push(`issue ${deadline.dueOn}`);
      return agenda.issue(deadline);
    };
    // What follows on 1 February closes the deadline of that day before the clock looks at it.
    const follows = (upTo: string): Promise<number> => {
      order.push(`react ${upTo}`);
      return Promise.resolve(upTo === '2025-02-01' && agenda.close('b') ? 1 : 0);
    };
    await tick('2025-03-01', agenda, issue, follows);
    expect(order).toEqual(['react 2025-01-01', 'issue 2025-01-01', 'react 2025-02-01', 'react 2025-03-01']);
  });
});
