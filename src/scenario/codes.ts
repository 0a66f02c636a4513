import type { Chance } from './chance.js';

/** Identifiers that look right and belong to nobody. */

function luhnDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** No SIREN of a company begins with three zeros. Both the SIREN and the SIRET pass Luhn. */
export function siretOf(number: number, establishment = 1): string {
  const stem = `000${String(number).padStart(5, '0')}`;
  const siren = `${stem}${luhnDigit(stem)}`;
  const root = `${siren}${String(establishment).padStart(4, '0')}`;
  return `${root}${luhnDigit(root)}`;
}

const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** Department `000` is nowhere. */
export function uaiOf(number: number): string {
  const digits = String(number).padStart(7, '0');
  return `${digits}${UAI_LETTERS.charAt(Number(digits) % UAI_LETTERS.length)}`;
}

/** No commune of the department has so high a number. */
export function communeOf(chance: Chance, department: string): string {
  return `${department}${String(chance.between(900, 999)).slice(department.length - 2)}`;
}

/** Mobile numbers that the French numbering plan keeps for works of fiction: 06 39 98 xx xx. */
export function fictionalPhone(chance: Chance, overseasPrefix?: string): string {
  const four = String(chance.between(0, 9999)).padStart(4, '0');
  // No range of fiction is kept overseas; but no subscriber's number begins with 0 after its prefix.
  return overseasPrefix === undefined ? `+3363998${four}` : `${overseasPrefix}00000${four}`;
}

/** A contract's number at the register of apprenticeship (DECA): department, year, month, `NC`, four digits. */
export function decaNumber(chance: Chance, signedOn: string): string {
  return `000${signedOn.slice(0, 4)}${signedOn.slice(5, 7)}NC${String(chance.between(0, 9999)).padStart(4, '0')}`;
}
