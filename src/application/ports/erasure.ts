import type { Actor } from '../../domain/kernel/actor.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { ErasableCategory } from '../../domain/youth-pathway/rights/events.js';

/** What has been done so far; each step is durable before the next begins, and may be done again. */
export type ErasureStep = 'ASKED' | 'ACCEPTED' | 'COPIES_PURGED' | 'DESTROYED' | 'PURGED' | 'CERTIFIED' | 'RECORDED';

/** An erasure that is under way. Nothing in it is personal. */
export interface Erasure {
  readonly erasureId: string;
  readonly step: ErasureStep;
  /** All the paths of the youth: those that a merge has absorbed, and the one that lives on. */
  readonly pathways: readonly string[];
  readonly categories: readonly ErasableCategory[];
  readonly ground: string;
  /** How the identity of whoever asked was checked. */
  readonly identityCheck: string;
  readonly requester: Actor;
  readonly approvedBy: string;
  readonly acceptedAt: string;
  readonly acceptedOn: CalendarDate;
  readonly copies?: CopiesPurged | undefined;
  readonly destroyed?: readonly DestroyedKeys[] | undefined;
  readonly destroyedAt?: string | undefined;
  readonly certificate?: string | undefined;
}

export interface DestroyedKeys {
  readonly pathway: string;
  readonly erasedThrough: number;
  readonly fingerprints: readonly string[];
}

/** Where erasures stand, so that one that was cut short is resumed. */
export interface ErasureJournal {
  underWay(): readonly Erasure[];
  /** Asked for, and not recorded yet: nothing else is decided on the path meanwhile. */
  isUnderWay(pathway: string): boolean;
  /** Durable when it returns. */
  keep(erasure: Erasure): void;
  /** It is complete, or was refused before anything was done. */
  end(erasureId: string): void;
  close(): void;
}

/**
 * A copy of personal data that the program wrote where it was told to: a package handed over, lines that an import refused, a
 * file for i-milo.
 */
export interface Copy {
  readonly kind: 'ACCESS_PACKAGE' | 'PORTABILITY' | 'REJECTS' | 'IMILO';
  /** The youth's; none where a file holds several. */
  readonly pathway?: string | undefined;
  /** None for what went to the standard output. */
  readonly file?: string | undefined;
  readonly at: string;
}

/** What tells a youth in a text. */
export interface Traits {
  readonly pathways: readonly string[];
  readonly lastNames: readonly string[];
  readonly firstNames: readonly string[];
  readonly birthDates: readonly CalendarDate[];
  /** Phone numbers, e-mail addresses, i-milo numbers: each tells by itself. */
  readonly numbers: readonly string[];
}

export interface CopiesPurged {
  readonly files: number;
  readonly rejectedLines: number;
  /** Handed over, moved or renamed since: whoever holds them must destroy them. */
  readonly outOfReach: number;
}

export interface Copies {
  /** Durable when it returns: before the first byte is written. */
  note(copy: Copy): void;
  /** Deletes the youth's files, and their lines in files of refused lines. Idempotent. */
  purge(youth: Traits): Promise<CopiesPurged>;
}

/** What is kept beside the log and derived from it: caches, read models. */
export interface Traces {
  /** As the certificate names it. */
  readonly name: string;
  /**
   * Makes it anew from what can still be read; nothing of what could be read before is left on the disk.
   * @throws Unavailable `erasure.incomplete` when old pages could not be wiped yet
   */
  purge(pathways: readonly string[]): Promise<void>;
}

/** Signs with a key of its own, which no erasure destroys (Ed25519). */
export interface Signer {
  /** The public key, SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
  /** In base64. */
  sign(text: string): string;
}
