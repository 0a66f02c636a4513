import { deadlineLabel } from '../../wording/deadlines.js';
import { DEADLINES } from '../deadlines.js';
import { code, page, table } from '../markdown.js';

export function deadlinesPage(): string {
  return page(
    'Deadlines',
    'What falls due, read from one place: the agenda. Each stream tells, from its folded state, which deadlines stand open in it. ' +
      '`passerelle tick --on DATE` gives the command of each one that is due, in order, with the date on which it was due, however ' +
      'late it runs; given twice it changes nothing. Those without a command are reminders in somebody’s to-do list.',
    table(
      ['Kind', 'French', 'Falls on', 'Shown to', 'The clock gives'],
      Object.entries(DEADLINES).map(([kind, { when, owner, command }]) => [
        code(kind),
        deadlineLabel(kind),
        when,
        owner,
        command === undefined ? '' : code(command),
      ]),
    ),
  );
}
