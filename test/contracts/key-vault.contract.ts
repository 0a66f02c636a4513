import { SubjectErased, type KeyVault } from '../../src/application/ports/key-vault.js';

/** One vault of a test: opened as often as it is asked for, always on the same content. */
export interface VaultUnderTest {
  open(): KeyVault;
  remove(): void;
}

const YOUTH = 'youthPathway-01J00000000000000000000001';
const OTHER = 'youthPathway-01J00000000000000000000002';

/** What every vault must do. */
export function keyVaultContract(adapter: string, newVault: () => VaultUnderTest): void {
  describe(`the vault, ${adapter}`, () => {
    let store: VaultUnderTest;
    let vault: KeyVault;

    beforeEach(() => {
      store = newVault();
      vault = store.open();
    });

    afterEach(() => {
      vault.close();
      store.remove();
    });

    const restart = (): void => {
      vault.close();
      vault = store.open();
    };
    const erased = { outcome: 'erased' };

    it('makes one key for each subject and category, and keeps it', () => {
      const key = vault.keyFor(YOUTH, 'identity');
      expect(key.key).toHaveLength(32);
      expect(vault.keyFor(YOUTH, 'identity')).toEqual(key);
      expect(vault.keyFor(YOUTH, 'contact').key).not.toEqual(key.key);
      expect(vault.keyFor(OTHER, 'identity').key).not.toEqual(key.key);
      vault.flush();
      restart();
      expect(vault.lookup(YOUTH, 'identity', key.version)).toEqual({ outcome: 'key', key });
      expect(vault.keyFor(YOUTH, 'identity')).toEqual(key);
    });

    it('finds a key before it is durable, and knows no other', () => {
      const key = vault.keyFor(YOUTH, 'identity');
      expect(vault.lookup(YOUTH, 'identity', key.version)).toEqual({ outcome: 'key', key });
      expect(vault.lookup(YOUTH, 'identity', key.version + 1)).toEqual({ outcome: 'unknown' });
      expect(vault.lookup(YOUTH, 'contact', 1)).toEqual({ outcome: 'unknown' });
      expect(vault.lookup(OTHER, 'identity', 1)).toEqual({ outcome: 'unknown' });
    });

    it('destroys the keys of a subject and never makes one there again', () => {
      const { version } = vault.keyFor(YOUTH, 'identity');
      vault.keyFor(YOUTH, 'contact');
      vault.keyFor(OTHER, 'identity');
      vault.flush();
      const fingerprints = vault.erase(YOUTH, 'all', 7);
      expect(fingerprints).toHaveLength(2);
      for (const state of ['now', 'after a restart']) {
        expect([state, vault.lookup(YOUTH, 'identity', version)]).toEqual([state, erased]);
        expect(() => vault.keyFor(YOUTH, 'identity')).toThrow(SubjectErased);
        expect(() => vault.keyFor(YOUTH, 'note')).toThrow(SubjectErased);
        expect(vault.isErased(YOUTH)).toBe(true);
        expect(vault.lookup(OTHER, 'identity', 1)).toMatchObject({ outcome: 'key' });
        restart();
      }
      // Once is as good as twice, and the certificate can be made again.
      expect(vault.erase(YOUTH, 'all')).toEqual(fingerprints);
    });

    it('destroys one category and leaves the others', () => {
      vault.keyFor(YOUTH, 'contract');
      vault.keyFor(YOUTH, 'identity');
      expect(vault.erase(YOUTH, ['contract', 'note'])).toHaveLength(1);
      expect(vault.lookup(YOUTH, 'contract', 1)).toEqual(erased);
      expect(vault.lookup(YOUTH, 'identity', 1)).toMatchObject({ outcome: 'key' });
      expect(() => vault.keyFor(YOUTH, 'contract')).toThrow(SubjectErased);
      expect(() => vault.keyFor(YOUTH, 'note')).toThrow(SubjectErased);
      expect(vault.isErased(YOUTH)).toBe(false);
      expect(vault.isErased(YOUTH, 'contract')).toBe(true);
      expect(vault.isErased(YOUTH, 'identity')).toBe(false);
    });

    it('destroys a key that was handed out and never made durable', () => {
      vault.keyFor(YOUTH, 'identity');
      expect(vault.erase(YOUTH, 'all')).toHaveLength(1);
      vault.flush();
      restart();
      expect(vault.lookup(YOUTH, 'identity', 1)).toEqual(erased);
    });

    it('puts a fence where there was never a key', () => {
      expect(vault.erase(YOUTH, 'all')).toEqual([]);
      expect(() => vault.keyFor(YOUTH, 'identity')).toThrow(SubjectErased);
    });

    it('destroys many subjects at once, and tells the keys of each', () => {
      const contact = vault.keyFor(YOUTH, 'contact');
      vault.keyFor(YOUTH, 'note');
      vault.keyFor(OTHER, 'contact');
      const alone = vault.erase(OTHER, 'all');
      const both = [
        { subject: YOUTH, categories: ['contact'] },
        { subject: OTHER, categories: 'all', erasedThrough: 3 },
      ] as const;
      const [one = [], other = []] = vault.eraseAll(both);
      expect([one.length, other]).toEqual([1, alone]);
      expect(vault.lookup(YOUTH, 'contact', contact.version)).toEqual(erased);
      expect(vault.lookup(YOUTH, 'note', 1)).toMatchObject({ outcome: 'key' });
      expect(vault.eraseAll(both)).toEqual([one, other]);
      expect(vault.eraseAll([])).toEqual([]);
    });

    it('retires a key, and makes a new one after it', () => {
      const first = vault.keyFor(YOUTH, 'contact');
      vault.flush();
      vault.retire(YOUTH, 'contact', first.version);
      expect(vault.lookup(YOUTH, 'contact', first.version)).toEqual(erased);
      const second = vault.keyFor(YOUTH, 'contact');
      expect(second.version).toBe(first.version + 1);
      expect(second.key).not.toEqual(first.key);
      vault.flush();
      // Said again, it costs no newer key.
      vault.retire(YOUTH, 'contact', first.version);
      restart();
      expect(vault.lookup(YOUTH, 'contact', first.version)).toEqual(erased);
      expect(vault.lookup(YOUTH, 'contact', second.version)).toEqual({ outcome: 'key', key: second });
      expect(vault.lookup(YOUTH, 'contact', second.version + 1)).toEqual({ outcome: 'unknown' });
      expect(vault.isErased(YOUTH, 'contact')).toBe(false);
    });

    it('remembers how far the log was followed', () => {
      expect(vault.ledger()).toBeUndefined();
      vault.keepLedger({ position: 12, hash: 'aa' });
      vault.keepLedger({ position: 15, hash: 'bb' });
      restart();
      expect(vault.ledger()).toEqual({ position: 15, hash: 'bb' });
    });

    it('finds who stands under a text, before and after it is durable', () => {
      vault.index('elan|zoe|2006-05-04', YOUTH);
      vault.index('elan|zoe|2006-05-04', OTHER);
      expect([...vault.indexed('elan|zoe|2006-05-04')].sort()).toEqual([YOUTH, OTHER]);
      vault.flush();
      restart();
      expect([...vault.indexed('elan|zoe|2006-05-04')].sort()).toEqual([YOUTH, OTHER]);
      expect(vault.indexed('elan|zoe|2006-05-05')).toEqual([]);
    });

    it('moves a subject whose text changed', () => {
      vault.index('elan|zoe|2006-05-04', YOUTH);
      vault.flush();
      vault.index('elan|zoe|2005-05-04', YOUTH);
      expect(vault.indexed('elan|zoe|2006-05-04')).toEqual([]);
      vault.flush();
      restart();
      expect(vault.indexed('elan|zoe|2006-05-04')).toEqual([]);
      expect(vault.indexed('elan|zoe|2005-05-04')).toEqual([YOUTH]);
    });

    it('no longer finds who was erased, and places nobody behind a fence', () => {
      vault.index('elan|zoe|2006-05-04', YOUTH);
      vault.erase(YOUTH, 'all');
      expect(vault.indexed('elan|zoe|2006-05-04')).toEqual([]);
      vault.index('elan|zoe|2006-05-04', YOUTH);
      vault.flush();
      expect(vault.indexed('elan|zoe|2006-05-04')).toEqual([]);
    });

    it('digests a text the same way for ever, under a secret of its own', () => {
      const digest = vault.digest('a command');
      expect(vault.digest('a command')).toBe(digest);
      expect(vault.digest('another')).not.toBe(digest);
      restart();
      expect(vault.digest('a command')).toBe(digest);
      const elsewhere = newVault();
      const stranger = elsewhere.open();
      expect(stranger.digest('a command')).not.toBe(digest);
      stranger.close();
      elsewhere.remove();
    });
  });
}
