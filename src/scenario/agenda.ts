interface Entry {
  readonly at: number;
  /** Who was noted first comes first: two entries of one instant keep their order. */
  readonly order: number;
  readonly run: () => void;
}

function before(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** What is to happen, soonest first: a binary heap. */
export class Agenda {
  private readonly heap: Entry[] = [];
  private noted = 0;

  note(at: number, run: () => void): void {
    const { heap } = this;
    const entry = { at, order: this.noted, run };
    this.noted += 1;
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.at(above);
      if (!before(entry, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  private at(place: number): Entry {
    const found = this.heap[place];
    if (!found) throw new RangeError('beyond the heap');
    return found;
  }

  next(): Entry | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      const right = below + 1;
      if (right < heap.length && before(this.at(right), this.at(below))) below = right;
      const child = this.at(below);
      if (!before(child, last)) break;
      heap[place] = child;
      place = below;
    }
    heap[place] = last;
    return first;
  }
}
