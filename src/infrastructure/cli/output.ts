import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';

/** Where a verb writes what it was asked for: standard output, or a file that appears only when it is whole. */
export interface Output {
  write(text: string | Uint8Array): Promise<void>;
  /** The text is whole: it may be read now. */
  done(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

export function openOutput(file: string | undefined): Output {
  return file === undefined ? standardOutput() : fileOutput(file);
}

function standardOutput(): Output {
  return {
    async write(text) {
      if (!process.stdout.writable) return;
      // A reader that has seen enough (head) closes the pipe: that is no error, and there is nobody left to write to.
      await new Promise<void>((resolve, reject) => {
        const closed = (error: NodeJS.ErrnoException): void => {
          if (error.code === 'EPIPE') resolve();
          else reject(error);
        };
        process.stdout.once('error', closed);
        process.stdout.write(text, (error) => {
          if (error) {
            closed(error);
            return;
          }
          process.stdout.off('error', closed);
          resolve();
        });
      });
    },
    done: () => Promise.resolve(),
    abandon: () => Promise.resolve(),
  };
}

function fileOutput(file: string): Output {
  const part = `${file}.part`;
  const stream = createWriteStream(part, { mode: 0o600 });
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  const end = async (): Promise<void> => {
    if (!stream.closed) {
      stream.end();
      if (!failure) await once(stream, 'close');
    }
    if (failure) throw failure;
  };
  return {
    async write(text) {
      if (failure) throw failure;
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async done() {
      await end();
      await rename(part, file);
    },
    async abandon() {
      stream.destroy();
      await rm(part, { force: true });
    },
  };
}

/** Text that somebody typed, for a terminal: what would move its cursor, or turn its words around, is made visible. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
